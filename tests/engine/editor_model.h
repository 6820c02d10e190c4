// Random operations on a tree and on a std::map that says what should be in it. A sequence that fails is made as short
// as can be.
#pragma once

#include <QtTest>
#include <chrono>
#include <map>
#include <random>

#include "btree/cursor.h"
#include "btree/editor.h"
#include "engine/memory_space.h"

namespace daxscope::test {

using btree::Cursor;
using btree::Editor;
using format::Key;

inline constexpr auto anyType = format::ItemType::StringItem;  // no rule about its size

using Data = std::vector<std::byte>;
using Model = std::map<Key, Data>;

inline std::uint64_t seed() {
    static const std::uint64_t value = [] {
        if (qEnvironmentVariableIsSet("DAXSCOPE_SEED"))
            return std::uint64_t{qEnvironmentVariable("DAXSCOPE_SEED").toULongLong()};
        return qEnvironmentVariableIsSet("CI") ? std::uint64_t{std::random_device()()} : 1;
    }();
    return value;
}

enum class Kind : std::uint8_t { Insert, Erase, Replace, Overwrite, Rekey, Splice, Extend, Commit };

/// Existing items are named by a key at or above which they are found, so that operations mean something when
/// others before them are left out.
struct Op {
    Kind kind = Kind::Commit;
    Key key;
    Key to;
    std::uint32_t size = 0;
    std::uint8_t fill = 0;

    [[nodiscard]] std::string text() const {
        constexpr std::array names = {"insert", "erase",  "replace", "overwrite",
                                      "rekey",  "splice", "extend",  "commit"};
        return std::format("{} ({} {}) to ({} {}) size {} fill {}",
                           names[static_cast<std::size_t>(kind)], key.objectid, key.offset,
                           to.objectid, to.offset, size, fill);
    }
};

inline Data content(const Op& op) {
    Data data(op.size);
    for (std::size_t i = 0; i < data.size(); ++i)
        data[i] = static_cast<std::byte>(op.fill + i * 7);
    return data;
}

/// What a splice puts: a few items of the same content, some of which may come too late.
inline std::vector<btree::Item> spliced(const Op& op, const Data& data) {
    std::vector<btree::Item> items(op.fill % 5);
    for (std::size_t i = 0; i < items.size(); ++i)
        items[i] = {{op.key.objectid, anyType, op.key.offset + i * (1 + op.fill / 5 % 2)}, data};
    return items;
}

/// A tree, and what should be in it.
struct WatchedTree {
    explicit WatchedTree(std::uint32_t nodeSize)
        : space(nodeSize), editor(space, space.makeTree()) {
        space.root = &editor.root();
    }

    static int code(const Status& status) { return status ? 0 : status.error().code; }

    /// The errno the operation should come to; the model follows when it is 0.
    int expected(Op& op, const Data& data) {
        const std::uint32_t most = space.nodeSize() - 101 - 25;
        if ((op.kind == Kind::Insert || op.kind == Kind::Replace) && op.size > most)
            return EINVAL;
        if (op.kind == Kind::Insert)
            return model.emplace(op.key, data).second ? 0 : EEXIST;
        if (op.kind == Kind::Splice)
            return expectedSplice(op, data);
        auto item = model.lower_bound(op.key);
        if (item == model.end() || op.fill == 0)  // now and then one that is not there
            return item == model.end() || item->first != op.key ? ENOENT
                                                                : expectedAt(op, item, data);
        op.key = item->first;
        return expectedAt(op, item, data);
    }
    int expectedSplice(const Op& op, const Data& data) {
        const std::vector<btree::Item> items = spliced(op, data);
        for (const btree::Item& item : items) {
            if (!(item.key < op.to) || data.size() > space.nodeSize() - 101 - 25)
                return EINVAL;
        }
        if (op.key < op.to)
            model.erase(model.lower_bound(op.key), model.lower_bound(op.to));
        for (const btree::Item& item : items)
            model.emplace(item.key, data);
        return 0;
    }
    int expectedAt(Op& op, Model::iterator item, const Data& data) {
        if (op.kind == Kind::Extend) {
            if (item->second.size() + data.size() > space.nodeSize() - 101 - 25)
                return EINVAL;
            item->second.insert(item->second.end(), data.begin(), data.end());
        } else if (op.kind == Kind::Erase) {
            model.erase(item);
        } else if (op.kind == Kind::Replace) {
            item->second = data;
        } else if (op.kind == Kind::Overwrite) {
            if (op.to.offset + data.size() > item->second.size())
                return EINVAL;
            std::ranges::copy(data,
                              item->second.begin() + static_cast<std::ptrdiff_t>(op.to.offset));
        } else {
            const bool above = item == model.begin() || std::prev(item)->first < op.to;
            const bool below = std::next(item) == model.end() || op.to < std::next(item)->first;
            if (!above || !below)
                return EINVAL;
            auto node = model.extract(item);
            node.key() = op.to;
            model.insert(std::move(node));
        }
        return 0;
    }
    Status change(const Op& op, const Data& data) {
        switch (op.kind) {
            case Kind::Insert:
                return editor.insert(op.key, data);
            case Kind::Erase:
                return editor.erase(op.key);
            case Kind::Replace:
                return editor.replace(op.key, data);
            case Kind::Overwrite:
                return editor.overwrite(op.key, static_cast<std::uint32_t>(op.to.offset), data);
            case Kind::Rekey:
                return editor.rekey(op.key, op.to);
            case Kind::Splice:
                return editor.splice(op.key, op.to, spliced(op, data));
            case Kind::Extend:
                return extend(op.key, data);
            case Kind::Commit:
                space.commit();
        }
        return {};
    }
    Status extend(const Key& key, const Data& data) {
        DAX_TRY(const auto at, Cursor::find(space, editor.root(), key));
        return at.valid() ? editor.extend(at, data) : Status(fail(ENOENT, "there is no such item"));
    }
    void apply(Op op) {
        const Data data = content(op);
        const int wanted = op.kind == Kind::Commit ? 0 : expected(op, data);
        const std::uint64_t before = space.bytesLogged;
        const Status status = change(op, data);
        MemorySpace::require(code(status) == wanted,
                             std::format("{} comes to {}, not {}", op.text(),
                                         status ? "success" : status.error().text(), wanted));
        if (wanted != 0)
            MemorySpace::require(space.bytesLogged == before, "a refused operation changed a byte");
    }
    double check() {
        const double full = space.check(editor.root());
        auto at = Cursor::lowerBound(space, editor.root(), {});
        MemorySpace::require(at.has_value(), "no cursor");
        for (const auto& [key, data] : model) {
            MemorySpace::require(at->valid() && at->key() == key, "the keys differ");
            MemorySpace::require(std::ranges::equal(at->data(), data), "the data differ");
            MemorySpace::require(at->next().has_value(), "the cursor fails");
        }
        MemorySpace::require(!at->valid(), "there are too many items");
        return full;
    }

    MemorySpace space;
    Editor editor;
    Model model;
};

struct Scenario {
    std::uint32_t nodeSize = 4096;
    std::size_t checkEvery = 500;
};

/// What is wrong, or nothing.
inline std::string failure(const Scenario& scenario, const std::vector<Op>& ops) {
    WatchedTree tree(scenario.nodeSize);
    try {
        for (std::size_t i = 0; i < ops.size(); ++i) {
            tree.apply(ops[i]);
            if ((i + 1) % scenario.checkEvery == 0)
                tree.check();
        }
        tree.check();
    } catch (const std::logic_error& error) {
        return error.what();
    }
    return {};
}

inline std::string shortest(Scenario scenario, std::vector<Op> ops) {
    if (ops.size() < 3000)
        scenario.checkEvery = 1;
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    for (std::size_t piece = ops.size() / 2; piece > 0; piece /= 2) {
        for (std::size_t at = 0;
             at + piece <= ops.size() && std::chrono::steady_clock::now() < deadline;) {
            std::vector<Op> fewer = ops;
            const auto from = fewer.begin() + static_cast<std::ptrdiff_t>(at);
            fewer.erase(from, from + static_cast<std::ptrdiff_t>(piece));
            if (failure(scenario, fewer).empty())
                at += piece;
            else
                ops = std::move(fewer);
        }
    }
    std::string text = std::format("{} (seed {}, node size {}, {} operations)\n",
                                   failure(scenario, ops), seed(), scenario.nodeSize, ops.size());
    for (std::size_t i = 0; i < std::min<std::size_t>(ops.size(), 60); ++i)
        text += "    " + ops[i].text() + "\n";
    return text;
}

class Random {
public:
    explicit Random(std::uint64_t salt) : engine_(seed() * 1000003 + salt) {}
    std::uint64_t below(std::uint64_t end) { return engine_() % end; }

    Key key() { return {256 + below(50), anyType, below(4000)}; }
    std::uint32_t size(std::uint32_t nodeSize) {
        const std::uint32_t most = nodeSize - 101 - 25;
        switch (below(40)) {
            case 0:
                return most;
            case 1:
                return static_cast<std::uint32_t>(below(most + 20));
            case 2:
            case 3:
                return 0;
            case 4:
            case 5:
            case 6:
                return static_cast<std::uint32_t>(below(most / 3));
            default:
                return static_cast<std::uint32_t>(below(most / 20));
        }
    }
    /// `weights`: of insert, erase, replace, overwrite, rekey, splice, extend.
    Op op(std::uint32_t nodeSize, const std::array<unsigned, 7>& weights) {
        Op op{Kind::Commit, key(), key(), size(nodeSize), static_cast<std::uint8_t>(below(256))};
        unsigned total = 0;
        for (const unsigned weight : weights)
            total += weight;
        auto at = static_cast<unsigned>(below(total + 1));
        for (std::size_t kind = 0; kind < weights.size(); ++kind) {
            if (at < weights[kind]) {
                op.kind = static_cast<Kind>(kind);
                break;
            }
            at -= weights[kind];
        }
        if (op.kind == Kind::Overwrite) {
            op.to.offset = below(op.size + 1);
            op.size /= 3;
        } else if (op.kind == Kind::Rekey && below(4) != 0) {
            op.to = {op.key.objectid, anyType, op.key.offset + below(8)};
        } else if (op.kind == Kind::Splice) {
            const bool wide = below(4) == 0;  // several leaves
            op.to = {op.key.objectid, anyType, op.key.offset + below(wide ? 4000 : 8)};
        }
        return op;
    }

private:
    std::mt19937_64 engine_;
};

}  // namespace daxscope::test

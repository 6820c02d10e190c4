#include "support/dump_tree.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string_view>
#include <utility>

#include "support/process.h"

namespace daxscope::test {
namespace {

using namespace std::string_view_literals;

// What btrfs-progs prints instead of well-known object ids.
constexpr std::array<std::pair<std::string_view, std::uint64_t>, 14> treeNames = {{
    {"ROOT_TREE", 1},
    {"EXTENT_TREE", 2},
    {"CHUNK_TREE", 3},
    {"DEV_TREE", 4},
    {"FS_TREE", 5},
    {"ROOT_TREE_DIR", 6},
    {"CSUM_TREE", 7},
    {"QUOTA_TREE", 8},
    {"UUID_TREE", 9},
    {"FREE_SPACE_TREE", 10},
    {"BLOCK_GROUP_TREE", 11},
    {"RAID_STRIPE_TREE", 12},
    {"TREE_LOG", static_cast<std::uint64_t>(-6)},
    {"DATA_RELOC_TREE", static_cast<std::uint64_t>(-9)},
}};

std::optional<std::uint64_t> number(std::string_view text) {
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end == text.data())
        return std::nullopt;
    return value;
}

std::uint64_t objectId(std::string_view text) {
    for (const auto& [name, id] : treeNames)
        if (text == name)
            return id;
    if (text == "FREE_INO")
        return static_cast<std::uint64_t>(-12);
    return number(text).value_or(0);
}

/// The number behind `word`, which must be followed by a space in `line`.
std::uint64_t after(std::string_view line, std::string_view word) {
    const auto at = line.find(word);
    if (at == std::string_view::npos)
        return 0;
    return number(line.substr(at + word.size())).value_or(0);
}

std::string inParentheses(std::string_view line) {
    const auto from = line.find('(');
    const auto to = line.find(')');
    if (from == std::string_view::npos || to == std::string_view::npos || to < from)
        return {};
    return std::string(line.substr(from + 1, to - from - 1));
}

struct Key {
    std::uint64_t objectId = 0;
    std::string_view type;
    std::uint64_t offset = 0;
};

/// "… key (256 INODE_ITEM 0) …"
std::optional<Key> keyIn(std::string_view line) {
    const auto from = line.find("key (");
    const auto to = line.find(')', from);
    if (from == std::string_view::npos || to == std::string_view::npos)
        return std::nullopt;
    const std::string_view inner = line.substr(from + 5, to - from - 5);
    const auto first = inner.find(' ');
    const auto last = inner.rfind(' ');
    if (first == std::string_view::npos || first == last)
        return std::nullopt;
    return Key{objectId(inner.substr(0, first)), inner.substr(first + 1, last - first - 1),
               number(inner.substr(last + 1)).value_or(0)};
}

class Reader {
public:
    Dump dump;

    void line(std::string_view text) {
        if (text.starts_with("\t\t\t") || text.starts_with("\t\t")) {
            detail(text.substr(text.find_first_not_of('\t')));
        } else if (text.starts_with("\titem ")) {
            item(text);
        } else if (text.starts_with("leaf ") || text.starts_with("node ")) {
            block(text);
        } else if (!text.starts_with('\t') && text.contains(" tree")) {
            tree(text);
        }
    }

private:
    void tree(std::string_view text) {
        if (text.starts_with("root tree"))
            tree_ = 1;
        else if (text.starts_with("chunk tree"))
            tree_ = 3;
        else if (text.starts_with("log root tree"))
            tree_ = static_cast<std::uint64_t>(-6);
        else if (const auto key = keyIn(text))
            tree_ = key->objectId;
    }

    void block(std::string_view text) {
        const auto owner = text.find(" owner ");
        if (owner == std::string_view::npos)
            return;  // the second header line, with the flags
        DumpedBlock& b = dump.blocks[number(text.substr(5)).value_or(0)];
        b.generation = after(text, " generation ");
        b.level = static_cast<unsigned>(after(text, " level "));
        b.owner = objectId(text.substr(owner + 7));
        b.reachedBy.insert(tree_);
        kind_ = Kind::Other;
    }

    void item(std::string_view text) {
        kind_ = Kind::Other;
        const auto key = keyIn(text);
        if (!key)
            return;
        key_ = *key;
        if (key->type == "EXTENT_DATA") {
            kind_ = Kind::FileExtent;
            DumpedFileExtent extent;
            extent.tree = tree_;
            extent.inode = key->objectId;
            extent.offset = key->offset;
            file_ = &dump.files[{tree_, key->objectId}].emplace_back(extent);
        } else if (key->type == "EXTENT_ITEM" || key->type == "METADATA_ITEM") {
            kind_ = Kind::Extent;
            dump.extents[key->objectId] = {};
        } else if (key->type == "SHARED_DATA_REF") {
            dump.extents[key->objectId].heldByParent = true;
        } else if (key->type == "CHUNK_ITEM") {
            kind_ = Kind::Chunk;
            dump.chunks.push_back({key->offset, 0, {}, {}});
        }
    }

    void detail(std::string_view text) {
        switch (kind_) {
            case Kind::FileExtent:
                fileExtent(text);
                break;
            case Kind::Extent:
                extent(text);
                break;
            case Kind::Chunk:
                chunk(text);
                break;
            case Kind::Other:
                break;
        }
    }

    void fileExtent(std::string_view text) {
        if (text.starts_with("generation ")) {
            file_->generation = after(text, "generation ");
            file_->type = inParentheses(text);
        } else if (text.contains("data disk byte ")) {
            file_->diskLogical = after(text, "disk byte ");
            file_->diskLength = after(text, " nr ");
        } else if (text.contains("data offset ")) {
            file_->extentOffset = after(text, "data offset ");
            file_->length = after(text, " nr ");
            if (file_->type == "prealloc")
                file_->compression = "none";
        } else if (text.starts_with("extent compression ")) {
            file_->compression = inParentheses(text);
        } else if (text.starts_with("inline extent data size ")) {
            file_->length = after(text, " ram_bytes ");
            file_->compression = inParentheses(text);
        }
    }

    void extent(std::string_view text) {
        DumpedExtent& e = dump.extents[key_.objectId];
        if (text.contains("shared data backref"))
            e.heldByParent = true;
        if (!text.starts_with("refs "))
            return;
        e.logical = key_.objectId;
        // Skinny items name the level where the length used to be.
        e.length = key_.type == "EXTENT_ITEM" ? key_.offset : 0;
        e.generation = after(text, " gen ");
        e.isTree = text.contains("TREE_BLOCK");
    }

    void chunk(std::string_view text) {
        DumpedChunk& c = dump.chunks.back();
        if (text.starts_with("length ")) {
            c.length = after(text, "length ");
            const auto type = text.find(" type ");
            c.type = type == std::string_view::npos ? "" : std::string(text.substr(type + 6));
        } else if (text.starts_with("stripe ")) {
            c.stripes.push_back(after(text, " offset "));
        }
    }

    enum class Kind { Other, FileExtent, Extent, Chunk } kind_ = Kind::Other;
    std::uint64_t tree_ = 0;
    Key key_;
    DumpedFileExtent* file_ = nullptr;
};

}  // namespace

std::vector<std::uint64_t> Dump::deviceBytes(std::uint64_t logical) const {
    std::vector<std::uint64_t> result;
    for (const DumpedChunk& c : chunks)
        if (logical >= c.logical && logical - c.logical < c.length)
            for (const std::uint64_t stripe : c.stripes)
                result.push_back(stripe + (logical - c.logical));
    return result;
}

std::expected<Dump, std::string> dumpTrees(const std::string& image) {
    const Ran super = run({"btrfs", "inspect-internal", "dump-super", image});
    // Names and values may contain anything, line ends included.
    const Ran ran = run({"btrfs", "inspect-internal", "dump-tree", "--hide-names", image});
    if (!ran.ok())
        return std::unexpected("dump-tree: " + ran.verdict());
    Reader reader;
    for (std::size_t at = 0; at < ran.out.size();) {
        const std::size_t end = std::min(ran.out.find('\n', at), ran.out.size());
        reader.line(std::string_view(ran.out).substr(at, end - at));
        at = end + 1;
    }
    Dump dump = std::move(reader.dump);
    const auto nodesize = super.out.find("\nnodesize");
    if (nodesize == std::string::npos || dump.chunks.empty())
        return std::unexpected("dump-tree: no superblock or chunks in its output: " + super.err);
    const auto digits = super.out.find_first_of("0123456789", nodesize);
    const std::uint64_t nodeSize = number(std::string_view(super.out).substr(digits)).value_or(0);
    for (auto& [logical, extent] : dump.extents)
        if (extent.isTree)
            extent.length = nodeSize;
    std::ranges::sort(dump.chunks, {}, &DumpedChunk::logical);
    return dump;
}

}  // namespace daxscope::test

// engine/btree: the editor against std::map (editor_model.h), with every block watched (memory_space.h).
// DAXSCOPE_SEED repeats a run.

#include <QtTest>
#include <chrono>
#include <random>

#include "engine/editor_model.h"

using namespace daxscope;
using namespace daxscope::btree;
using namespace daxscope::test;
using format::Key;

namespace {

void nodeSizes() {
    QTest::addColumn<unsigned>("nodeSize");
    for (const unsigned size : {4096U, 16384U, 65536U})
        QTest::newRow(std::to_string(size).c_str()) << size;
}

}  // namespace

#define HOLDS(scenario, ops)                                                  \
    do {                                                                      \
        if (const std::string wrong = failure(scenario, ops); !wrong.empty()) \
            QFAIL(shortest(scenario, ops).c_str());                           \
    } while (false)

class EditorTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { qInfo("DAXSCOPE_SEED=%llu", static_cast<unsigned long long>(seed())); }

    void randomOperations_data() { nodeSizes(); }
    /// The tree grows, stays, and shrinks to nothing.
    void randomOperations() {
        QFETCH(unsigned, nodeSize);
        Random random(nodeSize);
        std::vector<Op> ops;
        const std::size_t part = nodeSize == 4096 ? 12000 : nodeSize == 16384 ? 6000 : 3000;
        for (std::size_t i = 0; i < part; ++i)
            ops.push_back(random.op(nodeSize, {60, 15, 15, 8, 8, 10, 10}));
        for (std::size_t i = 0; i < part; ++i)
            ops.push_back(random.op(nodeSize, {20, 25, 25, 15, 15, 20, 20}));
        for (std::size_t i = 0; i < part; ++i)
            ops.push_back(random.op(nodeSize, {3, 60, 10, 5, 5, 5, 5}));
        HOLDS((Scenario{nodeSize, 1000}), ops);
    }

    /// Many short sequences with few, large items: every way to split and to merge, checked after each step.
    void shortSequences() {
        for (std::uint64_t round = 0; round < 150; ++round) {
            Random random(round);
            std::vector<Op> ops;
            for (int i = 0; i < 60; ++i) {
                Op op = random.op(4096, {40, 15, 25, 3, 5, 20, 15});
                op.key = {256, anyType, random.below(40)};
                op.to.objectid = 256;
                if (op.kind == Kind::Splice)
                    op.to.offset = op.key.offset + random.below(12);
                op.size = static_cast<std::uint32_t>(random.below(3) == 0 ? random.below(3971)
                                                                          : random.below(1500));
                ops.push_back(op);
            }
            HOLDS((Scenario{4096, 1}), ops);
        }
    }

    void inOrder_data() { nodeSizes(); }
    /// Appends fill leaves; so do inserts in falling order; a tree erased from either end goes back to an empty leaf.
    void inOrder() {
        QFETCH(unsigned, nodeSize);
        for (const bool rising : {true, false}) {
            WatchedTree tree(nodeSize);
            try {
                const std::uint64_t count = nodeSize == 4096 ? 12000 : 8000;
                for (std::uint64_t i = 0; i < count; ++i) {
                    const std::uint64_t offset = rising ? i : count - i;
                    tree.apply({Kind::Insert, {256, anyType, offset}, {}, 53, 1});
                    if (i % 3000 == 2999)
                        tree.apply({});
                }
                const double full = tree.check();
                QVERIFY2(full > 0.9, std::to_string(full).c_str());
                QCOMPARE(int{tree.editor.root().level}, nodeSize == 4096 ? 2 : 1);
                for (std::uint64_t i = 0; i < count; ++i) {
                    const bool front = rising ? i % 2 == 0 : i < count / 2;
                    const Key key =
                        front ? tree.model.begin()->first : std::prev(tree.model.end())->first;
                    tree.apply({Kind::Erase, key, {}, 0, 1});
                    if (i % 1500 == 1499)
                        tree.check();
                }
                tree.check();
            } catch (const std::logic_error& error) {
                QFAIL(error.what());
            }
            QCOMPARE(tree.editor.root().level, 0);
            QVERIFY(tree.model.empty());
        }
    }

    /// Random erasures leave no trail of nearly empty blocks.
    void sparse() {
        WatchedTree tree(4096);
        Random random(4);
        try {
            for (std::uint64_t i = 0; i < 20000; ++i)
                tree.apply({Kind::Insert, {256, anyType, i}, {}, 53, 1});
            while (tree.model.size() > 2000)
                tree.apply({Kind::Erase, {256, anyType, random.below(20000)}, {}, 0, 1});
            const double full = tree.check();
            QVERIFY2(full > 0.33, std::to_string(full).c_str());
        } catch (const std::logic_error& error) {
            QFAIL(error.what());
        }
    }

    /// Space runs out at each allocation in turn: an error, and the log takes everything back.
    void noSpace() {
        WatchedTree tree(4096);
        Random random(99);
        int failures = 0;
        try {
            for (int i = 0; i < 3000; ++i)
                tree.apply(random.op(4096, {60, 8, 12, 8, 8, 5, 5}));
            for (int i = 0; i < 600; ++i) {
                tree.space.commit();
                const Op op =
                    random.op(4096, i < 300 ? std::array<unsigned, 7>{40, 10, 20, 2, 2, 20, 10}
                                            : std::array<unsigned, 7>{2, 60, 20, 2, 2, 20, 10});
                for (std::uint64_t room = 0;; ++room) {
                    const TreeRoot root = tree.editor.root();
                    const auto before =
                        i % 20 == 0 ? tree.space.picture() : decltype(tree.space.picture()){};
                    Op done = op;
                    const Data data = content(op);
                    if (op.kind != Kind::Insert && op.fill != 0) {
                        const auto item = tree.model.lower_bound(op.key);
                        done.key = item == tree.model.end() ? op.key : item->first;
                    }
                    tree.space.mark();
                    tree.space.failAt = tree.space.allocations + room;
                    const Status status = tree.change(done, data);
                    const bool out = tree.space.allocations > tree.space.failAt;
                    tree.space.failAt = UINT64_MAX;
                    tree.space.undo();
                    tree.editor = Editor(tree.space, root);
                    if (i % 20 == 0)
                        QVERIFY(tree.space.picture() == before);
                    if (!out)
                        break;
                    ++failures;
                    QVERIFY(!status);
                    QCOMPARE(status.error().code, ENOSPC);
                }
                tree.apply(op);
                if (i % 50 == 0)
                    tree.check();
            }
            tree.check();
        } catch (const std::logic_error& error) {
            QFAIL(error.what());
        }
        QVERIFY2(failures > 1000, std::to_string(failures).c_str());
    }

    /// A tree that contradicts itself is an error, not a larger damage.
    void damaged() {
        enum Damage : std::uint8_t { KeyTooHigh, Neighbour, Empty, Level, RootLevel };
        for (const Damage damage : {KeyTooHigh, Neighbour, Empty, Level, RootLevel}) {
            WatchedTree tree(4096);
            for (std::uint64_t i = 0; i < 400; ++i)
                tree.apply({Kind::Insert, {256, anyType, i}, {}, 53, 1});
            for (std::uint64_t i = 10; i < 40; ++i)
                tree.apply({Kind::Erase, {256, anyType, i}, {}, 0, 1});
            QCOMPARE(int{tree.editor.root().level}, 1);
            TreeRoot root = tree.editor.root();
            const std::uint64_t left = tree.space.block(root.expect())->pointer(0).blockptr;
            auto& header = structIn<format::Header>(tree.space.raw(left));
            const std::uint32_t last = header.nritems - 1;
            if (damage <= Neighbour)
                structIn<format::ItemHeader>(tree.space.raw(left), 101 + last * 25).key =
                    Key{256, anyType, 300};
            else if (damage == Empty)
                header.nritems = 0;
            else if (damage == Level)
                header.level = 1;
            else
                root.level = 8;
            tree.space.root = nullptr;
            Editor editor(tree.space, root);
            // Through the damage, or up to it: erasures until the next leaf would merge with the damaged one.
            const Key first{256, format::ItemType::UuidReceived, 3};
            Status status = damage == Neighbour ? Status{} : editor.insert(first, {});
            for (std::uint64_t i = 100; i >= 60 && status; --i)
                status = editor.erase({256, anyType, i});
            QVERIFY(!status);
            QCOMPARE(status.error().code, EIO);
        }
    }

    /// A root with one child, which others may write, goes with the first erasure; a tree of eight full levels is
    /// the end.
    void oddShapes() {
        WatchedTree tree(4096);
        tree.apply({Kind::Insert, {256, anyType, 1}, {}, 10, 1});
        TreeRoot root = tree.editor.root();
        const auto putPointer = [&](const format::BlockView& node, std::uint32_t slot,
                                    std::uint64_t child) {
            format::KeyPtr pointer;
            std::uint64_t step = 1;  // the keys below one pointer end before the next one
            for (unsigned level = 1; level < node.level(); ++level)
                step *= 200;
            pointer.key = Key{256 + slot * step, anyType, 1};
            pointer.blockptr = child;
            pointer.generation = tree.space.generation();
            tree.space.store(node, 101 + slot * 33, bytesOf(pointer));
            Le32 count;
            count = slot + 1;
            tree.space.store(node, offsetof(format::Header, nritems), bytesOf(count));
        };
        for (std::uint8_t level = 1; level < 3; ++level) {
            const auto node = tree.space.allocate(MemorySpace::tree, level);
            putPointer(*node, 0, root.logical);
            root = {root.tree, node->logical(), tree.space.generation(), level};
        }
        tree.editor = Editor(tree.space, root);
        tree.space.commit();
        tree.apply({Kind::Erase, {256, anyType, 1}, {}, 0, 1});
        tree.check();
        QCOMPARE(tree.editor.root().level, 0);

        tree.apply({Kind::Insert, {256, anyType, 1}, {}, 4096 - 126, 1});
        root = tree.editor.root();
        for (std::uint8_t level = 1; level <= format::maxLevel; ++level) {
            const auto node = tree.space.allocate(MemorySpace::tree, level);
            for (std::uint32_t slot = 0; slot < (4096 - 101) / 33; ++slot)
                putPointer(*node, slot, slot == 0 ? root.logical : 4096);
            root = {root.tree, node->logical(), tree.space.generation(), level};
        }
        tree.editor = Editor(tree.space, root);
        const Status status = tree.editor.insert({256, anyType, 2}, {});
        QVERIFY(!status);
        QCOMPARE(status.error().code, EFBIG);
    }

    /// Not a bar, a figure: what an operation on a cached path costs, and how much of it is logged.
    void speed() {
        MemorySpace space(16384);
        space.watch = false;
        Editor editor(space, space.makeTree());
        std::mt19937_64 random(5);
        std::vector<Key> keys;
        for (std::uint64_t i = 0; i < 50000; ++i)
            keys.push_back({256 + random() % 1000, anyType, random()});
        const Data data(53);
        const auto measure = [&](const char* name, const auto& operation) {
            space.bytesLogged = 0;
            const auto start = std::chrono::steady_clock::now();
            bool good = true;
            for (const Key& key : keys)
                good = operation(key).has_value() && good;
            const std::chrono::duration<double, std::nano> took =
                std::chrono::steady_clock::now() - start;
            QVERIFY(good);
            const auto count = static_cast<double>(keys.size());
            qInfo("%s: %.0f ns, %.0f bytes logged", name, took.count() / count,
                  static_cast<double>(space.bytesLogged) / count);
        };
        measure("insert", [&](const Key& key) { return editor.insert(key, data); });
        measure("replace", [&](const Key& key) { return editor.replace(key, data); });
        measure("overwrite",
                [&](const Key& key) { return editor.overwrite(key, 8, Bytes(data).first(8)); });
        measure("erase", [&](const Key& key) { return editor.erase(key); });
        for (std::uint64_t i = 0; i < keys.size(); ++i)
            keys[i] = {256, anyType, i};
        measure("append", [&](const Key& key) { return editor.insert(key, data); });
    }
};

QTEST_GUILESS_MAIN(EditorTest)
#include "test_editor.moc"

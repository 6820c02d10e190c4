// engine/format: the rules of tree blocks, broken one at a time.

#include <QtTest>
#include <random>

#include "engine/block_builder.h"
#include "format/names.h"
#include "format/tree_block.h"

using namespace daxscope;
using namespace daxscope::format;
using namespace daxscope::test;

namespace {

BlockRules smallRules() {
    BlockRules rules;
    rules.nodeSize = 4096;
    rules.fsid.fill(std::byte{0xab});
    rules.maxGeneration = 10;
    return rules;
}

constexpr ItemType inodeItem = ItemType::InodeItem;
constexpr ItemType anyType = ItemType::StringItem;  // no rule about its size

/// Three items without rules of their own.
BlockBuilder soundLeaf() {
    BlockBuilder leaf(smallRules());
    leaf.item({256, anyType, 0}, asBytes("first"));
    leaf.item({256, anyType, 1}, asBytes(""));
    leaf.item({257, anyType, 0}, asBytes("third one"));
    return leaf;
}

BlockBuilder soundNode() {
    BlockBuilder node(smallRules(), 1);
    node.pointer({256, inodeItem, 0}, 4096);
    node.pointer({300, inodeItem, 0}, 8192);
    return node;
}

}  // namespace

// Refused with EIO, in words that contain these.
#define BROKEN(builder, words)                                                    \
    do {                                                                          \
        const Status verdict =                                                    \
            verifyBlock((builder).sealed(), smallRules(), BlockBuilder::logical); \
        QVERIFY2(!verdict, "was accepted");                                       \
        QCOMPARE(verdict.error().code, EIO);                                      \
        QVERIFY2(verdict.error().text().find(words) != std::string::npos,         \
                 verdict.error().text().c_str());                                 \
        QVERIFY2(verdict.error().where.find("30408704") != std::string::npos,     \
                 verdict.error().where.c_str());                                  \
    } while (false)

#define SOUND(builder)                                                            \
    do {                                                                          \
        const Status verdict =                                                    \
            verifyBlock((builder).sealed(), smallRules(), BlockBuilder::logical); \
        QVERIFY2(verdict, verdict ? "" : verdict.error().text().c_str());         \
    } while (false)

#define REFUSED(result, errnoWanted, words)                               \
    do {                                                                  \
        const Status verdict = (result);                                  \
        QVERIFY2(!verdict, "was accepted");                               \
        QCOMPARE(verdict.error().code, errnoWanted);                      \
        QVERIFY2(verdict.error().text().find(words) != std::string::npos, \
                 verdict.error().text().c_str());                         \
    } while (false)

class TreeBlockTest : public QObject {
    Q_OBJECT

private slots:
    void sound() {
        BlockBuilder empty(smallRules());
        SOUND(empty);
        BlockBuilder leaf = soundLeaf();
        SOUND(leaf);
        BlockBuilder node = soundNode();
        SOUND(node);
        const BlockView view(leaf.sealed());
        QVERIFY(view.isLeaf());
        QCOMPARE(view.count(), 3U);
        QCOMPARE(asText(view.data(0)), "first");
        QCOMPARE(asText(view.data(1)), "");
        QCOMPARE(asText(view.data(2)), "third one");
        QVERIFY(view.key(2) == (Key{257, anyType, 0}));
        QCOMPARE(view.lowerBound({0, {}, 0}), 0U);
        QCOMPARE(view.lowerBound({256, anyType, 1}), 1U);
        QCOMPARE(view.lowerBound({256, anyType, 2}), 2U);
        QCOMPARE(view.lowerBound(Key::max()), 3U);
        QCOMPARE(BlockView(node.sealed()).pointer(1).blockptr.get(), 8192U);

        // As many items as fit: only their headers, no data.
        BlockBuilder full(smallRules());
        for (std::uint64_t i = 0; i < (4096 - sizeof(Header)) / sizeof(ItemHeader); ++i)
            full.item({i, anyType, 0}, {});
        SOUND(full);
        BlockBuilder fullNode(smallRules(), 7);
        for (std::uint64_t i = 0; i < (4096 - sizeof(Header)) / sizeof(KeyPtr); ++i)
            fullNode.pointer({i, anyType, 0}, 4096);
        SOUND(fullNode);
    }

    void everyByteCounts() {
        for (const auto type :
             {CsumType::Crc32c, CsumType::Xxhash64, CsumType::Sha256, CsumType::Blake2b}) {
            BlockRules rules = smallRules();
            rules.csum = type;
            BlockBuilder leaf(rules);
            leaf.item({256, anyType, 0}, asBytes("x"));
            const Bytes sealed = leaf.sealed();
            QVERIFY(verifyBlock(sealed, rules, BlockBuilder::logical));
            // Each byte counts.
            std::vector<std::byte> copy(sealed.begin(), sealed.end());
            for (std::size_t at = type == CsumType::Crc32c ? 0 : 32; at < copy.size(); at += 37) {
                if (at >= csumSize(type) && at < 32)
                    continue;
                copy[at] ^= std::byte{1};
                REFUSED(verifyBlock(copy, rules, BlockBuilder::logical), EIO, "checksum");
                copy[at] ^= std::byte{1};
            }
        }
    }

    void headerBroken() {
        BlockBuilder leaf = soundLeaf();
        REFUSED(verifyBlock(leaf.sealed().first(4095), smallRules(), BlockBuilder::logical), EIO,
                "outside");
        REFUSED(verifyBlock({}, smallRules(), BlockBuilder::logical), EIO, "outside");
        set(leaf.header().bytenr, BlockBuilder::logical + 4096);
        BROKEN(leaf, "says it is block");
        leaf = soundLeaf();
        leaf.header().fsid[3] ^= std::byte{1};
        BROKEN(leaf, "fsid");
        leaf = soundLeaf();
        leaf.header().level = 8;
        BROKEN(leaf, "level 8");
        leaf = soundLeaf();
        set(leaf.header().generation, 11);
        BROKEN(leaf, "generation 11");
    }

    void leafBroken() {
        BlockBuilder leaf = soundLeaf();
        set(leaf.header().nritems, 160);  // 159 headers fit
        BROKEN(leaf, "160 items");
        set(leaf.header().nritems, UINT32_MAX);
        BROKEN(leaf, "4294967295 items");
        leaf = soundLeaf();
        set(leaf.itemHeader(1).key, Key{256, anyType, 0});
        BROKEN(leaf, "not in order");  // equal
        set(leaf.itemHeader(1).key, Key{255, anyType, 0});
        BROKEN(leaf, "not in order");
        leaf = soundLeaf();
        set(leaf.itemHeader(0).size, 6);  // over the end of the block
        BROKEN(leaf, "should end at");
        leaf = soundLeaf();
        set(leaf.itemHeader(2).offset, leaf.itemHeader(2).offset - 1);  // a gap
        BROKEN(leaf, "item 2");
        leaf = soundLeaf();
        // In 32 bits offset + size would be just right.
        set(leaf.itemHeader(2).offset, UINT32_MAX - 7);
        set(leaf.itemHeader(2).size, leaf.itemHeader(1).offset + 8);
        BROKEN(leaf, "item 2");
        leaf = soundLeaf();
        const std::uint32_t end = leaf.itemHeader(1).offset;
        set(leaf.itemHeader(2).offset, 3 * sizeof(ItemHeader) - 1);
        set(leaf.itemHeader(2).size, end - leaf.itemHeader(2).offset);
        BROKEN(leaf, "item 2");  // its data lie over the headers
    }

    void nodeBroken() {
        BlockBuilder node = soundNode();
        set(node.header().nritems, 0);
        BROKEN(node, "0 pointers");
        set(node.header().nritems, 122);  // 121 fit
        BROKEN(node, "122 pointers");
        node = soundNode();
        set(node.keyPointer(1).key, Key{256, inodeItem, 0});
        BROKEN(node, "not in order");
        node = soundNode();
        set(node.keyPointer(0).blockptr, 0);
        BROKEN(node, "pointer 0");
        set(node.keyPointer(0).blockptr, 4097);
        BROKEN(node, "pointer 4097");
    }

    void itemSizes_data() {
        QTest::addColumn<int>("type");
        QTest::addColumn<int>("size");
        QTest::addColumn<bool>("exact");
        const auto row = [](ItemType type, std::size_t size, bool exact) {
            QTest::newRow(itemTypeName(type).c_str())
                << static_cast<int>(type) << static_cast<int>(size) << exact;
        };
        row(ItemType::InodeItem, 160, true);
        row(ItemType::InodeRef, 10, false);
        row(ItemType::InodeExtref, 18, false);
        row(ItemType::DirItem, 30, false);
        row(ItemType::DirIndex, 30, false);
        row(ItemType::XattrItem, 30, false);
        row(ItemType::RootItem, 239, false);
        row(ItemType::RootRef, 18, false);
        row(ItemType::RootBackref, 18, false);
        row(ItemType::ExtentItem, 24, false);
        row(ItemType::MetadataItem, 24, false);
        row(ItemType::ExtentDataRef, 28, true);
        row(ItemType::SharedDataRef, 4, true);
        row(ItemType::TreeBlockRef, 0, true);
        row(ItemType::SharedBlockRef, 0, true);
        row(ItemType::BlockGroupItem, 24, true);
        row(ItemType::FreeSpaceInfo, 8, true);
        row(ItemType::FreeSpaceExtent, 0, true);
        row(ItemType::DevExtent, 48, true);
        row(ItemType::DevItem, 98, true);
        row(ItemType::ChunkItem, 80, false);
    }
    void itemSizes() {
        QFETCH(int, type);
        QFETCH(int, size);
        QFETCH(bool, exact);
        const Key key{256, static_cast<ItemType>(type), 0};
        const std::vector<std::byte> data(static_cast<std::size_t>(size) + 1);
        const auto leafWith = [&](int bytes) {
            BlockBuilder leaf(smallRules());
            leaf.item(key, Bytes(data).first(static_cast<std::size_t>(bytes)));
            return leaf;
        };
        BlockBuilder right = leafWith(size);
        SOUND(right);
        if (size > 0) {
            BlockBuilder small = leafWith(size - 1);
            BROKEN(small, "its type needs");
        }
        BlockBuilder large = leafWith(size + 1);
        if (exact)
            BROKEN(large, "its type needs");
        else
            SOUND(large);
    }

    void fileExtents() {
        const auto leafWith = [](std::uint8_t type, std::size_t size) {
            std::vector<std::byte> data(size);
            data[offsetof(FileExtentHead, type)] = std::byte{type};
            BlockBuilder leaf(smallRules());
            leaf.item({256, ItemType::ExtentData, 0}, data);
            return leaf;
        };
        for (const auto& [type, size] :
             {std::pair<std::uint8_t, std::size_t>{0, 21}, {0, 22}, {0, 3000}, {1, 53}, {2, 53}}) {
            BlockBuilder leaf = leafWith(type, size);
            SOUND(leaf);
        }
        BlockBuilder unknown = leafWith(3, 53);
        BROKEN(unknown, "type 3");
        for (const std::size_t size : {std::size_t{52}, std::size_t{54}}) {
            BlockBuilder leaf = leafWith(1, size);
            BROKEN(leaf, "not 53");
        }
    }

    void parents() {
        BlockBuilder builder = soundLeaf();
        const BlockView leaf(builder.sealed());
        const auto expect = [](std::uint8_t level, std::optional<std::uint64_t> generation,
                               std::optional<Key> first) {
            return Expect{BlockBuilder::logical, level, generation, first};
        };
        const Key first{256, anyType, 0};
        QVERIFY(verifyExpected(leaf, expect(0, {}, {})));
        QVERIFY(verifyExpected(leaf, expect(0, 9, first)));
        REFUSED(verifyExpected(leaf, expect(1, {}, {})), EIO, "expects level 1");
        REFUSED(verifyExpected(leaf, expect(0, 8, {})), EIO, "expects generation 8");
        REFUSED(verifyExpected(leaf, expect(0, {}, Key{256, anyType, 1})), EIO, "first key");
        BlockBuilder none(smallRules());
        REFUSED(verifyExpected(BlockView(none.sealed()), expect(0, {}, first)), EIO, "missing");
    }

    /// What verifyBlock accepts can be read to the last byte: ASan watches.
    void randomBlocks() {
        std::mt19937_64 random(4711);
        int accepted = 0;
        for (int round = 0; round < 20000; ++round) {
            BlockBuilder leaf = soundLeaf();
            BlockBuilder node = soundNode();
            BlockBuilder& block = round % 2 == 0 ? leaf : node;
            const Bytes all = block.sealed();
            auto* bytes = reinterpret_cast<std::byte*>(&block.header());
            // Header fields and the first item headers: where it hurts.
            for (int n = 0; n < 1 + round % 3; ++n)
                bytes[80 + random() % 110] = static_cast<std::byte>(random());
            const Bytes sealed = block.sealed();
            QCOMPARE(sealed.size(), all.size());
            if (!verifyBlock(sealed, smallRules(), BlockBuilder::logical))
                continue;
            ++accepted;
            const BlockView view(sealed);
            std::uint64_t bits = 0;
            for (std::uint32_t slot = 0; slot < view.count(); ++slot) {
                bits += view.key(slot).offset;
                if (!view.isLeaf())
                    continue;
                for (const std::byte byte : view.data(slot))
                    bits += std::to_integer<std::uint64_t>(byte);
            }
            bits += view.lowerBound({bits, anyType, 0});
        }
        QVERIFY2(accepted > 100, std::to_string(accepted).c_str());
    }
};

QTEST_GUILESS_MAIN(TreeBlockTest)
#include "test_tree_block.moc"

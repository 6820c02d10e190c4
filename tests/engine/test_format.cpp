// engine/format: checksums against known vectors, names, keys and superblocks.

#include <QtTest>
#include <set>

#include "base/text.h"
#include "engine/block_builder.h"
#include "format/names.h"
#include "format/superblock.h"

using namespace daxscope;
using namespace daxscope::format;
using namespace daxscope::test;

namespace {

std::string sum(CsumType type, std::string_view text) {
    const Checksum made = checksum(type, asBytes(text));
    return hexText(Bytes(made.bytes).first(made.size));
}

/// A superblock of a small image, checksum right.
struct SuperBuilder {
    Superblock super = zeroed<Superblock>();

    SuperBuilder() {
        set(super.bytenr, superOffsets[0]);
        set(super.magic, superMagic);
        set(super.generation, 9);
        set(super.root, 30408704);
        set(super.chunkRoot, 22020096);
        set(super.totalBytes, 256ULL << 20);
        set(super.numDevices, 1);
        set(super.sectorSize, 4096);
        set(super.nodeSize, 16384);
        set(super.leafSize, 16384);
        set(super.stripeSize, 4096);
        set(super.sysChunkArraySize, 97);
        set(super.incompatFlags, incompat::skinnyMetadata | incompat::noHoles);
        std::memcpy(super.label.data(), "a label", 7);
    }
    const Superblock& sealed() {
        const auto type = csumType(super.csumType).value_or(CsumType::Crc32c);
        super.csum = checksum(type, std::as_bytes(std::span(&super, 1)).subspan(32)).bytes;
        return super;
    }
};

}  // namespace

#define REFUSED(result, errnoWanted, words)                               \
    do {                                                                  \
        const Status verdict = (result);                                  \
        QVERIFY2(!verdict, "was accepted");                               \
        QCOMPARE(verdict.error().code, errnoWanted);                      \
        QVERIFY2(verdict.error().text().find(words) != std::string::npos, \
                 verdict.error().text().c_str());                         \
    } while (false)

class FormatTest : public QObject {
    Q_OBJECT

private slots:
    void checksums() {
        // Little-endian: crc32c is 0xe3069283, XXH64 of nothing 0xef46db3751d8e999.
        QCOMPARE(sum(CsumType::Crc32c, "123456789"), "839206e3");
        QCOMPARE(sum(CsumType::Crc32c, ""), "00000000");
        QCOMPARE(sum(CsumType::Crc32c, std::string(32, '\0')), "aa36918a");  // RFC 3720, B.4
        QCOMPARE(sum(CsumType::Xxhash64, ""), "99e9d85137db46ef");
        QCOMPARE(sum(CsumType::Xxhash64, "abc"), "990977adf52cbc44");
        QCOMPARE(sum(CsumType::Sha256, "abc"),
                 "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        QCOMPARE(sum(CsumType::Blake2b, "abc"),
                 "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
        QCOMPARE(sum(CsumType::Blake2b, ""),
                 "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8");
    }

    void checksumTypes() {
        const std::array names = {"crc32c", "xxhash64", "sha256", "blake2b"};
        const std::array sizes = {4, 8, 32, 32};
        for (std::uint16_t raw = 0; raw < 4; ++raw) {
            const auto type = csumType(raw);
            QVERIFY(type.has_value());
            QCOMPARE(csumName(*type), names[raw]);
            QCOMPARE(csumSize(*type), sizes[raw]);
            QCOMPARE(checksum(*type, asBytes("x")).size, sizes[raw]);
        }
        const auto unknown = csumType(4);
        QVERIFY(!unknown);
        QCOMPARE(unknown.error().code, EOPNOTSUPP);
        const Checksum made = checksum(CsumType::Crc32c, asBytes("x"));
        QVERIFY(made.equals(Bytes(made.bytes)));
        QVERIFY(made.equals(Bytes(made.bytes).first(4)));
        QVERIFY(!made.equals(Bytes(made.bytes).first(3)));
        QVERIFY(!made.equals(asBytes("wrong")));
    }

    void nameHashes() {
        QCOMPARE(nameHash("default"), 2378154706U);  // in the root tree of every image
        QCOMPARE(nameHash(".."), nameHash(std::string("..")));
        // One in pieces is one as a whole.
        const std::uint32_t whole = rawCrc32c(~1U, asBytes("abcdef"));
        QCOMPARE(rawCrc32c(rawCrc32c(~1U, asBytes("abc")), asBytes("def")), whole);
    }

    void keys() {
        const Key key{256, ItemType::ExtentData, 4096};
        QVERIFY(key < (Key{256, ItemType::ExtentData, 4097}));
        QVERIFY(key < (Key{256, ItemType::ExtentCsum, 0}));
        QVERIFY(key < (Key{257, ItemType::InodeItem, 0}));
        QVERIFY(key.next() == (Key{256, ItemType::ExtentData, 4097}));
        QVERIFY((Key{256, ItemType::ExtentData, UINT64_MAX}.next() ==
                 Key{256, static_cast<ItemType>(109), 0}));
        QVERIFY((Key{256, static_cast<ItemType>(255), UINT64_MAX}.next() == Key{257, {}, 0}));
        QVERIFY(Key::max().next() == Key::max());
    }

    void names() {
        QCOMPARE(keyText({257, ItemType::ExtentData, 4096}), "(257 EXTENT_DATA 4096)");
        QCOMPARE(keyText({id::orphan, ItemType::OrphanItem, 300}), "(ORPHAN ORPHAN_ITEM 300)");
        QCOMPARE(keyText({id::freeSpace, {}, 0}), "(FREE_SPACE UNTYPED 0)");
        QCOMPARE(itemTypeName(static_cast<ItemType>(77)), "UNKNOWN_77");
        QCOMPARE(groupText(group::data), "data, single");
        QCOMPARE(groupText(group::metadata | group::dup), "metadata, dup");
        QCOMPARE(groupText(group::data | group::metadata), "data+metadata, single");
        QCOMPARE(incompatText(1U << 9 | 1ULL << 40), "no-holes, bit 40");
        QCOMPARE(compatRoText(3), "free-space-tree, free-space-tree-valid");
        QCOMPARE(inodeFlagsText(1ULL << 31 | 1ULL << 32 | 3),
                 "nodatasum, nodatacow, "
                 "root-item-init, verity");
        QCOMPARE(inodeFlagsText(1ULL << 20), "bit 20");
        QCOMPARE(compressionText(3), "zstd");
        QCOMPARE(compressionText(9), "unknown 9");
        // Every type has a name of its own.
        std::set<std::string> seen;
        for (unsigned type = 0; type < 256; ++type)
            seen.insert(itemTypeName(static_cast<ItemType>(type)));
        QCOMPARE(seen.size(), 256U);
    }

    void trees() {
        for (const std::uint64_t tree :
             {1ULL, 2ULL, 3ULL, 4ULL, 5ULL, 7ULL, 8ULL, 9ULL, 10ULL, 11ULL, 257ULL, 123456789ULL}) {
            const auto back = treeFromWord(treeWord(tree));
            QVERIFY2(back, treeWord(tree).c_str());
            QCOMPARE(*back, tree);
        }
        QCOMPARE(*treeFromWord("data-reloc"), id::dataRelocTree);
        QCOMPARE(*treeFromWord("FS_TREE"), 5U);
        QCOMPARE(*treeFromWord("-9"), id::dataRelocTree);
        for (const char* word : {"", "-", "nonsense", "12x", "99999999999999999999"})
            QVERIFY2(!treeFromWord(word), word);
        QCOMPARE(treeName(300), "subvolume 300");
        QVERIFY(isFileTree(5) && isFileTree(256) && !isFileTree(7) && !isFileTree(id::treeReloc));
    }

    void superblockSound() {
        SuperBuilder builder;
        const Status verdict = verifySuperblock(builder.sealed(), superOffsets[0]);
        QVERIFY2(verdict, verdict ? "" : verdict.error().text().c_str());
        QVERIFY(verifyFeatures(builder.super));
        QCOMPARE(labelOf(builder.super), "a label");
        builder.super.label.fill('x');
        QCOMPARE(labelOf(builder.super).size(), 256U);
        for (const auto raw : {1, 2, 3}) {
            set(builder.super.csumType, static_cast<std::uint16_t>(raw));
            QVERIFY(verifySuperblock(builder.sealed(), superOffsets[0]));
        }
    }

    void superblockBroken() {
        const auto breaks = [](auto change, int code, const char* words, bool seal = true) {
            SuperBuilder builder;
            builder.sealed();
            change(builder.super);
            if (seal)
                builder.sealed();
            REFUSED(verifySuperblock(builder.super, superOffsets[0]), code, words);
        };
        breaks([](Superblock& s) { set(s.magic, 1); }, EINVAL, "no btrfs superblock");
        breaks([](Superblock& s) { set(s.generation, 8); }, EIO, "checksum", false);
        breaks([](Superblock& s) { set(s.bytenr, superOffsets[1]); }, EIO, "says it belongs at");
        breaks([](Superblock& s) { set(s.csumType, 4); }, EOPNOTSUPP, "checksum type 4");
        for (const std::uint32_t size : {0U, 512U, 4097U, 131072U}) {
            breaks([&](Superblock& s) { set(s.sectorSize, size); }, EINVAL, "sector size");
            breaks([&](Superblock& s) { set(s.nodeSize, size); }, EINVAL, "node size");
        }
        breaks([](Superblock& s) { s.rootLevel = 8; }, EINVAL, "level 8");
        breaks([](Superblock& s) { s.chunkRootLevel = 255; }, EINVAL, "level 255");
        breaks([](Superblock& s) { s.logRootLevel = 8; }, EINVAL, "level 8");
        breaks([](Superblock& s) { set(s.root, 0); }, EINVAL, "root address");
        breaks([](Superblock& s) { set(s.chunkRoot, 4097); }, EINVAL, "root address");
        breaks([](Superblock& s) { set(s.sysChunkArraySize, 96); }, EINVAL, "chunk array");
        breaks([](Superblock& s) { set(s.sysChunkArraySize, 2049); }, EINVAL, "chunk array");
    }

    void features() {
        SuperBuilder builder;
        set(builder.super.incompatFlags, 1ULL << 40);
        REFUSED(verifyFeatures(builder.super), EOPNOTSUPP, "bit 40");
        set(builder.super.incompatFlags, incompat::zoned);
        REFUSED(verifyFeatures(builder.super), EOPNOTSUPP, "zoned");
        set(builder.super.incompatFlags, 0);
        set(builder.super.numDevices, 2);
        REFUSED(verifyFeatures(builder.super), EOPNOTSUPP, "2 devices");
        set(builder.super.numDevices, 1);
        QVERIFY(readOnlyReasons(builder.super).empty());
        set(builder.super.logRoot, 4096);
        QCOMPARE(readOnlyReasons(builder.super).size(), 1U);
        set(builder.super.compatRoFlags, 1ULL << 30);
        QCOMPARE(readOnlyReasons(builder.super).size(), 2U);
        set(builder.super.cacheGeneration, 9);
        QCOMPARE(readOnlyReasons(builder.super).size(), 3U);
    }
};

QTEST_GUILESS_MAIN(FormatTest)
#include "test_format.moc"

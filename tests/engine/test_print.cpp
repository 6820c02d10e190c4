// engine/format/print.h: the text of known items, and that no bytes whatever make it crash, lie
// about its nesting, or let a byte of the image reach a terminal.

#include <QRegularExpression>
#include <QtTest>

#include <random>
#include <set>

#include "base/text.h"
#include "engine/block_builder.h"
#include "format/names.h"
#include "format/print.h"
#include "format/text_sink.h"

using namespace daxscope;
using namespace daxscope::format;
using namespace daxscope::test;

namespace {

/// Checks that calls nest and that an object has each field once, as JSON needs it.
class CheckingSink final : public FieldSink {
public:
    std::string broken;  ///< the first rule that was broken

    void beginRecord(std::string_view /*kind*/, std::uint64_t /*place*/) override {
        open('R', {});
        head_ = true;
    }
    void endHead() override {
        rule(head_, "endHead() without a head");
        head_ = false;
    }
    void endRecord() override {
        rule(!head_, "the head was not ended");
        close('R');
    }
    void beginItem(std::uint32_t, const Key&, std::uint64_t) override { open('I', {}); }
    void endItem() override { close('I'); }
    void pointer(std::uint32_t, const Key&, std::uint64_t, std::uint64_t) override {
        rule(!open_.empty() && open_.back().kind == 'L', "a pointer outside a list");
    }
    void beginGroup(std::string_view name) override { open('G', name); }
    void endGroup() override { close('G'); }
    void beginRow(std::string_view name) override { open('W', name); }
    void endRow() override { close('W'); }
    void beginList(std::string_view name) override {
        field(name);
        open_.push_back({'L', {}});
    }
    void endList() override { close('L'); }
    void number(std::string_view name, std::uint64_t) override { field(name); }
    void size(std::string_view name, std::uint64_t) override { field(name); }
    void code(std::string_view name, std::uint64_t, std::string_view) override { field(name); }
    void flags(std::string_view name, std::uint64_t, std::string_view) override { field(name); }
    void mode(std::string_view name, std::uint32_t) override { field(name); }
    void time(std::string_view name, const Time&) override { field(name); }
    void uuid(std::string_view name, const Uuid&) override { field(name); }
    void key(std::string_view name, const Key&) override { field(name); }
    void label(std::string_view name, std::string_view) override { field(name); }
    void text(std::string_view name, std::string_view) override { field(name); }
    void digest(std::string_view name, Bytes) override { field(name); }
    void bytes(std::string_view name, Bytes) override { field(name); }
    void problem(std::string_view sentence) override {
        ++problems;
        rule(!sentence.empty(), "an empty problem");
    }

    int problems = 0;
    [[nodiscard]] bool allClosed() const { return open_.size() == 1; }

private:
    struct Open {
        char kind;
        std::set<std::string, std::less<>> fields;
    };

    void rule(bool kept, std::string_view what) {
        if (!kept && broken.empty())
            broken = what;
    }
    void field(std::string_view name) {
        rule(open_.back().kind != 'L', "a field in a list");
        rule(!name.empty(), "a field without a name");
        rule(open_.back().fields.emplace(name).second, std::string(name) + " twice");
        // What JsonSink puts there itself.
        if (open_.back().kind == 'I')
            rule(name != "slot" && name != "key" && name != "item size", "a name that is taken");
        if (open_.back().kind == 'R')
            rule(name != "kind" && name != "place", "a name that is taken");
        rule(name != "kind" && name != "problems", "a name that is taken");
    }
    void open(char kind, std::string_view name) {
        const bool element = open_.back().kind == 'L';
        if (!element && (kind == 'G' || kind == 'W'))
            field(name);
        if (kind == 'I')
            rule(element, "an item outside a list");
        rule(open_.back().kind != 'W', "something inside a row");
        open_.push_back({kind, {}});
    }
    void close(char kind) {
        rule(open_.size() > 1 && open_.back().kind == kind, "an end without its begin");
        if (open_.size() > 1)
            open_.pop_back();
    }

    std::vector<Open> open_{{'O', {}}};
    bool head_ = false;
};

std::string printed(const Key& key, Bytes data, bool full = false) {
    std::string out;
    PrintOptions options;
    options.full = full;
    printItem(out, key, data, options);
    return out;
}

/// "name value" of the line that starts with `name`, one space between; empty when there is none.
std::string line(const std::string& text, std::string_view name) {
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        std::string_view one(text.data() + at, end - at);
        one.remove_prefix(std::min(one.find_first_not_of(' '), one.size()));
        if (one.starts_with(name) && one.substr(name.size()).starts_with("  ")) {
            std::string_view value = one.substr(name.size());
            value.remove_prefix(value.find_first_not_of(' '));
            return std::string(value);
        }
        at = end + 1;
    }
    return {};
}

int count(const std::string& text, std::string_view what) {
    int n = 0;
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1))
        ++n;
    return n;
}

Time timeOf(std::int64_t seconds, std::uint32_t nanoseconds) {
    Time time{};
    set(time.seconds, static_cast<std::uint64_t>(seconds));
    set(time.nanoseconds, nanoseconds);
    return time;
}

Blob dirEntry(const Key& location, std::uint8_t type, std::string_view name,
              std::string_view value = {}) {
    auto entry = zeroed<DirItem>();
    set(entry.location, location);
    set(entry.transid, 8);
    set(entry.dataLen, static_cast<std::uint16_t>(value.size()));
    set(entry.nameLen, static_cast<std::uint16_t>(name.size()));
    entry.type = type;
    Blob blob;
    blob.add(entry).add(name).add(value);
    return blob;
}

constexpr Key noKey{};

}  // namespace

class PrintTest : public QObject {
    Q_OBJECT

    /// The same text, and what a field's bytes say is the number that stands there.
    static void checkPlaces(const BlockView& block, const PrintOptions& options,
                            const std::string& text) {
        std::string placed = "before";
        const auto places = printBlockWithPlaces(placed, block, options);
        QCOMPARE(placed, "before" + text);
        std::size_t numbers = 0;
        std::size_t last = 0;
        for (const FieldPlace& place : places) {
            QVERIFY(place.textFrom >= last && place.textTo <= text.size());
            last = place.textFrom;
            QVERIFY(place.from + place.length <= block.bytes().size());
            const QString said =
                QString::fromStdString(text.substr(place.textFrom, place.textTo - place.textFrom));
            QVERIFY(!said.contains(QLatin1Char('\n')));
            static const QRegularExpression aNumber(QStringLiteral("^[a-z ]+ (\\d+)( |$)"));
            const auto match = aNumber.match(said);
            if (!match.hasMatch() || place.length > 8 || match.captured(1).startsWith(u'0'))
                continue;
            std::uint64_t value = 0;
            for (std::size_t i = place.length; i-- > 0;)
                value = value << 8U | std::to_integer<std::uint64_t>(block.bytes()[place.from + i]);
            QVERIFY2(match.captured(1).toULongLong() == value, qPrintable(said));
            ++numbers;
        }
        QVERIFY(numbers > 15);
    }

private slots:
    void times() {
        QCOMPARE(timeText(timeOf(0, 0)), "1970-01-01T00:00:00.000000000Z");
        QCOMPARE(timeText(timeOf(1735689599, 123456789)), "2024-12-31T23:59:59.123456789Z");
        QCOMPARE(timeText(timeOf(951782400, 1)), "2000-02-29T00:00:00.000000001Z");
        QCOMPARE(timeText(timeOf(-1, 999999999)), "1969-12-31T23:59:59.999999999Z");
        QCOMPARE(timeText(timeOf(-62135596800, 0)), "0001-01-01T00:00:00.000000000Z");
        QCOMPARE(timeText(timeOf(253402300799, 0)), "9999-12-31T23:59:59.000000000Z");
        QCOMPARE(timeText(timeOf(253402300800, 5)), "@253402300800.000000005");
        QCOMPARE(timeText(timeOf(INT64_MIN, 0)), "@-9223372036854775808.000000000");
        QCOMPARE(timeText(timeOf(INT64_MAX, UINT32_MAX)), "@9223372036854775807.4294967295");
    }

    void modes() {
        QCOMPARE(modeText(0100644), "-rw-r--r--");
        QCOMPARE(modeText(0040755), "drwxr-xr-x");
        QCOMPARE(modeText(0120777), "lrwxrwxrwx");
        QCOMPARE(modeText(0020666), "crw-rw-rw-");
        QCOMPARE(modeText(0060600), "brw-------");
        QCOMPARE(modeText(0010000), "p---------");
        QCOMPARE(modeText(0140000), "s---------");
        QCOMPARE(modeText(0107777), "-rwsrwsrwt");
        QCOMPARE(modeText(0107000), "---S--S--T");
        QCOMPARE(modeText(0), "?---------");
    }

    void readable() {
        QVERIFY(isReadable(asBytes("a value\twith\nlines")));
        QVERIFY(isReadable(asBytes(std::string_view("label\0", 6))));
        QVERIFY(!isReadable({}));
        QVERIFY(!isReadable(asBytes(std::string_view("a\0b", 3))));
        QVERIFY(!isReadable(asBytes("\x1b[2J")));
        QVERIFY(!isReadable(asBytes("\xff")));
    }

    /// The whole form, once.
    void leafText() {
        BlockRules rules;
        rules.nodeSize = 4096;
        BlockBuilder leaf(rules);
        auto inode = zeroed<InodeItem>();
        set(inode.generation, 7);
        set(inode.transid, 9);
        set(inode.size, 65536);
        set(inode.nbytes, 65536);
        set(inode.nlink, 1);
        set(inode.uid, 1000);
        set(inode.gid, 100);
        set(inode.mode, 0100640);
        set(inode.flags, inodeFlag::prealloc);
        inode.mtime = timeOf(1735689600, 5);
        leaf.item({257, ItemType::InodeItem, 0}, Blob().add(inode).bytes());
        auto ref = zeroed<InodeRef>();
        set(ref.index, 2);
        set(ref.nameLen, 7);
        leaf.item({257, ItemType::InodeRef, 256}, Blob().add(ref).add("a \"b\"\n!").bytes());
        auto extent = zeroed<FileExtentItem>();
        set(extent.head.generation, 9);
        set(extent.head.ramBytes, 131072);
        extent.head.compression = 3;
        extent.head.type = 1;
        set(extent.diskBytenr, 13631488);
        set(extent.diskNumBytes, 8192);
        set(extent.numBytes, 65536);
        leaf.item({257, ItemType::ExtentData, 0}, Blob().add(extent).bytes());
        leaf.item({258, static_cast<ItemType>(77), 1}, asBytes("\x01\x02\x03"));
        std::string out;
        printBlock(out, BlockView(leaf.sealed()), PrintOptions::of(rules));
        checkPlaces(BlockView(leaf.sealed()), PrintOptions::of(rules), out);
        const std::size_t start = out.find("checksum 0x");
        QVERIFY(start != std::string::npos);
        out.replace(start + 11, 8, "????????");
        QCOMPARE(
            QString::fromStdString(out),
            QString::fromUtf8(
                R"(leaf 30408704: tree 5 (top-level subvolume), level 0, generation 9, item count 4, free 3662 (3.6 KiB)
       header                flags 0x1 (written), backref revision 1, checksum 0x????????, fsid none, chunk tree uuid none
  0  (257 INODE_ITEM 0)  160 bytes
       generation            7
       transaction           9
       size                  65536 (64 KiB)
       allocated             65536 (64 KiB)
       links                 1
       uid                   1000
       gid                   100
       mode                  0100640 -rw-r-----
       flags                 0x10 (prealloc)
       sequence              0
       accessed              1970-01-01T00:00:00.000000000Z
       changed               1970-01-01T00:00:00.000000000Z
       modified              2025-01-01T00:00:00.000000005Z
       created               1970-01-01T00:00:00.000000000Z
  1  (257 INODE_REF 256)  17 bytes
       name                  index 2, name "a \x22b\x22\x0a!"
  2  (257 EXTENT_DATA 0)  53 bytes
       type                  1 (regular)
       generation            9
       compression           3 (zstd)
       disk address          13631488
       disk bytes            8192 (8 KiB)
       ram bytes             131072 (128 KiB)
       extent offset         0
       file bytes            65536 (64 KiB)
  3  (258 UNKNOWN_77 1)  3 bytes
       data                  0x010203

)"));
    }

    void nodeText() {
        BlockBuilder node(BlockRules{}, 1);
        node.pointer({256, ItemType::InodeItem, 0}, 4096);
        node.pointer({id::orphan, ItemType::OrphanItem, 7}, 8192);
        std::string out;
        printBlock(out, BlockView(node.sealed()), {});
        QVERIFY(out.starts_with("node 30408704: tree 5 (top-level subvolume), level 1"));
        QVERIFY(out.contains("\n  0  (256 INODE_ITEM 0)  block 4096, generation 7\n"));
        QVERIFY(out.contains("\n  1  (ORPHAN ORPHAN_ITEM 7)  block 8192, generation 7\n"));
    }

    void severalInOneItem() {
        // Two names whose hashes collide share one item.
        Blob entries;
        entries.add(asText(dirEntry({257, ItemType::InodeItem, 0}, 1, "first").bytes()));
        entries.add(asText(dirEntry({258, ItemType::InodeItem, 0}, 2, "second").bytes()));
        std::string text = printed({256, ItemType::DirItem, 1}, entries.bytes());
        QCOMPARE(text,
                 "       entry                 location (257 INODE_ITEM 0), transaction 8, "
                 "type 1 (regular file), name \"first\"\n"
                 "       entry                 location (258 INODE_ITEM 0), transaction 8, "
                 "type 2 (directory), name \"second\"\n");
        Blob xattrs;
        xattrs.add(asText(dirEntry(noKey, 8, "user.a", "text value").bytes()));
        xattrs.add(asText(dirEntry(noKey, 8, "user.b", std::string("\0\xff", 2)).bytes()));
        xattrs.add(asText(dirEntry(noKey, 8, "user.c").bytes()));
        text = printed({256, ItemType::XattrItem, 1}, xattrs.bytes());
        QCOMPARE(
            text,
            "       attribute             transaction 8, name \"user.a\", value \"text value\"\n"
            "       attribute             transaction 8, name \"user.b\", value 0x00ff\n"
            "       attribute             transaction 8, name \"user.c\", value none\n");
        auto ref = zeroed<InodeExtref>();
        set(ref.parent, 300);
        set(ref.nameLen, 1);
        text = printed({256, ItemType::InodeExtref, 1},
                       Blob().add(ref).add("x").add(ref).add("y").bytes());
        QCOMPARE(text,
                 "       name                  parent 300, index 0, name \"x\"\n"
                 "       name                  parent 300, index 0, name \"y\"\n");
    }

    void extentReferences() {
        auto extent = zeroed<ExtentItem>();
        set(extent.refs, 5);
        set(extent.flags, extentFlag::data);
        auto data = zeroed<ExtentDataRef>();
        set(data.root, 257);
        set(data.objectid, 300);
        set(data.offset, UINT64_MAX - 4095);  // may wrap
        set(data.count, 2);
        Blob blob;
        blob.add(extent);
        blob.number<std::uint8_t>(172).number<std::uint64_t>(5);
        blob.number<std::uint8_t>(178).add(data);
        blob.number<std::uint8_t>(184).number<std::uint64_t>(4096).number<std::uint32_t>(3);
        std::string text = printed({4096, ItemType::ExtentItem, 8192}, blob.bytes());
        QCOMPARE(line(text, "owner"), "root 5 (top-level subvolume)");
        QCOMPARE(line(text, "file"), "root 257, inode 300, offset 18446744073709547520, count 2");
        QCOMPARE(line(text, "shared data"), "parent 4096, count 3");
        QCOMPARE(line(text, "length"), "8192 (8 KiB)");
        QVERIFY(!text.contains("!!"));

        // A tree block before skinny metadata.
        set(extent.flags, extentFlag::treeBlock | extentFlag::fullBackref);
        auto info = zeroed<TreeBlockInfo>();
        set(info.key, Key{256, ItemType::InodeItem, 0});
        info.level = 1;
        Blob tree;
        tree.add(extent).add(info);
        tree.number<std::uint8_t>(176).number<std::uint64_t>(7);
        tree.number<std::uint8_t>(182).number<std::uint64_t>(8192);
        text = printed({4096, ItemType::ExtentItem, 16384}, tree.bytes());
        QCOMPARE(line(text, "first key"), "(256 INODE_ITEM 0)");
        QCOMPARE(line(text, "level"), "1");
        QCOMPARE(line(text, "flags"), "0x102 (tree block, full backref)");
        QCOMPARE(line(text, "tree"), "root 7 (checksum tree)");
        QCOMPARE(line(text, "shared block"), "parent 8192");

        // What cannot be understood ends the list, and its bytes are shown.
        blob.number<std::uint8_t>(99).number<std::uint16_t>(0xfffe);
        text = printed({4096, ItemType::ExtentItem, 8192}, blob.bytes());
        QVERIFY(text.contains("a reference of the unknown type 99"));
        QCOMPARE(line(text, "unexplained"), "0xfeff");
    }

    void keyedReferences() {
        QCOMPARE(line(printed({4096, ItemType::TreeBlockRef, 5}, {}), "tree"),
                 "root 5 (top-level subvolume)");
        QCOMPARE(line(printed({4096, ItemType::SharedBlockRef, 8192}, {}), "shared block"),
                 "parent 8192");
        QCOMPARE(line(printed({4096, ItemType::SharedDataRef, 8192},
                              Blob().number<std::uint32_t>(3).bytes()),
                      "shared data"),
                 "parent 8192, count 3");
    }

    void checksumItems() {
        Blob sums;
        sums.number<std::uint32_t>(0x04030201).number<std::uint32_t>(0xffffffff);
        const Key key{id::extentCsum, ItemType::ExtentCsum, 4096};
        std::string text = printed(key, sums.bytes());
        QCOMPARE(line(text, "from"), "4096");
        QCOMPARE(line(text, "to"), "12288");
        QCOMPARE(line(text, "checksums"), "2");
        QVERIFY(line(text, "sector").empty());
        text = printed(key, sums.bytes(), true);
        QCOMPARE(line(text, "sector"), "at 4096, checksum 0x01020304");
        QCOMPARE(count(text, "sector  "), 2);
        sums.number<std::uint8_t>(1);
        QVERIFY(printed(key, sums.bytes()).contains("1 bytes follow"));
    }

    void bitmaps() {
        // Bits 0, 1 and 9 to 16.
        const std::array bits = {std::byte{0x03}, std::byte{0xfe}, std::byte{0x01}};
        const Key key{1 << 20, ItemType::FreeSpaceBitmap, 24 * 4096};
        std::string text = printed(key, bits);
        QCOMPARE(line(text, "free sectors"), "10");
        QCOMPARE(line(text, "free"), "40960 (40 KiB)");
        QCOMPARE(line(text, "runs"), "2");
        text = printed(key, bits, true);
        QVERIFY(text.contains("at 1048576, length 8192 (8 KiB)\n"));
        QVERIFY(text.contains("at 1085440, length 32768 (32 KiB)\n"));
    }

    void roots() {
        auto root = zeroed<RootItem>();
        set(root.v1.generation, 9);
        set(root.generationV2, 9);
        set(root.v1.flags, rootFlag::readOnly);
        root.uuid[15] = std::byte{1};
        const Key key{257, ItemType::RootItem, 0};
        const Blob blob = Blob().add(root);
        std::string text = printed(key, blob.bytes());
        QCOMPARE(line(text, "tree"), "subvolume 257");
        QCOMPARE(line(text, "flags"), "0x1 (read-only)");
        QCOMPARE(line(text, "uuid"), "00000000-0000-0000-0000-000000000001");
        QVERIFY(!text.contains("!!"));
        // The first part alone is complete; between the two it is cut off.
        text = printed(key, blob.bytes().first(sizeof(RootItemV1)));
        QVERIFY(!text.contains("!!"));
        QVERIFY(line(text, "uuid").empty());
        QVERIFY(printed(key, blob.bytes().first(300)).contains("truncated"));
        set(root.generationV2, 8);
        QVERIFY(printed(key, Blob().add(root).bytes()).contains("old kernel"));
    }

    void otherTypes() {
        QCOMPARE(line(printed({0x0807060504030201, ItemType::UuidSubvolume, 0x100f0e0d0c0b0a09},
                              Blob().number<std::uint64_t>(257).bytes()),
                      "uuid"),
                 "01020304-0506-0708-090a-0b0c0d0e0f10");
        QCOMPARE(line(printed({0, ItemType::QgroupInfo, (1ULL << 48) | 100},
                              Blob().add(zeroed<QgroupInfo>()).bytes()),
                      "quota group"),
                 "1/100");
        QCOMPARE(
            line(printed({257, ItemType::QgroupRelation, (1ULL << 48) | 100}, {}), "member of"),
            "1/100");
        QCOMPARE(line(printed({0, ItemType::PersistentItem, 1},
                              Blob().number<std::uint64_t>(3).number<std::uint64_t>(4).bytes()),
                      "read errors"),
                 "4");
        QCOMPARE(
            line(printed({id::freeSpace, {}, 4096}, Blob().add(zeroed<FreeSpaceHeader>()).bytes()),
                 "location"),
            "(0 UNTYPED 0)");
        QCOMPARE(line(printed({1, ItemType::StringItem, 0}, asBytes("words")), "data"),
                 "\"words\"");
        QCOMPARE(line(printed({4096, ItemType::RaidStripe, 4096},
                              Blob().number<std::uint64_t>(1).number<std::uint64_t>(2).bytes()),
                      "stripe"),
                 "devid 1, physical 2");
        QCOMPARE(
            line(printed({257, ItemType::DirLogIndex, 5}, Blob().number<std::uint64_t>(99).bytes()),
                 "logged up to"),
            "99");
        QCOMPARE(printed({id::orphan, ItemType::OrphanItem, 257}, {}), "");
    }

    void inlineContent() {
        auto head = zeroed<FileExtentHead>();
        set(head.ramBytes, 5);
        const Blob blob = Blob().add(head).add("hello");
        const Key key{257, ItemType::ExtentData, 0};
        QCOMPARE(line(printed(key, blob.bytes()), "stored bytes"), "5");
        QVERIFY(line(printed(key, blob.bytes()), "content").empty());
        QCOMPARE(line(printed(key, blob.bytes(), true), "content"), "\"hello\"");
    }

    void superblocks() {
        auto super = zeroed<Superblock>();
        set(super.bytenr, superOffsets[0]);
        set(super.magic, superMagic);
        set(super.sysChunkArraySize, 97);
        auto* chunk = reinterpret_cast<Chunk*>(super.sysChunkArray.data() + sizeof(DiskKey));
        set(chunk->length, 8 << 20);
        set(chunk->numStripes, 1);
        super.csum =
            checksum(CsumType::Crc32c, std::as_bytes(std::span(&super, 1)).subspan(32)).bytes;
        std::string text;
        printSuperblock(text, super);
        QVERIFY(text.starts_with("superblock 65536: generation 0\n"));
        QVERIFY2(!text.contains("!!"), text.c_str());
        QCOMPARE(line(text, "length"), "8388608 (8 MiB)");
        QCOMPARE(count(text, "backup root\n"), 4);
        // Wrong in each way it can be.
        set(super.sysChunkArraySize, UINT32_MAX);
        set(chunk->numStripes, UINT16_MAX);
        set(super.magic, 0);
        text.clear();
        printSuperblock(text, super);
        QVERIFY(text.contains("the checksum does not match"));
        QVERIFY(text.contains("not the magic"));
        QVERIFY(text.contains("has room for 2048 bytes"));
        QVERIFY(text.contains("truncated: a stripe needs"));
    }

    /// Every item type with random bytes of every small length: no crash, sound nesting, clean
    /// text.
    void randomItems() {
        constexpr unsigned seed = 99;
        std::mt19937_64 random(seed);
        const std::array objects = {
            0ULL, 1ULL, 256ULL, id::freeSpace + 0ULL, id::balance + 0ULL, id::orphan + 0ULL, ~0ULL};
        std::string text;
        for (unsigned type = 0; type < 256; ++type) {
            for (int round = 0; round < 200; ++round) {
                std::vector<std::byte> data(random() % (round < 100 ? 64 : 600));
                const bool sparse = round % 2 == 0;  // small numbers are read further
                for (std::byte& byte : data)
                    byte = sparse && random() % 4 != 0 ? std::byte{0}
                                                       : static_cast<std::byte>(random());
                if (!data.empty() && round % 5 == 0)  // inline references start here
                    data[std::min<std::size_t>(24, data.size() - 1)] =
                        static_cast<std::byte>(172 + random() % 13);
                const Key key{objects[random() % objects.size()], static_cast<ItemType>(type),
                              random() >> (random() % 64)};
                PrintOptions options;
                options.full = round % 3 == 0;
                options.csum = static_cast<CsumType>(random() % 4);
                CheckingSink sink;
                describeItem(sink, key, data, options);
                QVERIFY2(sink.broken.empty() && sink.allClosed(),
                         (keyText(key) + ": " + sink.broken).c_str());
                text.clear();
                printItem(text, key, data, options);
                QVERIFY2(isUtf8(text), keyText(key).c_str());
                QVERIFY2(std::ranges::all_of(text,
                                             [](char c) {
                                                 return c == '\n' ||
                                                        (static_cast<unsigned char>(c) >= 0x20 &&
                                                         c != 0x7f);
                                             }),
                         keyText(key).c_str());
                // The same bytes, the same text.
                std::string again;
                printItem(again, key, data, options);
                QCOMPARE(again, text);
            }
        }
    }

    /// Items cut off at each byte say so.
    void truncatedItems() {
        const auto check = [](const Key& key, Bytes data) {
            for (std::size_t length = 0; length < data.size(); ++length) {
                const std::vector<std::byte> exact(
                    data.begin(), data.begin() + static_cast<std::ptrdiff_t>(length));
                CheckingSink sink;
                describeItem(sink, key, exact, {});
                if (sink.problems == 0 || !sink.broken.empty())
                    return std::format("{} of {} bytes: {}", length, data.size(), sink.broken);
            }
            return std::string();
        };
        const auto rule = [&](ItemType type, const Blob& blob) {
            const std::string broken = check({1, type, 0}, blob.bytes());
            QVERIFY2(broken.empty(), (itemTypeName(type) + ", " + broken).c_str());
        };
        auto ref = zeroed<RootRef>();
        set(ref.nameLen, 3);
        rule(ItemType::RootRef, Blob().add(ref).add("abc"));
        rule(ItemType::InodeItem, Blob().add(zeroed<InodeItem>()));
        rule(ItemType::DevItem, Blob().add(zeroed<DevItem>()));
        rule(ItemType::DevExtent, Blob().add(zeroed<DevExtent>()));
        rule(ItemType::BlockGroupItem, Blob().add(zeroed<BlockGroupItem>()));
        rule(ItemType::FreeSpaceInfo, Blob().add(zeroed<FreeSpaceInfo>()));
        rule(ItemType::QgroupLimit, Blob().add(zeroed<QgroupLimit>()));
        auto chunk = zeroed<Chunk>();
        set(chunk.numStripes, 2);
        rule(ItemType::ChunkItem, Blob().add(chunk).add(zeroed<Stripe>()).add(zeroed<Stripe>()));
        auto extent = zeroed<FileExtentItem>();
        extent.head.type = 2;
        rule(ItemType::ExtentData, Blob().add(extent));
    }

    /// Blocks nobody verified: random bytes, and sound ones with bytes changed.
    void randomBlocks() {
        std::mt19937_64 random(7);
        for (int round = 0; round < 3000; ++round) {
            std::vector<std::byte> bytes(round % 7 == 0 ? random() % 4096 : 4096);
            for (std::byte& byte : bytes)
                byte = static_cast<std::byte>(random());
            if (bytes.size() > sizeof(Header)) {
                auto* header = reinterpret_cast<Header*>(bytes.data());
                header->level = round % 2 == 0 ? 0 : header->level;
                set(header->nritems, static_cast<std::uint32_t>(random() >> (32 + random() % 32)));
                // Items that lie inside, most of them over each other.
                for (std::size_t i = 0; i < 100 && bytes.size() == 4096 && round % 3 == 0; ++i) {
                    auto* item = reinterpret_cast<ItemHeader*>(bytes.data() + sizeof(Header)) + i;
                    set(item->offset, static_cast<std::uint32_t>(random() % 3000));
                    set(item->size, static_cast<std::uint32_t>(random() % 1000));
                }
            }
            CheckingSink sink;
            PrintOptions options;
            options.full = true;
            describeBlock(sink, BlockView(bytes), options);
            QVERIFY2(sink.broken.empty() && sink.allClosed(), sink.broken.c_str());
            std::string text;
            printBlock(text, BlockView(bytes), options);
            QVERIFY(isUtf8(text));
        }
    }

    /// Items that all claim the same bytes must not multiply them.
    void overlapsStaySmall() {
        std::vector<std::byte> bytes(65536, std::byte{0xfe});
        auto* header = reinterpret_cast<Header*>(bytes.data());
        header->level = 0;
        set(header->nritems, 2000);
        for (std::size_t i = 0; i < 2000; ++i) {
            auto* item = reinterpret_cast<ItemHeader*>(bytes.data() + sizeof(Header)) + i;
            set(item->key, Key{i, static_cast<ItemType>(77), 0});
            set(item->offset, 0);
            set(item->size, 65000);
        }
        std::string text;
        printBlock(text, BlockView(bytes), {});
        QVERIFY2(text.size() < 1U << 20, std::to_string(text.size()).c_str());
        QVERIFY(text.contains("they overlap"));
    }
};

QTEST_GUILESS_MAIN(PrintTest)
#include "test_print.moc"

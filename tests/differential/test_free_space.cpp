// The free-space tree as the kernel writes it: of every block group it says free what the extent
// tree, as dump-tree prints it, does not use. One image in extents, one so full of holes that the
// kernel keeps bitmaps; then one that went from bitmaps back to extents.

#include <QFile>
#include <QTest>
#include <filesystem>
#include <fstream>
#include <set>

#include "support/dump_tree.h"
#include "support/filler.h"
#include "support/loop_mount.h"
#include "support/process.h"
#include "volume/free_space_tree.h"
#include "volume/volume.h"

using namespace daxscope;
using namespace daxscope::test;

class FreeSpaceOfImages : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { DAXSCOPE_NEEDS_MOUNTS(); }
    void equalsTheExtents_data();
    void equalsTheExtents();
    void bitmaps();
};

namespace {

constexpr std::uint64_t bitmapSpan = 8 << 20;  // of 256 bytes, one bit for 4 KiB

/// Which groups are in which form, and what differs, if anything does.
struct Verdict {
    std::string wrong;
    std::set<std::uint64_t> extents;  // logical addresses of groups
    std::set<std::uint64_t> bitmaps;
    std::size_t most = 0;  // ranges in one group
};

Verdict failed(std::string wrong) {
    Verdict verdict;
    verdict.wrong = std::move(wrong);
    return verdict;
}

std::vector<ByteRange> unused(const DumpedChunk& chunk, const Dump& dump) {
    std::vector<ByteRange> out;
    std::uint64_t at = chunk.logical;
    const std::uint64_t end = chunk.logical + chunk.length;
    for (auto it = dump.extents.lower_bound(chunk.logical);
         it != dump.extents.end() && it->first < end; ++it) {
        if (it->second.logical > at)
            out.push_back({at, it->second.logical - at});
        at = it->second.logical + it->second.length;
    }
    if (at < end)
        out.push_back({at, end - at});
    return out;
}

std::string compareGroup(const volume::Volume& volume, const btree::TreeRoot& tree,
                         const DumpedChunk& chunk, const Dump& dump, Verdict& verdict) {
    const ByteRange group{chunk.logical, chunk.length};
    const auto space = volume::loadFreeSpace(volume, tree, group, volume.sectorSize());
    if (!space)
        return space.error().text();
    const auto cursor = btree::Cursor::find(volume, tree, volume::freeInfoKey(group));
    const bool inBitmaps = volume::freeInfoAt(*cursor, group)->bitmaps;
    (inBitmaps ? verdict.bitmaps : verdict.extents).insert(group.offset);
    verdict.most = std::max(verdict.most, space->count());
    // The form is the one we would have chosen or kept, and bitmaps are cut as ours are.
    const std::uint64_t high = (chunk.length + bitmapSpan - 1) / bitmapSpan * 281 / 25;
    const std::uint64_t low = high > 100 ? high - 100 : 0;
    if (inBitmaps ? space->count() < low : space->count() > high)
        return std::format("group {}: {} ranges in this form", chunk.logical, space->count());
    for (std::uint64_t at = group.offset; inBitmaps && at < group.end(); at += bitmapSpan) {
        const ByteRange part{at, std::min(bitmapSpan, group.end() - at)};
        const auto bitmap = btree::Cursor::find(volume, tree, volume::freeBitmapKey(part));
        if (!bitmap || !bitmap->valid())
            return std::format("group {}: no bitmap from {} on", chunk.logical, at);
    }
    const std::vector<ByteRange> wanted = unused(chunk, dump);
    auto want = wanted.begin();
    for (const ByteRange& range : space->ranges()) {
        if (want == wanted.end() || *want != range)
            return std::format("group {}: {} bytes at {} are not what is free", chunk.logical,
                               range.length, range.offset);
        ++want;
    }
    return want == wanted.end() ? "" : std::format("group {}: too little is free", chunk.logical);
}

Verdict compareFreeSpace(const std::string& path) {
    Verdict verdict;
    const auto dump = dumpTrees(path);
    if (!dump)
        return failed(dump.error());
    QFile file(QString::fromStdString(path));
    const uchar* mapped = file.open(QIODevice::ReadOnly) ? file.map(0, file.size()) : nullptr;
    if (mapped == nullptr)
        return failed(file.errorString().toStdString());
    const Bytes device = std::as_bytes(std::span(mapped, static_cast<std::size_t>(file.size())));
    const auto volume = volume::Volume::open(device);
    if (!volume)
        return failed(volume.error().text());
    const auto tree = (*volume)->root(format::id::freeSpaceTree);
    if (!tree)
        return failed(tree.error().text());
    for (const DumpedChunk& chunk : dump->chunks) {
        verdict.wrong = compareGroup(**volume, *tree, chunk, *dump, verdict);
        if (!verdict.wrong.empty())
            return verdict;
    }
    return verdict;
}

/// `count` files of one block each, in `directory`, in order.
bool blocks(const std::string& directory, unsigned count) {
    std::filesystem::create_directory(directory);
    const std::string content(4096, 'x');
    for (unsigned i = 0; i < count; ++i) {
        std::ofstream out(std::format("{}/{}", directory, i), std::ios::binary);
        if (!out.write(content.data(), static_cast<std::streamsize>(content.size())))
            return false;
    }
    return true;
}

bool sync(const std::string& where) {
    return run({"btrfs", "filesystem", "sync", where}).ok() &&
           run({"btrfs", "filesystem", "sync", where}).ok();
}

}  // namespace

void FreeSpaceOfImages::equalsTheExtents_data() {
    QTest::addColumn<QStringList>("mkfs");
    QTest::newRow("metadata dup") << QStringList{"-m", "dup"};
    QTest::newRow("mixed, 4K nodes") << QStringList{"-M", "-n", "4K"};
    QTest::newRow("block group tree") << QStringList{"-O", "block-group-tree", "-m", "single"};
}

void FreeSpaceOfImages::equalsTheExtents() {
    QFETCH(QStringList, mkfs);
    const std::uint64_t seed = seedFromEnvironment();
    std::vector<std::string> arguments;
    for (const QString& argument : mkfs)
        arguments.push_back(argument.toStdString());
    const ScratchDirectory scratch;
    const std::string image = scratch.path("image");
    const auto made = makeImage(image, 1 << 30, arguments);
    QVERIFY2(made, made ? "" : made.error().c_str());
    const Verdict fresh = compareFreeSpace(image);
    QVERIFY2(fresh.wrong.empty(), fresh.wrong.c_str());
    auto mount = LoopMount::mount(image, scratch.path("m"));
    QVERIFY2(mount, mount ? "" : mount.error().c_str());
    Filler filler(*mount, seed, FillPlan::small());
    QVERIFY2(filler.fill(), filler.problem().c_str());
    QVERIFY(mount->unmount());
    const Verdict filled = compareFreeSpace(image);
    QVERIFY2(filled.wrong.empty(), filled.wrong.c_str());
    QVERIFY2(!filled.extents.empty() && filled.most > 3, "there is something to compare");
}

void FreeSpaceOfImages::bitmaps() {
    constexpr unsigned count = 6000;
    const ScratchDirectory scratch;
    const std::string image = scratch.path("image");
    const auto made = makeImage(image, 1 << 30, {"-m", "dup"});
    QVERIFY2(made, made ? "" : made.error().c_str());
    const auto mount = [&] { return LoopMount::mount(image, scratch.path("m"), "max_inline=0"); };
    {
        auto mounted = mount();
        QVERIFY2(mounted, mounted ? "" : mounted.error().c_str());
        const std::string files = mounted->where() + "/files";
        QVERIFY(blocks(files, count));
        QVERIFY(sync(mounted->where()));
        for (unsigned i = 0; i < count; i += 2)
            QVERIFY(std::filesystem::remove(std::format("{}/{}", files, i)));
        QVERIFY(mounted->unmount());
    }
    const Verdict holes = compareFreeSpace(image);
    QVERIFY2(holes.wrong.empty(), holes.wrong.c_str());
    qInfo("%zu ranges in one group", holes.most);
    QVERIFY2(holes.most > count / 4, "holes between the files");
    QVERIFY2(!holes.bitmaps.empty(), "the kernel keeps bitmaps");
    {
        auto mounted = mount();
        QVERIFY2(mounted, mounted ? "" : mounted.error().c_str());
        // An empty block group would go; small ones (up to 64 MiB) never leave bitmaps.
        for (unsigned i = 1; i < count; i += 2) {
            if (i % 500 != 1)
                QVERIFY(std::filesystem::remove(std::format("{}/files/{}", mounted->where(), i)));
        }
        QVERIFY(mounted->unmount());
    }
    const Verdict back = compareFreeSpace(image);
    QVERIFY2(back.wrong.empty(), back.wrong.c_str());
    QVERIFY2(std::ranges::any_of(holes.bitmaps,
                                 [&](std::uint64_t at) { return back.extents.contains(at); }),
             "the kernel went back to extents");
}

QTEST_GUILESS_MAIN(FreeSpaceOfImages)
#include "test_free_space.moc"

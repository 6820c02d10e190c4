// The picture that follows what transactions touch is the one that is made by reading everything: at random work, after each
// step, extent by extent and subvolume by subvolume. And it costs what the step has touched, not what the image holds.
//
// The seed is printed; DAXSCOPE_SEED=n repeats it.
#include <QTest>
#include <array>
#include <map>

#include "scene/build_sharing.h"
#include "support/random_work.h"
#include "support/rounds.h"
#include "volume/ownership.h"

using namespace daxscope;
using namespace daxscope::test;

namespace {

std::string lineOf(const scene::DeviceExtent& e) {
    return std::format("{} +{} copy {} {} generation {} tree {} owners {} lost {}", e.device,
                       e.length, e.copy, e.kind == scene::ExtentKind::Tree ? "block" : "data",
                       e.generation, e.tree, e.owners, e.unreachable);
}

/// One line for each extent of the image but freed ones and superblocks, by device byte.
std::vector<std::string> linesOf(const scene::DeviceMap& map) {
    std::vector<std::string> out;
    for (std::size_t i = 0; i < map.extentCount(); ++i) {
        const scene::DeviceExtent e = map.extent(i);
        if (e.kind == scene::ExtentKind::Data || e.kind == scene::ExtentKind::Tree)
            out.push_back(lineOf(e));
    }
    return out;
}

std::vector<std::string> linesOf(const volume::Volume& volume, const volume::Ownership& ownership) {
    std::map<std::uint64_t, std::string> lines;
    for (const volume::OwnedExtent& e : ownership.extents) {
        for (std::uint8_t copy = 0; copy < 2; ++copy) {
            if (const auto device = volume.chunks().toDevice(e.logical, copy))
                lines[*device] = lineOf(
                    {.device = *device,
                     .length = e.length,
                     .generation = e.generation,
                     .unreachable = e.unreachable,
                     .tree = e.tree,
                     .owners = e.owners,
                     .kind = e.isTreeBlock ? scene::ExtentKind::Tree : scene::ExtentKind::Data,
                     .copy = copy});
        }
    }
    std::vector<std::string> out;
    out.reserve(lines.size());
    for (auto& [device, line] : lines)
        out.push_back(std::move(line));
    return out;
}

/// Who holds the file's extents, and what else of them.
std::vector<std::string> linesOf(const scene::Sharing& sharing) {
    std::vector<std::string> out;
    out.reserve(sharing.holders.size() + sharing.count());
    for (const scene::Holder& h : sharing.holders)
        out.push_back(std::format("{} exclusive {} shared {} lost {} of the file {} {}", h.name,
                                  h.exclusive, h.shared, h.unreachable, h.fileExclusive,
                                  h.fileShared));
    for (std::size_t i = 0; i < sharing.count(); ++i) {
        const scene::Sharing::Piece& piece = sharing.piece(i);
        std::string line = std::format("{} +{} at {}:", piece.at, piece.length, piece.device);
        for (const std::uint32_t holder : sharing.set(piece.set).holders)
            line += ' ' + sharing.holders.at(holder).name;
        out.push_back(std::move(line));
    }
    return out;
}

/// By how much the places of a piece and its bytes in the file are apart: equal where pieces continue each other.
std::pair<std::optional<std::uint64_t>, std::optional<std::uint64_t>> apart(
    const scene::MovedPiece& piece) {
    const auto from = [&](std::optional<std::uint64_t> place) {
        return place ? std::optional(*place - piece.file.offset) : std::nullopt;
    };
    return {from(piece.from), from(piece.to)};
}

std::string textOf(const std::vector<scene::MovedPiece>& pieces) {
    std::string out;
    for (const scene::MovedPiece& piece : pieces)
        out += std::format("[{} +{} {} → {}]", piece.file.offset / page, piece.file.length / page,
                           piece.from.value_or(0) / page, piece.to.value_or(0) / page);
    return out;
}

/// What is wrong with the scene, held against all metadata as it is read now; empty for nothing.
std::string wrongIn(session::Session& session, const scene::ImageScene& scene) {
    const auto held = session.filesystem()->lock();
    Progress progress;
    const auto ownership = volume::readOwnership(session.volume(), progress);
    if (!ownership)
        return ownership.error().text();
    const auto is = linesOf(*scene.device);
    const auto should = linesOf(session.volume(), *ownership);
    const auto [a, b] = std::ranges::mismatch(is, should);
    if (a != is.end() || b != should.end())
        return std::format("extent “{}” should be “{}”", a == is.end() ? "" : *a,
                           b == should.end() ? "" : *b);
    for (const scene::Subvolume& sub : scene.subvolumes) {
        const auto usage = std::ranges::find(ownership->usage, sub.id, &volume::RootUsage::root);
        const bool known = usage != ownership->usage.end();
        const std::uint64_t exclusive = known ? usage->exclusive : 0;
        const std::uint64_t shared = known ? usage->shared : 0;
        if (sub.exclusive != exclusive || sub.shared != shared)
            return std::format("subvolume {}: {} and {} bytes, not {} and {}", sub.path,
                               sub.exclusive, sub.shared, exclusive, shared);
    }
    return {};
}

/// Who shares a file with whom, held against back references that are asked anew.
std::string wrongAbout(session::Session& session, const std::string& path,
                       const scene::DeviceMap& map) {
    const auto file = session.names().resolve(path);
    if (!file)
        return {};
    Progress progress;
    const auto is = session.sharing(*file, path, progress);
    const auto held = session.filesystem()->lock();
    volume::Backrefs backrefs(session.volume());
    scene::ExtentHolders holders;
    const auto should =
        scene::buildFileSharing(session.names(), backrefs, holders, map, *file, path, progress);
    if (!is || !should)
        return (is ? should.error() : is.error()).text();
    const auto told = linesOf(**is);
    const auto found = linesOf(**should);
    const auto [a, b] = std::ranges::mismatch(told, found);
    return a == told.end() && b == found.end()
               ? std::string()
               : std::format("{}: “{}” should be “{}”", path, a == told.end() ? "" : *a,
                             b == found.end() ? "" : *b);
}

}  // namespace

class TestLiveImage : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { seed_ = seedFromEnvironment(); }
    void followsRandomWork_data();
    void followsRandomWork();
    void costsWhatItTouches();
    void damageIsFoundAgain();
    void changesOfLargeFiles();

private:
    std::uint64_t seed_ = 0;
};

void TestLiveImage::followsRandomWork_data() { addRounds(6); }

void TestLiveImage::followsRandomWork() {
    QFETCH(int, round);
    Dice dice(seed_ + static_cast<std::uint64_t>(round));
    DaxImage image(128ULL << 20, round % 3 != 2, round % 2 == 0 ? 16384 : 4096);
    QVERIFY(image.good());
    session::Session& session = image.session();
    RandomWork work(session, dice);
    for (int i = 0; i < 150; ++i) {
        work.step();
        // Sometimes several steps from one picture to the next.
        if (dice.oneIn(4))
            continue;
        Progress progress;
        const auto scene = session.scene(progress, {});
        QVERIFY2(scene, scene ? "" : scene.error().text().c_str());
        std::string wrong = wrongIn(session, **scene);
        for (const char* const path : {"/f0", "/f1"}) {
            if (wrong.empty())
                wrong = wrongAbout(session, path, *(*scene)->device);
        }
        QVERIFY2(wrong.empty(), qPrintable(QString("seed %1, after step %2: %3")
                                               .arg(seed_)
                                               .arg(i)
                                               .arg(QString::fromStdString(wrong))));
        if (dice.oneIn(20)) {
            const auto kept = session.history().moments;
            if (!kept.empty())
                QVERIFY(session.restart(kept.at(dice.below(kept.size())).number));
        }
        if (dice.oneIn(15))
            (void)session.takeMoment("m");
    }
    QCOMPARE(image.check(), std::string());
}

void TestLiveImage::costsWhatItTouches() {
    DaxImage image(512ULL << 20);
    session::Session& session = image.session();
    const std::uint64_t pages = 12000;
    QCOMPARE(image.write("/f", 0, filled('f', pages * page)), 0);
    QVERIFY(image.fs().snapshot("/", "/s", true));
    for (std::uint64_t i = 0; i < pages; i += 2)
        QCOMPARE(image.write("/f", i * page, filled('x')), 0);
    QVERIFY(session.commit());
    Progress progress;
    auto scene = session.scene(progress, {});
    QVERIFY(scene && (*scene)->device->extentCount() > pages / 2);
    Dice dice(seed_ + 50);
    for (int i = 0; i < 40; ++i) {
        const auto before = *scene;
        const std::uint64_t at = dice.below(pages) * page;
        switch (i % 4) {
            case 0:
                QVERIFY(image.fs().punch("/f", {at, page}));
                break;
            case 1:
                QVERIFY(session.commit());
                break;
            default:
                QCOMPARE(image.write("/f", at, filled('y')), 0);
        }
        QVERIFY(session.settle());
        scene = session.scene(progress, {});
        QVERIFY(scene);
        const std::size_t own = (*scene)->device->memoryBeyond(*before->device);
        QVERIFY2(own <= 64 << 10, std::to_string(own).c_str());
        QCOMPARE(wrongIn(session, **scene), std::string());
    }
}

/// What cannot be read is no part of the picture, however it came about.
void TestLiveImage::damageIsFoundAgain() {
    DaxImage image(128ULL << 20);
    session::Session& session = image.session();
    QCOMPARE(image.write("/f", 0, filled('f', 40 * page)), 0);
    QVERIFY(session.commit());
    Progress progress;
    QVERIFY(session.scene(progress, {}));
    const auto root = session.volume().root(5);
    QVERIFY(root);
    const auto device = session.volume().chunks().toDevice(root->logical);
    QVERIFY(session.poison({*device, page}));
    const auto poisoned = session.scene(progress, {});
    QVERIFY(poisoned && !(*poisoned)->info.findings.empty());
    QCOMPARE((*poisoned)->device->totals().maxOwners, 1U);
    session.clearPoison();
    QCOMPARE(image.write("/g", 0, filled('g')), 0);
    const auto whole = session.scene(progress, {});
    QVERIFY(whole);
    QCOMPARE(wrongIn(session, **whole), std::string());
}

/// Of a large file only the part is looked at that an operation can move; what is told is the same.
void TestLiveImage::changesOfLargeFiles() {
    constexpr std::uint64_t pages = 600;
    Dice dice(seed_ + 60);
    DaxImage image(256ULL << 20);
    session::Session& session = image.session();
    QCOMPARE(image.write("/f", 0, filled('f', pages * page)), 0);
    QVERIFY(image.fs().snapshot("/", "/s", true));
    QVERIFY(session.settle());
    Progress progress;
    QVERIFY(session.scene(progress, {}));
    const auto file = session.names().resolve("/f");
    QVERIFY(file);
    int moved = 0;
    for (int i = 0; i < 200; ++i) {
        const auto before = session.fileExtents(*file, "/f");
        QVERIFY(before);
        // One to three operations from one picture to the next.
        for (std::uint64_t left = dice.between(1, 3); left > 0; --left) {
            constexpr std::array names{"write", "punch", "zero", "allocate", "unshare", "truncate"};
            const char* const name = names.at(dice.below(names.size()));
            const session::Operation& operation = *session::findOperation(name);
            const std::uint64_t offset = dice.below(pages * page);
            const std::uint64_t length = dice.between(1, dice.oneIn(4) ? 200 * page : 3 * page);
            session::Arguments arguments;
            for (const session::Parameter& parameter : operation.parameters) {
                const std::string_view which = parameter.name;
                if (which == "path")
                    arguments.set(which, std::string("/f"));
                else if (which == "offset")
                    arguments.set(which, offset);
                else if (which == "length")
                    arguments.set(which, length);
                else if (which == "data")
                    arguments.set(which, filled('x', length));
                else if (which == "size")
                    arguments.set(which, pages * page - dice.below(8 * page));
                else
                    arguments.set(which, dice.oneIn(2));
            }
            QVERIFY(session.apply(operation, arguments));
        }
        QVERIFY(session.scene(progress, {}));
        const auto now = session.fileExtents(*file, "/f");
        QVERIFY(now && session.lastChange());
        const auto expected = scene::movedPieces(before->get(), now->get());
        const auto* const told = session.lastChange()->find(file->subvolume, file->inode);
        // Pieces that are watched one by one may meet; and what moved nowhere was written where it lies.
        std::vector<scene::MovedPiece> pieces;
        for (const scene::MovedPiece& piece :
             told == nullptr ? std::vector<scene::MovedPiece>() : told->pieces) {
            if (piece.from == piece.to)
                continue;
            const bool follows = !pieces.empty() && pieces.back().file.end() == piece.file.offset &&
                                 apart(pieces.back()) == apart(piece);
            if (follows)
                pieces.back().file.length += piece.file.length;
            else
                pieces.push_back(piece);
        }
        std::vector<scene::MovedPiece> should;
        for (const scene::MovedPiece& piece : expected) {
            if (piece.from != piece.to)
                should.push_back(piece);
        }
        QVERIFY2(pieces == should, std::format("seed {}, step {}: told {} should be {}", seed_, i,
                                               textOf(pieces), textOf(should))
                                       .c_str());
        moved += should.empty() ? 0 : 1;
    }
    QVERIFY(moved > 50);
}

QTEST_GUILESS_MAIN(TestLiveImage)
#include "test_live_image.moc"

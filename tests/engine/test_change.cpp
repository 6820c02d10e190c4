// The difference of two scenes: extents of the device, pieces of a file; and that a brute walk over every block agrees.
#include <QTest>
#include <map>
#include <random>

#include "scene/change.h"

using namespace daxscope;
using namespace daxscope::scene;

namespace {

constexpr std::uint64_t block = 4096;

using Extents = std::vector<DeviceExtent>;

std::shared_ptr<const DeviceMap> mapOf(const Extents& extents) {
    DeviceMap::Builder builder(1 << 30);
    for (const DeviceExtent& extent : extents)
        builder.add(extent);
    return builder.finish();
}

DeviceExtent data(std::uint64_t at, std::uint64_t blocks, std::uint64_t generation) {
    DeviceExtent out;
    out.device = at * block;
    out.length = blocks * block;
    out.generation = generation;
    out.owners = 1;
    return out;
}

Change compared(const Extents& before, const Extents& now) {
    Change change;
    compareMaps(*mapOf(before), *mapOf(now), change);
    return change;
}

struct Piece {
    std::uint64_t from, to;
    std::optional<std::uint64_t> device;  ///< in blocks
    FileExtentType type = FileExtentType::Regular;
    Compression compression = Compression::None;
};

std::shared_ptr<const FileExtents> fileOf(const std::vector<Piece>& pieces) {
    FileExtents::Builder builder;
    for (const Piece& piece : pieces) {
        FileExtent extent;
        extent.offset = piece.from * block;
        extent.length = (piece.to - piece.from) * block;
        if (piece.device) {
            extent.device = *piece.device * block;
            extent.deviceLength = extent.length;
        }
        extent.type = piece.type;
        extent.compression = piece.compression;
        builder.file().size = piece.to * block;
        builder.add(extent);
    }
    return builder.finish();
}

MovedPiece moved(std::uint64_t from, std::uint64_t to, std::optional<std::uint64_t> was,
                 std::optional<std::uint64_t> is) {
    const auto bytes = [](std::optional<std::uint64_t> at) {
        return at ? std::optional(*at * block) : std::nullopt;
    };
    return {{from * block, (to - from) * block}, bytes(was), bytes(is)};
}

}  // namespace

class TestChange : public QObject {
    Q_OBJECT
private slots:
    void equalMapsHaveNoDifference();
    void newAndGoneExtents();
    void anotherExtentInTheSamePlace();
    void freedIsGone();
    void overwrittenInTheMiddle();
    void madeAndRemoved();
    void preallocatedIsWrittenInPlace();
    void compressedMovesAsAWhole();
    void writtenWhereItLies();
    void agreesWithEveryBlock();
};

void TestChange::equalMapsHaveNoDifference() {
    const Extents some = {data(1, 4, 7), data(9, 1, 8)};
    QVERIFY(compared(some, some).empty());
    Extents shared = some;
    shared[0].owners = 2;  // who holds it is told by its colour
    QVERIFY(compared(some, shared).empty());
}

void TestChange::newAndGoneExtents() {
    const Change change =
        compared({data(1, 4, 7), data(9, 1, 8)}, {data(1, 4, 7), data(20, 2, 9), data(22, 1, 9)});
    QCOMPARE(change.left, (std::vector<ByteRange>{{9 * block, block}}));
    QCOMPARE(change.written, (std::vector<ByteRange>{{20 * block, 3 * block}}));  // one frame
}

void TestChange::anotherExtentInTheSamePlace() {
    const Change change = compared({data(1, 4, 7)}, {data(1, 2, 9)});
    QCOMPARE(change.left, (std::vector<ByteRange>{{block, 4 * block}}));
    QCOMPARE(change.written, (std::vector<ByteRange>{{block, 2 * block}}));
}

void TestChange::freedIsGone() {
    DeviceExtent freed = data(1, 4, 0);
    freed.kind = ExtentKind::Freed;
    QCOMPARE(compared({data(1, 4, 7)}, {freed}).left, (std::vector<ByteRange>{{block, 4 * block}}));
    QVERIFY(compared({freed}, {}).empty());  // committed: it was gone before
    DeviceExtent super = data(16, 1, 7);
    super.kind = ExtentKind::Super;
    DeviceExtent next = super;
    next.generation = 8;
    QVERIFY(compared({super}, {next}).empty());
}

void TestChange::overwrittenInTheMiddle() {
    const auto before = fileOf({{0, 48, 100}});
    const auto now = fileOf({{0, 13, 100}, {13, 14, 300}, {14, 48, 114}});
    QCOMPARE(movedPieces(before.get(), now.get()),
             (std::vector<MovedPiece>{moved(13, 14, 113, 300)}));
    QVERIFY(movedPieces(before.get(), before.get()).empty());
    // Cut into extents that go on where the one before ends: nothing has moved.
    const auto cut = fileOf({{0, 20, 100}, {20, 48, 120}});
    QVERIFY(movedPieces(before.get(), cut.get()).empty());
}

void TestChange::madeAndRemoved() {
    const auto file = fileOf({{0, 8, 100}, {8, 12, {}, FileExtentType::Hole}, {12, 16, 108}});
    QCOMPARE(movedPieces(nullptr, file.get()),
             (std::vector<MovedPiece>{moved(0, 8, {}, 100), moved(12, 16, {}, 108)}));
    QCOMPARE(movedPieces(file.get(), nullptr),
             (std::vector<MovedPiece>{moved(0, 8, 100, {}), moved(12, 16, 108, {})}));
    const auto punched = fileOf({{0, 2, 100}, {2, 12, {}, FileExtentType::Hole}, {12, 16, 108}});
    QCOMPARE(movedPieces(file.get(), punched.get()),
             (std::vector<MovedPiece>{moved(2, 8, 102, {})}));
    QVERIFY(movedPieces(nullptr, nullptr).empty());
}

void TestChange::preallocatedIsWrittenInPlace() {
    const auto before = fileOf({{0, 8, 100, FileExtentType::Prealloc}});
    const auto now = fileOf({{0, 2, 100}, {2, 8, 102, FileExtentType::Prealloc}});
    QCOMPARE(movedPieces(before.get(), now.get()),
             (std::vector<MovedPiece>{moved(0, 2, 100, 100)}));
}

void TestChange::compressedMovesAsAWhole() {
    const auto zstd = Compression::Zstd;
    const auto regular = FileExtentType::Regular;
    const auto before = fileOf({{0, 32, 100, regular, zstd}});
    const auto now = fileOf({{0, 4, 100, regular, zstd}, {4, 5, 300}, {5, 32, 100, regular, zstd}});
    QCOMPARE(movedPieces(before.get(), now.get()),
             (std::vector<MovedPiece>{moved(4, 5, 100, 300)}));
}

void TestChange::writtenWhereItLies() {
    const auto file = fileOf({{0, 8, 100}, {8, 9, {}, FileExtentType::Hole}, {9, 16, 200}});
    QCOMPARE(piecesIn(*file, {6 * block, 4 * block}),
             (std::vector<MovedPiece>{moved(6, 8, 106, 106), moved(9, 10, 200, 200)}));
    QVERIFY(piecesIn(*file, {100 * block, block}).empty());
}

/// Random files, block by block: where each block lies, before and after.
void TestChange::agreesWithEveryBlock() {
    std::mt19937 random(7);
    constexpr std::uint64_t blocks = 60;
    const auto any = [&] {
        std::vector<Piece> pieces;
        for (std::uint64_t at = 0; at < blocks;) {
            const std::uint64_t to = std::min(blocks, at + 1 + random() % 9);
            if (random() % 3 == 0)
                pieces.push_back({at, to, {}, FileExtentType::Hole});
            else
                pieces.push_back({at, to, (random() % 2) * 100 + at});
            at = to;
        }
        return pieces;
    };
    const auto places = [](const std::vector<Piece>& pieces) {
        std::map<std::uint64_t, std::uint64_t> out;
        for (const Piece& piece : pieces) {
            for (std::uint64_t i = piece.from; piece.device && i < piece.to; ++i)
                out[i * block] = (*piece.device + i - piece.from) * block;
        }
        return out;
    };
    for (int round = 0; round < 300; ++round) {
        const auto before = any();
        const auto now = any();
        const auto at = [](const auto& map, std::uint64_t key) {
            const auto found = map.find(key);
            return found == map.end() ? std::optional<std::uint64_t>() : found->second;
        };
        const auto old = places(before);
        const auto fresh = places(now);
        std::map<std::uint64_t,
                 std::pair<std::optional<std::uint64_t>, std::optional<std::uint64_t>>>
            expected;
        for (std::uint64_t i = 0; i < blocks; ++i) {
            if (at(old, i * block) != at(fresh, i * block))
                expected[i * block] = {at(old, i * block), at(fresh, i * block)};
        }
        decltype(expected) found;
        for (const MovedPiece& piece : movedPieces(fileOf(before).get(), fileOf(now).get())) {
            for (std::uint64_t i = 0; i < piece.file.length; i += block) {
                const auto plus = [&](std::optional<std::uint64_t> place) {
                    return place ? std::optional(*place + i) : std::nullopt;
                };
                found[piece.file.offset + i] = {plus(piece.from), plus(piece.to)};
            }
        }
        QVERIFY(found == expected);
    }
}

QTEST_GUILESS_MAIN(TestChange)
#include "test_change.moc"

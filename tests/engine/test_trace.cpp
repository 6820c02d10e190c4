// What the engine tells of itself, and what it does about bytes that cannot be read.
#include <QTest>
#include <set>

#include "files/reader.h"
#include "session/create.h"
#include "session/session.h"
#include "support/filler.h"
#include "support/loop_mount.h"

using namespace daxscope;
using namespace daxscope::test;

namespace {

std::unique_ptr<session::Session> newImage(const ScratchDirectory& scratch) {
    const std::string image = scratch.path("image");
    session::CreateOptions options;
    options.size = 128ULL << 20;
    if (!session::createImage(image, options))
        return nullptr;
    auto session = session::Session::openForWriting(image);
    return session ? std::move(*session) : nullptr;
}

Result<std::string> contentOf(session::Session& session, const std::string& path) {
    DAX_TRY(const auto file, session.names().resolve(path));
    DAX_TRY(const auto root, session.names().rootOf(file));
    DAX_TRY(auto reader, files::FileReader::open(session.volume(), root, file.inode));
    return reader.readAll(1 << 30);
}

std::size_t count(const std::vector<trace::Event>& events, trace::Kind kind) {
    return static_cast<std::size_t>(
        std::ranges::count_if(events, [&](const trace::Event& e) { return e.kind == kind; }));
}

}  // namespace

class TestTrace : public QObject {
    Q_OBJECT
private slots:
    void ring();
    void aWrite();
    void poisonAgainstModel();
    void poisonedFile();
};

/// Numbers have no gaps; the oldest are lost first; off, nothing is kept.
void TestTrace::ring() {
    trace::Trace trace(8);
    trace.note(trace::Kind::Fence, 0, 0);
    QVERIFY(trace.since(0).empty());
    trace.start();
    for (std::uint64_t i = 1; i <= 20; ++i)
        trace.note(trace::Kind::Copy, i, 1);
    const auto all = trace.since(0);
    QCOMPARE(all.size(), 8U);
    for (std::size_t i = 0; i < all.size(); ++i) {
        QCOMPARE(all[i].sequence, 13 + i);
        QCOMPARE(all[i].offset, 13 + i);
    }
    QCOMPARE(trace.since(18).size(), 2U);
    QVERIFY(trace.since(20).empty());
    QVERIFY(trace.since(99).empty());
}

void TestTrace::aWrite() {
    const ScratchDirectory scratch;
    const auto session = newImage(scratch);
    QVERIFY(session != nullptr);
    QVERIFY(session->operations()->write("/file", 0, asBytes(std::string(9000, 'x'))));
    session->trace().start();
    QVERIFY(session->operations()->write("/file", 4096, asBytes(std::string(4096, 'y'))));
    const auto written = session->trace().since(0);
    const auto file = session->names().resolve("/file");
    const auto copy = std::ranges::find_if(written, [](const trace::Event& e) {
        return e.kind == trace::Kind::Copy && e.length == 4096;
    });
    QVERIFY(copy != written.end());
    QCOMPARE(copy->subject.inode, file->inode);
    QVERIFY(std::string_view(copy->where.file_name()).ends_with("transaction.cpp"));
    QVERIFY(count(written, trace::Kind::Allocate) >= 1);
    QVERIFY(count(written, trace::Kind::Flush) >= 1);
    QCOMPARE(count(written, trace::Kind::Fence), 0U);
    QVERIFY(session->commit());
    const auto committed = session->trace().since(written.back().sequence);
    QCOMPARE(count(committed, trace::Kind::Commit), 1U);
    // Data and trees; then the mirror; then the primary superblock: 64 MiB is the only mirror that fits.
    QCOMPARE(count(committed, trace::Kind::Fence), 3U);
    QVERIFY(count(committed, trace::Kind::Pin) >= 1);
    QCOMPARE(count(committed, trace::Kind::Unpin), 1U);
    for (const trace::Event& event : committed)
        QVERIFY(event.duration <= event.time);
}

void TestTrace::poisonAgainstModel() {
    const std::uint64_t seed = seedFromEnvironment();
    Dice dice(seed);
    pmem::Poison poison;
    std::set<std::uint64_t> model;  // blocks
    constexpr std::uint64_t block = pmem::Poison::block;
    for (int i = 0; i < 5000; ++i) {
        const ByteRange range{dice.below(100 * block), dice.between(1, 6 * block)};
        if (dice.oneIn(2)) {
            poison.add(range);
            for (std::uint64_t b = range.offset / block; b * block < range.end(); ++b)
                model.insert(b);
        } else {
            std::uint64_t cleared = 0;
            for (const ByteRange part : poison.clear(range))
                cleared += part.length;
            std::uint64_t expected = 0;
            for (std::uint64_t b = alignUp(range.offset, block) / block;
                 (b + 1) * block <= range.end(); ++b)
                expected += model.erase(b) * block;
            QCOMPARE(cleared, expected);
        }
        const ByteRange asked{dice.below(100 * block), dice.between(1, 3 * block)};
        std::optional<std::uint64_t> first;
        for (std::uint64_t b = asked.offset / block; b * block < asked.end() && !first; ++b) {
            if (model.contains(b))
                first = std::max(asked.offset, b * block);
        }
        const auto found = poison.first(asked);
        QCOMPARE(found.has_value(), first.has_value());
        if (first)
            QCOMPARE(found->offset, *first);
        QCOMPARE(poison.empty(), model.empty());
    }
}

/// EIO for what reads it or has to copy it, and nothing else is changed; a whole block written makes it good again.
void TestTrace::poisonedFile() {
    const ScratchDirectory scratch;
    const auto session = newImage(scratch);
    QVERIFY(session != nullptr);
    files::Operations& engine = *session->operations();
    QVERIFY(
        engine.setNoCow("/", true));  // in place: the same bytes of the device are written again
    QVERIFY(engine.write("/file", 0, asBytes(std::string(16384, 'x'))));
    QVERIFY(session->commit());
    const auto file = session->names().resolve("/file");
    const auto extents = session->fileExtents(*file, "/file");
    QVERIFY(extents.has_value());
    const auto device = (*extents)->extent(0).device;
    QVERIFY(device.has_value());

    QVERIFY(!session->poison(ByteRange{0, 0}));
    QVERIFY(!session->poison(ByteRange{UINT64_MAX, 1}));
    QVERIFY(session->poison(ByteRange{*device + 4096 + 17, 1}));
    const auto refused = contentOf(*session, "/file");
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, EIO);
    const Status part = engine.write("/file", 5000, asBytes(std::string(10, 'z')));
    QVERIFY(!part);
    QCOMPARE(part.error().code, EIO);
    QVERIFY(engine.write("/file", 4096, asBytes(std::string(4096, 'y'))));
    QCOMPARE(*contentOf(*session, "/file"),
             std::string(4096, 'x') + std::string(4096, 'y') + std::string(8192, 'x'));
}

QTEST_GUILESS_MAIN(TestTrace)
#include "test_trace.moc"

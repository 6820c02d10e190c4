// Operations that fail half-way: a block of the trees cannot be read when it is needed, and what was done before must be
// undone. Then all is as it was; later operations and commits are as if nothing had happened, which the count of all
// references (test_references says how) and a walk of everything show.
//
// The seed is printed; DAXSCOPE_SEED=n repeats it.
#include <QTest>

#include "session/create.h"
#include "session/session.h"
#include "support/count_references.h"
#include "support/file_operation.h"
#include "support/listing.h"
#include "support/loop_mount.h"
#include "volume/ownership.h"

using namespace daxscope;
using namespace daxscope::test;

class TestRollback : public QObject {
    Q_OBJECT
private slots:
    void unreadableBlocks();
};

void TestRollback::unreadableBlocks() {
    const std::uint64_t seed = seedFromEnvironment();
    Dice dice(seed);
    const ScratchDirectory scratch;
    const std::string image = scratch.path("image");
    session::CreateOptions options;
    options.size = 512ULL << 20;
    options.nodeSize = 4096;
    QVERIFY(session::createImage(image, options).has_value());
    auto opened = session::Session::openForWriting(image);
    QVERIFY2(opened.has_value(), opened ? "" : opened.error().text().c_str());
    session::Session& session = **opened;
    files::Operations& engine = *session.operations();
    // Enough that trees have levels.
    for (int i = 0; i < 200; ++i)
        QVERIFY(engine.write(std::format("/file-{}", i), 0, asBytes(std::string(5000, 'x'))));
    QVERIFY(session.commit());
    std::size_t undone = 0;
    for (int round = 0; round < 12; ++round) {
        Progress progress;
        const auto owned = volume::readOwnership(session.volume(), progress);
        QVERIFY(owned.has_value());
        std::vector<std::uint64_t> blocks;
        for (const volume::OwnedExtent& extent : owned->extents) {
            if (extent.isTreeBlock)
                blocks.push_back(extent.logical);
        }
        auto before = allOf(session);
        QVERIFY(before.has_value());
        for (int i = 0; i < 60; ++i) {
            // A few blocks at once: an operation needs few of all.
            for (int n = 0; n < 12; ++n) {
                const auto logical = blocks[dice.below(blocks.size())];
                for (unsigned copy = 0; copy < 2; ++copy) {
                    if (const auto device = session.volume().chunks().toDevice(logical, copy))
                        QVERIFY(session.poison(ByteRange{*device, 4096}));
                }
            }
            const FileOperation operation =
                dice.oneIn(2) ? randomOperation(dice) : randomContentOperation(dice, "");
            // Snapshots, and who removes a subvolume, commit on their way; a commit that fails ends the session.
            const auto removed = session.names().resolve(operation.path);
            const bool commits =
                operation.act == Act::Snapshot || (operation.act == Act::Remove && removed &&
                                                   removed->inode == format::id::firstFree);
            const Status done = commits ? Status() : applyToEngine(engine, operation);
            session.clearPoison();
            const auto now = allOf(session);
            QVERIFY2(now.has_value(), now ? "" : now.error().text().c_str());
            if (!done) {
                undone += done.error().code == EIO ? 1 : 0;
                QVERIFY2(*now == *before, std::format("{} failed ({}), and left something",
                                                      operation.text(), done.error().text())
                                              .c_str());
            }
            before = now;
        }
        const Status durable = session.commit();
        QVERIFY2(durable.has_value(), durable ? "" : durable.error().text().c_str());
        const std::string wrong = compareReferences(session.volume());
        QVERIFY2(wrong.empty(), wrong.c_str());
        if (round % 5 == 0)
            QVERIFY(engine.snapshot("/", std::format("/snapshot-{}", round), false).has_value());
    }
    qInfo("%zu operations met a block that cannot be read", undone);
    QVERIFY(undone > 0);
}

QTEST_GUILESS_MAIN(TestRollback)
#include "test_rollback.moc"

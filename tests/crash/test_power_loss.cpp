// Power fails at random instants while operations and commits run, and any cache lines that were not fenced may be lost:
// what is then found is the last commit or the one that was on its way, whole. `btrfs check` judges the trees, the last
// known listing of all files and their contents the rest.
//
// The seed is printed; DAXSCOPE_SEED=n repeats it.
#include <QTest>
#include <fstream>

#include "pmem/persistence.h"
#include "session/create.h"
#include "session/session.h"
#include "support/check_image.h"
#include "support/file_operation.h"
#include "support/listing.h"
#include "support/loop_mount.h"
#include "support/process.h"

using namespace daxscope;
using namespace daxscope::test;

namespace {

/// Data of NODATACOW files would not wait for a commit.
FileOperation inTransaction(Dice& dice) {
    while (true) {
        FileOperation operation =
            dice.oneIn(2) ? randomOperation(dice) : randomContentOperation(dice, "");
        if (operation.act != Act::NoCow)
            return operation;
    }
}

}  // namespace

class PowerLoss : public QObject {
    Q_OBJECT
private slots:
    void aCommitIsThere();
};

void PowerLoss::aCommitIsThere() {
    DAXSCOPE_NEEDS_MOUNTS();
    const std::uint64_t seed = seedFromEnvironment();
    Dice dice(seed);
    const ScratchDirectory scratch;
    const std::string image = scratch.path("image");
    const std::string left = scratch.path("left");
    session::CreateOptions options;
    options.size = 128ULL << 20;
    options.nodeSize = 4096;
    QVERIFY(session::createImage(image, options).has_value());
    auto opened = session::Session::openForWriting(image);
    QVERIFY2(opened.has_value(), opened ? "" : opened.error().text().c_str());
    session::Session& session = **opened;
    pmem::Persistence persistence(session.store());
    session.watchStores(&persistence);

    std::string before = *allOf(session);
    int losses = 0;
    int torn = 0;
    for (int round = 0; round < 40; ++round) {
        for (int i = 0; i < 15; ++i) {
            const std::uint64_t fences = persistence.fences();
            (void)applyToEngine(*session.operations(), inTransaction(dice));
            if (persistence.fences() == fences)
                continue;
            // It committed on its way (snapshots do, and what runs out of space): that is the commit before, then.
            QVERIFY(session.commit().has_value());
            before = allOf(session).value_or("");
        }
        const auto now = allOf(session);
        QVERIFY2(now.has_value(), now ? "" : now.error().text().c_str());
        // The instant is chosen among those of the commit: how many there are is seen as they pass.
        std::vector<std::byte> found;
        std::uint64_t seen = 0;
        const bool late = dice.oneIn(2);  // while the superblocks are written
        const std::uint64_t fences = persistence.fences();
        persistence.atEveryEvent([&] {
            if ((late && persistence.fences() == fences) || !dice.oneIn(++seen))
                return;
            // All lines alike, or each by itself.
            const std::uint64_t how = dice.below(4);
            found = persistence.afterPowerLoss([&](std::size_t stores) {
                return how == 0 ? 0 : how == 1 ? stores : dice.below(stores + 1);
            });
        });
        const Status durable = session.commit();
        QVERIFY2(durable.has_value(), durable ? "" : durable.error().text().c_str());
        persistence.atEveryEvent({});
        if (!found.empty()) {
            ++losses;
            {
                std::ofstream out(left, std::ios::binary);
                out.write(reinterpret_cast<const char*>(found.data()),
                          static_cast<std::streamsize>(found.size()));
                QVERIFY(out.good());
            }
            auto after = session::Session::openForWriting(left);
            QVERIFY2(after.has_value(), after ? "" : after.error().text().c_str());
            torn += (*after)->volume().findings().empty() ? 0 : 1;
            const auto is = allOf(**after);
            QVERIFY2(is.has_value(), is ? "" : is.error().text().c_str());
            QVERIFY2(*is == before || *is == *now, "neither the commit before nor this one");
            after->reset();
            const Ran check = checkImage(left);
            QVERIFY2(check.ok(), (check.out + check.err).c_str());
        }
        before = *now;
    }
    qInfo("%d losses of power, %d torn superblocks", losses, torn);
    QVERIFY(losses >= 30);
}

QTEST_GUILESS_MAIN(PowerLoss)
#include "test_power_loss.moc"

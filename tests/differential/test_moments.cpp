// Going back to random moments of random work, against plain copies of the image made at those moments (cmp), btrfs check and
// the kernel.
//
// The seed is printed; DAXSCOPE_SEED=n repeats it.
#include <QTest>
#include <filesystem>
#include <format>

#include "support/check_image.h"
#include "support/compare_trees.h"
#include "support/dax_image.h"
#include "support/filler.h"
#include "support/image_bytes.h"
#include "support/random_work.h"
#include "support/rounds.h"

using namespace daxscope;
using namespace daxscope::test;

namespace {

constexpr std::uint64_t imageBytes = 128ULL << 20;
}  // namespace

class TestMoments : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        DAXSCOPE_NEEDS_MOUNTS();
        seed_ = seedFromEnvironment();
    }
    void randomMoments_data();
    void randomMoments();
    void undoIsTheLastCommit();

private:
    std::uint64_t seed_ = 0;
};

void TestMoments::randomMoments_data() { addRounds(6); }

void TestMoments::randomMoments() {
    QFETCH(int, round);
    Dice dice(seed_ + static_cast<std::uint64_t>(round));
    DaxImage image(imageBytes, round % 3 != 2, round % 2 == 0 ? 16384 : 4096);
    QVERIFY(image.good());
    session::Session& session = image.session();
    RandomWork worker(session, dice);
    std::map<std::uint64_t, ImageBytes> copies;  // by number of the moment
    for (int i = 0; i < 260; ++i) {
        worker.step();
        if (dice.oneIn(18)) {
            const auto number = session.takeMoment(std::format("after {}", i));
            QVERIFY2(number, number ? "" : number.error().text().c_str());
            copies.emplace(*number, image.path());
        }
        if (copies.empty() || !dice.oneIn(24))
            continue;
        const auto kept = session.history().moments;
        const auto& target = kept.at(dice.below(kept.size()));
        const auto back = session.restart(target.number);
        QVERIFY2(back, back ? "" : back.error().text().c_str());
        if (const auto copy = copies.find(target.number); copy != copies.end()) {
            const std::string differs = copy->second.difference(image.path());
            QVERIFY2(differs.empty(), qPrintable(QString("moment %1 after step %2: %3")
                                                     .arg(target.number)
                                                     .arg(i)
                                                     .arg(QString::fromStdString(differs))));
        }
        QCOMPARE(image.contradictions(), std::uint64_t{0});
    }
    // Back, some work, and all of it is sound.
    const auto kept = session.history().moments;
    QVERIFY(!kept.empty());
    QVERIFY(session.restart(kept.at(dice.below(kept.size())).number));
    for (int i = 0; i < 12; ++i)
        worker.step();
    QCOMPARE(image.check(), std::string());
}

void TestMoments::undoIsTheLastCommit() {
    ScratchDirectory scratch;
    const std::string path = scratch.path("existing.img");
    const std::string copy = scratch.path("committed.img");
    session::CreateOptions options;
    options.size = imageBytes;
    QVERIFY(session::createImage(path, options));
    Dice dice(seed_);
    std::uint64_t undone = 0;
    {
        auto opened = session::Session::openForWriting(path, true);
        QVERIFY(opened);
        session::Session& session = **opened;
        RandomWork worker(session, dice);
        for (int i = 0; i < 80; ++i)
            worker.step();
        QVERIFY(session.commit());
        for (int round = 0; round < 6; ++round) {
            QVERIFY(session.commit());
            const std::uint64_t generation = session.volume().super().generation;
            std::filesystem::copy_file(path, copy,
                                       std::filesystem::copy_options::overwrite_existing);
            for (int i = 0; i < 15; ++i)
                worker.step();
            // Some commit by themselves; the last commit is what counts.
            if (session.volume().super().generation != generation)
                continue;
            if (session.undo())
                ++undone;
            QCOMPARE(session.volume().super().generation.get(), generation);
            QVERIFY(!session.undo());
        }
        QVERIFY(session.commit());
        std::filesystem::copy_file(path, copy, std::filesystem::copy_options::overwrite_existing);
        dax::Filesystem& fs = *session.filesystem();
        QVERIFY(fs.write("/lost", 0, asBytes(filled('l', 100000))));
        QVERIFY(fs.write("/f0", 0, asBytes(filled('l', 100000))));
        (void)fs.remove("/f1", false);
        worker.store();
        QVERIFY(session.undo());
        QCOMPARE(session.changes(), std::uint64_t{0});
    }
    const Ran checked = checkImage(path);
    QVERIFY2(checked.ok(), checked.verdict().c_str());
    // The kernel mounts no two images of one UUID side by side.
    const Ran renamed = run({"btrfstune", "-f", "-m", copy});
    QVERIFY2(renamed.ok(), renamed.verdict().c_str());
    const auto ours = LoopMount::mount(path, scratch.path("ours"), {}, true);
    QVERIFY2(ours, ours ? "" : ours.error().c_str());
    const auto theirs = LoopMount::mount(copy, scratch.path("theirs"), {}, true);
    QVERIFY2(theirs, theirs ? "" : theirs.error().c_str());
    const Failure differs = compareTrees(ours->where(), theirs->where());
    QVERIFY2(!differs, differs ? differs->c_str() : "");
    qInfo("%llu transactions undone", static_cast<unsigned long long>(undone));
}

QTEST_GUILESS_MAIN(TestMoments)
#include "test_moments.moc"

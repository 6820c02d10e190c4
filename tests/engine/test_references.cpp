// References by brute force: after random operations and a commit, every tree is walked block by block, and what is
// found to point to an extent is counted. The extent tree must say the same of every extent, and name no other one.
//
// The seed is printed; DAXSCOPE_SEED=n repeats it.
#include <QTest>

#include "session/create.h"
#include "session/session.h"
#include "support/count_references.h"
#include "support/file_operation.h"
#include "support/loop_mount.h"

using namespace daxscope;
using namespace daxscope::test;

class TestReferences : public QObject {
    Q_OBJECT
private slots:
    void addresses();
    void everyCommit_data() {
        QTest::addColumn<quint32>("nodeSize");
        QTest::newRow("nodes of 4K") << 4096U;
        QTest::newRow("nodes of 16K") << 16384U;
    }
    void everyCommit() {
        QFETCH(quint32, nodeSize);
        const std::uint64_t seed = seedFromEnvironment();
        Dice dice(seed);
        const ScratchDirectory scratch;
        const std::string image = scratch.path("image");
        session::CreateOptions options;
        options.size = 512ULL << 20;
        options.nodeSize = nodeSize;
        QVERIFY(session::createImage(image, options).has_value());
        auto session = session::Session::openForWriting(image);
        QVERIFY2(session.has_value(), session ? "" : session.error().text().c_str());
        std::size_t done = 0;
        for (int round = 0; round < 60; ++round) {
            for (int i = 0; i < 40; ++i) {
                const FileOperation operation =
                    dice.oneIn(2) ? randomOperation(dice) : randomContentOperation(dice, "");
                done += applyToEngine(*(*session)->operations(), operation) ? 1 : 0;
            }
            const Status durable = (*session)->commit();
            QVERIFY2(durable.has_value(), durable ? "" : durable.error().text().c_str());
            const std::string wrong = compareReferences((*session)->volume());
            QVERIFY2(wrong.empty(), wrong.c_str());
        }
        QVERIFY2(done > 200, "operations do something");
    }
};

/// A damaged image may ask for any address, also for the one that means nothing.
void TestReferences::addresses() {
    volume::AddressSet set;
    QVERIFY(!set.contains(UINT64_MAX) && !set.contains(0));
    for (std::uint64_t i = 0; i < 1000; ++i)
        set.insert(i * 4096);
    for (std::uint64_t i = 0; i < 1000; ++i)
        QVERIFY(set.contains(i * 4096) && !set.contains(i * 4096 + 1));
    QVERIFY(!set.contains(UINT64_MAX));
}

QTEST_GUILESS_MAIN(TestReferences)
#include "test_references.moc"

// Images of every layout on the device, filled by the kernel: node sizes, profiles, mixed groups,
// relocation.
//
// The seed is printed and decides all content; DAXSCOPE_SEED=n repeats a run. See
// support/differential.h.
#include <QTest>

#include "support/differential.h"
#include "support/process.h"

using namespace daxscope::test;

class Layouts : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        DAXSCOPE_NEEDS_MOUNTS();
        QVERIFY2(!daxscopeBinary().empty(), "DAXSCOPE_BIN names the program under test");
    }
    void equalsTheKernel_data();
    void equalsTheKernel();
};

void Layouts::equalsTheKernel_data() {
    QTest::addColumn<QStringList>("mkfs");
    QTest::addColumn<bool>("balance");
    QTest::newRow("nodes of 16K, metadata dup") << QStringList{"-m", "dup"} << false;
    QTest::newRow("nodes of 4K, metadata single, relocated")
        << QStringList{"-n", "4K", "-m", "single"} << true;
    QTest::newRow("nodes of 64K, metadata single")
        << QStringList{"-n", "64K", "-m", "single"} << false;
    QTest::newRow("mixed, dup") << QStringList{"-M", "-m", "dup", "-d", "dup"} << false;
    QTest::newRow("nodes of 32K, data and metadata dup, relocated")
        << QStringList{"-n", "32K", "-m", "dup", "-d", "dup"} << true;
}

void Layouts::equalsTheKernel() {
    QFETCH(QStringList, mkfs);
    QFETCH(bool, balance);
    ImageRecipe recipe;
    for (const QString& argument : mkfs)
        recipe.mkfsArguments.push_back(argument.toStdString());
    recipe.plan.balance = balance;
    const std::uint64_t seed = seedFromEnvironment();
    const Differences differences = compareImage(recipe, seed);
    QVERIFY2(differences.empty(), joined(differences).c_str());
}

QTEST_GUILESS_MAIN(Layouts)
#include "test_layouts.moc"

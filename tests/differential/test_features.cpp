// Images with and without each feature of the format, filled by the kernel: free-space tree or v1
// cache, block group tree, holes as items, full-size extent items, the four checksums, quotas.
//
// The seed is printed and decides all content; DAXSCOPE_SEED=n repeats a run. See
// support/differential.h.
#include <QTest>

#include "support/differential.h"
#include "support/process.h"

using namespace daxscope::test;

class Features : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        DAXSCOPE_NEEDS_MOUNTS();
        QVERIFY2(!daxscopeBinary().empty(), "DAXSCOPE_BIN names the program under test");
    }
    void equalsTheKernel_data();
    void equalsTheKernel();
    void hundredsOfSnapshots();
};

void Features::equalsTheKernel_data() {
    QTest::addColumn<QStringList>("mkfs");
    QTest::addColumn<QString>("mount");
    const QString none;
    QTest::newRow("free space cache v1, xxhash")
        << QStringList{"-O", "^free-space-tree", "--csum", "xxhash"} << QString("space_cache=v1");
    QTest::newRow("block group tree, sha256")
        << QStringList{"-O", "block-group-tree", "--csum", "sha256"} << none;
    QTest::newRow("holes as items, full-size extent items, no extrefs, blake2")
        << QStringList{"-n", "4K", "-O", "^no-holes,^skinny-metadata,^extref", "--csum", "blake2"}
        << none;
    QTest::newRow("quotas, no data checksums")
        << QStringList{"-O", "quota"} << QString("nodatasum");
    QTest::newRow("simple quotas, no free space cache")
        << QStringList{"-O", "squota,^free-space-tree"} << QString("nospace_cache");
}

void Features::hundredsOfSnapshots() {
    ImageRecipe recipe;
    recipe.mkfsArguments = {"-n", "4K"};
    recipe.plan = FillPlan::small();
    recipe.plan.snapshots = 600;
    const std::uint64_t seed = seedFromEnvironment();
    const Differences differences = compareImage(recipe, seed);
    QVERIFY2(differences.empty(), joined(differences).c_str());
}

void Features::equalsTheKernel() {
    QFETCH(QStringList, mkfs);
    QFETCH(QString, mount);
    ImageRecipe recipe;
    for (const QString& argument : mkfs)
        recipe.mkfsArguments.push_back(argument.toStdString());
    recipe.mountOptions = mount.toStdString();
    recipe.plan.extrefs = !mkfs.join(' ').contains("^extref");
    // Without checksums the kernel does not compress.
    recipe.plan.compression = mount != "nodatasum";
    const std::uint64_t seed = seedFromEnvironment();
    const Differences differences = compareImage(recipe, seed);
    QVERIFY2(differences.empty(), joined(differences).c_str());
}

QTEST_GUILESS_MAIN(Features)
#include "test_features.moc"

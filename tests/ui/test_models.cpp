// The models and pure values of the shell, without a window.
#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include "ui/event_loop_probe.h"
#include "ui/fake_backend.h"
#include "ui/file_tree_model.h"
#include "ui/hex_view.h"
#include "ui/inspector_facts.h"
#include "ui/opening.h"
#include "ui/owners_list.h"
#include "ui/search_box.h"
#include "ui/text.h"
#include "ui/usage_bar.h"

using namespace daxscope::ui;
using daxscope::ui::test::FakeBackend;
using daxscope::ui::test::inventedScene;
namespace scene = daxscope::scene;

namespace {

/// Waits until the directory of `index` has been read.
bool readWhole(FileTreeModel& model, const QModelIndex& index) {
    if (model.canFetchMore(index))
        model.fetchMore(index);
    return QTest::qWaitFor([&] { return model.rowCount(index) > 0; });
}

QModelIndex named(const FileTreeModel& model, const QModelIndex& parent, const QString& name) {
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex at = model.index(row, 0, parent);
        if (at.data().toString() == name)
            return at;
    }
    return {};
}

}  // namespace

class TestModels : public QObject {
    Q_OBJECT

private slots:
    void treeKeepsTheRulesOfModels();
    void treeReadsOnlyWhatIsOpened();
    void treeNamesWhatItShows();
    void treeKeepsItsRowsForANewerScene();
    void treeSortsBySizeAndKeepsPlaces();
    void treeTakesManyEntries();
    void treeSaysWhatCannotBeRead();
    void treeRevealsAPath();
    void usageBarFillsInProportion();
    void usageBarShowsTheSmallest();
    void usageBarSurvivesHugeAmounts();
    void hexGeometryFitsTheWidth();
    void hexColumnsAreFound();
    void addressesAreGrouped();
    void ownersHaveARowPerName();
    void hitsAreListed();
    void factsSayWhatTheyAreKnownFrom();
    void openingFollowsItsOwnJobOnly();
};

void TestModels::treeKeepsTheRulesOfModels() {
    FakeBackend backend;
    FileTreeModel model(&backend);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setScene(inventedScene("/tmp/a.img"));
    const QModelIndex image = model.index(0, 0, {});
    QVERIFY(readWhole(model, image));
    for (const char* name : {"v", "s1", "s2"})
        QVERIFY(readWhole(model, named(model, image, QLatin1String(name))));
    const QModelIndex empty =
        named(model, named(model, image, QStringLiteral("v")), QStringLiteral("empty"));
    model.fetchMore(empty);
    QTRY_VERIFY(!model.hasChildren(empty));
    model.setScene(inventedScene("/tmp/b.img"));
    model.setScene(nullptr);
}

void TestModels::treeReadsOnlyWhatIsOpened() {
    FakeBackend backend;
    FileTreeModel model(&backend);
    QCOMPARE(model.rowCount({}), 0);
    model.setScene(inventedScene("/tmp/a.img"));
    QCOMPARE(model.rowCount({}), 1);
    const QModelIndex image = model.index(0, 0, {});
    QCOMPARE(image.data().toString(), QStringLiteral("a.img"));
    QVERIFY(model.hasChildren(image));
    QVERIFY(readWhole(model, image));
    QVERIFY(!model.canFetchMore(image));
    QCOMPARE(model.rowCount(image), 3);
    const QModelIndex volume = named(model, image, QStringLiteral("v"));
    QVERIFY(volume.isValid());
    QCOMPARE(model.rowCount(volume), 0);
    QVERIFY(readWhole(model, volume));
    QCOMPARE(model.parent(model.index(0, 0, volume)), volume);
    const QModelIndex empty = named(model, volume, QStringLiteral("empty"));
    QVERIFY(model.hasChildren(empty));
    model.fetchMore(empty);
    QTRY_VERIFY(!model.hasChildren(empty));
    QCOMPARE(std::ranges::count(backend.asked, std::string("directory 256 256")), 1);
    QCOMPARE(std::ranges::count(backend.asked, std::string("directory 257 256")), 0);
    model.setScene(nullptr);
    QCOMPARE(model.rowCount({}), 0);
}

void TestModels::treeNamesWhatItShows() {
    FakeBackend backend;
    FileTreeModel model(&backend);
    model.setScene(inventedScene("/tmp/a.img"));
    const QModelIndex image = model.index(0, 0, {});
    QVERIFY(readWhole(model, image));
    const QModelIndex snapshot = named(model, image, QStringLiteral("s1"));
    QCOMPARE(snapshot.data(FileTreeModel::GlyphRole).toInt(),
             static_cast<int>(FileTreeModel::Glyph::Snapshot));
    QCOMPARE(snapshot.data(FileTreeModel::NoteRole).toString(),
             QStringLiteral("read-only snapshot"));
    const QModelIndex volume = named(model, image, QStringLiteral("v"));
    QVERIFY(model.subvolume(volume) != nullptr);
    QCOMPARE(model.subvolume(volume)->path, std::string("/v"));
    QVERIFY(readWhole(model, volume));
    const QModelIndex file = named(model, volume, QStringLiteral("db"));
    QCOMPARE(model.path(file), std::string("/v/db"));
    QCOMPARE(model.fileId(file), (FileId{256, 260}));
    const auto usage = file.data(FileTreeModel::UsageRole).value<Usage>();
    QCOMPARE(usage, (Usage{32 * 1024, 160 * 1024, 8 * 1024, 192 * 1024}));
    QVERIFY(file.data(Qt::ToolTipRole).toString().contains(QStringLiteral("inode 260")));
    // Names are shown escaped, and never taken for markup.
    QVERIFY(named(model, volume, QStringLiteral("bad\\xff\\x0aname")).isValid());
    const QModelIndex link = named(model, volume, QStringLiteral("link"));
    QVERIFY(link.data(FileTreeModel::NoteRole).toString().contains(QStringLiteral("db")));
    QVERIFY(link.data(Qt::ToolTipRole).toString().contains(QStringLiteral("leads to db")));
    QCOMPARE(named(model, volume, QStringLiteral("pipe")).data(FileTreeModel::NoteRole).toString(),
             QStringLiteral("fifo"));
    QVERIFY(file.siblingAtColumn(FileTreeModel::UsageColumn)
                .data(Qt::AccessibleTextRole)
                .toString()
                .contains(QStringLiteral("only here 32 KiB")));
}

void TestModels::treeKeepsItsRowsForANewerScene() {
    FakeBackend backend;
    FileTreeModel model(&backend);
    model.setScene(inventedScene("/tmp/a.img", false));
    const QModelIndex image = model.index(0, 0, {});
    QVERIFY(readWhole(model, image));
    const QPersistentModelIndex volume = named(model, image, QStringLiteral("v"));
    QVERIFY(!volume.data(FileTreeModel::UsageRole).isValid());
    model.setScene(inventedScene("/tmp/a.img", true));
    QVERIFY(volume.isValid());
    QVERIFY(volume.data(FileTreeModel::UsageRole).isValid());
    model.setScene(inventedScene("/tmp/b.img", true));
    QVERIFY(!volume.isValid());
}

void TestModels::treeSortsBySizeAndKeepsPlaces() {
    FakeBackend backend;
    FileTreeModel model(&backend);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setScene(inventedScene("/tmp/a.img"));
    const QModelIndex image = model.index(0, 0, {});
    QVERIFY(readWhole(model, image));
    const QPersistentModelIndex volume = named(model, image, QStringLiteral("v"));
    QVERIFY(readWhole(model, volume));
    const QPersistentModelIndex file = named(model, volume, QStringLiteral("db"));
    model.setOrder(FileTreeModel::Order::Size);
    QCOMPARE(file.data().toString(), QStringLiteral("db"));
    QCOMPARE(model.path(file), std::string("/v/db"));
    QCOMPARE(model.index(3, 0, volume).data().toString(), QStringLiteral("hole"));
    model.setOrder(FileTreeModel::Order::Name);
    QCOMPARE(file.data().toString(), QStringLiteral("db"));
    QCOMPARE(model.index(0, 0, volume).data().toString(), QStringLiteral("deep"));
}

void TestModels::treeTakesManyEntries() {
    FakeBackend backend;
    backend.manyEntries = 200000;
    FileTreeModel model(&backend);
    model.setScene(inventedScene("/tmp/a.img"));
    QSignalSpy revealed(&model, &FileTreeModel::revealed);
    model.reveal("/v/many/f199999");
    QVERIFY(QTest::qWaitFor([&] { return !revealed.isEmpty(); }, 20000));
    const auto at = revealed.constFirst().constFirst().toModelIndex();
    QCOMPARE(at.data().toString(), QStringLiteral("f199999"));
    QCOMPARE(model.rowCount(at.parent()), 200000);
}

void TestModels::treeSaysWhatCannotBeRead() {
    FakeBackend backend;
    backend.unreadable = {256};
    FileTreeModel model(&backend);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy failed(&model, &FileTreeModel::readFailed);
    model.setScene(inventedScene("/tmp/a.img"));
    const QModelIndex image = model.index(0, 0, {});
    model.fetchMore(image);
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(image.data(FileTreeModel::NoteRole).toString(), QStringLiteral("cannot be read"));
    QVERIFY(image.data(Qt::ToolTipRole).toString().contains(QStringLiteral("tree block 30408704")));
    QVERIFY(!model.canFetchMore(image));  // or views would ask for ever
    backend.unreadable.clear();
    model.retry(image);
    QTRY_COMPARE(model.rowCount(image), 3);
}

void TestModels::treeRevealsAPath() {
    FakeBackend backend;
    FileTreeModel model(&backend);
    model.setScene(inventedScene("/tmp/a.img"));
    QSignalSpy revealed(&model, &FileTreeModel::revealed);
    QSignalSpy missing(&model, &FileTreeModel::revealFailed);
    model.reveal("/v/deep/er/x");
    QTRY_COMPARE(revealed.size(), 1);
    QCOMPARE(model.path(revealed[0][0].toModelIndex()), std::string("/v/deep/er/x"));
    model.reveal("/v/deep/nothing");
    QTRY_COMPARE(missing.size(), 1);
    model.reveal("/v/db/below-a-file");
    QTRY_COMPARE(missing.size(), 2);
    model.reveal("/");
    QCOMPARE(model.path(revealed.constLast()[0].toModelIndex()), std::string("/"));
}

void TestModels::usageBarFillsInProportion() {
    const auto bar = UsageBarGeometry::make({10, 0, 100, 8}, Usage{25, 50, 0, 100}, 1);
    QCOMPARE(bar.parts[0], QRectF(10, 0, 25, 8));
    QCOMPARE(bar.parts[1], QRectF(35, 0, 50, 8));
    QVERIFY(bar.parts[2].isEmpty());
    const auto none = UsageBarGeometry::make({0, 0, 100, 8}, Usage{}, 1);
    QVERIFY(none.parts[0].isEmpty() && none.parts[1].isEmpty() && none.parts[2].isEmpty());
}

void TestModels::usageBarShowsTheSmallest() {
    const auto bar = UsageBarGeometry::make({0, 0, 100, 8}, Usage{1, 1000000, 1, 0}, 2);
    QCOMPARE(bar.parts[0].width(), 2.0);
    QCOMPARE(bar.parts[2].width(), 2.0);
    QVERIFY(bar.parts[2].right() <= 100.0 + 1e-9);
    QVERIFY(bar.parts[1].width() >= 95);
}

void TestModels::usageBarSurvivesHugeAmounts() {
    const auto bar =
        UsageBarGeometry::make({0, 0, 90, 8}, Usage{UINT64_MAX, UINT64_MAX, UINT64_MAX, 1}, 1);
    QCOMPARE(bar.parts[0].width(), 30.0);
    QVERIFY(bar.parts[2].right() <= 90.0 + 1e-9);
}

void TestModels::hexGeometryFitsTheWidth() {
    QCOMPARE(HexGeometry::fit(1000, 8, 16, 11).perRow, 16);
    const auto narrow = HexGeometry::fit(400, 8, 16, 11);
    QCOMPARE(narrow.perRow, 8);
    QVERIFY(narrow.width() <= 400);
    QCOMPARE(HexGeometry::fit(10, 8, 16, 11).perRow, 4);  // never less
}

void TestModels::hexColumnsAreFound() {
    const auto geometry = HexGeometry::fit(1000, 8, 16, 11);
    for (int column = 0; column < geometry.perRow; ++column) {
        QCOMPARE(geometry.columnAt(geometry.hexX(column) + 4), column);
        QCOMPARE(geometry.columnAt(geometry.textX(column) + 4), column);
    }
    QCOMPARE(geometry.columnAt(0), -1);
    QCOMPARE(geometry.columnAt(geometry.width() + 50), -1);
}

void TestModels::addressesAreGrouped() {
    QCOMPARE(addressText(0x02047000), QStringLiteral("0x0204_7000"));
    QCOMPARE(addressText(0), QStringLiteral("0x0000_0000"));
    QCOMPARE(addressText(0x123456789a), QStringLiteral("0x12_3456_789a"));
}

void TestModels::ownersHaveARowPerName() {
    OwnersModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    auto owners = std::make_shared<scene::Owners>();
    owners->owners = {
        {.root = 256,
         .rootName = "/v",
         .inode = 260,
         .offset = 4096,
         .paths = {"/v/db", "/v/other"}},
        {.root = 257, .rootName = "/s1", .inode = 261, .reaches = false, .paths = {}},
        {.isTree = true, .root = 2, .rootName = "extent tree", .paths = {}, .level = 1}};
    model.setOwners(owners);
    QCOMPARE(model.rowCount({}), 4);
    QCOMPARE(model.path(model.index(1)), std::string("/v/other"));
    QVERIFY(model.index(2).data().toString().contains(QStringLiteral("inode 261")));
    QCOMPARE(model.index(2).data(Qt::UserRole).toString(), QStringLiteral("not this byte"));
    QCOMPARE(model.index(3).data(Qt::UserRole).toString(), QStringLiteral("level 1"));
    QVERIFY(model.owner(model.index(3))->isTree);
}

void TestModels::hitsAreListed() {
    HitsModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    auto hits = std::make_shared<std::vector<scene::SearchHit>>();
    hits->push_back(
        {.kind = scene::SearchHit::Kind::DeviceByte, .text = "a byte", .device = 65536});
    model.setHits(hits);
    QCOMPARE(model.rowCount({}), 1);
    QCOMPARE(model.index(0).data(Qt::UserRole).toString(), QStringLiteral("0x0001_0000"));
    QVERIFY(model.hit(model.index(1)) == nullptr);
}

void TestModels::factsSayWhatTheyAreKnownFrom() {
    const auto whole = inventedScene("/tmp/a.img");
    const auto facts = imageFacts(*whole);
    QCOMPARE(facts.size(), whole->info.facts.size());
    QVERIFY(std::ranges::any_of(
        facts, [](const Fact& fact) { return fact.evidence == scene::Evidence::Emulated; }));
    const auto extent = whole->device->extent(*whole->device->find(72 * 1024 * 1024));
    const auto said = extentFacts(extent, nullptr);
    QCOMPARE(said.front().value, QStringLiteral("data extent"));
    QVERIFY(std::ranges::any_of(
        said, [](const Fact& fact) { return fact.value == QStringLiteral("0x0480_0000"); }));
    const auto file = FakeBackend::fileOf(256, 260, "/v/db");
    const auto hole = filePartFacts(*file, {20 * 4096, 4096});
    QVERIFY(hole.back().value.contains(QStringLiteral("zeros")));
}

void TestModels::openingFollowsItsOwnJobOnly() {
    FakeBackend backend;
    backend.openMilliseconds = 300;
    Opening opening(&backend);
    QSignalSpy slow(&opening, &Opening::slow);
    QSignalSpy ready(&opening, &Opening::sceneReady);
    QSignalSpy failed(&opening, &Opening::failed);
    opening.open(QStringLiteral("/tmp/first.img"));
    opening.open(QStringLiteral("/tmp/second.img"));
    QVERIFY(slow.isEmpty());
    QTRY_COMPARE(ready.size(), 1);
    QVERIFY(!slow.isEmpty());
    QCOMPARE(ready[0][0].value<ScenePtr>()->info.path, std::string("/tmp/second.img"));
    QVERIFY(!opening.running());
    opening.open(QStringLiteral("/tmp/third.img"));
    opening.cancel();
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(failed[0][0].toInt(), ECANCELED);
    opening.open(QStringLiteral("/tmp/fourth.img"));
    opening.abandon();
    QTest::qWait(400);
    QCOMPARE(ready.size(), 1);
}

DAXSCOPE_GUI_TEST_MAIN(TestModels)
#include "test_models.moc"

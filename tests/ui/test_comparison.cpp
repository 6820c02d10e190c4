// Comparing in the window, with the engine behind it: two snapshots, a moment and now; list, marks, picture, exports.
#include <QAbstractItemModelTester>
#include <QAction>
#include <QComboBox>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QTreeView>

#include "support/process.h"
#include "ui/chip.h"
#include "ui/comparison_view.h"
#include "ui/differences_model.h"
#include "ui/engine_window.h"
#include "ui/event_loop_probe.h"
#include "ui/extent_pages.h"
#include "ui/map/compared_file_view.h"
#include "ui/moments_view.h"

using namespace daxscope;
using namespace daxscope::ui;

namespace {

constexpr int patience = test::EngineWindow::patience;
using Kind = scene::Difference::Kind;

struct Opened : test::MappedWindow {
    /// /v as it was in the snapshot /s: a, b (of 4 blocks) and c; since then a is gone, b has another second block, d is new.
    bool prepared() {
        return scratch() && apply("subvolume", {{"path", "/v"}}) && write("/v/a", "a") &&
               write("/v/b", std::string(16384, 'b')) && write("/v/c", "c") &&
               apply("snapshot", {{"source", "/v"}, {"target", "/s"}}) &&
               write("/v/b", std::string(4096, 'x'), 4096) && apply("remove", {{"path", "/v/a"}}) &&
               write("/v/d", "new") && QTest::qWaitFor([&] { return knows("/v"); }, patience);
    }
    [[nodiscard]] ComparisonView* view() const { return window.extentPages()->comparison(); }
    [[nodiscard]] DifferencesModel* model() const { return view()->model(); }
    /// As it was written by the last operation.
    [[nodiscard]] bool settled() {
        return QTest::qWaitFor(
            [&] {
                return window.scene()->complete && view()->isCurrent() &&
                       model()->differences() != nullptr;
            },
            patience);
    }
    [[nodiscard]] QStringList rows() const {
        QStringList out;
        for (int i = 0; i < model()->rowCount(); ++i)
            out << DifferencesModel::sign(model()->difference(model()->index(i, 0))->kind) +
                       model()->index(i, DifferencesModel::PathColumn).data().toString();
        return out;
    }
    void show() {
        QTest::keyClick(&window, Qt::Key_7, Qt::ControlModifier);
        QTRY_VERIFY(view()->isVisible());
    }
    /// With the mouse.
    void click(const std::string& path) {
        const QModelIndex at = model()->find(path);
        QTreeView* list = view()->list();
        list->scrollTo(at);
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(at).center());
    }
    [[nodiscard]] QString note(const std::string& path) {
        FileTreeModel* files = window.files()->files();
        files->reveal(path);
        if (!QTest::qWaitFor([&] { return files->knows(path); }, patience))
            return QStringLiteral("no such row");
        QString out;
        const std::function<void(const QModelIndex&)> look = [&](const QModelIndex& at) {
            if (at.isValid() && files->path(at) == path)
                out = at.data(FileTreeModel::NoteRole).toString();
            for (int row = 0; row < files->rowCount(at); ++row)
                look(files->index(row, 0, at));
        };
        look({});
        return out;
    }
    /// Chooses an entry of a box as a person does.
    void choose(const char* box, const QString& beginning) {
        auto* combo = view()->findChild<QComboBox*>(QLatin1String(box));
        for (int i = 0; i < combo->count(); ++i) {
            if (combo->itemText(i).startsWith(beginning)) {
                combo->setCurrentIndex(i);
                emit combo->activated(i);
                return;
            }
        }
        QFAIL(qPrintable(QStringLiteral("no such entry: ") + beginning));
    }
};

}  // namespace

class TestComparison : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        QCoreApplication::setOrganizationName(QStringLiteral("daxscope"));
        QCoreApplication::setApplicationName(QStringLiteral("daxscope-test-comparison"));
    }
    void init() { QSettings().clear(); }
    void nothingYet();
    void twoSubvolumes();
    void marksInTheTree();
    void aFileOnBothSides();
    void momentAndNow();
    void followsChanges();
    void kindsCanBeLeftOut();
    void exports();
    void theModel();
};

void TestComparison::nothingYet() {
    Opened it;
    QVERIFY(it.scratch());
    it.show();
    auto* words = it.view()->findChild<QLabel*>(QStringLiteral("comparisonWords"));
    QTRY_VERIFY(words->isVisible());
    QVERIFY(words->text().contains(QStringLiteral("nothing to compare")));
    // The first change makes a moment.
    QVERIFY(it.write("/a", "x"));
    QTRY_COMPARE_WITH_TIMEOUT(it.rows(), QStringList{"+/a"}, patience);
}

void TestComparison::twoSubvolumes() {
    Opened it;
    QVERIFY(it.prepared());
    it.show();
    it.choose("comparedWas", QStringLiteral("/s"));
    it.choose("comparedIs", QStringLiteral("/v"));
    QVERIFY(it.settled());
    QCOMPARE(it.rows(), (QStringList{"−/a", "±/b", "+/d"}));
    const auto* changed = it.model()->difference(it.model()->find("/b"));
    QCOMPARE(changed->ranges.size(), std::size_t{1});
    QCOMPARE(changed->ranges.front().offset, std::uint64_t{4096});
    QCOMPARE(changed->ranges.front().length, std::uint64_t{4096});
    // The other way round.
    QTest::mouseClick(it.view()->findChild<QPushButton*>(QStringLiteral("comparedSwap")),
                      Qt::LeftButton);
    QVERIFY(it.settled());
    QCOMPARE(it.rows(), (QStringList{"+/a", "±/b", "−/d"}));
}

void TestComparison::marksInTheTree() {
    Opened it;
    QVERIFY(it.prepared());
    it.show();
    it.view()->compare({"/s"}, {"/v"});
    QVERIFY(it.settled());
    QVERIFY(it.note("/v/d").contains(QStringLiteral("+ added")));
    QVERIFY(it.note("/v/b").contains(QStringLiteral("± changed")));
    QVERIFY(it.note("/s/b").contains(QStringLiteral("± changed")));
    QVERIFY(it.note("/s/a").contains(QStringLiteral("− removed")));
    QVERIFY(it.note("/v").contains(QStringLiteral("± inside")));
    QVERIFY(!it.note("/v/c").contains(QStringLiteral("changed")));
    // Another page: no marks any more; back again: they are there.
    QTest::keyClick(&it.window, Qt::Key_4, Qt::ControlModifier);
    QTRY_VERIFY(it.note("/v/d").isEmpty());
    it.show();
    QTRY_VERIFY(it.note("/v/d").contains(QStringLiteral("+ added")));
}

void TestComparison::aFileOnBothSides() {
    Opened it;
    QVERIFY(it.prepared());
    it.show();
    it.view()->compare({"/s"}, {"/v"});
    QVERIFY(it.settled());
    it.click("/b");
    const ComparedFile& picture = it.view()->file()->painter();
    QTRY_VERIFY(!picture.empty());
    // Three of four blocks lie where they lay.
    QVERIFY2(picture.sentence().contains(QStringLiteral("4 KiB read differently")) &&
                 picture.sentence().contains(QStringLiteral("12 KiB")),
             qPrintable(picture.sentence()));
    // The other views go there, too.
    QTRY_VERIFY(it.window.linked()->selection().file.has_value());
    QCOMPARE(it.window.linked()->selection().file->offset, std::uint64_t{4096});
    QTRY_COMPARE(
        it.window.files()->files()->path(it.window.files()->currentIndex().siblingAtColumn(0)),
        std::string("/v/b"));
    // What is only on one side.
    it.click("/a");
    QTRY_COMPARE(picture.sentence(), QStringLiteral("Only in what was."));
    QTRY_COMPARE(
        it.window.files()->files()->path(it.window.files()->currentIndex().siblingAtColumn(0)),
        std::string("/s/a"));
    it.click("/d");
    QTRY_COMPARE(picture.sentence(), QStringLiteral("Only in what is."));
    // By keyboard.
    QTest::keyClick(it.view()->list(), Qt::Key_Up);
    QTRY_VERIFY(picture.sentence().contains(QStringLiteral("read differently")));
}

void TestComparison::momentAndNow() {
    Opened it;
    QVERIFY(it.scratch());
    QVERIFY(it.write("/a", std::string(8192, 'a')));
    QVERIFY(it.write("/b", "b"));
    QVERIFY(it.write("/a", std::string(4096, 'x'), 4096));
    QTRY_COMPARE_WITH_TIMEOUT(it.window.scene()->info.history.moments.size(), std::size_t{3},
                              patience);
    // In the list of moments, by its menu: after the first write.
    it.window.moments()->setCurrentItem(it.window.moments()->topLevelItem(1));
    it.window.moments()->findChild<QAction*>(QStringLiteral("compareMoment"))->trigger();
    QVERIFY(it.view()->isVisible());
    QVERIFY(it.settled());
    QCOMPARE(it.rows(), (QStringList{"±/a", "+/b"}));
    it.click("/a");
    const ComparedFile& picture = it.view()->file()->painter();
    QTRY_VERIFY(picture.sentence().contains(QStringLiteral("4 KiB read differently")));
    // Nothing of the image has changed by it, and it is still shown as it is now.
    QVERIFY(!it.window.scene()->info.past.has_value());
    // Two moments, neither of them now.
    const auto& moments = it.window.scene()->info.history.moments;
    it.view()->compare({{}, moments[0].number}, {{}, moments[2].number});
    QVERIFY(it.settled());
    QCOMPARE(it.rows(), (QStringList{"+/a", "+/b"}));
}

void TestComparison::followsChanges() {
    Opened it;
    QVERIFY(it.prepared());
    it.show();
    it.view()->compare({"/s"}, {"/v"});
    QVERIFY(it.settled());
    QVERIFY(it.write("/v/e", "e"));
    QTRY_COMPARE_WITH_TIMEOUT(it.rows(), (QStringList{"−/a", "±/b", "+/d", "+/e"}), patience);
    // One of the two goes: there is something else to compare, and no error.
    QVERIFY(it.apply("remove", {{"path", "/s"}}));
    QTRY_VERIFY_WITH_TIMEOUT(it.view()->was().subvolume != "/s", patience);
    QVERIFY(it.settled());
}

void TestComparison::kindsCanBeLeftOut() {
    Opened it;
    QVERIFY(it.prepared());
    it.show();
    it.view()->compare({"/s"}, {"/v"});
    QVERIFY(it.settled());
    const auto chip = [&](const char* name) {
        return it.view()->findChild<Chip*>(QLatin1String(name));
    };
    QCOMPARE(chip("compared-added")->text(), QStringLiteral("+ 1"));
    QTest::mouseClick(chip("compared-added"), Qt::LeftButton);
    QCOMPARE(it.rows(), (QStringList{"−/a", "±/b"}));
    QTest::mouseClick(chip("compared-changed"), Qt::LeftButton);
    QCOMPARE(it.rows(), QStringList{"−/a"});
    QTest::mouseClick(chip("compared-added"), Qt::LeftButton);
    QCOMPARE(it.rows(), (QStringList{"−/a", "+/d"}));
}

/// In the form that the command line prints.
void TestComparison::exports() {
    Opened it;
    QVERIFY(it.prepared());
    it.show();
    it.view()->compare({"/s"}, {"/v"});
    QVERIFY(it.settled());
    const QTemporaryDir folder;
    const QString copy = folder.filePath(QStringLiteral("copy.img"));
    QSignalSpy saved(it.window.operating(), &Operating::copySaved);
    it.window.operating()->saveCopy(copy);
    QTRY_VERIFY_WITH_TIMEOUT(!saved.isEmpty(), patience);
    const test::Ran ran = test::runDaxscope({"compare", copy.toStdString(), "/s", "/v", "--json"});
    QVERIFY2(ran.ok(), ran.verdict().c_str());
    QVERIFY(it.settled());
    QCOMPARE(QJsonDocument::fromJson(it.view()->json()),
             QJsonDocument::fromJson(QByteArray::fromStdString(ran.out)));
    const QList<QByteArray> lines = it.view()->csv().trimmed().split('\n');
    QCOMPARE(lines.size(), 4);
    // And its times, unless the clock stands still (DAXSCOPE_SEED).
    QVERIFY2(lines[2].startsWith("changed,/b,0,0,4096+4096,"), lines[2].constData());
    it.click("/b");
    QTRY_VERIFY(!it.view()->file()->painter().empty());
    for (const bool dark : {false, true}) {
        QImage image(900, 500, QImage::Format_ARGB32_Premultiplied);
        QPainter painter(&image);
        const Theme theme = Theme::fromPalette(dark ? darkPalette() : lightPalette());
        it.view()->paintTo(painter, QSizeF(900, 500), theme, it.window.font());
        QCOMPARE(image.pixelColor(1, 1), theme.background);
    }
}

void TestComparison::theModel() {
    DifferencesModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    auto list = std::make_shared<scene::Differences>();
    for (int i = 0; i < 100; ++i) {
        scene::Difference one;
        one.path = "/file-" + std::to_string(i);
        one.kind = static_cast<Kind>(i % 3);
        list->list.push_back(one);
    }
    model.setDifferences(list);
    QCOMPARE(model.rowCount(), 100);
    model.setShown(Kind::Changed, false);
    QCOMPARE(model.rowCount(), 67);
    QVERIFY(!model.find("/file-2").isValid());
    QVERIFY(model.find("/file-3").isValid());
    model.setDifferences(nullptr);
    QCOMPARE(model.rowCount(), 0);
}

DAXSCOPE_GUI_TEST_MAIN(TestComparison)
#include "test_comparison.moc"

// Looking at earlier moments in the window, with the engine behind it: by slider, keys and buttons.
#include <QAction>
#include <QFile>
#include <QInputDialog>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "session/create.h"
#include "ui/chip.h"
#include "ui/engine_window.h"
#include "ui/event_loop_probe.h"
#include "ui/map/page_map.h"
#include "ui/map/timeline_map.h"
#include "ui/mappings_view.h"
#include "ui/message_strip.h"
#include "ui/moments_view.h"
#include "ui/operation_actions.h"
#include "ui/time_bar.h"
#include "ui/time_slider.h"
#include "ui/timeline_view.h"

using namespace daxscope;
using namespace daxscope::ui;

namespace {

constexpr int patience = test::EngineWindow::patience;

/// A window with a scratch image in which some files were made, one after the other.
struct Opened : test::EngineWindow {
    bool scratch(std::initializer_list<const char*> files) {
        if (!EngineWindow::scratch())
            return false;
        std::size_t count = 0;
        for (const char* name : files) {
            if (!write(name, "x"))
                return false;
            ++count;
            // One scene for each, so that the list of moments is whole.
            if (!QTest::qWaitFor(
                    [&] { return window.scene()->info.history.moments.size() == count; }, patience))
                return false;
        }
        return true;
    }
    [[nodiscard]] TimeBar* bar() const { return window.time(); }
    [[nodiscard]] QPushButton* button(const char* name) const {
        return bar()->findChild<QPushButton*>(QLatin1String(name));
    }
    [[nodiscard]] bool looking() const { return window.scene()->info.past.has_value(); }
    [[nodiscard]] quint64 moment() const {
        return looking() ? window.scene()->info.past->moment : 0;
    }
    /// With the mouse, where the slider has that state.
    void click(int state) {
        TimeSlider* slider = bar()->slider();
        const int em = slider->fontMetrics().height();
        const int x = em / 2 + (slider->width() - em) * state / slider->maximum();
        QTest::mouseClick(slider, Qt::LeftButton, {}, QPoint(x, slider->height() / 2));
    }
    void press(Qt::Key key) { QTest::keyClick(&window, key, Qt::AltModifier); }
};

}  // namespace

class TestTime : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        QCoreApplication::setOrganizationName(QStringLiteral("daxscope"));
        QCoreApplication::setApplicationName(QStringLiteral("daxscope-test-time"));
    }
    void init() { QSettings().clear(); }
    void hiddenWithoutMoments();
    void theSliderLooks();
    void theTimelineFadesWhatCameLater();
    void keysStep();
    void nothingCanBeChanged();
    void restartFromHere();
    void whatIsDifferent();
    void namesOfMoments();
    void draggingEndsWhereItEnds();
    void theFileStaysChosen();
    void elsewhereTheLastCommit();
    void anotherImageEndsIt();
    void whatWasMapped();
};

void TestTime::hiddenWithoutMoments() {
    Opened it;
    QVERIFY(it.bar()->isHidden());
    QVERIFY(it.scratch({}));
    QVERIFY(it.bar()->isHidden());
    QVERIFY(it.write("/a", "x"));
    QTRY_VERIFY(!it.bar()->isHidden());
    QVERIFY(it.bar()->text().isEmpty());
    QCOMPARE(it.bar()->slider()->maximum(), 1);
    it.window.operating()->saveCopy(QStringLiteral("/nowhere/at/all"));
    it.window.setScene(nullptr);
    QVERIFY(it.bar()->isHidden());
}

void TestTime::theSliderLooks() {
    Opened it;
    QVERIFY(it.scratch({"/a", "/b", "/c"}));
    QTRY_VERIFY(it.knows("/c"));
    QFile image(QString::fromStdString(it.window.scene()->info.path));
    QVERIFY(image.open(QIODevice::ReadOnly));
    const QByteArray before = image.readAll();
    QCOMPARE(it.bar()->slider()->maximum(), 3);
    it.click(1);
    QTRY_VERIFY_WITH_TIMEOUT(it.looking(), patience);
    QTRY_VERIFY(it.knows("/a") && !it.knows("/b") && !it.knows("/c"));
    QVERIFY(it.bar()->text().contains(QStringLiteral("Moment 2 of 4")));
    QVERIFY(it.bar()->text().contains(QStringLiteral("write /a")));
    // Further back, and forward again.
    it.click(0);
    QTRY_VERIFY(!it.knows("/a"));
    it.click(2);
    QTRY_VERIFY(it.knows("/b") && !it.knows("/c"));
    QTest::mouseClick(it.button("timeNow"), Qt::LeftButton);
    QTRY_VERIFY(!it.looking());
    QTRY_VERIFY(it.knows("/c"));
    QVERIFY(it.bar()->text().isEmpty());
    QCOMPARE(it.bar()->position(), 3);
    QVERIFY(image.seek(0));
    QVERIFY(image.readAll() == before);
}

/// The timeline shows where the moment lies in what happened.
void TestTime::theTimelineFadesWhatCameLater() {
    Opened it;
    QVERIFY(it.scratch({}));
    it.action("show-timeline")->setChecked(true);
    for (const char* name : {"/a", "/b", "/c"}) {
        QVERIFY(it.write(name, "x"));
        QTRY_VERIFY_WITH_TIMEOUT(it.knows(name), patience);
    }
    const TimelineMap& map = *it.window.findChild<TimelineMap*>();
    QVERIFY(!map.moment());
    it.click(1);
    QTRY_VERIFY_WITH_TIMEOUT(it.looking() && map.moment(), patience);
    const auto timeline = it.window.findChild<TimelineView*>()->timeline();
    std::size_t earlier = 0;
    std::size_t later = 0;
    std::optional<quint64> taken;
    for (const auto& chunk : timeline->chunks) {
        for (const trace::Event& event : chunk->events()) {
            if (event.kind == trace::Kind::Moment && event.offset == it.moment())
                taken = event.time;
            const bool done = event.kind == trace::Kind::Operation && event.depth == 0;
            earlier += done && event.time < *map.moment() ? 1 : 0;
            later += done && event.time > *map.moment() ? 1 : 0;
        }
    }
    QCOMPARE(map.moment(), taken);
    QVERIFY(earlier > 0 && later > 0);
    it.press(Qt::Key_End);
    QTRY_VERIFY_WITH_TIMEOUT(!it.looking() && !map.moment(), patience);
}

void TestTime::keysStep() {
    Opened it;
    QVERIFY(it.scratch({"/a", "/b", "/c"}));
    for (int state = 2; state >= 0; --state) {
        it.press(Qt::Key_Left);
        QTRY_VERIFY(it.looking());
        QTRY_COMPARE(it.moment(), quint64(state + 1));
    }
    it.press(Qt::Key_Left);
    QCOMPARE(it.bar()->position(), 0);
    it.press(Qt::Key_Right);
    // Faster than pictures are made.
    it.press(Qt::Key_Right);
    it.press(Qt::Key_Right);
    QTRY_VERIFY(!it.looking());
    QCOMPARE(it.bar()->position(), 3);
    it.press(Qt::Key_Left);
    QTRY_VERIFY(it.looking());
    it.press(Qt::Key_End);
    QTRY_VERIFY(!it.looking());
    // On the slider itself.
    it.bar()->slider()->setFocus();
    QTest::keyClick(it.bar()->slider(), Qt::Key_Home);
    QTRY_COMPARE(it.moment(), quint64{1});
    QTest::keyClick(it.bar()->slider(), Qt::Key_End);
    QTRY_VERIFY(!it.looking());
    // And from the list.
    it.window.moments()->setCurrentItem(it.window.moments()->topLevelItem(2));
    QTest::keyClick(it.window.moments(), Qt::Key_Space);
    QTRY_COMPARE(it.moment(), quint64{3});
    // Which says which one is shown, however one came there.
    const auto marks = [&] {
        QString out;
        for (int row = 0; row < it.window.moments()->topLevelItemCount(); ++row)
            out += it.window.moments()->topLevelItem(row)->text(0).left(1).rightJustified(1, u'.');
        return out;
    };
    const QString last = QString(it.window.moments()->here() - 3, u'.') + QStringLiteral("→");
    QTRY_COMPARE(marks(), QStringLiteral("..○") + last);
    it.bar()->slider()->setFocus();
    QTest::keyClick(it.bar()->slider(), Qt::Key_Home);
    QTRY_COMPARE(marks(), QStringLiteral("○..") + last);
    QCOMPARE(it.window.moments()->currentIndex().row(), 0);
    QTest::keyClick(it.bar()->slider(), Qt::Key_End);
    QTRY_COMPARE(marks(), QStringLiteral("...") + last);
}

void TestTime::nothingCanBeChanged() {
    Opened it;
    QVERIFY(it.scratch({"/a", "/b"}));
    it.click(1);
    QTRY_VERIFY(it.looking());
    for (const char* name : {"write", "snapshot", "mkdir", "map", "undo", "export", "moment"}) {
        const QAction* action = it.window.operations()->action(name);
        QVERIFY2(!action->isEnabled(), name);
        QVERIFY2(action->toolTip().contains(QStringLiteral("earlier moment")), name);
    }
    QVERIFY(!it.window.findChild<QPushButton*>(QStringLiteral("commitButton"))->isEnabled());
    QVERIFY(it.window.findChild<QPushButton*>(QStringLiteral("allow"))->isHidden());
    // Who asks nevertheless is refused, and looks on.
    QSignalSpy failed(it.window.operating(), &Operating::failed);
    session::Arguments arguments;
    arguments.set("path", std::string("/d"));
    arguments.set("mode", std::uint64_t{0755});
    it.window.operating()->apply(*session::findOperation("mkdir"), arguments);
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(failed.front().at(1).toInt(), EROFS);
    QVERIFY(it.looking());
    it.press(Qt::Key_End);
    QTRY_VERIFY(!it.looking());
    QVERIFY(it.window.operations()->action("mkdir")->isEnabled());
    QVERIFY(!it.knows("/d"));
}

void TestTime::restartFromHere() {
    Opened it;
    QVERIFY(it.scratch({"/a", "/b", "/c"}));
    it.click(1);
    QTRY_VERIFY(it.looking());
    QTest::mouseClick(it.button("timeRestart"), Qt::LeftButton);
    QTRY_VERIFY(!it.looking());
    QTRY_VERIFY(it.knows("/a") && !it.knows("/b"));
    QTRY_COMPARE(it.window.moments()->here(), 1);
    // What was undone can be looked at, too.
    QTRY_COMPARE(it.bar()->slider()->maximum(), 3);
    QCOMPARE(it.bar()->position(), 1);
    it.click(2);
    QTRY_VERIFY(it.looking());
    QTRY_VERIFY(it.knows("/b") && !it.knows("/c"));
    it.press(Qt::Key_End);
    QTRY_VERIFY(!it.looking());
    QVERIFY(it.write("/d", "x"));
    QTRY_VERIFY(it.knows("/d"));
    QTRY_COMPARE(it.bar()->slider()->maximum(), 2);
}

void TestTime::whatIsDifferent() {
    Opened it;
    QVERIFY(it.scratch({"/a"}));
    QSignalSpy committed(it.window.operating(), &Operating::committed);
    it.window.operating()->commit();
    QTRY_COMPARE(committed.size(), 1);
    QVERIFY(it.write("/a", std::string(100000, 'y')));
    QVERIFY(it.write("/b", std::string(50000, 'z')));
    QTRY_COMPARE(it.bar()->slider()->maximum(), 3);
    QTRY_VERIFY(it.window.linked()->change() != nullptr);
    const auto ofNow = it.window.scene()->device;
    it.click(1);
    QTRY_VERIFY(it.looking());
    // What led there, at first.
    const auto* led = it.window.linked()->change().get();
    QVERIFY(led != nullptr);
    QCOMPARE(led->operation, std::string("before"));
    Chip* const compare = it.bar()->findChild<Chip*>(QStringLiteral("timeCompare"));
    QTest::mouseClick(compare, Qt::LeftButton);
    QTRY_VERIFY(it.window.linked()->change() != nullptr &&
                it.window.linked()->change()->operation == "now");
    scene::Change expected;
    scene::compareMaps(*ofNow, *it.window.scene()->device, expected);
    QVERIFY(!expected.written.empty() && !expected.left.empty());
    QCOMPARE(it.window.linked()->change()->written, expected.written);
    QCOMPARE(it.window.linked()->change()->left, expected.left);
    it.press(Qt::Key_End);
    QTRY_VERIFY(!it.looking());
    QVERIFY(it.window.linked()->change() == nullptr);
}

void TestTime::namesOfMoments() {
    Opened it;
    QVERIFY(it.scratch({"/a", "/b"}));
    it.click(1);
    QTRY_VERIFY(it.looking());
    QTest::mouseClick(it.button("timeName"), Qt::LeftButton);
    const auto dialog = [&] {
        return it.window.findChild<QInputDialog*>(QStringLiteral("nameMomentDialog"));
    };
    QTRY_VERIFY(dialog() != nullptr);
    dialog()->setTextValue(QStringLiteral("before it went wrong"));
    dialog()->accept();
    QTRY_VERIFY(it.bar()->text().contains(QStringLiteral("“before it went wrong”")));
    QVERIFY(it.looking());
    QCOMPARE(it.moment(), quint64{2});
    QTest::mouseClick(it.button("timeNow"), Qt::LeftButton);
    QTRY_VERIFY(!it.looking());
    QVERIFY(it.window.moments()->topLevelItem(1)->text(2).contains(
        QStringLiteral("before it went wrong")));
}

void TestTime::draggingEndsWhereItEnds() {
    Opened it;
    QVERIFY(it.scratch({"/a", "/b", "/c", "/d", "/e"}));
    TimeSlider* slider = it.bar()->slider();
    const int em = slider->fontMetrics().height();
    const auto at = [&](int state) {
        return QPoint(em / 2 + (slider->width() - em) * state / slider->maximum(),
                      slider->height() / 2);
    };
    QTest::mousePress(slider, Qt::LeftButton, {}, at(5));
    for (const int state : {4, 3, 1, 0, 1, 2})
        QTest::mouseMove(slider, at(state));
    QCOMPARE(slider->value(), 2);
    QTest::mouseRelease(slider, Qt::LeftButton, {}, at(2));
    QTRY_COMPARE(it.moment(), quint64{3});
    QTRY_VERIFY(it.knows("/b") && !it.knows("/c"));
    QCOMPARE(slider->value(), 2);
    QCOMPARE(it.window.strip()->kind(), MessageStrip::Kind::None);
}

void TestTime::theFileStaysChosen() {
    Opened it;
    QVERIFY(it.scratch({"/a", "/b"}));
    QTRY_VERIFY(it.knows("/b"));
    it.window.files()->reveal("/b");
    const auto chosen = [&] {
        const QModelIndex row = it.window.files()->currentIndex();
        return row.isValid() ? it.window.files()->files()->path(row) : std::string();
    };
    QTRY_COMPARE(chosen(), std::string("/b"));
    it.click(0);
    QTRY_VERIFY(it.looking());
    QTRY_VERIFY(!it.knows("/b"));
    it.press(Qt::Key_End);
    QTRY_VERIFY(!it.looking());
    QTRY_COMPARE(chosen(), std::string("/b"));
}

void TestTime::elsewhereTheLastCommit() {
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("existing.img"));
    session::CreateOptions options;
    options.size = 128ULL << 20;
    QVERIFY(session::createImage(path.toStdString(), options));
    Opened it;
    it.window.openFile(path);
    QVERIFY(it.complete());
    it.window.operating()->allowChanges();
    QTRY_VERIFY_WITH_TIMEOUT(it.window.operating()->whyNot().isEmpty(), patience);
    QVERIFY(it.bar()->isHidden());
    QVERIFY(it.write("/a", "x"));
    QTRY_VERIFY(!it.bar()->isHidden());
    it.press(Qt::Key_Left);
    QTRY_VERIFY(it.looking());
    QVERIFY(it.window.scene()->info.past->lastCommit);
    QTRY_VERIFY(!it.knows("/a"));
    QVERIFY(it.bar()->text().contains(QStringLiteral("last commit")));
    it.press(Qt::Key_End);
    QTRY_VERIFY(!it.looking());
    QTRY_VERIFY(it.knows("/a"));
}

void TestTime::anotherImageEndsIt() {
    Opened it;
    QVERIFY(it.scratch({"/a", "/b"}));
    it.click(0);
    QTRY_VERIFY(it.looking());
    it.window.setScene(nullptr);
    it.window.openSample();
    QTRY_VERIFY_WITH_TIMEOUT(it.window.scene() && it.window.scene()->complete, patience);
    QVERIFY(!it.looking());
    QVERIFY(it.bar()->isHidden());
    QVERIFY(it.window.operating()->canAllow());
}

/// Mappings are those of the moment that is looked at; nothing can be done to them, and those of now stay what they are.
void TestTime::whatWasMapped() {
    test::MappedWindow it;
    QVERIFY(it.scratch());
    QVERIFY(it.mapped());
    MappingsView* const view = it.window.mappings();
    const auto windows = [view] { return view->map()->painter().windows().size(); };
    const auto dirty = [view] {
        const auto& all = view->map()->painter().windows();
        return !all.empty() &&
               std::ranges::any_of(all.front().window().pages, [](const scene::PageRun& run) {
                   return run.state == scene::PageState::Dirty;
               });
    };
    const std::string number = std::to_string(it.view);
    QVERIFY(it.apply("store", {{"view", number}, {"offset", "0"}, {"data", "stored"}}));
    QVERIFY(it.apply("write", {{"path", "/w"}, {"offset", "0"}, {"data", "x"}}));
    QVERIFY(it.apply("unmap", {{"view", number}}));
    QVERIFY(it.apply("write", {{"path", "/z"}, {"offset", "0"}, {"data", "x"}}));
    QTRY_VERIFY_WITH_TIMEOUT(windows() == 0 && it.knows("/z"), patience);
    const auto& moments = it.window.scene()->info.history.moments;
    const int mapped = static_cast<int>(
        std::ranges::find(moments, "write /w", &scene::History::Moment::name) - moments.begin());
    QVERIFY(mapped > 2 && mapped < static_cast<int>(moments.size()));
    it.window.time()->lookWanted(mapped);
    QTRY_COMPARE_WITH_TIMEOUT(windows(), std::size_t{1}, patience);
    QVERIFY(dirty());
    QVERIFY(view->agreement().contains(QStringLiteral("not asked")));
    const auto* bytes = view->findChild<QAbstractButton*>(QStringLiteral("mappings-bytes"));
    QVERIFY(!bytes->isEnabled());
    QVERIFY(view->mappings()->processes.empty());
    QVERIFY(!view->choice());
    for (const char* name : {"load", "store", "unmap", "startWriter"})
        QVERIFY2(!it.window.operations()->action(name)->isEnabled(), name);
    // No process has it mapped now.
    QVERIFY(view->stateText().isEmpty());
    it.window.time()->setComparing(true);
    QTRY_VERIFY_WITH_TIMEOUT(view->stateText().contains(QStringLiteral("16 pages")), patience);
    it.window.time()->setComparing(false);
    QTRY_VERIFY_WITH_TIMEOUT(view->stateText().isEmpty(), patience);
    it.window.time()->lookWanted(0);
    QTRY_COMPARE_WITH_TIMEOUT(windows(), std::size_t{0}, patience);
    const auto said = [view] { return view->map()->accessibleDescription(); };
    QVERIFY2(said().contains(QStringLiteral("No file was mapped")), qPrintable(said()));
    it.window.time()->lookWanted(mapped);
    QTRY_COMPARE_WITH_TIMEOUT(windows(), std::size_t{1}, patience);
    it.window.time()->nowWanted();
    QTRY_COMPARE_WITH_TIMEOUT(windows(), std::size_t{0}, patience);
    QVERIFY2(said().contains(QStringLiteral("No file is mapped")), qPrintable(said()));
    QVERIFY(bytes->isEnabled());
}

DAXSCOPE_GUI_TEST_MAIN(TestTime)
#include "test_time.moc"

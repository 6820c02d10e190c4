// Lessons in the window, with the real engine behind it: every step is done by its button and by hand, all views follow, and what was
// reached is kept. DAXSCOPE_SHOTS names a folder for a picture of each step.
#include <QAbstractButton>
#include <QAction>
#include <QDialog>
#include <QDir>
#include <QFile>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>
#include <QTextBrowser>

#include <algorithm>

#include "app/engine_backend.h"
#include "support/loop_mount.h"
#include "ui/appearance.h"
#include "ui/event_loop_probe.h"
#include "ui/files_view.h"
#include "ui/lesson_view.h"
#include "ui/linked.h"
#include "ui/main_window.h"
#include "ui/mappings_view.h"
#include "ui/message_strip.h"
#include "ui/operating.h"
#include "ui/panel.h"
#include "ui/welcome_page.h"

using namespace daxscope;
using namespace daxscope::ui;

namespace {

constexpr int patience = 30000;  // a loaded machine

struct Opened {
    Opened() {
        window.resize(1280, 800);
        window.show();
    }
    bool waitFor(const std::function<bool()>& holds) { return QTest::qWaitFor(holds, patience); }
    [[nodiscard]] LessonView* lesson() const { return window.lesson(); }
    [[nodiscard]] const LessonCourse& course() const { return *lesson()->course(); }
    [[nodiscard]] QWidget* panel(const char* name) const {
        return window.findChild<Panel*>(QLatin1String(name));
    }
    bool start(const QString& name) {
        auto* learn = window.findChild<QMenu*>(QStringLiteral("learn"));
        emit learn->aboutToShow();
        auto* action = window.findChild<QAction*>(QStringLiteral("lesson-") + name);
        if (action == nullptr)
            return false;
        const std::string before = path();
        action->trigger();
        return waitFor([&] {
            return window.scene() && window.scene()->complete && path() != before &&
                   panel("lesson")->isVisible() && lesson()->course() != nullptr &&
                   lesson()->course()->lesson().name == name;
        });
    }
    [[nodiscard]] std::string path() const {
        return window.scene() ? window.scene()->info.path : std::string();
    }
    bool answer(int index) {
        auto* row = lesson()->findChild<QAbstractButton*>(QStringLiteral("answer-%1").arg(index));
        if (row == nullptr)
            return false;
        row->click();
        return waitFor([&] { return course().phase() != LessonCourse::Phase::Ask; });
    }
    /// Predicts rightly, presses “Do it for me”, and waits until it is accepted.
    bool doStep() {
        if (course().phase() == LessonCourse::Phase::Ask &&
            !answer(course().step().question->right))
            return false;
        if (course().phase() == LessonCourse::Phase::Do)
            lesson()->doItButton()->click();
        return waitFor([&] { return course().phase() == LessonCourse::Phase::Done; });
    }
    bool apply(const char* name, const std::function<void(session::Arguments&)>& fill) {
        session::Arguments arguments;
        fill(arguments);
        QSignalSpy applied(window.operating(), &Operating::applied);
        window.operating()->apply(*session::findOperation(name), arguments);
        return waitFor([&] { return !applied.isEmpty(); });
    }
    void shoot(const QString& name) {
        const QString folder = qEnvironmentVariable("DAXSCOPE_SHOTS");
        if (folder.isEmpty())
            return;
        QTest::qWait(600);  // for the picture alone: what is still on its way
        window.grab().save(QStringLiteral("%1/%2.png").arg(folder, name));
    }

    app::EngineBackend backend;
    MainWindow window{&backend};
};

}  // namespace

class TestLessonWindow : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void init() { QSettings().clear(); }
    void eachStepByItsButton_data();
    void eachStepByItsButton();
    void byHandCountsToo();
    void wrongIsNotTaken();
    void goesOnWhereItWasLeft();
    void startsAgain();
    void linksLeadSomewhere();
    void panelsComeAndGo();
    void presentedWithTheStepOnTop();
    void nothingIsCommittedByItself();
    void errorsOfTeachersAreShown();
};

void TestLessonWindow::initTestCase() {
    QCoreApplication::setOrganizationName(QStringLiteral("daxscope"));
    QCoreApplication::setApplicationName(QStringLiteral("daxscope-test-lesson-window"));
}

void TestLessonWindow::eachStepByItsButton_data() {
    QTest::addColumn<QString>("name");
    for (const char* name :
         {"direct",    "edges",   "fault",  "snapshot", "dirty",    "holes",     "eof",
          "sync",      "stale",   "self",   "freeze",   "gone",     "immutable", "dedupe",
          "checksums", "devices", "poison", "torn",     "bookends", "btrees"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestLessonWindow::eachStepByItsButton() {
    QFETCH(QString, name);
    Opened it;
    if (qEnvironmentVariableIsSet("DAXSCOPE_SHOTS_DARK"))
        it.window.appearance()->setScheme(Appearance::Scheme::Dark);
    if (qEnvironmentVariableIsSet("DAXSCOPE_SHOTS_LARGE"))
        it.window.resize(1920, 1080);
    QVERIFY(it.start(name));
    QVERIFY(it.panel("lesson")->isVisible());
    // What the lesson speaks of is chosen by itself.
    QTRY_VERIFY_WITH_TIMEOUT(it.window.linked()->file().has_value(), patience);
    const std::size_t steps = it.course().lesson().steps.size();
    const auto* page = it.lesson()->findChild<QScrollArea*>();
    const auto card = [&] {
        return it.lesson()->findChild<QWidget*>(QStringLiteral("currentStep"));
    };
    // It begins at its title, unless the first step would not be in sight then.
    QTRY_VERIFY(page->verticalScrollBar()->value() == 0 ||
                card()->geometry().bottom() >= page->viewport()->height());
    for (std::size_t i = 0; i < steps; ++i) {
        QCOMPARE(it.course().at(), i);
        QVERIFY(!it.lesson()->nextButton()->isEnabled());
        it.shoot(QStringLiteral("%1-%2-a").arg(name).arg(i + 1));
        QVERIFY2(it.doStep(), qPrintable(it.course().step().id + ": " + it.course().missing() +
                                         it.course().problem()));
        // Nothing of the text is left without its value.
        QVERIFY2(!it.lesson()->shownText().contains(QStringLiteral("{{")),
                 qPrintable(it.lesson()->shownText()));
        // What has come of it is in sight to its last line.
        const auto below = [&] {
            const auto* view = page->viewport();
            return card()->mapTo(view, QPoint(0, card()->height())).y() - view->height();
        };
        QTRY_VERIFY2(below() <= 0, qPrintable(QString::number(below())));
        it.shoot(QStringLiteral("%1-%2-b").arg(name).arg(i + 1));
        QVERIFY(it.lesson()->nextButton()->isEnabled());
        it.lesson()->nextButton()->click();
    }
    QVERIFY(it.course().finished());
    QVERIFY(it.lesson()->shownText().contains(it.course().lesson().remember.left(20)));
    it.shoot(name + QStringLiteral("-end"));
    QVERIFY(savedProgress(name).finished);
    QVERIFY(it.window.strip()->kind() != MessageStrip::Kind::Error);
}

void TestLessonWindow::byHandCountsToo() {
    Opened it;
    QVERIFY(it.start(QStringLiteral("snapshot")));
    // The form of the menu, not the lesson's button.
    QVERIFY(it.apply("map", [](session::Arguments& a) {
        a.set("path", std::string("/v/db"));
        a.set("process", std::string("A"));
        a.set("offset", std::uint64_t{0});
        a.set("length", std::uint64_t{0});
        a.set("around", std::uint64_t{1});
        a.set("private", false);
        a.set("sync", false);
    }));
    QTRY_COMPARE_WITH_TIMEOUT(it.course().phase(), LessonCourse::Phase::Done, patience);
    it.lesson()->nextButton()->click();
    const auto view = it.window.mappings()->mappings()->processes.at(0).windows.at(0).view;
    QVERIFY(it.apply("store", [&](session::Arguments& a) {
        a.set("view", std::uint64_t{view});
        a.set("offset", std::uint64_t{53248});
        a.set("data", std::string("before"));
    }));
    // Done before the question was answered: it waits for that, and tells then.
    QTRY_VERIFY_WITH_TIMEOUT(
        it.course().missing().isEmpty() && it.course().values().contains("own"), patience);
    QCOMPARE(it.course().phase(), LessonCourse::Phase::Ask);
    QVERIFY(it.answer(0));
    QCOMPARE(it.course().phase(), LessonCourse::Phase::Done);
    QCOMPARE(it.course().score(), std::pair(0, 1));
    QVERIFY(it.lesson()->shownText().contains(QStringLiteral("What a commit can reach")));
}

void TestLessonWindow::wrongIsNotTaken() {
    Opened it;
    QVERIFY(it.start(QStringLiteral("edges")));
    QVERIFY(it.answer(1));
    QVERIFY(it.apply("write", [](session::Arguments& a) {
        a.set("path", std::string("/db"));
        a.set("offset", std::uint64_t{4095});
        a.set("data", std::string(4096, 'x'));
    }));
    // The engine has looked at it: the block has moved, and what the text would show is told.
    QTRY_VERIFY_WITH_TIMEOUT(!it.course().files().empty() && it.course().files()[0]->count() > 3,
                             patience);
    QCOMPARE(it.course().phase(), LessonCourse::Phase::Do);
    QVERIFY(!it.course().missing().isEmpty());
    it.lesson()->hintButton()->click();
    QVERIFY(it.lesson()->shownText().contains(it.course().missing()));
    QVERIFY(it.doStep());
}

void TestLessonWindow::goesOnWhereItWasLeft() {
    {
        Opened it;
        QVERIFY(it.start(QStringLiteral("fault")));
        for (int i = 0; i < 3; ++i) {
            QVERIFY(it.doStep());
            it.lesson()->nextButton()->click();
        }
    }
    Opened it;
    QVERIFY(it.start(QStringLiteral("fault")));
    QCOMPARE(it.course().at(), std::size_t{3});
    // The image is as the steps before left it.
    QTRY_VERIFY_WITH_TIMEOUT(
        it.window.mappings()->mappings() && it.window.mappings()->mappings()->processes.size() == 2,
        patience);
    QVERIFY(it.doStep());
}

void TestLessonWindow::startsAgain() {
    Opened it;
    QVERIFY(it.start(QStringLiteral("holes")));
    QVERIFY(it.doStep());
    it.lesson()->nextButton()->click();
    const std::string before = it.path();
    emit it.lesson()->againWanted();
    QTRY_VERIFY_WITH_TIMEOUT(it.path() != before && it.window.scene()->complete, patience);
    QCOMPARE(it.course().at(), std::size_t{0});
    QVERIFY(it.course().phase() == LessonCourse::Phase::Ask);
    QVERIFY(it.doStep());
}

void TestLessonWindow::linksLeadSomewhere() {
    Opened it;
    QVERIFY(it.start(QStringLiteral("edges")));
    emit it.lesson()->showWanted(QStringLiteral("file:/s1/db@8292"));
    // The block that holds the byte is chosen.
    QTRY_VERIFY_WITH_TIMEOUT(it.window.linked()->selection().file.has_value() &&
                                 *it.window.linked()->selection().file == (ByteRange{8192, 4096}),
                             patience);
    QCOMPARE(it.window.files()->files()->path(it.window.files()->currentIndex()),
             std::string("/s1/db"));
    it.panel("inspector")->hide();
    for (const char* name : {"device", "mappings", "extents", "timeline"}) {
        emit it.lesson()->showWanted(QLatin1String(name));
        QVERIFY2(it.panel(name)->isVisible(), name);
    }
}

void TestLessonWindow::panelsComeAndGo() {
    Opened it;
    QVERIFY(it.window.findChild<QPushButton*>(QStringLiteral("startLesson"))->isVisible());
    QVERIFY(!it.panel("lesson")->isVisible());
    QVERIFY(it.start(QStringLiteral("direct")));
    QVERIFY(it.panel("lesson")->isVisible() && it.panel("files")->isVisible());
    QVERIFY(!it.panel("sharing")->isVisible());
    // A lesson's link shows it beside, also when the menu had put it away before.
    auto* const shown = it.window.findChild<QAction*>(QStringLiteral("show-sharing"));
    shown->setChecked(false);
    emit it.lesson()->showWanted(QStringLiteral("sharing"));
    QVERIFY(it.panel("sharing")->isVisible());
    shown->trigger();
    QVERIFY(!it.panel("sharing")->isVisible());
    // The list of shortcuts knows the lessons' menu, however often it was filled.
    emit it.window.findChild<QMenu*>(QStringLiteral("learn"))->aboutToShow();
    for (QAction* action : it.window.findChildren<QAction*>()) {
        if (action->text() == QStringLiteral("&Keyboard shortcuts"))
            action->trigger();
    }
    const auto* keys = it.window.findChild<QDialog*>(QStringLiteral("shortcuts"));
    QVERIFY(keys != nullptr);
    QVERIFY(keys->findChild<QTextBrowser*>()->toPlainText().contains(QStringLiteral("F4")));
    // Nobody is asked whether a lesson's image may go.
    it.window.findChild<QPushButton*>(QStringLiteral("leaveLesson"))->click();
    QTRY_VERIFY_WITH_TIMEOUT(it.window.scene() == nullptr, patience);
    QVERIFY(it.lesson()->course() == nullptr);
    it.window.newScratch();
    QTRY_VERIFY_WITH_TIMEOUT(it.window.scene() && it.window.scene()->complete, patience);
    QVERIFY(!it.panel("lesson")->isVisible() && it.panel("sharing")->isVisible());
}

void TestLessonWindow::presentedWithTheStepOnTop() {
    Opened it;
    QVERIFY(it.start(QStringLiteral("direct")));
    QVERIFY(it.doStep());
    it.lesson()->nextButton()->click();
    QCOMPARE(it.course().at(), std::size_t{1});
    const auto topOf = [&](const QString& name) {
        const auto* widget = it.lesson()->findChild<QWidget*>(name);
        return widget == nullptr ? -1 : widget->mapTo(it.lesson(), QPoint()).y();
    };
    const auto isOnTop = [&] {
        const int card = topOf(QStringLiteral("currentStep"));
        // A warning of a losing design may stand above it.
        return card >= 0 && card < it.lesson()->height() / 4 &&
               card < topOf(QStringLiteral("step-load")) &&
               card < topOf(QStringLiteral("step-back"));
    };
    QVERIFY(!isOnTop());
    QTest::keyClick(&it.window, Qt::Key_F5);
    QTRY_VERIFY(isOnTop());
    QVERIFY(it.panel("lesson")->isVisible());
    // And so is the next one.
    QVERIFY(it.doStep());
    it.lesson()->nextButton()->click();
    QCOMPARE(it.course().at(), std::size_t{2});
    QTRY_COMPARE_LT(topOf(QStringLiteral("currentStep")), topOf(QStringLiteral("step-private")));
    it.shoot(QStringLiteral("presented"));
    QTest::keyClick(&it.window, Qt::Key_F5);
    QTRY_COMPARE_GT(topOf(QStringLiteral("currentStep")), topOf(QStringLiteral("step-private")));
    // Also from far down the page.
    while (!it.course().isLast()) {
        QVERIFY(it.doStep());
        it.lesson()->nextButton()->click();
    }
    QTest::keyClick(&it.window, Qt::Key_F5);
    QTRY_VERIFY(isOnTop());
    QTest::keyClick(&it.window, Qt::Key_F5);
}

void TestLessonWindow::nothingIsCommittedByItself() {
    Opened it;
    it.window.operating()->setInterval(std::chrono::milliseconds(5000));
    QVERIFY(it.start(QStringLiteral("direct")));
    QCOMPARE(it.window.operating()->interval(), std::chrono::milliseconds(0));
    it.window.closeImage();
    QTRY_VERIFY_WITH_TIMEOUT(it.window.scene() == nullptr, patience);
    QVERIFY(it.window.operating()->interval() > std::chrono::milliseconds(0));
}

/// With file and line; what was open stays open, and is still asked about before it goes.
void TestLessonWindow::errorsOfTeachersAreShown() {
    const test::ScratchDirectory scratch;
    const QString folder = QString::fromStdString(scratch.path("own"));
    QDir().mkpath(folder + QStringLiteral("/broken"));
    QDir().mkpath(folder + QStringLiteral("/unread"));
    const auto write = [&](const char* file, const char* text) {
        QFile out(folder + QLatin1String(file));
        return out.open(QIODevice::WriteOnly) && out.write(text) > 0;
    };
    QVERIFY(write("/broken/lesson.md",
                  "---\nnumber: 9\ntitle: Broken\nabout: A\nminutes: 5\nthread: X\nremember: "
                  "R.\n---\nIntro\n\n## One {#one}\ntext\n"));
    QVERIFY(write("/broken/scenario.js",
                  "lesson({prepare(image) {\n    image.nothing();\n}, steps: {one: {act() {}, "
                  "check: () => \"no\"}}});\n"));
    QVERIFY(write("/unread/lesson.md", "---\ntitle: T\n---\n"));
    QSettings().setValue(QStringLiteral("lessons-folder"), folder);
    Opened it;
    it.window.newScratch();
    QTRY_VERIFY_WITH_TIMEOUT(it.window.scene() && it.window.scene()->complete, patience);
    const std::string before = it.path();
    auto* learn = it.window.findChild<QMenu*>(QStringLiteral("learn"));
    emit learn->aboutToShow();
    it.window.findChild<QAction*>(QStringLiteral("lesson-broken"))->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(it.window.strip()->kind(), MessageStrip::Kind::Error, patience);
    QVERIFY2(it.window.strip()->text().contains(QStringLiteral("scenario.js:2")),
             qPrintable(it.window.strip()->text()));
    QCOMPARE(it.path(), before);
    QVERIFY(!it.panel("lesson")->isVisible());
    // One that cannot even be read says so in the menu.
    emit learn->aboutToShow();
    const QList<QAction*> entries = learn->actions();
    const auto unread = std::ranges::find_if(entries, [](const QAction* action) {
        return action->text().contains(QStringLiteral("unread/lesson.md:3"));
    });
    QVERIFY(unread != entries.end());
    (*unread)->trigger();
    QVERIFY(it.window.strip()->text().contains(QStringLiteral("is missing")));
    QVERIFY(it.apply("mkdir", [](session::Arguments& a) {
        a.set("path", std::string("/d"));
        a.set("mode", std::uint64_t{0755});
    }));
    QVERIFY(it.window.operating()->wouldLose());
    emit learn->aboutToShow();
    it.window.findChild<QAction*>(QStringLiteral("lesson-direct"))->trigger();
    QVERIFY(it.window.findChild<QMessageBox*>(QStringLiteral("unsaved")) != nullptr);
}

DAXSCOPE_GUI_TEST_MAIN(TestLessonWindow)
#include "test_lesson_window.moc"

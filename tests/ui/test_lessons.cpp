// Lessons: each is played to its end without a window, with wrong actions and out of order; each losing design shows its failure; the
// format says what is wrong, and where; exercises are graded.
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>
#include <fstream>

#include "app/lesson_play.h"
#include "support/check_image.h"
#include "support/loop_mount.h"
#include "support/process.h"
#include "ui/lesson_course.h"

using namespace daxscope;
using namespace daxscope::ui;
using daxscope::test::Ran;
using daxscope::test::runDaxscope;
using daxscope::test::ScratchDirectory;

namespace {

const QStringList& names() {
    static const QStringList all =
        QStringLiteral(
            "direct edges fault snapshot dirty holes eof sync stale self freeze gone "
            "immutable dedupe checksums devices poison torn bookends btrees")
            .split(' ');
    return all;
}

Lesson lessonNamed(const QString& name) {
    auto lesson = readLesson(QStringLiteral(":/lessons/") + name, QStringLiteral("en"));
    if (!lesson)
        qFatal("%s", lesson.error().text().c_str());
    return *std::move(lesson);
}

const QString head = QStringLiteral(
    "---\nnumber: 1\ntitle: T\nabout: A\nminutes: 5\nthread: X\nremember: R\n---\nIntro\n");
const QString step = QStringLiteral("## One {#one}\ntext\n");

/// A lesson on an open image, at its beginning.
struct Opened {
    explicit Opened(const Lesson& lesson) {
        auto loaded = app::LessonScenario::load(lesson);
        if (!loaded)
            qFatal("%s", loaded.error().text().c_str());
        scenario = *std::move(loaded);
        auto made = app::makeLessonImage(*scenario);
        if (!made)
            qFatal("%s", made.error().text().c_str());
        image = *std::move(made);
        if (const Status started = scenario->start(*image.session); !started)
            qFatal("%s", started.error().text().c_str());
    }
    bool isDone(const QString& id) {
        const auto missing = scenario->missing(id);
        return missing && missing->isEmpty();
    }
    app::LessonImage image;
    std::unique_ptr<app::LessonScenario> scenario;  // goes first: it has the session borrowed
};

QJsonObject gradeOf(const Ran& ran) {
    return QJsonDocument::fromJson(QByteArray::fromStdString(ran.out)).object();
}

}  // namespace

class TestLessons : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void allAreThere();
    void textsAreComplete_data() { eachLesson(); }
    void textsAreComplete();
    void playedToTheEnd_data() { eachLesson(); }
    void playedToTheEnd();
    void playedWithWrongActions_data() { eachLesson(); }
    void playedWithWrongActions();
    void playedOutOfOrder_data() { eachLesson(); }
    void playedOutOfOrder();
    void losingDesignsFail_data();
    void losingDesignsFail();
    void formatTellsWhereItIsWrong_data();
    void formatTellsWhereItIsWrong();
    void scenarioTellsWhereItIsWrong_data();
    void scenarioTellsWhereItIsWrong();
    void scenariosAreConfined();
    void endlessScenariosAreStopped();
    void teachersLessons();
    void courseAsksFirst();
    void progressIsKept();
    void commandLine();
    void grading_data();
    void grading();
    void gradingIsConfined_data();
    void gradingIsConfined();
    void gradingOfImages();

private:
    static void eachLesson() {
        QTest::addColumn<QString>("name");
        for (const QString& name : names())
            QTest::newRow(qPrintable(name)) << name;
    }
    /// A folder with a lesson of one step; its scenario's text.
    QString written(const QString& text, const QString& scenario) {
        const QString folder = QString::fromStdString(scratch_.path("own"));
        QDir().mkpath(folder + "/mine");
        std::ofstream((folder + "/mine/lesson.md").toStdString()) << text.toStdString();
        std::ofstream((folder + "/mine/scenario.js").toStdString()) << scenario.toStdString();
        return folder;
    }
    std::string script(const std::string& text) {
        const std::string path = scratch_.path("handed-in.js");
        std::ofstream(path) << text;
        return path;
    }
    ScratchDirectory scratch_;
};

void TestLessons::initTestCase() {
    QVERIFY2(!test::daxscopeBinary().empty(), "DAXSCOPE_BIN names the program under test");
    QCoreApplication::setOrganizationName(QStringLiteral("daxscope"));
    QCoreApplication::setApplicationName(QStringLiteral("daxscope-test-lessons"));
}

void TestLessons::allAreThere() {
    const LessonList found = findLessons({});
    QVERIFY2(found.errors.empty(), found.errors.empty() ? "" : found.errors[0].text().c_str());
    QStringList listed;
    for (const Lesson& lesson : found.lessons) {
        listed << lesson.name;
        QCOMPARE(lesson.number, static_cast<int>(listed.size()));
    }
    QCOMPARE(listed, names());
}

/// What a bundled lesson owes its reader besides what the format asks for.
void TestLessons::textsAreComplete() {
    QFETCH(QString, name);
    const Lesson lesson = lessonNamed(name);
    QVERIFY(lesson.steps.size() >= 5);
    QVERIFY(lesson.minutes >= 5 && lesson.minutes <= 10);
    QVERIFY(lesson.thread.contains(QStringLiteral("20")));  // a year
    QVERIFY(lesson.remember.endsWith('.'));
    int questions = 0;
    for (const LessonStep& one : lesson.steps) {
        QVERIFY2(!one.hint.isEmpty() && !one.after.isEmpty(), qPrintable(one.id));
        questions += one.question ? 1 : 0;
        if (one.question)
            QVERIFY2(!one.question->because.isEmpty(), qPrintable(one.id));
    }
    QVERIFY(questions >= 3);
    QVERIFY(!lesson.tasks.empty());
}

void TestLessons::playedToTheEnd() {
    QFETCH(QString, name);
    std::size_t done = 0;
    const Lesson lesson = lessonNamed(name);
    const Status played =
        app::playLesson(lesson, false, [&](const LessonStep&, const QString&) { ++done; });
    QVERIFY2(played, played ? "" : played.error().text().c_str());
    QCOMPARE(done, lesson.steps.size());
}

void TestLessons::playedWithWrongActions() {
    QFETCH(QString, name);
    const Lesson lesson = lessonNamed(name);
    const auto scenario = app::LessonScenario::load(lesson);
    QVERIFY(scenario);
    for (const LessonStep& one : lesson.steps)
        QVERIFY2((*scenario)->hasWrong(one.id), qPrintable(one.id));
    const Status played = app::playLesson(lesson, true);
    QVERIFY2(played, played ? "" : played.error().text().c_str());
}

/// What belongs to the step after it is not taken for a step, whether it can be done already or not; and then the step can.
void TestLessons::playedOutOfOrder() {
    QFETCH(QString, name);
    const Lesson lesson = lessonNamed(name);
    for (std::size_t i = 0; i + 1 < lesson.steps.size(); ++i) {
        Opened it(lesson);
        for (std::size_t before = 0; before < i; ++before) {
            QVERIFY(it.scenario->enter(lesson.steps[before].id));
            QVERIFY(it.scenario->act(lesson.steps[before].id));
        }
        const QString id = lesson.steps[i].id;
        QVERIFY(it.scenario->enter(id));
        (void)it.scenario->act(lesson.steps[i + 1].id);
        // The commit in B's page fault is as good as that of A's msync: however somebody got there counts.
        const bool same = id == QStringLiteral("msync");
        QVERIFY2(it.isDone(id) == same, qPrintable(id));
    }
}

void TestLessons::losingDesignsFail_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("step");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("shown");
    const auto row = [](const char* name, const char* step, const char* value, const char* shown) {
        QTest::addRow("%s, %s", name, step)
            << QString::fromLatin1(name) << QString::fromLatin1(step) << QString::fromLatin1(value)
            << QString::fromUtf8(shown);
    };
    row("direct", "leak", "seen", "leak");
    row("edges", "lost", "then", "1024 × 0, 1024 × z, 2048 × 0");
    row("fault", "torn", "text", "torn");
    row("snapshot", "damage", "broken", "damage");
    row("dirty", "race", "found", "first!");
    row("eof", "lost", "size", "4,096");
    row("stale", "twice", "twice", "8,192");
    row("stale", "fails", "zeros", "0 0 0 0");
    row("stale", "secret", "seen", "SECRET!");
    row("freeze", "leak", "leaked", "during");
    row("immutable", "move", "commits", "1");
    row("dedupe", "lost", "lost", "0 0 0 0");
    row("checksums", "bless", "blessed", "damage");
}

void TestLessons::losingDesignsFail() {
    QFETCH(QString, name);
    QFETCH(QString, step);
    QFETCH(QString, value);
    QFETCH(QString, shown);
    const Lesson lesson = lessonNamed(name);
    Opened it(lesson);
    for (const LessonStep& one : lesson.steps) {
        QVERIFY(it.scenario->enter(one.id));
        QVERIFY(it.scenario->act(one.id));
        QVERIFY(it.isDone(one.id));
        if (one.id == step)
            break;
    }
    QVERIFY(!it.image.session->mappings()->policies.empty());
    QCOMPARE(it.scenario->values().value(value), shown);
}

void TestLessons::formatTellsWhereItIsWrong_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("line");
    QTest::addColumn<QString>("says");
    const auto row = [](const char* name, const QString& text, int line, const char* says) {
        QTest::newRow(name) << text << line << QString::fromUtf8(says);
    };
    row("no facts", QStringLiteral("Hello"), 1, "begins with");
    row("facts without end", QStringLiteral("---\ntitle: T"), 2, "end with");
    row("a fact unknown", QStringLiteral("---\ncolour: red\n---"), 2, "no fact");
    row("a fact twice", QStringLiteral("---\ntitle: a\ntitle: b\n---"), 3, "twice");
    row("a fact missing", QStringLiteral("---\ntitle: a\n---\n"), 3, "missing");
    row("minutes no number", QStringLiteral("---\nminutes: few\n---"), 2, "number");
    row("no steps", head, 10, "at least one step");
    row("no id", head + "## One\n", 10, "{#id}");
    row("an id twice", head + step + step, 12, "twice");
    row("no right answer", head + step + "Question: q?\n- [ ] a\n- [ ] b\n", 12, "right");
    row("two right answers", head + step + "Question: q?\n- [x] a\n- [x] b\n", 12, "right");
    row("one answer", head + step + "Question: q?\n- [x] a\n", 12, "two answers");
    row("marks in an answer", head + step + "Question: q?\n- [x] *a*\n- [ ] b\n", 12, "plain text");
    row("parts in disorder", head + step + "After: a\n\nHint: b\n", 14, "order");
    row("an empty part", head + step + "Hint:\n", 12, "no text");
    row("a link that leads nowhere", head + step + "[a](show:moon)\n", 12, "leads nowhere");
    row("a link to elsewhere", head + step + "[a](http://b)\n", 12, "leads nowhere");
    row("no picture", head + step + "![a](cat.png)\n", 12, "no picture");
    row("a picture in a line", head + step + "see ![a](blocks:/db)\n", 12, "line of its own");
    row("another chapter", head + step + "# Epilogue\n", 12, "Exercise");
    row("an exercise without tasks", head + step + "# Exercise\nDo it.\n", 12, "tasks");
    row("a step behind the exercise", head + step + "# Exercise\nDo.\n- {#a} b\n" + step, 15,
        "nothing comes behind");
}

void TestLessons::formatTellsWhereItIsWrong() {
    QFETCH(QString, text);
    QFETCH(int, line);
    QFETCH(QString, says);
    const auto lesson = parseLesson(text, QStringLiteral("some/lesson.md"));
    QVERIFY(!lesson);
    QCOMPARE(lesson.error().where, std::format("some/lesson.md:{}", line));
    QVERIFY2(QString::fromStdString(lesson.error().what).contains(says),
             lesson.error().what.c_str());
    QVERIFY(parseLesson(head + step, QStringLiteral("f")));
}

void TestLessons::scenarioTellsWhereItIsWrong_data() {
    QTest::addColumn<QString>("scenario");
    QTest::addColumn<QString>("where");
    QTest::addColumn<QString>("says");
    const auto row = [](const char* name, const char* scenario, const char* where,
                        const char* says) {
        QTest::newRow(name) << QString::fromUtf8(scenario) << QString::fromUtf8(where)
                            << QString::fromUtf8(says);
    };
    row("syntax", "\n\nlesson({", "scenario.js:3", "");
    row("no lesson", "var a = 1;", "scenario.js", "lesson(");
    row("step missing", "lesson({prepare() {}, steps: {}})", "lesson.md:10", "“one” has no act");
    row("check missing", "lesson({prepare() {}, steps: {one: {act() {}}}})", "lesson.md:10",
        "no check");
    row("step too many",
        "lesson({prepare() {}, steps: {one: {act() {}, check() {}}, two: {act() {}}}})",
        "scenario.js", "no “two”");
    row("prepare throws",
        "lesson({prepare(image) {\n image.write(\"/no/where\", 0, \"x\");\n},\n"
        "steps: {one: {act() {}, check() {}}}})",
        "scenario.js:2", "there is no");
    row("act throws",
        "lesson({prepare() {},\nsteps: {one: {act() {\nnothing(); }, check: () => \"no\"}}})",
        "scenario.js:3", "nothing is not defined");
    row("check says neither", "lesson({prepare() {}, steps: {one: {act() {}, check() {}}}})",
        "scenario.js", "neither true nor");
    row("check changes",
        "lesson({prepare() {}, steps: {one: {act() {},\ncheck(image) {\n"
        "image.write(\"/a\", 0, \"x\"); }}}})",
        "scenario.js:3", "is not a function");
}

void TestLessons::scenarioTellsWhereItIsWrong() {
    QFETCH(QString, scenario);
    QFETCH(QString, where);
    QFETCH(QString, says);
    const QString folder = written(head + step, scenario);
    const auto lesson = readLesson(folder + "/mine", QStringLiteral("en"));
    QVERIFY(lesson);
    const Status played = app::playLesson(*lesson, false);
    QVERIFY(!played);
    QVERIFY2(QString::fromStdString(played.error().where).endsWith(where),
             played.error().where.c_str());
    QVERIFY2(QString::fromStdString(played.error().what).contains(says),
             played.error().what.c_str());
}

/// A scenario has its image, and nothing else of this computer.
void TestLessons::scenariosAreConfined() {
    const std::string secret = scratch_.path("secret");
    std::ofstream(secret) << "secret";
    for (const QString& act :
         {QStringLiteral("Image.create(\"%1.img\", {size: \"128M\"})"),
          QStringLiteral("Image.open(\"%1\")"), QStringLiteral("image.import(\"%1\", \"/stolen\")"),
          QStringLiteral("image.export(\"/\", \"%1.out\")"), QStringLiteral("image.close()")}) {
        const QString folder = written(
            head + step, QStringLiteral("lesson({prepare(image) { %1; }, steps: {one: {act() "
                                        "{}, check: () => \"no\"}}})")
                             .arg(QString(act).replace("%1", QString::fromStdString(secret))));
        const auto lesson = readLesson(folder + "/mine", QStringLiteral("en"));
        QVERIFY(lesson);
        const Status played = app::playLesson(*lesson, false);
        QVERIFY2(!played && played.error().where.find("scenario.js:1") != std::string::npos,
                 qPrintable(act));
    }
    // Nor while it is read.
    const QString folder =
        written(head + step,
                QStringLiteral("Image.create(\"%1.img\", {size: \"128M\"}); lesson({prepare() {}, "
                               "steps: {one: {act() {}, check: () => \"no\"}}})")
                    .arg(QString::fromStdString(secret)));
    const auto eager = readLesson(folder + "/mine", QStringLiteral("en"));
    QVERIFY(eager && !app::LessonScenario::load(*eager));
    QVERIFY(!QFile::exists(QString::fromStdString(secret + ".img")));
    QVERIFY(!QFile::exists(QString::fromStdString(secret + ".out")));
}

void TestLessons::endlessScenariosAreStopped() {
    const QString folder = written(
        head + step,
        QStringLiteral("lesson({prepare() {}, steps: {one: {act() {}, check() { for (;;); }}}})"));
    const auto lesson = readLesson(folder + "/mine", QStringLiteral("en"));
    QVERIFY(lesson);
    const Status played = app::playLesson(*lesson, false);
    QVERIFY(!played);
    QCOMPARE(played.error().code, ECANCELED);
}

void TestLessons::teachersLessons() {
    const QString folder = written(head + step, QStringLiteral("lesson({})"));
    LessonList found = findLessons(folder);
    QCOMPARE(found.lessons.size(), static_cast<std::size_t>(names().size() + 1));
    QVERIFY(std::ranges::contains(found.lessons, QStringLiteral("mine"), &Lesson::name));
    written(QStringLiteral("---\ntitle: T\n---\n"), {});
    found = findLessons(folder);
    QCOMPARE(found.lessons.size(), static_cast<std::size_t>(names().size()));
    QCOMPARE(found.errors.size(), std::size_t{1});
    QVERIFY(found.errors[0].where.ends_with("mine/lesson.md:3"));
    const Ran listed = runDaxscope({"lessons", "--lessons", folder.toStdString()});
    QCOMPARE(listed.exitCode, 1);
    QVERIFY2(listed.err.contains("mine/lesson.md:3"), listed.err.c_str());
}

/// First the prediction, then the act, then what was right; what was done before the question was answered counts.
void TestLessons::courseAsksFirst() {
    const auto lesson =
        parseLesson(head + step + "Question: q?\n- [ ] a\n- [x] b\n\n## Two {#two}\ntext\n",
                    QStringLiteral("f"));
    QVERIFY(lesson);
    using Phase = LessonCourse::Phase;
    LessonCourse course(*lesson);
    const auto told = [](const char* id, bool done) {
        return LessonTold{.step = QString::fromLatin1(id), .done = done};
    };
    QCOMPARE(course.phase(), Phase::Ask);
    course.answer(7);
    QCOMPARE(course.phase(), Phase::Ask);
    QVERIFY(!course.tell(told("two", true)));  // of another step
    QVERIFY(course.tell(told("one", true)));
    QCOMPARE(course.phase(), Phase::Ask);
    course.goOn();
    QCOMPARE(course.at(), std::size_t{0});
    course.answer(0);
    course.answer(1);  // the first one counts
    QCOMPARE(course.phase(), Phase::Done);
    QCOMPARE(course.score(), std::pair(0, 1));
    // Done stays done.
    course.tell(told("one", false));
    QCOMPARE(course.phase(), Phase::Done);
    course.goOn();
    QCOMPARE(course.phase(), Phase::Do);
    course.tell(told("one", true));
    QCOMPARE(course.phase(), Phase::Do);
    course.goOn();
    QCOMPARE(course.at(), std::size_t{1});
    course.tell(told("two", true));
    QVERIFY(course.isLast() && !course.finished());
    course.goOn();
    QVERIFY(course.finished());
}

void TestLessons::progressIsKept() {
    const auto lesson =
        parseLesson(head + step + "Question: q?\n- [ ] a\n- [x] b\n\n## Two {#two}\ntext\n",
                    QStringLiteral("f"));
    QVERIFY(lesson);
    LessonCourse course(*lesson);
    course.answer(1);
    course.tell({.step = QStringLiteral("one"), .done = true});
    course.goOn();
    saveProgress(QStringLiteral("kept"), course.progress());
    LessonCourse later(*lesson, savedProgress(QStringLiteral("kept")));
    QCOMPARE(later.at(), std::size_t{1});
    QCOMPARE(later.answered(lesson->steps[0]), std::optional(1));
    later.tell({.step = QStringLiteral("two"), .done = true});
    later.goOn();
    saveProgress(QStringLiteral("kept"), later.progress());
    QVERIFY(savedProgress(QStringLiteral("kept")).finished);
    // Once more, from the beginning.
    QCOMPARE(LessonCourse(*lesson, savedProgress(QStringLiteral("kept"))).at(), std::size_t{0});
    // Of another text than the one it was kept of.
    QCOMPARE(LessonCourse(*lesson, {.steps = 9}).at(), std::size_t{1});
}

void TestLessons::commandLine() {
    const Ran listed = runDaxscope({"lessons", "--json"});
    QVERIFY2(listed.ok(), listed.verdict().c_str());
    const QJsonArray lessons = QJsonDocument::fromJson(QByteArray::fromStdString(listed.out))
                                   .object()["lessons"]
                                   .toArray();
    QCOMPARE(lessons.size(), names().size());
    QCOMPARE(lessons[3].toObject()["name"].toString(), QStringLiteral("snapshot"));
    const Ran played = runDaxscope({"lessons", "play", "snapshot", "--wrong"});
    QVERIFY2(played.ok(), played.verdict().c_str());
    QVERIFY2(played.out.contains("Remember: A snapshot is safe only if"), played.out.c_str());
    QCOMPARE(runDaxscope({"lessons", "play", "nothing"}).exitCode, 1);
    QCOMPARE(runDaxscope({"lessons", "play"}).exitCode, 2);
    QCOMPARE(runDaxscope({"lessons", "grade", "snapshot"}).exitCode, 2);
    const QString folder = written(head + step, QStringLiteral("lesson({})"));
    const Ran none =
        runDaxscope({"lessons", "--lessons", folder.toStdString(), "grade", "mine", script("")});
    QCOMPARE(none.exitCode, 1);
    QVERIFY2(none.err.contains("no exercise"), none.err.c_str());
}

void TestLessons::grading_data() {
    QTest::addColumn<QString>("lesson");
    QTest::addColumn<QString>("handedIn");
    QTest::addColumn<QStringList>("missing");
    const QString open = QStringLiteral("const image = Image.open(args[0]);");
    const auto row = [&](const char* name, const char* lesson, const char* text,
                         const QStringList& missing) {
        QTest::newRow(name) << QString::fromLatin1(lesson) << open + QString::fromUtf8(text)
                            << missing;
    };
    row("right, through a mapping", "snapshot",
        "image.map('/v/db', {process: 'A'}); image.snapshot('/v', '/before', {readOnly: true});"
        "image.mapped('/v/db').store(53248, 'later');",
        {});
    row("right, by a write", "snapshot",
        "image.snapshot('/v', '/before', {readOnly: true}); image.write('/v/db', 53248, 'later');",
        {});
    row("nothing done", "snapshot", "", {"before", "later", "shared"});
    row("snapshot too late", "snapshot",
        "image.write('/v/db', 53248, 'later'); image.snapshot('/v', '/before');",
        {"before", "shared"});
    row("a losing design", "snapshot",
        "image.close(); const i = Image.open(args[0], {scratch: true}); "
        "i.policy('noWriteProtectOnSnapshot'); const a = i.map('/v/db'); a.store(53248, 'A');"
        "i.snapshot('/v', '/before'); a.store(53248, 'later');",
        {"before", "shared"});
    row("all copied", "snapshot",
        "image.snapshot('/v', '/before', {readOnly: true}); image.write('/v/db', 0, {pattern: 'A', "
        "length: 196608}); image.write('/v/db', 53248, 'later');",
        {"shared"});
    row("edges right", "edges", "image.write('/db', 10000, 'edges');", {});
    row("edges wrong place", "edges", "image.write('/db', 10001, 'edges');", {"text"});
    row("edges two blocks", "edges",
        "image.write('/db', 10000, 'edges'); image.write('/db', 0, {pattern: 'A', length: 4096});",
        {"one"});
    row("direct right", "direct",
        "image.map('/db').store(4096, 'direct'); image.clone('/db', 0, '/draft', 0, 0);"
        "image.write('/draft', 8192, 'draft');",
        {});
    row("direct all copied", "direct",
        "image.write('/db', 4096, 'direct'); const b = image.map('/db', {shared: false});"
        "b.store(8192, 'draft'); image.write('/draft', 0, Array.from(b.load(0, 16384)));",
        {"shared"});
    row("fault right", "fault",
        "const a = image.map('/db'), b = image.map('/db', {process: 'B'}); a.store(8192, 'left');"
        "image.snapshot('/', '/between'); b.store(8200, 'right');",
        {});
    row("fault snapshot too late", "fault",
        "image.write('/db', 8192, 'left'); image.write('/db', 8200, 'right');"
        "image.snapshot('/', '/between');",
        {"between", "one"});
    row("dirty right", "dirty",
        "const a = image.map('/log'); a.store(8192, 'early'); a.sync(); a.store(20480, 'late');",
        {});
    row("dirty one sync", "dirty",
        "const a = image.map('/log'); a.store(8192, 'early'); a.store(20480, 'late'); a.sync();",
        {"order"});
    row("dirty neighbours", "dirty",
        "const a = image.map('/log', {around: 8}); a.store(8192, 'early'); a.sync();"
        "a.store(20480, 'late');",
        {"only"});
    row("holes right", "holes",
        "image.write('/sparse', 12288, 'x'); image.map('/sparse').store(2097152, 'y');"
        "image.punch('/full', 2097152, 2097152);",
        {});
    row("holes zeroed, not punched", "holes",
        "image.write('/sparse', 12288, 'x'); image.write('/sparse', 2097151, '\\0y');"
        "image.zero('/full', 2097152, 2097152);",
        {"two", "half"});
    row("eof right", "eof",
        "image.truncate('/note', 12000); image.map('/note').store(8192, 'kept');"
        "try { image.map('/page', {length: 8192}).store(4096, 'lost'); }"
        "catch (e) { image.write('/said', 0, e.code); }",
        {});
    row("eof, a losing design", "eof",
        "image.close(); const i = Image.open(args[0], {scratch: true}); "
        "i.policy('eofOffByOnePage');"
        "i.map('/page', {length: 8192}).store(4096, 'lost'); i.truncate('/note', 12000);"
        "i.map('/note').store(8192, 'kept');",
        {"page", "behind"});
    row("sync right", "sync",
        "try { image.map('/log', {process: 'B', sync: true}); }"
        "catch (e) { image.write('/said', 0, e.code); } const a = image.map('/log');"
        "for (let i = 0; i < 3; ++i) { a.store(i * 4096, 'order ' + (i + 1)); a.sync(); }",
        {});
    row("sync at the end", "sync",
        "const a = image.map('/log'); for (let i = 0; i < 3; ++i) a.store(i * 4096, 'order ' + (i "
        "+ "
        "1)); a.sync();",
        {"asked", "each"});
    row("stale right", "stale",
        "image.create('/fresh'); image.allocate('/fresh', 0, 32768); image.write('/fresh', 5000, "
        "'fresh');",
        {});
    row("stale all written", "stale",
        "image.write('/fresh', 0, {pattern: [0], length: 32768}); image.write('/fresh', 5000, "
        "'fresh');",
        {"reserved"});
    row("self right", "self",
        "const v = image.map('/db'); for (let i = 0; i < 4; ++i) { const j = 7 - i;"
        "const x = Array.from(v.load(i * 4096, 4096)); v.store(i * 4096, Array.from(v.load(j * "
        "4096,"
        "4096))); v.store(j * 4096, x); }",
        {});
    row("self nothing done", "self", "", {"reversed"});
    row("self cloned and left", "self",
        "for (let i = 0; i < 8; ++i) image.clone('/db', i * 4096, '/new', (7 - i) * 4096, 4096);",
        {"reversed", "own"});
    row("freeze right", "freeze",
        "const a = image.map('/db'); a.store(0, 'before'); image.freeze(); let code = '';"
        "try { a.store(4096, 'during'); } catch (e) { code = e.code; } image.thaw();"
        "a.store(8192, 'after'); image.write('/said', 0, code);",
        {});
    row("freeze none", "freeze",
        "const a = image.map('/db'); a.store(0, 'before'); a.store(4096, 'during');"
        "a.store(8192, 'after');",
        {"refused", "after"});
    row("gone right", "gone",
        "const a = image.map('/db'); image.truncate('/db', 8192); image.truncate('/db', 16384);"
        "a.store(12288, 'again');",
        {});
    row("gone zeros written", "gone",
        "image.truncate('/db', 8192); image.write('/db', 8192, {pattern: [0], length: 8192});"
        "image.write('/db', 12288, 'again');",
        {"hole"});
    row("immutable right", "immutable",
        "image.write('/saved', 0, String(image.read('/backup/db'))); image.remove('/backup');"
        "image.map('/db').store(4096, 'now');",
        {});
    row("immutable, a losing design", "immutable",
        "image.close(); const i = Image.open(args[0], {scratch: true}); i.policy('relocateOwners');"
        "i.map('/db').store(4096, 'now');",
        {"backup"});
    row("immutable without its mark", "immutable",
        "image.removexattr('/db', 'user.daxscope.immutable'); image.clone('/db', 0, '/saved', 0, "
        "0);"
        "image.write('/db', 4096, 'now'); image.setxattr('/db', 'user.daxscope.immutable', '1');",
        {"place", "backup"});
    row("dedupe right", "dedupe",
        "image.dedupe('/a', 0, '/b', 0, 12288); image.dedupe('/a', 0, '/c', 0, 4096);"
        "image.dedupe('/a', 0, '/c', 4096, 4096); image.dedupe('/a', 8192, '/c', 8192, 8192);",
        {});
    row("dedupe some", "dedupe", "image.dedupe('/a', 0, '/b', 0, 12288);", {"shared"});
    row("dedupe cloned", "dedupe", "image.clone('/a', 0, '/b', 0, 16384);", {"content", "shared"});
    row("checksums right", "checksums",
        "image.write('/fast', 0, {pattern: 'F', length: 16384}); image.close();"
        "const i = Image.open(args[0], {dax: false}); i.write('/kept', 0, {pattern: 'S', length: "
        "16384}); i.write('/kept', 4096, 'stored');",
        {});
    row("checksums none", "checksums",
        "image.write('/fast', 0, {pattern: 'F', length: 16384}); image.write('/kept', 0, "
        "{pattern: 'S', length: 16384}); image.write('/kept', 4096, 'stored');",
        {"kept"});
    row("devices right", "devices",
        "for (const at of [4096, 20480, 24576]) image.write('/right', at, Array.from("
        "image.read('/left', at, 4096)));",
        {});
    row("devices cloned", "devices", "image.clone('/left', 0, '/right', 0, 32768);",
        {"apart", "little"});
    row("devices all written", "devices",
        "image.write('/right', 0, Array.from(image.read('/left')));", {"little"});
    row("poison right", "poison",
        "for (const o of image.owners(Number(String(image.read('/bad')))).owners) { const at = "
        "o.offset - o.offset % 4096; if (o.reaches) image.write(o.paths[0], at, Array.from("
        "image.read(o.paths[0], at, 4096))); }",
        {});
    row("poison one owner", "poison",
        "image.write('/db', 8192, Array.from(image.read('/db', 8192, 4096)));", {"left"});
    row("poison everything moved", "poison",
        "for (const p of ['/db', '/copy']) image.write(p, 0, Array.from(image.read(p)));",
        {"others"});
    row("torn right", "torn",
        "image.write('/log', 4096, 'begin 8 '); image.write('/log', 8184, 'end 8   ');", {});
    row("torn the wrong slot", "torn",
        "image.write('/log', 0, 'begin 8 '); image.write('/log', 4088, 'end 8   ');",
        {"kept", "next"});
    row("bookends right", "bookends",
        "image.write('/keep', 0, Array.from(image.read('/keep'))); image.remove('/big');", {});
    row("bookends kept", "bookends", "image.remove('/big');", {"space"});
    row("btrees right", "btrees",
        "for (let i = 0; i < 30; ++i) image.write('/v/f' + (1100 + i), 0, 'x');", {});
    row("btrees far apart", "btrees",
        "for (let i = 0; i < 30; ++i) image.write('/v/f' + (1000 + 10 * i), 0, 'x');", {"sharing"});
}

void TestLessons::grading() {
    QFETCH(QString, lesson);
    QFETCH(QString, handedIn);
    QFETCH(QStringList, missing);
    const std::string file = script(handedIn.toStdString());
    const Ran ran = runDaxscope({"lessons", "grade", lesson.toStdString(), file, "--json"});
    const QJsonObject grade = gradeOf(ran);
    QCOMPARE(ran.exitCode, missing.isEmpty() ? 0 : 1);
    QCOMPARE(grade["lesson"].toString(), lesson);
    QCOMPARE(grade["file"].toString().toStdString(), file);
    QCOMPARE(grade["passed"].toBool(), missing.isEmpty());
    QCOMPARE(grade["problem"].toString(), QString());
    QStringList failed;
    for (const auto& one : grade["steps"].toArray()) {
        QCOMPARE(one.toObject()["passed"].toBool(), one.toObject()["missing"].toString().isEmpty());
        if (!one.toObject()["passed"].toBool())
            failed << one.toObject()["id"].toString();
    }
    QCOMPARE(failed, missing);
}

void TestLessons::gradingIsConfined_data() {
    QTest::addColumn<QString>("handedIn");
    QTest::addColumn<QString>("problem");
    const auto row = [](const char* name, const char* text, const char* problem) {
        QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(problem);
    };
    row("throws", "\nthrow new Error('no');", "handed-in.js:2: Error: no");
    row("syntax", "const", "handed-in.js:1");
    row("another image", "Image.open('%1/secret.img')", "is not in the folder");
    row("up and out", "Image.create('../out.img', {size: '128M'})", "is not in the folder");
    row("a device", "Image.raw(args[0])", "here");
    row("import", "Image.open(args[0]).import('%1/secret.img', '/a')", "not allowed");
    row("export", "Image.open(args[0]).export('/v/db', '%1/out.img')", "not allowed");
    row("endless", "for (;;);", "stopped");
    row("much memory", "const a = []; for (;;) a.push('x'.repeat(1 << 20) + a.length);", "");
}

void TestLessons::gradingIsConfined() {
    QFETCH(QString, handedIn);
    QFETCH(QString, problem);
    std::ofstream(scratch_.path("secret.img")) << "secret";
    const QString folder = QString::fromStdString(scratch_.path("secret.img")).section('/', 0, -2);
    const std::string file = script(handedIn.replace("%1", folder).toStdString());
    const Ran ran =
        runDaxscope({"lessons", "grade", "snapshot", file, "--json"}, {.timeoutSeconds = 60});
    QCOMPARE(ran.exitCode, 1);
    const QJsonObject grade = gradeOf(ran);
    QVERIFY(!grade["passed"].toBool());
    QVERIFY(!grade["problem"].toString().isEmpty());
    QVERIFY2(grade["problem"].toString().contains(problem),
             qPrintable(grade["problem"].toString()));
    QVERIFY(!QFile::exists(folder + "/out.img"));
    QVERIFY(!QFile::exists(folder + "/../out.img"));
}

/// The image that `lessons exercise` makes, handed in as it is and worked on.
void TestLessons::gradingOfImages() {
    const std::string image = scratch_.path("exercise.img");
    QVERIFY(runDaxscope({"lessons", "exercise", "snapshot", image}).ok());
    QCOMPARE(runDaxscope({"lessons", "exercise", "snapshot", image}).exitCode, 1);  // exists
    const auto grade = [&] {
        return gradeOf(runDaxscope({"lessons", "grade", "snapshot", image, "--json"}));
    };
    QVERIFY(!grade()["passed"].toBool());
    QVERIFY(runDaxscope({"snapshot", image, "/v", "/before", "--read-only"}).ok());
    QVERIFY(runDaxscope({"write", image, "/v/db", "53248", "later"}).ok());
    QVERIFY(grade()["passed"].toBool());
    const Ran check = test::checkImage(image);
    QVERIFY2(check.ok(), check.verdict().c_str());
    std::ofstream(scratch_.path("no.img")) << "not an image";
    const Ran ran =
        runDaxscope({"lessons", "grade", "snapshot", scratch_.path("no.img"), "--json"});
    QCOMPARE(ran.exitCode, 1);
    QVERIFY(!gradeOf(ran)["problem"].toString().isEmpty());
}

QTEST_GUILESS_MAIN(TestLessons)
#include "test_lessons.moc"

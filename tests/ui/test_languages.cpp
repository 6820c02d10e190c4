// The languages of the window: translations are complete and sound, lessons and handbook are the same in each, every text on the
// screen is looked up where it is, and there is room for longer ones.
#include <QAbstractButton>
#include <QComboBox>
#include <QDialog>
#include <QFile>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QRegularExpression>
#include <QSet>
#include <QTest>
#include <QTranslator>
#include <QXmlStreamReader>
#include <algorithm>

#include "app/handbook_parts.h"
#include "app/lesson_play.h"
#include "engine_window.h"
#include "support/process.h"
#include "ui/chip.h"
#include "ui/event_loop_probe.h"
#include "ui/glossary.h"
#include "ui/handbook/pages.h"
#include "ui/language.h"
#include "ui/lesson.h"
#include "ui/operation_form.h"
#include "ui/sentences.h"
#include "ui/settings_dialog.h"
#include "ui/stepping.h"
#include "ui/text.h"

using namespace daxscope;
using namespace daxscope::ui;
using daxscope::test::EngineWindow;
using daxscope::test::MappedWindow;

namespace {

struct Message {
    QString context;
    QString source;
    QStringList translations;  ///< several for the numbers of a language
    bool finished = true;
};

std::vector<Message> messagesOf(const QString& code) {
    QFile file(QStringLiteral(":/i18n/daxscope_%1.ts").arg(code));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("there is no translation into %s", qPrintable(code));
    QXmlStreamReader xml(&file);
    std::vector<Message> out;
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == QLatin1String("name")) {
            context = xml.readElementText();
        } else if (xml.name() == QLatin1String("source")) {
            out.push_back({context, xml.readElementText(), {}});
        } else if (xml.name() == QLatin1String("translation")) {
            out.back().finished = !xml.attributes().hasAttribute(QLatin1String("type"));
            QString text;
            while (xml.readNext() != QXmlStreamReader::EndElement) {
                if (xml.isStartElement())  // a form for some numbers
                    out.back().translations << xml.readElementText();
                else
                    text += xml.text();
            }
            if (!text.trimmed().isEmpty() || out.back().translations.isEmpty())
                out.back().translations << text;
        }
    }
    return out;
}

QStringList found(const QString& expression, const QString& text) {
    QStringList out;
    const QRegularExpression wanted(expression);
    for (auto each = wanted.globalMatch(text); each.hasNext();)
        out << each.next().captured();
    out.sort();
    return out;
}

QStringList codes() {
    QStringList out;
    for (const Language& each : languages())
        if (each.code != QStringLiteral("en"))
            out << each.code;
    return out;
}

bool isGlossaryWord(const QString& source) {
    return glossary::word(source) != source || glossary::terms().contains(source);
}

/// As long as translations may get, and a list of what is asked for but stands in no translation.
class Stretching : public QTranslator {
public:
    Stretching() {
        for (const Message& message : messagesOf(QStringLiteral("de")))
            known_ << message.context + u'\n' + message.source;
    }
    QString translate(const char* context, const char* source, const char*, int n) const override {
        if (!QByteArrayView(context).startsWith("daxscope"))
            return {};
        const QString text = QString::fromUtf8(source);
        if (!known_.contains(QString::fromUtf8(context) + u'\n' + text))
            unknown << QString::fromUtf8(context) + QStringLiteral(": ") + text;
        static const QRegularExpression words(QStringLiteral("[a-z]{2}"));
        if (!text.contains(words))
            return text;
        QString longer = text;
        longer.replace(QStringLiteral("%n"), QString::number(n));
        const QString more =
            QStringLiteral("mmi nun ").repeated(1 + static_cast<int>(longer.size()) / 20);
        return longer + u' ' +
               more.left(std::max<qsizetype>(1, longer.size() * 2 / 5 - 1)).trimmed();
    }
    bool isEmpty() const override { return false; }

    mutable QSet<QString> unknown;

private:
    QSet<QString> known_;
};

/// What shows text on one line and has no room for it; what elides says its whole text in a tip.
QStringList cutOff(const QWidget& window) {
    QStringList out;
    const auto tell = [&](const QWidget* widget, const QString& text, int wanted) {
        if (widget->isVisibleTo(&window) && !text.isEmpty() && widget->width() < wanted &&
            widget->toolTip().isEmpty())
            out << QStringLiteral("%1 “%2” has %3 of %4 pixels")
                       .arg(QLatin1String(widget->metaObject()->className()), text)
                       .arg(widget->width())
                       .arg(wanted);
    };
    for (const auto* button : window.findChildren<QAbstractButton*>())
        tell(button, button->text(),
             qobject_cast<const QPushButton*>(button) != nullptr ||
                     qobject_cast<const Chip*>(button) != nullptr
                 ? button->sizeHint().width()
                 : button->minimumSizeHint().width());
    for (const auto* label : window.findChildren<QLabel*>()) {
        if (!label->wordWrap() && label->minimumSizeHint().width() > 0)
            tell(label, label->text(), label->minimumSizeHint().width());
        else if (label->wordWrap() && label->isVisibleTo(&window) &&
                 label->height() < label->heightForWidth(label->width()))
            out << QStringLiteral("“%1” has %2 of %3 pixels of height")
                       .arg(label->text())
                       .arg(label->height())
                       .arg(label->heightForWidth(label->width()));
    }
    return out;
}

}  // namespace

class TestLanguages : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void cleanup() { useLanguage(QStringLiteral("en")); }

    void bothAreThere();
    void translationsAreSound_data() { eachLanguage(); }
    void translationsAreSound();
    void sentences();
    void engineSpeaks();
    void lessonsAreTheSame_data() { eachLanguage(); }
    void lessonsAreTheSame();
    void lessonsArePlayed_data() { eachLanguage(); }
    void lessonsArePlayed();
    void handbookIsTheSame_data() { eachLanguage(); }
    void handbookIsTheSame();
    void namesInTextsAreThoseOfTheWindow_data();
    void namesInTextsAreThoseOfTheWindow();
    void windowSpeaks_data() { eachLanguage(); }
    void windowSpeaks();
    void choiceIsKept();
    void commandLine();
    void longTextsFit();

private:
    static void eachLanguage() {
        QTest::addColumn<QString>("code");
        for (const QString& code : codes())
            QTest::newRow(qPrintable(code)) << code;
    }
};

void TestLanguages::initTestCase() {
    QCoreApplication::setOrganizationName(QStringLiteral("daxscope"));
    QCoreApplication::setApplicationName(QStringLiteral("daxscope-test-languages"));
    app::provideHandbookParts();
}

void TestLanguages::bothAreThere() {
    QCOMPARE(codes(), (QStringList{QStringLiteral("de"), QStringLiteral("zh_CN")}));
    QCOMPARE(languages().constFirst().name, QStringLiteral("English"));
    QCOMPARE(languages().at(1).name, QStringLiteral("Deutsch"));
}

/// No text is missing or unfinished, and none has lost what is put into it.
void TestLanguages::translationsAreSound() {
    QFETCH(QString, code);
    const auto messages = messagesOf(code);
    QVERIFY(messages.size() > 2000);
    QStringList wrong;
    for (const Message& message : messages) {
        const QString& source = message.source;
        if (!message.finished || message.translations.contains(QString()))
            wrong << QStringLiteral("not translated: ") + source;
        for (const QString& text : message.translations) {
            for (const char* expression :
                 {"%[1-9n]", "</?[a-z]+[^>]*>", "show:[a-z-]+", "&(?=[^ &;]+)(?![a-z]+;)"}) {
                if (found(QLatin1String(expression), source).size() !=
                        found(QLatin1String(expression), text).size() ||
                    (*expression == '%' && found(QLatin1String(expression), source) !=
                                               found(QLatin1String(expression), text)))
                    wrong << QStringLiteral("%1: “%2” became “%3”")
                                 .arg(QLatin1String(expression), source, text);
            }
            if (found(QStringLiteral("\\{\\d*\\}"), source).size() !=
                found(QStringLiteral("\\{\\d*\\}"), text).size())
                wrong << QStringLiteral("{}: “%1” became “%2”").arg(source, text);
        }
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

void TestLanguages::sentences() {
    Sentences all;
    QVERIFY(all.isEmpty());
    all.add(QStringLiteral("no space"), QStringLiteral("kein Platz"));
    all.add(QStringLiteral("“{}” is a {}"), QStringLiteral("„{}“ ist ein {}"));
    all.add(QStringLiteral("“{}” is a {} of “{}”"), QStringLiteral("{1} von „{2}“: „{0}“"));
    all.add(QStringLiteral("leaf"), QStringLiteral("Blatt"));
    all.add(QStringLiteral("cannot write: {}"), QStringLiteral("nicht geschrieben: {}"));
    all.add(QStringLiteral("{} {}"), QStringLiteral("too little to be known by"));
    const auto is = [&](const char* english, const char* translated) {
        QCOMPARE(all.translated(QString::fromUtf8(english)), QString::fromUtf8(translated));
    };
    is("no space", "kein Platz");
    is("“a” is a leaf", "„a“ ist ein Blatt");
    is("“a” is a leaf of “b”", "Blatt von „b“: „a“");  // the longer form
    is("cannot write: no space", "nicht geschrieben: kein Platz");
    is("(/a): no space; leaf", "(/a): kein Platz; Blatt");
    is("“leaf” is a leaf", "„leaf“ ist ein Blatt");  // what is quoted is a name
    is("never heard", "never heard");
    is("", "");
    // With the place behind it; never one half in each language.
    is("no space (“/a (b)”, leaf)", "kein Platz (“/a (b)”, Blatt)");
    is("no space: nobody knows why", "no space: nobody knows why");
    is("no space: /v/a", "kein Platz: /v/a");
    // Words in a name are no words; nor are its commas, however many.
    is("“/v/my old notes”, leaf", "“/v/my old notes”, Blatt");
    const QString many = QStringLiteral("“%1”, leaf").arg(QStringLiteral("a, b: c; ").repeated(80));
    QCOMPARE(all.translated(many),
             QString(many).replace(QStringLiteral("leaf"), QStringLiteral("Blatt")));
    const QString list = QStringLiteral("a, b: c; ").repeated(80);
    QCOMPARE(all.translated(list), list);
}

/// An error that the engine puts together, with a cause in it.
void TestLanguages::engineSpeaks() {
    const QString error = QStringLiteral("“/v/a” is not a directory");
    QCOMPARE(inLanguage(error), error);
    useLanguage(QStringLiteral("de"));
    QVERIFY(inLanguage(error) != error && inLanguage(error).contains(QStringLiteral("/v/a")));
    const QString spoken = inLanguage(session::findOperation("mkdir")->what);
    QVERIFY(spoken != textOf(session::findOperation("mkdir")->what));
    useLanguage(QStringLiteral("never_heard"));
    QCOMPARE(language(), QStringLiteral("en"));
    QCOMPARE(inLanguage(error), error);
}

/// Steps, tasks, right answers, links, pictures and values are those of the English text.
void TestLanguages::lessonsAreTheSame() {
    QFETCH(QString, code);
    const LessonList all = findLessons({});
    QCOMPARE(all.lessons.size(), 20U);
    for (const Lesson& english : all.lessons) {
        const auto read = readLesson(english.folder, code);
        QVERIFY2(read, read ? "" : read.error().text().c_str());
        const Lesson& lesson = *read;
        QCOMPARE(lesson.language, code);
        QVERIFY2(!lesson.says.isEmpty(), qPrintable(lesson.name));
        QCOMPARE(lesson.number, english.number);
        QCOMPARE(lesson.minutes, english.minutes);
        QVERIFY2(lesson.title != english.title && lesson.remember != english.remember,
                 qPrintable(lesson.textFile));
        QCOMPARE(lesson.steps.size(), english.steps.size());
        const QString marks = QStringLiteral("\\]\\([^)]*\\)|\\{\\{\\w+\\}\\}|`[^`]*`");
        const auto same = [&](const QString& was, const QString& is, const QString& what) {
            if (was.isEmpty() != is.isEmpty() || found(marks, was) != found(marks, is))
                QFAIL(qPrintable(QStringLiteral("%1, %2:\n%3\n%4")
                                     .arg(lesson.textFile, what, found(marks, was).join(u' '),
                                          found(marks, is).join(u' '))));
        };
        same(english.intro, lesson.intro, QStringLiteral("beginning"));
        same(english.exercise, lesson.exercise, QStringLiteral("exercise"));
        for (std::size_t i = 0; i < lesson.steps.size(); ++i) {
            const LessonStep& was = english.steps[i];
            const LessonStep& is = lesson.steps[i];
            QCOMPARE(is.id, was.id);
            QCOMPARE(is.question.has_value(), was.question.has_value());
            if (was.question) {
                QCOMPARE(is.question->right, was.question->right);
                QCOMPARE(is.question->answers.size(), was.question->answers.size());
                same(was.question->because, is.question->because, is.id);
            }
            same(was.text, is.text, is.id);
            same(was.hint, is.hint, is.id);
            same(was.after, is.after, is.id);
        }
        QCOMPARE(lesson.tasks.size(), english.tasks.size());
        for (std::size_t i = 0; i < lesson.tasks.size(); ++i) {
            QCOMPARE(lesson.tasks[i].id, english.tasks[i].id);
            same(english.tasks[i].text, lesson.tasks[i].text, lesson.tasks[i].id);
        }
    }
}

/// To the end, with the wrong actions; whatever the scenario answers is in the language.
void TestLanguages::lessonsArePlayed() {
    QFETCH(QString, code);
    useLanguage(code);
    for (const Lesson& lesson : findLessons({}).lessons) {
        QCOMPARE(lesson.language, code);
        const auto english = readLesson(lesson.folder, QStringLiteral("en"));
        QVERIFY(english);
        QStringList said;
        for (const Lesson* each : {&*english, &lesson}) {
            auto scenario = app::LessonScenario::load(*each);
            QVERIFY2(scenario, scenario ? "" : scenario.error().text().c_str());
            auto image = app::makeLessonImage(**scenario);
            QVERIFY(image);
            QVERIFY((*scenario)->start(*image->session));
            qsizetype at = 0;
            const auto told = [&](const LessonStep& step) {
                const auto missing = (*scenario)->missing(step.id);
                if (!missing || missing->isEmpty())
                    QFAIL(qPrintable(each->name + u' ' + step.id));
                if (each == &*english)
                    said << *missing;
                else if (const QString was = said.at(at++); was == *missing)
                    QFAIL(qPrintable(QStringLiteral("%1, step %2 still says: %3")
                                         .arg(each->name, step.id, was)));
            };
            for (const LessonStep& step : each->steps) {
                QVERIFY((*scenario)->enter(step.id));
                told(step);
                QVERIFY((*scenario)->wrong(step.id));
                told(step);
                QVERIFY((*scenario)->act(step.id));
                const auto missing = (*scenario)->missing(step.id);
                QVERIFY2(missing && missing->isEmpty(), qPrintable(each->name + u' ' + step.id));
            }
            (*scenario).reset();
        }
    }
}

void TestLanguages::handbookIsTheSame() {
    QFETCH(QString, code);
    using handbook::Block;
    const auto english = handbook::Handbook::read();
    useLanguage(code);
    const auto spoken = handbook::Handbook::read();
    QVERIFY2(spoken.problems().isEmpty(), qPrintable(spoken.problems().join(u'\n')));
    QCOMPARE(spoken.pages().size(), english.pages().size());
    const auto anchors = [](const handbook::Page& page) {
        QStringList out;
        for (const Block& block : page.blocks)
            if (block.kind == Block::Kind::Heading && &block != &page.blocks.front())
                out << block.anchor;
        return out;
    };
    for (std::size_t i = 0; i < english.pages().size(); ++i) {
        const handbook::Page& was = english.pages()[i];
        const handbook::Page& is = spoken.pages()[i];
        QCOMPARE(is.name, was.name);
        QVERIFY2(QFile::exists(QStringLiteral(":/handbook/%1.%2.md").arg(is.name, code)),
                 qPrintable(is.name));
        QVERIFY2(is.chapter != was.chapter || is.chapter.isEmpty(), qPrintable(is.name));
        QCOMPARE(is.blocks.size(), was.blocks.size());
        // What the program writes into these has headings of its own.
        if (!QStringList{QStringLiteral("glossary"), QStringLiteral("events")}.contains(is.name))
            QCOMPARE(anchors(is), anchors(was));
        // No head of a table is English, also not of those that the program makes: seen where letters are others.
        for (const Block& block : is.blocks) {
            if (block.rows.empty() || code != QStringLiteral("zh_CN"))
                continue;
            for (const handbook::Runs& cell : block.rows.front()) {
                const QString words = handbook::wordsOf(cell);
                QVERIFY2(found(QStringLiteral("[a-z]{3}"), words).isEmpty() ||
                             !found(QStringLiteral("\\p{Han}"), words).isEmpty(),
                         qPrintable(is.name + u' ' + words));
            }
        }
    }
    QVERIFY(!spoken
                 .search(code == QStringLiteral("de") ? QStringLiteral("Prüfsumme")
                                                      : QStringLiteral("校验和"))
                 .empty());
}

void TestLanguages::namesInTextsAreThoseOfTheWindow_data() {
    QTest::addColumn<QString>("code");
    QTest::newRow("en") << QStringLiteral("en");
    for (const QString& code : codes())
        QTest::newRow(qPrintable(code)) << code;
}

/// Menus and commands that lessons and handbook name (**Map › Store**) are called so in the window.
void TestLanguages::namesInTextsAreThoseOfTheWindow() {
    QFETCH(QString, code);
    const bool english = code == QStringLiteral("en");
    QSet<QString> names;
    const auto plain = [](QString text) {
        return withoutMnemonic(std::move(text)).remove(u'…').simplified();
    };
    for (const Message& message : messagesOf(english ? QStringLiteral("de") : code)) {
        if (english)
            names << plain(message.source);
        else
            for (const QString& text : message.translations)
                names << plain(text);
    }
    const QString ending = english ? QString() : u'.' + code;
    QStringList files;
    for (const Lesson& lesson : findLessons({}).lessons)
        files << lesson.folder + QStringLiteral("/lesson%1.md").arg(ending);
    const auto book = handbook::Handbook::read();
    for (const handbook::Page& page : book.pages())
        files << QStringLiteral(":/handbook/%1%2.md").arg(page.name, ending);
    QStringList unknown;
    int paths = 0;
    for (const QString& name : std::as_const(files)) {
        QFile file(name);
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(name));
        for (const QString& path : found(QStringLiteral("\\*\\*[^*]+ › [^*]+\\*\\*"),
                                         QString::fromUtf8(file.readAll()))) {
            ++paths;
            for (QString part : path.mid(2, path.size() - 4).split(QStringLiteral("›"))) {
                static const QRegularExpression link(QStringLiteral("\\[([^\\]]*)\\]\\([^)]*\\)"));
                part = plain(part.replace(link, QStringLiteral("\\1")));
                if (!names.contains(part))
                    unknown << QStringLiteral("%1: “%2” of %3").arg(name, part, path);
            }
        }
    }
    QVERIFY(paths > 50);
    QVERIFY2(unknown.isEmpty(), qPrintable(unknown.join(u'\n')));
}

/// No menu keeps an English word where there is another.
void TestLanguages::windowSpeaks() {
    QFETCH(QString, code);
    useLanguage(code);
    QHash<QString, QString> spoken;
    QSet<QString> translations;
    for (const Message& message : messagesOf(code)) {
        spoken[message.source] = message.translations.value(0);
        translations << message.translations.value(0);
    }
    EngineWindow it;
    QVERIFY(it.scratch());
    QStringList english;
    int seen = 0;
    for (const QAction* action : it.window.findChildren<QAction*>()) {
        const QString text = action->text();
        if (text.isEmpty() || !action->isVisible())
            continue;
        ++seen;
        if (const auto other = spoken.constFind(text);
            other != spoken.constEnd() && !translations.contains(text))
            english << text;
    }
    QVERIFY(seen > 100);
    QVERIFY2(english.isEmpty(), qPrintable(english.join(u'\n')));
}

void TestLanguages::choiceIsKept() {
    chooseLanguage({});
    QCOMPARE(chosenLanguage(), QString());
    SettingsDialog dialog(std::chrono::seconds(30), 1ULL << 29);
    auto* box = dialog.findChild<QComboBox*>(QStringLiteral("language"));
    QVERIFY(box != nullptr);
    QCOMPARE(box->count(), codes().size() + 2);
    box->setCurrentIndex(box->findData(QStringLiteral("de")));
    QCOMPARE(chosenLanguage(), QStringLiteral("de"));
    QCOMPARE(languageAtStart(), QStringLiteral("de"));
    chooseLanguage(QStringLiteral("xx"));  // of a version that had it
    QCOMPARE(languageAtStart(), QStringLiteral("en"));
    chooseLanguage({});
}

void TestLanguages::commandLine() {
    QVERIFY2(!test::daxscopeBinary().empty(), "DAXSCOPE_BIN names the program under test");
    const auto german = test::runDaxscope({"handbook", "--language", "de", "cow"});
    QVERIFY(german.ok());
    QVERIFY(german.out != test::runDaxscope({"handbook", "cow"}).out);
    QVERIFY(test::runDaxscope({"lessons", "--language", "zh_CN"}).ok());
    // As other programs call them, too.
    QCOMPARE(test::runDaxscope({"handbook", "--language", "de_DE", "cow"}).out, german.out);
    QVERIFY(test::runDaxscope({"handbook", "--language", "zh-CN"}).ok());
    const auto unknown = test::runDaxscope({"handbook", "--language", "xx"});
    QCOMPARE(unknown.exitCode, 1);
    QVERIFY2(unknown.err.contains("de, zh_CN"), unknown.err.c_str());
}

/// With each text 40 % longer nothing is cut off, and everything that is shown is known to the translations.
void TestLanguages::longTextsFit() {
    QWidget narrow;
    auto* squeezed = new QPushButton(QStringLiteral("something long"), &narrow);
    squeezed->setFixedWidth(20);
    QCOMPARE(cutOff(narrow).size(), 1);  // so it is seen
    Stretching longer;
    QCoreApplication::installTranslator(&longer);
    {
        MappedWindow it;
        it.window.resize(1280, 800);
        QStringList wrong;
        const auto look = [&](const QString& where, const QWidget& window) {
            QCoreApplication::processEvents();
            if (window.width() > 1280 || window.height() > 800)
                wrong << QStringLiteral("%1 needs %2 × %3 pixels")
                             .arg(where)
                             .arg(window.width())
                             .arg(window.height());
            // Answers may still be on their way, and each lays out anew what it changes.
            QStringList cut;
            (void)QTest::qWaitFor([&] { return (cut = cutOff(window)).isEmpty(); }, 2000);
            for (const QString& one : std::as_const(cut))
                wrong << where + QStringLiteral(": ") + one;
        };
        look(QStringLiteral("welcome"), it.window);
        QVERIFY(it.scratch());
        QVERIFY(it.mapped());
        look(QStringLiteral("window"), it.window);
        for (const auto table : {session::operationTable(), session::liveOperationTable()}) {
            for (const session::Operation& operation : table) {
                auto* action = it.window.findChild<QAction*>(QStringLiteral("operation-") +
                                                             textOf(operation.name));
                QVERIFY2(action != nullptr, operation.name.data());
                OperationForm form(operation, action->text(), {});
                form.show();
                look(textOf(operation.name), form);
            }
        }
        // What opens beside the window, each from its place in the menus.
        const auto titled = [&](const QString& title) -> QAction* {
            for (QAction* action : it.window.findChildren<QAction*>()) {
                if (action->text().startsWith(title) && action->isEnabled())
                    return action;
            }
            return nullptr;
        };
        for (const char* title :
             {"Chec&k", "Recor&ded script", "Script e&ditor", "Se&ttings", "Losing &designs",
              "&Keyboard shortcuts", "&Glossary", "&About Daxscope"}) {
            QAction* action = titled(QLatin1String(title));
            QVERIFY2(action != nullptr, title);
            action->trigger();
            QPointer<QWidget> opened;
            QVERIFY2(QTest::qWaitFor([&] {
                         for (QWidget* one : QApplication::topLevelWidgets()) {
                             if (one != &it.window && one->isVisible() &&
                                 one->parentWidget() == &it.window)
                                 opened = one;
                         }
                         return opened != nullptr;
                     }),
                     title);
            look(QLatin1String(title), *opened);
            opened->close();
            QTRY_VERIFY(opened == nullptr || !opened->isVisible());
        }
        // What the window itself shows at times.
        for (const char* name : {"arrange-look", "arrange-faults", "arrange-operate"}) {
            it.action(name)->trigger();
            look(QLatin1String(name), it.window);
        }
        it.action("compareWithNow")->trigger();
        it.action("lookBefore")->trigger();
        QTRY_VERIFY(it.window.scene()->info.past.has_value());
        look(QStringLiteral("a moment compared with now"), it.window);
        it.action("lookNow")->trigger();
        QTRY_VERIFY(!it.window.scene()->info.past.has_value());
        it.action("stop-copy")->trigger();
        session::Arguments store;
        store.set("view", std::uint64_t{it.view});
        store.set("offset", std::uint64_t{0});
        store.set("data", std::string("y"));
        it.window.operating()->apply(*session::findOperation("store"), store);
        QTRY_VERIFY(it.window.stepping()->standing() != 0);
        look(QStringLiteral("standing at an event"), it.window);
        it.window.stepping()->step(trace::Step::Run);
        it.window.closeImage();
        QTRY_VERIFY(it.window.findChild<QWidget*>(QStringLiteral("unsaved")) != nullptr);
        look(QStringLiteral("unsaved"), *it.window.findChild<QWidget*>(QStringLiteral("unsaved")));
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }
    QCoreApplication::removeTranslator(&longer);
    QStringList unknown;
    for (const QString& one : std::as_const(longer.unknown)) {
        // The glossary looks for its words among those of others, too.
        if (!isGlossaryWord(one.sliced(one.indexOf(QStringLiteral(": ")) + 2)))
            unknown << one;
    }
    unknown.sort();
    QVERIFY2(unknown.isEmpty(), qPrintable(unknown.join(u'\n')));
}

DAXSCOPE_GUI_TEST_MAIN(TestLanguages)
#include "test_languages.moc"

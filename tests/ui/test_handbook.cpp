// The handbook as it is written: every operation, event, script member, command and panel is in it, no link leads nowhere, search
// finds; as HTML it is well-formed and complete by itself. The window's side is in test_handbook_window.cpp.
#include <QDir>
#include <QFile>
#include <QJSEngine>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QRegularExpression>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>
#include <algorithm>

#include "app/engine_backend.h"
#include "app/handbook_parts.h"
#include "app/script_engine.h"
#include "scene/timeline.h"
#include "session/operation_table.h"
#include "ui/event_loop_probe.h"
#include "ui/handbook/html.h"
#include "ui/handbook/plain.h"
#include "ui/main_window.h"
#include "ui/panel.h"
#include "ui/text.h"

using namespace daxscope;
using namespace daxscope::ui;
using namespace daxscope::ui::handbook;

namespace {

constexpr int patience = 30000;  // a loaded machine

QString wordsOf(const Page& page) {
    QString out;
    for (const Block& block : page.blocks)
        out += handbook::wordsOf(block) + u'\n';
    return out;
}

const Handbook& book() {
    static const Handbook read = Handbook::read();
    return read;
}

/// All code words of a page: what stands between `…`.
QStringList codeOf(const QString& page) {
    QStringList out;
    for (const Block& block : book().find(page)->blocks) {
        for (const Run& run : block.runs)
            if (run.code)
                out << run.text;
        for (const auto& row : block.rows)
            for (const Runs& cell : row)
                for (const Run& run : cell)
                    if (run.code)
                        out << run.text;
    }
    return out;
}

/// What the program says on stdout, when it ends as expected, on stderr when that is a failure.
QString said(const QStringList& arguments, int expected) {
    QProcess program;
    program.start(qEnvironmentVariable("DAXSCOPE_BIN"), arguments);
    if (!program.waitForFinished(patience) || program.exitCode() != expected)
        return QString();
    return QString::fromUtf8(expected == 0 ? program.readAllStandardOutput()
                                           : program.readAllStandardError());
}

QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace

class TestHandbook : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { app::provideHandbookParts(); }
    void init() { QSettings().clear(); }

    void nothingIsWrongWithIt();
    void markupIsReadStrictly();
    void problemsAreTold();
    void operationsAreInIt();
    void eventsAreInIt();
    void scriptMembersAreInIt();
    void commandsAreInIt();
    void panelsAreInIt();
    void structuresAreInIt();
    void searchFinds();
    void html();
    void markupOfHtml();
    void searchInHtml();
    void htmlIsAskedForAlone();
    void plainText();
};

void TestHandbook::nothingIsWrongWithIt() {
    QVERIFY2(book().problems().isEmpty(), qPrintable(book().problems().join(u'\n')));
    QVERIFY(book().pages().size() > 40);
    // Every file is in the contents.
    QStringList files = QDir(QStringLiteral(":/handbook")).entryList({QStringLiteral("*.md")});
    files.removeIf([](const QString& name) { return name.count(u'.') > 1; });  // translations
    QCOMPARE(static_cast<std::size_t>(files.size()), book().pages().size() + 1);
}

void TestHandbook::markupIsReadStrictly() {
    const auto good =
        parse(QStringLiteral("# T\n\nA *b* **c `d`** [e\nf](cow#g) \\*.\n\n- one\n  more\n- two\n\n"
                             "| a | b |\n|---|---|\n| `x` | y \\| z |\n\n```\n# no heading\n```\n"
                             "## Two words {#own}\n## Made of words\n"),
              QStringLiteral("x.md"));
    QVERIFY(good.has_value());
    QCOMPARE(good->size(), 8U);
    const Block& words = good->at(1);
    QCOMPARE(handbook::wordsOf(words), QStringLiteral("A b c d e f *."));
    QVERIFY(words.runs.at(1).emphasis);
    QVERIFY(words.runs.at(4).strong && words.runs.at(4).code);
    QCOMPARE(words.runs.at(6).link, QStringLiteral("cow#g"));
    QCOMPARE(handbook::wordsOf(good->at(2)), QStringLiteral("one more"));
    QCOMPARE(handbook::wordsOf(good->at(4).rows.at(1).at(1)), QStringLiteral("y | z"));
    QCOMPARE(good->at(5).code, QStringLiteral("# no heading"));
    QCOMPARE(good->at(6).anchor, QStringLiteral("own"));
    QCOMPARE(good->at(7).anchor, QStringLiteral("made-of-words"));
    const QList<QPair<QString, QString>> bad = {
        {QStringLiteral("words"), QStringLiteral("x.md:1")},
        {QStringLiteral("# T\n\na `b"), QStringLiteral("x.md:3")},
        {QStringLiteral("# T\n\na *b"), QStringLiteral("x.md:3")},
        {QStringLiteral("# T\n\n```\nx"), QStringLiteral("x.md:3")},
        {QStringLiteral("# T\n\n| a | b |\n| c | d |"), QStringLiteral("x.md:4")},
        {QStringLiteral("# T\n\n| a | b |\n|---|---|\n| c |"), QStringLiteral("x.md:5")},
        {QStringLiteral("# T\n\n#### deep"), QStringLiteral("x.md:3")}};
    for (const auto& [text, where] : bad) {
        const auto wrong = parse(text, QStringLiteral("x.md"));
        QVERIFY2(!wrong.has_value(), qPrintable(text));
        QCOMPARE(QString::fromStdString(wrong.error().where), where);
    }
    // Whatever a table holds is read as itself.
    const QString odd = QStringLiteral("a *b* [c](d) `e` | {f} \\g");
    const auto back =
        parse(QStringLiteral("# T\n\n%1\n").arg(escaped(odd)), QStringLiteral("x.md"));
    QVERIFY(back.has_value());
    QCOMPARE(handbook::wordsOf(back->at(1)), odd);
}

void TestHandbook::problemsAreTold() {
    const QTemporaryDir folder;
    const auto write = [&](const char* name, const char* text) {
        QFile file(folder.filePath(QLatin1String(name)));
        return file.open(QIODevice::WriteOnly) && file.write(text) > 0;
    };
    QVERIFY(write("contents.md", "# C\n- a\n- b\n- gone\n"));
    QVERIFY(write("a.md",
                  "# A\n\n[x](nowhere) [y](b#no) [z](show:nothing) [l](show:lesson:no)\n"
                  "[o](show:operation:no) [t](show:tree:x)\n\n{{no-such-part}}\n"));
    QVERIFY(
        write("b.md",
              "# B\n\n## S {#s}\n\n## S again {#s}\n\n[good](a) [good](#s) [good](show:device)\n"));
    const Handbook bad = Handbook::read(folder.path());
    const QString all = bad.problems().join(u'\n');
    for (const char* what : {"nowhere", "b#no", "show:nothing", "show:lesson:no",
                             "show:operation:no", "show:tree:x", "no-such-part", "gone.md", "“s”"})
        QVERIFY2(all.contains(QString::fromUtf8(what)),
                 qPrintable(all + u'\n' + QString::fromUtf8(what)));
    QCOMPARE(bad.problems().size(), 9);
    QCOMPARE(bad.pages().size(), 2U);
}

void TestHandbook::operationsAreInIt() {
    for (const bool live : {false, true}) {
        const QString page =
            live ? QStringLiteral("live-operations") : QStringLiteral("operations");
        const QString text = wordsOf(*book().find(page));
        for (const session::Operation& operation :
             live ? session::liveOperationTable() : session::operationTable()) {
            QVERIFY2(book().leadsSomewhere(page + u'#' + textOf(operation.name)),
                     qPrintable(textOf(operation.name)));
            QVERIFY(text.contains(textOf(operation.what)));
            QVERIFY(text.contains(textOf(operation.fails)));
            for (const session::Parameter& parameter : operation.parameters)
                QVERIFY(text.contains(textOf(parameter.what)));
        }
    }
    for (const session::Parameter& parameter : session::findOperation("policy")->parameters)
        for (const session::Choice& choice : parameter.choices)
            QVERIFY(book().leadsSomewhere(QStringLiteral("designs#") + textOf(choice.name)));
}

void TestHandbook::eventsAreInIt() {
    for (std::size_t i = 0; i < trace::kindCount; ++i) {
        const QString name = textOf(trace::kindName(static_cast<trace::Kind>(i)));
        QVERIFY2(book().leadsSomewhere(QStringLiteral("events#") + name), qPrintable(name));
    }
}

/// Asks the script engine itself which members there are.
void TestHandbook::scriptMembersAreInIt() {
    const QTemporaryDir folder;
    app::ScriptEngine engine({folder.filePath(QStringLiteral("i.img"))});
    const auto asked = engine.run(QStringLiteral(R"(
            const own = (object) => Object.getOwnPropertyNames(object);
            const image = Image.create(args[0], {size: "128M"});
            image.write("/f", 0, {pattern: "x", length: 4096});
            const view = image.map("/f", {});
            const names = {Image: own(Image), image: own(image), view: own(view)};
            image.close();
            const raw = Image.raw(args[0]);
            names.raw = own(raw);
            raw.close();
            names;
        )"),
                                  QStringLiteral("members.js"));
    QVERIFY2(asked.has_value(), asked ? "" : asked.error().text().c_str());
    const QVariantMap names = asked->toVariant().toMap();
    QCOMPARE(names.size(), 4);
    const QStringList code = codeOf(QStringLiteral("scripts"));
    int seen = 0;
    for (auto object = names.begin(); object != names.end(); ++object) {
        for (const QString& member : object->toStringList()) {
            ++seen;
            const bool operation = object.key() == QLatin1String("image") &&
                                   session::findOperation(member.toStdString()) != nullptr;
            const QString whole =
                object.key() == QLatin1String("Image") ? QStringLiteral("Image.") + member : member;
            const bool named = std::ranges::any_of(code, [&](const QString& one) {
                return one == whole || one.startsWith(whole + u'(');
            });
            QVERIFY2(named || operation,
                     qPrintable(QStringLiteral("%1.%2").arg(object.key(), member)));
        }
    }
    QVERIFY(seen > 70);
    for (const char* global : {"Image", "args", "print(value, ...)", "assert(condition, text)"})
        QVERIFY2(code.contains(QLatin1String(global)), global);
}

/// Asks the program which commands there are.
void TestHandbook::commandsAreInIt() {
    QProcess help;
    help.start(qEnvironmentVariable("DAXSCOPE_BIN"), {QStringLiteral("--help")});
    QVERIFY(help.waitForFinished(patience));
    const QString text = QString::fromUtf8(help.readAllStandardOutput());
    static const QRegularExpression row(QStringLiteral("^  ([a-z]+)(?:, [a-z]+)? {2,}\\S"),
                                        QRegularExpression::MultilineOption);
    const QString page = wordsOf(*book().find(QStringLiteral("commands")));
    int seen = 0;
    for (auto found = row.globalMatch(text.sliced(text.indexOf(QLatin1String("Subcommands:"))));
         found.hasNext();) {
        const QString name = found.next().captured(1);
        ++seen;
        QVERIFY2(book().leadsSomewhere(QStringLiteral("commands#") + name) ||
                     page.contains(QRegularExpression(QStringLiteral("^%1[\\t,]").arg(name),
                                                      QRegularExpression::MultilineOption)),
                 qPrintable(name));
    }
    QVERIFY(seen > 40);
}

void TestHandbook::panelsAreInIt() {
    app::EngineBackend backend;
    const MainWindow window(&backend);
    int seen = 0;
    for (const Panel* panel : window.findChildren<Panel*>()) {
        if (panel->objectName() == QLatin1String("handbook"))
            continue;
        ++seen;
        QVERIFY2(book().find(panel->objectName()) != nullptr, qPrintable(panel->objectName()));
    }
    QVERIFY(seen >= 10);
    // And where a link names a panel, there is one.
    for (const Page& page : book().pages()) {
        const QString html = htmlOf(page.blocks, Medium::Window);
        static const QRegularExpression link(QStringLiteral("href=\"show:([a-z]+)\""));
        for (auto found = link.globalMatch(html); found.hasNext();) {
            const QString name = found.next().captured(1);
            const QStringList others = {QStringLiteral("sample"), QStringLiteral("superblock"),
                                        QStringLiteral("trees"), QStringLiteral("designs"),
                                        QStringLiteral("recording")};
            QVERIFY2(others.contains(name) || window.findChild<Panel*>(name) != nullptr,
                     qPrintable(page.name + u' ' + name));
        }
    }
}

void TestHandbook::structuresAreInIt() {
    // Places as the format's documents have them, made by the program from what reads them.
    const QString super = wordsOf(*book().find(QStringLiteral("format")));
    for (const char* row : {"64\t8\tmagic", "72\t8\tgeneration", "80\t8\troot", "88\t8\tchunk root",
                            "299\t256\tlabel", "0\t4\tchecksum", "32\t16\tfsid"})
        QVERIFY2(super.contains(QLatin1String(row)), row);
    QVERIFY(super.contains(QStringLiteral("108\tEXTENT_DATA")));
    const QString files = wordsOf(*book().find(QStringLiteral("format-files")));
    for (const char* row : {"16\t8\tsize", "52\t4\tmode", "21\t8\tdisk address",
                            "37\t8\textent offset", "238\t1\tlevel"})
        QVERIFY2(files.contains(QLatin1String(row)), row);
    const QString trees = wordsOf(*book().find(QStringLiteral("format-trees")));
    QVERIFY(trees.contains(QStringLiteral("100\t1\tlevel")));
}

void TestHandbook::searchFinds() {
    const auto first = [](const char* query) {
        const auto hits = book().search(QString::fromUtf8(query));
        return hits.empty() ? QString() : hits.front().target;
    };
    QCOMPARE(first("poison"), QStringLiteral("writeback#poison"));
    QCOMPARE(first("removeDevice"), QStringLiteral("live-operations#removeDevice"));
    QVERIFY(first("MAP_SYNC").startsWith(QLatin1String("durability")));
    QCOMPARE(first("glossary"), QStringLiteral("glossary"));
    QCOMPARE(first("srcmap"), QStringLiteral("iomap#srcmap"));
    QCOMPARE(first("no such words anywhere"), QString());
    QCOMPARE(first("  "), QString());
    // All words, in any order; in quotes together.
    QVERIFY(!book().search(QStringLiteral("write-protect snapshot")).empty());
    QVERIFY(!book().search(QStringLiteral("“nothing”")).size());
    const auto together = book().search(QStringLiteral("\"back references\""));
    QVERIFY(!together.empty());
    for (const Hit& hit : together)
        QVERIFY(book().leadsSomewhere(hit.target));
    // What is marked is what was asked for.
    for (const Hit& hit : book().search(QStringLiteral("fence"))) {
        for (const auto& [from, length] : hit.marks)
            QCOMPARE(hit.snippet.mid(from, length).toLower(), QStringLiteral("fence"));
    }
}

void TestHandbook::html() {
    const QTemporaryDir folder;
    QProcess program;
    QProcessEnvironment bare = QProcessEnvironment::systemEnvironment();
    for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
        bare.remove(QLatin1String(name));
    program.setProcessEnvironment(bare);
    const QString target = folder.filePath(QStringLiteral("a/b"));
    program.start(qEnvironmentVariable("DAXSCOPE_BIN"),
                  {QStringLiteral("handbook"), QStringLiteral("--html"), target});
    QVERIFY(program.waitForFinished(patience));
    QCOMPARE(program.exitCode(), 0);
    QCOMPARE(program.readAllStandardError(), QByteArray());
    const QDir out(target);
    const QStringList pages = out.entryList({QStringLiteral("*.html")});
    QCOMPARE(static_cast<std::size_t>(pages.size()), book().pages().size() + 1);  // and index.html
    QMap<QString, QStringList> anchors;
    QMap<QString, QStringList> links;
    for (const QString& name : pages) {
        const QByteArray all = contentOf(out.filePath(name));
        QVERIFY(!all.isEmpty());
        QVERIFY(!all.contains("\"show:"));
        // The page comes before the way to others.
        QVERIFY(all.indexOf("<main>") > 0 && all.indexOf("<nav ") > all.indexOf("</main>"));
        QCOMPARE(all.count("<div class=\"wide\"><table>"), all.count("<table"));
        QCOMPARE(all.count("<link rel=\"canonical\""), name == QLatin1String("index.html") ? 1 : 0);
        QXmlStreamReader reader(all);
        while (!reader.atEnd()) {
            if (reader.readNext() != QXmlStreamReader::StartElement)
                continue;
            const auto attributes = reader.attributes();
            if (attributes.hasAttribute(QLatin1String("id")))
                anchors[name] << attributes.value(QLatin1String("id")).toString();
            for (const char* leads : {"href", "src"})
                if (attributes.hasAttribute(QLatin1String(leads)))
                    links[name] << attributes.value(QLatin1String(leads)).toString();
        }
        QVERIFY2(!reader.hasError(), qPrintable(name + u' ' + reader.errorString()));
        QStringList own = anchors[name];
        QCOMPARE(own.removeDuplicates(), 0);
    }
    // A view is named: here its page is meant, but not on that page.
    QVERIFY(links[QStringLiteral("start.html")].count(QStringLiteral("device.html")) > 1);
    QCOMPARE(links[QStringLiteral("device.html")].count(QStringLiteral("device.html")), 1);
    QVERIFY(links[QStringLiteral("glossary.html")].contains(QStringLiteral("#extent")));
    // What is searched is all there is, and leads there.
    const QByteArray words = contentOf(out.filePath(QStringLiteral("words.js")));
    const QByteArray begins = "const handbookWords = ";
    QVERIFY(words.startsWith(begins) && words.endsWith(";\n"));
    const QJsonArray sections =
        QJsonDocument::fromJson(words.sliced(begins.size()).chopped(2)).array();
    qsizetype headings = 0;
    for (const Page& page : book().pages())
        headings += std::ranges::count(page.blocks, Block::Kind::Heading, &Block::kind);
    QCOMPARE(sections.size(), headings);
    for (const auto& section : sections) {
        const QString where = section.toArray().at(0).toString();
        const QString name = where.section(u'#', 0, 0);
        QVERIFY2(out.exists(name), qPrintable(where));
        QVERIFY2(!where.contains(u'#') || anchors[name].contains(where.section(u'#', 1)),
                 qPrintable(where));
    }
    int seen = 0;
    for (auto page = links.begin(); page != links.end(); ++page) {
        for (const QString& link : *page) {
            ++seen;
            QVERIFY2(!link.contains(u':'), qPrintable(link));  // nothing from elsewhere
            const QString file = link.section(u'#', 0, 0);
            const QString anchor = link.section(u'#', 1);
            const QString name = file.isEmpty() ? page.key() : file;
            QVERIFY2(out.exists(name), qPrintable(link));
            if (!anchor.isEmpty())
                QVERIFY2(anchors[name].contains(anchor), qPrintable(page.key() + u' ' + link));
        }
    }
    QVERIFY(seen > 1000);
    const QByteArray css = contentOf(out.filePath(QStringLiteral("style.css")));
    // Paper is white.
    QVERIFY(css.contains("@media screen and (prefers-color-scheme: dark)"));
    QVERIFY(!css.contains("url(") && !css.contains("@import"));
}

void TestHandbook::markupOfHtml() {
    const auto blocks = parse(QStringLiteral("# T\n\n[a `b` *c*](show:device) [d](cow)\n\n"
                                             "| a | |\n|---|---|\n| b | c |\n\n```\nx\n```\n"),
                              QStringLiteral("x.md"));
    QVERIFY(blocks.has_value());
    const auto is = [&](Medium medium, const QStringList& pages, const QStringList& parts) {
        const QString html = htmlOf(*blocks, medium, pages);
        for (const QString& part : parts)
            QVERIFY2(html.contains(part), qPrintable(html));
    };
    const QString link = QStringLiteral("a <code>b</code> <em>c</em></a> ");
    is(Medium::Window, {},
       {QStringLiteral("<a class=\"live\" href=\"show:device\">◉&nbsp;") + link,
        QStringLiteral("<tr><th>a</th><th></th></tr>"), QStringLiteral("<pre>x</pre>")});
    is(Medium::Browser, {QStringLiteral("device")},
       {QStringLiteral("<a href=\"device.html\">") + link,
        QStringLiteral("<thead>\n<tr><th scope=\"col\">a</th><td></td></tr>\n</thead>\n<tbody>"),
        QStringLiteral("<pre tabindex=\"0\">x</pre>")});
    is(Medium::Browser, {},
       {QStringLiteral("<span class=\"live\">a <code>b</code> <em>c</em></span> "),
        QStringLiteral("<a href=\"cow.html\">d</a>")});
}

/// search.js finds what the window finds.
void TestHandbook::searchInHtml() {
    const QByteArray script = contentOf(QStringLiteral(":/handbook/search.js"));
    QVERIFY(!script.isEmpty());
    QJSEngine engine;
    const QJSValue search =
        engine.evaluate(wordsFileOf(book()) + QString::fromUtf8(script) +
                        QStringLiteral("\n(query) => handbookHits(handbookWords, query)"
                                       ".map((hit) => hit[0]);"));
    QVERIFY2(search.isCallable(), qPrintable(search.toString()));
    for (const char* query :
         {"poison", "removeDevice", "MAP_SYNC", "glossary", "Srcmap", "write-protect snapshot",
          "\"back references\"", "no such words", "  ", "\""}) {
        QStringList expected;
        for (const Hit& hit : book().search(QString::fromUtf8(query))) {
            const QString page = hit.target.section(u'#', 0, 0);
            expected << fileName(page) + hit.target.sliced(page.size());
        }
        QCOMPARE(search.call({QString::fromUtf8(query)}).toVariant().toStringList(), expected);
    }
}

void TestHandbook::htmlIsAskedForAlone() {
    const QTemporaryDir folder;
    const QString target = folder.filePath(QStringLiteral("html"));
    const QString command = QStringLiteral("handbook");
    const QString option = QStringLiteral("--html");
    QVERIFY(said({command, option, target, QStringLiteral("cow")}, 2)
                .contains(QStringLiteral("all pages")));
    QVERIFY(!QDir(target).exists());
    QVERIFY(said({command, option, QString()}, 2).contains(QStringLiteral("folder")));
    QVERIFY(said({command, QStringLiteral("--html=")}, 2).contains(option));
}

void TestHandbook::plainText() {
    const QString contents = said({QStringLiteral("handbook")}, 0);
    for (const Page& page : book().pages())
        QVERIFY2(contents.contains(page.title), qPrintable(page.name));
    const QString page = said({QStringLiteral("handbook"), QStringLiteral("cow")}, 0);
    QVERIFY(page.startsWith(QStringLiteral("Copy-on-write and extents\n====")));
    QVERIFY(!page.contains(QLatin1String("](")) && !page.contains(QLatin1String("**")));
    for (const QString& line : page.split(u'\n'))
        QVERIFY2(line.size() <= 96, qPrintable(line));
    QVERIFY(said({QStringLiteral("handbook"), QStringLiteral("nonsense")}, 1)
                .contains(QStringLiteral("no page")));
    // Every page can be printed, and says what it says.
    for (const Page& one : book().pages())
        QVERIFY(plainOf(one.blocks).contains(one.title));
}

DAXSCOPE_GUI_TEST_MAIN(TestHandbook)
#include "test_handbook.moc"

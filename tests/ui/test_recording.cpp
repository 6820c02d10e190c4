// What was clicked, saved as a script and run by the program, makes the same files again.
#include <QClipboard>
#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>
#include <fstream>
#include <map>
#include <set>

#include "app/engine_backend.h"
#include "support/compare_trees.h"
#include "support/loop_mount.h"
#include "support/process.h"
#include "ui/apply_operation.h"
#include "ui/event_loop_probe.h"
#include "ui/main_window.h"
#include "ui/operating.h"
#include "ui/recording.h"
#include "ui/script_window.h"

using namespace daxscope;
using namespace daxscope::ui;
using daxscope::test::LoopMount;
using daxscope::test::ScratchDirectory;

namespace {

constexpr int patience = 30000;

/// Every file as `ls` lists it, without times.
QByteArray listed(const std::string& image) {
    const test::Ran ran = test::runDaxscope({"ls", image, "-R", "-l", "--json"});
    if (!ran.ok())
        return QByteArray::fromStdString(ran.verdict());
    QJsonObject all = QJsonDocument::fromJson(QByteArray::fromStdString(ran.out)).object();
    QJsonArray entries;
    for (const QJsonValue& value : all[QStringLiteral("entries")].toArray()) {
        QJsonObject entry = value.toObject();
        entry.remove(QStringLiteral("mtime"));
        entries.append(entry);
    }
    return QJsonDocument(entries).toJson();
}

}  // namespace

class TestRecording : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void init() { QSettings().clear(); }
    void theScriptDoesTheSame();
    void theWindowShowsIt();

private:
    /// Runs an operation and waits for its answer; false when it failed.
    static bool apply(app::EngineBackend& backend, MainWindow& window, const char* name,
                      const std::map<std::string_view, std::string>& values,
                      const std::set<std::string_view>& flags = {});
    static bool scratch(MainWindow& window) {
        window.operating()->setInterval(std::chrono::milliseconds(0));
        window.newScratch();
        return QTest::qWaitFor(
            [&] { return window.scene() != nullptr && window.scene()->complete; }, patience);
    }
};

void TestRecording::initTestCase() {
    DAXSCOPE_NEEDS_MOUNTS();
    QCoreApplication::setOrganizationName(QStringLiteral("daxscope"));
    QCoreApplication::setApplicationName(QStringLiteral("daxscope-test-recording"));
}

bool TestRecording::apply(app::EngineBackend& backend, MainWindow& window, const char* name,
                          const std::map<std::string_view, std::string>& values,
                          const std::set<std::string_view>& flags) {
    return test::applyOperation(backend, window, name, values, flags, patience);
}

void TestRecording::theScriptDoesTheSame() {
    const ScratchDirectory folder;
    const std::string saved = folder.path("saved.img");
    const std::string again = folder.path("again.img");
    const std::string script = folder.path("script.js");
    {
        app::EngineBackend backend;
        MainWindow window(&backend);
        QVERIFY(scratch(window));
        const auto run = [&](const char* name,
                             const std::map<std::string_view, std::string>& values,
                             const std::set<std::string_view>& flags = {}) {
            return apply(backend, window, name, values, flags);
        };
        std::string bytes;
        for (int i = 0; i < 9000; ++i)
            bytes += static_cast<char>(i * 7 + i / 251);
        QVERIFY(run("mkdir", {{"path", "/d"}, {"mode", "2750"}}));
        QVERIFY(run("subvolume", {{"path", "/v"}}));
        QVERIFY(run("write", {{"path", "/v/db"}, {"offset", "0"}, {"data", bytes}}));
        QVERIFY(run("write", {{"path", "/d/\"ü\n"}, {"offset", "1M"}, {"data", "\u2028 text"}}));
        QVERIFY(run("write", {{"path", "/d/\xff\xfe"}, {"offset", "0"}, {"data", "no text"}}));
        QVERIFY(run("write",
                    {{"path", "/d/zeros"}, {"offset", "0"}, {"data", std::string(70000, '\0')}}));
        QVERIFY(run("snapshot", {{"source", "/v"}, {"target", "/s"}}, {"readOnly"}));
        QVERIFY(run("clone", {{"source", "/v/db"},
                              {"sourceOffset", "0"},
                              {"target", "/v/copy"},
                              {"targetOffset", "4096"}}));
        QVERIFY(run("punch", {{"path", "/v/db"}, {"offset", "4096"}, {"length", "4096"}}));
        QVERIFY(!run("write", {{"path", "/s/db"}, {"offset", "0"}, {"data", "no"}}));
        QVERIFY(run("rename", {{"from", "/d/zeros"}, {"to", "/d/moved"}}, {"noReplace"}));
        QVERIFY(run("link", {{"existing", "/v/db"}, {"path", "/v/linked"}}));
        QVERIFY(run("symlink", {{"target", "../no\"where"}, {"path", "/v/symbolic"}}));
        QVERIFY(run("setxattr", {{"path", "/v/db"}, {"name", "user.x"}, {"value", "\x80\x81"}}));
        QVERIFY(run("chown", {{"path", "/d"}, {"uid", "1000"}, {"gid", "4294967294"}}));
        QVERIFY(run("truncate", {{"path", "/d/moved"}, {"size", "65537"}}));
        // Two mappings of one file, and a third that is gone when its number comes again.
        QVERIFY(run("map", {{"path", "/v/copy"}}));
        QVERIFY(run("map", {{"path", "/v/copy"}, {"process", "B"}, {"offset", "4096"}}));
        QSignalSpy answered(&backend, &Backend::answered);
        QVERIFY(run("map", {{"path", "/v/copy"}}, {"private"}));
        const auto third = answered.back().at(1).value<Answer>().view;
        QVERIFY(third.has_value());
        QVERIFY(run("store", {{"view", std::to_string(*third)}, {"offset", "0"}, {"data", "P"}}));
        QVERIFY(run("unmap", {{"view", std::to_string(*third)}}));
        QVERIFY(run("store",
                    {{"view", std::to_string(*third - 1)}, {"offset", "10"}, {"data", "from b"}}));
        QVERIFY(run("store",
                    {{"view", std::to_string(*third - 2)}, {"offset", "1"}, {"data", "from a"}}));
        QVERIFY(run("sync", {{"view", std::to_string(*third - 2)}}));
        QVERIFY(run("freeze", {}));
        QVERIFY(!run("mkdir", {{"path", "/frozen"}}));
        QVERIFY(run("thaw", {}));
        QSignalSpy committed(window.operating(), &Operating::committed);
        window.operating()->commit();
        QVERIFY(QTest::qWaitFor([&] { return !committed.isEmpty(); }, patience));
        QVERIFY(run("remove", {{"path", "/d/moved"}}));
        QSignalSpy copied(window.operating(), &Operating::copySaved);
        window.operating()->saveCopy(QString::fromStdString(saved));
        QVERIFY(QTest::qWaitFor([&] { return !copied.isEmpty(); }, patience));
        QCOMPARE(window.recording()->recorder().steps(), 28U);
        QCOMPARE(window.recording()->save(QString::fromStdString(script)), QString());
    }
    const test::Ran ran = test::runDaxscope({"run", script, again});
    std::ifstream in(script);
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    QVERIFY2(ran.ok(), (ran.verdict() + "\n" + text.substr(0, 3000)).c_str());
    QVERIFY(text.contains("// img.write(\"/s/db\", 0, \"no\"): EROFS"));
    QVERIFY(text.contains("// img.mkdir(\"/frozen\"): EBUSY"));
    QVERIFY(text.contains("b.store(10, \"from b\");"));
    const QByteArray entries = listed(saved);
    QVERIFY2(entries.contains("\"linked\""), entries.constData());
    QCOMPARE(listed(again), entries);
    const auto ours = LoopMount::mount(saved, folder.path("ours"), "", true);
    const auto theirs = LoopMount::mount(again, folder.path("theirs"), "", true);
    QVERIFY(ours.has_value() && theirs.has_value());
    const auto difference = test::compareTrees(ours->where(), theirs->where());
    QVERIFY2(!difference, difference ? difference->c_str() : "");
}

void TestRecording::theWindowShowsIt() {
    app::EngineBackend backend;
    MainWindow window(&backend);
    window.show();
    QVERIFY(scratch(window));
    window.findChild<QAction*>(QStringLiteral("recordedScript"))->trigger();
    auto* shown = window.findChild<ScriptWindow*>();
    QVERIFY(shown != nullptr);
    auto* text = shown->findChild<QPlainTextEdit*>(QStringLiteral("script"));
    const auto button = [&](const char* name) {
        return shown->findChild<QPushButton*>(QLatin1String(name));
    };
    QVERIFY(text->toPlainText().contains(QStringLiteral("Image.create(")));
    QVERIFY(!button("clearScript")->isEnabled());
    QVERIFY(apply(backend, window, "mkdir", {{"path", "/d"}}));
    QTRY_VERIFY(text->toPlainText().endsWith(QStringLiteral("\nimg.mkdir(\"/d\");")));
    QVERIFY(apply(backend, window, "mkdir", {{"path", "/e"}}));
    QTRY_VERIFY(
        text->toPlainText().endsWith(QStringLiteral("\nimg.mkdir(\"/d\");\nimg.mkdir(\"/e\");")));
    button("copyScript")->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), text->toPlainText());
    button("clearScript")->click();
    QVERIFY(!text->toPlainText().contains(QStringLiteral("mkdir")));
    QVERIFY(text->toPlainText().contains(QStringLiteral("Image.open(")));
    // A second call brings up the first.
    window.findChild<QAction*>(QStringLiteral("recordedScript"))->trigger();
    QCOMPARE(window.findChildren<ScriptWindow*>().size(), 1);
}

DAXSCOPE_GUI_TEST_MAIN(TestRecording)
#include "test_recording.moc"

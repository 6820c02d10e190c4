// Operations as lines of a script: how values are written, how mappings keep their names, what a comment must not let out.
#include <QTest>

#include "session/recorder.h"
#include "session/script_text.h"

using namespace daxscope::session;

namespace {

/// Of an operation: `values` in the order of its parameters; the rest at their defaults.
Arguments argumentsOf(const Operation& operation, std::vector<Arguments::Value> values) {
    Arguments out;
    std::size_t at = 0;
    for (const Parameter& parameter : operation.parameters) {
        if (at < values.size())
            out.set(parameter.name, std::move(values[at++]));
        else if (parameter.kind == ParameterKind::Flag)
            out.set(parameter.name, false);
        else
            out.set(parameter.name, *parseArgument(parameter, parameter.fallback));
    }
    return out;
}

std::string callOf(const char* name, std::vector<Arguments::Value> values) {
    const Operation& operation = *findOperation(name);
    return scriptCall(operation, argumentsOf(operation, std::move(values)), "img", "a");
}

using Values = std::vector<Arguments::Value>;

}  // namespace

class TestRecorder : public QObject {
    Q_OBJECT
private slots:
    void calls_data();
    void calls();
    void mappingsKeepTheirNames();
    void imagesFollowEachOther();
    void clearedItBeginsAnew();
    void whatIsUndoneGoesAndComesBack();
    void commentsStayComments();
};

void TestRecorder::calls_data() {
    QTest::addColumn<QString>("is");
    QTest::addColumn<QString>("wanted");
    const auto row = [](const std::string& is, const char* wanted) {
        QTest::newRow(wanted) << QString::fromStdString(is) << QString::fromUtf8(wanted);
    };
    const auto u = [](std::uint64_t value) { return Arguments::Value(value); };
    const auto t = [](std::string text) { return Arguments::Value(std::move(text)); };
    row(callOf("mkdir", Values{t("/d")}), R"(img.mkdir("/d"))");
    row(callOf("mkdir", Values{t("/d"), u(0700)}), R"(img.mkdir("/d", 0o700))");
    row(callOf("write", Values{t("/f"), u(0), t("a \"b\" \\ \n\tü")}),
        R"(img.write("/f", 0, "a \"b\" \\ \n\tü"))");
    row(callOf("write", Values{t("/f"), u(1ULL << 53), t(std::string("\0\x01\xff", 3))}),
        R"(img.write("/f", "9007199254740992", [0, 1, 255]))");
    std::string later;
    for (int i = 0; i < 819; ++i)
        later += "later";
    row(callOf("write", Values{t("/f"), u(0), t(later + "l")}),
        R"(img.write("/f", 0, {pattern: "later", length: 4096}))");
    row(callOf("write", Values{t("/not\xff text"), u(0), t("x")}),
        "img.write([47, 110, 111, 116, 255, 32, 116, 101, 120, 116], 0, \"x\")");
    row(callOf("clone", Values{t("/a"), u(0), t("/b"), u(4096)}),
        R"(img.clone("/a", 0, "/b", 4096))");
    row(callOf("snapshot", Values{t("/"), t("/s"), true}),
        R"(img.snapshot("/", "/s", {readOnly: true}))");
    row(callOf("utimens", Values{t("/f"), t("1.5"), t("-2")}), R"(img.utimens("/f", "1.5", "-2"))");
    row(callOf("map", Values{t("/f")}), R"(img.map("/f", {process: "A"}))");
    row(callOf("map", Values{t("/f"), t("B"), u(4096), u(8192), u(1), true, false}),
        R"(img.map("/f", {process: "B", offset: 4096, length: 8192, shared: false}))");
    row(callOf("store", Values{u(7), u(0), t("x")}), R"(a.store(0, "x"))");
    row(callOf("startWriter", Values{u(7)}), "a.startWriter()");
    row(callOf("fence", Values{}), "img.fence()");
    row(callOf("policy", Values{t("keepEntryOnCow"), true}), R"(img.policy("keepEntryOnCow"))");
    row(callOf("policy", Values{t("keepEntryOnCow"), false}),
        R"(img.policy("keepEntryOnCow", false))");
    row(callOf("mkdir", Values{t("/a\u2028b")}), R"(img.mkdir("/a\u2028b"))");
}

void TestRecorder::calls() {
    QFETCH(QString, is);
    QFETCH(QString, wanted);
    QCOMPARE(is, wanted);
}

void TestRecorder::mappingsKeepTheirNames() {
    const Operation& map = *findOperation("map");
    const Operation& sync = *findOperation("sync");
    Recorder recorder;
    recorder.opened({.kind = RecordedImage::Kind::New, .path = "/tmp/x/s.img", .size = 256 << 20});
    recorder.done(map, argumentsOf(map, {std::string("/f")}), 11);
    recorder.done(map, argumentsOf(map, {std::string("/f"), std::string("B")}), 12);
    recorder.done(map, argumentsOf(map, {std::string("/f")}), 13);
    recorder.done(map, argumentsOf(map, {std::string("/f"), std::string("my process")}), 14);
    for (const std::uint64_t view : {11, 12, 13, 14})
        recorder.done(sync, argumentsOf(sync, {view}));
    recorder.committed();
    const std::vector<std::string> wanted = {
        R"(const img = Image.create(args[0] ?? "s.img", {size: "256M"});)",
        R"(const a = img.map("/f", {process: "A"});)",
        R"(const b = img.map("/f", {process: "B"});)",
        R"(const a2 = img.map("/f", {process: "A"});)",
        R"(const view = img.map("/f", {process: "my process"});)",
        "a.sync();",
        "b.sync();",
        "a2.sync();",
        "view.sync();",
        "img.commit();"};
    QCOMPARE(recorder.statements(), wanted);
    QCOMPARE(recorder.steps(), 9U);
}

void TestRecorder::imagesFollowEachOther() {
    const Operation& mkdir = *findOperation("mkdir");
    const Arguments arguments = argumentsOf(mkdir, {std::string("/d")});
    Recorder recorder;
    recorder.opened({.path = "/x/looked-at.img", .readOnly = true});
    recorder.closed(0);
    QVERIFY(recorder.statements().empty());
    recorder.opened({.path = "/x/one.img", .readOnly = true});
    QCOMPARE(recorder.statements().back(),
             std::string(R"(const img = Image.open(args[0] ?? "/x/one.img", {readOnly: true});)"));
    recorder.allowedChanges();
    recorder.done(mkdir, arguments);
    recorder.closed(1);
    recorder.opened({.kind = RecordedImage::Kind::Copy, .path = "/shm/one-copy.img"});
    recorder.done(mkdir, arguments);
    const std::vector<std::string> wanted = {
        R"(const img = Image.open(args[0] ?? "/x/one.img");)",
        R"(img.mkdir("/d");)",
        "// The last of them was discarded here; a script commits.",
        "img.close();",
        "// Needs a copy of the image: it is changed.\n"
        R"(const img2 = Image.open(args[1] ?? "one-copy.img", {scratch: true});)",
        R"(img2.mkdir("/d");)"};
    QCOMPARE(recorder.statements(), wanted);
}

void TestRecorder::clearedItBeginsAnew() {
    const Operation& map = *findOperation("map");
    const Operation& mkdir = *findOperation("mkdir");
    Recorder recorder;
    recorder.opened({.kind = RecordedImage::Kind::New, .path = "s.img", .size = 256 << 20});
    recorder.done(mkdir, argumentsOf(mkdir, {std::string("/d")}));
    recorder.done(map, argumentsOf(map, {std::string("/f")}), 1);
    recorder.clear();
    QCOMPARE(recorder.steps(), 0U);
    const std::vector<std::string> wanted = {
        "// Needs the image as it was when this began.\n"
        R"(const img = Image.open(args[0] ?? "s.img", {scratch: true});)",
        R"(const a = img.map("/f", {process: "A"});)"};
    QCOMPARE(recorder.statements(), wanted);
}

void TestRecorder::whatIsUndoneGoesAndComesBack() {
    const Operation& map = *findOperation("map");
    const Operation& sync = *findOperation("sync");
    const Operation& mkdir = *findOperation("mkdir");
    const auto made = [&](const char* path) { return argumentsOf(mkdir, {std::string(path)}); };
    Recorder recorder;
    recorder.opened({.kind = RecordedImage::Kind::New, .path = "s.img", .size = 256 << 20});
    recorder.done(mkdir, made("/one"), {}, 1);
    recorder.done(map, argumentsOf(map, {std::string("/f")}), 7);
    recorder.committed();
    recorder.done(mkdir, made("/two"), {}, 2);
    recorder.done(map, argumentsOf(map, {std::string("/two/g"), std::string("B")}), 8);
    recorder.done(sync, argumentsOf(sync, {std::uint64_t{8}}), {}, 3);
    const std::vector<std::string> all = recorder.statements();
    QCOMPARE(all.size(), 7U);
    // The last step, then one that takes a mapping with it.
    recorder.restarted(2, {});
    QCOMPARE(recorder.statements(), std::vector<std::string>(all.begin(), all.end() - 1));
    constexpr std::array<std::uint64_t, 1> ended = {8};
    recorder.restarted(1, ended);
    QCOMPARE(recorder.statements(), std::vector<std::string>(all.begin(), all.end() - 3));
    QCOMPARE(recorder.steps(), 3U);
    recorder.restarted(2, {});
    QCOMPARE(recorder.statements(), std::vector<std::string>(all.begin(), all.end() - 2));
    recorder.restarted(3, {});
    QCOMPARE(recorder.statements(), all);
    recorder.restarted(1, {});
    // Something else is done: there is no way forward.
    recorder.done(mkdir, made("/three"), {}, 4);
    recorder.restarted(4, {});
    QCOMPARE(recorder.statements().back(), std::string(R"(img.mkdir("/three");)"));
    recorder.clear();
    recorder.restarted(1, {});
    QVERIFY(recorder.statements().back().starts_with("// Here the image went back"));
}

void TestRecorder::commentsStayComments() {
    const Operation& mkdir = *findOperation("mkdir");
    Recorder recorder;
    recorder.opened({.path = "/x.img"});
    recorder.failed(mkdir, argumentsOf(mkdir, {std::string(100, '\1')}),
                    "a\nb\rc\u2028d\u2029throw 1");
    const std::string& comment = recorder.statements().back();
    QCOMPARE(recorder.steps(), 0U);
    QVERIFY(!comment.contains('\r') && !comment.contains("\u2028") && !comment.contains("\u2029"));
    for (std::size_t at = 0; at != std::string::npos; at = comment.find('\n', at)) {
        at += at == 0 ? 0 : 1;
        QVERIFY2(comment.substr(at).starts_with("//"), comment.c_str());
        if (at == 0)
            at = 1;
    }
}

QTEST_GUILESS_MAIN(TestRecorder)
#include "test_recorder.moc"

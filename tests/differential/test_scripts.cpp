// Scripts: `daxscope run`. What they make is judged by `btrfs check` and the mounted kernel; errors have errno and line.
#include <QTest>

#include <filesystem>
#include <fstream>

#include "support/check_image.h"
#include "support/loop_mount.h"
#include "support/process.h"

using namespace daxscope::test;

class Scripts : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        DAXSCOPE_NEEDS_MOUNTS();
        QVERIFY2(!daxscopeBinary().empty(), "DAXSCOPE_BIN names the program under test");
    }
    void theKernelSeesWhatTheScriptDid();
    void sameScriptSameImage();
    void errors_data();
    void errors();
    void failureLeavesTheLastCommit();
    void eventsAndPoison();
    void moments();

private:
    std::string script(const std::string& text) {
        const std::string path = scratch_.path("script.js");
        std::ofstream(path) << text;
        return path;
    }
    std::string image() const { return scratch_.path("image"); }
    Ran runScript(const std::string& text, const std::string& on) {
        std::filesystem::remove(on);
        return runDaxscope({"run", script(text), on});
    }

    ScratchDirectory scratch_;
};

namespace {

const std::string story = R"JS(
const img = Image.create(args[0], {size: "256M", label: "story"});
img.mkdir("/d", {mode: 0o700});
img.write("/d/text", 0, "hello world");
img.write("/d/bytes", 0, [1, 2, 255]);
img.subvolume("/v");
img.write("/v/file", 0, {pattern: "0123456789", length: "100K"});
img.snapshot("/v", "/before", {readOnly: true});
img.write("/v/file", 4096, "changed");
assert(img.read("/d/text", 6, 5) == "world", "read");
assert(img.read("/d/bytes")[2] === 255, "bytes");
const pieces = img.extents("/v/file");
assert(pieces.length === 3 && pieces[0].shared && !pieces[1].shared, "extents");
assert(img.owners(pieces[0].device).owners.length === 2, "owners");
assert(img.stat("/v/file").size === 102400, "stat");
img.write("/d/block", 0, {pattern: "b", length: "16K"});
img.commit();
const whole = img.block("/d/block", 0);
img.write("/d/block", 4096, {pattern: "c", length: "4K"});
assert(img.owners(whole).extent.unreachable === 4096, "unreachable");
assert(address(whole) === "0x" + whole.toString(16).padStart(8, "0").replace(/(.{4})$/, "_$1"), "address");
img.clone("/v/file", 0, "/v/copy", 0, 0);
img.rename("/v/copy", "/v/moved", {noReplace: true});
print(img.list("/").map(e => e.name).join(","));
)JS";

std::string contentOf(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

void Scripts::theKernelSeesWhatTheScriptDid() {
    const Ran ran = runScript(story, image());
    QVERIFY2(ran.ok(), ran.verdict().c_str());
    QCOMPARE(ran.out, std::string("d,v,before\n"));
    const Ran check = checkImage(image());
    QVERIFY2(check.ok(), check.verdict().c_str());
    auto mount = LoopMount::mount(image(), scratch_.path("m"), "");
    QVERIFY(mount.has_value());
    const std::string where = mount->where();
    QCOMPARE(contentOf(where + "/d/text"), std::string("hello world"));
    const std::string before = contentOf(where + "/before/file");
    QCOMPARE(before.size(), std::size_t{102400});
    QCOMPARE(before.substr(4096, 4), std::string("6789"));
    QCOMPARE(contentOf(where + "/v/moved").substr(4096, 7), std::string("changed"));
    QVERIFY2(!run({"touch", where + "/before/x"}).ok(), "the snapshot is read-only");
    QVERIFY(run({"touch", where + "/v/x"}).ok());
    QVERIFY(mount->unmount());
}

void Scripts::sameScriptSameImage() {
    const std::string other = scratch_.path("other");
    QVERIFY(runScript(story, image()).ok());
    QVERIFY(runScript(story, other).ok());
    QVERIFY(contentOf(image()) == contentOf(other));
    std::filesystem::remove(other);
    RunOptions seeded;
    seeded.environment = {"DAXSCOPE_SEED=2"};
    QVERIFY(runDaxscope({"run", script(story), other}, seeded).ok());
    QVERIFY(contentOf(image()) != contentOf(other));
}

void Scripts::errors_data() {
    QTest::addColumn<QString>("statement");
    QTest::addColumn<QString>("code");
    const auto row = [](const char* statement, const char* code) {
        QTest::newRow(statement) << QString(statement) << QString(code);
    };
    row("img.write('/nowhere/x', 0, 'y')", "ENOENT");
    row("img.write('/f', -1, 'y')", "EINVAL");
    row("img.write('/f', 0.5, 'y')", "EINVAL");
    row("img.write('/f', '9223372036854775807', 'y')", "EINVAL");
    row("img.write('/f', 0)", "EINVAL");
    row("img.write('/f', 0, {})", "EINVAL");
    row("img.write('/f', 0, [256])", "EINVAL");
    row("img.write(7, 0, 'y')", "EINVAL");
    row("img.mkdir('/d')", "EEXIST");
    row("img.mkdir('/' + 'x'.repeat(256))", "ENAMETOOLONG");
    row("img.remove('/d')", "ENOTEMPTY");
    row("img.snapshot('/d', '/s')", "EINVAL");
    row("img.snapshot('/', '/s', {readonly: true})", "EINVAL");
    row("img.link('/d', '/e')", "EPERM");
    row("img.rename('/d', '/d/e')", "EINVAL");
    row("img.read('/d')", "EISDIR");
    row("img.list('/nothing')", "ENOENT");
    row("img.owners(1e300)", "EINVAL");
    row("address('x')", "EINVAL");
    row("address(-1)", "EINVAL");
    row("img.map('/nothing')", "ENOENT");
    row("img.map('/d')", "EISDIR");
    row("img.map('/f', {offset: 1})", "EINVAL");
    row("img.map('/f').load(1 << 30, 1)", "EFAULT");
    row("img.close(), Image.open(args[0], {dax: false}).map('/f')", "EOPNOTSUPP");
    row("img.freeze(), img.write('/f', 0, 'x')", "EBUSY");
    row("img.poison(0, 0)", "EINVAL");
    row("img.policy('nonsense')", "EINVAL");
    row("img.defrag('/f')", "EOPNOTSUPP");
    row("Image.open('/does/not/exist')", "ENOENT");
    row("Image.create(args[0], {size: '128M'})", "EEXIST");
    row("img.close(), img.list('/')", "EBADF");
}

void Scripts::errors() {
    QFETCH(QString, statement);
    QFETCH(QString, code);
    const std::string text =
        "const img = Image.create(args[0], {size: '128M'});\n"
        "img.mkdir('/d'); img.write('/d/x', 0, 'x'); img.write('/f', 0, 'x');\n"
        "try { " +
        statement.toStdString() +
        "; print('no error'); }\n"
        "catch (e) { print(e.code, typeof e.errno, e.what.length > 5 &&\n"
        "    e.message === (e.where === '' ? e.what : e.what + ' (' + e.where + ')')); }\n";
    const Ran ran = runScript(text, image());
    QVERIFY2(ran.ok(), ran.verdict().c_str());
    QCOMPARE(ran.out, code.toStdString() + " number true\n");
    QVERIFY(checkImage(image()).ok());
}

void Scripts::failureLeavesTheLastCommit() {
    const Ran ran = runScript(
        "const img = Image.create(args[0], {size: '128M'});\n"
        "img.write('/kept', 0, 'a'); img.commit();\n"
        "img.write('/lost', 0, 'b');\n"
        "assert(1 === 2, 'on purpose');\n",
        image());
    QCOMPARE(ran.exitCode, 1);
    QVERIFY2(ran.err.contains("script.js:4:") && ran.err.contains("on purpose"), ran.err.c_str());
    QCOMPARE(runDaxscope({"ls", image()}).out, std::string("kept\n"));
    const Ran syntax = runScript("let a = ;\n", image());
    QCOMPARE(syntax.exitCode, 1);
    QVERIFY2(syntax.err.contains("script.js:1:"), syntax.err.c_str());
    QCOMPARE(runDaxscope({"run", scratch_.path("none.js")}).exitCode, 1);
    QCOMPARE(runDaxscope({"run"}).exitCode, 2);
}

void Scripts::eventsAndPoison() {
    const Ran ran = runScript(R"JS(
        const img = Image.create(args[0], {size: "128M"});
        img.write("/f", 0, {pattern: "abcd", length: 8192});
        img.commit();
        const kinds = img.events().map((e) => e.kind);
        for (const kind of ["operation", "allocate", "copy", "flush", "fence", "commit"])
            assert(kinds.includes(kind), kind);
        const first = img.events()[0];
        assert(first.sequence === 1 && first.file.startsWith("engine/") && first.line > 0);
        assert(img.events().find((e) => e.kind === "operation").name === "write");
        img.poison(img.extents("/f")[0].device + 4096, 1);
        let code = "";
        try {
            img.read("/f");
        } catch (error) {
            code = error.code;
        }
        assert(code === "EIO", code);
        assert(img.read("/f", 0, 4096).length === 4096);
        img.write("/f", 4096, {pattern: "x", length: 4096});
        assert(String(img.read("/f", 4094, 4)) === "cdxx");
        img.create("/empty", 0o600);
        img.utimens("/empty", 1.5, "-1.25");
        assert(img.stat("/empty").mtime === -1.25 && img.stat("/empty").size === 0);
    )JS",
                              image());
    QVERIFY2(ran.ok(), ran.verdict().c_str());
}

void Scripts::moments() {
    const Ran ran = runScript(R"JS(
const img = Image.create(args[0], {size: "256M"});
img.write("/f", 0, {pattern: "-", length: 16384});
const a = img.map("/f");
a.store(0, "first");
const first = img.moment("first");
a.store(0, "second");
img.write("/g", 0, "g");
const second = img.moment();
a.store(4096, "third");
assert(img.moments().map((m) => m.name).join() === "first,taken by hand", "names");
const back = img.restart(first);
assert(back.moment === first && back.ended.length === 0, "restart");
assert(a.load(0, 5) == "first", "mapped");
assert(img.list("/").length === 1, "list");
assert(img.redo().moment === second, "redo");
assert(img.read("/g") == "g" && a.load(0, 6) == "second" && a.load(4096, 1) == "-", "second");
img.redo();
assert(a.load(4096, 5) == "third", "third");
img.undo();
assert(img.events().some((e) => e.kind === "restart" && e.offset === second), "events");
let refused = "";
try { img.restart(99); } catch (e) { refused = e.code; }
assert(refused === "ENOENT", "unknown");
img.close();
const again = Image.open(args[0]);
assert(again.read("/g") == "g", "closed as it was");
try { again.undo(); } catch (e) { refused = e.message; }
assert(refused.includes("nothing has changed"), refused);
again.write("/lost", 0, "l");
try { again.moment("no"); } catch (e) { refused = e.code; }
assert(refused === "EPERM", "only scratch images");
assert(again.undo().moment === 0, "the last commit");
assert(again.list("/").length === 2, "undone");
)JS",
                              image());
    QVERIFY2(ran.ok(), ran.verdict().c_str());
    const Ran checked = checkImage(image());
    QVERIFY2(checked.ok(), checked.verdict().c_str());
}

QTEST_GUILESS_MAIN(Scripts)
#include "test_scripts.moc"

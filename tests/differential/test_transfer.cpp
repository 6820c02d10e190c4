// Importing and exporting: what the kernel made goes into an image and comes out again, and the kernel finds it the same
// both times. What an image calls its files leads nowhere else.
#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/un.h>
#include <sys/xattr.h>
#include <unistd.h>

#include <QTest>
#include <filesystem>
#include <format>
#include <fstream>

#include "base/text.h"
#include "files/entry_list.h"
#include "session/create.h"
#include "session/session.h"
#include "support/filler.h"
#include "support/kernel_view.h"
#include "support/loop_mount.h"
#include "support/process.h"

using namespace daxscope;
using namespace daxscope::test;

namespace {

using Failure = std::optional<std::string>;
namespace fs = std::filesystem;

constexpr std::uint64_t imageBytes = 512 << 20;

std::string contentOf(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void put(const std::string& path, const std::string& content) {
    std::ofstream(path, std::ios::binary) << content;
}

/// Paths below `top` → what is there; without sockets, which are not carried over.
std::map<std::string, const KernelEntry*> below(const KernelView& view, const std::string& top) {
    std::map<std::string, const KernelEntry*> out;
    for (const KernelEntry& entry : view.entries) {
        if (S_ISSOCK(entry.status.st_mode))
            continue;
        if (entry.path == top)
            out[""] = &entry;
        else if (top == "/" || entry.path.starts_with(top + "/"))
            out[entry.path.substr(top == "/" ? 0 : top.size())] = &entry;
    }
    return out;
}

std::map<std::string, std::string> userAttributes(const KernelEntry& entry) {
    auto out = entry.xattrs;
    std::erase_if(out, [](const auto& xattr) { return !xattr.first.starts_with("user."); });
    return out;
}

/// All that is carried over.
Failure compareCarried(const KernelView& a, const std::string& topA, const KernelView& b,
                       const std::string& topB) {
    const auto ours = below(a, topA);
    auto theirs = below(b, topB);
    for (const auto& [path, entry] : ours) {
        const auto found = theirs.find(path);
        if (found == theirs.end())
            return path + " is missing";
        const KernelEntry& other = *found->second;
        const struct stat& x = entry->status;
        const struct stat& y = other.status;
        const auto differs = [&](std::string_view what, auto p, auto q) -> Failure {
            return std::format("{}: {} is {}, not {}", escapedName(path), what, q, p);
        };
        if (x.st_mode != y.st_mode)
            return differs("mode", x.st_mode, y.st_mode);
        if (x.st_uid != y.st_uid || x.st_gid != y.st_gid)
            return differs("owner", x.st_uid, y.st_uid);
        if (x.st_rdev != y.st_rdev)
            return differs("device", x.st_rdev, y.st_rdev);
        // The empty place of a subvolume in a snapshot is as old as the kernel's memory of it.
        if (x.st_ino != files::emptySubvolumeInode &&
            (x.st_mtim.tv_sec != y.st_mtim.tv_sec || x.st_mtim.tv_nsec != y.st_mtim.tv_nsec))
            return differs("time", x.st_mtim.tv_sec, y.st_mtim.tv_sec);
        if (!S_ISDIR(x.st_mode) && (x.st_size != y.st_size || x.st_nlink != y.st_nlink))
            return differs("size or links", x.st_size, y.st_size);
        if (entry->target != other.target)
            return differs("target", entry->target, other.target);
        if (userAttributes(*entry) != userAttributes(other))
            return differs("attributes", entry->xattrs.size(), other.xattrs.size());
        // Read on the first link that is met.
        if (entry->firstLink && other.firstLink && entry->content != other.content)
            return differs("content", entry->content.size(), other.content.size());
        theirs.erase(found);
    }
    return theirs.empty() ? Failure() : theirs.begin()->first + " is too much";
}

}  // namespace

class Transfers : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        DAXSCOPE_NEEDS_MOUNTS();
        QVERIFY2(!daxscopeBinary().empty(), "DAXSCOPE_BIN names the program under test");
    }
    void thereAndBackAgain();
    void existing_data();
    void existing();
    void hostileNames();
    void linksAreNotFollowed();
    void fullImage();
    void cancelled();
    void neverIntoItself();
    void scripts();

private:
    /// An empty image of ours.
    std::string made(const std::string& name) {
        const std::string path = scratch_.path(name);
        fs::remove(path);
        const Ran ran = runDaxscope({"mkfs", path, "--size", "256M"});
        if (!ran.ok())
            qWarning("%s", ran.verdict().c_str());
        return path;
    }
    std::string folder(const std::string& name) {
        const std::string path = scratch_.path(name);
        fs::remove_all(path);
        fs::create_directories(path);
        return path;
    }
    static std::string checked(const std::string& image) {
        const Ran check = run({"btrfs", "check", "--check-data-csum", image});
        return check.ok() ? std::string() : check.out + check.err;
    }

    ScratchDirectory scratch_;
};

void Transfers::thereAndBackAgain() {
    const std::string from = scratch_.path("from.img");
    const std::string to = scratch_.path("to.img");
    const std::string image = scratch_.path("image");
    QVERIFY(makeImage(from, imageBytes).has_value());
    QVERIFY(makeImage(to, imageBytes).has_value());
    auto source = LoopMount::mount(from, scratch_.path("source"));
    QVERIFY2(source.has_value(), source ? "" : source.error().c_str());
    const std::string in = source->where();
    Filler filler(*source, seedFromEnvironment(), FillPlan::small());
    (void)filler.fill();
    QVERIFY2(filler.problem().empty(), filler.problem().c_str());
    // What a filler does not think of.
    const std::string own = in + "/own";
    fs::create_directories(own + "/closed/inside");
    put(own + "/closed/inside/file", "text");
    put(own + "/setuid", "#!");
    ::chown((own + "/setuid").c_str(), 1234, 4321);
    ::chmod((own + "/setuid").c_str(), 06751);
    put(own + "/sparse", "begin");
    fs::resize_file(own + "/sparse", 40 << 20);
    {
        std::fstream sparse(own + "/sparse");
        sparse.seekp(30 << 20);
        sparse << "middle";
    }
    put(own + "/" + std::string(255, 'n'), "long name");
    put(own + "/bytes \xff\n\\", "odd name");
    ::link((own + "/setuid").c_str(), (own + "/closed/linked").c_str());
    ::symlink("/etc/passwd", (own + "/out").c_str());
    ::mkfifo((own + "/fifo").c_str(), 0640);
    ::mknod((own + "/device").c_str(), S_IFCHR | 0600, makedev(7, 300));
    const std::string value(3000, '\x80');
    ::setxattr((own + "/sparse").c_str(), "user.large", value.data(), value.size(), 0);
    ::setxattr((own + "/closed").c_str(), "user.dir", "", 0, 0);
    ::setxattr((own + "/sparse").c_str(), "trusted.mine", "x", 1, 0);
    const int sock = ::socket(AF_UNIX, SOCK_STREAM, 0);
    sockaddr_un name{};
    name.sun_family = AF_UNIX;
    // Its name has little room.
    const fs::path before = fs::current_path();
    fs::current_path(own);
    std::strcpy(name.sun_path, "socket");
    QCOMPARE(::bind(sock, reinterpret_cast<sockaddr*>(&name), sizeof name), 0);
    fs::current_path(before);
    ::close(sock);
    ::chmod((own + "/closed").c_str(), 0);
    const std::array<timespec, 2> times = {{{1'000'000'000, 5}, {-5, 999'999'999}}};
    ::utimensat(AT_FDCWD, (own + "/out").c_str(), times.data(), AT_SYMLINK_NOFOLLOW);
    ::utimensat(AT_FDCWD, (own + "/closed").c_str(), times.data(), 0);

    QVERIFY(runDaxscope({"mkfs", image, "--size", "512M"}).ok());
    const Ran imported = runDaxscope({"import", image, in, "/in"});
    QCOMPARE(imported.exitCode, 1);  // for what was left out
    QVERIFY2(imported.err.contains("own/socket: a socket means nothing"), imported.err.c_str());
    QVERIFY2(imported.err.contains("own/sparse: attribute trusted.mine"), imported.err.c_str());
    QCOMPARE(checked(image), std::string());
    const auto original = lookAt(in);
    QVERIFY2(original.has_value(), original ? "" : original.error().c_str());
    {
        auto mounted = LoopMount::mount(image, scratch_.path("m"), "", true);
        QVERIFY(mounted.has_value());
        const auto is = lookAt(mounted->where());
        QVERIFY2(is.has_value(), is ? "" : is.error().c_str());
        const Failure differs = compareCarried(*original, "/", *is, "/in");
        QVERIFY2(!differs, differs ? differs->c_str() : "");
        struct stat sparse{};
        QCOMPARE(::stat((mounted->where() + "/in/own/sparse").c_str(), &sparse), 0);
        QVERIFY2(sparse.st_blocks * 512 < 1 << 20, "the hole was filled");
    }
    auto target = LoopMount::mount(to, scratch_.path("target"));
    QVERIFY(target.has_value());
    const Ran exported = runDaxscope({"export", image, "/in", target->where() + "/out"});
    QVERIFY2(exported.ok(), exported.verdict().c_str());
    const auto back = lookAt(target->where());
    QVERIFY2(back.has_value(), back ? "" : back.error().c_str());
    const Failure differs = compareCarried(*original, "/", *back, "/out");
    QVERIFY2(!differs, differs ? differs->c_str() : "");
    struct stat sparse{};
    QCOMPARE(::stat((target->where() + "/out/own/sparse").c_str(), &sparse), 0);
    QVERIFY2(sparse.st_blocks * 512 < 1 << 20, "the hole was filled");
}

void Transfers::existing_data() {
    QTest::addColumn<QString>("how");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("a");      // what is in the file that exists
    QTest::addColumn<bool>("second");    // whether there is an “a (2).txt”
    QTest::addColumn<bool>("newThere");  // whether what did not exist was made
    QTest::newRow("refuse") << "refuse" << 1 << "old" << false << false;
    QTest::newRow("replace") << "replace" << 0 << "new" << false << true;
    QTest::newRow("keepBoth") << "keepBoth" << 0 << "old" << true << true;
    QTest::newRow("skip") << "skip" << 0 << "old" << false << true;
}

void Transfers::existing() {
    QFETCH(QString, how);
    QFETCH(int, status);
    QFETCH(QString, a);
    QFETCH(bool, second);
    QFETCH(bool, newThere);
    const std::string image = made("existing");
    const std::string old = folder("old") + "/tree";
    const std::string fresh = folder("fresh") + "/tree";
    for (const auto& [where, text] : {std::pair(old, "old"), std::pair(fresh, "new")}) {
        fs::create_directories(where + "/d");
        put(where + "/d/a.txt", text);
    }
    put(fresh + "/d/b", "b");
    // Into the image.
    QVERIFY(runDaxscope({"import", image, old, "/"}).ok());
    const Ran in = runDaxscope({"import", image, fresh, "/", "--existing", how.toStdString()});
    QVERIFY2(in.exitCode == status, in.verdict().c_str());
    QVERIFY(status == 0 || in.err.contains("/tree/d/a.txt exists already"));
    QCOMPARE(runDaxscope({"cat", image, "/tree/d/a.txt"}).out, a.toStdString());
    QCOMPARE(runDaxscope({"cat", image, "/tree/d/a (2).txt"}).ok(), second);
    QCOMPARE(runDaxscope({"cat", image, "/tree/d/b"}).ok(), newThere);
    QCOMPARE(checked(image), std::string());
    // And out of one.
    const std::string other = made("other");
    QVERIFY(runDaxscope({"import", other, fresh, "/"}).ok());
    const Ran out = runDaxscope(
        {"export", other, "/tree", fs::path(old).parent_path(), "--existing", how.toStdString()});
    QVERIFY2(out.exitCode == status, out.verdict().c_str());
    QCOMPARE(contentOf(old + "/d/a.txt"), a.toStdString());
    QCOMPARE(fs::exists(old + "/d/a (2).txt"), second);
    QCOMPARE(fs::exists(old + "/d/b"), newThere);
}

void Transfers::hostileNames() {
    const std::string image = made("hostile");
    const std::string out = folder("prison") + "/cell";
    fs::create_directories(out);
    {
        auto session = session::Session::openForWriting(image);
        QVERIFY(session.has_value());
        files::Operations& o = *(*session)->operations();
        QVERIFY(o.mkdir("/d", 0755).has_value());
        QVERIFY(o.mkdir("/d/loop", 0755).has_value());
        QVERIFY(o.write("/d/file", 0, asBytes("content")).has_value());
        QVERIFY(o.symlink("../..", "/d/up").has_value());
        const auto names = &(*session)->names();
        const auto directory = names->resolve("/d");
        const auto file = names->resolve("/d/file");
        QVERIFY(directory && file);
        const auto loop = names->resolve("/d/loop");
        QVERIFY(loop.has_value());
        // What the editor refuses, as items where directories are listed.
        std::uint64_t index = 1000;
        const auto add = [&](files::FileRef in, const std::string& name, std::uint64_t inode,
                             format::DirType type) {
            return o.run(0, false, [&](const files::EditContext& context) -> Status {
                format::DirItem entry{};
                entry.location = format::Key{inode, format::ItemType::InodeItem, 0};
                entry.nameLen = static_cast<std::uint16_t>(name.size());
                entry.type = static_cast<std::uint8_t>(type);
                DAX_TRY(auto* tree, context.transaction.edit(in.subvolume));
                return tree->insert({in.inode, format::ItemType::DirIndex, index++},
                                    files::withEntry({}, entry, name));
            });
        };
        using enum format::DirType;
        for (const std::string& name :
             {std::string(".."), std::string("."), std::string("../escaped"), std::string("/abs"),
              std::string("a/b"), std::string("zero\0byte", 9)}) {
            const auto added = add(*directory, name, file->inode, Regular);
            QVERIFY2(added.has_value(), added ? "" : added.error().what.c_str());
        }
        // A directory that leads to itself, and a link and a directory of one name.
        QVERIFY(add(*loop, "again", directory->inode, Directory).has_value());
        QVERIFY(o.mkdir("/elsewhere", 0755).has_value());
        QVERIFY(o.write("/elsewhere/escaped", 0, asBytes("content")).has_value());
        QVERIFY(add(*directory, "up", names->resolve("/elsewhere")->inode, Directory).has_value());
        QVERIFY((*session)->commit().has_value());
    }
    const Ran ran = runDaxscope({"export", image, "/d", out});
    QCOMPARE(ran.exitCode, 1);
    QVERIFY2(ran.err.contains("left out: /d/a/b: a slash in its name"), ran.err.c_str());
    QVERIFY2(ran.err.contains("left out: /d/..: a name that means a directory"), ran.err.c_str());
    QVERIFY2(ran.err.contains("another name already"), ran.err.c_str());
    QVERIFY2(ran.err.contains("/d/up: a file of that name is there"), ran.err.c_str());
    std::vector<std::string> found;
    for (const auto& entry : fs::recursive_directory_iterator(scratch_.path("prison")))
        found.push_back(entry.path().lexically_relative(scratch_.path("prison")).string());
    std::ranges::sort(found);
    const std::vector<std::string> wanted = {"cell", "cell/d", "cell/d/file", "cell/d/loop",
                                             "cell/d/up"};
    QCOMPARE(found, wanted);
    QVERIFY(!fs::exists("/abs"));
}

/// Neither those that lie in the target, nor one that the image has where it has a directory later.
void Transfers::linksAreNotFollowed() {
    const std::string image = made("links");
    const std::string outside = folder("outside");
    const std::string tree = folder("tree");
    fs::create_directories(tree + "/sub");
    put(tree + "/sub/file", "x");
    put(tree + "/over", "x");
    QVERIFY(runDaxscope({"import", image, tree, "/t"}).ok());
    put(outside + "/kept", "kept");
    for (const char* how : {"replace", "keepBoth", "skip"}) {
        const std::string target = folder("target");
        fs::create_directory_symlink(outside, target + "/sub");
        fs::create_symlink(outside + "/kept", target + "/over");
        const Ran ran = runDaxscope({"export", image, "/t/sub", target, "--existing", how});
        QVERIFY2(ran.ok(), ran.verdict().c_str());
        QVERIFY(runDaxscope({"export", image, "/t/over", target, "--existing", how}).ok());
        QCOMPARE(contentOf(outside + "/kept"), std::string("kept"));
        QVERIFY(!fs::exists(outside + "/file"));
        QCOMPARE(fs::is_symlink(target + "/sub"), std::string_view(how) != "replace");
    }
}

void Transfers::fullImage() {
    const std::string image = made("full");
    const std::string tree = folder("much");
    for (int i = 0; i < 40; ++i)
        put(std::format("{}/{:02}", tree, i), std::string(10 << 20, static_cast<char>('a' + i)));
    const Ran ran = runDaxscope({"import", image, tree, "/"});
    QCOMPARE(ran.exitCode, 1);
    QVERIFY2(ran.err.contains("what was done before stays"), ran.err.c_str());
    QCOMPARE(checked(image), std::string());
    // Only whole files.
    const Ran listed = runDaxscope({"ls", image, "/much", "-l"});
    std::istringstream lines(listed.out);
    std::size_t count = 0;
    for (std::string line; std::getline(lines, line); ++count)
        QVERIFY2(line.contains(" 10485760 "), line.c_str());
    QVERIFY(count > 10 && count < 40);
}

void Transfers::cancelled() {
    const std::string image = made("cancelled");
    const std::string tree = folder("several");
    for (int i = 0; i < 10; ++i)
        put(std::format("{}/{}", tree, i), std::string(3 << 20, 'x'));
    class Impatient : public Progress {
    public:
        double last = -1;

    protected:
        void report(double fraction, std::string_view) override {
            last = fraction;
            if (fraction > 0.5)
                cancel();
        }
    };
    {
        auto session = session::Session::openForWriting(image);
        QVERIFY(session.has_value());
        session::Arguments arguments;
        arguments.set("source", tree);
        arguments.set("path", std::string("/"));
        arguments.set("existing", std::string("refuse"));
        Impatient progress;
        const auto done = (*session)->apply(*session::findOperation("import"), arguments, progress);
        QVERIFY(!done.has_value());
        QCOMPARE(done.error().code, ECANCELED);
        QVERIFY2(done.error().what.contains("what was done before stays: 5 files"),
                 done.error().what.c_str());
        QVERIFY(progress.last > 0.5 && progress.last < 0.7);
        QVERIFY((*session)->commit().has_value());
    }
    QCOMPARE(checked(image), std::string());
    QCOMPARE(runDaxscope({"ls", image, "/several"}).out, std::string("0\n1\n2\n3\n4\n"));
}

void Transfers::neverIntoItself() {
    const std::string folder = scratch_.path("around");
    fs::remove_all(folder);
    fs::create_directory(folder);
    put(folder + "/beside", "beside");
    const std::string image = folder + "/self.img";
    QVERIFY(runDaxscope({"mkfs", image, "--size", "256M"}).ok());
    const Ran ran = runDaxscope({"import", image, folder, "/"});
    QCOMPARE(ran.exitCode, 1);
    QVERIFY2(ran.err.contains("it is the image that it would go into"), ran.err.c_str());
    const Ran listed = runDaxscope({"ls", image, "/around"});
    QCOMPARE(listed.out, std::string("beside\n"));
    fs::remove_all(folder);
}

void Transfers::scripts() {
    const std::string image = made("scripted");
    const std::string tree = folder("for script");
    put(tree + "/a", "from outside");
    const std::string script = scratch_.path("script.js");
    put(script, R"JS(
const img = Image.open(args[0]);
let report = img.import(args[1], "/in");
assert(report.files === 1 && report.directories === 1 && report.bytes === 12, "report");
assert(String(img.read("/in/a")) === "from outside", "content");
try { img.import(args[1], "/"); img.import(args[1], "/"); } catch (e) { print(e.code); }
report = img.import(args[1], "/", {existing: "skip"});
assert(report.skipped === 1 && report.leftOut.length === 0, "skipped");
try { img.import(args[1], "/", {existing: "nonsense"}); } catch (e) { print(e.code); }
img.write("/in/a", 0, "FROM");
img.export("/in/a", args[1]  + "/b");
)JS");
    const Ran ran = runDaxscope({"run", script, image, tree});
    QVERIFY2(ran.ok(), ran.verdict().c_str());
    QCOMPARE(ran.out, std::string("EEXIST\nEINVAL\n"));
    QCOMPARE(contentOf(tree + "/b"), std::string("FROM outside"));
}

QTEST_GUILESS_MAIN(Transfers)
#include "test_transfer.moc"

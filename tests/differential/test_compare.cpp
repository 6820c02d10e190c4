// Comparing snapshots after random work, against a recursive comparison of both through the kernel; and what it costs.
//
// The seed is printed; DAXSCOPE_SEED=n repeats it.
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

#include <QTest>
#include <filesystem>
#include <format>
#include <fstream>
#include <map>
#include <set>

#include "btree/difference.h"
#include "support/process.h"
#include "support/random_work.h"
#include "support/rounds.h"

using namespace daxscope;
using namespace daxscope::test;

namespace {

namespace fs = std::filesystem;

/// What the kernel says of one thing.
struct Thing {
    mode_t mode = 0;
    uid_t uid = 0;
    gid_t gid = 0;
    std::int64_t seconds = 0, nanoseconds = 0;
    std::string content;  ///< or where a link leads
    std::map<std::string, std::string> xattrs;
};

/// By path from the top, "/" for it. Other subvolumes are places without content, and are left out.
using Listing = std::map<std::string, Thing>;

Thing thingAt(const std::string& path, const struct stat& about) {
    Thing out;
    out.mode = about.st_mode;
    out.uid = about.st_uid;
    out.gid = about.st_gid;
    if (!S_ISDIR(about.st_mode)) {
        out.seconds = about.st_mtim.tv_sec;
        out.nanoseconds = about.st_mtim.tv_nsec;
    }
    if (S_ISREG(about.st_mode)) {
        std::ifstream file(path, std::ios::binary);
        out.content.assign(std::istreambuf_iterator<char>(file), {});
    } else if (S_ISLNK(about.st_mode)) {
        out.content = fs::read_symlink(path).string();
    }
    std::string names(4096, '\0');
    const auto length = ::llistxattr(path.c_str(), names.data(), names.size());
    for (std::size_t at = 0; length > 0 && at < static_cast<std::size_t>(length);) {
        const std::string name = names.c_str() + at;
        at += name.size() + 1;
        std::string value(4096, '\0');
        const auto got = ::lgetxattr(path.c_str(), name.c_str(), value.data(), value.size());
        value.resize(got < 0 ? 0 : static_cast<std::size_t>(got));
        out.xattrs[name] = value;
    }
    return out;
}

void list(const std::string& top, const std::string& below, Listing& out) {
    struct stat about{};
    if (::lstat((top + below).c_str(), &about) != 0)
        return;
    // The top of another subvolume, or its empty place in a snapshot.
    if (!below.empty() && S_ISDIR(about.st_mode) && (about.st_ino == 256 || about.st_ino == 2))
        return;
    out.emplace(below.empty() ? "/" : below, thingAt(top + below, about));
    if (!S_ISDIR(about.st_mode))
        return;
    for (const auto& entry : fs::directory_iterator(top + below))
        list(top, below + "/" + entry.path().filename().string(), out);
}

std::vector<ByteRange> rangesOf(const std::string& a, const std::string& b) {
    std::vector<ByteRange> out;
    const auto add = [&out](std::uint64_t at, std::uint64_t length) {
        if (!out.empty() && out.back().end() == at)
            out.back().length += length;
        else
            out.push_back({at, length});
    };
    const std::size_t both = std::min(a.size(), b.size());
    for (std::size_t at = 0; at < both; at += page) {
        const std::size_t length = std::min<std::size_t>(page, both - at);
        if (a.compare(at, length, b, at, length) != 0)
            add(at, length);
    }
    if (a.size() != b.size())
        add(both, std::max(a.size(), b.size()) - both);
    return out;
}

std::string textOf(const std::string& path, const char* what, const std::vector<ByteRange>& ranges,
                   const std::set<std::string>& others) {
    std::string out = std::format("{} {}", path, what);
    for (const ByteRange& range : ranges)
        out += std::format(" {}+{}", range.offset, range.length);
    for (const std::string& other : others)
        out += " " + other;
    return out;
}

/// Line by line what differs, directories with all that is in them.
std::set<std::string> byKernel(const Listing& was, const Listing& is) {
    std::set<std::string> out;
    for (const auto& [path, a] : was) {
        const auto found = is.find(path);
        if (found == is.end() || (found->second.mode & S_IFMT) != (a.mode & S_IFMT)) {
            out.insert(path + " removed");
            continue;
        }
        const Thing& b = found->second;
        std::set<std::string> others;
        if (a.content.size() != b.content.size())
            others.insert("size");
        if (a.mode != b.mode)
            others.insert("mode");
        if (a.uid != b.uid || a.gid != b.gid)
            others.insert("owner");
        if (a.seconds != b.seconds || a.nanoseconds != b.nanoseconds)
            others.insert("times");
        if (a.xattrs != b.xattrs)
            others.insert("attributes");
        const auto ranges = rangesOf(a.content, b.content);
        if (!others.empty() || !ranges.empty())
            out.insert(textOf(path, "changed", ranges, others));
    }
    for (const auto& [path, b] : is) {
        const auto found = was.find(path);
        if (found == was.end() || (found->second.mode & S_IFMT) != (b.mode & S_IFMT))
            out.insert(path + " added");
    }
    return out;
}

/// Ours in the same form.
std::set<std::string> byOurs(const scene::Differences& differences, const Listing& was,
                             const Listing& is) {
    std::set<std::string> out;
    const auto all = [&out](const Listing& listing, const std::string& path, const char* what) {
        for (const auto& [below, thing] : listing) {
            if (below == path || below.starts_with(path + "/"))
                out.insert(below + " " + what);
        }
    };
    for (const auto& one : differences.list) {
        if (one.isSubvolume)
            continue;
        if (one.kind == scene::Difference::Kind::Removed)
            all(was, one.path, "removed");
        else if (one.kind == scene::Difference::Kind::Added)
            all(is, one.path, "added");
        else
            out.insert(
                textOf(one.path, "changed", one.ranges, {one.others.begin(), one.others.end()}));
    }
    return out;
}

std::string firstDifference(const std::set<std::string>& theirs,
                            const std::set<std::string>& ours) {
    std::string out;
    for (const std::string& line : theirs) {
        if (!ours.contains(line))
            out += "kernel: " + line.substr(0, 200) + "\n";
    }
    for (const std::string& line : ours) {
        if (!theirs.contains(line))
            out += "ours: " + line.substr(0, 200) + "\n";
    }
    return out.substr(0, 2000);
}

/// Names and directories, which RandomWork has few of.
void moreWork(files::Operations& o, Dice& dice) {
    const auto directory = [&] { return std::format("/d{}", dice.below(4)); };
    const auto inside = [&] { return std::format("{}/g{}", directory(), dice.below(5)); };
    Status done;
    switch (dice.below(10)) {
        case 0:
            done = o.mkdir(directory(), 0755);
            break;
        case 1:
        case 2:
        case 3:
            done = o.write(inside(), dice.below(9000), asBytes(filled(char(dice.below(256)), 300)));
            break;
        case 4:
            done = o.rename(directory(), directory() + "/sub", files::Rename::NoReplace);
            break;
        case 5:
            done = o.rename(directory() + "/sub", directory(), files::Rename::NoReplace);
            break;
        case 6:
            done = o.rename(inside(), inside(), files::Rename::Replace);
            break;
        case 7:
            done = o.symlink(inside(), inside() + "link");
            break;
        case 8:
            done = o.chmod(inside(), dice.oneIn(2) ? 0600 : 0640);
            break;
        default:
            done = dice.oneIn(2) ? o.link(inside(), inside()) : o.remove(inside(), false);
            break;
    }
}

/// Counts how many blocks are read.
class Counted final : public btree::BlockSource {
public:
    explicit Counted(const btree::BlockSource& source) : source_(source) {}
    Result<format::BlockView> block(const format::Expect& expect) const override {
        ++blocks;
        return source_.block(expect);
    }
    mutable std::uint64_t blocks = 0;

private:
    const btree::BlockSource& source_;
};

}  // namespace

class TestCompare : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { seed_ = seedFromEnvironment(); }
    void asTheKernelSees_data();
    void asTheKernelSees();
    void momentsAndNow();
    void onlyWhatDiffersIsRead();
    void whatIsNoSubvolume();

private:
    std::uint64_t seed_ = 0;
};

void TestCompare::asTheKernelSees_data() { addRounds(4); }

void TestCompare::asTheKernelSees() {
    DAXSCOPE_NEEDS_MOUNTS();
    QFETCH(int, round);
    Dice dice(seed_ + static_cast<std::uint64_t>(round));
    DaxImage image(128ULL << 20, round % 2 == 0, round % 2 == 0 ? 16384 : 4096);
    QVERIFY(image.good());
    session::Session& session = image.session();
    RandomWork work(session, dice);
    const auto some = [&](int steps) {
        for (int i = 0; i < steps; ++i) {
            work.step();
            const auto held = session.filesystem()->lock();
            for (int j = 0; j < 3; ++j)
                moreWork(*session.operations(), dice);
        }
    };
    some(60);
    // One that shares nothing with the others, with inode numbers of its own.
    QVERIFY(session.operations()->subvolume("/apart"));
    for (int i = 0; i < 5; ++i)
        QVERIFY(session.filesystem()->write(std::format("/apart/f{}", i), 0,
                                            asBytes(filled(char('0' + i), 5000))));
    QVERIFY(session.filesystem()->snapshot("/", "/k1", true));
    some(25);
    QVERIFY(session.filesystem()->snapshot("/", "/k2", false));
    some(8);
    QVERIFY(session.filesystem()->snapshot("/k2", "/k3", true));
    QVERIFY(session.commit());
    std::map<std::pair<std::string, std::string>, scene::DifferencesPtr> found;
    const std::vector<std::string> tops = {"/", "/k1", "/k2", "/k3", "/apart"};
    Progress progress;
    for (const std::string& a : tops) {
        for (const std::string& b : tops) {
            const auto differences = session.compare(a, b, progress);
            QVERIFY2(differences, differences ? "" : differences.error().text().c_str());
            found[{a, b}] = *differences;
        }
    }
    QVERIFY(session.commit());
    image.close();
    ScratchDirectory scratch;
    const auto mounted = LoopMount::mount(image.path(), scratch.path("mounted"), {}, true);
    QVERIFY2(mounted, mounted ? "" : mounted.error().c_str());
    std::map<std::string, Listing> listings;
    for (const std::string& top : tops)
        list(mounted->where() + (top == "/" ? "" : top), "", listings[top]);
    std::size_t lines = 0;
    for (const auto& [pair, differences] : found) {
        const Listing& was = listings[pair.first];
        const Listing& is = listings[pair.second];
        const auto theirs = byKernel(was, is);
        const auto ours = byOurs(*differences, was, is);
        lines += theirs.size();
        QVERIFY2(theirs == ours,
                 qPrintable(QString("%1 and %2:\n%3")
                                .arg(QString::fromStdString(pair.first),
                                     QString::fromStdString(pair.second),
                                     QString::fromStdString(firstDifference(theirs, ours)))));
    }
    QVERIFY(lines > 20);
}

/// A moment and now say the same as two snapshots, taken then and now.
void TestCompare::momentsAndNow() {
    Dice dice(seed_ + 50);
    DaxImage image(128ULL << 20);
    session::Session& session = image.session();
    QVERIFY(session.filesystem()->write("/f", 0, asBytes(filled('f', 10 * page))));
    QVERIFY(session.operations()->mkdir("/d", 0755));
    const auto moment = session.takeMoment("m");
    QVERIFY(moment);
    // Where it lies, in the same transaction: no item says so.
    const dax::ViewId view = image.map("/f");
    QCOMPARE(image.store(view, 3 * page + 7, "stored"), 0);
    QVERIFY(session.filesystem()->write("/d/new", 0, asBytes(filled('n'))));
    QVERIFY(session.operations()->subvolume("/sub"));
    QVERIFY(session.settle());
    const auto past = session.lookAt(*moment);
    QVERIFY(past);
    Progress progress;
    const auto bytes = session.changedBytes(**past, session);
    const auto found = session.compareWith(**past, bytes, progress);
    QVERIFY2(found, found ? "" : found.error().text().c_str());
    std::set<std::string> lines;
    for (const auto& one : (*found)->list)
        lines.insert(textOf(one.path, scene::kindName(one.kind), one.ranges, {}));
    QVERIFY2(lines.contains(std::format("/f changed {}+{}", 3 * page, page)), "stored in place");
    QVERIFY(lines.contains("/d/new added"));
    QVERIFY(lines.contains("/sub added"));
    const std::uint64_t device = image.device("/f", 3 * page);
    QVERIFY(std::ranges::any_of(bytes, [&](ByteRange r) { return r.contains(device); }));
}

void TestCompare::onlyWhatDiffersIsRead() {
    DaxImage image(256ULL << 20, true, 4096);
    session::Session& session = image.session();
    for (int i = 0; i < 4000; ++i)
        QVERIFY(session.operations()->create(std::format("/file-{}", i), 0100644, 0));
    QVERIFY(session.filesystem()->snapshot("/", "/s", true));
    QVERIFY(session.filesystem()->write("/file-1234", 0, asBytes(filled('x'))));
    QVERIFY(session.commit());
    const auto& names = session.names();
    const auto* now = names.subvolume(format::id::fsTree);
    const auto then = names.resolve("/s");
    QVERIFY(then);
    const Counted first(session.volume());
    const Counted second(session.volume());
    int items = 0;
    const auto all = [&](const format::Key&, const Bytes*, const Bytes*) -> Status {
        ++items;
        return {};
    };
    QVERIFY(btree::forEachDifference({first, *names.rootOf(*then)},
                                     {second, names.currentRoot(*now)}, UINT64_MAX, all));
    QVERIFY2(items > 0 && items < 40, qPrintable(QString::number(items)));
    QVERIFY2(first.blocks + second.blocks < 40,
             qPrintable(QString("%1 blocks").arg(first.blocks + second.blocks)));
    Progress progress;
    const auto found = session.compare("/s", "/", progress);
    QVERIFY(found);
    QCOMPARE(std::ranges::count_if((*found)->list, [](const auto& d) { return !d.isSubvolume; }),
             1);
    QCOMPARE((*found)->list.front().path, std::string("/file-1234"));
}

void TestCompare::whatIsNoSubvolume() {
    DaxImage image(128ULL << 20);
    QCOMPARE(image.write("/f", 0, "x"), 0);
    Progress progress;
    const auto file = image.session().compare("/", "/f", progress);
    QVERIFY(!file && file.error().code == EINVAL);
    const auto missing = image.session().compare("/", "/nowhere", progress);
    QVERIFY(!missing && missing.error().code == ENOENT);
    const std::string path = image.path();
    QCOMPARE(image.check(), std::string());
    const Ran ran = runDaxscope({"compare", path, "/", "/", "--json"});
    QVERIFY2(ran.ok(), ran.verdict().c_str());
    QCOMPARE(ran.out, std::string("{\"differences\":[]}\n"));
    QCOMPARE(runDaxscope({"compare", path, "/", "/f"}).exitCode, 1);
    QCOMPARE(runDaxscope({"compare", path, "/"}).exitCode, 2);
}

QTEST_GUILESS_MAIN(TestCompare)
#include "test_compare.moc"

// Damage, structure by structure, before `btrfs check` and before us (mission F4, F12). For each of support/damage_matrix.h:
//
//   - everything that can be asked ends in an answer or in an error that names a place;
//   - what `btrfs check` finds, our checker finds; what only ours finds is of the kinds in `oursAlone`, each with its reason;
//   - a write is refused with a reason, or leaves an image of which `btrfs check` complains of nothing new.
//
// There are more trials than a test has time for: as many are made as there is, always in the same order, in which it is known
// what btrfs check says and how. DAXSCOPE_DAMAGE_SEED=n takes another order, for who looks at what it shows;
// DAXSCOPE_DAMAGE_SECONDS=n gives more time, DAXSCOPE_DAMAGE_ALL=1 makes every trial, DAXSCOPE_DAMAGE=text those with the text in their name;
// DAXSCOPE_DAMAGE_LOG=file gets a line of JSON for each; DAXSCOPE_DAMAGE_KEEP=prefix keeps copies of the images without damage.
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>
#include <algorithm>
#include <array>
#include <format>
#include <fstream>
#include <map>
#include <memory>
#include <set>

#include "check/check.h"
#include "format/checksum.h"
#include "fuzz/walk.h"
#include "session/create.h"
#include "session/session.h"
#include "support/damage_matrix.h"
#include "support/file_operation.h"
#include "support/filler.h"
#include "support/last_words.h"
#include "support/loop_mount.h"
#include "support/process.h"

using namespace daxscope;
using namespace daxscope::test;

namespace {

/// All bytes of a file, shared with whoever reads it.
class SharedMap {
public:
    explicit SharedMap(const std::string& path) {
        const int fd = ::open(path.c_str(), O_RDWR | O_CLOEXEC);
        struct stat status{};
        if (fd >= 0 && ::fstat(fd, &status) == 0) {
            const auto length = static_cast<std::size_t>(status.st_size);
            void* map = ::mmap(nullptr, length, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
            if (map != MAP_FAILED)
                bytes_ = {static_cast<std::byte*>(map), length};
        }
        if (fd >= 0)
            ::close(fd);
    }
    ~SharedMap() {
        if (!bytes_.empty())
            ::munmap(bytes_.data(), bytes_.size());
    }
    SharedMap(const SharedMap&) = delete;
    SharedMap& operator=(const SharedMap&) = delete;
    [[nodiscard]] std::span<std::byte> bytes() const { return bytes_; }

private:
    std::span<std::byte> bytes_;
};

/// What `btrfs check` says of an image.
struct Judgement {
    bool clean = false;
    bool whole = false;           ///< it came to an end by itself; on some damage it crashes
    std::set<std::string> kinds;  ///< its complaints, numbers and names left out
    std::string text;

    /// Its first complaints.
    [[nodiscard]] std::string summary() const {
        std::string all;
        for (const std::string& kind : kinds)
            if (all.size() < 400)
                all += (all.empty() ? "" : " | ") + kind;
        return all;
    }
};

Judgement judge(const std::string& image, const char* mode = "original") {
    const Ran ran =
        run({"btrfs", "check", "--mode", mode, "--check-data-csum", image}, {.timeoutSeconds = 15});
    Judgement judgement;
    judgement.whole = ran.exitCode >= 0;
    judgement.text = ran.out + ran.err;
    judgement.clean = ran.ok();
    // Progress and sums, which every run prints; traces of its own crashes, but for the reason; what it finds on other devices
    // when it looks for the rest of a filesystem; a reference that no file has, which it tells as a wrong count, too.
    static const QRegularExpression harmless(
        R"(^(\[|ERROR: cannot scan|Opening filesystem|Checking filesystem|UUID:|found \d+ bytes used|total |btree space )"
        R"(waste|file data blocks| referenced|\S+\(.*\[0x|$))");
    // Of a block that it met nowhere it tells a level which it does not know.
    static const QRegularExpression level(R"(^metadata level mismatch on \[(\d+),)");
    const auto isMet = [&](const QString& block) {
        return !judgement.text.contains(std::format(
            "incorrect global backref count on {} found 1 wanted 0", block.toStdString()));
    };
    static const QRegularExpression numbers("0x[0-9a-f]+|[0-9]+|[0-9a-f]{8}(-[0-9a-f]{4})*");
    static const QRegularExpression names("name:? .* (?=filetype|namelen)|name .*$|/dev/shm/.*$");
    for (QString line : QString::fromStdString(judgement.text).split('\n')) {
        if (harmless.match(line).hasMatch() || line.endsWith("file item bytenr 0"))
            continue;
        if (const auto found = level.match(line); found.hasMatch() && !isMet(found.captured(1)))
            continue;
        // Who holds it is named in another way when a block is copied.
        static const QRegularExpression holder(R"(referencer count mismatch \(.*\))");
        line.replace(holder, "referencer count mismatch");
        // One thing in two wordings.
        if (line.startsWith("there is no free space entry"))
            line = "wanted bytes 0, found 0 for off 0";
        judgement.kinds.insert(
            line.replace(names, "name ").replace(numbers, "N").trimmed().toStdString());
    }
    return judgement;
}

/// Damage that neither implementation of btrfs check sees, and why we call it that: beginnings of Damage::kind.
struct OursAlone {
    std::string_view reason;
    std::vector<std::string_view> kinds;
};

const std::vector<OursAlone>& oursAlone() {
    static const std::vector<OursAlone> all = {
        {"one good copy of two is enough for it", {"spoilt in copy"}},
        {"a rule of the item, which the kernel refuses to read or to unpack when it is broken",
         {"DIR_INDEX dataLen",
          "DIR_ITEM dataLen",
          "DIR_ITEM nameLen",
          "DIR_ITEM name[0]",
          "DIR_ITEM key.offset",
          "DIR_ITEM type",
          "DIR_ITEM location.type",
          "DIR_INDEX nameLen",
          "DIR_INDEX type",
          "DIR_INDEX location.type",
          "XATTR_ITEM ",
          "INODE_REF nameLen",
          "INODE_REF key.type",
          "INODE_EXTREF ",
          "EXTENT_DATA compression",
          "EXTENT_DATA encryption",
          "EXTENT_DATA otherEncoding",
          "EXTENT_DATA ramBytes",
          "EXTENT_DATA offset",
          "EXTENT_DATA key.offset",
          "FREE_SPACE_INFO flags",
          "INODE_ITEM flags",
          "INODE_ITEM key.offset",
          "INODE_ITEM nlink",
          "INODE_ITEM mode",
          "ROOT_ITEM flags",
          "ROOT_ITEM dropLevel",
          "ROOT_ITEM inode.",
          "leaf header flags",
          "node header flags",
          "CHUNK_ITEM subStripes",
          "BLOCK_GROUP_ITEM chunkObjectid",
          "superblock flags"}},
        {"made by a transaction that has not been, or after what it is part of",
         {"INODE_ITEM generation", "INODE_ITEM transid", "EXTENT_DATA generation",
          "ROOT_ITEM generation", "superblock cacheGeneration", "superblock chunkRootGeneration",
          "DIR_INDEX transid", "DIR_ITEM transid"}},
        {"two places say different things, and it reads one of them",
         {"CHUNK_ITEM ioAlign", "CHUNK_ITEM ioWidth", "CHUNK_ITEM owner", "CHUNK_ITEM stripe[",
          "DEV_EXTENT chunkTree", "DEV_EXTENT chunkObjectid", "DEV_ITEM key.offset",
          "DEV_ITEM totalBytes", "DIR_INDEX location.offset", "DIR_ITEM location.offset",
          "ROOT_ITEM refs", "leaf header chunkTreeUuid", "node header chunkTreeUuid",
          "superblock devItem.", "superblock leafSize", "superblock rootDirObjectid",
          "superblock totalBytes", "superblock sysChunkArray"}},
        {"a symbolic link's size is its target's", {"INODE_ITEM size"}},
        {"it takes any magic number whose superblock is sound otherwise", {"superblock magic"}},
        {"the top directory's own reference is not looked for", {"INODE_REF key.offset"}},
        {"only some trees' keys are", {"ROOT_ITEM key.offset", "INODE_REF key.objectid = most"}},
        {"it does not ask who holds the data of a leaf that has none",
         {"METADATA_ITEM flags ^ bit 8"}},
        {"the subvolume to be mounted is looked for by the kernel alone",
         {"DIR_ITEM location.objectid"}},
        {"it does not miss the checksum's extent when the last item of the leaf is gone",
         {"leaf header nritems"}},
    };
    return all;
}

/// The last leaves of a tree cannot be missed: numbers of files that were there are given once more, as the kernel would.
constexpr std::string_view lostLeaf = "node header nritems";

/// Damage that says something wrong of another file: who removes that file, as the kernel would, leaves this name dangling.
constexpr std::array<std::string_view, 2> danglingNames = {"DIR_INDEX location.objectid",
                                                           "DIR_INDEX added"};

bool isKnownAlone(const std::string& kind) {
    return std::ranges::any_of(oursAlone(), [&](const OursAlone& alone) {
        return std::ranges::any_of(alone.kinds,
                                   [&](std::string_view known) { return kind.starts_with(known); });
    });
}

/// An error without a place is of no use on an image of a thousand blocks.
bool namesPlace(const Error& error) {
    static const QRegularExpression place("[0-9]|superblock|/|“");
    // Others answer a wrong question: what a directory's content is.
    return error.code != EIO || !error.where.empty() ||
           place.match(QString::fromStdString(error.what)).hasMatch();
}

double secondsToSpend() {
    if (qEnvironmentVariableIsSet("DAXSCOPE_DAMAGE_ALL"))
        return 1e9;
    bool good = false;
    const double wanted = qEnvironmentVariable("DAXSCOPE_DAMAGE_SECONDS").toDouble(&good);
    return good ? wanted : 25;
}

/// A tree of files by our own operations: what the kernel's files look like when we write them.
Status fillByOurselves(const std::string& image, std::uint64_t seed) {
    DAX_TRY(const auto session, session::Session::openForWriting(image));
    files::Operations& operations = *session->operations();
    DAX_CHECK(operations.subvolume("/v"));
    DAX_CHECK(operations.mkdir("/v/many", 0755));
    const std::string content(9000, 'o');
    for (int i = 0; i < 200; ++i)
        DAX_CHECK(operations.write(std::format("/v/many/entry number {}", i), 0,
                                   asBytes(content).first(i % 3 == 0 ? 9000 : i % 3 * 40)));
    for (int i = 0; i < 30; ++i)
        DAX_CHECK(operations.link("/v/many/entry number 0", std::format("/v/link {}", i)));
    DAX_CHECK(operations.symlink("many", "/v/symlink"));
    DAX_CHECK(operations.setxattr("/v/many", "user.name", asBytes("value")));
    DAX_CHECK(operations.write("/v/file", 0, asBytes(std::string(300'000, 'f'))));
    DAX_CHECK(operations.create("/v/reserved", S_IFREG | 0644, 0));
    DAX_CHECK(operations.allocate("/v/reserved", {0, 100'000}, false));
    DAX_CHECK(operations.snapshot("/v", "/snapshot", true));
    DAX_CHECK(operations.write("/v/file", 50'000, asBytes(content)));
    DAX_CHECK(operations.clone("/v/file", 0, "/v/clone", 0, 0));
    DAX_CHECK(operations.write("/file", 0, asBytes(std::string(100'000, 'g'))));
    Dice dice(seed);
    for (int i = 0; i < 200; ++i) {
        // Many cannot be done, which is a matter of other tests.
        [[maybe_unused]] const Status done = applyToEngine(operations, randomOperation(dice));
    }
    DAX_CHECK(operations.clean());
    return session->commit();
}

}  // namespace

class DamageMatrix : public QObject {
    Q_OBJECT

    std::unique_ptr<ScratchDirectory> scratch_;
    std::uint64_t seed_ = 0;
    std::ofstream log_;

    // Of the image that is tried.
    std::string image_;
    std::unique_ptr<SharedMap> map_;
    std::set<std::string> problems_;
    std::set<std::string> foundInSound_;  ///< what our checker says of it without damage

    void make(const QString& how);
    void trial(PatchedImage& patched, const Damage& damage, Dice& dice);
    std::vector<check::Finding> check(const Damage& damage, Bytes image);
    void soundImage();
    void compare(const Damage& damage, const Judgement& theirs,
                 const std::vector<check::Finding>& ours);
    [[nodiscard]] static const std::vector<std::vector<std::string>>& writes();
    void write(const Damage& damage, const std::vector<std::string>& how, const Judgement& before);
    void problem(const Damage& damage, const std::string& what) {
        problems_.insert(std::format("{}: {}", damage.name, what));
    }

private slots:
    void initTestCase();
    void everyStructure_data();
    void everyStructure();
};

void DamageMatrix::initTestCase() {
    DAXSCOPE_NEEDS_MOUNTS();
    QVERIFY2(!daxscopeBinary().empty(), "DAXSCOPE_BIN names the program under test");
    seed_ = std::max(1ULL, qEnvironmentVariable("DAXSCOPE_DAMAGE_SEED").toULongLong());
    scratch_ = std::make_unique<ScratchDirectory>();
    if (const QString log = qEnvironmentVariable("DAXSCOPE_DAMAGE_LOG"); !log.isEmpty())
        log_.open(log.toStdString(), std::ios::app);
    LastWords::install();
}

void DamageMatrix::make(const QString& how) {
    image_ = scratch_->path("image");
    if (how == "ours") {
        ::unlink(image_.c_str());
        const Status made =
            session::createImage(image_, {.size = 128ULL << 20, .label = {}, .nodeSize = 4096});
        QVERIFY2(made.has_value(), made ? "" : made.error().text().c_str());
        const Status filled = fillByOurselves(image_, 1);
        QVERIFY2(filled.has_value(), filled ? "" : filled.error().text().c_str());
        return;
    }
    const bool groupTree = how == "block group tree";
    std::vector<std::string> arguments = {"-m", "dup"};
    if (groupTree)
        arguments = {"-m", "single", "-n", "4K", "-O", "block-group-tree"};
    QVERIFY(makeImage(image_, 200 << 20, arguments).has_value());
    auto mount = LoopMount::mount(image_, scratch_->path("m"));
    QVERIFY2(mount.has_value(), mount ? "" : mount.error().c_str());
    FillPlan plan = FillPlan::small();
    plan.balance = !groupTree;
    plan.bigDirectory = 300;
    Filler filler(*mount, 1, plan);
    QVERIFY2(filler.fill(), filler.problem().c_str());
    QVERIFY(mount->unmount());
}

void DamageMatrix::everyStructure_data() {
    QTest::addColumn<QString>("how");
    for (const char* how : {"kernel", "ours", "block group tree"})
        QTest::newRow(how) << how;
}

void DamageMatrix::everyStructure() {
    QFETCH(QString, how);
    make(how);
    if (QTest::currentTestFailed())
        return;
    map_ = std::make_unique<SharedMap>(image_);
    QVERIFY(!map_->bytes().empty());
    if (const QString keep = qEnvironmentVariable("DAXSCOPE_DAMAGE_KEEP"); !keep.isEmpty())
        QVERIFY(copySparse(image_, (keep + how).toStdString()));
    const auto damages = damagesOf(map_->bytes());
    QVERIFY2(damages.has_value(), damages ? "" : damages.error().text().c_str());

    // By kind, so that one seed means the same damages on images which are not quite the same, and by itself.
    std::vector<std::pair<std::uint64_t, const Damage*>> order;
    std::map<std::string, std::uint64_t> ofKind;
    const std::string only = qEnvironmentVariable("DAXSCOPE_DAMAGE").toStdString();
    for (const Damage& damage : *damages) {
        const std::string text = std::format("{} {}", damage.kind, ofKind[damage.kind]++);
        if (damage.name.contains(only))
            order.emplace_back(Dice(seed_ ^ format::rawCrc32c(~0U, asBytes(text))).below(1U << 31U),
                               &damage);
    }
    problems_.clear();
    soundImage();
    std::ranges::sort(order);
    PatchedImage patched(map_->bytes());
    QElapsedTimer timer;
    timer.start();
    const double budget = secondsToSpend();
    std::size_t tried = 0;
    for (; tried < order.size() && (tried < 20 || timer.elapsed() < budget * 1000); ++tried) {
        const auto& [number, damage] = order[tried];
        LastWords::set("\ndied with: " + damage->name + "\n");
        apply(patched, *damage);
        Dice dice(number);
        trial(patched, *damage, dice);
        patched.restore();
    }
    qInfo("%zu of %zu damages tried in %.1f s", tried, order.size(),
          static_cast<double>(timer.elapsed()) / 1000);
    const Judgement after = judge(image_);
    QVERIFY2(after.clean, "the damage was not undone");
    map_.reset();
    for (const std::string& text : problems_)
        std::printf("  %s\n", text.c_str());
    QVERIFY2(problems_.empty(), std::format("{} problems, see above", problems_.size()).c_str());
}

void DamageMatrix::trial(PatchedImage& patched, const Damage& damage, Dice& dice) {
    constexpr unsigned wallLimit = 120;
    ::alarm(wallLimit);
    std::vector<Error> errors;
    Walk::everything(patched.bytes(), 1, &errors);
    ::alarm(0);
    for (const Error& error : errors) {
        if (!namesPlace(error))
            problem(damage, "an error without a place: " + error.text());
    }
    const Judgement theirs = judge(image_);
    compare(damage, theirs, check(damage, patched.bytes()));
    write(damage, writes()[dice.below(writes().size())], theirs);
}

std::vector<check::Finding> DamageMatrix::check(const Damage& damage, Bytes image) {
    constexpr unsigned wallLimit = 120;
    ::alarm(wallLimit);
    Progress progress;
    const auto report = check::check(image, {}, progress);
    ::alarm(0);
    if (!report) {
        problem(damage, "the checker gives up: " + report.error().text());
        return {};
    }
    std::vector<check::Finding> findings;
    for (const check::Finding& finding : report->findings) {
        if (!foundInSound_.contains(finding.what + finding.where))
            findings.push_back(finding);
        if (finding.what.empty() || finding.where.empty() || check::meaningOf(finding.kind).empty())
            problem(damage,
                    std::format("a finding without words: “{}” ({})", finding.what, finding.where));
    }
    return findings;
}

void DamageMatrix::compare(const Damage& damage, const Judgement& theirs,
                           const std::vector<check::Finding>& ours) {
    bool lowMemoryClean = true;
    if (!theirs.clean && ours.empty())
        problem(damage, "only btrfs check finds damage: " + theirs.summary());
    if (theirs.clean && !ours.empty()) {
        // Its second implementation looks at some things closer than the first one.
        lowMemoryClean = judge(image_, "lowmem").clean;
        if (lowMemoryClean && !isKnownAlone(damage.kind))
            problem(damage, std::format("only ours finds damage: {} ({})", ours.front().what,
                                        ours.front().where));
    }
    if (!log_.is_open())
        return;
    QJsonObject entry{{"name", QString::fromStdString(damage.name)},
                      {"kind", QString::fromStdString(damage.kind)},
                      {"theirs", QString::fromStdString(theirs.summary())},
                      {"clean", theirs.clean},
                      {"lowmemClean", lowMemoryClean}};
    QJsonArray found;
    for (std::size_t i = 0; i < std::min<std::size_t>(ours.size(), 5); ++i)
        found.append(QString::fromStdString(
            std::format("{}: {} ({})", check::wordFor(ours[i].kind), ours[i].what, ours[i].where)));
    entry["ours"] = found;
    log_ << QJsonDocument(entry).toJson(QJsonDocument::Compact).toStdString() << std::endl;
}

const std::vector<std::vector<std::string>>& DamageMatrix::writes() {
    // What follows the name of the image.
    static const std::vector<std::vector<std::string>> all = {
        {"write", "/daxscope was here", "0", std::string(20'000, 'w')},
        {"write", "/v/file", "8192", std::string(20'000, 'w')},
        {"mkdir", "/v/many/a new one"},
        {"remove", "--recursive", "/v/many"},
        {"truncate", "/v/fragmented", "100000"},
        {"snapshot", "/v", "/another snapshot"}};
    return all;
}

void DamageMatrix::write(const Damage& damage, const std::vector<std::string>& how,
                         const Judgement& before) {
    const std::string copy = scratch_->path("copy");
    QVERIFY(copySparse(image_, copy));
    std::vector<std::string> command = how;
    command.insert(command.begin() + 1, copy);
    const Ran ran = runDaxscope(command, {.timeoutSeconds = 60});
    if (ran.exitCode != 0 && ran.exitCode != 1)
        return problem(damage, std::format("{}: {}", how[0], ran.verdict()));
    if (ran.exitCode == 1 && ran.err.empty())
        problem(damage, how[0] + " fails without a word");
    if (!before.whole)
        return;
    const Judgement after = judge(copy);
    if (!before.clean && !after.whole)
        return;
    if (how[0] == "remove" && std::ranges::any_of(danglingNames, [&](std::string_view known) {
            return damage.kind.starts_with(known);
        }))
        return;
    if (damage.kind.starts_with(lostLeaf) && (how[0] == "write" || how[0] == "mkdir"))
        return;
    // Damage of files is told in other words where trees begin to share it, or cease to.
    const bool ofFiles = std::ranges::any_of(before.kinds, [](const std::string& kind) {
        return kind.starts_with("bad block") || kind.starts_with("root ");
    });
    const auto isCopied = [&](const std::string& kind) {
        return (ofFiles || (how[0] == "snapshot" && !before.clean)) &&
               (kind.starts_with("root ") || kind.starts_with("unresolved ref") ||
                kind.starts_with("Missing file extent item"));
    };
    for (const std::string& kind : after.kinds) {
        if (!before.kinds.contains(kind) && !isCopied(kind))
            problem(damage, std::format("{} ({}) made it worse: {}; before: {}", how[0],
                                        ran.verdict(), kind, before.summary()));
    }
}

/// Before there is damage: all judges say so, and no write does any.
void DamageMatrix::soundImage() {
    const Damage none{"sound image", "none", {}, true};
    const Judgement theirs = judge(image_);
    if (!theirs.clean)
        problem(none, theirs.text);
    foundInSound_.clear();
    for (const check::Finding& finding : check(none, map_->bytes())) {
        problem(none, std::format("our checker: {} ({})", finding.what, finding.where));
        foundInSound_.insert(finding.what + finding.where);
    }
    for (const auto& how : writes())
        write(none, how, theirs);
}

QTEST_GUILESS_MAIN(DamageMatrix)
#include "test_damage_matrix.moc"

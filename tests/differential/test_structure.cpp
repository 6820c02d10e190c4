// Who shares extents, and which tree blocks there are and who reaches them, against the kernel and btrfs-progs: the figures of
// files against FIEMAP and `btrfs filesystem du`, what is exclusive against sums over dump-tree's items and against quota
// groups, tree blocks against dump-tree. And after random operations: what the open image answers is what is read afresh.
//
// The seed is printed; DAXSCOPE_SEED=n repeats it.
#include <linux/fiemap.h>
#include <QTest>

#include <algorithm>
#include <format>
#include <map>
#include <set>
#include <sstream>

#include "format/constants.h"
#include "session/session.h"
#include "support/dump_tree.h"
#include "support/file_operation.h"
#include "support/filler.h"
#include "support/kernel_view.h"
#include "support/loop_mount.h"
#include "support/process.h"

using namespace daxscope;
using namespace daxscope::test;

namespace {

using File = std::pair<std::uint64_t, std::uint64_t>;

/// Sums over what dump-tree printed.
struct Oracle {
    struct Extent {
        std::uint64_t length = 0;
        std::set<File> files;
        std::set<std::pair<File, std::uint64_t>> references;  ///< and where in it the extent begins
        std::set<std::uint64_t> trees;
        std::vector<bool> reached;  ///< by sector
    };
    struct Figures {
        std::uint64_t exclusive = 0, shared = 0, unreachable = 0;
        [[nodiscard]] bool operator==(const Figures&) const = default;
    };
    std::map<std::uint64_t, Extent> extents;
    std::map<File, Figures> files;
    std::map<std::uint64_t, Figures> trees;

    explicit Oracle(const Dump& dump) {
        for (const auto& [file, pieces] : dump.files) {
            for (const DumpedFileExtent& piece : pieces) {
                if (piece.diskLogical == 0 || piece.type == "inline")
                    continue;
                Extent& extent = extents[piece.diskLogical];
                extent.length = piece.diskLength;
                extent.files.insert(file);
                extent.references.emplace(file, piece.offset - piece.extentOffset);
                extent.trees.insert(file.first);
                extent.reached.resize(piece.diskLength / 4096);
                const bool packed = piece.compression != "none";
                const std::uint64_t from = packed ? 0 : piece.extentOffset / 4096;
                const std::uint64_t to =
                    packed ? extent.reached.size() : from + piece.length / 4096;
                for (std::uint64_t i = from; i < to; ++i)
                    extent.reached[i] = true;
            }
        }
        for (const auto& [logical, extent] : extents) {
            const auto lost =
                4096 * static_cast<std::uint64_t>(std::ranges::count(extent.reached, false));
            const auto add = [&](Figures& of, std::size_t holders) {
                (holders == 1 ? of.exclusive : of.shared) += extent.length;
                of.unreachable += lost;
            };
            for (const File& file : extent.files)
                add(files[file], extent.files.size());
            for (const std::uint64_t tree : extent.trees)
                add(trees[tree], extent.trees.size());
        }
    }

    /// Bytes of a file in extents that one reference holds and in those that others hold, too, be they of the same file at
    /// another place, as FIEMAP says it; and whether a back reference of one of them names a tree block.
    [[nodiscard]] std::pair<std::pair<std::uint64_t, std::uint64_t>, bool> bytesOf(
        const Dump& dump, const File& file) const {
        std::pair<std::uint64_t, std::uint64_t> bytes;
        bool byParent = false;
        const auto pieces = dump.files.find(file);
        if (pieces == dump.files.end())
            return {};
        for (const DumpedFileExtent& piece : pieces->second) {
            if (piece.diskLogical == 0 || piece.type == "inline")
                continue;
            const Extent& extent = extents.at(piece.diskLogical);
            (extent.references.size() > 1 ? bytes.second : bytes.first) += piece.length;
            byParent = byParent || dump.extents.at(piece.diskLogical).heldByParent;
        }
        return {bytes, byParent};
    }
};

QString named(const std::string& what, const Oracle::Figures& ours, const Oracle::Figures& theirs) {
    return QStringLiteral("%1: exclusive %2, shared %3, unreachable %4, not %5, %6, %7")
        .arg(QString::fromStdString(what))
        .arg(ours.exclusive)
        .arg(ours.shared)
        .arg(ours.unreachable)
        .arg(theirs.exclusive)
        .arg(theirs.shared)
        .arg(theirs.unreachable);
}

Oracle::Figures figuresOf(const scene::Holder& holder) {
    return {holder.exclusive, holder.shared, holder.unreachable};
}

std::string said(const std::string& path, const scene::Holder& ours,
                 const std::pair<std::uint64_t, std::uint64_t>& theirs) {
    return std::format("{}: exclusive {} and shared {}, not {} and {}", path, ours.fileExclusive,
                       ours.fileShared, theirs.first, theirs.second);
}

/// "Total Exclusive Set-shared Filename" of one file.
std::optional<std::pair<std::uint64_t, std::uint64_t>> filesystemDu(const std::string& path) {
    const Ran ran = run({"btrfs", "filesystem", "du", "--raw", "--summarize", path});
    std::istringstream lines(ran.out);
    std::string line;
    if (!ran.ok() || !std::getline(lines, line))
        return std::nullopt;
    std::uint64_t total = 0;
    std::uint64_t exclusive = 0;
    if (!(lines >> total >> exclusive))
        return std::nullopt;
    return std::pair(exclusive, total - exclusive);
}

}  // namespace

class Structure : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { DAXSCOPE_NEEDS_MOUNTS(); }
    void figuresOfFilesAndSubvolumes_data();
    void figuresOfFilesAndSubvolumes();
    void exclusiveIsWhatQuotaGroupsCount();
    void openImageEqualsFreshOne();

private:
    static void compareTrees(session::Session& session, const Dump& dump);
};

void Structure::figuresOfFilesAndSubvolumes_data() {
    QTest::addColumn<QStringList>("mkfs");
    QTest::addColumn<bool>("balance");
    QTest::newRow("nodes of 16K, dup") << QStringList{"-m", "dup"} << false;
    QTest::newRow("nodes of 4K, single, relocated")
        << QStringList{"-n", "4K", "-m", "single"} << true;
}

void Structure::figuresOfFilesAndSubvolumes() {
    QFETCH(QStringList, mkfs);
    QFETCH(bool, balance);
    const std::uint64_t seed = seedFromEnvironment();
    const ScratchDirectory scratch;
    const std::string image = scratch.path("a.img");
    const std::string where = scratch.path("mount");
    std::vector<std::string> arguments;
    for (const QString& argument : mkfs)
        arguments.push_back(argument.toStdString());
    QVERIFY(makeImage(image, 2ULL << 30, arguments));
    {
        auto mount = LoopMount::mount(image, where);
        QVERIFY2(mount, mount ? "" : mount.error().c_str());
        FillPlan plan = FillPlan::small();
        plan.randomOperations = 250;
        plan.snapshots = 6;
        plan.balance = balance;
        Filler filler(*mount, seed, plan);
        QVERIFY2(filler.fill(), filler.problem().c_str());
    }
    auto mount = LoopMount::mount(image, where, {}, true);
    QVERIFY2(mount, mount ? "" : mount.error().c_str());
    const auto kernel = lookAt(where);
    QVERIFY2(kernel, kernel ? "" : kernel.error().c_str());
    std::map<std::string, std::pair<std::uint64_t, std::uint64_t>> du;
    for (const KernelEntry& entry : kernel->entries) {
        const bool plain = std::ranges::all_of(entry.path, [](char c) {
            return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '/' || c == '-' ||
                   c == '_' || c == '.';
        });
        if (!entry.isFile() || !entry.firstLink || !plain || entry.extents.empty() ||
            du.size() == 60)
            continue;
        const auto figures = filesystemDu(where + entry.path);
        QVERIFY2(figures, entry.path.c_str());
        du[entry.path] = *figures;
    }
    QVERIFY(mount->unmount());
    const auto dump = dumpTrees(image);
    QVERIFY2(dump, dump ? "" : dump.error().c_str());
    const Oracle oracle(*dump);

    auto session = session::Session::open(image);
    QVERIFY2(session, session ? "" : session.error().text().c_str());
    Progress progress;
    QVERIFY((*session)->scene(progress, {}));
    const auto whole = (*session)->sharing(progress);
    QVERIFY2(whole, whole ? "" : whole.error().text().c_str());
    QVERIFY((*whole)->cut.empty());
    QCOMPARE((*whole)->holders.size(), oracle.trees.size());
    for (const scene::Holder& holder : (*whole)->holders) {
        QVERIFY(oracle.trees.contains(holder.root));
        const auto& theirs = oracle.trees.at(holder.root);
        QVERIFY2(figuresOf(holder) == theirs,
                 qPrintable(named(holder.name, figuresOf(holder), theirs)));
    }
    // Every extent is on the axis once, with its holders.
    std::uint64_t length = 0;
    for (std::size_t i = 0; i < (*whole)->count(); ++i) {
        const auto& piece = (*whole)->piece(i);
        const auto& set = (*whole)->set(piece.set);
        length += piece.length;
        const auto found = std::ranges::find_if(oracle.extents, [&](const auto& pair) {
            const auto bytes = dump->deviceBytes(pair.first);
            return !bytes.empty() && bytes.front() == piece.device;
        });
        QVERIFY(found != oracle.extents.end());
        QCOMPARE(found->second.length, piece.length);
        std::set<std::uint64_t> trees;
        for (const std::uint32_t holder : set.holders)
            trees.insert((*whole)->holders[holder].root);
        QCOMPARE(trees, found->second.trees);
    }
    QCOMPARE((*whole)->count(), oracle.extents.size());
    QCOMPARE((*whole)->axisEnd(), length);

    std::size_t shared = 0;
    std::size_t compared = 0;
    std::size_t byReference = 0;  // files of which the kernel's figures are ours
    for (const KernelEntry& entry : kernel->entries) {
        if (!entry.isFile() || !entry.firstLink)
            continue;
        std::uint64_t exclusive = 0;
        std::uint64_t together = 0;
        for (const KernelExtent& extent : entry.extents) {
            if ((extent.flags & FIEMAP_EXTENT_DATA_INLINE) != 0)
                continue;
            ((extent.flags & FIEMAP_EXTENT_SHARED) != 0 ? together : exclusive) += extent.length;
        }
        const File file{entry.subvolume, entry.status.st_ino};
        const auto sharing = (*session)->sharing({file.first, file.second}, entry.path, progress);
        QVERIFY2(sharing, sharing ? "" : sharing.error().text().c_str());
        const scene::Holder& own = (*sharing)->holders.front();
        const auto [bytes, byParent] = oracle.bytesOf(*dump, file);
        QVERIFY2(std::pair(own.fileExclusive, own.fileShared) == bytes,
                 said(entry.path, own, bytes).c_str());
        // Where relocation has left references that name leaves, the kernel counts leaves: it does not see that two files of one
        // share, and takes one file that lies in two of them for two.
        const std::pair kernels(exclusive, together);
        QVERIFY2(byParent || kernels == bytes, said(entry.path, own, kernels).c_str());
        byReference += byParent ? 0 : 1;
        if (const auto reported = du.find(entry.path); reported != du.end())
            QVERIFY2(reported->second == kernels, said(entry.path, own, reported->second).c_str());
        // Of each holder what removing it would free; who they are comes of the extents.
        std::set<File> holders = {file};
        for (const auto& [logical, extent] : oracle.extents) {
            if (extent.files.contains(file))
                holders.insert(extent.files.begin(), extent.files.end());
        }
        QCOMPARE((*sharing)->holders.size(), holders.size());
        for (const scene::Holder& holder : (*sharing)->holders) {
            const File other{holder.root, holder.inode};
            QVERIFY(holders.contains(other));
            const auto theirs =
                oracle.files.contains(other) ? oracle.files.at(other) : Oracle::Figures{};
            QVERIFY2(figuresOf(holder) == theirs,
                     qPrintable(named(holder.name, figuresOf(holder), theirs)));
        }
        shared += holders.size() > 1 ? 1 : 0;
        ++compared;
    }
    QVERIFY(compared > 100);
    QVERIFY(balance || byReference > 100);
    QVERIFY(shared > 20);
    QVERIFY(du.size() > 20);
    compareTrees(**session, *dump);
}

/// The same blocks, reached by the same trees, with the same generations; and every one but roots has somebody who leads to it.
void Structure::compareTrees(session::Session& session, const Dump& dump) {
    Progress progress;
    const auto compare = [&](std::uint64_t tree, const auto& counts) {
        const auto read = session.treeBlocks(tree, progress);
        QVERIFY2(read, read ? "" : read.error().text().c_str());
        const scene::TreeBlocks& ours = **read;
        std::map<std::uint64_t, std::set<std::uint64_t>> theirs;
        for (const auto& [logical, block] : dump.blocks) {
            for (const std::uint64_t by : block.reachedBy) {
                if (counts(by))
                    theirs[logical].insert(by);
            }
        }
        QCOMPARE(ours.blocks.size(), theirs.size());
        std::vector<std::uint8_t> led(ours.blocks.size(), 0);
        for (const scene::TreeRootBlock& root : ours.roots)
            led[root.block] = 1;
        for (const scene::TreeBlock& block : ours.blocks) {
            QVERIFY(theirs.contains(block.logical));
            const DumpedBlock& dumped = dump.blocks.at(block.logical);
            QCOMPARE(block.generation, dumped.generation);
            QCOMPARE(block.owner, dumped.owner);
            QCOMPARE(unsigned{block.level}, dumped.level);
            QCOMPARE(block.device, dump.deviceBytes(block.logical).front());
            const auto& set = ours.sets[block.set];
            QCOMPARE(std::size_t{set.count}, theirs[block.logical].size());
            for (const std::uint64_t by : set.trees)
                QVERIFY(theirs[block.logical].contains(by));
            for (const std::uint32_t child : ours.childrenOf(block)) {
                QCOMPARE(unsigned{ours.blocks[child].level}, block.level - 1U);
                led[child] = 1;
            }
        }
        QVERIFY(std::ranges::all_of(led, [](std::uint8_t one) { return one != 0; }));
    };
    compare(0, [](std::uint64_t tree) { return format::isFileTree(tree); });
    const auto subvolumes = session.treeBlocks(0, progress);
    QVERIFY(subvolumes);
    QVERIFY((*subvolumes)->choices.size() > 6);
    for (const scene::TreeChoice& choice : (*subvolumes)->choices) {
        if (choice.tree != 0)
            compare(choice.tree, [&](std::uint64_t tree) { return tree == choice.tree; });
    }
}

/// A quota group counts what would be freed with its subvolume: extents and tree blocks.
void Structure::exclusiveIsWhatQuotaGroupsCount() {
    const std::uint64_t seed = seedFromEnvironment();
    Dice dice(seed);
    const ScratchDirectory scratch;
    const std::string image = scratch.path("a.img");
    const std::string where = scratch.path("mount");
    QVERIFY(makeImage(image, 1ULL << 30));
    std::map<std::uint64_t, std::pair<std::uint64_t, std::uint64_t>>
        groups;  // referenced, exclusive
    {
        auto mount = LoopMount::mount(image, where);
        QVERIFY2(mount, mount ? "" : mount.error().c_str());
        for (int i = 0; i < 400; ++i)
            (void)applyToMount(where, i % 3 == 0 ? randomContentOperation(dice, "content-")
                                                 : randomOperation(dice));
        QVERIFY(run({"btrfs", "quota", "enable", where}).ok());
        QVERIFY(run({"btrfs", "subvolume", "sync", where}).ok());
        QVERIFY(run({"btrfs", "quota", "rescan", "-w", where}).ok());
        QVERIFY(run({"btrfs", "filesystem", "sync", where}).ok());
        const Ran shown = run({"btrfs", "qgroup", "show", "--raw", where});
        QVERIFY2(shown.ok(), shown.verdict().c_str());
        std::istringstream lines(shown.out);
        for (std::string line; std::getline(lines, line);) {
            unsigned level = 0;
            unsigned long long tree = 0;
            unsigned long long referenced = 0;
            unsigned long long exclusive = 0;
            if (std::sscanf(line.c_str(), "%u/%llu %llu %llu", &level, &tree, &referenced,
                            &exclusive) == 4)
                groups[tree] = {referenced, exclusive};
        }
    }
    QVERIFY(!groups.empty());
    auto session = session::Session::open(image);
    QVERIFY2(session, session ? "" : session.error().text().c_str());
    Progress progress;
    const auto sharing = (*session)->sharing(progress);
    QVERIFY2(sharing, sharing ? "" : sharing.error().text().c_str());
    const auto trees = (*session)->treeBlocks(0, progress);
    QVERIFY2(trees, trees ? "" : trees.error().text().c_str());
    std::map<std::uint64_t, std::pair<std::uint64_t, std::uint64_t>> ours;
    for (const scene::Holder& holder : (*sharing)->holders)
        ours[holder.root] = {holder.exclusive + holder.shared, holder.exclusive};
    for (const scene::TreeBlock& block : (*trees)->blocks) {
        const auto& set = (*trees)->sets[block.set];
        QCOMPARE(set.trees.size(), std::size_t{set.count});
        for (const std::uint64_t tree : set.trees) {
            ours[tree].first += (*trees)->nodeSize;
            ours[tree].second += set.count == 1 ? (*trees)->nodeSize : 0;
        }
    }
    for (const auto& [tree, counted] : groups)
        QVERIFY2(
            ours[tree] == counted,
            qPrintable(QStringLiteral("subvolume %1: %2 referenced and %3 exclusive, not %4 and %5")
                           .arg(tree)
                           .arg(ours[tree].first)
                           .arg(ours[tree].second)
                           .arg(counted.first)
                           .arg(counted.second)));
}

/// Between commits the pictures are of what the next one makes durable.
void Structure::openImageEqualsFreshOne() {
    Dice dice(seedFromEnvironment());
    const ScratchDirectory scratch;
    const std::string image = scratch.path("a.img");
    QVERIFY(makeImage(image, 1ULL << 30, {"-m", "single"}));
    auto opened = session::Session::openForWriting(image);
    QVERIFY2(opened, opened ? "" : opened.error().text().c_str());
    Progress progress;
    for (int round = 0; round < 8; ++round) {
        auto& session = **opened;
        for (int i = 0; i < 40; ++i)
            (void)applyToEngine(
                *session.operations(),
                i % 3 == 0 ? randomContentOperation(dice, "content-") : randomOperation(dice));
        QVERIFY(session.settle());
        const auto sharing = session.sharing(progress);
        const auto trees = session.treeBlocks(0, progress);
        QVERIFY(sharing && trees);
        QVERIFY(session.commit());
        opened->reset();
        auto fresh = session::Session::open(image);
        QVERIFY2(fresh, fresh ? "" : fresh.error().text().c_str());
        const auto sharingNow = (*fresh)->sharing(progress);
        const auto treesNow = (*fresh)->treeBlocks(0, progress);
        QVERIFY(sharingNow && treesNow);
        const auto holders = [](const scene::Sharing& of) {
            std::vector<
                std::tuple<std::uint64_t, std::string, std::uint64_t, std::uint64_t, std::uint64_t>>
                out;
            for (const scene::Holder& holder : of.holders)
                out.emplace_back(holder.root, holder.name, holder.exclusive, holder.shared,
                                 holder.unreachable);
            return out;
        };
        QVERIFY(holders(**sharing) == holders(**sharingNow));
        QCOMPARE((*sharing)->count(), (*sharingNow)->count());
        const auto blocks = [](const scene::TreeBlocks& of) {
            std::vector<std::tuple<std::uint64_t, std::uint64_t, unsigned, std::uint64_t,
                                   std::vector<std::uint64_t>>>
                out;
            for (const scene::TreeBlock& block : of.blocks)
                out.emplace_back(block.logical, block.generation, block.level, block.first.objectid,
                                 of.sets[block.set].trees);
            return out;
        };
        QVERIFY(blocks(**trees) == blocks(**treesNow));
        QVERIFY((*trees)->children == (*treesNow)->children);
        fresh->reset();
        opened = session::Session::openForWriting(image);
        QVERIFY2(opened, opened ? "" : opened.error().text().c_str());
    }
}

QTEST_GUILESS_MAIN(Structure)
#include "test_structure.moc"

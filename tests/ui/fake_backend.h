// A backend without an engine: an invented image, answered by queued signals as the real one does.
// Tests set what goes wrong and how slowly.
#pragma once

#include <QMetaObject>
#include <QTimer>
#include <cerrno>
#include <map>
#include <random>
#include <set>
#include <string>

#include "base/text.h"
#include "ui/backend.h"
#include "ui/mapping_fixtures.h"
#include "ui/structure_fixtures.h"

namespace daxscope::ui::test {

constexpr quint64 kib = 1024;
constexpr quint64 mib = 1024 * kib;

/// A 256 MiB image: superblocks, system, metadata (dup) and data block groups, extents with gaps.
inline std::shared_ptr<const scene::DeviceMap> inventedMap() {
    scene::DeviceMap::Builder map(256 * mib);
    const auto super = [&](quint64 at) {
        map.add(scene::DeviceExtent{
            .device = at, .length = 4 * kib, .owners = 1, .kind = scene::ExtentKind::Super});
    };
    super(64 * kib);
    super(64 * mib);
    map.add(scene::BlockGroup{
        .device = 1 * mib, .length = 4 * mib, .logical = 1 * mib, .used = 16 * kib, .flags = 2});
    map.add(scene::DeviceExtent{.device = 1 * mib,
                                .length = 16 * kib,
                                .generation = 7,
                                .tree = 3,
                                .owners = 1,
                                .kind = scene::ExtentKind::Tree});
    for (std::uint8_t copy = 0; copy < 2; ++copy) {
        const quint64 start = (8 + 24 * quint64{copy}) * mib;
        map.add(scene::BlockGroup{.device = start,
                                  .length = 24 * mib,
                                  .logical = 8 * mib,
                                  .used = 6 * mib,
                                  .flags = 4 | 32,
                                  .copy = copy,
                                  .copies = 2});
        std::mt19937 random(3);
        for (quint64 at = start; at < start + 12 * mib; at += 16 * kib * (1 + random() % 4)) {
            map.add(scene::DeviceExtent{.device = at,
                                        .length = 16 * kib,
                                        .generation = 8 + random() % 34,
                                        .tree = random() % 3 == 0 ? 2U : 256U,
                                        .owners = random() % 5 == 0 ? 2U : 1U,
                                        .kind = scene::ExtentKind::Tree,
                                        .copy = copy});
        }
    }
    map.add(scene::BlockGroup{.device = 72 * mib,
                              .length = 160 * mib,
                              .logical = 72 * mib,
                              .used = 90 * mib,
                              .flags = 1});
    std::mt19937 random(5);
    for (quint64 at = 72 * mib; at < 200 * mib;) {
        const quint64 length = 4 * kib * (4 + random() % 200);
        const bool shared = random() % 3 == 0;
        map.add(scene::DeviceExtent{
            .device = at,
            .length = length,
            .generation = 9 + random() % 33,
            .unreachable = random() % 12 == 0 ? length / 8 * 4 / 4096 * 4096 : 0,
            .owners = shared ? 3U : 1U});
        at += length + 4 * kib * (random() % 100);
    }
    return map.finish();
}

inline ScenePtr inventedScene(const std::string& path, bool complete = true) {
    auto scene = std::make_shared<scene::ImageScene>();
    auto& info = scene->info;
    info.path = path;
    info.label = "tour";
    info.fsid = "7a1e0b52-3f1d-4c0e-9a6e-0d5c3b1f2a44";
    info.generation = 41;
    info.deviceSize = 256 * mib;
    info.bytesUsed = 97 * mib;
    info.checksum = "crc32c";
    info.granularity = "page";
    info.granularityReason = "a file on tmpfs, emulated persistent memory";
    info.granularityEvidence = scene::Evidence::Emulated;
    info.options = {"read-only", "no-holes", "free-space-tree"};
    info.findings = {
        "the free-space tree is not read by this version; free space is computed "
        "from the extents"};
    using scene::Evidence;
    info.facts = {{"label", "tour", Evidence::Measured},
                  {"uuid", info.fsid, Evidence::Measured},
                  {"generation", "41", Evidence::Measured},
                  {"size", "256 MiB", Evidence::Measured},
                  {"used", "97 MiB (38 %)", Evidence::Measured},
                  {"sector size", "4096", Evidence::Measured},
                  {"node size", "16384", Evidence::Measured},
                  {"checksum", "crc32c", Evidence::Measured},
                  {"granularity", "page", Evidence::Emulated},
                  {"metadata profile", "dup", Evidence::Measured},
                  {"data profile", "single", Evidence::Measured},
                  {"commit cost", "3 fences, about 0.4 µs", Evidence::Modelled}};
    scene->complete = complete;
    scene->device = complete ? inventedMap() : scene::DeviceMap::Builder(256 * mib).finish();
    const auto volume = [&](quint64 id, const char* name, bool snapshot, bool readOnly,
                            quint64 exclusive, quint64 shared) {
        scene->subvolumes.push_back({.id = id,
                                     .parent = id == 5 ? 0U : 5U,
                                     .generation = 41,
                                     .path = name,
                                     .snapshot = snapshot,
                                     .readOnly = readOnly,
                                     .exclusive = exclusive,
                                     .shared = shared});
    };
    volume(5, "/", false, false, 0, 0);
    volume(256, "/v", false, false, 900 * kib, 1200 * kib);
    volume(257, "/s1", true, true, 40 * kib, 2000 * kib);
    volume(258, "/s2", true, false, 0, 2000 * kib);
    return scene;
}

class FakeBackend : public Backend {
public:
    using Backend::Backend;

    int openMilliseconds = 0;      ///< how long an open takes
    bool partialFirst = false;     ///< an incomplete scene comes before the whole one
    int openError = 0;             ///< errno; 0: it works
    std::set<quint64> unreadable;  ///< inodes of directories that fail
    int manyEntries = 2000;        ///< in "/v/many"
    int allowError = 0, applyError = 0, commitError = 0;  ///< errno; 0: it works
    bool writable = false;                                ///< by allowChanges()
    bool scratch = false;                                 ///< what was opened last
    quint64 changes = 0;
    quint64 treeGeneration = 41;    ///< of the newest way down the invented tree
    bool silent = false;            ///< operations are not answered
    std::set<std::string> removed;  ///< names that are gone
    std::set<std::string> added;    ///< files that subvolumes have besides
    session::Arguments lastArguments;
    check::Report report;
    scene::Mappings mappings;  ///< what mappingsChanged() says; live operations change it
    QByteArray content = QByteArray(64 * 1024, 'A');  ///< of every mapping, from its beginning
    std::vector<std::string> asked;                   ///< what was requested, in order

    Job open(const QString& path) override {
        scratch = writable = false;
        changes = 0;
        asked.push_back("open " + path.toStdString());
        return startOpen(path.toStdString());
    }
    Job openSample() override {
        asked.push_back("sample");
        return startOpen("/tmp/tour.img");
    }
    void close() override { asked.emplace_back("close"); }
    Job newScratch() override {
        asked.emplace_back("scratch");
        scratch = true;
        return startOpen("/dev/shm/scratch.img");
    }
    Job experimentOnCopy() override {
        asked.emplace_back("experiment");
        scratch = true;
        return startOpen("/dev/shm/tour-copy.img");
    }
    Job allowChanges() override {
        const Job job = answer("allow", allowError);
        writable = writable || allowError == 0;
        return job;
    }
    Job saveCopy(const QString& path) override {
        return answer("copy " + path.toStdString(), commitError);
    }
    Job apply(const session::Operation& operation, const session::Arguments& arguments) override {
        lastArguments = arguments;
        if (std::ranges::contains(session::liveOperationTable(), operation.name,
                                  &session::Operation::name))
            return applyLive(std::string(operation.name), arguments);
        if (applyError == 0)
            ++changes;
        auto change = std::make_shared<scene::Change>();
        change->operation = operation.name;
        change->written = {{72 * mib, 64 * kib}};
        change->files = {{256, 260, {{{52 * kib, 4 * kib}, 80 * mib + 52 * kib, 88 * mib}}}};
        nextChange_ = applyError == 0 ? change : nullptr;
        return answer("apply " + std::string(operation.name), applyError);
    }
    Job commit() override {
        if (commitError == 0)
            changes = 0;
        return answer("commit", commitError);
    }

    /// Tells the window what `mappings` is now.
    void tellMappings() {
        post([this, now = std::make_shared<const scene::Mappings>(mappings)] {
            emit mappingsChanged(now);
        });
    }

    void cancel(Job job) override {
        asked.push_back("cancel");
        if (job == opening_) {
            opening_ = 0;
            post([this, job] { emit failed(job, ECANCELED, QStringLiteral("cancelled"), {}); });
        }
    }

    Job readDirectory(quint64 subvolume, quint64 inode) override {
        const Job job = ++last_;
        asked.push_back("directory " + std::to_string(subvolume) + " " + std::to_string(inode));
        if (unreadable.contains(inode)) {
            post([this, job] {
                emit failed(job, EIO, QStringLiteral("the checksum of the block does not match"),
                            QStringLiteral("tree block 30408704"));
            });
            return job;
        }
        auto out = std::make_shared<scene::Directory>();
        out->subvolume = subvolume;
        out->inode = inode;
        out->entries = entriesOf(subvolume, inode);
        post([this, job, out] { emit directoryReady(job, out); });
        return job;
    }

    Job readFile(quint64 subvolume, quint64 inode, const QString& path) override {
        const Job job = ++last_;
        asked.push_back("file " + std::to_string(subvolume) + " " + std::to_string(inode));
        post([this, job, file = fileOf(subvolume, inode, path.toStdString())] {
            emit fileReady(job, file);
        });
        return job;
    }

    Job readOwners(quint64 byte) override {
        const Job job = ++last_;
        asked.push_back("owners " + std::to_string(byte));
        auto out = std::make_shared<scene::Owners>();
        out->byte = byte;
        out->logical = byte;
        const auto map = inventedMap();
        if (const auto index = map->find(byte)) {
            out->allocated = true;
            out->extent = map->extent(*index);
            if (out->extent.kind == scene::ExtentKind::Data) {
                out->sentence = "data of 2 files";
                out->owners = {{.root = 256,
                                .rootName = "/v",
                                .inode = 260,
                                .offset = 53248,
                                .paths = {"/v/db", "/v/another-name-of-db"}},
                               {.root = 257,
                                .rootName = "/s1",
                                .inode = 260,
                                .offset = 53248,
                                .reaches = false,
                                .paths = {"/s1/db"}}};
            } else {
                out->sentence = "a leaf of the extent tree";
                out->owners = {{.isTree = true, .root = 2, .rootName = "extent tree", .paths = {}}};
            }
        } else {
            out->sentence = "free space in a data block group";
        }
        post([this, job, out] { emit ownersReady(job, out); });
        return job;
    }

    Job readBlock(quint64 byte) override {
        const Job job = ++last_;
        asked.push_back("block " + std::to_string(byte));
        auto out = std::make_shared<scene::BlockDump>();
        out->device = byte / 4096 * 4096;
        out->length = 16384;
        out->title = "leaf of the extent tree, 42 items, generation 41";
        for (int item = 0; item < 42; ++item)
            out->decoded += "item " + std::to_string(item) + " key (" +
                            std::to_string(30408704 + item * 16384) +
                            " METADATA_ITEM 0)\n    refs 1 gen 41 flags TREE_BLOCK\n";
        std::mt19937 random(static_cast<unsigned>(byte));
        for (int i = 0; i < 16384; ++i)
            out->bytes.push_back(static_cast<std::byte>(i % 256 < 96    ? random() % 256
                                                        : i % 256 < 160 ? 'A' + i % 26
                                                                        : 0));
        post([this, job, out] { emit blockReady(job, out); });
        return job;
    }

    Job check() override {
        const Job job = ++last_;
        asked.emplace_back("check");
        post([this, job, found = std::make_shared<const check::Report>(report)] {
            emit checkReady(job, found);
        });
        return job;
    }

    Job readSharing() override { return answerSharing("sharing", nullptr); }
    Job readFileSharing(quint64 subvolume, quint64 inode, const QString& path) override {
        return answerSharing("sharing " + std::to_string(subvolume) + " " + std::to_string(inode),
                             &path);
    }
    Job readTree(quint64 tree) override {
        const Job job = ++last_;
        asked.push_back("tree " + std::to_string(tree));
        if (!silent)
            post([this, job, tree] { emit treeReady(job, inventedTree(tree, treeGeneration)); });
        return job;
    }
    Job search(const QString& text) override {
        const Job job = ++last_;
        asked.push_back("search " + text.toStdString());
        auto hits = std::make_shared<std::vector<scene::SearchHit>>();
        using Kind = scene::SearchHit::Kind;
        if (const auto number = parseNumber(text.toStdString())) {
            hits->push_back({.kind = Kind::DeviceByte, .text = "device byte", .device = *number});
        } else {
            for (const auto& [path, inode] :
                 std::map<std::string, quint64>{{"/v/db", 260},
                                                {"/v/log", 261},
                                                {"/v/copy-of-db", 264},
                                                {"/v/deep/er/x", 302}}) {
                if (path.find(text.toStdString()) != std::string::npos)
                    hits->push_back(
                        {.kind = Kind::File, .text = path, .subvolume = 256, .inode = inode});
            }
        }
        post([this, job, hits] { emit searchReady(job, hits, true); });
        return job;
    }

    static FileExtentsPtr fileOf(quint64 subvolume, quint64 inode, const std::string& path) {
        scene::FileExtents::Builder file;
        file.file().path = path;
        file.file().subvolume = subvolume;
        file.file().inode = inode;
        file.file().size = 192 * kib;
        const quint64 base = 80 * mib;
        const auto add = [&](quint64 from, quint64 to, std::optional<quint64> device, bool shared) {
            file.add({.offset = from * 4096,
                      .length = (to - from) * 4096,
                      .device = device,
                      .deviceLength = device ? (to - from) * 4096 : 0,
                      .generation = 40,
                      .owners = shared ? 3U : 1U,
                      .type = device ? scene::FileExtentType::Regular : scene::FileExtentType::Hole,
                      .shared = shared});
        };
        add(0, 13, base, true);
        add(13, 15, base + 8 * mib, false);
        add(15, 20, base + 60 * kib, true);
        add(20, 24, std::nullopt, false);
        add(24, 30, base + 1 * mib, true);
        add(30, 34, base + 9 * mib, false);
        add(34, 40, base + 2 * mib, true);
        add(40, 42, base + 9 * mib + 64 * kib, false);
        add(42, 48, base + 3 * mib, true);
        return file.finish();
    }

private:
    Job answerSharing(const std::string& what, const QString* path) {
        const Job job = ++last_;
        asked.push_back(what);
        if (!silent)
            post([this, job,
                  sharing = path != nullptr
                                ? inventedFileSharing(path->toStdString())
                                : inventedImageSharing()] { emit sharingReady(job, sharing); });
        return job;
    }

    template <typename Act>
    void post(Act&& act) {
        QMetaObject::invokeMethod(this, std::forward<Act>(act), Qt::QueuedConnection);
    }

    /// What is open, as it is now.
    ScenePtr sceneNow() const {
        auto scene = std::make_shared<scene::ImageScene>(*inventedScene(path_));
        scene->info.scratch = scratch;
        scene->info.readOnly = !scratch && !writable;
        scene->info.changes = changes;
        return scene;
    }

    Job applyLive(const std::string& name, const session::Arguments& arguments) {
        Answer given;
        if (applyError == 0) {
            if (name == "map")
                given.view = mapFile(arguments);
            else if (name == "unmap")
                unmapWindow(mappings, arguments.number("view"));
            else if (name == "load")
                given.bytes = content.mid(static_cast<qsizetype>(arguments.number("offset")),
                                          static_cast<qsizetype>(arguments.number("length")));
            else if (name == "store")
                store(arguments);
            else if (name == "freeze" || name == "thaw")
                mappings.frozen = name == "freeze";
            else if (name == "policy" && arguments.flag("on"))
                mappings.policies.push_back(arguments.text("name"));
            else if (name == "policy")
                std::erase(mappings.policies, arguments.text("name"));
            else if (name == "removeDevice")
                mappings.removed = true;
            else if (name == "startWriter" || name == "stopWriter")
                findWindow(mappings, arguments.number("view"))->writing = name == "startWriter";
        }
        const Job job = ++last_;
        asked.push_back("apply " + name);
        if (silent)
            return job;
        tellMappings();
        post([this, job, given, error = applyError] {
            if (error != 0) {
                emit failed(job, error, QStringLiteral("it did not work"), {});
                return;
            }
            if (given.view || !given.bytes.isEmpty())
                emit answered(job, given);
            emit done(job);
        });
        return job;
    }

    quint64 mapFile(const session::Arguments& arguments) {
        scene::WindowScene window;
        window.view = nextView_++;
        window.subvolume = 256;
        window.inode = 260;
        window.path = arguments.text("path");
        window.length = 192 * kib;
        window.address = 0x7f31'4000'0000 + window.view * 0x100'0000;
        window.shared = !arguments.flag("private");
        window.pages = {pages(0, 48, scene::PageState::Unmapped)};
        auto process = std::ranges::find(mappings.processes, arguments.text("process"),
                                         &scene::ProcessScene::name);
        if (process == mappings.processes.end())
            process = mappings.processes.insert(process, {arguments.text("process"), {}});
        process->windows.push_back(window);
        if (mappings.files.empty())
            mappings.files.push_back({.subvolume = 256,
                                      .inode = 260,
                                      .path = window.path,
                                      .size = window.length,
                                      .entries = {}});
        return window.view;
    }

    void store(const session::Arguments& arguments) {
        const std::string& data = arguments.text("data");
        content.replace(static_cast<qsizetype>(arguments.number("offset")),
                        static_cast<qsizetype>(data.size()), QByteArray::fromStdString(data));
        if (auto* window = findWindow(mappings, arguments.number("view")))
            ++window->stores;
    }

    Job answer(const std::string& what, int error) {
        const Job job = ++last_;
        asked.push_back(what);
        if (silent)
            return job;
        post([this, job, error] {
            if (error != 0)
                emit failed(job, error, QStringLiteral("it did not work"), {});
            else
                emit done(job);
            emit sceneChanged(sceneNow(), std::exchange(nextChange_, nullptr));
        });
        return job;
    }

    Job startOpen(const std::string& path) {
        path_ = path;
        const Job job = ++last_;
        opening_ = job;
        const auto finish = [this, job, path] {
            if (opening_ != job)
                return;
            opening_ = 0;
            if (openError != 0)
                emit failed(job, openError, QStringLiteral("no btrfs superblock was found"),
                            QStringLiteral("byte 65536"));
            else
                emit sceneReady(job, sceneNow());
        };
        if (openMilliseconds == 0) {
            post(finish);
            return job;
        }
        post([this, job, path] {
            emit progress(job, 0.4, QStringLiteral("reading the extent tree"));
            if (partialFirst)
                emit sceneReady(job, inventedScene(path, false));
        });
        QTimer::singleShot(openMilliseconds, this, finish);
        return job;
    }

    std::vector<scene::DirectoryEntry> entriesOf(quint64 subvolume, quint64 inode) const {
        using scene::FileType;
        using Entry = scene::DirectoryEntry;
        if (subvolume == 5)
            return {Entry{.name = "v",
                          .subvolume = 256,
                          .inode = 256,
                          .type = FileType::Directory,
                          .isSubvolume = true,
                          .target = {}},
                    Entry{.name = "s1",
                          .subvolume = 257,
                          .inode = 256,
                          .type = FileType::Directory,
                          .isSubvolume = true,
                          .isSnapshot = true,
                          .readOnly = true,
                          .target = {}},
                    Entry{.name = "s2",
                          .subvolume = 258,
                          .inode = 256,
                          .type = FileType::Directory,
                          .isSubvolume = true,
                          .isSnapshot = true,
                          .target = {}}};
        std::vector<Entry> out;
        const auto file = [&](const char* name, quint64 number, quint64 size, quint64 exclusive,
                              quint64 shared, quint64 lost) {
            out.push_back({.name = name,
                           .subvolume = subvolume,
                           .inode = number,
                           .type = FileType::Regular,
                           .mode = 0100644,
                           .size = size,
                           .links = 1,
                           .mtimeSeconds = 1750000000,
                           .target = {},
                           .usageKnown = true,
                           .exclusive = exclusive,
                           .shared = shared,
                           .unreachable = lost});
        };
        if (inode == 256) {
            for (const std::string& name : added)
                file(name.c_str(), 900 + name.size(), 4 * kib, 4 * kib, 0, 0);
            file("db", 260, 192 * kib, 32 * kib, 160 * kib, 8 * kib);
            file("log", 261, 40 * kib, 40 * kib, 0, 0);
            file("hole", 262, 1 * mib, 16 * kib, 0, 0);
            file("notes.txt", 263, 1229, 4 * kib, 0, 0);
            file("copy-of-db", 264, 192 * kib, 0, 192 * kib, 0);
            file("bad\xff\nname", 265, 0, 0, 0, 0);
            out.push_back({.name = "link",
                           .subvolume = subvolume,
                           .inode = 266,
                           .type = FileType::Symlink,
                           .mode = 0777,
                           .size = 2,
                           .links = 1,
                           .target = "db"});
            out.push_back({.name = "pipe",
                           .subvolume = subvolume,
                           .inode = 267,
                           .type = FileType::Fifo,
                           .mode = 0644,
                           .links = 1,
                           .target = {}});
            out.push_back({.name = "deep",
                           .subvolume = subvolume,
                           .inode = 300,
                           .type = FileType::Directory,
                           .mode = 0755,
                           .target = {}});
            out.push_back({.name = "many",
                           .subvolume = subvolume,
                           .inode = 310,
                           .type = FileType::Directory,
                           .mode = 0755,
                           .target = {}});
            out.push_back({.name = "empty",
                           .subvolume = subvolume,
                           .inode = 320,
                           .type = FileType::Directory,
                           .mode = 0755,
                           .target = {}});
        } else if (inode == 300) {
            out.push_back({.name = "er",
                           .subvolume = subvolume,
                           .inode = 301,
                           .type = FileType::Directory,
                           .mode = 0755,
                           .target = {}});
        } else if (inode == 301) {
            file("x", 302, 8 * kib, 8 * kib, 0, 0);
        } else if (inode == 310) {
            for (int i = 0; i < manyEntries; ++i)
                file(("f" + std::to_string(i)).c_str(), 10000 + static_cast<quint64>(i),
                     static_cast<quint64>(i), 0, 0, 0);
        }
        std::erase_if(out, [this](const Entry& entry) { return removed.contains(entry.name); });
        return out;
    }

    Job last_ = 0;
    quint64 nextView_ = 100;
    Job opening_ = 0;
    std::string path_;
    ChangePtr nextChange_;
};

}  // namespace daxscope::ui::test

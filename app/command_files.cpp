// ls and cat.
#include <algorithm>
#include <ranges>
#include <set>

#include "app/answers.h"
#include "app/commands.h"
#include "app/output.h"
#include "files/reader.h"
#include "format/field_sink.h"
#include "session/session.h"

namespace daxscope::app {

using files::FileRef;

namespace {

std::string_view typeName(format::DirType type) {
    switch (type) {
        case format::DirType::Regular:
            return "file";
        case format::DirType::Directory:
            return "directory";
        case format::DirType::CharDevice:
            return "char";
        case format::DirType::BlockDevice:
            return "block";
        case format::DirType::Fifo:
            return "fifo";
        case format::DirType::Socket:
            return "socket";
        case format::DirType::Symlink:
            return "symlink";
        default:
            return "unknown";
    }
}

/// One line of ls: an entry and what its inode says.
struct Row {
    std::string path;  ///< absolute
    files::DirEntry entry;
    files::Inode inode;
    std::vector<files::Xattr> xattrs;
    std::optional<std::string> target;
};

/// What the kernel shows for the place of a subvolume inside a snapshot of its parent.
files::Inode emptyPlace() {
    files::Inode inode;
    inode.mode = 0040755;
    inode.links = 1;
    return inode;
}

Result<Row> readRow(const files::Namespace& names, const std::string& directory,
                    files::DirEntry entry) {
    Row row;
    row.path = (directory == "/" ? "" : directory) + "/" + entry.name;
    row.entry = std::move(entry);
    const FileRef file = row.entry.target;
    if (file.inode == files::emptySubvolumeInode) {
        row.inode = emptyPlace();
        return row;
    }
    DAX_TRY(const auto root, names.rootOf(file));
    DAX_TRY(row.inode, files::readInode(names.volume(), root, file.inode));
    DAX_TRY(row.xattrs, files::readXattrs(names.volume(), root, file.inode));
    if (row.inode.isSymlink()) {
        constexpr std::uint64_t longestTarget = 65536;
        DAX_TRY(auto reader, files::FileReader::open(names.volume(), root, file.inode));
        DAX_TRY(row.target, reader.readAll(longestTarget));
    }
    return row;
}

/// To the second: what a listing has room for.
std::string timeText(const files::Timestamp& time) {
    format::Time stored{};
    for (std::size_t i = 0; i < sizeof stored.seconds; ++i)
        stored.seconds.raw[i] = static_cast<std::byte>(time.seconds >> (8 * i));
    std::string text = format::timeText(stored);
    return text.substr(0, text.find('.')) + "Z";
}

void printRow(Output& out, const Row& row, const CommandOptions& options) {
    const std::string name = escapedName(options.recursive ? row.path : row.entry.name);
    if (!options.details) {
        out.write(name + "\n");
        return;
    }
    const bool device = row.entry.type == format::DirType::CharDevice ||
                        row.entry.type == format::DirType::BlockDevice;
    const std::string size =
        device ? std::format("{}, {}", row.inode.deviceMajor, row.inode.deviceMinor)
               : std::to_string(row.inode.size);
    out.write(std::format(
        "{}{} {:>3} {:>5} {:>5} {:>12} {} {}{}{}\n", format::modeText(row.inode.mode),
        row.xattrs.empty() ? ' ' : '@', row.inode.links, row.inode.uid, row.inode.gid, size,
        timeText(row.inode.modified), name, row.target ? " -> " + escapedName(*row.target) : "",
        row.entry.isSubvolume ? std::format("  [subvolume {}]", row.entry.target.subvolume) : ""));
}

/// Seconds since 1970 with nine decimals. The nanoseconds count upwards before 1970, too.
std::string secondsText(const files::Timestamp& time) {
    if (time.seconds >= 0 || time.nanoseconds == 0)
        return std::format("{}.{:09}", time.seconds, time.nanoseconds);
    constexpr std::uint32_t second = 1'000'000'000;
    return std::format("-{}.{:09}", -(time.seconds + 1), second - time.nanoseconds % second);
}

void printRow(Json& json, const Row& row, const CommandOptions& options) {
    const files::DirEntry& entry = row.entry;
    const files::Inode& inode = row.inode;
    json.object().member("name", entry.name);
    if (!isUtf8(entry.name))
        json.member("nameBase64", base64(asBytes(entry.name)));
    if (options.recursive) {
        json.member("path", row.path);
        if (!isUtf8(row.path))
            json.member("pathBase64", base64(asBytes(row.path)));
    }
    json.member("inode", entry.target.inode)
        .member("type", typeName(files::typeOfMode(inode.mode)))
        .member("mode", inode.mode)
        .member("uid", inode.uid)
        .member("gid", inode.gid)
        .member("size", inode.size)
        .member("links", inode.links)
        .key("mtime")
        .rawNumber(secondsText(inode.modified))
        .key("xattrs")
        .object();
    const auto isText = [](const files::Xattr& xattr) { return isUtf8(xattr.name); };
    for (const files::Xattr& xattr : row.xattrs | std::views::filter(isText))
        json.member(xattr.name, base64(asBytes(xattr.value)));
    json.endObject();
    if (!std::ranges::all_of(row.xattrs, isText)) {
        // Names that JSON cannot hold, in a form of their own: two of them might look alike.
        json.key("xattrsBase64").object();
        for (const files::Xattr& xattr : row.xattrs) {
            if (!isText(xattr))
                json.member(base64(asBytes(xattr.name)), base64(asBytes(xattr.value)));
        }
        json.endObject();
    }
    json.key("target");
    if (row.target)
        json.value(std::string_view(*row.target));
    else
        json.null();
    if (row.target && !isUtf8(*row.target))
        json.member("targetBase64", base64(asBytes(*row.target)));
    json.key("subvolume");
    if (entry.isSubvolume)
        json.value(entry.target.subvolume);
    else
        json.null();
    const auto type = files::typeOfMode(inode.mode);
    if (type == format::DirType::CharDevice || type == format::DirType::BlockDevice)
        json.key("rdev")
            .object()
            .member("major", inode.deviceMajor)
            .member("minor", inode.deviceMinor)
            .endObject();
    json.endObject();
}

class Lister {
public:
    Lister(const files::Namespace& names, Output& out, const CommandOptions& options)
        : names_(names), out_(out), options_(options), json_(out) {}

    Status list(const std::string& path) {
        DAX_TRY(const FileRef file, names_.resolve(path));
        const std::string start = plainPath(path);
        if (options_.json)
            json_.object().key("entries").array();
        const Status listed = listTree(file, start);
        if (options_.json) {
            json_.endArray().endObject();
            json_.endDocument();
        }
        return listed;
    }
    [[nodiscard]] bool damaged() const { return damaged_; }

private:
    void show(const Row& row) {
        if (options_.json)
            printRow(json_, row, options_);
        else
            printRow(out_, row, options_);
        out_.pass();
    }

    Status listTree(FileRef start, const std::string& path) {
        const bool nothing = start.inode == files::emptySubvolumeInode;
        if (!nothing) {
            DAX_TRY(const auto root, names_.rootOf(start));
            DAX_TRY(const auto inode, files::readInode(names_.volume(), root, start.inode));
            if (!inode.isDirectory())
                return showFile(path);
        }
        // Directories still to be listed. Names of a damaged image may lead in a circle: each
        // directory is listed once.
        std::vector<std::pair<FileRef, std::string>> todo{{start, path}};
        std::set<FileRef> seen{start};
        while (!todo.empty()) {
            const auto [directory, at] = std::move(todo.back());
            todo.pop_back();
            const Status listed = names_.list(directory, [&](files::DirEntry entry) -> Status {
                const auto row = readRow(names_, at, std::move(entry));
                if (!row) {
                    damaged_ = true;
                    complain(failAt(row.error(), at).error());
                    return {};
                }
                show(*row);
                if (options_.recursive && row->inode.isDirectory() &&
                    row->entry.target.inode != files::emptySubvolumeInode &&
                    seen.insert(row->entry.target).second)
                    todo.emplace_back(row->entry.target, row->path);
                return {};
            });
            if (!listed) {
                damaged_ = true;
                complain(failAt(listed.error(), at).error());
            }
        }
        return {};
    }

    /// ls of something that is no directory shows its own entry.
    Status showFile(const std::string& path) {
        const std::size_t slash = path.find_last_of('/');
        const std::string parent = path.substr(0, slash);
        DAX_TRY(const FileRef directory, names_.resolve(parent));
        DAX_TRY(auto entry, names_.lookup(directory, path.substr(slash + 1)));
        DAX_TRY(const Row row, readRow(names_, parent, std::move(entry)));
        show(row);
        return {};
    }

    const files::Namespace& names_;
    Output& out_;
    const CommandOptions& options_;
    Json json_;
    bool damaged_ = false;
};

Status catFile(const files::Namespace& names, const std::string& path, Output& out) {
    DAX_TRY(const FileRef file, names.resolve(path));
    if (file.inode == files::emptySubvolumeInode)
        return failAt({EISDIR, "it is a directory; list it with ls", {}}, path);
    DAX_TRY(const auto root, names.rootOf(file));
    auto opened = files::FileReader::open(names.volume(), root, file.inode);
    if (!opened)
        return failAt(opened.error(), path);
    files::FileReader& reader = *opened;
    if (!reader.inode().isRegular() && !reader.inode().isSymlink())
        return failAt({EINVAL,
                       std::format("it is a {}, which has no content",
                                   typeName(files::typeOfMode(reader.inode().mode))),
                       {}},
                      path);
    const Status read = reader.read(0, reader.size(), [&](Bytes bytes) -> Status {
        out.write(asText(bytes));
        return out.failed() ? fail(EIO, "standard output cannot be written") : Status();
    });
    return read ? read : failAt(read.error(), path);
}

}  // namespace

Status answerList(session::Session& session, const std::string& path, Output& out) {
    CommandOptions options;
    options.json = true;
    return Lister(session.names(), out, options).list(path);
}

Status answerStat(session::Session& session, const std::string& path, Output& out) {
    const files::Namespace& names = session.names();
    const std::string plain = plainPath(path);
    const std::size_t slash = plain.find_last_of('/');
    const std::string parent = plain.substr(0, slash);
    files::DirEntry entry{"/", format::DirType::Directory, names.topLevel(), false};
    if (plain != "/") {
        DAX_TRY(const FileRef directory, names.resolve(parent));
        DAX_TRY(entry, names.lookup(directory, plain.substr(slash + 1)));
    }
    DAX_TRY(const Row row, readRow(names, parent, std::move(entry)));
    Json json(out);
    printRow(json, row, {});
    return {};
}

int commandLs(const CommandOptions& options) {
    const auto session = session::Session::open(options.image);
    if (!session)
        return complain(session.error());
    Output out;
    Lister lister((*session)->names(), out, options);
    int exit = 0;
    for (const std::string& path : options.paths) {
        if (const Status listed = lister.list(path); !listed)
            exit = complain(listed.error());
    }
    out.flush();
    const int damage = complainAbout((*session)->volume().findings());
    return out.failed() || lister.damaged() ? 1 : std::max(exit, damage);
}

int commandCat(const CommandOptions& options) {
    const auto session = session::Session::open(options.image);
    if (!session)
        return complain(session.error());
    Output out;
    int exit = 0;
    for (const std::string& path : options.paths) {
        const Status shown = catFile((*session)->names(), path, out);
        if (!shown)
            exit = complain(shown.error());
    }
    out.flush();
    const int damage = complainAbout((*session)->volume().findings());
    return out.failed() ? 1 : std::max(exit, damage);
}

}  // namespace daxscope::app

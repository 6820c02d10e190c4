#include "session/operation_table.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "dax/filesystem.h"
#include "session/transfer.h"

namespace daxscope::session {

namespace {

using dax::Filesystem;
using enum ParameterKind;

constexpr Parameter path{"path", Path, "inside the image"};
constexpr Parameter newPath{"path", NewPath, "inside the image; its directory must exist"};
constexpr Parameter offset{"offset", Bytes, "where it begins in the file"};
constexpr Parameter length{"length", Bytes, "how many bytes"};
constexpr Parameter keepSize{"keepSize", Flag, "do not grow the file"};

ByteRange rangeOf(const Arguments& a) {
    const std::uint64_t at = a.number("offset");
    // What would wrap ends at the top, and is refused there as too large.
    return {at, std::min(a.number("length"), UINT64_MAX - at)};
}

/// EINVAL.
Result<files::Timestamp> timeFrom(std::string_view text) {
    constexpr std::uint32_t second = 1'000'000'000;
    const auto refused = [&] {
        return fail(EINVAL, "“{}” is not a time such as 1700000000.25", escapedName(text));
    };
    const bool before = text.starts_with('-');
    const std::string_view digits = text.substr(before ? 1 : 0);
    const std::string_view whole = digits.substr(0, digits.find('.'));
    files::Timestamp time;
    const auto read = [](std::string_view from, auto& into) {
        const auto [end, problem] = std::from_chars(from.begin(), from.end(), into);
        return problem == std::errc() && end == from.end() && !from.starts_with('-');
    };
    if (!read(whole, time.seconds))
        return refused();
    if (whole.size() != digits.size()) {
        std::string decimals(digits.substr(whole.size() + 1));
        if (decimals.empty() || decimals.size() > 9)
            return refused();
        decimals.resize(9, '0');
        if (!read(decimals, time.nanoseconds))
            return refused();
    }
    if (before) {
        time.seconds = -time.seconds;
        if (time.nanoseconds != 0) {
            --time.seconds;
            time.nanoseconds = second - time.nanoseconds;
        }
    }
    return time;
}

files::Rename renameHow(const Arguments& a) {
    if (a.flag("exchange"))
        return files::Rename::Exchange;
    return a.flag("noReplace") ? files::Rename::NoReplace : files::Rename::Replace;
}

Parameter existingParameter() {
    return {"existing", Text, "what happens to files that exist already", "refuse",
            existingChoices()};
}

Result<Answer> reported(Result<TransferReport> report) {
    return std::move(report).transform([](TransferReport&& of) {
        return Answer(std::make_shared<const TransferReport>(std::move(of)));
    });
}

/// As the patch set for the kernel did (mission D22).
Status notUnderDax(Filesystem&, const Arguments&) {
    return fail(EOPNOTSUPP,
                "this moves or reads blocks behind the back of whoever has them mapped, and is not "
                "there yet");
}

const std::vector<Operation>& table() {
    static const std::vector<Operation> operations = {
        {"mkdir",
         "",
         "Make a directory",
         "EEXIST, ENOENT, ENOTDIR, EROFS, ENOSPC",
         {newPath, {"mode", Octal, "permissions of the new directory", "755"}},
         [](Filesystem& o, const Arguments& a) {
             return o.files().mkdir(a.text("path"), static_cast<std::uint32_t>(a.number("mode")));
         }},
        {"create",
         "",
         "Make an empty file",
         "EEXIST, ENOENT, ENOTDIR, EROFS, ENOSPC",
         {newPath, {"mode", Octal, "permissions of the new file", "644"}},
         [](Filesystem& o, const Arguments& a) {
             constexpr std::uint32_t regular = 0100000;
             return o.files().create(a.text("path"),
                                     regular | static_cast<std::uint32_t>(a.number("mode")), 0);
         }},
        {"write",
         "",
         "Write bytes into a file, which is made when it does not exist",
         "EINVAL, EISDIR, ENOENT, EROFS, ENOSPC",
         {path, offset, {"data", Content, "what to write"}},
         [](Filesystem& o, const Arguments& a) {
             return o.write(a.text("path"), a.number("offset"), asBytes(a.text("data")));
         }},
        {"truncate",
         "",
         "Set the size of a file",
         "EFBIG, EISDIR, ENOENT, EROFS, ENOSPC",
         {path, {"size", Bytes, "in bytes"}},
         [](Filesystem& o, const Arguments& a) {
             return o.truncate(a.text("path"), a.number("size"));
         }},
        {"punch",
         "",
         "Make a hole: the range reads as zeros and takes no space",
         "EFBIG, EINVAL, EISDIR, ENOENT, EROFS, ENOSPC",
         {path, offset, length},
         [](Filesystem& o, const Arguments& a) { return o.punch(a.text("path"), rangeOf(a)); }},
        {"zero",
         "",
         "Let a range read as zeros, its space reserved",
         "EFBIG, EINVAL, EISDIR, ENOENT, EROFS, ENOSPC",
         {path, offset, length, keepSize},
         [](Filesystem& o, const Arguments& a) {
             return o.zero(a.text("path"), rangeOf(a), a.flag("keepSize"));
         }},
        {"allocate",
         "",
         "Reserve space for a range, without writing it",
         "EINVAL, EFBIG, EISDIR, ENOENT, EROFS, ENOSPC",
         {path, offset, length, keepSize},
         [](Filesystem& o, const Arguments& a) {
             return o.allocate(a.text("path"), rangeOf(a), a.flag("keepSize"));
         }},
        {"collapse",
         "",
         "Take a range out of a file: what follows moves down (the kernel's btrfs cannot)",
         "EINVAL unless whole blocks before the end, EISDIR, ENOENT, EROFS, ENOSPC",
         {path, offset, length},
         [](Filesystem& o, const Arguments& a) { return o.collapse(a.text("path"), rangeOf(a)); }},
        {"insert",
         "",
         "Make room in a file: what follows moves up (the kernel's btrfs cannot)",
         "EINVAL unless whole blocks inside the file, EFBIG, EISDIR, ENOENT, EROFS, ENOSPC",
         {path, offset, length},
         [](Filesystem& o, const Arguments& a) { return o.insert(a.text("path"), rangeOf(a)); }},
        {"unshare",
         "",
         "Give a file blocks of its own where it shares them (the kernel's btrfs cannot)",
         "EISDIR, ENOENT, EROFS, ENOSPC",
         {path, offset, length},
         [](Filesystem& o, const Arguments& a) { return o.unshare(a.text("path"), rangeOf(a)); }},
        {"clone",
         "",
         "Let a range of another file appear in a file, sharing its extents (reflink)",
         "EINVAL, EISDIR, ENOENT, EROFS, ENOSPC",
         {{"source", Path, "file to share from"},
          {"sourceOffset", Bytes, "where the range begins in it"},
          {"target", Path, "file to share into; made when it does not exist"},
          {"targetOffset", Bytes, "where it appears"},
          {"length", Bytes, "how many bytes; 0: to the end of the source", "0"}},
         [](Filesystem& o, const Arguments& a) {
             return o.clone(a.text("source"), a.number("sourceOffset"), a.text("target"),
                            a.number("targetOffset"), a.number("length"));
         }},
        {"dedupe",
         "",
         "Share two ranges that have the same content",
         "EBADE when they differ, EINVAL, EISDIR, ENOENT, EROFS, ENOSPC",
         {{"source", Path, "file whose extents stay"},
          {"sourceOffset", Bytes, "where the range begins in it"},
          {"target", Path, "file whose extents go"},
          {"targetOffset", Bytes, "where the range begins in it"},
          {"length", Bytes, "how many bytes; 0: to the end of the source", "0"}},
         [](Filesystem& o, const Arguments& a) {
             return o.dedupe(a.text("source"), a.number("sourceOffset"), a.text("target"),
                             a.number("targetOffset"), a.number("length"));
         }},
        {"snapshot",
         "",
         "Make a snapshot of a subvolume, in no time whatever its size",
         "EEXIST, EINVAL, ENOENT, EROFS, ENOSPC",
         {{"source", Path, "a subvolume; / is one"},
          {"target", NewPath, "of the snapshot"},
          {"readOnly", Flag, "nobody can change it"}},
         [](Filesystem& o, const Arguments& a) {
             return o.snapshot(a.text("source"), a.text("target"), a.flag("readOnly"));
         }},
        {"subvolume",
         "",
         "Make an empty subvolume",
         "EEXIST, ENOENT, EROFS, ENOSPC",
         {newPath},
         [](Filesystem& o, const Arguments& a) { return o.files().subvolume(a.text("path")); }},
        {"readonly",
         "",
         "Protect a subvolume from changes, or allow them again",
         "EINVAL, ENOENT, ENOSPC",
         {path, {"off", Flag, "allow changes again"}},
         [](Filesystem& o, const Arguments& a) {
             return o.setReadOnly(a.text("path"), !a.flag("off"));
         }},
        {"setdefault",
         "",
         "Let the kernel mount this subvolume when nobody names one; / for the top level",
         "EINVAL, ENOENT, ENOTDIR, ENOSPC",
         {path},
         [](Filesystem& o, const Arguments& a) { return o.files().setDefault(a.text("path")); }},
        {"remove",
         "rm",
         "Remove a file, an empty directory, a subvolume or a snapshot",
         "ENOENT, ENOTEMPTY, EPERM, EROFS",
         {path, {"recursive", Flag, "with everything in it"}},
         [](Filesystem& o, const Arguments& a) {
             return o.remove(a.text("path"), a.flag("recursive"));
         }},
        {"rename",
         "mv",
         "Give a file, directory or subvolume another name or place",
         "EBUSY, EEXIST, EINVAL, EISDIR, ENOENT, ENOTDIR, ENOTEMPTY, EROFS, EXDEV",
         {{"from", Path, "as it is called"},
          {"to", NewPath, "as it shall be called"},
          {"noReplace", Flag, "fail when the new name exists"},
          {"exchange", Flag, "let both change their names"}},
         [](Filesystem& o, const Arguments& a) {
             return o.files().rename(a.text("from"), a.text("to"), renameHow(a));
         }},
        {"link",
         "",
         "Give a file another name (hard link)",
         "EEXIST, EMLINK, ENOENT, EPERM, EROFS, EXDEV",
         {{"existing", Path, "the file"}, newPath},
         [](Filesystem& o, const Arguments& a) {
             return o.files().link(a.text("existing"), a.text("path"));
         }},
        {"symlink",
         "",
         "Make a symbolic link",
         "EEXIST, ENAMETOOLONG, ENOENT, EROFS, ENOSPC",
         {{"target", Text, "where it leads; any text"}, newPath},
         [](Filesystem& o, const Arguments& a) {
             return o.files().symlink(a.text("target"), a.text("path"));
         }},
        {"chmod",
         "",
         "Set permissions",
         "ENOENT, EROFS",
         {path, {"mode", Octal, "permissions, such as 644"}},
         [](Filesystem& o, const Arguments& a) {
             return o.files().chmod(a.text("path"), static_cast<std::uint32_t>(a.number("mode")));
         }},
        {"chown",
         "",
         "Set owner and group",
         "ENOENT, EROFS",
         {path, {"uid", Number, "number of the owner"}, {"gid", Number, "number of the group"}},
         [](Filesystem& o, const Arguments& a) {
             return o.files().chown(a.text("path"), static_cast<std::uint32_t>(a.number("uid")),
                                    static_cast<std::uint32_t>(a.number("gid")));
         }},
        {"utimens",
         "",
         "Set the times of the last access and the last change",
         "ENOENT, EROFS",
         {path,
          {"accessed", Time, "in seconds since 1970"},
          {"modified", Time, "in seconds since 1970"}},
         [](Filesystem& o, const Arguments& a) -> Status {
             DAX_TRY(const auto accessed, timeFrom(a.text("accessed")));
             DAX_TRY(const auto modified, timeFrom(a.text("modified")));
             return o.files().utimens(a.text("path"), accessed, modified);
         }},
        {"setxattr",
         "",
         "Set an extended attribute",
         "E2BIG, EINVAL, ENOENT, ENOSPC, EOPNOTSUPP, EPERM, ERANGE, EROFS",
         {path, {"name", Text, "such as user.comment"}, {"value", Content, "its bytes"}},
         [](Filesystem& o, const Arguments& a) {
             return o.files().setxattr(a.text("path"), a.text("name"), asBytes(a.text("value")));
         }},
        {"removexattr",
         "",
         "Remove an extended attribute",
         "EINVAL, ENODATA, ENOENT, EOPNOTSUPP, EPERM, ERANGE, EROFS",
         {path, {"name", Text, "of the attribute"}},
         [](Filesystem& o, const Arguments& a) {
             return o.files().removexattr(a.text("path"), a.text("name"));
         }},
        {"nocow",
         "",
         "Write a file's data in place, without checksums (chattr +C)",
         "EINVAL unless a directory or an empty file, ENOENT, EROFS",
         {path, {"off", Flag, "copy-on-write again"}},
         [](Filesystem& o, const Arguments& a) {
             return o.files().setNoCow(a.text("path"), !a.flag("off"));
         }},
        {"import",
         "",
         "Bring a file or directory of this computer into the image",
         "ECANCELED, EEXIST, EINVAL, ENOENT, EROFS, ENOSPC",
         {{"source", HostPath, "file or directory of this computer"},
          {"path", Path, "directory to put it into, or its new name"},
          existingParameter()},
         nullptr,
         nullptr,
         true,
         [](Filesystem& f, const Arguments& a, Progress& progress) {
             return reported(importTree(f, a.text("source"), a.text("path"),
                                        existingNamed(a.text("existing")), progress));
         }},
        {"export",
         "",
         "Bring a file or directory of the image to this computer",
         "ECANCELED, EEXIST, EINVAL, ENOENT, and what the other filesystem says",
         {{"path", Path, "file or directory of the image"},
          {"target", HostPath, "directory of this computer to put it into, or its new name"},
          existingParameter()},
         nullptr,
         nullptr,
         false,
         [](Filesystem& f, const Arguments& a, Progress& progress) {
             return reported(exportTree(f, a.text("path"), a.text("target"),
                                        existingNamed(a.text("existing")), progress));
         }},
        {"defrag",
         "",
         "Not under DAX: would move blocks that are mapped",
         "EOPNOTSUPP",
         {path},
         notUnderDax},
        {"send",
         "",
         "Not under DAX: would read blocks that are being stored to",
         "EOPNOTSUPP",
         {path},
         notUnderDax},
        {"balance",
         "",
         "Not under DAX: would move all that is mapped",
         "EOPNOTSUPP",
         {},
         notUnderDax},
    };
    return operations;
}

}  // namespace

std::span<const Operation> operationTable() { return table(); }

Result<Answer> perform(const Operation& operation, dax::Filesystem& filesystem,
                       const Arguments& arguments, Progress& progress) {
    trace::Span span(filesystem.trace(), trace::Kind::Operation, 0, 0, operation.name);
    Result<Answer> done;
    if (operation.history != nullptr) {
        done = fail(EOPNOTSUPP, "{} needs a session", operation.name);
    } else if (operation.transfer != nullptr) {
        done = operation.transfer(filesystem, arguments, progress);
    } else if (operation.live != nullptr) {
        done = operation.live(filesystem, arguments);
    } else {
        const auto lock = filesystem.lock();
        Status applied = filesystem.mayOperate();
        if (applied)
            applied = operation.apply(filesystem, arguments);
        done = applied.transform([] { return Answer(); });
    }
    if (!done)
        span.fails(done.error().code);
    return done;
}

Result<Answer> perform(const Operation& operation, dax::Filesystem& filesystem,
                       const Arguments& arguments) {
    Progress alone;
    return perform(operation, filesystem, arguments, alone);
}

std::string nameOf(const Operation& operation, const Arguments& arguments) {
    std::string name(operation.name);
    for (const Parameter& parameter : operation.parameters) {
        if (parameter.kind == Path || parameter.kind == NewPath || parameter.kind == HostPath)
            return name + " " + escapedName(arguments.text(parameter.name));
    }
    return name;
}

const Operation* findOperation(std::string_view name) {
    for (const auto operations : {operationTable(), liveOperationTable()}) {
        const auto found = std::ranges::find(operations, name, &Operation::name);
        if (found != operations.end())
            return &*found;
    }
    return nullptr;
}

Result<Arguments::Value> parseArgument(const Parameter& parameter, std::string_view text) {
    const auto named = [&](Error error) {
        error.what = std::format("{}: {}", parameter.name, error.what);
        return std::unexpected(std::move(error));
    };
    switch (parameter.kind) {
        case Bytes: {
            const auto size = parseSize(text);
            return size ? Result<Arguments::Value>(*size) : named(size.error());
        }
        case Number: {
            const auto number = parseNumber(text);
            if (!number || *number > UINT32_MAX)
                return named({EINVAL, std::format("“{}” is not a number", escapedName(text)), {}});
            return *number;
        }
        case Octal: {
            constexpr std::uint64_t most = 07777;
            std::uint64_t value = 0;
            const auto [end, problem] =
                std::from_chars(text.data(), text.data() + text.size(), value, 8);
            if (problem != std::errc() || end != text.data() + text.size() || value > most)
                return named(
                    {EINVAL, std::format("“{}” is not a mode such as 755", escapedName(text)), {}});
            return value;
        }
        case Time: {
            const auto time = timeFrom(text);
            return time ? Result<Arguments::Value>(std::string(text)) : named(time.error());
        }
        case Text: {
            if (parameter.choices.empty() ||
                std::ranges::contains(parameter.choices, text, &Choice::name))
                return std::string(text);
            std::string names;
            for (const Choice& choice : parameter.choices)
                names += (names.empty() ? "" : ", ") + std::string(choice.name);
            return named({EINVAL,
                          std::format("there is no “{}”; there are: {}", escapedName(text), names),
                          {}});
        }
        default:
            return std::string(text);
    }
}

}  // namespace daxscope::session

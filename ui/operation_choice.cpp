#include "ui/operation_choice.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>
#include <format>

#include "ui/text.h"

namespace daxscope::ui {

using session::Operation;
using session::Parameter;
using session::ParameterKind;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(daxscope::ui::Operations)
};

std::string below(const std::string& directory, std::string_view name) {
    return (directory == "/" ? "" : directory) + "/" + std::string(name);
}

std::string_view lastName(std::string_view path) { return path.substr(path.rfind('/') + 1); }

/// `stem`, or stem-2, stem-3, …: the first that is not known to exist.
std::string freeName(const Choice& choice, const std::string& directory, const std::string& stem) {
    std::string path = below(directory, stem);
    for (int n = 2; choice.exists && choice.exists(path) && n < 1000; ++n)
        path = below(directory, std::format("{}-{}", stem, n));
    return path;
}

std::string parentOf(const std::string& path) {
    const auto slash = path.rfind('/');
    return slash == 0 || slash == std::string::npos ? "/" : path.substr(0, slash);
}

std::string newPathFor(const Operation& operation, const Choice& choice) {
    const std::string own(lastName(choice.path));
    if (operation.name == "snapshot") {
        const std::string name(lastName(choice.subvolume));
        return freeName(choice, parentOf(choice.subvolume),
                        name.empty() ? "snapshot" : name + "-snapshot");
    }
    if (operation.name == "rename")
        return choice.isTop ? "" : choice.path;
    if (operation.name == "link")
        return freeName(choice, choice.directory, own + "-link");
    if (operation.name == "symlink")
        return freeName(choice, choice.directory, own.empty() ? "new-link" : own + "-symlink");
    if (operation.name == "subvolume")
        return freeName(choice, choice.directory, "new-subvolume");
    return freeName(choice, choice.directory,
                    operation.name == "create" ? "new-file" : "new-folder");
}

/// A range of the file: the chosen one; else all of it, or its first block.
std::string bytesFor(std::string_view parameter, const Choice& choice) {
    constexpr std::uint64_t block = 4096;
    const ByteRange range =
        choice.range.value_or(ByteRange{0, choice.size != 0 ? choice.size : block});
    if (parameter == "size")
        return std::to_string(choice.size);
    return std::to_string(parameter == "length" ? range.length : range.offset);
}

/// What moves, moves by whole blocks: those of the range, or the first.
std::string movedBytesFor(std::string_view parameter, const Choice& choice) {
    constexpr std::uint64_t block = 4096;
    const ByteRange range = choice.range.value_or(ByteRange{0, block});
    const std::uint64_t from = alignDown(range.offset, block);
    return std::to_string(parameter == "length" ? alignUp(range.end(), block) - from : from);
}

/// Extents are shared by whole blocks, but for the end of the file.
std::string sharedBytesFor(const Operation& operation, const Parameter& parameter,
                           const Choice& choice) {
    constexpr std::uint64_t block = 4096;
    if (!choice.range)
        return parameter.name == "length" ? std::string(parameter.fallback) : "0";
    const std::uint64_t from = alignDown(choice.range->offset, block);
    const std::uint64_t to = std::min(alignUp(choice.range->end(), block), choice.size);
    if (parameter.name == "length")
        return std::to_string(to > from ? to - from : 0);
    const bool there = parameter.name == "sourceOffset" || operation.name == "dedupe";
    return std::to_string(there ? from : 0);
}

/// Of the chosen page, or of the device under it.
std::string liveBytesFor(const Operation& operation, std::string_view parameter,
                         const Choice& choice) {
    std::optional<ByteRange> range =
        choice.mapped ? std::optional(choice.mapped->range) : std::nullopt;
    if (operation.name == "poison")
        range = choice.device || !choice.mapped ? choice.device : choice.mapped->device;
    if (!range)
        return {};
    return std::to_string(parameter == "length" ? range->length : range->offset);
}

bool inside(const Operation& operation, std::span<const std::string_view> names) {
    return std::ranges::contains(names, operation.name);
}

constexpr std::array<std::string_view, 10> onFiles = {"truncate", "punch",  "zero",    "allocate",
                                                      "collapse", "insert", "unshare", "clone",
                                                      "dedupe",   "link"};
constexpr std::array<std::string_view, 2> notOnTop = {"remove", "rename"};
/// What changes nothing inside of the chosen subvolume.
constexpr std::array<std::string_view, 3> besides = {"snapshot", "readonly", "setdefault"};
constexpr std::array<std::string_view, 7> onMappings = {
    "unmap", "load", "store", "flush", "sync", "startWriter", "stopWriter"};
constexpr std::array<std::string_view, 10> atOnce = {
    "unmap", "load", "flush", "fence", "sync", "freeze", "thaw", "stopWriter", "undo", "redo"};

QString whyNotLive(const Operation& operation, const Choice& choice) {
    if (!choice.dax)
        return Text::tr("Files cannot be mapped in this session: it was not opened with dax.");
    if (operation.name == "map" && !choice.isFile)
        return Text::tr("Choose a file first.");
    if (inside(operation, onMappings) && !choice.mapped)
        return Text::tr("Choose a page of a mapping first.");
    if (operation.name == "startWriter" && choice.mapped->writing)
        return Text::tr("A writer stores into this mapping already.");
    if (operation.name == "stopWriter" && !choice.mapped->writing)
        return Text::tr("No writer stores into this mapping.");
    if (choice.frozen && operation.name == "freeze")
        return Text::tr("The image is frozen already.");
    if (!choice.frozen && operation.name == "thaw")
        return Text::tr("The image is not frozen.");
    if (choice.removed && (operation.name == "removeDevice" || operation.name == "poison"))
        return Text::tr("The device has been removed.");
    return {};
}

}  // namespace

bool isLive(const Operation& operation) {
    return std::ranges::contains(session::liveOperationTable(), operation.name, &Operation::name);
}

OperationValues valuesFor(const Operation& operation, const Choice& choice) {
    OperationValues out;
    for (const Parameter& parameter : operation.parameters) {
        const std::string_view name = parameter.name;
        switch (parameter.kind) {
            case ParameterKind::NewPath:
                out[name] = newPathFor(operation, choice);
                break;
            case ParameterKind::Path:
                if (operation.name == "import")
                    out[name] = choice.directory;
                else if (name == "target")
                    out[name] = operation.name == "clone"
                                    ? freeName(choice, choice.directory,
                                               std::string(lastName(choice.path)) + "-clone")
                                    : std::string();
                else if (inside(operation, besides))
                    out[name] = choice.subvolume;
                else if (operation.name == "write" && !choice.isFile)
                    out[name] = freeName(choice, choice.directory, "new-file");
                else
                    out[name] = choice.path;
                break;
            case ParameterKind::Bytes:
                if (isLive(operation)) {
                    out[name] = operation.name == "map" ? std::string(parameter.fallback)
                                                        : liveBytesFor(operation, name, choice);
                } else if (operation.name == "clone" || operation.name == "dedupe") {
                    out[name] = sharedBytesFor(operation, parameter, choice);
                } else if (operation.name == "collapse" || operation.name == "insert") {
                    out[name] = movedBytesFor(name, choice);
                } else {
                    out[name] = bytesFor(name, choice);
                }
                break;
            case ParameterKind::Text:
                if (operation.name == "symlink")
                    out[name] = choice.isTop ? std::string() : std::string(lastName(choice.path));
                else
                    out[name] = std::string(parameter.fallback);
                break;
            default:
                out[name] = name == "view" && choice.mapped ? std::to_string(choice.mapped->view)
                                                            : std::string(parameter.fallback);
        }
    }
    return out;
}

bool runsAtOnce(const Operation& operation) { return inside(operation, atOnce); }

session::Arguments argumentsFor(const Operation& operation, const Choice& choice) {
    const MappedChoice mapped = choice.mapped.value_or(MappedChoice{});
    session::Arguments out;
    for (const Parameter& parameter : operation.parameters) {
        const bool isLength = parameter.name == "length";
        out.set(parameter.name, parameter.name == "view" ? mapped.view
                                : isLength               ? mapped.range.length
                                                         : mapped.range.offset);
    }
    return out;
}

QString whyNotOn(const Operation& operation, const Choice& choice) {
    if (isLive(operation))
        return whyNotLive(operation, choice);
    if (inside(operation, onFiles) && !choice.isFile)
        return Text::tr("Choose a file first.");
    if (inside(operation, notOnTop) && choice.isTop)
        return Text::tr("Choose a file, a directory or a subvolume first.");
    if (!operation.changesImage)
        return {};
    if (choice.isProtected && !inside(operation, besides) &&
        !(choice.isSubvolume && inside(operation, notOnTop)))
        return Text::tr("The subvolume %1 is read-only.").arg(shown(choice.subvolume));
    return {};
}

QString warningOf(const Operation& operation, const session::Arguments& arguments) {
    const auto path = [&](std::string_view name) { return shown(arguments.text(name)); };
    if (operation.name == "remove")
        return arguments.flag("recursive")
                   ? Text::tr("Removes “%1” and everything in it. After the commit it is gone.")
                         .arg(path("path"))
                   : Text::tr("Removes “%1”. After the commit it is gone.").arg(path("path"));
    if (operation.name == "snapshot")
        return Text::tr("A snapshot commits what was done before, and itself.");
    if (operation.name == "removeDevice")
        return Text::tr(
            "Every mapping loses its pages, and nothing can be read any more: loads and stores end "
            "in SIGBUS. What is not committed is lost.");
    if (operation.name == "poison")
        return Text::tr("What lies there is lost: it reads as an error until it is written anew.");
    if (operation.name == "rename" && !arguments.flag("noReplace") && !arguments.flag("exchange"))
        return Text::tr("A file “%1” that exists already is replaced.").arg(path("to"));
    return {};
}

}  // namespace daxscope::ui

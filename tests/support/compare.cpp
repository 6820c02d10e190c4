#include "support/compare.h"

#include <linux/fiemap.h>
#include <sys/sysmacros.h>

#include <QByteArray>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <array>
#include <cmath>
#include <format>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

#include "support/process.h"

namespace daxscope::test {
namespace {

constexpr std::uint64_t block = 4096;

/// Collects; says at the end how many were left out.
class Findings {
public:
    void add(std::string text) {
        if (++count_ <= differenceLimit)
            list_.push_back(std::move(text));
    }
    [[nodiscard]] bool full() const { return count_ > differenceLimit; }
    Differences take() {
        if (full())
            list_.push_back(std::format("… and {} more", count_ - differenceLimit));
        return std::move(list_);
    }

private:
    Differences list_;
    std::size_t count_ = 0;
};

std::string printable(std::string_view bytes) {
    std::string text = "\"";
    for (const char c : bytes)
        text += c >= ' ' && c <= '~' ? std::string(1, c)
                                     : std::format("\\x{:02x}", static_cast<unsigned char>(c));
    return text + "\"";
}

/// Integers above 2^53 − 1 are decimal strings (app/output.h).
std::optional<std::uint64_t> integer(const QJsonValue& value) {
    bool good = false;
    if (value.isString()) {
        const quint64 number = value.toString().toULongLong(&good);
        return good ? std::optional<std::uint64_t>(number) : std::nullopt;
    }
    if (!value.isDouble())
        return std::nullopt;
    return static_cast<std::uint64_t>(value.toInteger());
}

std::string shown(const QJsonValue& value) {
    if (value.isUndefined())
        return "nothing";
    QJsonArray array;
    array.append(value);
    const QByteArray json = QJsonDocument(array).toJson(QJsonDocument::Compact);
    return json.mid(1, json.size() - 2).toStdString();
}

void expectInteger(Findings& findings, const std::string& where, const QJsonObject& object,
                   const char* field, std::uint64_t expected) {
    const QJsonValue value = object[QLatin1String(field)];
    if (integer(value) != expected)
        findings.add(
            std::format("{}: {} is {}, expected {}", where, field, shown(value), expected));
}

void expectText(Findings& findings, const std::string& where, const QJsonObject& object,
                const char* field, const std::string& expected) {
    const QJsonValue value = object[QLatin1String(field)];
    if (value.toString().toStdString() != expected || !value.isString())
        findings.add(std::format("{}: {} is {}, expected {}", where, field, shown(value),
                                 printable(expected)));
}

/// The bytes of a name, path or target: `field`, or `field`Base64 when they are not UTF-8.
std::string exactBytes(const QJsonObject& object, const char* field) {
    const QString base64 = QLatin1String(field) + QStringLiteral("Base64");
    if (object.contains(base64))
        return QByteArray::fromBase64(object[base64].toString().toLatin1()).toStdString();
    return object[QLatin1String(field)].toString().toStdString();
}

std::optional<QJsonObject> parsed(Findings& findings, const std::string& where,
                                  std::string_view json) {
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(
        QByteArray::fromRawData(json.data(), static_cast<qsizetype>(json.size())), &error);
    if (!document.isObject()) {
        findings.add(std::format("{}: {} in {}", where, error.errorString().toStdString(),
                                 printable(json.substr(0, 200))));
        return std::nullopt;
    }
    return document.object();
}

/// Runs `command IMAGE operands… --json` as often as `bytesPerCall` of operands demands; calls
/// `each(index of the operand, its document)`.
template <typename Each>
void ask(Findings& findings, const std::string& command, const std::string& image,
         const std::vector<std::string>& operands, std::size_t bytesPerCall, Each each) {
    for (std::size_t from = 0; from < operands.size() && !findings.full();) {
        std::vector<std::string> arguments = {command, "--json", image};
        std::size_t to = from;
        for (std::size_t bytes = 0; to < operands.size() && (to == from || bytes < bytesPerCall);
             ++to) {
            arguments.push_back(operands[to]);
            bytes += operands[to].size() + 16;
        }
        const Ran ran = runDaxscope(arguments, {.timeoutSeconds = 300});
        if (!ran.ok())
            findings.add(std::format("{} of {} operands from {}: {}", command, to - from,
                                     printable(operands[from]), ran.verdict()));
        std::string_view rest = ran.out;
        for (std::size_t i = from; i < to && !findings.full(); ++i) {
            if (rest.empty()) {
                findings.add(std::format("{} {}: no answer", command, printable(operands[i])));
                break;
            }
            const auto end = std::min(rest.find('\n'), rest.size());
            // A single operand may be answered in many lines.
            const std::string_view line = to - from == 1 ? rest : rest.substr(0, end);
            rest.remove_prefix(std::min(end + 1, rest.size()));
            const std::string where = std::format("{} {}", command, printable(operands[i]));
            if (const auto document = parsed(findings, where, line))
                each(i, *document);
        }
        from = to;
    }
}

const char* typeOf(mode_t mode) {
    switch (mode & S_IFMT) {
        case S_IFREG:
            return "file";
        case S_IFDIR:
            return "directory";
        case S_IFLNK:
            return "symlink";
        case S_IFCHR:
            return "char";
        case S_IFBLK:
            return "block";
        case S_IFIFO:
            return "fifo";
        default:
            return "socket";
    }
}

void compareEntry(Findings& findings, const KernelEntry& entry, const QJsonObject& json) {
    const std::string where = "ls " + printable(entry.path);
    const struct stat& s = entry.status;
    expectText(findings, where, json, "type", typeOf(s.st_mode));
    expectInteger(findings, where, json, "inode", s.st_ino);
    expectInteger(findings, where, json, "mode", s.st_mode);
    expectInteger(findings, where, json, "uid", s.st_uid);
    expectInteger(findings, where, json, "gid", s.st_gid);
    expectInteger(findings, where, json, "size", static_cast<std::uint64_t>(s.st_size));
    expectInteger(findings, where, json, "links", s.st_nlink);
    // The empty place of a subvolume inside a snapshot has no inode; the kernel says "now".
    constexpr ino_t emptyPlace = 2;
    // A JSON number with nine decimals, of which a double keeps microseconds.
    const double mtime =
        static_cast<double>(s.st_mtim.tv_sec) + 1e-9 * static_cast<double>(s.st_mtim.tv_nsec);
    if (s.st_ino != emptyPlace && std::abs(json["mtime"].toDouble(-1) - mtime) > 2e-6)
        findings.add(std::format("{}: mtime is {}, expected {}.{:09}", where, shown(json["mtime"]),
                                 s.st_mtim.tv_sec, s.st_mtim.tv_nsec));
    if (S_ISLNK(s.st_mode) && exactBytes(json, "target") != entry.target)
        findings.add(std::format("{}: target is {}, expected {}", where, shown(json["target"]),
                                 printable(entry.target)));
    if (S_ISCHR(s.st_mode) || S_ISBLK(s.st_mode)) {
        const QJsonObject rdev = json["rdev"].toObject();
        expectInteger(findings, where, rdev, "major", major(s.st_rdev));
        expectInteger(findings, where, rdev, "minor", minor(s.st_rdev));
    }
    if (entry.leadsToSubvolume)
        expectInteger(findings, where, json, "subvolume", entry.subvolume);
    else if (!json["subvolume"].isNull())
        findings.add(
            std::format("{}: subvolume is {}, expected null", where, shown(json["subvolume"])));
    std::map<std::string, std::string> xattrs;
    const QJsonObject object = json["xattrs"].toObject();
    for (auto it = object.begin(); it != object.end(); ++it)
        xattrs[it.key().toStdString()] =
            QByteArray::fromBase64(it.value().toString().toLatin1()).toStdString();
    for (const auto& [name, value] : entry.xattrs) {
        const auto found = xattrs.find(name);
        if (found == xattrs.end())
            findings.add(std::format("{}: xattr {} is missing", where, name));
        else if (found->second != value)
            findings.add(std::format("{}: xattr {} is {}, expected {}", where, name,
                                     printable(found->second), printable(value)));
    }
    for (const auto& [name, value] : xattrs)
        if (!entry.xattrs.contains(name))
            findings.add(std::format("{}: xattr {} is too many", where, name));
}

}  // namespace

std::string joined(const Differences& differences) {
    std::string text;
    for (const std::string& d : differences)
        text += "\n  " + d;
    return text;
}

Differences compareListing(const std::string& image, const KernelView& kernel) {
    Findings findings;
    const Ran ran = runDaxscope({"ls", "-R", "--json", image, "/"}, {.timeoutSeconds = 300});
    if (!ran.ok())
        findings.add("ls -R: " + ran.verdict());
    std::map<std::string, QJsonObject> listed;
    if (const auto document = parsed(findings, "ls -R", ran.out))
        for (const QJsonValue& value : (*document)["entries"].toArray()) {
            const QJsonObject entry = value.toObject();
            if (!listed.emplace(exactBytes(entry, "path"), entry).second)
                findings.add("ls -R: listed twice: " + printable(exactBytes(entry, "path")));
        }
    for (const KernelEntry& entry : kernel.entries) {
        if (entry.path == "/")
            continue;
        const auto found = listed.find(entry.path);
        if (found == listed.end()) {
            findings.add("ls -R: missing: " + printable(entry.path));
            continue;
        }
        const auto slash = entry.path.rfind('/');
        if (exactBytes(found->second, "name") != entry.path.substr(slash + 1))
            findings.add("ls -R: wrong name for " + printable(entry.path));
        compareEntry(findings, entry, found->second);
        listed.erase(found);
    }
    for (const auto& [path, entry] : listed)
        findings.add("ls -R: does not exist: " + printable(path));
    return findings.take();
}

Differences compareContents(const std::string& image, const KernelView& kernel) {
    Findings findings;
    std::vector<const KernelEntry*> files;
    for (const KernelEntry& entry : kernel.entries)
        if (entry.isFile() && entry.firstLink && !entry.tooBigToRead)
            files.push_back(&entry);
    const auto one = [&](const KernelEntry& entry) {
        const Ran ran = runDaxscope({"cat", image, entry.path});
        const auto [mine, theirs] = std::ranges::mismatch(ran.out, entry.content);
        if (!ran.ok() || mine != ran.out.end() || theirs != entry.content.end())
            findings.add(std::format("cat {}: {} bytes, expected {}, first difference at {}; {}",
                                     printable(entry.path), ran.out.size(), entry.content.size(),
                                     theirs - entry.content.begin(), ran.verdict()));
    };
    constexpr std::size_t contentPerCall = 64 << 20;
    constexpr std::size_t pathsPerCall = 1 << 20;
    for (std::size_t from = 0; from < files.size() && !findings.full();) {
        std::vector<std::string> arguments = {"cat", image};
        std::size_t to = from;
        for (std::size_t content = 0, paths = 0;
             to < files.size() && content < contentPerCall && paths < pathsPerCall; ++to) {
            arguments.push_back(files[to]->path);
            content += files[to]->content.size();
            paths += files[to]->path.size() + 16;
        }
        const Ran ran = runDaxscope(arguments, {.timeoutSeconds = 300});
        std::size_t at = 0;
        bool equal = ran.ok();
        for (std::size_t i = from; equal && i < to; ++i) {
            const std::string& content = files[i]->content;
            equal = std::string_view(ran.out).substr(std::min(at, ran.out.size()),
                                                     content.size()) == content;
            at += content.size();
        }
        if (!equal || at != ran.out.size()) {
            // Which one?
            const Differences before = findings.take();
            findings = Findings();
            for (std::size_t i = from; i < to && !findings.full(); ++i)
                one(*files[i]);
            if (findings.take().empty())
                findings.add(std::format("cat of {} files from {}: {} bytes, expected {}; {}",
                                         to - from, printable(files[from]->path), ran.out.size(),
                                         at, ran.verdict()));
        }
        from = to;
    }
    return findings.take();
}

namespace {

/// What lies under one block of a file. FIEMAP's "encoded" is our compression.
struct Under {
    std::uint64_t device = 0;
    /// Above 0 for encoded extents: FIEMAP merges those that happen to be neighbours both in the
    /// file and on the device, so the extent under a block may start this much further on.
    std::uint64_t slack = 0;
    bool inlined = false;
    bool unwritten = false;
    bool shared = false;
    bool encoded = false;
    /// `mine` is an answer that this, FIEMAP's, allows.
    [[nodiscard]] bool allows(const Under& mine) const {
        return mine.inlined == inlined && mine.unwritten == unwritten && mine.shared == shared &&
               mine.encoded == encoded && mine.device >= device && mine.device - device <= slack;
    }
    [[nodiscard]] std::string text() const {
        return std::format("device {}{}{}{}{}", device, inlined ? " inline" : "",
                           unwritten ? " prealloc" : "", shared ? " shared" : "",
                           encoded ? " compressed" : "");
    }
};
using Blocks = std::map<std::uint64_t, Under>;

Blocks blocksOf(const std::vector<KernelExtent>& extents, const Dump& dump) {
    Blocks result;
    for (const KernelExtent& e : extents) {
        Under under;
        under.inlined = (e.flags & FIEMAP_EXTENT_DATA_INLINE) != 0;
        under.unwritten = (e.flags & FIEMAP_EXTENT_UNWRITTEN) != 0;
        under.shared = (e.flags & FIEMAP_EXTENT_SHARED) != 0;
        under.encoded = (e.flags & FIEMAP_EXTENT_ENCODED) != 0;
        for (std::uint64_t at = 0; at < e.length; at += block) {
            if (!under.inlined) {
                // All of a compressed extent lies under each of its blocks.
                under.slack = under.encoded ? at : 0;
                const auto places = dump.deviceBytes(e.logical + (under.encoded ? 0 : at));
                under.device = places.empty() ? UINT64_MAX : places.front();
            }
            result[e.offset + at] = under;
        }
    }
    return result;
}

Blocks blocksOf(Findings& findings, const std::string& where, const QJsonArray& extents) {
    Blocks result;
    std::uint64_t end = 0;
    for (const QJsonValue& value : extents) {
        const QJsonObject e = value.toObject();
        const auto offset = integer(e["offset"]);
        const auto length = integer(e["length"]);
        if (!offset || !length || *offset != end) {
            findings.add(std::format("{}: {} does not start at {}", where, shown(value), end));
            return result;
        }
        end = *offset + *length;
        const QString type = e["type"].toString();
        if (type == "hole")
            continue;
        Under under;
        under.inlined = type == "inline";
        under.unwritten = type == "prealloc";
        under.shared = e["shared"].toBool();
        under.encoded = e["compression"].toString() != "none";
        const auto device = integer(e["device"]);
        if (device.has_value() == under.inlined)
            findings.add(std::format("{}: {} has no sensible device byte", where, shown(value)));
        for (std::uint64_t at = 0; at < *length; at += block) {
            under.device = device.value_or(0) + (under.encoded || under.inlined ? 0 : at);
            result[*offset + at] = under;
        }
    }
    return result;
}

/// (subvolume, inode, file offset − extent offset) of all that hold an extent: logical → triples.
using Holders = std::set<std::tuple<std::uint64_t, std::uint64_t, std::uint64_t>>;

std::map<std::uint64_t, Holders> holdersOf(const Dump& dump) {
    std::map<std::uint64_t, Holders> result;
    for (const auto& [file, extents] : dump.files)
        for (const DumpedFileExtent& e : extents)
            if (e.type != "inline" && e.diskLogical != 0)
                result[e.diskLogical].emplace(e.tree, e.inode, e.offset - e.extentOffset);
    return result;
}

void compareItems(Findings& findings, const std::string& where, const QJsonArray& extents,
                  const std::vector<DumpedFileExtent>& items,
                  const std::map<std::uint64_t, Holders>& holders, const Dump& dump) {
    std::map<std::uint64_t, QJsonObject> byOffset;
    for (const QJsonValue& value : extents)
        if (value["type"].toString() != "hole")
            byOffset[integer(value["offset"]).value_or(UINT64_MAX)] = value.toObject();
    for (const DumpedFileExtent& item : items) {
        if (item.type != "inline" && item.diskLogical == 0)
            continue;
        const auto found = byOffset.find(item.offset);
        const std::string place = std::format("{} at {}", where, item.offset);
        if (found == byOffset.end()) {
            findings.add(place + ": the extent item is missing");
            continue;
        }
        const QJsonObject& e = found->second;
        expectText(findings, place, e, "type", item.type);
        expectText(findings, place, e, "compression", item.compression);
        if (item.type != "inline") {
            expectInteger(findings, place, e, "length", item.length);
            expectInteger(findings, place, e, "owners", holders.at(item.diskLogical).size());
            const bool whole = item.compression != "none";
            const auto places =
                dump.deviceBytes(item.diskLogical + (whole ? 0 : item.extentOffset));
            expectInteger(findings, place, e, "device", places.empty() ? 0 : places.front());
        }
        // When this pointer was written; when the extent was allocated stands in the device map.
        expectInteger(findings, place, e, "generation", item.generation);
        byOffset.erase(found);
    }
    for (const auto& [offset, e] : byOffset)
        findings.add(std::format("{} at {}: there is no such item", where, offset));
}

/// Whether the extent under `offset` is shared, by counting, where FIEMAP cannot be trusted.
///
/// Where back references name parent blocks (after a balance, or when the first subvolume is gone),
/// the kernel counts leaves instead of holders: two holders in one leaf pass for one ("not shared"),
/// and two pieces of an extent in two leaves of one file for two ("shared").
std::optional<bool> sharedByCounting(const KernelEntry& entry, std::uint64_t offset,
                                     const Dump& dump,
                                     const std::map<std::uint64_t, Holders>& holders) {
    const auto items = dump.files.find({entry.subvolume, entry.status.st_ino});
    if (items == dump.files.end())
        return std::nullopt;
    for (const DumpedFileExtent& item : items->second) {
        if (offset < item.offset || offset - item.offset >= item.length || item.diskLogical == 0)
            continue;
        const auto extent = dump.extents.find(item.diskLogical);
        if (extent == dump.extents.end() || !extent->second.heldByParent)
            return std::nullopt;
        return holders.at(item.diskLogical).size() > 1;
    }
    return std::nullopt;
}

}  // namespace

Differences compareFileMaps(const std::string& image, const KernelView& kernel, const Dump& dump) {
    Findings findings;
    const auto holders = holdersOf(dump);
    std::vector<const KernelEntry*> files;
    std::vector<std::string> paths;
    for (const KernelEntry& entry : kernel.entries)
        if (entry.isFile() && entry.firstLink) {
            files.push_back(&entry);
            paths.push_back(entry.path);
        }
    ask(findings, "map", image, paths, 1 << 20,
        [&](std::size_t index, const QJsonObject& document) {
            const KernelEntry& entry = *files[index];
            const std::string where = "map " + printable(entry.path);
            expectInteger(findings, where, document, "size",
                          static_cast<std::uint64_t>(entry.status.st_size));
            const QJsonArray extents = document["extents"].toArray();
            const Blocks mine = blocksOf(findings, where, extents);
            const Blocks theirs = blocksOf(entry.extents, dump);
            for (const auto& [offset, under] : theirs) {
                const auto found = mine.find(offset);
                if (found != mine.end() && under.allows(found->second))
                    continue;
                Under counted = under;
                counted.shared =
                    sharedByCounting(entry, offset, dump, holders).value_or(under.shared);
                if (found == mine.end() || !counted.allows(found->second)) {
                    findings.add(std::format(
                        "{} at {}: {}, but FIEMAP says {}", where, offset,
                        found == mine.end() ? std::string("nothing") : found->second.text(),
                        under.text()));
                    break;
                }
            }
            for (const auto& [offset, under] : mine)
                if (!theirs.contains(offset)) {
                    findings.add(std::format("{} at {}: {}, but FIEMAP says nothing", where, offset,
                                             under.text()));
                    break;
                }
            const auto items = dump.files.find({entry.subvolume, entry.status.st_ino});
            compareItems(
                findings, where, extents,
                items == dump.files.end() ? std::vector<DumpedFileExtent>() : items->second,
                holders, dump);
        });
    return findings.take();
}

namespace {

/// The words for trees that `dump --tree` takes, as README and --help list them.
std::string treeWord(std::uint64_t tree) {
    switch (static_cast<std::int64_t>(tree)) {
        case 1:
            return "root";
        case 2:
            return "extent";
        case 3:
            return "chunk";
        case 4:
            return "dev";
        case 5:
            return "fs";
        case 7:
            return "csum";
        case 8:
            return "quota";
        case 9:
            return "uuid";
        case 10:
            return "free-space";
        case 11:
            return "block-group";
        case -9:
            return "data-reloc";
        default:
            return std::to_string(tree);
    }
}

/// Bytes of each data extent that nothing points into. Of a compressed extent every byte is needed
/// to unpack any.
std::map<std::uint64_t, std::uint64_t> unreachableOf(const Dump& dump) {
    std::map<std::uint64_t, std::set<std::uint64_t>> reached;  // logical → blocks inside
    for (const auto& [file, extents] : dump.files)
        for (const DumpedFileExtent& e : extents) {
            if (e.type == "inline" || e.diskLogical == 0)
                continue;
            const bool whole = e.compression != "none";
            const std::uint64_t from = whole ? 0 : e.extentOffset;
            const std::uint64_t to = whole ? e.diskLength : e.extentOffset + e.length;
            for (std::uint64_t at = from; at < to; at += block)
                reached[e.diskLogical].insert(at);
        }
    std::map<std::uint64_t, std::uint64_t> result;
    for (const auto& [logical, extent] : dump.extents)
        if (!extent.isTree)
            result[logical] = extent.length - reached[logical].size() * block;
    return result;
}

}  // namespace

Differences compareDeviceMap(const std::string& image, const Dump& dump) {
    Findings findings;
    const Ran ran = runDaxscope({"map", "--json", image}, {.timeoutSeconds = 300});
    if (!ran.ok())
        findings.add("map: " + ran.verdict());
    const auto document = parsed(findings, "map", ran.out);
    if (!document)
        return findings.take();

    std::map<std::uint64_t, std::uint64_t> groups;  // device → length
    for (const DumpedChunk& chunk : dump.chunks)
        for (const std::uint64_t stripe : chunk.stripes)
            groups[stripe] = chunk.length;
    for (const QJsonValue& value : (*document)["blockGroups"].toArray()) {
        const auto found = groups.find(integer(value["device"]).value_or(UINT64_MAX));
        if (found == groups.end() || found->second != integer(value["length"]))
            findings.add("map: no such block group: " + shown(value));
        else
            groups.erase(found);
    }
    for (const auto& [device, length] : groups)
        findings.add(std::format("map: block group at {} is missing", device));

    std::map<std::uint64_t, QJsonObject> mine;  // device → extent
    std::uint64_t before = 0;
    for (const QJsonValue& value : (*document)["extents"].toArray()) {
        const std::uint64_t device = integer(value["device"]).value_or(0);
        if (device < before)
            findings.add(std::format("map: the extent at {} comes after {}", device, before));
        before = device;
        if (!mine.emplace(device, value.toObject()).second)
            findings.add(std::format("map: two extents at {}", device));
    }
    const auto holders = holdersOf(dump);
    const auto unreachable = unreachableOf(dump);
    for (const auto& [logical, extent] : dump.extents) {
        for (const std::uint64_t device : dump.deviceBytes(logical)) {
            const std::string where = std::format("map at {} (logical {})", device, logical);
            const auto found = mine.find(device);
            if (found == mine.end()) {
                findings.add(where + ": the extent is missing");
                continue;
            }
            const QJsonObject& e = found->second;
            expectText(findings, where, e, "kind", extent.isTree ? "tree" : "data");
            expectInteger(findings, where, e, "length", extent.length);
            expectInteger(findings, where, e, "generation", extent.generation);
            if (extent.isTree) {
                const auto walked = dump.blocks.find(logical);
                if (walked != dump.blocks.end()) {
                    expectText(findings, where, e, "tree", treeWord(walked->second.owner));
                    expectInteger(findings, where, e, "owners", walked->second.reachedBy.size());
                }
            } else {
                const auto held = holders.find(logical);
                expectInteger(findings, where, e, "owners",
                              held == holders.end() ? 0 : held->second.size());
                expectInteger(findings, where, e, "unreachable", unreachable.at(logical));
            }
            mine.erase(found);
        }
    }
    for (const auto& [device, e] : mine)
        if (e["kind"].toString() != "super")
            findings.add("map: there is no such extent: " + shown(e));
    for (const std::uint64_t place : {64ULL << 10, 64ULL << 20})
        if (!mine.contains(place))
            findings.add(std::format("map: the superblock at {} is missing", place));
    return findings.take();
}

namespace {

/// What tells a file extent item from another, whichever trees it is reached from.
using ExtentWords = std::tuple<std::uint64_t, std::uint64_t, std::string, std::uint64_t,
                               std::uint64_t, std::uint64_t, std::uint64_t>;

ExtentWords wordsOf(const DumpedFileExtent& extent) {
    if (extent.type == "inline")
        return {extent.inode, extent.offset, extent.type, 0, 0, 0, 0};
    return {extent.inode,      extent.offset,       extent.type,  extent.diskLogical,
            extent.diskLength, extent.extentOffset, extent.length};
}

std::optional<ExtentWords> wordsOf(const QJsonObject& item) {
    const QJsonObject key = item["key"].toObject();
    if (key["type"].toString() != QLatin1String("EXTENT_DATA"))
        return std::nullopt;
    const auto number = [](const QJsonValue& value) { return integer(value).value_or(UINT64_MAX); };
    const std::string type = item["typeText"].toString().toStdString();
    if (type == "inline")
        return ExtentWords{number(key["objectid"]), number(key["offset"]), type, 0, 0, 0, 0};
    return ExtentWords{
        number(key["objectid"]),     number(key["offset"]),     type,
        number(item["diskAddress"]), number(item["diskBytes"]), number(item["extentOffset"]),
        number(item["fileBytes"])};
}

}  // namespace

Differences compareDump(const std::string& image, const Dump& dump) {
    Findings findings;
    const Ran ran = runDaxscope({"dump", "--json", image}, {.timeoutSeconds = 300});
    if (!ran.ok())
        findings.add("dump: " + ran.verdict());
    std::set<ExtentWords> expected;
    for (const auto& [file, extents] : dump.files)
        for (const DumpedFileExtent& extent : extents)
            expected.insert(wordsOf(extent));
    std::set<std::uint64_t> seen;
    std::set<ExtentWords> items;
    for (std::string_view rest = ran.out; !rest.empty() && !findings.full();) {
        const auto end = std::min(rest.find('\n'), rest.size());
        const auto document = parsed(findings, "dump", rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
        const QString kind = document ? (*document)["kind"].toString() : QString();
        if (kind != QLatin1String("leaf") && kind != QLatin1String("node"))
            continue;
        const std::uint64_t place = integer((*document)["place"]).value_or(0);
        const auto known = dump.blocks.find(place);
        if (known == dump.blocks.end()) {
            findings.add(std::format("dump: there is no tree block {}", place));
            continue;
        }
        if (!seen.insert(place).second)
            continue;  // once for each tree that reaches it
        const std::string where = std::format("dump, tree block {}", place);
        expectInteger(findings, where, *document, "tree", known->second.owner);
        expectInteger(findings, where, *document, "level", known->second.level);
        expectInteger(findings, where, *document, "generation", known->second.generation);
        for (const QJsonValue& item : (*document)["items"].toArray())
            if (const auto words = wordsOf(item.toObject()))
                items.insert(*words);
    }
    for (const auto& [logical, known] : dump.blocks)
        if (!seen.contains(logical))
            findings.add(std::format("dump: tree block {} is missing", logical));
    const auto tell = [&](const ExtentWords& words, const char* what) {
        findings.add(std::format("dump: file extent {} at {} of inode {} is {}", std::get<2>(words),
                                 std::get<1>(words), std::get<0>(words), what));
    };
    for (const ExtentWords& words : expected)
        if (!items.contains(words))
            tell(words, "missing");
    for (const ExtentWords& words : items)
        if (!expected.contains(words))
            tell(words, "not in the image");
    return findings.take();
}

Differences compareOwners(const std::string& image, const KernelView& kernel, const Dump& dump,
                          const std::vector<OwnerSample>& samples) {
    Findings findings;
    std::vector<std::string> bytes;
    for (const OwnerSample& sample : samples) {
        const auto places = dump.deviceBytes(sample.logical);
        // Ask about the last copy: it must lead to the same owners as the first.
        bytes.push_back(std::to_string(places.empty() ? 0 : places.back()));
    }
    std::set<std::uint64_t> isCompressed;  // logical
    for (const auto& [file, extents] : dump.files)
        for (const DumpedFileExtent& e : extents)
            if (e.diskLogical != 0 && e.compression != "none")
                isCompressed.insert(e.diskLogical);
    // It takes one byte a call.
    ask(findings, "owners", image, bytes, 1, [&](std::size_t index, const QJsonObject& document) {
        const OwnerSample& sample = samples[index];
        const std::string where =
            std::format("owners of {} (logical {})", bytes[index], sample.logical);
        expectInteger(findings, where, document, "logical", sample.logical);
        auto above = dump.extents.upper_bound(sample.logical);
        const DumpedExtent* extent = nullptr;
        if (above != dump.extents.begin() &&
            sample.logical < std::prev(above)->second.logical + std::prev(above)->second.length)
            extent = &std::prev(above)->second;
        if (document["allocated"].toBool() != (extent != nullptr))
            findings.add(where + ": allocated is " + shown(document["allocated"]));
        const QJsonArray owners = document["owners"].toArray();
        if (extent != nullptr && extent->isTree) {
            std::set<std::uint64_t> trees;
            for (const QJsonValue& owner : owners)
                trees.insert(integer(owner["tree"]).value_or(0));
            if (const auto walked = dump.blocks.find(extent->logical);
                walked != dump.blocks.end() && trees != walked->second.reachedBy)
                findings.add(std::format("{}: trees {}", where, shown(owners)));
            return;
        }
        std::set<KernelOwner> reaching;
        std::set<std::pair<std::uint64_t, std::uint64_t>> holding;
        for (const QJsonValue& owner : owners) {
            const KernelOwner o{integer(owner["subvolume"]).value_or(0),
                                integer(owner["inode"]).value_or(0),
                                integer(owner["offset"]).value_or(0)};
            holding.insert({o.subvolume, o.inode});
            if (owner["reaches"].toBool())
                reaching.insert(o);
            std::set<std::string> paths;
            for (const QJsonValue& path : owner["paths"].toArray())
                paths.insert(path.toString().toStdString());
            if (const auto known = kernel.paths.find({o.subvolume, o.inode});
                known != kernel.paths.end()) {
                std::set<std::string> expected;  // as JSON can hold them
                for (const std::string& path : known->second)
                    expected.insert(QString::fromStdString(path).toStdString());
                // Of a file with very many names the first few will do.
                constexpr std::size_t enough = 16;
                if (paths.size() < std::min(enough, expected.size()) ||
                    !std::ranges::includes(expected, paths))
                    findings.add(std::format("{}: paths of inode {} in subvolume {} are {}", where,
                                             o.inode, o.subvolume, shown(owner["paths"])));
            }
        }
        const std::set<KernelOwner> expected(sample.reaching.begin(), sample.reaching.end());
        // All that point into a compressed extent need all of it; the kernel lists every item that
        // does, Daxscope one for each place of the extent in the file.
        const bool packed = extent != nullptr && isCompressed.contains(extent->logical);
        for (const KernelOwner& o : expected)
            if (!reaching.contains(o) &&
                !(packed && std::ranges::any_of(reaching, [&](const KernelOwner& r) {
                      return r.subvolume == o.subvolume && r.inode == o.inode;
                  })))
                findings.add(
                    std::format("{}: the kernel says that inode {} of subvolume {} reaches "
                                "it at {}; Daxscope says {}",
                                where, o.inode, o.subvolume, o.offset, shown(owners)));
        for (const KernelOwner& o : reaching)
            if (!expected.contains(o))
                findings.add(
                    std::format("{}: the kernel does not say that inode {} of subvolume {} "
                                "reaches it at {}",
                                where, o.inode, o.subvolume, o.offset));
        std::set<std::pair<std::uint64_t, std::uint64_t>> held;
        for (const KernelOwner& o : sample.holding)
            held.insert({o.subvolume, o.inode});
        if (held != holding)
            findings.add(std::format("{}: {} files hold the extent, expected {}; {}", where,
                                     holding.size(), held.size(), shown(owners)));
    });
    return findings.take();
}

}  // namespace daxscope::test

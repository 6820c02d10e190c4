// map and owners.
#include <algorithm>

#include "app/answers.h"
#include "app/commands.h"
#include "app/output.h"
#include "format/constants.h"
#include "format/names.h"
#include "session/session.h"

namespace daxscope::app {

namespace {

std::string_view kindName(scene::ExtentKind kind) {
    switch (kind) {
        case scene::ExtentKind::Data:
            return "data";
        case scene::ExtentKind::Tree:
            return "tree";
        case scene::ExtentKind::Freed:
            return "freed";
        case scene::ExtentKind::Super:
            break;
    }
    return "super";
}

/// Short words of trees, looked up once each: an image has few trees and many extents.
class TreeWords {
public:
    std::string_view word(std::uint64_t tree) {
        if (tree != last_ || word_.empty()) {
            last_ = tree;
            word_ = format::treeWord(tree);
        }
        return word_;
    }

private:
    std::uint64_t last_ = 0;
    std::string word_;
};

void pad(Output& out, std::string_view text, std::size_t width) {
    out.text() += text;
    out.text().append(text.size() < width ? width - text.size() : 0, ' ');
}

void printMap(Output& out, const scene::ImageScene& scene) {
    out.write("block groups\n      device byte          length            used  what\n");
    for (const scene::BlockGroup& group : scene.device->blockGroups()) {
        out.number(group.device, 17);
        out.number(group.length, 16);
        out.number(group.used, 16);
        out.write("  " + format::groupText(group.flags));
        out.write(group.copies > 1 ? std::format(", copy {}\n", group.copy) : "\n");
    }
    out.write(
        "\nextents\n      device byte          length  kind   tree        owners"
        "  generation  unreachable\n");
    TreeWords words;
    const scene::DeviceMap& map = *scene.device;
    for (std::size_t i = 0; i < map.extentCount(); ++i) {
        const scene::DeviceExtent extent = map.extent(i);
        out.number(extent.device, 17);
        out.number(extent.length, 16);
        out.text() += "  ";
        pad(out, kindName(extent.kind), 7);
        pad(out, extent.kind == scene::ExtentKind::Tree ? words.word(extent.tree) : "-", 11);
        out.number(extent.owners, 7);
        out.number(extent.generation, 12);
        out.number(extent.unreachable, 13);
        out.text() += '\n';
        out.pass();
    }
}

void printJson(Json& json, const scene::DeviceExtent& extent, TreeWords& words) {
    json.object()
        .member("device", extent.device)
        .member("length", extent.length)
        .member("kind", kindName(extent.kind))
        .key("tree");
    if (extent.kind == scene::ExtentKind::Tree)
        json.value(words.word(extent.tree));
    else
        json.null();
    json.member("owners", extent.owners)
        .member("generation", extent.generation)
        .member("unreachable", extent.unreachable)
        .member("copy", std::uint32_t{extent.copy})
        .endObject();
}

void printMapJson(Output& out, const scene::ImageScene& scene) {
    Json json(out);
    json.object().key("blockGroups").array();
    for (const scene::BlockGroup& group : scene.device->blockGroups()) {
        const std::string text = format::groupText(group.flags);
        const std::size_t comma = text.find(", ");
        json.object()
            .member("device", group.device)
            .member("length", group.length)
            .member("logical", group.logical)
            .member("used", group.used)
            .member("type", std::string_view(text).substr(0, comma))
            .member("profile", std::string_view(text).substr(comma + 2))
            .member("copy", std::uint32_t{group.copy})
            .endObject();
    }
    json.endArray().key("extents").array();
    TreeWords words;
    for (std::size_t i = 0; i < scene.device->extentCount(); ++i) {
        printJson(json, scene.device->extent(i), words);
        out.pass();
    }
    json.endArray().endObject().endDocument();
}

int mapImage(session::Session& session, const CommandOptions& options) {
    Progress progress;
    const auto scene = session.scene(progress, {});
    if (!scene)
        return complain(scene.error());
    Output out;
    if (options.json)
        printMapJson(out, **scene);
    else
        printMap(out, **scene);
    out.flush();
    const int damage = complainAbout((*scene)->info.findings);
    return out.failed() ? 1 : damage;
}

void printFile(Output& out, const scene::FileExtents& file) {
    out.write(
        std::format("{}  {} bytes, {} extents\n"
                    "          offset          length     device byte  type      shared"
                    "  owners  generation  compression\n",
                    escapedName(file.path), file.size, file.count()));
    for (std::size_t i = 0; i < file.count(); ++i) {
        const scene::FileExtent extent = file.extent(i);
        out.number(extent.offset, 16);
        out.number(extent.length, 16);
        if (extent.device)
            out.number(*extent.device, 16);
        else
            out.text().append(15, ' ').append("-");
        out.text() += "  ";
        pad(out, scene::typeName(extent.type), 10);
        pad(out, extent.shared ? "shared" : "-", 6);
        out.number(extent.owners, 8);
        out.number(extent.generation, 12);
        out.text() += "  ";
        out.text() += scene::compressionName(extent.compression);
        out.text() += '\n';
        out.pass();
    }
}

void printFileJson(Output& out, const scene::FileExtents& file) {
    Json json(out);
    json.object().member("path", file.path);
    if (!isUtf8(file.path))
        json.member("pathBase64", base64(asBytes(file.path)));
    json.member("size", file.size).key("extents").array();
    for (std::size_t i = 0; i < file.count(); ++i) {
        const scene::FileExtent extent = file.extent(i);
        json.object()
            .member("offset", extent.offset)
            .member("length", extent.length)
            .member("device", extent.device)
            .member("type", scene::typeName(extent.type))
            .member("shared", extent.shared)
            .member("owners", extent.owners)
            .member("generation", extent.generation)
            .member("compression", scene::compressionName(extent.compression))
            .endObject();
        out.pass();
    }
    json.endArray().endObject().endDocument();
}

Result<std::shared_ptr<const scene::FileExtents>> fileMap(session::Session& session,
                                                          const std::string& path) {
    const files::Namespace& names = session.names();
    DAX_TRY(const auto file, names.resolve(path));
    const std::string plain = plainPath(path);
    if (file.inode == files::emptySubvolumeInode)
        return fail(EISDIR, "“{}” is a directory, which has no extents", escapedName(plain));
    DAX_TRY(const auto root, names.rootOf(file));
    DAX_TRY(const auto inode, files::readInode(names.volume(), root, file.inode));
    if (inode.isDirectory())
        return fail(EISDIR, "“{}” is a directory, which has no extents", escapedName(plain));
    if (!inode.isRegular() && !inode.isSymlink())
        return fail(EINVAL, "“{}” is a device, pipe or socket, which has no extents",
                    escapedName(plain));
    return session.fileExtents(file, plain);
}

int mapFiles(session::Session& session, const CommandOptions& options) {
    Output out;
    int exit = 0;
    for (const std::string& path : options.paths) {
        const auto extents = fileMap(session, path);
        if (!extents) {
            exit = complain(extents.error());
            continue;
        }
        if (options.json)
            printFileJson(out, **extents);
        else
            printFile(out, **extents);
    }
    out.flush();
    const int damage = complainAbout(session.volume().findings());
    return out.failed() ? 1 : std::max(exit, damage);
}

void printOwners(Output& out, const scene::Owners& owners) {
    out.write(std::format("device byte {}", owners.byte));
    if (owners.logical != 0)
        out.write(std::format("  logical address {}", owners.logical));
    out.write(std::format("\n{}\n", owners.sentence));
    if (owners.allocated)
        out.write(std::format(
            "extent at {}, {} bytes, generation {}, {} owner{}{}\n", owners.extent.device,
            owners.extent.length, owners.extent.generation, owners.extent.owners,
            owners.extent.owners == 1 ? "" : "s",
            owners.extent.unreachable == 0
                ? ""
                : std::format(", {} bytes that nobody reaches", owners.extent.unreachable)));
    for (const scene::Owner& owner : owners.owners) {
        if (owner.isTree) {
            out.write(std::format("  {} (tree {}), level {}\n", escapedName(owner.rootName),
                                  owner.root, owner.level));
            continue;
        }
        out.write(std::format("  {} (subvolume {}) inode {} at {}{}\n", escapedName(owner.rootName),
                              owner.root, owner.inode, owner.offset,
                              owner.reaches ? "" : "  (holds the extent, but not this byte)"));
        for (const std::string& path : owner.paths)
            out.write(std::format("      {}\n", escapedName(path)));
    }
}

void printOwnersJson(Output& out, const scene::Owners& owners) {
    Json json(out);
    TreeWords words;
    json.object().member("byte", owners.byte).key("logical");
    if (owners.logical != 0)
        json.value(owners.logical);
    else
        json.null();
    json.member("allocated", owners.allocated).member("what", owners.sentence).key("extent");
    if (owners.allocated)
        printJson(json, owners.extent, words);
    else
        json.null();
    json.key("owners").array();
    if (owners.allocated && owners.extent.kind == scene::ExtentKind::Super)
        json.object().member("type", "super").endObject();
    for (const scene::Owner& owner : owners.owners) {
        json.object().member("type", owner.isTree ? "tree" : "file");
        if (owner.isTree) {
            json.member("tree", owner.root)
                .member("name", format::treeWord(owner.root))
                .member("level", std::uint32_t{owner.level});
        } else {
            json.member("subvolume", owner.root)
                .member("subvolumePath", owner.rootName)
                .member("inode", owner.inode)
                .member("offset", owner.offset)
                .member("reaches", owner.reaches)
                .key("paths")
                .array();
            for (const std::string& path : owner.paths)
                json.value(std::string_view(path));
            json.endArray();
            if (!std::ranges::all_of(owner.paths, isUtf8)) {
                json.key("pathsBase64").array();
                for (const std::string& path : owner.paths)
                    json.value(base64(asBytes(path)));
                json.endArray();
            }
        }
        json.endObject();
    }
    json.endArray().endObject().endDocument();
}

}  // namespace

Status answerExtents(session::Session& session, const std::string& path, Output& out) {
    DAX_TRY(const auto extents, fileMap(session, path));
    printFileJson(out, *extents);
    return {};
}

Status answerOwners(session::Session& session, std::uint64_t byte, Output& out) {
    DAX_TRY(const auto owners, session.owners(byte));
    printOwnersJson(out, *owners);
    return {};
}

int commandMap(const CommandOptions& options) {
    const auto session = session::Session::open(options.image);
    if (!session)
        return complain(session.error());
    return options.paths.empty() ? mapImage(**session, options) : mapFiles(**session, options);
}

int commandOwners(const CommandOptions& options) {
    const auto byte = parseNumber(options.byte);
    if (!byte) {
        complain(byte.error());
        return 2;
    }
    const auto session = session::Session::open(options.image);
    if (!session)
        return complain(session.error());
    const auto owners = (*session)->owners(*byte);
    if (!owners)
        return complain(owners.error());
    Output out;
    if (options.json)
        printOwnersJson(out, **owners);
    else
        printOwners(out, **owners);
    out.flush();
    return out.failed() ? 1 : complainAbout((*session)->volume().findings());
}

}  // namespace daxscope::app

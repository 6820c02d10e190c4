#include "check/subvolumes.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "format/names.h"

namespace daxscope::check {

using format::ItemType;
using format::Key;
namespace id = format::id;

namespace {

struct Reference {
    std::uint64_t child = 0, parent = 0, directory = 0, index = 0;
    std::string name;
    [[nodiscard]] auto operator<=>(const Reference&) const = default;
};

struct RootTree {
    std::map<std::uint64_t, format::RootItemV1> roots;
    std::set<Reference> refs, backrefs;
    std::optional<Key> defaultSubvolume;
    bool whole = true;
};

void readItem(const Key& key, Bytes data, RootTree& out) {
    if (key.type == ItemType::RootItem) {
        if (const auto* item = structAt<format::RootItemV1>(data))
            out.roots[key.objectid] = *item;
    } else if (key.type == ItemType::RootRef || key.type == ItemType::RootBackref) {
        const auto* ref = structAt<format::RootRef>(data);
        const auto name = ref == nullptr ? std::nullopt : slice(data, sizeof *ref, ref->nameLen);
        if (!name)
            return;  // told as an item that breaks the rules
        const bool forward = key.type == ItemType::RootRef;
        (forward ? out.refs : out.backrefs)
            .insert({forward ? key.offset : key.objectid, forward ? key.objectid : key.offset,
                     ref->dirid, ref->sequence, std::string(asText(*name))});
    } else if (key.objectid == id::rootTreeDir && key.type == ItemType::DirItem) {
        (void)forEachName<format::DirItem>(
            data, [&](const format::DirItem& entry, std::string_view name) {
                if (name == "default")
                    out.defaultSubvolume = entry.location.get();
            });
    }
}

RootTree readRootTree(const volume::Volume& volume) {
    RootTree out;
    const auto leaf = [&](const format::BlockView& block) -> Status {
        for (std::uint32_t slot = 0; slot < block.count(); ++slot)
            readItem(block.key(slot), block.data(slot), out);
        return {};
    };
    if (!forEachLeaf(volume, volume.rootTree(), leaf, [&] { out.whole = false; }))
        out.whole = false;
    return out;
}

std::string textOf(const Reference& ref) {
    return std::format("“{}” in directory {} of {} (index {})", escapedName(ref.name),
                       ref.directory, format::treeName(ref.parent), ref.index);
}

}  // namespace

SubvolumeNames checkSubvolumes(const volume::Volume& volume, Findings& findings) {
    const RootTree tree = readRootTree(volume);
    SubvolumeNames names;
    for (const Reference& ref : tree.refs)
        names[ref.child] = {ref.parent, ref.directory, ref.index, ref.name, false};
    if (!tree.whole) {
        // What is missing may be in what is lost.
        for (auto& [child, name] : names)
            name.found = true;
        return names;
    }
    const auto tell = [&](std::uint64_t number, std::string what) {
        findings.add(Kind::Subvolume, std::move(what), format::treeName(number));
    };
    for (const std::uint64_t needed : {id::extentTree, id::devTree, id::fsTree, id::csumTree}) {
        if (!tree.roots.contains(needed))
            tell(needed, "it is missing");
    }
    for (const Reference& ref : tree.refs) {
        if (!tree.backrefs.contains(ref))
            tell(ref.child, "it does not know of its name " + textOf(ref));
        if (!tree.roots.contains(ref.child))
            tell(ref.child, "there is a name for it, and no such subvolume: " + textOf(ref));
    }
    for (const Reference& ref : tree.backrefs) {
        if (!tree.refs.contains(ref))
            tell(ref.child, "it says it has a name that nobody knows: " + textOf(ref));
    }
    for (const auto& [number, item] : tree.roots) {
        const bool files = format::isFileTree(number) || number == id::dataRelocTree;
        if (files && item.refs != 0 && item.rootDirid != id::firstFree)
            tell(number, std::format("its root directory is {}, not {}", item.rootDirid.get(),
                                     id::firstFree));
        if (!format::isFileTree(number) || number == id::fsTree)
            continue;
        const auto named = static_cast<std::uint32_t>(std::ranges::count(
            tree.backrefs, number, [](const Reference& ref) { return ref.child; }));
        if (item.refs != named)
            tell(number, std::format("{} names are counted, there are {}", item.refs.get(), named));
    }
    if (tree.defaultSubvolume && !tree.roots.contains(tree.defaultSubvolume->objectid))
        tell(tree.defaultSubvolume->objectid, "it is to be mounted, and does not exist");
    return names;
}

void missingNames(const SubvolumeNames& names, Findings& findings) {
    for (const auto& [child, name] : names) {
        if (!name.found)
            findings.add(Kind::Subvolume,
                         std::format("no entry of directory {} of {} leads to it by the name “{}” "
                                     "(index {})",
                                     name.directory, format::treeName(name.parent),
                                     escapedName(name.name), name.index),
                         format::treeName(child));
    }
}

}  // namespace daxscope::check

// Who shares extents, and the blocks of trees, as text. Pure.
#pragma once

#include <QByteArray>

#include "scene/sharing.h"
#include "scene/tree_blocks.h"

namespace daxscope::ui {

/// A line a holder: name,subvolume,inode,exclusive,shared,unreachable,fileExclusive,fileShared; empty where not counted.
[[nodiscard]] QByteArray sharingCsv(const scene::Sharing& sharing);
/// {"scope": "image|file", "path", "holders": [{"name", "subvolume", "inode", "snapshot", "exclusive", "shared", "unreachable",
/// "fileExclusive", "fileShared"}], "extents": [{"at", "length", "device", "deviceLength", "unreachable", "holders": [indexes],
/// "holderCount"}], "cut"}. Inodes and figures of files only where the scope is one.
[[nodiscard]] QByteArray sharingJson(const scene::Sharing& sharing);

/// A line a block: logical,device,level,generation,owner,first key,items,trees,damaged.
[[nodiscard]] QByteArray treeBlocksCsv(const scene::TreeBlocks& tree);
/// {"tree", "nodeSize", "roots": [{"tree", "name", "block"}], "blocks": [{"logical", "device", "level", "generation", "owner",
/// "key": [objectid, type, offset], "items", "trees": [ids], "treeCount", "children": [indexes], "damaged"}], "cut"}.
[[nodiscard]] QByteArray treeBlocksJson(const scene::TreeBlocks& tree);

}  // namespace daxscope::ui

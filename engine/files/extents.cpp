#include "files/extents.h"

#include "format/names.h"

namespace daxscope::files {

using format::ExtentDataType;
using format::ItemType;
using format::Key;

Result<FileExtentInfo> extentAt(const btree::Cursor& cursor) {
    const Bytes data = cursor.data();
    const auto bad = [&](std::string what) {
        return std::unexpected(Error{EIO, std::move(what), cursor.where()});
    };
    const auto* head = structAt<format::FileExtentHead>(data);
    if (head == nullptr)
        return bad("the file extent item is too short");
    FileExtentInfo info;
    info.offset = cursor.key().offset;
    info.compression = head->compression;
    info.encrypted = head->encryption != 0 || head->otherEncoding != 0;
    info.ramBytes = head->ramBytes;
    info.generation = head->generation;
    info.type = static_cast<ExtentDataType>(head->type);
    if (info.type == ExtentDataType::Inline) {
        if (info.offset != 0)
            return bad("inline data must start at file offset 0");
        info.inlineData = data.subspan(sizeof *head);
        // Uncompressed inline data are as long as they are stored.
        info.length = info.compression == 0 ? info.inlineData.size() : info.ramBytes;
        return info;
    }
    const auto* item = structAt<format::FileExtentItem>(data);
    if (item == nullptr)
        return bad("the file extent item is too short");
    info.diskLogical = item->diskBytenr;
    info.diskLength = item->diskNumBytes;
    info.extentOffset = item->offset;
    info.length = item->numBytes;
    if (info.length == 0 || !checkedAdd(info.offset, info.length))
        return bad(std::format("a file extent of {} bytes is not possible", info.length));
    const std::uint64_t whole = info.compression == 0 ? info.diskLength : info.ramBytes;
    if (info.diskLogical != 0 &&
        (info.extentOffset > whole || whole - info.extentOffset < info.length))
        return bad(std::format("bytes {} to {} are used of an extent of {} bytes",
                               info.extentOffset, info.extentOffset + info.length, whole));
    return info;
}

namespace {

FileExtentInfo implicitHole(std::uint64_t from, std::uint64_t to) {
    FileExtentInfo hole;
    hole.offset = from;
    hole.length = to - from;
    hole.implicit = true;
    return hole;
}

}  // namespace

Status forEachExtent(const volume::Volume& volume, const btree::TreeRoot& root, std::uint64_t inode,
                     std::uint64_t size, std::uint64_t from,
                     FunctionRef<Status(const FileExtentInfo&)> visit, std::uint64_t to) {
    const Key wanted{inode, ItemType::ExtentData, from};
    DAX_TRY(auto cursor, btree::Cursor::lastNotAbove(volume, root, wanted));
    const bool covers = cursor.valid() && cursor.key().objectid == inode &&
                        cursor.key().type == ItemType::ExtentData;
    if (!covers) {
        DAX_TRY(cursor, btree::Cursor::lowerBound(volume, root, wanted));
    }
    const std::uint64_t sector = volume.sectorSize();
    std::uint64_t at = covers ? cursor.key().offset : from;
    while (cursor.valid() && cursor.key().objectid == inode &&
           cursor.key().type == ItemType::ExtentData) {
        DAX_TRY(const FileExtentInfo info, extentAt(cursor));
        if (info.offset < at)
            return failAt(
                {EIO, std::format("it overlaps the extent before it, which ends at {}", at), {}},
                cursor.where());
        if (info.offset > at)
            DAX_CHECK(visit(implicitHole(at, info.offset)));
        DAX_CHECK(visit(info));
        at = info.offset + info.length;
        if (info.type == ExtentDataType::Inline)
            at = alignUp(at, sector);
        if (at >= to)
            return {};
        DAX_CHECK(cursor.next());
    }
    const std::uint64_t end = alignUp(size, sector);
    if (at < end)
        DAX_CHECK(visit(implicitHole(at, end)));
    return {};
}

}  // namespace daxscope::files

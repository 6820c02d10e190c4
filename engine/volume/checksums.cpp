#include "volume/checksums.h"

#include "base/text.h"
#include "format/checksum.h"
#include "format/names.h"

namespace daxscope::volume {

using format::ItemType;
using format::Key;

Result<DataVerdict> Checksums::verify(std::uint64_t logical, Bytes data, std::size_t* badSector) {
    const auto root = volume_.root(format::id::csumTree);
    if (!root)
        return root.error().code == ENOENT ? Result<DataVerdict>(DataVerdict::Missing)
                                           : std::unexpected(root.error());
    const std::uint32_t sector = volume_.sectorSize();
    const std::size_t size = format::csumSize(volume_.rules().csum);
    const std::uint64_t end = logical + data.size();
    const Key wanted{format::id::extentCsum, ItemType::ExtentCsum, logical};
    DAX_TRY(auto cursor, btree::Cursor::lastNotAbove(volume_, *root, wanted));
    if (!cursor.valid()) {
        DAX_TRY(cursor, btree::Cursor::lowerBound(volume_, *root, wanted));
    }
    DataVerdict verdict = DataVerdict::Good;
    std::uint64_t at = logical;
    while (at < end && cursor.valid()) {
        const Key key = cursor.key();
        if (key.objectid == wanted.objectid && key.type == ItemType::ExtentCsum) {
            if (key.offset >= end)
                break;
            if (key.offset > at) {
                verdict = DataVerdict::Missing;
                at = key.offset;
                if ((at - logical) % sector != 0)
                    return failAt({EIO, "the checksum item does not start at a sector", {}},
                                  cursor.where());
            }
            const Bytes sums = cursor.data();
            const std::uint64_t covered = sums.size() / size * sector;
            while (at < end && at - key.offset < covered) {
                const std::size_t index = (at - key.offset) / sector;
                const Bytes stored = sums.subspan(index * size, size);
                const auto actual =
                    format::checksum(volume_.rules().csum, data.subspan(at - logical, sector));
                if (!actual.equals(stored)) {
                    if (badSector != nullptr)
                        *badSector = (at - logical) / sector;
                    return fail(EIO,
                                "the data do not match their checksum ({} stored, {} computed)",
                                hexText(stored), hexText(Bytes(actual.bytes).first(size)));
                }
                at += sector;
            }
        } else if (key > wanted) {
            break;
        }
        DAX_CHECK(cursor.next());
    }
    return at < end ? DataVerdict::Missing : verdict;
}

}  // namespace daxscope::volume

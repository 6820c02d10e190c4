#include "volume/super_write.h"

#include "format/checksum.h"

namespace daxscope::volume {

Status writeSuperblocks(pmem::Store& store, format::Superblock super) {
    DAX_TRY(const auto type, format::csumType(super.csumType));
    const auto put = [&](std::uint64_t at) {
        super.bytenr = at;
        super.csum = format::checksum(type, bytesOf(super).subspan(sizeof super.csum)).bytes;
        store.copy(at, bytesOf(super));
        store.flush({at, format::superSize});
    };
    for (const std::uint64_t at : format::superOffsets) {
        if (at != format::superOffsets[0] && at + format::superSize <= super.devItem.totalBytes)
            put(at);
    }
    DAX_CHECK(store.fence());
    put(format::superOffsets[0]);
    return store.fence();
}

}  // namespace daxscope::volume

#include "files/marks.h"

namespace daxscope::files {

Result<std::optional<bool>> readMark(const volume::Volume& volume, const btree::TreeRoot& root,
                                     std::uint64_t inode, std::string_view mark) {
    DAX_TRY(const auto xattrs, readXattrs(volume, root, inode));
    std::optional<bool> set;
    for (const Xattr& xattr : xattrs) {
        if (xattr.name == mark && (xattr.value == "0" || xattr.value == "1"))
            set = xattr.value == "1";
    }
    return set;
}

}  // namespace daxscope::files

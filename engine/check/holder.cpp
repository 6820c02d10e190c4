#include "check/holder.h"

#include <format>

#include "format/names.h"

namespace daxscope::check {

std::string Holder::text() const {
    switch (type) {
        case format::ItemType::TreeBlockRef:
            return std::format("the {}", format::treeName(root));
        case format::ItemType::SharedBlockRef:
            return std::format("tree block {}", root);
        case format::ItemType::SharedDataRef:
            return std::format("the leaf {}", root);
        default:
            return std::format("inode {} of {} (extent from file offset {})", inode,
                               format::treeName(root), static_cast<std::int64_t>(base));
    }
}

}  // namespace daxscope::check

#include "scene/mappings.h"

namespace daxscope::scene {

std::string_view stateName(PageState state) {
    switch (state) {
        case PageState::Unmapped:
            return "unmapped";
        case PageState::Zero:
            return "zero";
        case PageState::ReadOnly:
            return "read-only";
        case PageState::Writable:
            return "writable";
        case PageState::Dirty:
            return "dirty";
        case PageState::WriteProtected:
            return "write-protected";
        case PageState::Private:
            return "private";
    }
    return "unmapped";
}

std::string_view kindName(EntryKind kind) {
    switch (kind) {
        case EntryKind::Zero:
            return "zero";
        case EntryKind::Pte:
            return "PTE";
        case EntryKind::Pmd:
            return "PMD";
    }
    return "zero";
}

}  // namespace daxscope::scene

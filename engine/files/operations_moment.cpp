// Operations after the image went back to an earlier moment: names, and what is left over, are looked for anew.
#include <algorithm>

#include "files/operations.h"

namespace daxscope::files {

Status Operations::restore(const volume::Transaction::State& state, const Held& held) {
    transaction_.restore(state);
    return findAgain(held);
}

Status Operations::dropUncommitted(const Held& held) {
    DAX_CHECK(transaction_.reopen());
    return findAgain(held);
}

Status Operations::findAgain(const Held& held) {
    held_ = held;
    lastInode_ = {};
    orphans_.clear();
    removed_.clear();
    DAX_CHECK(names_.reload());
    DAX_CHECK(findLeftOver());
    // Without links, but in use: they wait for release().
    std::erase_if(orphans_, [&](const FileRef& file) { return held_.contains(file); });
    return {};
}

}  // namespace daxscope::files

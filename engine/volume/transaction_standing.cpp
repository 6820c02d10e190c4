// The transaction in the middle of an operation, as it is shown while its thread stands at an event (trace/halt.h). Looking
// settles nothing and changes nothing here.
#include "pmem/past_image.h"
#include "volume/transaction.h"
#include "volume/unsettled.h"

namespace daxscope::volume {

namespace {

constexpr std::uint64_t page = pmem::PastImage::page;

}  // namespace

bool Transaction::beginChange(const btree::TreeRoot& root) {
    if (!trace().mayStand())
        return false;
    changing_.emplace(root);
    return true;
}

void Transaction::endChange() { changing_.reset(); }

/// Before bytes of a tree change that is shown when it is whole again.
void Transaction::keepUnchanged(std::uint64_t device, std::size_t length) {
    const std::uint64_t end = device + length;
    for (std::uint64_t number = device / page; number * page < end; ++number) {
        if (changing_->pages.contains(number))
            continue;
        const Bytes bytes = store_.bytes().subspan(
            number * page, std::min<std::uint64_t>(page, store_.size() - number * page));
        changing_->pages.emplace(number, std::vector(bytes.begin(), bytes.end()));
    }
}

std::shared_ptr<const Unsettled> Transaction::unsettled() const {
    std::vector<ExtentChange> changes;
    changes.reserve(pending_.size() + taken_.size() + fresh_.size() + reserved_.size());
    pending_.forEach([&](const ExtentChange& change) { changes.push_back(change); });
    const auto add = [&](ByteRange range, bool isTreeBlock) -> ExtentChange& {
        ExtentChange& change = changes.emplace_back();
        change.logical = range.offset;
        change.length = range.length;
        change.treeBlock = isTreeBlock;
        change.created = true;
        return change;
    };
    // Given, but not yet said to anybody.
    for (const ByteRange range : taken_)
        add(range, fresh_.contains(range.offset));
    for (const ByteRange range : reserved_)
        add(range, false);
    // A settling that is half done has them neither here nor there, or, of extents that are given up, still there.
    for (const auto& [logical, operation] : fresh_) {
        const format::BlockView block(store_.bytes().subspan(deviceOf(logical), nodeSize()));
        ExtentChange& change = add({logical, nodeSize()}, true);
        if (block.logical() != logical || !isFresh(block))
            continue;
        change.level = static_cast<std::uint8_t>(block.level());
        change.refs.add({{format::ItemType::TreeBlockRef, block.header().owner}, +1});
    }
    return std::make_shared<const Unsettled>(std::move(changes), generation_);
}

void Transaction::putBackUnchanged(pmem::PastImage& image) const {
    if (!changing_)
        return;
    for (const auto& [number, bytes] : changing_->pages) {
        if (bytes.size() == page)
            image.putBack(number, bytes);
    }
}

void Transaction::showMiddle(Volume& volume) const {
    Volume::Shown shown = volume_.shown();
    for (const auto& [tree, open] : trees_)
        shown.roots.insert_or_assign(tree, open.editor.root());
    for (const std::uint64_t tree : dropped_)
        shown.roots.erase(tree);
    if (changing_ && changing_->root.tree != 0)
        shown.roots.insert_or_assign(changing_->root.tree, changing_->root);
    volume.showAgain(shown);
    for (const auto& [logical, operation] : fresh_)
        volume.expectUnsealed(logical);
    if (changing_) {
        for (const std::uint64_t logical : changing_->released)
            volume.expectUnsealed(logical);
    }
    volume.showUnsettled(unsettled());
}

}  // namespace daxscope::volume

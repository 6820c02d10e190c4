#include "volume/checksum_edit.h"

#include <vector>

#include "btree/cursor.h"
#include "format/checksum.h"

namespace daxscope::volume {

using format::ItemType;
using format::Key;

namespace {

Key keyOf(std::uint64_t logical) { return {format::id::extentCsum, ItemType::ExtentCsum, logical}; }

/// Most checksums in one item, as the kernel counts them: two items must fit into a leaf.
std::size_t mostInItem(const format::BlockRules& rules) {
    const std::size_t body = rules.nodeSize - sizeof(format::Header);
    return (body - 2 * sizeof(format::ItemHeader)) / format::csumSize(rules.csum) - 1;
}

/// The item that covers `logical`, or the first behind it. Its bytes lie in the tree: editing moves them.
struct Found {
    bool valid = false;
    std::uint64_t from = 0;
    Bytes data;
};

Result<Found> itemAt(const btree::Editor& tree, const btree::BlockSource& source,
                     const format::BlockRules& rules, std::uint64_t logical) {
    const auto isOurs = [](const btree::Cursor& cursor) {
        return cursor.valid() && cursor.key().objectid == format::id::extentCsum &&
               cursor.key().type == ItemType::ExtentCsum;
    };
    DAX_TRY(auto cursor, btree::Cursor::lastNotAbove(source, tree.root(), keyOf(logical)));
    const auto endOf = [&](const btree::Cursor& at) {
        return at.key().offset + at.data().size() / format::csumSize(rules.csum) * rules.sectorSize;
    };
    if (!isOurs(cursor) || endOf(cursor) <= logical) {
        DAX_TRY(cursor, btree::Cursor::lowerBound(source, tree.root(), keyOf(logical)));
    }
    if (!isOurs(cursor))
        return Found{};
    if (cursor.data().empty() || cursor.data().size() % format::csumSize(rules.csum) != 0)
        return failAt({EIO, "the checksum item does not hold whole checksums", {}}, cursor.where());
    return Found{true, cursor.key().offset, cursor.data()};
}

}  // namespace

Status addChecksums(btree::Editor& tree, const btree::BlockSource& source,
                    const format::BlockRules& rules, std::uint64_t logical, Bytes data) {
    std::vector<std::byte> sums;
    sums.reserve(data.size() / rules.sectorSize * format::csumSize(rules.csum));
    for (Bytes rest = data; !rest.empty(); rest = rest.subspan(rules.sectorSize)) {
        const auto sum = format::checksum(rules.csum, rest.first(rules.sectorSize));
        sums.insert(sums.end(), sum.bytes.begin(),
                    sum.bytes.begin() + format::csumSize(rules.csum));
    }
    const std::size_t most = mostInItem(rules) * format::csumSize(rules.csum);
    Bytes left = sums;
    // Behind the item that ends where this begins, as far as it may grow.
    if (logical >= rules.sectorSize) {
        DAX_TRY(const Found before, itemAt(tree, source, rules, logical - rules.sectorSize));
        const std::uint64_t end =
            before.from + before.data.size() / format::csumSize(rules.csum) * rules.sectorSize;
        if (before.valid && before.from < logical && end == logical && before.data.size() < most) {
            const Bytes more = left.first(std::min(left.size(), most - before.data.size()));
            DAX_CHECK(tree.extend(keyOf(before.from), more));
            left = left.subspan(more.size());
            logical += more.size() / format::csumSize(rules.csum) * rules.sectorSize;
        }
    }
    while (!left.empty()) {
        const Bytes part = left.first(std::min(left.size(), most));
        DAX_CHECK(tree.insert(keyOf(logical), part));
        left = left.subspan(part.size());
        logical += part.size() / format::csumSize(rules.csum) * rules.sectorSize;
    }
    return {};
}

Status eraseChecksums(btree::Editor& tree, const btree::BlockSource& source,
                      const format::BlockRules& rules, ByteRange range) {
    std::uint64_t at = range.offset;
    while (at < range.end()) {
        DAX_TRY(const Found item, itemAt(tree, source, rules, at));
        const std::uint64_t end =
            item.from + item.data.size() / format::csumSize(rules.csum) * rules.sectorSize;
        if (!item.valid || item.from >= range.end())
            return {};
        const auto sumsBefore = [&](std::uint64_t place) {
            return (place - item.from) / rules.sectorSize * format::csumSize(rules.csum);
        };
        const std::vector<std::byte> copy(item.data.begin(), item.data.end());
        const Bytes data(copy);
        const Bytes head = item.from < at ? data.first(sumsBefore(at)) : Bytes();
        const Bytes tail = end > range.end() ? data.subspan(sumsBefore(range.end())) : Bytes();
        if (head.empty()) {
            DAX_CHECK(tree.erase(keyOf(item.from)));
        } else {
            DAX_CHECK(tree.replace(keyOf(item.from), head));
        }
        if (!tail.empty())
            DAX_CHECK(tree.insert(keyOf(range.end()), tail));
        at = end;
    }
    return {};
}

}  // namespace daxscope::volume

#include "volume/checksum_edit.h"

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

bool isOurs(const btree::Cursor& cursor) {
    return cursor.valid() && cursor.key().objectid == format::id::extentCsum &&
           cursor.key().type == ItemType::ExtentCsum;
}

std::unexpected<Error> notWhole(const btree::Cursor& at) {
    return failAt({EIO, "the checksum item does not hold whole checksums", {}}, at.where());
}

/// The item that covers `logical`, or the first behind it. Its bytes lie in the tree: editing moves them.
struct Found {
    bool valid = false;
    std::uint64_t from = 0;
    Bytes data;
};

Result<Found> itemAt(const btree::Editor& tree, const btree::BlockSource& source,
                     const format::BlockRules& rules, std::uint64_t logical) {
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
        return notWhole(cursor);
    return Found{true, cursor.key().offset, cursor.data()};
}

}  // namespace

void appendChecksums(const format::BlockRules& rules, Bytes data, std::vector<std::byte>& sums) {
    sums.reserve(sums.size() + data.size() / rules.sectorSize * format::csumSize(rules.csum));
    for (Bytes rest = data; !rest.empty(); rest = rest.subspan(rules.sectorSize)) {
        const auto sum = format::checksum(rules.csum, rest.first(rules.sectorSize));
        sums.insert(sums.end(), sum.bytes.begin(),
                    sum.bytes.begin() + format::csumSize(rules.csum));
    }
}

Status addChecksums(btree::Editor& tree, const btree::BlockSource& source,
                    const format::BlockRules& rules, SumsOf sums, btree::Cursor& last) {
    const std::size_t each = format::csumSize(rules.csum);
    const std::size_t most = mostInItem(rules) * each;
    auto& [logical, left] = sums;
    const auto grow = [&](std::size_t bytes) {
        left = left.subspan(bytes);
        logical += bytes / each * rules.sectorSize;
    };
    const auto endsHere = [&] {
        return isOurs(last) && last.key().offset < logical && last.data().size() % each == 0 &&
               last.key().offset + last.data().size() / each * rules.sectorSize == logical;
    };
    // Behind the item that ends where this begins, as far as it may grow.
    if (!last.stillUnder(tree.root()) || !endsHere()) {
        DAX_TRY(last, btree::Cursor::lastNotAbove(source, tree.root(), keyOf(logical)));
        if (isOurs(last) && last.data().size() % each != 0)
            return notWhole(last);
    }
    if (endsHere() && last.data().size() < most) {
        const Bytes more = left.first(std::min(left.size(), most - last.data().size()));
        DAX_CHECK(tree.extend(last, more));
        grow(more.size());
    }
    while (!left.empty()) {
        const Bytes part = left.first(std::min(left.size(), most));
        DAX_CHECK(tree.insert(keyOf(logical), part));
        grow(part.size());
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

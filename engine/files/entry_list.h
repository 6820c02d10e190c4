// Items that hold several named entries, because their keys are hashes: DIR_ITEM, XATTR_ITEM, INODE_REF,
// INODE_EXTREF. Finding, adding and taking out one of them. Pure.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "format/structs.h"

namespace daxscope::files {

/// Lengths behind the head of an entry: the name, then (xattrs) a value.
[[nodiscard]] inline std::pair<std::size_t, std::size_t> tailOf(const format::DirItem& item) {
    return {item.nameLen, item.dataLen};
}
[[nodiscard]] inline std::pair<std::size_t, std::size_t> tailOf(const format::InodeRef& item) {
    return {item.nameLen, 0};
}
[[nodiscard]] inline std::pair<std::size_t, std::size_t> tailOf(const format::InodeExtref& item) {
    return {item.nameLen, 0};
}

template <typename Head>
struct FoundEntry {
    Head head;
    std::size_t from = 0;  ///< of the entry in the item
    std::size_t size = 0;
};

/// The first entry named `name` for which `matches(head)`; nothing when there is none. EIO when one is cut short.
template <typename Head, typename Matches>
[[nodiscard]] Result<std::optional<FoundEntry<Head>>> findEntry(Bytes item, std::string_view name,
                                                                Matches&& matches) {
    for (std::size_t at = 0; at < item.size();) {
        const auto* head = structAt<Head>(item, at);
        if (head == nullptr)
            return fail(EIO, "an entry of the item is cut short");
        const auto [nameSize, dataSize] = tailOf(*head);
        const std::size_t size = sizeof(Head) + nameSize + dataSize;
        if (item.size() - at < size)
            return fail(EIO, "an entry of the item is cut short");
        if (asText(item.subspan(at + sizeof(Head), nameSize)) == name && matches(*head))
            return std::optional(FoundEntry<Head>{*head, at, size});
        at += size;
    }
    return std::optional<FoundEntry<Head>>();
}

template <typename Head>
[[nodiscard]] std::vector<std::byte> withEntry(Bytes item, const Head& head, std::string_view name,
                                               Bytes value = {}) {
    std::vector<std::byte> out;
    out.reserve(item.size() + sizeof head + name.size() + value.size());
    for (const Bytes part : {item, bytesOf(head), asBytes(name), value})
        out.insert(out.end(), part.begin(), part.end());
    return out;
}

[[nodiscard]] inline std::vector<std::byte> withoutEntry(Bytes item, std::size_t from,
                                                         std::size_t size) {
    std::vector<std::byte> out(item.begin(), item.begin() + static_cast<std::ptrdiff_t>(from));
    const Bytes rest = item.subspan(from + size);
    out.insert(out.end(), rest.begin(), rest.end());
    return out;
}

}  // namespace daxscope::files

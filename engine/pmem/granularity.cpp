#include "pmem/granularity.h"

#include <algorithm>
#include <cstdlib>

namespace daxscope::pmem {

namespace {

std::string kindOn(const Source& source) {
    if (!source.fileSystem.empty() && source.kind == SourceKind::RegularFile)
        return std::format("a regular file on {}", source.fileSystem);
    if (!source.fileSystem.empty() && source.kind == SourceKind::FsdaxFile)
        return std::format("a file on an fsdax mount ({})", source.fileSystem);
    return std::format("a {}", sourceKindName(source.kind));
}

std::string pageReason(const Source& source) {
    const std::string kind = kindOn(source);
    switch (source.kind) {
        case SourceKind::FsdaxFile:
            return std::format(
                "page — {}, but the kernel refuses MAP_SYNC there: only msync makes "
                "a store durable",
                kind);
        case SourceKind::DevdaxDevice:
            return std::format("page — {}, but the kernel refuses MAP_SYNC there", kind);
        case SourceKind::BlockDevice: {
            std::string text =
                std::format("page — {}: stores reach it through the page cache, by msync", kind);
            if (granularityForced())
                text += " (PMEM2_FORCE_GRANULARITY does not apply: libpmem2 maps no block devices)";
            return text;
        }
        case SourceKind::RegularFile:
            break;
    }
    if (source.fileSystem == "tmpfs" || source.fileSystem == "ramfs")
        return std::format(
            "page — {}: it lives in ordinary memory, so msync has nothing to reach "
            "and a power cut loses it",
            kind);
    return std::format("page — {}: stores reach the disk through the page cache, by msync", kind);
}

}  // namespace

std::string_view granularityName(Granularity granularity) {
    switch (granularity) {
        case Granularity::Byte:
            return "byte";
        case Granularity::CacheLine:
            return "cache line";
        case Granularity::Page:
            return "page";
    }
    return "page";
}

bool granularityForced() {
    const char* const value = std::getenv("PMEM2_FORCE_GRANULARITY");
    if (value == nullptr)
        return false;
    std::string upper = value;
    std::ranges::transform(upper, upper.begin(), [](char c) {
        return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    });
    return upper == "BYTE" || upper == "CACHE_LINE" || upper == "CACHELINE" || upper == "PAGE";
}

std::string granularityReason(Granularity granularity, bool emulated, const Source& source) {
    if (emulated)
        return std::format("forced to {} by PMEM2_FORCE_GRANULARITY: emulated persistent memory",
                           granularityName(granularity));
    switch (granularity) {
        case Granularity::Byte:
            return std::format(
                "byte — {}: the machine saves its CPU caches when power fails "
                "(eADR), so a store is durable after a fence",
                kindOn(source));
        case Granularity::CacheLine:
            return std::format(
                "cache line — {}: stores go straight to persistent memory and are "
                "durable once their cache line is flushed and fenced",
                kindOn(source));
        case Granularity::Page:
            return pageReason(source);
    }
    return {};
}

}  // namespace daxscope::pmem

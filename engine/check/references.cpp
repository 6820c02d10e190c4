#include "check/references.h"

#include <algorithm>
#include <map>

#include "format/names.h"

namespace daxscope::check {

namespace {

std::string placeOf(const Extent& extent) {
    return extent.treeBlock
               ? std::format("tree block {}", extent.logical)
               : std::format("data extent {} ({} bytes)", extent.logical, extent.length);
}

/// Where a claim was made.
std::string placeOf(const Claim& claim) {
    const std::string from =
        claim.from == 0 ? "root of a tree" : std::format("tree block {}", claim.from);
    return std::format("{}, address {}", from, claim.logical);
}

class References {
public:
    References(const volume::Volume& volume, const ExtentTable& table, Walked& walked,
               Findings& findings)
        : volume_(volume), table_(table), walked_(walked), findings_(findings) {}

    Status check(Progress& progress) {
        auto& claims = walked_.claims;
        std::ranges::sort(claims, {}, [](const Claim& claim) { return claim.logical; });
        auto next = claims.begin();
        for (std::size_t i = 0; i < table_.extents.size(); ++i) {
            if (i % 65536 == 0)
                DAX_CHECK(progress.step(
                    0.4 + 0.1 * static_cast<double>(i) / static_cast<double>(table_.extents.size()),
                    "comparing references"));
            const Extent& extent = table_.extents[i];
            place(extent, i == 0 ? nullptr : &table_.extents[i - 1]);
            for (; next != claims.end() && next->logical < extent.logical; ++next)
                stray(*next);
            const auto first = next;
            while (next != claims.end() && next->logical == extent.logical)
                ++next;
            compare(extent, std::span(first, next));
        }
        for (; next != claims.end(); ++next)
            stray(*next);
        return {};
    }

private:
    void tell(std::string what, const Extent& extent) {
        findings_.add(Kind::Reference, std::move(what), placeOf(extent), extent.logical);
    }

    /// Inside one chunk that is for it, behind the extent before.
    void place(const Extent& extent, const Extent* before) {
        const volume::ChunkInfo* const chunk = volume_.chunks().find(extent.logical);
        if (chunk == nullptr || extent.length > chunk->end() - extent.logical)
            return tell("the extent does not lie inside one chunk", extent);
        const std::uint64_t wanted = extent.treeBlock
                                         ? format::group::metadata | format::group::system
                                         : format::group::data;
        if ((chunk->flags & wanted) == 0)
            tell(std::format("{} in a chunk for {}", extent.treeBlock ? "a tree block" : "data",
                             format::groupText(chunk->flags)),
                 extent);
        if (before != nullptr && before->logical + before->length > extent.logical)
            tell(std::format("it overlaps the extent before, {} ({} bytes)", before->logical,
                             before->length),
                 extent);
    }

    void stray(const Claim& claim) {
        if (!table_.complete)
            return;
        findings_.add(
            Kind::Unaccounted,
            std::format("{} of {} bytes is used here, and the extent tree has no such extent",
                        claim.treeBlock ? "a tree block" : "a data extent", claim.length),
            placeOf(claim), claim.logical);
    }

    void compare(const Extent& extent, std::span<const Claim> claims) {
        std::map<decltype(Holder{}.identity()), std::pair<Holder, std::int64_t>> differ;
        std::uint64_t shown = 0;
        for (const Claim& claim : claims) {
            if (claim.treeBlock != extent.treeBlock || claim.length != extent.length) {
                findings_.add(
                    Kind::Reference,
                    std::format("{} of {} bytes is used, the extent tree has {} of {}",
                                claim.treeBlock ? "a tree block" : "data", claim.length,
                                extent.treeBlock ? "a tree block" : "data", extent.length),
                    placeOf(claim), extent.logical);
                continue;
            }
            if (claim.treeBlock && claim.level != extent.level)
                tell(std::format("the block is of level {}, the extent tree says {}", claim.level,
                                 extent.level),
                     extent);
            if (claim.treeBlock && claim.generation != extent.generation)
                tell(std::format("the block is of generation {}, the extent tree says {}",
                                 claim.generation, extent.generation),
                     extent);
            ++shown;
            auto& [holder, delta] = differ[claim.holder.identity()];
            holder = claim.holder;
            ++delta;
        }
        std::uint64_t named = 0;
        for (const Holder& holder :
             std::span(table_.named).subspan(extent.firstNamed, extent.named)) {
            named += holder.count;
            auto& [known, delta] = differ[holder.identity()];
            known = holder;
            delta -= holder.count;
        }
        if (extent.refs != named)
            tell(std::format("{} references are counted, the holders named for it have {}",
                             extent.refs, named),
                 extent);
        for (const auto& [identity, entry] : differ) {
            const auto& [holder, delta] = entry;
            if (delta > 0)
                tell(std::format("{} holds it {} more than the extent tree says", holder.text(),
                                 times(delta)),
                     extent);
            else if (delta < 0 && walked_.complete)
                tell(std::format("the extent tree names {}, which holds it {} less", holder.text(),
                                 times(-delta)),
                     extent);
        }
        if (shown == 0 && named == 0 && walked_.complete)
            tell("nobody holds it, and the extent tree names nobody", extent);
    }

    [[nodiscard]] static std::string times(std::int64_t count) {
        return count == 1 ? "once" : std::format("{} times", count);
    }

    const volume::Volume& volume_;
    const ExtentTable& table_;
    Walked& walked_;
    Findings& findings_;
};

}  // namespace

Status checkReferences(const volume::Volume& volume, const ExtentTable& extents, Walked& walked,
                       Findings& findings, Progress& progress) {
    findings.report().extents = extents.extents.size();
    return References(volume, extents, walked, findings).check(progress);
}

}  // namespace daxscope::check

#include "scene/change.h"

#include <algorithm>

namespace daxscope::scene {

namespace {

/// Walks the extents of a map that somebody holds.
class Held {
public:
    explicit Held(const DeviceMap& map) : walk_(map) {}
    [[nodiscard]] bool valid() const { return walk_.valid(); }
    [[nodiscard]] const DeviceExtent& operator*() const { return extent_; }
    void next() { walk_.next(); }
    /// Both stand at the next extent, if there is one, behind what both maps have in common.
    static void settle(Held& a, Held& b) {
        DeviceMap::Walk::skipShared(a.walk_, b.walk_);
        a.settle();
        b.settle();
    }

private:
    void settle() {
        for (; valid(); walk_.next()) {
            extent_ = walk_.extent();
            if (extent_.kind == ExtentKind::Data || extent_.kind == ExtentKind::Tree)
                return;
        }
    }

    DeviceMap::Walk walk_;
    DeviceExtent extent_;
};

void append(std::vector<ByteRange>& ranges, const DeviceExtent& extent) {
    if (!ranges.empty() && ranges.back().end() == extent.device)
        ranges.back().length += extent.length;
    else
        ranges.push_back({extent.device, extent.length});
}

/// What lies at a byte of a file, and how far that goes on.
struct Content {
    bool any = false;  ///< neither a hole nor beyond the end
    std::optional<std::uint64_t> device;
    FileExtentType type = FileExtentType::Hole;
    std::uint64_t end = UINT64_MAX;
};

Content contentAt(const FileExtents* file, std::uint64_t at) {
    if (file == nullptr)
        return {};
    const std::size_t index = file->firstEndingAfter(at);
    if (index >= file->count())
        return {};
    const FileExtent extent = file->extent(index);
    Content out;
    if (extent.offset > at) {
        out.end = extent.offset;
        return out;
    }
    out.end = extent.offset + extent.length;
    out.type = extent.type;
    out.any = extent.type != FileExtentType::Hole;
    out.device = extent.device;
    // A packed extent lies where it lies as a whole.
    if (out.device && extent.compression == Compression::None)
        *out.device += at - extent.offset;
    return out;
}

bool continues(const MovedPiece& before, const MovedPiece& next) {
    const auto follows = [&](std::optional<std::uint64_t> a, std::optional<std::uint64_t> b) {
        return a.has_value() == b.has_value() && (!a || *a + before.file.length == *b);
    };
    return before.file.end() == next.file.offset && follows(before.from, next.from) &&
           follows(before.to, next.to);
}

}  // namespace

const FileChange* Change::find(std::uint64_t subvolume, std::uint64_t inode) const {
    const auto found = std::ranges::find_if(files, [&](const FileChange& file) {
        return file.subvolume == subvolume && file.inode == inode;
    });
    return found == files.end() ? nullptr : &*found;
}

void compareMaps(const DeviceMap& before, const DeviceMap& now, Change& change) {
    Held old(before);
    Held fresh(now);
    for (;;) {
        Held::settle(old, fresh);
        if (!old.valid() && !fresh.valid())
            return;
        const bool oldFirst = old.valid() && (!fresh.valid() || (*old).device < (*fresh).device);
        const bool freshFirst = fresh.valid() && (!old.valid() || (*fresh).device < (*old).device);
        if (oldFirst) {
            append(change.left, *old);
            old.next();
            continue;
        }
        if (!freshFirst) {
            const DeviceExtent& was = *old;
            const DeviceExtent& is = *fresh;
            if (was.length != is.length || was.generation != is.generation || was.kind != is.kind ||
                was.tree != is.tree) {
                append(change.left, was);
                append(change.written, is);
            }
            old.next();
        } else {
            append(change.written, *fresh);
        }
        fresh.next();
    }
}

void addWrittenInPlace(const DeviceMap& before, const DeviceMap& now,
                       std::span<const ByteRange> bytes, Change& change) {
    std::vector<ByteRange> all = change.written;
    for (const ByteRange& range : bytes) {
        for (std::uint64_t at = range.offset; at < range.end();) {
            const auto is = now.extentAt(at);
            if (!is) {
                at += 4096;
                continue;
            }
            const std::uint64_t end = std::min(is->device + is->length, range.end());
            const bool was = before.find(at).has_value();
            if (is->kind == ExtentKind::Tree && was)
                all.push_back({is->device, is->length});
            else if (is->kind == ExtentKind::Data && was)
                all.push_back({at, end - at});
            at = end;
        }
    }
    std::ranges::sort(all, {}, &ByteRange::offset);
    change.written.clear();
    for (const ByteRange& range : all) {
        if (!change.written.empty() && change.written.back().end() >= range.offset)
            change.written.back().length =
                std::max(change.written.back().end(), range.end()) - change.written.back().offset;
        else
            change.written.push_back(range);
    }
}

std::vector<MovedPiece> movedPieces(const FileExtents* before, const FileExtents* now,
                                    ByteRange within) {
    std::vector<MovedPiece> out;
    for (std::uint64_t at = within.offset; at < within.end();) {
        const Content was = contentAt(before, at);
        const Content is = contentAt(now, at);
        const std::uint64_t end = std::min({was.end, is.end, within.end()});
        const bool same = was.any == is.any && was.device == is.device && was.type == is.type;
        if ((was.any || is.any) && !same) {
            const MovedPiece piece{{at, end - at}, was.device, is.device};
            if (!out.empty() && continues(out.back(), piece))
                out.back().file.length += piece.file.length;
            else
                out.push_back(piece);
        }
        at = end;
    }
    return out;
}

std::vector<MovedPiece> piecesIn(const FileExtents& file, ByteRange range) {
    std::vector<MovedPiece> out;
    for (std::uint64_t at = range.offset; at < range.end();) {
        const Content content = contentAt(&file, at);
        const std::uint64_t end = std::min(content.end, range.end());
        if (content.any)
            out.push_back({{at, end - at}, content.device, content.device});
        at = end;
    }
    return out;
}

}  // namespace daxscope::scene

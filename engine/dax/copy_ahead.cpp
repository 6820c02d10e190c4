#include "dax/copy_ahead.h"

namespace daxscope::dax {

CopyAhead::~CopyAhead() {
    operations_.use(nullptr);
    for (const files::Prepared::Piece& piece : prepared_.pieces()) {
        if (!piece.used)
            operations_.transaction().releaseData(piece.extent);
    }
}

bool CopyAhead::reserve(ByteRange blocks) {
    volume::Transaction& transaction = operations_.transaction();
    while (blocks.length != 0 && !prepared_.full()) {
        const auto extent = transaction.reserveData(std::min(blocks.length, volume::largestExtent));
        if (!extent)
            return false;
        prepared_.add({blocks.offset, *extent});
        if (transaction.volume().chunks().toDevice(extent->offset, 1))
            return false;
        blocks = {blocks.offset + extent->length, blocks.length - extent->length};
    }
    return true;
}

void CopyAhead::fill(std::uint64_t offset, Bytes bytes, std::optional<std::uint64_t> from,
                     EngineMutex& engine, const std::function<void()>& meanwhile) {
    // Whoever set it may take it back while the engine is let go of.
    const auto hook = std::function<void()>(meanwhile);
    struct Part {
        std::uint64_t device = 0;
        Bytes bytes;
    };
    std::array<Part, std::tuple_size_v<files::Prepared::Pieces>> parts;
    std::size_t count = 0;
    prepared_.filled = {offset, 0};
    prepared_.copiedFrom = from;
    for (const files::Prepared::Piece& piece : prepared_.pieces()) {
        const ByteRange part = intersection(piece.file(), {offset, bytes.size()});
        const auto device = operations_.transaction().volume().chunks().toDevice(
            piece.extent.offset + (part.offset - piece.offset));
        if (part.length == 0 || !device)
            continue;
        parts.at(count++) = {*device, bytes.subspan(part.offset - offset, part.length)};
        prepared_.filled.length = part.end() - offset;
        store_.beginCopy({*device, part.length});
    }
    trace::Trace::Clock::time_point began;
    if (store_.trace().on())
        began = store_.trace().now();
    {
        const EngineReleased released(engine);
        if (hook)
            hook();
        for (const Part& part : std::span(parts).first(count))
            store_.copyBytes(part.device, part.bytes);
    }
    for (const Part& part : std::span(parts).first(count))
        store_.endCopy({part.device, part.bytes.size()}, began);
    operations_.use(&prepared_);
}

}  // namespace daxscope::dax

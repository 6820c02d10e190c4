#include "scene/file_extents.h"

#include <algorithm>
#include <array>

namespace daxscope::scene {

std::string_view typeName(FileExtentType type) {
    static constexpr std::array<std::string_view, 4> names = {"regular", "inline", "prealloc",
                                                              "hole"};
    return names[static_cast<std::size_t>(type)];
}

std::string_view compressionName(Compression compression) {
    static constexpr std::array<std::string_view, 5> names = {"none", "zlib", "lzo", "zstd",
                                                              "unknown"};
    return names[static_cast<std::size_t>(compression)];
}

void FileRangeSummary::add(const FileRangeSummary& other) {
    data += other.data;
    shared += other.shared;
    holes += other.holes;
    prealloc += other.prealloc;
    inlineBytes += other.inlineBytes;
    extents += other.extents;
    minDevice = std::min(minDevice, other.minDevice);
    maxDevice = std::max(maxDevice, other.maxDevice);
}

/// The first extent that does not begin before `offset`.
std::size_t FileExtents::lowerBound(std::uint64_t offset, std::size_t near) const {
    return lowerBoundByRuns(runs_, offset_.size(), offset, near,
                            [this](std::size_t i) { return offset_[i]; });
}

std::size_t FileExtents::firstEndingAfter(std::uint64_t offset, std::size_t near) const {
    if (offset >= end_)
        return offset_.size();
    const std::size_t after = lowerBound(offset + 1, near);
    return after == 0 ? 0 : after - 1;
}

std::optional<std::size_t> FileExtents::find(std::uint64_t offset) const {
    const std::size_t index = firstEndingAfter(offset);
    if (index == offset_.size() || offset_[index] > offset)
        return std::nullopt;
    return index;
}

std::size_t FileExtents::firstOnDeviceEndingAfter(std::uint64_t byte) const {
    const auto endsBefore = [&](std::uint32_t index) {
        return device_[index] + (std::uint64_t{deviceLength_[index]} << unitShift) <= byte;
    };
    // Reflinked pieces of one file may overlap on the device; ends are then only nearly sorted,
    // which at worst hides a piece that another covers.
    const auto found = std::ranges::partition_point(byDevice_, endsBefore);
    return static_cast<std::size_t>(found - byDevice_.begin());
}

void FileExtents::addExtent(FileRangeSummary& sum, std::size_t index, ByteRange clip) const {
    const FileExtent whole = extent(index);
    const std::uint64_t from = std::max(whole.offset, clip.offset);
    const std::uint64_t to = std::min(whole.offset + whole.length, clip.end());
    if (from >= to)
        return;
    const std::uint64_t length = to - from;
    switch (whole.type) {
        case FileExtentType::Hole:
            sum.holes += length;
            break;
        case FileExtentType::Inline:
            sum.inlineBytes += length;
            break;
        case FileExtentType::Prealloc:
            sum.prealloc += length;
            break;
        case FileExtentType::Regular:
            (whole.shared ? sum.shared : sum.data) += length;
            break;
    }
    ++sum.extents;
    if (!whole.device)
        return;
    std::uint64_t deviceFrom = *whole.device;
    std::uint64_t deviceTo = deviceFrom + whole.deviceLength;
    if (whole.compression == Compression::None) {  // a part of it lies in the same part there
        deviceFrom += from - whole.offset;
        deviceTo = std::min(deviceTo, deviceFrom + length);
    }
    sum.minDevice = std::min(sum.minDevice, deviceFrom);
    sum.maxDevice = std::max(sum.maxDevice, deviceTo);
}

/// A whole extent: a frame adds tens of thousands of them.
void FileExtents::addOne(FileRangeSummary& sum, std::size_t index) const {
    const std::uint64_t next = index + 1 < offset_.size() ? offset_[index + 1] : end_;
    const std::uint64_t length = next - offset_[index];
    const auto type = static_cast<FileExtentType>(kind_[index] & typeBits);
    const bool shared = (kind_[index] & sharedBit) != 0;
    sum.data += type == FileExtentType::Regular && !shared ? length : 0;
    sum.shared += type == FileExtentType::Regular && shared ? length : 0;
    sum.holes += type == FileExtentType::Hole ? length : 0;
    sum.prealloc += type == FileExtentType::Prealloc ? length : 0;
    sum.inlineBytes += type == FileExtentType::Inline ? length : 0;
    ++sum.extents;
    if (device_[index] == nowhere)
        return;
    const std::uint64_t onDevice = std::uint64_t{deviceLength_[index]} << unitShift;
    const bool packed = (kind_[index] >> compressionShift & compressionBits) != 0;
    sum.minDevice = std::min(sum.minDevice, device_[index]);
    sum.maxDevice =
        std::max(sum.maxDevice, device_[index] + (packed ? onDevice : std::min(onDevice, length)));
}

void FileExtents::addWhole(FileRangeSummary& sum, std::size_t from, std::size_t to) const {
    sums_.add(sum, from, to, [this](auto& part, std::size_t i) { addOne(part, i); });
}

FileRangeSummary FileExtents::summarize(ByteRange range, std::size_t near) const {
    FileRangeSummary sum;
    // Whoever asks for one range after another knows where this one begins.
    const bool known = near < offset_.size() && offset_[near] == range.offset;
    const std::size_t first = known ? near : firstEndingAfter(range.offset, near);
    const std::size_t last = lowerBound(range.end(), first);
    sum.first = first;
    // Those that are seen as a whole are added up in runs, the first and the last, too.
    std::size_t from = first;
    std::size_t to = last;
    if (from < to && offset_[from] < range.offset)
        addExtent(sum, from++, range);
    if (from < to && (to < offset_.size() ? offset_[to] : end_) > range.end())
        addExtent(sum, --to, range);
    if (from < to)
        addWhole(sum, from, to);
    return sum;
}

std::uint64_t FileExtents::edgeNear(std::uint64_t offset, std::uint64_t slack,
                                    std::size_t near) const {
    const auto run = runNear(runs_, offset, slack, near, 0);
    return run ? offset_[*run] : offset;
}

void FileExtents::Builder::add(const FileExtent& extent) {
    FileExtents& file = *file_;
    file.offset_.push_back(extent.offset);
    file.device_.push_back(extent.device.value_or(nowhere));
    file.deviceLength_.push_back(static_cast<std::uint32_t>(
        std::min<std::uint64_t>(extent.deviceLength >> unitShift, UINT32_MAX)));
    file.owners_.push_back(extent.owners);
    if (file.generations_.empty() || file.generations_.back() != extent.generation)
        file.generations_.push_back(extent.generation);
    file.generation_.push_back(static_cast<std::uint32_t>(file.generations_.size() - 1));
    file.kind_.push_back(
        static_cast<std::uint8_t>(static_cast<unsigned>(extent.type) |
                                  static_cast<unsigned>(extent.compression) << compressionShift |
                                  (extent.shared ? sharedBit : 0U)));
    file.end_ = extent.offset + extent.length;
}

std::shared_ptr<const FileExtents> FileExtents::Builder::finish() {
    FileExtents& file = *file_;
    for (std::uint32_t i = 0; i < file.offset_.size(); ++i) {
        if (file.device_[i] != nowhere)
            file.byDevice_.push_back(i);
    }
    std::ranges::sort(file.byDevice_, {}, [&](std::uint32_t i) { return file.device_[i]; });
    file.byDevice_.shrink_to_fit();
    file.offset_.shrink_to_fit();
    file.device_.shrink_to_fit();
    file.deviceLength_.shrink_to_fit();
    file.owners_.shrink_to_fit();
    file.generation_.shrink_to_fit();
    file.generations_.shrink_to_fit();
    file.kind_.shrink_to_fit();
    file.sums_.build(file.offset_.size(),
                     [&](FileRangeSummary& sum, std::size_t i) { file.addOne(sum, i); });
    file.runs_ = runBegins(file.offset_.size(), [&](std::size_t i) { return file.offset_[i]; });
    file.addWhole(file.totals_, 0, file.offset_.size());
    return std::shared_ptr<const FileExtents>(std::move(file_));
}

}  // namespace daxscope::scene

#include "scene/file_extents.h"

#include <algorithm>
#include <array>

namespace daxscope::scene {

namespace {

constexpr std::uint64_t nowhere = UINT64_MAX;  // device_ of holes and inline extents
constexpr unsigned unitShift = 12;

}  // namespace

std::string_view typeName(FileExtentType type) {
    static constexpr std::array<std::string_view, 4> names = {"regular", "inline", "prealloc",
                                                              "hole"};
    return names[static_cast<std::size_t>(type)];
}

std::string_view compressionName(Compression compression) {
    static constexpr std::array<std::string_view, 4> names = {"none", "zlib", "lzo", "zstd"};
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

FileExtent FileExtents::extent(std::size_t index) const {
    FileExtent out;
    out.offset = offset_[index];
    const std::uint64_t next = index + 1 < offset_.size() ? offset_[index + 1] : end_;
    out.length = next - out.offset;
    if (device_[index] != nowhere)
        out.device = device_[index];
    out.deviceLength = std::uint64_t{deviceLength_[index]} << unitShift;
    out.generation = generations_[generation_[index]];
    out.owners = owners_[index];
    out.type = static_cast<FileExtentType>(kind_[index] & 3);
    out.compression = static_cast<Compression>(kind_[index] >> 2 & 3);
    out.shared = (kind_[index] >> 4 & 1) != 0;
    return out;
}

std::size_t FileExtents::firstEndingAfter(std::uint64_t offset) const {
    if (offset >= end_)
        return offset_.size();
    const auto after = std::ranges::upper_bound(offset_, offset);
    return after == offset_.begin() ? 0 : static_cast<std::size_t>(after - offset_.begin()) - 1;
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

void FileExtents::addWhole(FileRangeSummary& sum, std::size_t from, std::size_t to) const {
    sums_.add(sum, from, to,
              [this](auto& part, std::size_t i) { addExtent(part, i, {0, UINT64_MAX}); });
}

FileRangeSummary FileExtents::summarize(ByteRange range) const {
    FileRangeSummary sum;
    const std::size_t first = firstEndingAfter(range.offset);
    const auto last =
        static_cast<std::size_t>(std::ranges::lower_bound(offset_, range.end()) - offset_.begin());
    if (first >= last)
        return sum;
    addExtent(sum, first, range);
    if (last - first > 1) {
        addWhole(sum, first + 1, last - 1);
        addExtent(sum, last - 1, range);
    }
    return sum;
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
    file.kind_.push_back(static_cast<std::uint8_t>(static_cast<unsigned>(extent.type) |
                                                   static_cast<unsigned>(extent.compression) << 2 |
                                                   (extent.shared ? 16U : 0U)));
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
    file.sums_.build(file.offset_.size(), [&](FileRangeSummary& sum, std::size_t i) {
        file.addExtent(sum, i, {0, UINT64_MAX});
    });
    file.addWhole(file.totals_, 0, file.offset_.size());
    return std::shared_ptr<const FileExtents>(std::move(file_));
}

}  // namespace daxscope::scene

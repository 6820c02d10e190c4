// The extents of one file: logical to physical, and who else holds them.
//
// Immutable, readable by any thread, owns its data; about 34 bytes an extent. As with the device
// map, ranges are summed in O(log extents).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/big_vector.h"
#include "base/bytes.h"
#include "scene/classes.h"
#include "scene/pyramid.h"
#include "scene/run_begins.h"

namespace daxscope::scene {

enum class FileExtentType : std::uint8_t { Regular, Inline, Prealloc, Hole };
enum class Compression : std::uint8_t { None, Zlib, Lzo, Zstd, Unknown };

/// "regular", "inline", "prealloc", "hole", as in JSON.
[[nodiscard]] std::string_view typeName(FileExtentType type);
/// "none", "zlib", "lzo", "zstd", as in JSON; "unknown" for a method we do not know.
[[nodiscard]] std::string_view compressionName(Compression compression);

struct FileExtent {
    std::uint64_t offset = 0;             ///< in the file, bytes
    std::uint64_t length = 0;             ///< in the file, bytes
    std::optional<std::uint64_t> device;  ///< byte; none for holes and inline
    std::uint64_t deviceLength = 0;       ///< bytes on the device (less than length if compressed)
    std::uint64_t generation = 0;
    std::uint32_t owners = 0;  ///< distinct (subvolume, inode, place) holding the extent
    FileExtentType type = FileExtentType::Hole;
    Compression compression = Compression::None;
    bool shared = false;  ///< owners > 1; what FIEMAP's SHARED flag says
};

/// What a range of the file holds.
struct FileRangeSummary {
    std::uint64_t data = 0;    ///< bytes, owned only here
    std::uint64_t shared = 0;  ///< bytes
    std::uint64_t holes = 0;
    std::uint64_t prealloc = 0;
    std::uint64_t inlineBytes = 0;
    std::uint64_t extents = 0;
    std::uint64_t minDevice = UINT64_MAX;  ///< UINT64_MAX when nothing lies on the device
    std::uint64_t maxDevice = 0;           ///< last byte + 1
    std::size_t first = 0;                 ///< index of the first extent that touches the range

    void add(const FileRangeSummary& other);
};

/// Every byte that a file can have.
inline constexpr ByteRange wholeFile{0, UINT64_MAX};

class FileExtents {
public:
    class Builder;

    std::string path;             ///< absolute inside the image, escaped bytes as they are
    std::uint64_t subvolume = 0;  ///< object id of the tree
    std::uint64_t inode = 0;
    std::uint64_t size = 0;  ///< i_size, bytes

    [[nodiscard]] std::size_t count() const { return offset_.size(); }
    [[nodiscard]] FileExtent extent(std::size_t index) const;
    /// End of the last extent, at least `size` rounded up to a block.
    [[nodiscard]] std::uint64_t end() const { return end_; }
    [[nodiscard]] std::optional<std::size_t> find(std::uint64_t offset) const;
    /// First extent that ends after `offset`; count() when none does. `near`: where to look first.
    [[nodiscard]] std::size_t firstEndingAfter(std::uint64_t offset, std::size_t near = 0) const;
    /// O(log count()). `near`: an extent that is not far, for who asks for one range after another.
    [[nodiscard]] FileRangeSummary summarize(ByteRange range, std::size_t near = 0) const;
    /// `offset`, or up to `slack` bytes beside it where summarize() adds up fewer parts. `near` as there.
    [[nodiscard]] std::uint64_t edgeNear(std::uint64_t offset, std::uint64_t slack,
                                         std::size_t near = 0) const;
    [[nodiscard]] const FileRangeSummary& totals() const { return totals_; }

    /// The file's extents in the order of device bytes: position → extent index. Holes and inline
    /// extents are not in it.
    [[nodiscard]] std::size_t onDeviceCount() const { return byDevice_.size(); }
    [[nodiscard]] std::size_t onDevice(std::size_t position) const { return byDevice_[position]; }
    /// First position whose extent ends after device byte `byte`.
    [[nodiscard]] std::size_t firstOnDeviceEndingAfter(std::uint64_t byte) const;

private:
    friend class Builder;
    static constexpr std::uint64_t nowhere = UINT64_MAX;  // device_ of holes and inline extents
    static constexpr unsigned unitShift = 12;
    static constexpr unsigned typeBits = 3;  // kind_
    static constexpr unsigned compressionShift = 2;
    static constexpr unsigned compressionBits = 7;
    static constexpr unsigned sharedBit = 32;

    [[nodiscard]] std::size_t lowerBound(std::uint64_t offset, std::size_t near) const;
    void addExtent(FileRangeSummary& sum, std::size_t index, ByteRange clip) const;
    void addOne(FileRangeSummary& sum, std::size_t index) const;
    void addWhole(FileRangeSummary& sum, std::size_t from, std::size_t to) const;

    // One array a field: no padding. `kind_` packs type, compression and shared.
    BigVector<std::uint64_t> offset_;
    BigVector<std::uint64_t> device_;
    BigVector<std::uint32_t> deviceLength_;  // 4 KiB units
    BigVector<std::uint32_t> owners_;
    BigVector<std::uint32_t> generation_;  // index into generations_
    BigVector<std::uint8_t> kind_;
    std::vector<std::uint64_t> generations_;
    BigVector<std::uint32_t> byDevice_;
    Pyramid<FileRangeSummary> sums_;
    RunBegins runs_;  // of offset_
    FileRangeSummary totals_;
    std::uint64_t end_ = 0;
};

// Here, so that who needs one field of thousands of extents pays for one field.
inline FileExtent FileExtents::extent(std::size_t index) const {
    FileExtent out;
    out.offset = offset_[index];
    const std::uint64_t next = index + 1 < offset_.size() ? offset_[index + 1] : end_;
    out.length = next - out.offset;
    if (device_[index] != nowhere)
        out.device = device_[index];
    out.deviceLength = std::uint64_t{deviceLength_[index]} << unitShift;
    out.generation = generations_[generation_[index]];
    out.owners = owners_[index];
    out.type = static_cast<FileExtentType>(kind_[index] & typeBits);
    out.compression = static_cast<Compression>(kind_[index] >> compressionShift & compressionBits);
    out.shared = (kind_[index] & sharedBit) != 0;
    return out;
}

/// Collects extents in file order without gaps or overlaps.
class FileExtents::Builder {
public:
    Builder() : file_(std::make_unique<FileExtents>()) {}
    FileExtents& file() { return *file_; }
    void add(const FileExtent& extent);
    [[nodiscard]] std::shared_ptr<const FileExtents> finish();

private:
    std::unique_ptr<FileExtents> file_;
};

}  // namespace daxscope::scene

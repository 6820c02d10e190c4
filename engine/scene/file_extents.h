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

#include "base/bytes.h"
#include "scene/classes.h"
#include "scene/pyramid.h"

namespace daxscope::scene {

enum class FileExtentType : std::uint8_t { Regular, Inline, Prealloc, Hole };
enum class Compression : std::uint8_t { None, Zlib, Lzo, Zstd };

/// "regular", "inline", "prealloc", "hole", as in JSON.
[[nodiscard]] std::string_view typeName(FileExtentType type);
/// "none", "zlib", "lzo", "zstd", as in JSON.
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

    void add(const FileRangeSummary& other);
};

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
    /// First extent that ends after `offset`; count() when none does.
    [[nodiscard]] std::size_t firstEndingAfter(std::uint64_t offset) const;
    /// O(log count()).
    [[nodiscard]] FileRangeSummary summarize(ByteRange range) const;
    [[nodiscard]] const FileRangeSummary& totals() const { return totals_; }

    /// The file's extents in the order of device bytes: position → extent index. Holes and inline
    /// extents are not in it.
    [[nodiscard]] std::size_t onDeviceCount() const { return byDevice_.size(); }
    [[nodiscard]] std::size_t onDevice(std::size_t position) const { return byDevice_[position]; }
    /// First position whose extent ends after device byte `byte`.
    [[nodiscard]] std::size_t firstOnDeviceEndingAfter(std::uint64_t byte) const;

private:
    friend class Builder;
    void addExtent(FileRangeSummary& sum, std::size_t index, ByteRange clip) const;
    void addWhole(FileRangeSummary& sum, std::size_t from, std::size_t to) const;

    // One array a field: no padding. `kind_` packs type, compression and shared.
    std::vector<std::uint64_t> offset_;
    std::vector<std::uint64_t> device_;
    std::vector<std::uint32_t> deviceLength_;  // 4 KiB units
    std::vector<std::uint32_t> owners_;
    std::vector<std::uint32_t> generation_;  // index into generations_
    std::vector<std::uint8_t> kind_;
    std::vector<std::uint64_t> generations_;
    std::vector<std::uint32_t> byDevice_;
    Pyramid<FileRangeSummary> sums_;
    FileRangeSummary totals_;
    std::uint64_t end_ = 0;
};

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

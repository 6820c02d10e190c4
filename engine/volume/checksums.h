// Checksums of file data, from the checksum tree. One thread.
#pragma once

#include <optional>

#include "volume/volume.h"

namespace daxscope::volume {

enum class DataVerdict : std::uint8_t {
    Good,     ///< every sector has a checksum and it matches
    Missing,  ///< at least one sector has none, those that have one match
};

class Checksums {
public:
    explicit Checksums(const Volume& volume) : volume_(volume) {}

    /// Compares `data`, which lies at `logical` (both in whole sectors), with the stored
    /// checksums. EIO names the first sector that differs; `badSector` is then its index.
    [[nodiscard]] Result<DataVerdict> verify(std::uint64_t logical, Bytes data,
                                             std::size_t* badSector = nullptr);

private:
    const Volume& volume_;
};

}  // namespace daxscope::volume

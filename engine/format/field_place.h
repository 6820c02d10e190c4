// Which part of a printed block stands for which of its bytes. A value.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace daxscope::format {

struct FieldPlace {
    std::size_t textFrom = 0;  ///< bytes of the text, from the first one of what was appended
    std::size_t textTo = 0;
    std::size_t from = 0;  ///< in the block
    std::size_t length = 0;
    /// Where the field leads, if it is an address of the filesystem (logical); 0 for none.
    std::uint64_t address = 0;

    [[nodiscard]] bool operator==(const FieldPlace&) const = default;
};

}  // namespace daxscope::format

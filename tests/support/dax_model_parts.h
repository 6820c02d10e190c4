// What the parts of the model share.
#pragma once

#include <algorithm>
#include <cstring>

#include "support/dax_model.h"

namespace daxscope::test::model {

constexpr std::uint64_t mostPages = 40;  // of a file
constexpr std::array<const char*, 2> paths = {"/a", "/b"};
constexpr std::size_t privateSlot = 4;
constexpr std::size_t snapshotSlot = 5;
constexpr std::size_t mostSnapshots = 4;

inline std::string nameOf(int error) { return error == 0 ? "success" : strerrorname_np(error); }

/// Where two contents differ first.
inline std::string firstDifference(std::string_view got, std::string_view expected) {
    if (got.size() != expected.size())
        return std::format("{} bytes instead of {}", got.size(), expected.size());
    const auto at = std::ranges::mismatch(got, expected).in1 - got.begin();
    const auto byte = [&](std::string_view from) {
        return static_cast<unsigned>(
            static_cast<unsigned char>(from[static_cast<std::size_t>(at)]));
    };
    return std::format("byte {} is {:#x} instead of {:#x}", at, byte(got), byte(expected));
}

}  // namespace daxscope::test::model

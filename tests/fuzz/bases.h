// The base images of the damage tests: small, made by the kernel, checked in as base-*.img.zst.
// test_damage makes them again when DAXSCOPE_REMAKE_BASES is set.
#pragma once

#include <array>
#include <memory>
#include <string>
#include <vector>

#include "fuzz/spoilt_image.h"

namespace daxscope::test {

[[nodiscard]] inline std::string baseDirectory() {
    return std::string(DAXSCOPE_SOURCE_DIR) + "/tests/fuzz";
}

/// Of today's features, and of those that were the default years ago. Scripts name them by place.
inline constexpr std::array<const char*, 2> baseNames = {"base-new.img.zst", "base-old.img.zst"};

/// Empty when one of them is missing.
[[nodiscard]] inline std::vector<std::unique_ptr<SpoiltImage>> loadBases() {
    std::vector<std::unique_ptr<SpoiltImage>> all;
    for (const char* name : baseNames) {
        all.push_back(SpoiltImage::load(baseDirectory() + "/" + name));
        if (all.back() == nullptr)
            return {};
    }
    return all;
}

}  // namespace daxscope::test

#include "support/image_bytes.h"

#include <algorithm>
#include <format>
#include <fstream>

namespace daxscope::test {

namespace {

constexpr std::size_t block = 4096;

}  // namespace

ImageBytes::ImageBytes(const std::string& image) {
    std::ifstream file(image, std::ios::binary);
    std::string bytes(block, '\0');
    while (file.read(bytes.data(), block) || file.gcount() != 0) {
        const std::string piece = bytes.substr(0, static_cast<std::size_t>(file.gcount()));
        if (std::ranges::any_of(piece, [](char byte) { return byte != 0; }))
            blocks_.emplace(size_, piece);
        size_ += piece.size();
    }
}

std::string ImageBytes::difference(const std::string& image) const {
    const ImageBytes now(image);
    if (now.size_ != size_)
        return std::format("{} bytes became {}", size_, now.size_);
    std::size_t count = 0;
    std::uint64_t first = UINT64_MAX;
    const auto differs = [&](std::uint64_t at) {
        ++count;
        first = std::min(first, at);
    };
    for (const auto& [at, bytes] : blocks_) {
        const auto found = now.blocks_.find(at);
        if (found == now.blocks_.end() || found->second != bytes)
            differs(at);
    }
    for (const auto& [at, bytes] : now.blocks_) {
        if (!blocks_.contains(at))
            differs(at);
    }
    return count == 0 ? std::string()
                      : std::format("{} blocks differ, the first at {}", count, first);
}

}  // namespace daxscope::test

#include "support/image_bytes.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <format>
#include <fstream>
#include <vector>

namespace daxscope::test {

namespace {

constexpr std::size_t block = 4096;

}  // namespace

ImageBytes::ImageBytes(const std::string& image) {
    std::ifstream file(image, std::ios::binary);
    std::vector<char> bytes(256 * block);
    while (file.read(bytes.data(), static_cast<std::streamsize>(bytes.size())) ||
           file.gcount() != 0)
        add(std::as_bytes(std::span(bytes).first(static_cast<std::size_t>(file.gcount()))));
}

void ImageBytes::add(std::span<const std::byte> bytes) {
    static constexpr std::array<std::byte, block> zeros{};
    for (std::size_t at = 0; at < bytes.size(); at += block) {
        const auto piece = bytes.subspan(at, std::min(block, bytes.size() - at));
        if (std::memcmp(piece.data(), zeros.data(), piece.size()) != 0)
            blocks_.emplace(size_ + at,
                            std::string(reinterpret_cast<const char*>(piece.data()), piece.size()));
    }
    size_ += bytes.size();
}

std::string ImageBytes::difference(const ImageBytes& now) const {
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

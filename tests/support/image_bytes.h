// All bytes of an image as they are now, read by read(2): to say later whether it is the same again. Memory only for what is
// not zero.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>

namespace daxscope::test {

class ImageBytes {
public:
    explicit ImageBytes(const std::string& image);
    explicit ImageBytes(std::span<const std::byte> bytes) { add(bytes); }

    /// Empty when the image has exactly these bytes; else where it differs first, and in how many blocks.
    [[nodiscard]] std::string difference(const std::string& image) const {
        return difference(ImageBytes(image));
    }
    [[nodiscard]] std::string difference(const ImageBytes& now) const;

private:
    void add(std::span<const std::byte> bytes);

    std::map<std::uint64_t, std::string> blocks_;  // by offset; those that are not zero
    std::uint64_t size_ = 0;
};

}  // namespace daxscope::test

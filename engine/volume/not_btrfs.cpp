#include "volume/not_btrfs.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace daxscope::volume {

namespace {

using namespace std::string_view_literals;

struct Signature {
    std::uint64_t offset;
    std::string_view bytes;
    std::string_view meaning;
};

constexpr std::array<Signature, 12> signatures = {{
    {0, "\x8b\x66\x95\x72\xe2\x25\x5c\xbd"sv,
     "it is a dump by btrfs-image, not an image; restore it first: btrfs-image -r DUMP IMAGE"},
    {0, "btrfs-stream"sv,
     "it is a send stream, not an image; apply it with: btrfs receive MOUNTPOINT < STREAM"},
    {0, "QFI\xfb"sv, "it is a qcow2 disk; convert it first: qemu-img convert -O raw DISK IMAGE"},
    {0, "\x28\xb5\x2f\xfd"sv, "it is compressed with zstd; unpack it first: zstd -d FILE"},
    {0,
     "\xfd"
     "7zXZ\0"sv,
     "it is compressed with xz; unpack it first: xz -d FILE"},
    {0, "\x1f\x8b"sv, "it is compressed with gzip; unpack it first: gzip -d FILE"},
    {0, "XFSB"sv, "it holds an XFS filesystem; Daxscope opens btrfs"},
    {1080, "\x53\xef"sv, "it holds an ext2, ext3 or ext4 filesystem; Daxscope opens btrfs"},
    {0, "hsqs"sv, "it holds a squashfs filesystem; Daxscope opens btrfs"},
    {4096, "\xc6\x85\x73\xf6"sv, "it holds a bcachefs filesystem; Daxscope opens btrfs"},
    {0, "LUKS\xba\xbe"sv, "it is an encrypted LUKS volume; open it with cryptsetup first"},
    {512, "EFI PART"sv,
     "it is a whole disk with a partition table; open one of its partitions instead"},
}};

}  // namespace

std::optional<std::string> otherContent(Bytes device) {
    for (const Signature& known : signatures) {
        const auto at = slice(device, known.offset, known.bytes.size());
        if (at && asText(*at) == known.bytes)
            return std::string(known.meaning);
    }
    return std::nullopt;
}

std::string explainNotBtrfs(Bytes device) {
    if (auto known = otherContent(device))
        return *std::move(known);
    constexpr std::size_t looked = 1U << 20;
    const Bytes head = device.first(std::min(device.size(), looked));
    if (std::ranges::all_of(head, [](std::byte byte) { return byte == std::byte{0}; }))
        return "its first MiB is empty; make a filesystem in it first, for example with mkfs.btrfs";
    return "there is no btrfs superblock at 64 KiB nor at its mirrors";
}

}  // namespace daxscope::volume

#include "pmem/mounts.h"

#include <sys/sysmacros.h>

#include <charconv>
#include <fstream>
#include <sstream>

namespace daxscope::pmem {

namespace {

bool isOctal(char c) { return c >= '0' && c <= '7'; }

/// mountinfo writes blanks and backslashes in names as \040.
std::string unescaped(const std::string& text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\\' && text.size() - i > 3 && isOctal(text[i + 1]) &&
            isOctal(text[i + 2]) && isOctal(text[i + 3])) {
            out += static_cast<char>((text[i + 1] - '0') << 6 | (text[i + 2] - '0') << 3 |
                                     (text[i + 3] - '0'));
            i += 3;
        } else {
            out += text[i];
        }
    }
    return out;
}

/// "36 35 98:0 /root /mnt rw,noatime master:1 - ext3 /dev/root rw": any number of optional fields
/// stand before the dash.
std::optional<Mount> parseMount(const std::string& line) {
    std::istringstream in(line);
    Mount mount;
    std::uint64_t parent = 0;
    std::string device;
    std::string root;
    std::string options;
    if (!(in >> mount.id >> parent >> device >> root >> mount.mountPoint >> options))
        return std::nullopt;
    while (in >> options && options != "-") {}
    if (!(in >> mount.type >> mount.source))
        return std::nullopt;
    const auto number = parseDeviceNumber(device);
    if (!number)
        return std::nullopt;
    mount.device = *number;
    mount.mountPoint = unescaped(mount.mountPoint);
    mount.source = unescaped(mount.source);
    return mount;
}

}  // namespace

std::vector<Mount> readMounts() {
    std::vector<Mount> mounts;
    std::ifstream in("/proc/self/mountinfo");
    std::string line;
    while (std::getline(in, line)) {
        if (auto mount = parseMount(line))
            mounts.push_back(std::move(*mount));
    }
    return mounts;
}

std::optional<dev_t> parseDeviceNumber(const std::string& text) {
    unsigned major = 0;
    unsigned minor = 0;
    const char* const end = text.data() + text.size();
    const auto first = std::from_chars(text.data(), end, major);
    if (first.ec != std::errc{} || first.ptr == end || *first.ptr != ':')
        return std::nullopt;
    const auto second = std::from_chars(first.ptr + 1, end, minor);
    if (second.ec != std::errc{} || second.ptr != end)
        return std::nullopt;
    return makedev(major, minor);
}

std::optional<std::string> readLine(const std::string& path) {
    std::ifstream in(path);
    std::string line;
    if (!std::getline(in, line))
        return std::nullopt;
    return line;
}

}  // namespace daxscope::pmem

#include "dax/read_back.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <fstream>

namespace daxscope::dax {

namespace {

constexpr std::uint64_t presentBit = 1ULL << 63U;
constexpr std::uint64_t frameBits = (1ULL << 55U) - 1;

struct Piece {
    std::uint64_t from = 0, to = 0;
    bool readable = false, writable = false, file = false;
    std::uint64_t offset = 0;
};

/// “7f00-7f01 rw-s 00001000 08:01 1234 /path”.
std::optional<Piece> parsePiece(const std::string& line) {
    Piece piece;
    const char* at = line.data();
    const char* const end = at + line.size();
    const auto hex = [&](std::uint64_t& into) {
        const auto [next, problem] = std::from_chars(at, end, into, 16);
        at = next;
        return problem == std::errc();
    };
    if (!hex(piece.from) || at == end || *at != '-')
        return std::nullopt;
    ++at;
    if (!hex(piece.to) || end - at < 6)
        return std::nullopt;
    piece.readable = at[1] == 'r';
    piece.writable = at[2] == 'w';
    const bool shared = at[4] == 's';
    at += 6;
    if (!hex(piece.offset))
        return std::nullopt;
    piece.file = shared;  // windows map the image shared, and nothing else
    return piece;
}

class PageMap {
public:
    PageMap() : fd_(::open("/proc/self/pagemap", O_RDONLY | O_CLOEXEC)) {}
    ~PageMap() {
        if (fd_ >= 0)
            ::close(fd_);
    }
    PageMap(const PageMap&) = delete;
    PageMap& operator=(const PageMap&) = delete;

    /// Entries of `count` pages from `address` on; zeros for what cannot be read.
    [[nodiscard]] std::vector<std::uint64_t> read(std::uint64_t address,
                                                  std::uint64_t count) const {
        std::vector<std::uint64_t> entries(count);
        const auto at = static_cast<off_t>(address / pageSize * sizeof(std::uint64_t));
        if (fd_ >= 0)
            (void)!::pread(fd_, entries.data(), entries.size() * sizeof(std::uint64_t), at);
        return entries;
    }

private:
    const int fd_;
};

}  // namespace

Result<std::vector<SystemPage>> readBack(const Window& window, std::uint64_t from,
                                         std::uint64_t count) {
    const auto begin = reinterpret_cast<std::uintptr_t>(window.base()) + from * pageSize;
    const std::uint64_t end = begin + count * pageSize;
    std::vector<SystemPage> pages(count);
    std::ifstream maps("/proc/self/maps");
    if (!maps)
        return fail(EACCES, "/proc/self/maps cannot be read");
    for (std::string line; std::getline(maps, line);) {
        const auto piece = parsePiece(line);
        if (!piece || piece->to <= begin)
            continue;
        if (piece->from >= end)
            break;
        for (std::uint64_t at = std::max<std::uint64_t>(piece->from, begin);
             at < std::min(piece->to, end); at += pageSize) {
            SystemPage& page = pages[(at - begin) / pageSize];
            page.readable = piece->readable;
            page.writable = piece->writable;
            page.anonymous = !piece->file;
            page.device = piece->file ? piece->offset + (at - piece->from) : 0;
        }
    }
    const PageMap pageMap;
    const auto entries = pageMap.read(begin, count);
    for (std::uint64_t i = 0; i < count; ++i) {
        pages[i].present = (entries[i] & presentBit) != 0;
        pages[i].frame = pages[i].present ? entries[i] & frameBits : 0;
    }
    return pages;
}

std::string contradiction(const Cell& cell, const SystemPage& page) {
    switch (cell.state) {
        case PageState::Unmapped:
            return page.readable || page.writable
                       ? "the system lets it be used, though it was taken away"
                       : "";
        case PageState::Zero:
            if (page.writable)
                return "the system allows stores to the zero page";
            return page.anonymous ? "" : "the system maps a block where there is a hole";
        case PageState::Private:
            return page.anonymous ? "" : "the system maps a block instead of the private copy";
        default:
            break;
    }
    if (page.writable && cell.state != PageState::Writable)
        return "the system allows stores, the entry does not";
    if (page.anonymous)
        return "the system maps no block of the image";
    if (page.device != cell.block * pageSize)
        return std::format("the system maps device byte {}, the entry says {}", page.device,
                           cell.block * pageSize);
    return "";
}

}  // namespace daxscope::dax

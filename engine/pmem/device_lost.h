// What happens when the bytes under the image map go away: someone truncates the file, the disk
// fails, or a sparse file finds its disk full. The kernel answers the next load or store there
// with SIGBUS, which would end the program. Instead the handler here puts zero pages in place of
// the lost ones, marks the map lost, and lets the access go on; whoever reads must look at lost()
// before believing what it has read.
//
// - The handler is there while at least one watch exists. It does only what is async-signal-safe,
//   takes no lock, and resolves the fault on the thread that made it.
// - A file that shrank loses its tail at once. Of a device that fails, page by page; after some
//   thousands the whole map is given up, for address space comes in a limited number of pieces.
// - A SIGBUS that is not ours: the previous action is put back and the access repeated, so it gets
//   what it would have got without us. We are then out of the way until the next start().
// - A floor above that installs its own SIGBUS handler calls resolveLostPage() first in it, and
//   so protects the image maps whether or not the handler here is still in place.
// - Zero pages are private memory: stores to them reach nothing and nobody.
// - System calls given a lost address fail with EFAULT and raise no signal: they are not covered.
// - start() and the destructor are thread-safe. Nothing may touch the map after its watch ended.
#pragma once

#include <signal.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>

#include "base/result.h"

namespace daxscope::pmem {

struct Loss {
    enum class Cause {
        Shrank,  ///< the file ends before this page now
        Failed,  ///< the device or filesystem could not give the page: I/O error, or no space
    };
    Cause cause = Cause::Failed;
    std::uint64_t offset = 0;  ///< of the first access that failed, in bytes from the map's start
};

class LostPageWatch {
public:
    struct Area {
        std::byte* base = nullptr;
        std::size_t length = 0;   ///< a multiple of `unit`
        std::size_t unit = 4096;  ///< smallest piece that can be replaced; a power of two
        bool writable = false;
        int fd = -1;  ///< of a regular file, to ask for its size; -1 for a device
    };

    LostPageWatch() = default;
    /// ENFILE when more than 64 images are open at once.
    [[nodiscard]] static Result<LostPageWatch> start(const Area& area);
    LostPageWatch(LostPageWatch&& other) noexcept : slot_(std::exchange(other.slot_, -1)) {}
    LostPageWatch& operator=(LostPageWatch&& other) noexcept {
        std::swap(slot_, other.slot_);
        return *this;
    }
    LostPageWatch(const LostPageWatch&) = delete;
    LostPageWatch& operator=(const LostPageWatch&) = delete;
    ~LostPageWatch() { stop(); }

    void stop();

    [[nodiscard]] bool lost() const;
    /// The first loss; later ones do not change it.
    [[nodiscard]] std::optional<Loss> loss() const;

private:
    explicit LostPageWatch(int slot) : slot_(slot) {}
    int slot_ = -1;
};

/// For SIGBUS handlers: true when the fault lay in a watched map and the access may be repeated.
/// Async-signal-safe; keeps errno.
[[nodiscard]] bool resolveLostPage(const siginfo_t& info) noexcept;

}  // namespace daxscope::pmem

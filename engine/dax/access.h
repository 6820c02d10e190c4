// Loads and stores of application threads through their windows, with real page faults (design decision 5).
//
// accessWindow() is the one place where a window is touched. A page that is not there, or not for stores, makes the MMU fault;
// the handler of SIGSEGV and SIGBUS sees from a thread-local mark that the thread is here, where it holds no lock and calls
// nothing, and so may run ordinary code: it asks the FaultResolver, on this thread, and the access goes on, or ends with the
// errno that refused it. Faults of anybody else go to whoever handled them before: that action is put back, and the
// access repeated. Lost pages of the image map are pmem's (device_lost.h).
// Thread-safe. The caller must not hold the engine's lock.
#pragma once

#include <cstddef>
#include <cstdint>

#include "base/result.h"

namespace daxscope::dax {

class FaultResolver {
public:
    virtual ~FaultResolver() = default;
    /// Makes the byte at `offset` of the window accessible: 0; or refuses with an errno.
    [[nodiscard]] virtual int resolve(std::uint64_t offset, bool write) = 0;
};

/// Before the first access, and after others may have installed handlers.
[[nodiscard]] Status installFaultHandler();

/// Copies `length` bytes between `buffer` and [base + offset) inside the window of `size` bytes at `base`. 0, or what
/// refused a page: what lies before it has been copied then.
[[nodiscard]] int accessWindow(std::byte* base, std::uint64_t size, std::uint64_t offset,
                               std::byte* buffer, std::size_t length, bool write,
                               FaultResolver& resolver);

}  // namespace daxscope::dax

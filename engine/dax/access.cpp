#include "dax/access.h"

#include <atomic>
#include <csetjmp>
#include <csignal>
#include <mutex>

#include "pmem/device_lost.h"

namespace daxscope::dax {

namespace {

struct Running {
    std::byte* base = nullptr;
    std::uint64_t size = 0;
    bool write = false;
    FaultResolver* resolver = nullptr;
    volatile int error = 0;
    sigjmp_buf leave{};
};

/// Volatile, with fences: the handler looks at it between any two instructions.
constinit thread_local Running* volatile running = nullptr;

constinit std::mutex installing;
struct sigaction previousSegv = {};
struct sigaction previousBus = {};

void onFault(int signal, siginfo_t* info, void* /*context*/) {
    if (signal == SIGBUS && pmem::resolveLostPage(*info))
        return;
    Running* const now = running;
    const auto* const at = static_cast<const std::byte*>(info->si_addr);
    if (now == nullptr || at < now->base || at >= now->base + now->size || info->si_code <= 0) {
        // Not ours: it comes again, to whom it belongs. A signal that was sent does not.
        ::sigaction(signal, signal == SIGBUS ? &previousBus : &previousSegv, nullptr);
        if (info->si_code <= 0)
            ::raise(signal);
        return;
    }
    const int savedErrno = errno;
    // While it is resolved the thread is in the engine; a fault there is not one of a window.
    running = nullptr;
    // SIGBUS: the image's file ends before the page now, or its device failed.
    now->error = signal == SIGBUS ? EIO
                                  : now->resolver->resolve(
                                        static_cast<std::uint64_t>(at - now->base), now->write);
    errno = savedErrno;
    if (now->error != 0) {
        // ThreadSanitizer calls handlers with all signals blocked, whatever their sa_mask says.
        sigset_t faults;
        sigemptyset(&faults);
        sigaddset(&faults, SIGSEGV);
        sigaddset(&faults, SIGBUS);
        ::pthread_sigmask(SIG_UNBLOCK, &faults, nullptr);
        siglongjmp(now->leave, 1);
    }
    running = now;
}

Status install(int signal, struct sigaction& previous) {
    struct sigaction current = {};
    if (::sigaction(signal, nullptr, &current) != 0)
        return failErrno("cannot examine the signal handlers");
    if ((current.sa_flags & SA_SIGINFO) != 0 && current.sa_sigaction == onFault)
        return {};
    struct sigaction ours = {};
    ours.sa_sigaction = onFault;
    // Not blocked meanwhile: the handler is left by siglongjmp, and resolving may meet a lost page of the image map.
    ours.sa_flags = SA_SIGINFO | SA_NODEFER | SA_RESTART;
    sigemptyset(&ours.sa_mask);
    previous = current;
    if (::sigaction(signal, &ours, nullptr) != 0)
        return failErrno("cannot install a handler for page faults");
    return {};
}

/// Word by word where both are aligned, as a program would: no function of the library, which might hold something.
/// Threads that store to the same bytes race as programs do.
[[gnu::noinline]] __attribute__((no_sanitize("thread", "address", "undefined"))) void transfer(
    volatile std::byte* to, const volatile std::byte* from, std::size_t length) {
    constexpr std::size_t word = sizeof(std::uint64_t);
    const auto aligned = [](const volatile std::byte* at) {
        return reinterpret_cast<std::uintptr_t>(at) % word == 0;
    };
    while (length != 0) {
        if (length >= word && aligned(to) && aligned(from)) {
            *reinterpret_cast<volatile std::uint64_t*>(to) =
                *reinterpret_cast<const volatile std::uint64_t*>(from);
            to += word;
            from += word;
            length -= word;
        } else {
            *to++ = *from++;
            --length;
        }
    }
}

}  // namespace

Status installFaultHandler() {
    const std::scoped_lock lock(installing);
    DAX_CHECK(install(SIGSEGV, previousSegv));
    return install(SIGBUS, previousBus);
}

int accessWindow(std::byte* base, std::uint64_t size, std::uint64_t offset, std::byte* buffer,
                 std::size_t length, bool write, FaultResolver& resolver) {
    Running here;
    here.base = base;
    here.size = size;
    here.write = write;
    here.resolver = &resolver;
    if (sigsetjmp(here.leave, 0) != 0)
        return here.error;  // `running` is null already
    running = &here;
    std::atomic_signal_fence(std::memory_order_seq_cst);
    if (write)
        transfer(base + offset, buffer, length);
    else
        transfer(buffer, base + offset, length);
    std::atomic_signal_fence(std::memory_order_seq_cst);
    running = nullptr;
    return 0;
}

}  // namespace daxscope::dax

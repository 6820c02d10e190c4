#include "pmem/device_lost.h"

#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <mutex>

namespace daxscope::pmem {

namespace {

constexpr std::uint64_t notLost = UINT64_MAX;

/// Pages replaced one by one before the whole map goes. Each may become a piece of address space
/// of its own, and a process has 65,530 of them (vm.max_map_count); at that limit nothing can be
/// mapped any more, not even something large over many pieces.
constexpr std::uint32_t manyPages = 4096;

/// One watched map. Changed under `changing`, read by the handler, which may wait for nothing:
/// it reads between two looks at `version`, which is odd during a change.
struct Slot {
    std::atomic<std::uint32_t> version = 0;
    std::atomic<std::uintptr_t> base = 0;  ///< 0: free
    std::atomic<std::size_t> length = 0;
    std::atomic<std::size_t> unit = 0;
    std::atomic<int> protection = 0;
    std::atomic<int> fd = -1;
    std::atomic<std::uint32_t> replaced = 0;  ///< single pages
    std::atomic<std::uint64_t> lostAt = notLost;
    std::atomic<Loss::Cause> cause = Loss::Cause::Failed;
};
static_assert(std::atomic<std::uint64_t>::is_always_lock_free &&
              std::atomic<Loss::Cause>::is_always_lock_free);

constinit std::array<Slot, 64> slots;
constinit std::mutex changing;  // slots and what follows, but for what the handler reads
constinit int watches = 0;

// Our place among the handlers for SIGBUS. Someone may install a handler over ours, and pass on to
// us what is not his; once we are installed over that one again, we and he would pass a foreign
// fault to each other for ever. So a fault that comes back goes to who was below us before, and if
// it comes back even then, to the kernel's default: the end of the program.
constinit bool inChain = false;  ///< some handler may still know us as the one to pass on to
constinit bool stacked = false;  ///< and that one may be what `previous` holds
constinit struct sigaction previous = {};
constinit struct sigaction beforeThat = {};
constinit std::atomic<std::uint32_t> installs = 0;

/// The last fault that this thread passed on, to know it when it comes back. The engine is linked
/// statically, so this has its place from the thread's start; touching it allocates nothing.
struct PassedOn {
    const void* address = nullptr;
    std::uint32_t install = 0;
    int times = 0;
};
constinit thread_local PassedOn passedOn;

void change(Slot& slot, const LostPageWatch::Area& area) {
    slot.version.fetch_add(1);
    slot.base = reinterpret_cast<std::uintptr_t>(area.base);
    slot.length = area.length;
    slot.unit = area.unit;
    slot.protection = area.writable ? PROT_READ | PROT_WRITE : PROT_READ;
    slot.fd = area.fd;
    slot.replaced = 0;
    slot.cause = Loss::Cause::Failed;
    slot.lostAt = notLost;
    slot.version.fetch_add(1);
}

/// The bare system call: the mmap() of a sanitizer does more than a signal handler may.
bool replaceByZeros(std::uintptr_t base, std::uint64_t begin, std::uint64_t end, int protection) {
    constexpr int flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED | MAP_NORESERVE;
    return ::syscall(SYS_mmap, base + begin, end - begin, protection, flags, -1, 0) != -1;
}

/// Where the file ends now, in whole units, or `length` when it still covers the map.
std::uint64_t presentEnd(int fd, std::uint64_t length, std::uint64_t unit) {
    struct stat status = {};
    if (fd < 0 || ::fstat(fd, &status) != 0)
        return length;
    const auto size = static_cast<std::uint64_t>(status.st_size);
    return size >= length ? length : (size + unit - 1) & ~(unit - 1);
}

/// False when `address` is not in this slot's map, or nothing could be put there.
bool resolveIn(Slot& slot, std::uintptr_t address) {
    const std::uint32_t version = slot.version.load();
    const std::uintptr_t base = slot.base;
    const std::size_t length = slot.length;
    const std::uint64_t unit = slot.unit;
    const int protection = slot.protection;
    const int fd = slot.fd;
    if (version % 2 != 0 || slot.version.load() != version)
        return false;  // being opened or closed: nobody can be using that map
    if (base == 0 || address < base || address - base >= length)
        return false;

    const std::uint64_t page = (address - base) & ~(unit - 1);
    const std::uint64_t end = presentEnd(fd, length, unit);
    const bool shrank = page >= end;
    // Marked before the zeros are there: who reads zeros and then asks, hears of the loss. `cause`
    // goes first, for who sees lostAt sees it too; of two threads that come here at once the
    // second may overwrite the cause of the first, and then both are true.
    if (slot.lostAt == notLost) {
        slot.cause = shrank ? Loss::Cause::Shrank : Loss::Cause::Failed;
        std::uint64_t expected = notLost;
        slot.lostAt.compare_exchange_strong(expected, address - base);
    }

    // All that the file lost goes at once, one piece of address space however large.
    if (shrank && replaceByZeros(base, end, length, protection))
        return true;
    if (slot.replaced.fetch_add(1) < manyPages &&
        replaceByZeros(base, page, page + unit, protection))
        return true;
    return replaceByZeros(base, 0, length, protection);
}

void onBusError(int signal, siginfo_t* info, void* /*context*/) {
    if (resolveLostPage(*info))
        return;
    const int savedErrno = errno;
    if (passedOn.address != info->si_addr || passedOn.install != installs)
        passedOn = {info->si_addr, installs, 0};
    switch (passedOn.times++) {
        case 0:
            ::sigaction(SIGBUS, &previous, nullptr);
            break;
        case 1:
            ::sigaction(SIGBUS, &beforeThat, nullptr);
            break;
        default:
            ::signal(SIGBUS, SIG_DFL);
    }
    // A fault comes back by itself when the access is repeated; a signal that was sent does not.
    if (info->si_code <= 0)
        ::raise(signal);
    errno = savedErrno;
}

bool isOurs(const struct sigaction& action) {
    return (action.sa_flags & SA_SIGINFO) != 0 && action.sa_sigaction == onBusError;
}

bool same(const struct sigaction& a, const struct sigaction& b) {
    return a.sa_sigaction == b.sa_sigaction;  // a union with sa_handler
}

Status install() {
    struct sigaction current = {};
    struct sigaction ours = {};
    ours.sa_sigaction = onBusError;
    ours.sa_flags = SA_SIGINFO | SA_RESTART;
    sigemptyset(&ours.sa_mask);
    if (::sigaction(SIGBUS, nullptr, &current) != 0)
        return failErrno("cannot examine the handler for SIGBUS");
    if (isOurs(current))
        return {};
    // Not the one whom we put back ourselves: he came on top of us.
    stacked = stacked || (inChain && !same(current, previous));
    beforeThat = inChain ? previous : current;
    previous = current;
    ++installs;
    if (::sigaction(SIGBUS, &ours, nullptr) != 0)
        return failErrno("cannot install a handler for SIGBUS");
    inChain = true;
    return {};
}

void uninstall() {
    struct sigaction current = {};
    // Someone on top may pass on to us; and one whom we came on top of may have left. In both
    // cases we stay, which is harmless: without maps all faults are passed on.
    if (stacked || ::sigaction(SIGBUS, nullptr, &current) != 0)
        return;
    if (isOurs(current))
        ::sigaction(SIGBUS, &previous, nullptr);
    else if (!same(current, previous))
        return;
    inChain = false;
}

}  // namespace

Result<LostPageWatch> LostPageWatch::start(const Area& area) {
    const std::scoped_lock lock(changing);
    for (std::size_t i = 0; i < slots.size(); ++i) {
        if (slots[i].base != 0)
            continue;
        DAX_CHECK(install());
        change(slots[i], area);
        ++watches;
        return LostPageWatch(static_cast<int>(i));
    }
    return fail(ENFILE, "{} images are open already; close one first", slots.size());
}

void LostPageWatch::stop() {
    const int slot = std::exchange(slot_, -1);
    if (slot < 0)
        return;
    const std::scoped_lock lock(changing);
    change(slots[static_cast<std::size_t>(slot)], {});
    if (--watches == 0)
        uninstall();
}

bool LostPageWatch::lost() const { return loss().has_value(); }

std::optional<Loss> LostPageWatch::loss() const {
    if (slot_ < 0)
        return std::nullopt;
    const Slot& slot = slots[static_cast<std::size_t>(slot_)];
    const std::uint64_t offset = slot.lostAt;
    if (offset == notLost)
        return std::nullopt;
    return Loss{slot.cause, offset};
}

bool resolveLostPage(const siginfo_t& info) noexcept {
    // Alignment errors and sent signals carry no address of ours; BUS_MCEERR_AO is a notice of
    // failed memory that nobody has touched yet.
    if (info.si_code != BUS_ADRERR && info.si_code != BUS_MCEERR_AR)
        return false;
    const int savedErrno = errno;
    bool resolved = false;
    for (Slot& slot : slots) {
        resolved = resolveIn(slot, reinterpret_cast<std::uintptr_t>(info.si_addr));
        if (resolved)
            break;
    }
    errno = savedErrno;
    return resolved;
}

}  // namespace daxscope::pmem

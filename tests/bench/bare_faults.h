// Page faults resolved by nothing but their mechanism: the floor that the engine's faults are held against.
//
// A file in memory, mapped whole through libpmem2 as an image is, and a window of 4 KiB pages into it. The handler of SIGSEGV
// maps a page for loads, or copies it to the next unused block, flushed, and maps that for stores; no more. It is there only
// while pages are touched: whoever handled faults before gets them back. One thread, one object.
#pragma once

#include <fcntl.h>
#include <libpmem2.h>
#include <signal.h>
#include <sys/mman.h>
#include <unistd.h>

#include <numeric>
#include <utility>
#include <vector>

#include "pmem/image_map.h"

namespace daxscope::bench {

constexpr std::uint64_t pageSize = 4096;

class BareFaults {
public:
    /// A file of `bytes` at `path`, present as a whole; its first `pages` pages are what the window shows.
    [[nodiscard]] static Result<std::unique_ptr<BareFaults>> make(const std::string& path,
                                                                  std::uint64_t bytes,
                                                                  std::size_t pages) {
        std::unique_ptr<BareFaults> made(new BareFaults);
        made->file_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
        if (made->file_ < 0 || ::ftruncate(made->file_, static_cast<off_t>(bytes)) != 0)
            return failErrno("there is no file for bare faults");
        DAX_TRY(made->map_, pmem::ImageMap::open(path, pmem::Access::ReadWrite));
        if (made->map_->libraryMap() == nullptr)
            return fail(EIO, "libpmem2 does not map the file for bare faults");
        made->all_ = made->map_->writableBytes();
        if (::madvise(made->all_.data(), made->all_.size(), MADV_POPULATE_WRITE) != 0)
            return failErrno("there is no memory for bare faults");
        made->copy_ = pmem2_get_memcpy_fn(made->map_->libraryMap());
        made->flush_ = pmem2_get_flush_fn(made->map_->libraryMap());
        made->place_.resize(pages);
        std::iota(made->place_.begin(), made->place_.end(), 0);
        made->next_ = pages;
        void* const window = ::mmap(nullptr, made->length(), PROT_NONE, reserved, -1, 0);
        if (window == MAP_FAILED)
            return failErrno("there is no window for bare faults");
        made->window_ = static_cast<std::byte*>(window);
        return made;
    }
    BareFaults(const BareFaults&) = delete;
    BareFaults& operator=(const BareFaults&) = delete;
    ~BareFaults() {
        if (window_ != nullptr)
            ::munmap(window_, length());
        if (file_ >= 0)
            ::close(file_);
    }

    /// Each of `pages` is touched once, in this order.
    void loadAll(std::span<const std::uint64_t> pages) {
        const Handling handling(*this, false);
        for (const std::uint64_t page : pages)
            (void)*static_cast<const volatile std::uint64_t*>(at(page));
    }
    void storeAll(std::span<const std::uint64_t> pages) {
        const Handling handling(*this, true);
        for (const std::uint64_t page : pages)
            *static_cast<volatile std::uint64_t*>(at(page)) = page;
    }
    /// Since it was asked last.
    [[nodiscard]] std::uint64_t takeFaults() { return std::exchange(faults_, 0); }
    /// All pages are gone from the window; blocks stay.
    void unmapAll() const {
        (void)::mmap(window_, length(), PROT_NONE, reserved | MAP_FIXED, -1, 0);
    }
    /// No page can be stored to any more, and the cache has nothing that the medium lacks.
    void protectAndFlush() {
        ::mprotect(window_, length(), PROT_READ);
        for (std::size_t i = 0; i < place_.size();) {
            std::size_t end = i + 1;
            while (end < place_.size() && place_[end] == place_[end - 1] + 1)
                ++end;
            flush_(all_.data() + place_[i] * pageSize, (end - i) * pageSize);
            i = end;
        }
        pmem2_get_drain_fn(map_->libraryMap())();
    }

private:
    static constexpr int reserved = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE;
    BareFaults() = default;

    /// The handler is ours while it lives.
    class Handling {
    public:
        Handling(BareFaults& faults, bool storing) {
            faults.storing_ = storing;
            current() = &faults;
            struct sigaction ours = {};
            ours.sa_sigaction = onFault;
            ours.sa_flags = SA_SIGINFO | SA_NODEFER;
            ::sigaction(SIGSEGV, &ours, &before_);
        }
        ~Handling() { ::sigaction(SIGSEGV, &before_, nullptr); }
        Handling(const Handling&) = delete;
        Handling& operator=(const Handling&) = delete;

    private:
        struct sigaction before_ = {};
    };

    [[nodiscard]] static BareFaults*& current() {
        static BareFaults* one = nullptr;
        return one;
    }
    [[nodiscard]] std::uint64_t length() const { return place_.size() * pageSize; }
    [[nodiscard]] void* at(std::uint64_t page) const { return window_ + page * pageSize; }

    static void onFault(int /*signal*/, siginfo_t* info, void* /*context*/) {
        current()->resolve(static_cast<const std::byte*>(info->si_addr));
    }
    void resolve(const std::byte* address) {
        const auto page = static_cast<std::size_t>(address - window_) / pageSize;
        if (page >= place_.size() || (next_ + 1) * pageSize > all_.size())
            std::
                abort();  // no fault of ours, or no block left: nothing that a figure could come of
        ++faults_;
        if (storing_) {
            copy_(all_.data() + next_ * pageSize, all_.data() + place_[page] * pageSize, pageSize,
                  PMEM2_F_MEM_NONTEMPORAL | PMEM2_F_MEM_NODRAIN);
            place_[page] = next_++;
        }
        (void)::mmap(at(page), pageSize, storing_ ? PROT_READ | PROT_WRITE : PROT_READ,
                     MAP_SHARED | MAP_FIXED, file_, static_cast<off_t>(place_[page] * pageSize));
    }

    int file_ = -1;
    std::unique_ptr<pmem::ImageMap> map_;
    std::span<std::byte> all_;
    pmem2_memcpy_fn copy_ = nullptr;
    pmem2_flush_fn flush_ = nullptr;
    std::byte* window_ = nullptr;
    std::vector<std::uint64_t> place_;  // block of each page
    std::uint64_t next_ = 0;
    std::uint64_t faults_ = 0;
    bool storing_ = false;
};

}  // namespace daxscope::bench

// Vectors for hundreds of thousands of records: from 2 MiB on their memory is a mapping of its own that asks for huge
// pages. A page fault for every 4 KiB costs more than filling it; and what is freed goes back to the system at once.
#pragma once

#include <sys/mman.h>

#include <cstddef>
#include <cstdint>
#include <new>
#include <vector>

namespace daxscope {

template <typename T>
class BigAllocator {
public:
    using value_type = T;

    BigAllocator() = default;
    template <typename U>
    explicit(false) BigAllocator(const BigAllocator<U>& /*other*/) {}

    [[nodiscard]] T* allocate(std::size_t count) {
        if (count > static_cast<std::size_t>(PTRDIFF_MAX) / sizeof(T))
            throw std::bad_array_new_length();
        const std::size_t bytes = count * sizeof(T);
        if (bytes < hugePage)
            return static_cast<T*>(::operator new(bytes, std::align_val_t{alignof(T)}));
        // The kernel places large anonymous mappings on huge-page borders by itself.
        void* memory =
            ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        if (memory == MAP_FAILED)
            throw std::bad_alloc();
        ::madvise(memory, bytes, MADV_HUGEPAGE);  // where there are none, small ones do
        return static_cast<T*>(memory);
    }
    void deallocate(T* memory, std::size_t count) noexcept {
        const std::size_t bytes = count * sizeof(T);
        if (bytes < hugePage)
            ::operator delete(memory, std::align_val_t{alignof(T)});
        else
            ::munmap(memory, bytes);
    }
    friend bool operator==(const BigAllocator& /*a*/, const BigAllocator& /*b*/) { return true; }

private:
    static constexpr std::size_t hugePage = 2U << 20;
};

template <typename T>
using BigVector = std::vector<T, BigAllocator<T>>;

}  // namespace daxscope

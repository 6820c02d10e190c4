// Sorting hundreds of thousands of records by a number, in time that does not grow with their disorder.
#pragma once

#include <array>
#include <cstdint>
#include <ranges>

namespace daxscope {

/// Stable; `key` gives an unsigned number of at most 64 bits. One pass over the records for every eleven bits in which
/// the keys differ, and as much memory again while it lasts.
template <std::ranges::random_access_range Records, typename Key>
void radixSort(Records& records, Key key) {
    using T = std::ranges::range_value_t<Records>;
    constexpr unsigned digitBits = 11;
    constexpr std::size_t digits = 1U << digitBits;
    std::uint64_t differ = 0;
    for (const T& record : records)
        differ |= key(record) ^ key(records.front());
    Records sorted;
    for (unsigned shift = 0; shift < 64 && differ >> shift != 0; shift += digitBits) {
        if ((differ >> shift & (digits - 1)) == 0)
            continue;
        const auto digit = [&](const T& record) {
            return static_cast<std::size_t>(key(record) >> shift & (digits - 1));
        };
        std::array<std::size_t, digits> next{};
        for (const T& record : records)
            ++next[digit(record)];
        std::size_t from = 0;
        for (std::size_t& place : next) {
            const std::size_t count = place;
            place = from;
            from += count;
        }
        sorted.resize(records.size());
        for (const T& record : records)
            sorted[next[digit(record)]++] = record;
        records.swap(sorted);
    }
}

}  // namespace daxscope

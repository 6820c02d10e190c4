#include "session/chance.h"

#include <cstdlib>
#include <ctime>
#include <memory>
#include <random>

#include "base/text.h"

namespace daxscope::session {

namespace {

constexpr std::uint64_t seededNow = 1767225600;  // 2026-01-01 00:00 UTC

template <typename Random>
format::Uuid makeUuid(Random& random) {
    format::Uuid uuid;
    for (std::byte& b : uuid)
        b = static_cast<std::byte>(random() & 0xffU);
    uuid[6] = (uuid[6] & std::byte{0x0f}) | std::byte{0x40};
    uuid[8] = (uuid[8] & std::byte{0x3f}) | std::byte{0x80};
    return uuid;
}

}  // namespace

Result<std::optional<std::uint64_t>> seedFromEnvironment() {
    const char* const text = std::getenv("DAXSCOPE_SEED");
    if (text == nullptr)
        return std::optional<std::uint64_t>();
    const auto seed = parseNumber(text);
    if (!seed)
        return fail(EINVAL, "DAXSCOPE_SEED is “{}”, not a number", escapedName(text));
    return std::optional(*seed);
}

Chance makeChance(std::optional<std::uint64_t> seed, std::uint64_t salt) {
    if (!seed) {
        return {[] {
                    std::random_device random;
                    return makeUuid(random);
                },
                [] {
                    timespec now{};
                    clock_gettime(CLOCK_REALTIME, &now);
                    format::Time time{};
                    time.seconds = static_cast<std::uint64_t>(now.tv_sec);
                    time.nanoseconds = static_cast<std::uint32_t>(now.tv_nsec);
                    return time;
                }};
    }
    constexpr std::uint64_t apart = 0x9e3779b97f4a7c15ULL;
    const auto random = std::make_shared<std::mt19937_64>(*seed + salt * apart);
    return {[random] { return makeUuid(*random); },
            [salt] {
                format::Time time{};
                time.seconds = seededNow + salt;
                return time;
            }};
}

}  // namespace daxscope::session

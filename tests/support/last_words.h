// What a test was about when its process died: printed on the way out, so that a crash inside of one of thousands of trials
// can be repeated. Signal-safe; one thread.
#pragma once

#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <cstring>
#include <string_view>

// GCC and clang say it differently.
#if defined(__SANITIZE_ADDRESS__)
#define DAXSCOPE_UNDER_ASAN
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define DAXSCOPE_UNDER_ASAN
#endif
#endif
#ifdef DAXSCOPE_UNDER_ASAN
#include <sanitizer/common_interface_defs.h>
#endif

namespace daxscope::test {

#ifdef DAXSCOPE_UNDER_ASAN
inline constexpr bool sanitized = true;
#else
inline constexpr bool sanitized = false;
#endif

class LastWords {
public:
    /// From now on; sanitizers print them with their reports.
    static void install() {
        for (const int signal : {SIGALRM, SIGXCPU})
            std::signal(signal, onSignal);
#ifdef DAXSCOPE_UNDER_ASAN
        __sanitizer_set_death_callback(speak);
#else
        for (const int signal : {SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGILL})
            std::signal(signal, onSignal);
#endif
    }
    /// The first 4 KiB are kept.
    static void set(std::string_view words) {
        const std::size_t length = std::min(words.size(), words_.size() - 1);
        words.copy(words_.data(), length);
        words_[length] = '\0';
    }

private:
    static void speak() {
        // A write that fails has nobody to tell.
        [[maybe_unused]] const auto put = ::write(2, words_.data(), std::strlen(words_.data()));
    }
    static void onSignal(int signal) {
        speak();
        std::signal(signal, SIG_DFL);
        std::raise(signal);
    }
    static inline std::array<char, 4096> words_{};
};

}  // namespace daxscope::test

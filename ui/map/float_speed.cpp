#include "ui/map/float_speed.h"

namespace daxscope::ui {

#if defined(__x86_64__) && defined(__GNUC__)

namespace {

[[gnu::target("avx"), gnu::noinline]] void clearUpperHalves() { __builtin_ia32_vzeroupper(); }

}  // namespace

void settleVectorRegisters() {
    if (__builtin_cpu_supports("avx"))
        clearUpperHalves();
}

#else

void settleVectorRegisters() {}

#endif

}  // namespace daxscope::ui

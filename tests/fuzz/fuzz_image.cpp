// libFuzzer over a whole image: the input is a script of damage (spoilt_image.h), the first byte
// of which chooses the base image; checksums are put right, then everything is walked (walk.h).
//
//   cmake --preset fuzz && cmake --build --preset fuzz
//   build/fuzz/bin/tests/fuzz_image -max_total_time=30 CORPUS tests/fuzz/corpus/fuzz_image
//
// A crash leaves its input in the working directory; `fuzz_image FILE` repeats it, and the file
// belongs into tests/fuzz/corpus/fuzz_image, where test_damage runs it from then on.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <span>
#include <vector>

#include "fuzz/bases.h"
#include "fuzz/spoilt_image.h"
#include "fuzz/walk.h"

using namespace daxscope::test;

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t most);

namespace {

std::vector<std::unique_ptr<SpoiltImage>>& bases() {
    static std::vector<std::unique_ptr<SpoiltImage>> all = loadBases();
    if (all.empty()) {
        std::fprintf(stderr, "no base images in %s\n", baseDirectory().c_str());
        std::exit(1);
    }
    return all;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 2)
        return 0;
    SpoiltImage& image = *bases()[data[0] % bases().size()];
    image.apply(std::span(data + 1, size - 1));
    Walk::everything(image.bytes(), 1);
    image.restore();
    return 0;
}

// Half the time a step that knows where trouble is likely, else whatever libFuzzer thinks of.
extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size,
                                               std::size_t most, unsigned seed) {
    if (seed % 2 == 0 || size < 2)
        return LLVMFuzzerMutate(data, size, most);
    const Script more = randomScript(*bases()[data[0] % bases().size()], seed, 2);
    if (size + more.size() > most)
        return LLVMFuzzerMutate(data, size, most);
    std::ranges::copy(more, data + size);
    return size + more.size();
}

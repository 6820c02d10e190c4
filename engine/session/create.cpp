#include "session/create.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <ctime>
#include <random>

#include "base/text.h"
#include "pmem/create.h"
#include "pmem/store.h"
#include "volume/mkfs.h"

namespace daxscope::session {

namespace {

/// Version 4: random but for six bits.
template <typename Random>
format::Uuid makeUuid(Random& random) {
    format::Uuid uuid;
    for (std::byte& b : uuid)
        b = static_cast<std::byte>(random() & 0xffU);
    uuid[6] = (uuid[6] & std::byte{0x0f}) | std::byte{0x40};
    uuid[8] = (uuid[8] & std::byte{0x3f}) | std::byte{0x80};
    return uuid;
}

template <typename Random>
void fillIn(volume::MkfsOptions& options, Random&& random, std::uint64_t seconds) {
    options.fsid = makeUuid(random);
    options.deviceUuid = makeUuid(random);
    options.chunkTreeUuid = makeUuid(random);
    options.topLevelUuid = makeUuid(random);
    options.seconds = seconds;
}

Result<volume::MkfsOptions> mkfsOptions(const CreateOptions& options) {
    constexpr std::uint64_t seededNow = 1767225600;  // 2026-01-01 00:00 UTC
    volume::MkfsOptions out;
    out.label = options.label;
    out.dupMetadata = options.dupMetadata;
    out.nodeSize = options.nodeSize;
    const char* const seedText = std::getenv("DAXSCOPE_SEED");
    if (seedText == nullptr) {
        fillIn(out, std::random_device(), static_cast<std::uint64_t>(std::time(nullptr)));
        return out;
    }
    const auto seed = parseNumber(seedText);
    if (!seed)
        return fail(EINVAL, "DAXSCOPE_SEED is “{}”, not a number", escapedName(seedText));
    fillIn(out, std::mt19937_64(*seed), seededNow);
    return out;
}

Status makeOver(const std::string& path, const volume::MkfsOptions& options) {
    DAX_TRY(const auto map, pmem::ImageMap::open(path, pmem::Access::ReadWrite));
    DAX_TRY(auto store, pmem::Store::over(*map));
    return volume::makeFilesystem(store, options);
}

}  // namespace

Status createImage(const std::string& path, const CreateOptions& options) {
    DAX_TRY(const auto mkfs, mkfsOptions(options));
    const bool exists = ::access(path.c_str(), F_OK) == 0;
    if (exists && options.overwrite) {
        if (options.size)
            return fail(EINVAL, "“{}” exists and has a size; leave --size out to use all of it",
                        escapedName(path));
        return makeOver(path, mkfs);
    }
    if (!exists && !options.size)
        return fail(EINVAL, "a new image needs a size, such as 256M");
    if (options.size)
        DAX_CHECK(volume::checkMkfs(*options.size, mkfs));
    if (exists)
        return fail(EEXIST, "“{}” exists already; choose another name, or --force to overwrite it",
                    escapedName(path));
    DAX_CHECK(pmem::createImageFile(path, *options.size));
    const Status made = makeOver(path, mkfs);
    if (!made)
        (void)::unlink(path.c_str());
    return made;
}

}  // namespace daxscope::session

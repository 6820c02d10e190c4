#include "pmem/image_map.h"

#include <libpmem2.h>
#include <sys/mman.h>

#include <algorithm>

#include "base/text.h"
#include "pmem/in_use.h"
#include "pmem/locks.h"

namespace daxscope::pmem {

namespace {

constexpr std::uint64_t mapUnit = 4096;

struct DeleteConfig {
    void operator()(pmem2_config* config) const { pmem2_config_delete(&config); }
};
struct DeleteSource {
    void operator()(pmem2_source* source) const { pmem2_source_delete(&source); }
};

/// libpmem2 returns -errno, or numbers of its own far below. (Its pmem2_err_to_errno() is declared
/// but not exported.)
int errnoOf(int result) {
    if (result < 0 && result > PMEM2_E_UNKNOWN)
        return -result;
    if (result == PMEM2_E_NO_ACCESS)
        return EACCES;
    return result == PMEM2_E_NOSUPP ? EOPNOTSUPP : EINVAL;
}

std::unexpected<Error> libraryFailure(const std::string& path, int result) {
    const int code = errnoOf(result);
    const std::string name = escapedName(path);
    if (code == ENODEV)
        return fail(code,
                    "the filesystem that holds “{}” cannot map files shared; copy the image to "
                    "another one",
                    name);
    if (code == ENOMEM)
        return fail(code, "not enough memory or address space to map “{}” ({})", name,
                    pmem2_errormsg());
    return fail(code, "cannot map “{}”: {}", name, pmem2_errormsg());
}

Granularity fromLibrary(pmem2_granularity granularity) {
    switch (granularity) {
        case PMEM2_GRANULARITY_BYTE:
            return Granularity::Byte;
        case PMEM2_GRANULARITY_CACHE_LINE:
            return Granularity::CacheLine;
        case PMEM2_GRANULARITY_PAGE:
            return Granularity::Page;
    }
    return Granularity::Page;
}

}  // namespace

Result<std::unique_ptr<ImageMap>> ImageMap::open(const std::string& path, Access access) {
    // Not make_unique: the constructor is private.
    std::unique_ptr<ImageMap> image(new ImageMap);
    image->path_ = path;
    image->access_ = access;
    DAX_TRY(image->source_, openSource(path, access));
    // The size counts from here on: those who respect locks do not change it any more.
    DAX_TRY(image->lockNote_, takeLocks(image->source_, path, access));
    DAX_CHECK(refuseLoopAttached(path, image->source_.id));
    if (image->source_.kind == SourceKind::BlockDevice)
        DAX_CHECK(image->mapBlockDevice());
    else
        DAX_CHECK(image->mapByLibrary());
    image->granularityReason_ =
        pmem::granularityReason(image->granularity_, image->emulated_, image->source_);
    DAX_CHECK(image->watch());
    return image;
}

ImageMap::~ImageMap() {
    watch_.stop();
    if (map_ != nullptr)
        pmem2_map_delete(&map_);
    else if (base_ != nullptr)
        ::munmap(base_, size_);
    if (source_.fd.valid())
        dropLocks(source_);
}

Status ImageMap::mapByLibrary() {
    pmem2_source* rawSource = nullptr;
    if (const int result = pmem2_source_from_fd(&rawSource, source_.fd.get()); result != 0)
        return libraryFailure(path_, result);
    const std::unique_ptr<pmem2_source, DeleteSource> source(rawSource);
    pmem2_config* rawConfig = nullptr;
    if (const int result = pmem2_config_new(&rawConfig); result != 0)
        return libraryFailure(path_, result);
    const std::unique_ptr<pmem2_config, DeleteConfig> config(rawConfig);

    std::size_t size = 0;
    std::size_t alignment = 0;
    if (const int result = pmem2_source_size(source.get(), &size); result != 0)
        return libraryFailure(path_, result);
    if (const int result = pmem2_source_alignment(source.get(), &alignment); result != 0)
        return libraryFailure(path_, result);
    DAX_CHECK(checkedSize(path_, size));
    alignment_ = std::max<std::uint64_t>(alignment, mapUnit);
    size_ = alignDown(size, alignment_);

    const unsigned protection = access_ == Access::ReadWrite ? PMEM2_PROT_READ | PMEM2_PROT_WRITE
                                                             : unsigned{PMEM2_PROT_READ};
    int result = pmem2_config_set_length(config.get(), size_);
    if (result == 0)
        result = pmem2_config_set_sharing(config.get(), PMEM2_SHARED);
    if (result == 0)
        result = pmem2_config_set_protection(config.get(), protection);
    // The coarsest that we accept: everything opens, and what it really is is asked below.
    if (result == 0)
        result = pmem2_config_set_required_store_granularity(config.get(), PMEM2_GRANULARITY_PAGE);
    if (result == 0)
        result = pmem2_map_new(&map_, config.get(), source.get());
    if (result != 0)
        return libraryFailure(path_, result);
    base_ = static_cast<std::byte*>(pmem2_map_get_address(map_));
    granularity_ = fromLibrary(pmem2_map_get_store_granularity(map_));
    emulated_ = granularityForced();
    return {};
}

Status ImageMap::mapBlockDevice() {
    DAX_TRY(const std::uint64_t size, blockDeviceSize(source_, path_));
    const std::uint64_t whole = alignDown(size, mapUnit);
    const int protection = access_ == Access::ReadWrite ? PROT_READ | PROT_WRITE : PROT_READ;
    void* const base = ::mmap(nullptr, whole, protection, MAP_SHARED, source_.fd.get(), 0);
    if (base == MAP_FAILED)
        return failErrno(std::format("cannot map “{}”", escapedName(path_)));
    base_ = static_cast<std::byte*>(base);
    size_ = whole;
    return {};
}

Status ImageMap::watch() {
    const bool isFile =
        source_.kind == SourceKind::RegularFile || source_.kind == SourceKind::FsdaxFile;
    DAX_TRY(watch_, LostPageWatch::start({.base = base_,
                                          .length = size_,
                                          .unit = alignment_,
                                          .writable = access_ == Access::ReadWrite,
                                          .fd = isFile ? source_.fd.get() : -1}));
    return {};
}

std::optional<Error> ImageMap::lossError() const {
    const auto loss = watch_.loss();
    if (!loss)
        return std::nullopt;
    const std::string name = escapedName(path_);
    const std::string what =
        loss->cause == Loss::Cause::Shrank
            ? std::format(
                  "“{}” became shorter while it was open, so its content is lost to this "
                  "session; close it and open it again",
                  name)
            : std::format(
                  "“{}” failed while it was open: an I/O error, or no space for a sparse "
                  "file; close it, and look at the disk",
                  name);
    return Error{EIO, what, std::format("byte {}", loss->offset)};
}

std::span<std::byte> ImageMap::writableBytes() const {
    if (access_ != Access::ReadWrite)
        return {};
    return {base_, size_};
}

}  // namespace daxscope::pmem

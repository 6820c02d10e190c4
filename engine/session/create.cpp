#include "session/create.h"

#include <sys/stat.h>
#include <unistd.h>

#include "base/text.h"
#include "pmem/create.h"
#include "pmem/store.h"
#include "session/chance.h"
#include "volume/mkfs.h"

namespace daxscope::session {

namespace {

Result<volume::MkfsOptions> mkfsOptions(const CreateOptions& options) {
    volume::MkfsOptions out;
    out.label = options.label;
    out.dupMetadata = options.dupMetadata;
    out.nodeSize = options.nodeSize;
    DAX_TRY(const auto seed, seedFromEnvironment());
    const Chance chance = makeChance(seed, options.salt);
    out.fsid = chance.uuid();
    out.deviceUuid = chance.uuid();
    out.chunkTreeUuid = chance.uuid();
    out.topLevelUuid = chance.uuid();
    out.seconds = chance.now().seconds;
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

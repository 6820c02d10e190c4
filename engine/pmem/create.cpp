#include "pmem/create.h"

#include <fcntl.h>
#include <unistd.h>

#include "base/text.h"
#include "pmem/source.h"

namespace daxscope::pmem {

Status createImageFile(const std::string& path, std::uint64_t size) {
    const UniqueFd fd(::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0644));
    const std::string name = escapedName(path);
    if (!fd.valid() && errno == EEXIST)
        return fail(EEXIST, "“{}” exists already; choose another name, or remove it first", name);
    if (!fd.valid())
        return failErrno(std::format("cannot make “{}”", name));
    if (::ftruncate(fd.get(), static_cast<off_t>(size)) != 0) {
        const auto failed =
            failErrno(std::format("cannot give “{}” a size of {}", name, sizeText(size)));
        (void)::unlink(path.c_str());
        return failed;
    }
    return {};
}

}  // namespace daxscope::pmem

#include "bench/kernel/engine_image.h"

#include <sys/mman.h>

#include <vector>

namespace daxscope::bench {

Result<std::unique_ptr<EngineImage>> EngineImage::make(const std::string& path, std::uint64_t bytes,
                                                       const EngineFormat& format) {
    std::unique_ptr<EngineImage> made(new EngineImage);
    session::CreateOptions options;
    options.size = bytes;
    options.nodeSize = format.nodeSize;
    DAX_CHECK(session::createImage(path, options));
    DAX_TRY(made->session_, session::Session::openForWriting(path, !format.checksums));
    const Bytes all = made->session_->store().bytes();
    if (::madvise(const_cast<std::byte*>(all.data()), all.size(), MADV_POPULATE_WRITE) != 0)
        return failErrno("there is no memory for an image");
    return made;
}

Status EngineImage::makeVolume(const std::string& path) {
    const auto held = fs().lock();
    return fs().files().subvolume(path);
}

Status EngineImage::makeDirectory(const std::string& path) {
    const auto held = fs().lock();
    return fs().files().mkdir(path, 0755);
}

Status EngineImage::create(const std::string& path) {
    const auto held = fs().lock();
    return fs().files().create(path, 0100644, 0);
}

Status EngineImage::write(const std::string& path, std::uint64_t offset, Bytes data) {
    DAX_TRY(const files::FileRef file, open(path));
    return fs().write(file, offset, data);
}

Result<files::FileRef> EngineImage::open(const std::string& path) {
    if (path == path_)
        return file_;
    const auto held = fs().lock();
    DAX_TRY(file_, fs().files().regularFile(path));
    path_ = path;
    return file_;
}

Status EngineImage::writeApart(const std::string& path, std::uint64_t offset) {
    static const std::vector<std::byte> content(blockSize, std::byte{1});
    return write(path, offset, content);
}

Status EngineImage::snapshot(const std::string& volume, const std::string& /*file*/,
                             const std::string& target) {
    return fs().snapshot(volume, target, false);
}

Status EngineImage::drop(const std::string& snapshot) {
    DAX_CHECK(fs().remove(snapshot, false));
    const auto held = fs().lock();
    return fs().files().clean();
}

Status EngineImage::clone(const std::string& from, const std::string& to) {
    return fs().clone(from, 0, to, 0, 0);
}

Status EngineImage::commit() { return session_->commit(); }

Status EngineImage::makeDurable(const std::string& /*path*/) { return session_->commit(); }

}  // namespace daxscope::bench

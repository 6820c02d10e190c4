// The bundled sample image: a few hundred KiB of zstd in the program, a sparse file in the cache.
#include <sys/stat.h>
#include <unistd.h>
#include <zstd.h>

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <algorithm>
#include <cstdio>
#include <memory>
#include <vector>

#include "app/commands.h"
#include "base/bytes.h"

namespace daxscope::app {

namespace {

/// Leaves runs of zeros out, so that the file takes only the space of its content.
Status writeSparse(int descriptor, Bytes bytes, std::uint64_t& at) {
    constexpr std::size_t piece = 4096;
    while (!bytes.empty()) {
        const Bytes part = bytes.first(std::min(piece, bytes.size()));
        const bool empty = std::ranges::all_of(part, [](std::byte b) { return b == std::byte{0}; });
        if (!empty && pwrite(descriptor, part.data(), part.size(), static_cast<off_t>(at)) !=
                          static_cast<ssize_t>(part.size()))
            return failErrno("the sample cannot be unpacked");
        at += part.size();
        bytes = bytes.subspan(part.size());
    }
    return {};
}

using Context = std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)>;

Context makeContext() {
    Context context(ZSTD_createDCtx(), &ZSTD_freeDCtx);
    ZSTD_DCtx_setParameter(context.get(), ZSTD_d_windowLogMax, 31);
    return context;
}

/// Whether the file has the sample's size and superblock: every mount that may write changes the
/// latter.
bool isUntouched(const std::string& path, Bytes packed) {
    constexpr std::size_t head = (64U << 10) + 4096;
    QFile file(QString::fromStdString(path));
    if (!file.open(QIODevice::ReadOnly) ||
        static_cast<unsigned long long>(file.size()) !=
            ZSTD_getFrameContentSize(packed.data(), packed.size()))
        return false;
    std::vector<std::byte> start(head);
    const Context context = makeContext();
    ZSTD_inBuffer in{packed.data(), packed.size(), 0};
    ZSTD_outBuffer out{start.data(), start.size(), 0};
    while (out.pos < out.size && in.pos < in.size) {
        if (ZSTD_isError(ZSTD_decompressStream(context.get(), &out, &in)) != 0)
            return false;
    }
    const QByteArray there = file.read(head);
    return std::ranges::equal(std::as_bytes(std::span(there.data(), std::size_t(there.size()))),
                              start);
}

Status unpack(Bytes packed, int descriptor) {
    const Context context = makeContext();
    std::vector<std::byte> buffer(1U << 20);
    ZSTD_inBuffer in{packed.data(), packed.size(), 0};
    std::uint64_t at = 0;
    std::size_t left = 1;
    while (left != 0) {
        ZSTD_outBuffer out{buffer.data(), buffer.size(), 0};
        left = ZSTD_decompressStream(context.get(), &out, &in);
        if (ZSTD_isError(left) != 0)
            return fail(EIO, "the bundled sample is damaged: {}", ZSTD_getErrorName(left));
        if (out.pos == 0 && in.pos == in.size && left != 0)
            return fail(EIO, "the bundled sample is cut short");
        DAX_CHECK(writeSparse(descriptor, Bytes(buffer).first(out.pos), at));
    }
    if (ftruncate(descriptor, static_cast<off_t>(at)) != 0)
        return failErrno("the sample cannot be unpacked");
    return {};
}

}  // namespace

Result<std::string> sampleImage() {
    QFile resource(QStringLiteral(":/sample/tour.img.zst"));
    if (!resource.open(QIODevice::ReadOnly))
        return fail(ENOENT, "this build has no bundled sample");
    const QByteArray packed = resource.readAll();
    const QString folder =
        QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation) + "/daxscope";
    if (!QDir().mkpath(folder))
        return fail(EACCES, "the folder {} cannot be made", folder.toStdString());
    // The name holds the content's hash: another version of the program has another sample.
    const QString hash =
        QCryptographicHash::hash(packed, QCryptographicHash::Sha256).toHex().first(12);
    std::string path = QString("%1/tour-%2.img").arg(folder, hash).toStdString();
    const Bytes archive =
        std::as_bytes(std::span(packed.data(), static_cast<std::size_t>(packed.size())));
    if (isUntouched(path, archive))
        return path;
    std::string temporary = path + ".XXXXXX";
    const int descriptor = mkstemp(temporary.data());
    if (descriptor < 0)
        return failErrno(
            std::format("the sample cannot be unpacked into {}", folder.toStdString()));
    Status done = unpack(archive, descriptor);
    (void)fchmod(descriptor, 0444);
    if (close(descriptor) != 0 && done)
        done = failErrno("the sample cannot be unpacked");
    // Complete or not there: two programs may do this at once.
    if (done && std::rename(temporary.c_str(), path.c_str()) != 0)
        done = failErrno("the sample cannot be unpacked");
    if (!done) {
        (void)unlink(temporary.c_str());
        return std::unexpected(done.error());
    }
    return path;
}

int commandSample() {
    const auto path = sampleImage();
    if (!path)
        return complain(path.error());
    std::printf("%s\n", path->c_str());
    return std::fflush(stdout) == 0 ? 0 : 1;
}

}  // namespace daxscope::app

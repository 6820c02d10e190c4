#include "files/decompress.h"

#include <zlib.h>
#include <zstd.h>

#include <memory>

#ifdef DAXSCOPE_HAVE_LZO
#include <lzo/lzo1x.h>
#endif

namespace daxscope::files {

namespace {

using Out = std::span<std::byte>;

/// A zlib stream; its state is allocated at the first use and then reset.
class Inflater {
public:
    Inflater() = default;
    Inflater(const Inflater&) = delete;
    Inflater& operator=(const Inflater&) = delete;
    ~Inflater() {
        if (ready_)
            inflateEnd(&stream_);
    }

    Result<std::size_t> run(Bytes in, Out out) {
        // The kernel skips the Adler checksum, which the data checksums make superfluous; so the
        // two bytes of the zlib header are ours to read, and the rest is a raw deflate stream.
        constexpr unsigned deflate = 8;
        constexpr unsigned presetDictionary = 0x20;
        if (in.size() < 2)
            return fail(EIO, "the zlib data have {} bytes", in.size());
        const auto method = std::to_integer<unsigned>(in[0]);
        const auto flags = std::to_integer<unsigned>(in[1]);
        if ((method & 15U) != deflate || method >> 4 > 7 || (method << 8 | flags) % 31 != 0 ||
            (flags & presetDictionary) != 0)
            return fail(EIO, "the zlib data start with {:02x} {:02x}, which is no zlib header",
                        method, flags);
        const int windowBits = -static_cast<int>((method >> 4) + 8);
        const int started =
            ready_ ? inflateReset2(&stream_, windowBits) : inflateInit2(&stream_, windowBits);
        if (started != Z_OK)
            return fail(ENOMEM, "zlib cannot start: {}", zError(started));
        ready_ = true;
        in = in.subspan(2);
        // zlib only reads from it, though its type does not say so.
        stream_.next_in = const_cast<Bytef*>(  // NOLINT(cppcoreguidelines-pro-type-const-cast)
            reinterpret_cast<const Bytef*>(in.data()));
        stream_.avail_in = static_cast<uInt>(in.size());
        stream_.next_out = reinterpret_cast<Bytef*>(out.data());
        stream_.avail_out = static_cast<uInt>(out.size());
        const int code = inflate(&stream_, Z_NO_FLUSH);
        const std::size_t made = out.size() - stream_.avail_out;
        if (code == Z_STREAM_END || ((code == Z_OK || code == Z_BUF_ERROR) && made == out.size()))
            return made;
        if (code == Z_OK || code == Z_BUF_ERROR)
            return fail(EIO, "the zlib data end early, after {} unpacked bytes", made);
        return fail(EIO, "the zlib data are damaged after {} unpacked bytes: {}", made,
                    stream_.msg != nullptr ? stream_.msg : zError(code));
    }

private:
    z_stream stream_{};
    bool ready_ = false;
};

Result<std::size_t> unpackZlib(Bytes in, Out out) {
    thread_local Inflater inflater;
    return inflater.run(in, out);
}

Result<std::size_t> unpackZstd(Bytes in, Out out) {
    struct Free {
        void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
    };
    thread_local const std::unique_ptr<ZSTD_DCtx, Free> context(ZSTD_createDCtx());
    if (!context)
        return fail(ENOMEM, "zstd cannot start: no memory");
    constexpr int windowLog = 17;  // 128 KiB, the most that the kernel reads
    ZSTD_DCtx_reset(context.get(), ZSTD_reset_session_only);
    ZSTD_DCtx_setParameter(context.get(), ZSTD_d_windowLogMax, windowLog);
    ZSTD_inBuffer source{in.data(), in.size(), 0};
    ZSTD_outBuffer target{out.data(), out.size(), 0};
    // One frame is all there is; what follows it is padding.
    for (;;) {
        const std::size_t before = source.pos + target.pos;
        const std::size_t code = ZSTD_decompressStream(context.get(), &target, &source);
        if (ZSTD_isError(code) != 0)
            return fail(EIO, "the zstd data are damaged after {} unpacked bytes: {}", target.pos,
                        ZSTD_getErrorName(code));
        if (code == 0 || target.pos == out.size())
            return target.pos;
        if (source.pos == in.size() && source.pos + target.pos == before)
            return fail(EIO, "the zstd data end early, after {} unpacked bytes", target.pos);
    }
}

#ifdef DAXSCOPE_HAVE_LZO

constexpr std::size_t lzoHeader = sizeof(Le32);
constexpr std::size_t maxSector = 65536;

/// Longest packed form of `size` bytes that the kernel accepts.
constexpr std::size_t lzoWorst(std::size_t size) { return size + size / 16 + 64 + 3 + 2; }

int unpackLzo1x(Bytes in, Out out, std::size_t& made) {
    lzo_uint size = out.size();
    const int code =
        lzo1x_decompress_safe(reinterpret_cast<const unsigned char*>(in.data()), in.size(),
                              reinterpret_cast<unsigned char*>(out.data()), &size, nullptr);
    made = size;
    return code;
}

Result<std::size_t> unpackLzoSegment(Bytes segment, Out out, std::uint32_t sectorSize,
                                     std::size_t at) {
    std::size_t made = 0;
    const std::size_t room = std::min<std::size_t>(out.size(), sectorSize);
    int code = unpackLzo1x(segment, out.first(room), made);
    if (code == LZO_E_OUTPUT_OVERRUN && room < sectorSize) {
        // The last sector of a file may hold more than the caller wants of it.
        std::array<std::byte, maxSector> whole;  // NOLINT(cppcoreguidelines-pro-type-member-init)
        code = unpackLzo1x(segment, std::span(whole).first(sectorSize), made);
        if (code == LZO_E_OK) {
            made = std::min(made, room);
            std::ranges::copy(std::span(whole).first(made), out.begin());
        }
    }
    if (code != LZO_E_OK)
        return fail(EIO, "the lzo segment at byte {} is damaged (lzo error {})", at, code);
    return made;
}

/// The frame around lzo segments: le32 length of everything, this field included, then for each
/// sector of the file le32 length and the packed bytes. A length field never straddles a sector of
/// the packed data: the bytes before the boundary stay unused then.
Result<std::size_t> unpackLzo(Bytes in, Out out, std::uint32_t sectorSize, bool isInline) {
    if (sectorSize == 0 || sectorSize > maxSector)
        return fail(EINVAL, "sector size {} is not supported", sectorSize);
    const auto* total = structAt<Le32>(in);
    if (total == nullptr || *total > in.size() || *total < lzoHeader ||
        (isInline && *total != in.size()))
        return fail(EIO, "the lzo data say they have {} bytes; there are {}",
                    total == nullptr ? 0 : total->get(), in.size());
    if (alignUp(*total, sectorSize) < in.size() && !isInline)
        return fail(EIO, "the lzo data have {} bytes, but {} are stored: whole sectors are unused",
                    total->get(), in.size());
    in = in.first(*total);
    std::size_t at = lzoHeader;
    std::size_t made = 0;
    while (at < in.size() && made < out.size()) {
        const auto* length = structAt<Le32>(in, at);
        const auto segment =
            length == nullptr ? std::nullopt : slice(in, at + lzoHeader, length->get());
        if (!segment || segment->size() > lzoWorst(sectorSize))
            return fail(EIO, "the lzo segment at byte {} of {} says it has {} bytes", at, in.size(),
                        length == nullptr ? 0 : length->get());
        DAX_TRY(const std::size_t part,
                unpackLzoSegment(*segment, out.subspan(made), sectorSize, at));
        made += part;
        at += lzoHeader + segment->size();
        const std::size_t left = sectorSize - at % sectorSize;
        if (left < lzoHeader)
            at += left;
    }
    return made;
}

#else

Result<std::size_t> unpackLzo(Bytes /*in*/, Out /*out*/, std::uint32_t /*sectorSize*/,
                              bool /*isInline*/) {
    return fail(EOPNOTSUPP,
                "the data are packed with lzo, and this Daxscope was built without it; "
                "build it where liblzo2 is installed, with DAXSCOPE_LZO=ON");
}

#endif

Result<std::size_t> unpack(format::CompressionType type, Bytes in, Out out,
                           std::uint32_t sectorSize, bool isInline) {
    switch (type) {
        case format::CompressionType::None:
            std::ranges::copy(in.first(std::min(in.size(), out.size())), out.begin());
            return std::min(in.size(), out.size());
        case format::CompressionType::Zlib:
            return unpackZlib(in, out);
        case format::CompressionType::Lzo:
            return unpackLzo(in, out, sectorSize, isInline);
        case format::CompressionType::Zstd:
            return unpackZstd(in, out);
    }
    return fail(EOPNOTSUPP,
                "the data are packed by method {}, which is unknown; known are zlib "
                "(1), lzo (2) and zstd (3)",
                static_cast<unsigned>(type));
}

}  // namespace

Status decompress(format::CompressionType type, Bytes in, Out out, std::uint32_t sectorSize,
                  bool isInline) {
    const auto unpacked = [&]() -> Result<std::size_t> {
        if (in.size() > maxCompressedExtent || out.size() > maxCompressedExtent)
            return fail(EIO, "a packed extent of {} bytes, {} unpacked; the format allows {}",
                        in.size(), out.size(), maxCompressedExtent);
        if (out.empty())
            return 0;
        return unpack(type, in, out, sectorSize, isInline);
    }();
    std::ranges::fill(out.subspan(unpacked.value_or(0)), std::byte{0});
    if (!unpacked)
        return std::unexpected(unpacked.error());
    if (isInline && *unpacked < out.size())
        return fail(EIO, "the inline data unpack to {} bytes; {} were promised", *unpacked,
                    out.size());
    return {};
}

}  // namespace daxscope::files

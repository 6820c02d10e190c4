// engine/files/decompress.h: what the libraries pack comes back, the edges are the kernel's, and
// damaged input of every kind is an error or wrong bytes, never a crash (ASan watches: all buffers
// are as small as they may be).

#include <zlib.h>
#include <zstd.h>

#include <QtTest>

#include <atomic>
#include <functional>
#include <memory>
#include <random>
#include <set>
#include <thread>

#include "base/text.h"
#include "files/decompress.h"

using namespace daxscope;
using daxscope::files::decompress;
using daxscope::format::CompressionType;

// Declared here and weak: there is no liblzo2 where Daxscope was built without it.
// NOLINTNEXTLINE(readability-redundant-declaration)
extern "C" [[gnu::weak]] int lzo1x_1_compress(const unsigned char* source, unsigned long sourceSize,
                                              unsigned char* target, unsigned long* targetSize,
                                              void* memory);

namespace {

using Buffer = std::vector<std::byte>;

constexpr std::uint32_t sector = 4096;
constexpr std::size_t most = files::maxCompressedExtent;

std::mt19937_64& generator() {
    static std::mt19937_64 random(1234);
    return random;
}

Buffer fill(std::size_t size, const std::function<int()>& next) {
    Buffer out(size);
    for (std::byte& byte : out)
        byte = static_cast<std::byte>(next());
    return out;
}

Buffer noise(std::size_t size) {
    return fill(size, [] { return static_cast<int>(generator()()); });
}

/// Few words in random order: packs to about a quarter.
Buffer words(std::size_t size) {
    static constexpr std::array<std::string_view, 6> list = {
        "extent ", "tree ", "leaf, ", "page ", "fault\n", "copy-on-write "};
    Buffer out;
    while (out.size() < size) {
        const Bytes word = asBytes(list[generator()() % list.size()]);
        out.insert(out.end(), word.begin(), word.end());
    }
    out.resize(size);
    return out;
}

/// Text and noise by turns: segments of all sizes.
Buffer mixed(std::size_t size) {
    Buffer out;
    while (out.size() < size) {
        const std::size_t part = 1 + generator()() % 9000;
        const Buffer more = generator()() % 2 == 0 ? noise(part) : words(part);
        out.insert(out.end(), more.begin(), more.end());
    }
    out.resize(size);
    return out;
}

Buffer zlibPacked(Bytes plain, int level = 3, int windowBits = 15) {
    z_stream stream{};
    deflateInit2(&stream, level, Z_DEFLATED, windowBits, 8, Z_DEFAULT_STRATEGY);
    Buffer out(deflateBound(&stream, plain.size()) + 64);
    Buffer in(plain.begin(), plain.end());
    stream.next_in = reinterpret_cast<Bytef*>(in.data());
    stream.avail_in = static_cast<uInt>(in.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

/// As the kernel does it, one frame that says its size, or, with `windowLog`, one that does not.
Buffer zstdPacked(Bytes plain, int level = 3, int windowLog = 0) {
    const std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)> context(ZSTD_createCCtx(),
                                                                       ZSTD_freeCCtx);
    ZSTD_CCtx_setParameter(context.get(), ZSTD_c_compressionLevel, level);
    Buffer out(ZSTD_compressBound(plain.size()));
    if (windowLog == 0) {
        out.resize(
            ZSTD_compress2(context.get(), out.data(), out.size(), plain.data(), plain.size()));
        return out;
    }
    ZSTD_CCtx_setParameter(context.get(), ZSTD_c_windowLog, windowLog);
    ZSTD_inBuffer in{plain.data(), plain.size(), 0};
    ZSTD_outBuffer target{out.data(), out.size(), 0};
    ZSTD_compressStream2(context.get(), &target, &in, ZSTD_e_continue);
    ZSTD_compressStream2(context.get(), &target, &in, ZSTD_e_end);
    out.resize(target.pos);
    return out;
}

void put32(Buffer& out, std::size_t at, std::size_t value) {
    for (std::size_t i = 0; i < 4; ++i)
        out[at + i] = static_cast<std::byte>(value >> (8 * i));
}

/// One lzo1x block that holds `plain` as it is, written by hand: no library needed.
Buffer lzoStored(Bytes plain) {
    Buffer out;
    if (plain.size() <= 238 - 17) {
        out.push_back(static_cast<std::byte>(17 + plain.size()));
    } else {
        std::size_t rest = plain.size() - 18;
        out.push_back(std::byte{0});
        for (; rest > 255; rest -= 255)
            out.push_back(std::byte{0});
        out.push_back(static_cast<std::byte>(rest));
    }
    out.insert(out.end(), plain.begin(), plain.end());
    for (const int end : {0x11, 0, 0})
        out.push_back(static_cast<std::byte>(end));
    return out;
}

Buffer lzoBlock(Bytes plain) {
    static std::array<std::uint64_t, 16384> memory;
    Buffer out(plain.size() + plain.size() / 16 + 67);
    unsigned long size = out.size();
    lzo1x_1_compress(reinterpret_cast<const unsigned char*>(plain.data()), plain.size(),
                     reinterpret_cast<unsigned char*>(out.data()), &size, memory.data());
    out.resize(size);
    return out;
}

/// btrfs' frame around the blocks; counts the length fields that had to move to the next sector.
Buffer lzoFramed(Bytes plain, const std::function<Buffer(Bytes)>& block, std::uint32_t sectorSize,
                 int* moved = nullptr) {
    Buffer out(4);
    for (std::size_t at = 0; at < plain.size(); at += sectorSize) {
        const std::size_t left = sectorSize - out.size() % sectorSize;
        if (left < 4) {
            out.resize(out.size() + left);
            if (moved != nullptr)
                ++*moved;
        }
        const Buffer packed =
            block(plain.subspan(at, std::min<std::size_t>(sectorSize, plain.size() - at)));
        out.resize(out.size() + 4);
        put32(out, out.size() - 4, packed.size());
        out.insert(out.end(), packed.begin(), packed.end());
    }
    put32(out, 0, out.size());
    return out;
}

Buffer padded(Buffer packed, std::uint32_t sectorSize = sector) {
    packed.resize(alignUp(packed.size(), sectorSize));
    return packed;
}

struct Unpacked {
    Status status;
    Buffer bytes;
};

Unpacked unpack(CompressionType type, const Buffer& packed, std::size_t size, bool isInline = false,
                std::uint32_t sectorSize = sector) {
    const Buffer exact(packed);  // no spare capacity behind it
    Unpacked out{{}, Buffer(size, std::byte{0xee})};
    out.status = decompress(type, exact, out.bytes, sectorSize, isInline);
    return out;
}

bool hasLzo() {
    const auto tried = unpack(CompressionType::Lzo, {}, 1);
    return tried.status || tried.status.error().code != EOPNOTSUPP;
}

std::string why(const Unpacked& unpacked) {
    return unpacked.status ? std::string("other bytes") : unpacked.status.error().text();
}

}  // namespace

// These bytes come back.
#define SAME(type, packed, plain, ...)                                                         \
    do {                                                                                       \
        const Unpacked back = unpack(type, packed, (plain).size() __VA_OPT__(, ) __VA_ARGS__); \
        QVERIFY2(back.status&& back.bytes == (plain), why(back).c_str());                      \
    } while (false)

#define BROKEN(unpacked, words)                                                  \
    do {                                                                         \
        const Unpacked back = (unpacked);                                        \
        QVERIFY2(!back.status, "was accepted");                                  \
        QCOMPARE(back.status.error().code, EIO);                                 \
        QVERIFY2(why(back).find(words) != std::string::npos, why(back).c_str()); \
    } while (false)

#define NEEDS_LZO()                                   \
    do {                                              \
        if (!hasLzo() || lzo1x_1_compress == nullptr) \
            QSKIP("built without lzo");               \
    } while (false)

class DecompressTest : public QObject {
    Q_OBJECT

private slots:
    void zlib() {
        for (const std::size_t size : {1UL, 100UL, 4096UL, 4097UL, 70000UL, most - 4096}) {
            for (const Buffer& plain : {words(size), noise(size), Buffer(size), mixed(size)}) {
                for (const int level : {1, 3, 9}) {
                    SAME(CompressionType::Zlib, padded(zlibPacked(plain, level)), plain);
                    SAME(CompressionType::Zlib, zlibPacked(plain, level), plain, true);
                }
            }
        }
        const Buffer plain = words(most);
        for (int windowBits = 9; windowBits <= 15; ++windowBits)
            SAME(CompressionType::Zlib, padded(zlibPacked(plain, 6, windowBits)), plain);
    }

    void zstd() {
        for (const std::size_t size : {1UL, 100UL, 4096UL, 4097UL, 70000UL, most - 4096}) {
            for (const Buffer& plain : {words(size), noise(size), Buffer(size), mixed(size)}) {
                for (const int level : {-5, 1, 3, 15}) {
                    SAME(CompressionType::Zstd, padded(zstdPacked(plain, level)), plain);
                    SAME(CompressionType::Zstd, zstdPacked(plain, level), plain, true);
                }
            }
        }
        // Without its size in the frame.
        const Buffer plain = mixed(most - 8192);
        for (int windowLog = 10; windowLog <= 17; ++windowLog)
            SAME(CompressionType::Zstd, padded(zstdPacked(plain, 3, windowLog)), plain);
    }

    void zstdWindow() {
        // The kernel reads windows up to 128 KiB; memory by what a frame says ends there.
        const Buffer plain = words(100000);
        BROKEN(unpack(CompressionType::Zstd, zstdPacked(plain, 3, 18), plain.size()), "memory");
        BROKEN(unpack(CompressionType::Zstd, zstdPacked(plain, 3, 27), plain.size()), "memory");
    }

    void lzoByHand() {
        if (!hasLzo())
            QSKIP("built without lzo");
        for (const std::size_t size :
             {1UL, 3UL, 4UL, 221UL, 222UL, 273UL, 274UL, 4096UL, 4097UL, 20000UL, most - 8192}) {
            const Buffer plain = noise(size);
            if (size >= 4)  // lzo1x cannot start with fewer
                SAME(CompressionType::Lzo, padded(lzoFramed(plain, lzoStored, sector)), plain);
        }
    }

    void lzo() {
        NEEDS_LZO();
        int moved = 0;
        for (int round = 0; round < 60; ++round) {
            const std::size_t size = 1 + generator()() % (most - 8192);
            for (const Buffer& plain : {words(size), mixed(size), noise(size), Buffer(size)})
                SAME(CompressionType::Lzo, padded(lzoFramed(plain, lzoBlock, sector, &moved)),
                     plain);
        }
        QVERIFY2(moved > 0, std::to_string(moved).c_str());  // the padding was met
        for (const std::uint32_t large : {16384U, 65536U}) {
            const Buffer plain = mixed(100000);
            SAME(CompressionType::Lzo, padded(lzoFramed(plain, lzoBlock, large), large), plain,
                 false, large);
        }
        const Buffer small = words(2000);
        SAME(CompressionType::Lzo, lzoFramed(small, lzoBlock, sector), small, true);
    }

    /// A length field at each distance from the end of a sector.
    void lzoBoundary() {
        if (!hasLzo())
            QSKIP("built without lzo");
        std::set<std::size_t> distances;
        for (std::size_t first = 3900; first <= 4090; ++first) {
            const Buffer plain = noise(first + 500);
            // Segments of any length are allowed: the first ends where it ends.
            Buffer out(4);
            for (const Bytes part : {Bytes(plain).first(first), Bytes(plain).subspan(first)}) {
                const std::size_t left = sector - out.size() % sector;
                distances.insert(left);
                if (left < 4)
                    out.resize(out.size() + left);
                const Buffer packed = lzoStored(part);
                out.resize(out.size() + 4);
                put32(out, out.size() - 4, packed.size());
                out.insert(out.end(), packed.begin(), packed.end());
            }
            put32(out, 0, out.size());
            SAME(CompressionType::Lzo, padded(out), plain);
        }
        for (const std::size_t left : {1UL, 2UL, 3UL, 4UL, 5UL})
            QVERIFY(distances.contains(left));
    }

    void lengths_data() {
        QTest::addColumn<int>("type");
        QTest::newRow("zlib") << 1;
        QTest::newRow("lzo") << 2;
        QTest::newRow("zstd") << 3;
    }
    /// Shorter and longer than was promised.
    void lengths() {
        QFETCH(int, type);
        const auto kind = static_cast<CompressionType>(type);
        if (kind == CompressionType::Lzo)
            NEEDS_LZO();
        for (const std::size_t size : {3000UL, 10000UL}) {
            const Buffer plain = mixed(size);
            const Buffer packed = packedBy(kind, plain);
            Buffer longer = plain;
            longer.resize(size + 5000);
            SAME(kind, padded(packed), longer);
            for (const std::size_t less : {1UL, 17UL, 2000UL, size - 1}) {
                const Buffer shorter(plain.begin(),
                                     plain.end() - static_cast<std::ptrdiff_t>(less));
                SAME(kind, padded(packed), shorter);
            }
            SAME(kind, padded(packed), Buffer());
        }
        const Buffer plain = words(1000);
        const Unpacked inlineShort = unpack(kind, packedBy(kind, plain), 1001, true);
        BROKEN(inlineShort, "1000 bytes; 1001");
    }

    void truncated_data() { lengths_data(); }
    /// Cut off anywhere: an error, unless all that was wanted had come already.
    void truncated() {
        QFETCH(int, type);
        const auto kind = static_cast<CompressionType>(type);
        if (kind == CompressionType::Lzo)
            NEEDS_LZO();
        const Buffer plain = mixed(9000);
        const Buffer packed = packedBy(kind, plain);
        for (std::size_t length = 0; length < packed.size(); length += length < 40 ? 1 : 7) {
            const Buffer part(packed.begin(), packed.begin() + static_cast<std::ptrdiff_t>(length));
            const Unpacked back = unpack(kind, part, plain.size());
            if (back.status) {
                QVERIFY2(back.bytes == plain, std::to_string(length).c_str());
                QVERIFY(length + 16 > packed.size());
            } else {
                QCOMPARE(back.status.error().code, EIO);
                QVERIFY(back.bytes == Buffer(plain.size()));  // zeros, nothing of before
            }
        }
    }

    void random_data() { lengths_data(); }
    void random() {
        QFETCH(int, type);
        const auto kind = static_cast<CompressionType>(type);
        if (kind == CompressionType::Lzo)
            NEEDS_LZO();
        const Buffer large = packedBy(kind, mixed(30000));
        const Buffer small = packedBy(kind, words(600));
        int refused = 0;
        for (int round = 0; round < 4000; ++round) {
            Buffer packed = round % 2 == 0 ? small : large;
            if (round % 16 == 3)
                packed = noise(1 + generator()() % 300);
            for (std::size_t n = 1 + generator()() % 4; n > 0; --n) {
                // Mostly near the start, where lengths and headers are.
                const std::size_t range = generator()() % 2 == 0
                                              ? std::min<std::size_t>(16, packed.size())
                                              : packed.size();
                packed[generator()() % range] = static_cast<std::byte>(generator()());
            }
            if (round % 3 == 0)
                packed.resize(generator()() % (packed.size() + 1));
            const Unpacked back = unpack(kind, packed, 1 + generator()() % 33000, round % 5 == 0);
            if (!back.status) {
                ++refused;
                QCOMPARE(back.status.error().code, EIO);
                QVERIFY(!back.status.error().what.empty());
            }
        }
        QVERIFY2(refused > 1000, std::to_string(refused).c_str());
        // The context survives all that.
        const Buffer plain = mixed(5000);
        SAME(kind, packedBy(kind, plain), plain);
    }

    void wrongHeaders() {
        const Buffer plain = words(5000);
        Buffer packed = zlibPacked(plain);
        packed[0] = std::byte{0x79};
        BROKEN(unpack(CompressionType::Zlib, packed, plain.size()), "no zlib header");
        BROKEN(unpack(CompressionType::Zlib, {}, 1), "0 bytes");
        BROKEN(unpack(CompressionType::Zstd, {}, 1), "end early");
        BROKEN(unpack(CompressionType::Zstd, Buffer(4096), 1), "damaged");
        // As in the kernel, what zlib adds behind the stream is not looked at.
        packed = zlibPacked(plain);
        packed.back() ^= std::byte{1};
        SAME(CompressionType::Zlib, packed, plain);
    }

    void lzoHeaders() {
        NEEDS_LZO();
        const Buffer plain = mixed(9000);
        const auto broken = [&](std::size_t at, std::size_t value, bool isInline = false) {
            Buffer packed = lzoFramed(plain, lzoBlock, sector);
            put32(packed, at, value);
            return unpack(CompressionType::Lzo, isInline ? packed : padded(packed), plain.size(),
                          isInline);
        };
        const std::size_t size = lzoFramed(plain, lzoBlock, sector).size();
        BROKEN(broken(0, 0), "say they have 0 bytes");
        BROKEN(broken(0, 3), "say they have 3 bytes");
        BROKEN(broken(0, UINT32_MAX), "say they have 4294967295 bytes");
        BROKEN(broken(0, size + 1, true), "lzo data say");
        BROKEN(broken(0, size - 1, true), "lzo data say");
        BROKEN(broken(0, 100), "whole sectors are unused");
        BROKEN(broken(4, UINT32_MAX), "segment at byte 4");
        BROKEN(broken(4, 6000), "segment at byte 4");  // more than a sector ever packs to
        BROKEN(broken(4, 0), "damaged");
        BROKEN(unpack(CompressionType::Lzo, {}, 1), "lzo data say");
        BROKEN(unpack(CompressionType::Lzo, Buffer(3), 1), "lzo data say");
        // A segment that unpacks to more than a sector.
        const auto twice = [](Bytes part) { return lzoBlock(part); };
        BROKEN(unpack(CompressionType::Lzo, padded(lzoFramed(words(8192), twice, 8192)), 8192),
               "damaged");
        const Unpacked odd =
            unpack(CompressionType::Lzo, padded(lzoFramed(plain, lzoBlock, sector)), plain.size(),
                   false, 0);
        QVERIFY(!odd.status && odd.status.error().code == EINVAL);
    }

    void limits() {
        for (const int type : {0, 1, 2, 3}) {
            BROKEN(unpack(static_cast<CompressionType>(type), Buffer(most + 1), 4096), "131072");
            BROKEN(unpack(static_cast<CompressionType>(type), Buffer(4096), most + 1), "131072");
        }
        const Unpacked unknown = unpack(static_cast<CompressionType>(4), Buffer(100), 4096);
        QVERIFY(!unknown.status);
        QCOMPARE(unknown.status.error().code, EOPNOTSUPP);
        QVERIFY(why(unknown).find("method 4") != std::string::npos);
        const Buffer plain = noise(500);
        SAME(CompressionType::None, plain, plain);
    }

    void threads() {
        // Each thread has its own contexts.
        std::atomic<int> good = 0;
        const Buffer plain = mixed(50000);
        const Buffer zlibBytes = zlibPacked(plain);
        const Buffer zstdBytes = zstdPacked(plain);
        {
            std::vector<std::jthread> workers;
            for (int i = 0; i < 4; ++i) {
                workers.emplace_back([&] {
                    for (int round = 0; round < 50; ++round) {
                        if (unpack(CompressionType::Zlib, zlibBytes, plain.size()).bytes == plain)
                            ++good;
                        if (unpack(CompressionType::Zstd, zstdBytes, plain.size()).bytes == plain)
                            ++good;
                    }
                });
            }
        }
        QCOMPARE(good.load(), 400);
    }

private:
    static Buffer packedBy(CompressionType type, Bytes plain) {
        switch (type) {
            case CompressionType::Zlib:
                return zlibPacked(plain);
            case CompressionType::Lzo:
                return lzoFramed(plain, lzoBlock, sector);
            case CompressionType::Zstd:
                return zstdPacked(plain);
            case CompressionType::None:
                break;
        }
        return Buffer(plain.begin(), plain.end());
    }
};

QTEST_GUILESS_MAIN(DecompressTest)
#include "test_decompress.moc"

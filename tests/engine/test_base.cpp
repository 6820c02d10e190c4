// engine/base: what is printed, what is parsed, and arithmetic at its edges.

#include <QtTest>
#include <random>
#include <set>

#include "base/bytes.h"
#include "base/result.h"
#include "base/text.h"

using namespace daxscope;

namespace {

QString q(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QByteArray raw(std::string_view text) { return {text.data(), static_cast<qsizetype>(text.size())}; }

Result<int> half(int value) {
    if (value % 2 != 0)
        return fail(EDOM, "{} is odd", value);
    return value / 2;
}

Status quarter(int value, int& out) {
    DAX_TRY(const int once, half(value));
    DAX_TRY(out, half(once));
    return {};
}

Status quarterChecked(int value) {
    int out = 0;
    DAX_CHECK(quarter(value, out));
    return {};
}

/// What std::mt19937_64 makes, cut to small lengths; the seed is in the message of a failure.
struct RandomText {
    std::mt19937_64 generator{20240229};
    std::string next(std::size_t most) {
        std::string out(generator() % (most + 1), '\0');
        for (char& c : out)
            c = static_cast<char>(generator());
        return out;
    }
};

}  // namespace

class BaseTest : public QObject {
    Q_OBJECT

private slots:
    void sizeText_data() {
        QTest::addColumn<quint64>("bytes");
        QTest::addColumn<QString>("text");
        const auto row = [](quint64 bytes, const char* text) {
            QTest::newRow(text) << bytes << QString::fromLatin1(text);
        };
        row(0, "0 B");
        row(1, "1 B");
        row(1023, "1023 B");
        row(1024, "1 KiB");
        row(1536, "1.5 KiB");
        row(1048524, "1023.9 KiB");
        row(1048525, "1 MiB");  // would round to 1024.0 KiB
        row(262144, "256 KiB");
        row(3ULL << 40, "3 TiB");
        row(UINT64_MAX, "16 EiB");
    }
    void sizeText() {
        QFETCH(quint64, bytes);
        QFETCH(QString, text);
        QCOMPARE(q(daxscope::sizeText(bytes)), text);
    }

    void groupedText() {
        QCOMPARE(daxscope::groupedText(0, true), "0");
        QCOMPARE(daxscope::groupedText(999, true), "999");
        QCOMPARE(daxscope::groupedText(4096, true), "4 096");
        QCOMPARE(daxscope::groupedText(UINT64_MAX, true), "18 446 744 073 709 551 615");
        QCOMPARE(q(daxscope::groupedText(4096)), QString::fromUtf8("4\u202f096"));
    }

    void parseSize_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<quint64>("bytes");
        const auto row = [](const char* text, quint64 bytes) {
            QTest::newRow(text) << QString::fromLatin1(text) << bytes;
        };
        row("0", 0);
        row("4096", 4096);
        row("4096B", 4096);
        row("16K", 16384);
        row("16k", 16384);
        row("16KiB", 16384);
        row("1.5G", 1610612736);
        row("0.5K", 512);
        row("256M", 268435456);
        row("15E", 15ULL << 60);
        // Above 2^53 a double would round.
        row("9007199254740993", 9007199254740993);
        row("18446744073709551615", UINT64_MAX);
    }
    void parseSize() {
        QFETCH(QString, text);
        QFETCH(quint64, bytes);
        const auto parsed = daxscope::parseSize(text.toStdString());
        QVERIFY2(parsed, parsed ? "" : parsed.error().text().c_str());
        QCOMPARE(*parsed, bytes);
    }
    void parseSizeRefuses() {
        for (const char* text : {"", " ", "K", "-1", "-1K", "4Q", "4KB", "4 K", "1..5", "nan",
                                 "inf", "16E", "18446744073709551616", "1e400", "0x10"}) {
            const auto parsed = daxscope::parseSize(text);
            QVERIFY2(!parsed, text);
            QCOMPARE(parsed.error().code, EINVAL);
            QVERIFY2(!parsed.error().what.empty(), text);
        }
    }

    void parseNumber() {
        QCOMPARE(*daxscope::parseNumber("0"), 0U);
        QCOMPARE(*daxscope::parseNumber("18446744073709551615"), UINT64_MAX);
        QCOMPARE(*daxscope::parseNumber("0xffffFFFFffffffff"), UINT64_MAX);
        QCOMPARE(*daxscope::parseNumber("0X10"), 16U);
        for (const char* text :
             {"", "0x", "-1", "+1", " 1", "1 ", "12z", "0xg", "1K", "18446744073709551616"})
            QVERIFY2(!daxscope::parseNumber(text), text);
    }

    void escapedName_data() {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("text");
        const auto row = [](const char* tag, std::string_view name, std::string_view text) {
            QTest::newRow(tag) << raw(name) << raw(text);
        };
        row("plain", "report 1.txt", "report 1.txt");
        row("utf-8", "Grüße 漢字 🙂", "Grüße 漢字 🙂");
        row("newline", "a\nb", "a\\x0ab");
        row("escape", "\x1b[2J", "\\x1b[2J");
        row("delete", "\x7f", "\\x7f");
        row("backslash", "a\\x0a", "a\\x5cx0a");
        row("nul", std::string_view("a\0b", 3), "a\\x00b");
        row("latin-1", "caf\xe9", "caf\\xe9");
        row("c1 control",
            "\xc2\x9b"
            "31m",
            "\\xc2\\x9b31m");
        row("no-break space", "\xc2\xa0", "\xc2\xa0");
        row("overlong", "\xc0\xaf", "\\xc0\\xaf");
        row("surrogate", "\xed\xa0\x80", "\\xed\\xa0\\x80");
        row("above U+10FFFF", "\xf4\x90\x80\x80", "\\xf4\\x90\\x80\\x80");
        row("cut off", "\xe6\xbc", "\\xe6\\xbc");
    }
    void escapedName() {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, text);
        QCOMPARE(raw(daxscope::escapedName(name.toStdString())), text);
    }

    void randomNames() {
        RandomText random;
        std::set<std::string> names;
        std::set<std::string> escaped;
        for (int i = 0; i < 20000; ++i) {
            const std::string name = random.next(6);
            const std::string text = daxscope::escapedName(name);
            QVERIFY(isUtf8(text));
            // Qt's decoder is the second opinion: only valid text survives it.
            const bool valid = QString::fromUtf8(raw(name)).toUtf8() == raw(name);
            QVERIFY2(isUtf8(name) == valid, raw(name).toHex().constData());
            QVERIFY(isUtf8(toUtf8Lossy(name)));
            if (valid)
                QCOMPARE(raw(toUtf8Lossy(name)), raw(name));
            names.insert(name);
            escaped.insert(text);
        }
        // Different names never look the same.
        QCOMPARE(escaped.size(), names.size());
    }

    void lossy() {
        QCOMPARE(raw(toUtf8Lossy("a\xff"
                                 "b")),
                 raw("a\xef\xbf\xbd"
                     "b"));
        QCOMPARE(raw(toUtf8Lossy("ü")), raw("ü"));
    }

    void base64() {
        // RFC 4648, 10.
        const std::array<std::pair<const char*, const char*>, 7> known = {{{"", ""},
                                                                           {"f", "Zg=="},
                                                                           {"fo", "Zm8="},
                                                                           {"foo", "Zm9v"},
                                                                           {"foob", "Zm9vYg=="},
                                                                           {"fooba", "Zm9vYmE="},
                                                                           {"foobar", "Zm9vYmFy"}}};
        for (const auto& [plain, coded] : known)
            QCOMPARE(daxscope::base64(asBytes(plain)), coded);
        RandomText random;
        for (int i = 0; i < 1000; ++i) {
            const std::string bytes = random.next(100);
            QCOMPARE(raw(daxscope::base64(asBytes(bytes))), raw(bytes).toBase64());
        }
    }

    void hexAndUuid() {
        QCOMPARE(hexText(asBytes(std::string_view("\x00\x0a\xff", 3))), "000aff");
        QCOMPARE(uuidText(asBytes("0123456789abcdef")), "30313233-3435-3637-3839-616263646566");
        QCOMPARE(uuidText({}), "");
    }

    void checkedArithmetic() {
        static_assert(checkedAdd<std::uint64_t>(1, 2) == 3);
        static_assert(checkedAdd(UINT64_MAX, std::uint64_t{0}) == UINT64_MAX);
        static_assert(!checkedAdd(UINT64_MAX, std::uint64_t{1}));
        static_assert(!checkedAdd<std::uint8_t>(200, 100));
        QVERIFY(!ByteRange::make(UINT64_MAX, 1));
        const auto top = ByteRange::make(UINT64_MAX - 1, 1);
        QVERIFY(top.has_value());
        QCOMPARE(top->end(), UINT64_MAX);
        QVERIFY(top->contains(UINT64_MAX - 1));
        QVERIFY(!top->contains(UINT64_MAX));
        QVERIFY(!(ByteRange{10, 0}.contains(10)));
        static_assert(alignDown(4097, 4096) == 4096 && alignDown(4095, 4096) == 0);
        static_assert(alignUp(4097, 4096) == 8192 && alignUp(4096, 4096) == 4096);
        static_assert(alignUp(0, 4096) == 0);
        static_assert(alignUp(UINT64_MAX, 4096) == UINT64_MAX - 4095);
    }

    void littleEndian() {
        const std::array bytes = {std::byte{0x01}, std::byte{0x02}, std::byte{0x03},
                                  std::byte{0x04}, std::byte{0x85}, std::byte{0x06},
                                  std::byte{0x07}, std::byte{0x88}};
        QCOMPARE(structAt<Le16>(bytes)->get(), 0x0201);
        QCOMPARE(structAt<Le32>(bytes, 1)->get(), 0x85040302U);
        QCOMPARE(structAt<Le64>(bytes)->get(), 0x8807068504030201ULL);
        QVERIFY(structAt<Le64>(bytes, 1) == nullptr);
        QVERIFY(structAt<Le32>(bytes, 4) != nullptr);
        QVERIFY(structAt<Le32>(bytes, 5) == nullptr);
        QVERIFY(structAt<Le32>(bytes, SIZE_MAX) == nullptr);
        QVERIFY(structAt<Le16>({}) == nullptr);
    }

    void slices() {
        const std::string text = "0123456789";
        QCOMPARE(asText(*slice(asBytes(text), 3, 4)), "3456");
        QVERIFY(slice(asBytes(text), 10, 0).has_value());
        QVERIFY(!slice(asBytes(text), 10, 1));
        QVERIFY(!slice(asBytes(text), 11, 0));
        QVERIFY(!slice(asBytes(text), 3, UINT64_MAX));
        QVERIFY(!slice(asBytes(text), UINT64_MAX, 3));
    }

    void errors() {
        int out = 0;
        QVERIFY(quarter(12, out));
        QCOMPARE(out, 3);
        const Status odd = quarterChecked(6);
        QVERIFY(!odd);
        QCOMPARE(odd.error().code, EDOM);
        QCOMPARE(odd.error().text(), "3 is odd");
        const Status placed = failAt(odd.error(), "item 3");
        QCOMPARE(placed.error().text(), "3 is odd (item 3)");
        const Status twice = failAt(placed.error(), "tree block 4096");
        QCOMPARE(twice.error().text(), "3 is odd (tree block 4096, item 3)");
        errno = ENOENT;
        const Status system = failErrno("/nowhere");
        QCOMPARE(system.error().code, ENOENT);
        QCOMPARE(system.error().text(), "/nowhere: No such file or directory");
    }
};

QTEST_GUILESS_MAIN(BaseTest)
#include "test_base.moc"

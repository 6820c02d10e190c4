// The losing designs of the threads (engine/files/policy.h): each is refused outside of scratch images, and under each the failure
// happens that the thread foretold; without it, it does not.
#include <QTest>

#include "support/dax_image.h"

using namespace daxscope;
using namespace daxscope::test;
using files::Policy;

namespace {

/// Until there is no space left: what is allocated after its removal has these bytes.
bool fillWith(DaxImage& image, const std::string& path, const std::string& bytes) {
    std::uint64_t at = 0;
    int error = 0;
    for (std::size_t piece = bytes.size(); piece >= page; piece /= 2) {
        while ((error = image.write(path, at, bytes.substr(0, piece))) == 0)
            at += piece;
    }
    return error == ENOSPC;
}

}  // namespace

class TestDaxPolicies : public QObject {
    Q_OBJECT
private slots:
    void onlyOnScratchImages();
    void noWriteProtectOnSnapshot_data() { withAndWithout(); }
    void noWriteProtectOnSnapshot();
    void freezeWithoutWriteProtect_data() { withAndWithout(); }
    void freezeWithoutWriteProtect();
    void keepEntryOnCow_data() { withAndWithout(); }
    void keepEntryOnCow();
    void eofOffByOnePage_data() { withAndWithout(); }
    void eofOffByOnePage();
    void cowAtWriteback_data() { withAndWithout(); }
    void cowAtWriteback();
    void preZero_data() { withAndWithout(); }
    void preZero();
    void mapBeforeCopy_data() { withAndWithout(); }
    void mapBeforeCopy();
    void compareUnwritten_data() { withAndWithout(); }
    void compareUnwritten();
    void unflushedEdges_data() { withAndWithout(); }
    void unflushedEdges();
    void flushBeforeWriteProtect_data() { withAndWithout(); }
    void flushBeforeWriteProtect();
    void relocateOwners_data() { withAndWithout(); }
    void relocateOwners();

private:
    static void withAndWithout() {
        QTest::addColumn<bool>("on");
        QTest::newRow("as it should be") << false;
        QTest::newRow("the losing design") << true;
    }
    static bool set(DaxImage& image, Policy policy) {
        QFETCH(bool, on);
        return !on || image.fs().setPolicy(policy, true).has_value();
    }
    static bool on() {
        QFETCH(bool, on);
        return on;
    }
};

void TestDaxPolicies::onlyOnScratchImages() {
    const ScratchDirectory scratch;
    session::CreateOptions options;
    options.size = 128ULL << 20;
    QVERIFY(session::createImage(scratch.path("i"), options));
    const auto session = session::Session::openForWriting(scratch.path("i"), true);
    QVERIFY(session);
    for (std::size_t i = 0; i < files::policyTexts.size(); ++i) {
        const auto policy = static_cast<Policy>(i);
        const Status refused = (*session)->filesystem()->setPolicy(policy, true);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, EPERM);
        QVERIFY(files::policyNamed(files::policyName(policy)) == policy);
    }
    QVERIFY(!(*session)->filesystem()->policies().any());
}

/// The snapshot is corrupted by a store after it.
void TestDaxPolicies::noWriteProtectOnSnapshot() {
    DaxImage image;
    QVERIFY(set(image, Policy::NoWriteProtectOnSnapshot));
    QCOMPARE(image.write("/f", 0, filled('a')), 0);
    const auto a = image.map("/f");
    QCOMPARE(image.store(a, 0, "before"), 0);
    QVERIFY(image.fs().snapshot("/", "/s", true));
    QCOMPARE(image.store(a, 0, "after!"), 0);
    QCOMPARE(image.read("/s/f", 0, 6), std::string(on() ? "after!" : "before"));
}

/// The frozen image changes.
void TestDaxPolicies::freezeWithoutWriteProtect() {
    DaxImage image;
    QVERIFY(set(image, Policy::FreezeWithoutWriteProtect));
    QCOMPARE(image.write("/f", 0, filled('a')), 0);
    const auto a = image.map("/f");
    QCOMPARE(image.store(a, 0, "before"), 0);
    QVERIFY(image.fs().freeze());
    const Bytes device = image.session().volume().device();
    const std::vector<std::byte> frozen(device.begin(), device.end());
    QCOMPARE(image.store(a, 0, "during"), on() ? 0 : EBUSY);
    QCOMPARE(std::ranges::equal(frozen, device), !on());
}

/// Two processes see different pages of one file.
void TestDaxPolicies::keepEntryOnCow() {
    DaxImage image;
    QVERIFY(set(image, Policy::KeepEntryOnCow));
    QCOMPARE(image.write("/f", 0, filled('a')), 0);
    QVERIFY(image.fs().commit());
    const auto a = image.map("/f", "A");
    const auto b = image.map("/f", "B");
    QCOMPARE(image.load(b, 0, 3), std::string("aaa"));
    QCOMPARE(image.store(a, 0, "new"), 0);
    QCOMPARE(image.load(b, 0, 3), std::string(on() ? "aaa" : "new"));
}

/// A store behind the end of the file is let through, and lost.
void TestDaxPolicies::eofOffByOnePage() {
    DaxImage image;
    QVERIFY(set(image, Policy::EofOffByOnePage));
    QCOMPARE(image.write("/f", 0, filled('a')), 0);
    const auto a = image.map("/f", "A", 0, 2 * page);
    QCOMPARE(image.store(a, page, "lost"), on() ? 0 : EFAULT);
    QCOMPARE(image.read("/f", page, 4), std::string());
}

/// What the snapshot holds is what was stored later, until somebody writes back.
void TestDaxPolicies::cowAtWriteback() {
    DaxImage image;
    QVERIFY(set(image, Policy::CowAtWriteback));
    QCOMPARE(image.write("/f", 0, filled('a')), 0);
    QVERIFY(image.fs().snapshot("/", "/s", true));
    const auto a = image.map("/f");
    QCOMPARE(image.store(a, 0, "later"), 0);
    QCOMPARE(image.read("/s/f", 0, 5), std::string(on() ? "later" : "aaaaa"));
}

/// The copy fails when the block is the file's already: what was there is zeros now.
void TestDaxPolicies::preZero() {
    DaxImage image;
    QVERIFY(set(image, Policy::PreZero));
    QCOMPARE(image.write("/f", 0, filled('a')), 0);
    QVERIFY(image.fs().commit());
    const auto a = image.map("/f");
    QVERIFY(image.fs().poison({image.device("/f", 0), page}));
    QCOMPARE(image.store(a, 0, "x"), EIO);
    image.session().clearPoison();
    QCOMPARE(image.read("/f", 0, 4), on() ? std::string(4, '\0') : std::string("aaaa"));
    // Where nothing fails it costs a second write of the block.
    QVERIFY(image.fs().commit());
    image.session().trace().start();
    QCOMPARE(image.store(a, 0, "x"), 0);
    std::uint64_t written = 0;
    for (const trace::Event& event : image.session().trace().since(0))
        written += event.kind == trace::Kind::Copy && event.length == page ? 1 : 0;
    QCOMPARE(written, on() ? 2U : 1U);
}

/// The page shows what lay in the new block before: another file's secret.
void TestDaxPolicies::mapBeforeCopy() {
    DaxImage image(128ULL << 20);
    QVERIFY(set(image, Policy::MapBeforeCopy));
    constexpr std::uint64_t pages = 16;
    QCOMPARE(image.write("/f", 0, filled('a', pages * page)), 0);
    std::string secret;
    while (secret.size() < 256 * page)
        secret += "SECRET! ";
    QVERIFY(fillWith(image, "/secret", secret));
    QVERIFY(image.fs().commit());
    QVERIFY(image.fs().remove("/secret", false));
    QVERIFY(image.fs().files().clean());
    const auto a = image.map("/f", "A");
    const auto b = image.map("/f", "B");
    QVERIFY(image.fs().poison({image.device("/f", 0), pages * page}));
    for (std::uint64_t i = 0; i < pages; ++i)
        QCOMPARE(image.store(a, i * page, "x"), EIO);
    image.session().clearPoison();
    std::uint64_t secrets = 0;
    std::uint64_t whole = 0;
    for (std::uint64_t i = 0; i < pages; ++i) {
        const std::string seen = image.load(b, i * page, 7);
        secrets += seen == "SECRET!" ? 1 : 0;
        whole += seen == "aaaaaaa" ? 1 : 0;
    }
    QCOMPARE(secrets != 0, on());
    QCOMPARE(whole, on() ? 0U : pages);
}

/// Data are taken for equal to what lies in reserved space, and are zeros afterwards.
void TestDaxPolicies::compareUnwritten() {
    DaxImage image(128ULL << 20);
    QVERIFY(set(image, Policy::CompareUnwritten));
    QVERIFY(fillWith(image, "/old", filled('z', 256 * page)));
    QVERIFY(image.fs().commit());
    QVERIFY(image.fs().remove("/old", false));
    QVERIFY(image.fs().files().clean());
    QCOMPARE(image.write("/reserved", page, "x"), 0);
    QVERIFY(image.fs().allocate("/reserved", {0, page}, true));
    QCOMPARE(image.write("/data", 0, filled('z')), 0);
    const Status same = image.fs().dedupe("/reserved", 0, "/data", 0, page);
    QCOMPARE(same.has_value(), on());
    QCOMPARE(image.read("/data", 0, 4), on() ? std::string(4, '\0') : std::string("zzzz"));
}

/// After a commit and a loss of power the bytes around a small write are not there.
void TestDaxPolicies::unflushedEdges() {
    DaxImage image(128ULL << 20);
    QVERIFY(set(image, Policy::UnflushedEdges));
    QCOMPARE(image.write("/f", 0, filled('a')), 0);
    QVERIFY(image.fs().commit());
    pmem::Persistence persistence(image.session().store());
    image.session().watchStores(&persistence);
    QCOMPARE(image.write("/f", 1024, filled('b', 1024)), 0);
    QVERIFY(image.fs().commit());
    std::string expected = filled('a');
    expected.replace(1024, 1024, filled('b', 1024));
    const std::string found = afterPowerLoss(persistence, "/f");
    image.session().watchStores(nullptr);
    QCOMPARE(found.size(), expected.size());
    QCOMPARE(found == expected, !on());
    QCOMPARE(found.substr(1024, 1024), filled('b', 1024));
}

/// A store between the flush and the protection is forgotten: the page is clean, and the bytes are not durable.
void TestDaxPolicies::flushBeforeWriteProtect() {
    DaxImage image(128ULL << 20);
    QVERIFY(set(image, Policy::FlushBeforeWriteProtect));
    QCOMPARE(image.write("/f", 0, filled('a')), 0);
    const auto a = image.map("/f");
    QCOMPARE(image.store(a, 0, "first "), 0);
    pmem::Persistence persistence(image.session().store());
    image.session().watchStores(&persistence);
    int error = -1;
    image.fs().views().atWriteback([&] {
        // Of another process. Where the page is protected already it faults, and waits for the engine; so it is not waited for.
        if (on())
            error = image.store(a, 0, "second");
    });
    QVERIFY(image.fs().sync(a));
    image.fs().views().atWriteback({});
    if (!on())
        error = image.store(a, 0, "second");
    QCOMPARE(error, 0);
    QCOMPARE(image.entry("/f", 0).dirty, !on());
    QCOMPARE(image.read("/f", 0, 6), std::string("second"));
    QVERIFY(image.fs().sync(a));
    const std::string found = afterPowerLoss(persistence, "/f");
    image.session().watchStores(nullptr);
    QCOMPARE(found.substr(0, 6), std::string(on() ? "first " : "second"));
}

/// The store happens, at the cost of everybody else: a clone, and two snapshots of both, move to a copy in a page fault.
void TestDaxPolicies::relocateOwners() {
    DaxImage image(128ULL << 20);
    QVERIFY(set(image, Policy::RelocateOwners));
    QCOMPARE(image.write("/f", 0, filled('a', 4 * page)), 0);
    QVERIFY(image.fs().clone("/f", 0, "/g", 0, 0));
    QVERIFY(image.fs().files().setxattr("/f", "user.daxscope.immutable", asBytes("1")));
    QVERIFY(image.fs().snapshot("/", "/s", true));
    QVERIFY(image.fs().snapshot("/", "/w", false));
    const auto a = image.map("/f", "A");
    const std::uint64_t block = image.device("/f", page);
    const Status stored = image.fs().store(a, page, asBytes("new"));
    QCOMPARE(stored.has_value(), on());
    const auto fault = image.session().mappings()->lastFault;
    QVERIFY(fault);
    QCOMPARE(fault->owners, 5U);  // g, s/f, s/g, w/f, w/g
    QCOMPARE(fault->moved, on() ? 5U : 0U);
    if (!on()) {
        QCOMPARE(stored.error().code, EPERM);
        QVERIFY(stored.error().text().contains("shared with “/g” and 4 more"));
    }
    QCOMPARE(image.device("/f", page), block);
    QCOMPARE(image.read("/f", page, 4), std::string(on() ? "newa" : "aaaa"));
    const std::uint64_t copy = image.device("/g", page);
    QCOMPARE(copy != block, on());
    for (const char* other : {"/g", "/s/f", "/s/g", "/w/f", "/w/g"}) {
        QCOMPARE(image.device(other, page), copy);
        QCOMPARE(image.read(other, 0, 4 * page), filled('a', 4 * page));
    }
    QCOMPARE(image.contradictions(), 0U);
    QCOMPARE(image.check(), std::string());
}

QTEST_GUILESS_MAIN(TestDaxPolicies)
#include "test_dax_policies.moc"

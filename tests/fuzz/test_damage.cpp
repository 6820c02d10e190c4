// Valid images, spoilt at random with checksums put right: every question ends in an answer or a
// clean error, within a time and without a signal. Runs in the normal build and under ASan and
// UBSan.
//
// Prints its seed; a trial that fails prints its script. DAXSCOPE_SEED=n repeats a run,
// DAXSCOPE_DAMAGE_SECONDS=n makes it longer or shorter, DAXSCOPE_REMAKE_BASES=1 (root) makes the
// base images anew. Scripts in tests/fuzz/corpus are run first, one test row each.
#include <sys/resource.h>
#include <unistd.h>

#include <QDir>
#include <QElapsedTimer>
#include <QTest>
#include <chrono>
#include <format>

#include "fuzz/bases.h"
#include "fuzz/spoilt_image.h"
#include "fuzz/walk.h"
#include "support/filler.h"
#include "support/image_file.h"
#include "support/last_words.h"
#include "support/loop_mount.h"
#include "support/process.h"

using namespace daxscope::test;

namespace {

std::string hex(const Script& script) {
    std::string text;
    for (const std::uint8_t b : script)
        text += std::format("{:02x}", b);
    return text;
}

/// CPU seconds of this process.
double cpuSeconds() {
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
           static_cast<double>(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) * 1e-6;
}

double secondsToSpend(double otherwise) {
    bool good = false;
    const double wanted = qEnvironmentVariable("DAXSCOPE_DAMAGE_SECONDS").toDouble(&good);
    return good ? wanted : otherwise;
}

// No question about these small images may take longer than this; a hang takes for ever.
constexpr double cpuLimit = sanitized ? 40 : 8;
constexpr unsigned wallLimit = 300;

}  // namespace

#ifdef DAXSCOPE_UNDER_ASAN
// An allocation by an untrusted size is a finding, not a failed malloc().
extern "C" const char* __asan_default_options();
extern "C" const char* __asan_default_options() {
    return "max_allocation_size_mb=1024:allocator_may_return_null=0:detect_stack_use_after_return="
           "0";
}
#endif

class Damage : public QObject {
    Q_OBJECT

    std::vector<std::unique_ptr<SpoiltImage>> bases_;
    std::uint64_t seed_ = 0;

    std::uint64_t opened_ = 0;

    void trial(std::size_t base, const Script& script, std::uint64_t seed, const char* name);
    void remake();

private slots:
    void initTestCase();
    void soundBases();
    void corpus_data();
    void corpus();
    void randomDamage();
    void throughTheCommandLine();
};

void Damage::initTestCase() {
    if (qEnvironmentVariableIsSet("DAXSCOPE_REMAKE_BASES"))
        remake();
    seed_ = seedFromEnvironment();
    bases_ = loadBases();
    QVERIFY2(!bases_.empty(), "tests/fuzz/base-*.img.zst are missing");
    LastWords::install();
    if constexpr (!sanitized) {
        // The images take some hundred MiB of addresses; what a claimed size asks for would be
        // more.
        const rlimit addresses{6ULL << 30, RLIM_INFINITY};
        ::setrlimit(RLIMIT_AS, &addresses);
    }
}

void Damage::trial(std::size_t base, const Script& script, std::uint64_t seed, const char* name) {
    const std::string words = std::format("\ndied in {}: base {}, script {}, walk seed {}\n", name,
                                          baseNames[base], hex(script), seed);
    LastWords::set(words);
    SpoiltImage& image = *bases_[base];
    image.apply(script);
    const double before = cpuSeconds();
    ::alarm(wallLimit);
    opened_ += Walk::everything(image.bytes(), seed) > 0 ? 1 : 0;
    ::alarm(0);
    const double spent = cpuSeconds() - before;
    image.restore();
    QVERIFY2(spent < cpuLimit, std::format("{:.1f} s of CPU{}", spent, words).c_str());
}

void Damage::soundBases() {
    for (const auto& base : bases_) {
        const auto bytes = std::span<const std::byte>(base->bytes());
        auto session = daxscope::session::Session::openBytes(bytes, "base");
        QVERIFY2(session.has_value(), session ? "" : session.error().text().c_str());
        daxscope::Progress progress;
        const auto scene = (*session)->scene(progress, {});
        QVERIFY2(scene.has_value(), scene ? "" : scene.error().text().c_str());
        for (const std::string& finding : (*scene)->info.findings)
            QFAIL(finding.c_str());
        QVERIFY((*scene)->device->extentCount() > 50);
        QVERIFY(Walk::everything(bytes, 1) > 50'000);
    }
}

void Damage::corpus_data() {
    QTest::addColumn<QString>("file");
    const QDir directory(QString::fromStdString(baseDirectory() + "/corpus/fuzz_image"));
    for (const QString& name : directory.entryList(QDir::Files, QDir::Name))
        QTest::newRow(name.toUtf8().constData()) << directory.filePath(name);
}

void Damage::corpus() {
    QFETCH(QString, file);
    QFile input(file);
    QVERIFY(input.open(QIODevice::ReadOnly));
    const QByteArray bytes = input.readAll();
    QVERIFY2(bytes.size() > 1, "a script has at least the number of its base image and one step");
    const Script script(bytes.begin() + 1, bytes.end());
    trial(static_cast<std::uint8_t>(bytes[0]) % bases_.size(), script, 1, "corpus");
}

void Damage::randomDamage() {
    QElapsedTimer timer;
    timer.start();
    const double budget = secondsToSpend(25);
    std::uint64_t trials = 0;
    opened_ = 0;
    for (; timer.elapsed() < budget * 1000; ++trials) {
        const std::uint64_t seed = seed_ + trials;
        const std::size_t base = seed % bases_.size();
        trial(base, randomScript(*bases_[base], seed), seed, "randomDamage");
        if (QTest::currentTestFailed())
            return;
    }
    qInfo("%llu images, %llu of them could be opened", static_cast<unsigned long long>(trials),
          static_cast<unsigned long long>(opened_));
    QVERIFY(trials > 5);
}

void Damage::throughTheCommandLine() {
    if (daxscopeBinary().empty())
        QSKIP("DAXSCOPE_BIN is not set");
    // The same with the whole program around it: exit 0 or 1, nothing else.
    const ScratchDirectory scratch;
    const std::string image = scratch.path("image");
    QElapsedTimer timer;
    timer.start();
    const double budget = secondsToSpend(10);
    for (std::uint64_t n = 0; n < 3 || timer.elapsed() < budget * 1000; ++n) {
        const std::uint64_t seed = seed_ + 1'000'000 + n;
        const std::size_t base = seed % bases_.size();
        SpoiltImage& spoilt = *bases_[base];
        const Script script = randomScript(spoilt, seed);
        spoilt.apply(script);
        {
            QFile file(QString::fromStdString(image));
            QVERIFY(file.open(QIODevice::WriteOnly) && file.resize(qint64(spoilt.bytes().size())));
            // Only what is not zero, so that the file is sparse.
            const auto bytes = spoilt.bytes();
            for (std::size_t at = 0; at < bytes.size(); at += 4096) {
                const auto page = bytes.subspan(at, 4096);
                if (std::ranges::any_of(page, [](std::byte b) { return b != std::byte{}; })) {
                    file.seek(qint64(at));
                    file.write(reinterpret_cast<const char*>(page.data()), 4096);
                }
            }
        }
        spoilt.restore();
        const std::string byte = std::to_string(seed * 7919 % spoilt.bytes().size());
        const std::vector<std::vector<std::string>> commands = {
            {"info", "--json", image}, {"ls", "-R", "--json", image}, {"map", image},
            {"map", "--json", image},  {"owners", image, byte},       {"dump", image}};
        for (const auto& command : commands) {
            const Ran ran = runDaxscope(command, {.timeoutSeconds = sanitized ? 120 : 30});
            QVERIFY2(ran.exitCode == 0 || ran.exitCode == 1,
                     std::format("{}: {}\nbase {}, script {}", command[0], ran.verdict(),
                                 baseNames[base], hex(script))
                         .c_str());
            QVERIFY2(ran.exitCode == 0 || !ran.err.empty(), "a failure without a word");
            QVERIFY2(ran.maxRssKiB < (sanitized ? 4096 : 1024) * 1024, "too much memory");
        }
    }
}

void Damage::remake() {
    DAXSCOPE_NEEDS_MOUNTS();
    struct Recipe {
        const char* name;
        std::uint64_t bytes;
        std::vector<std::string> mkfs;
        const char* options;
        bool balance;
    };
    // Small nodes make high trees of little.
    const std::vector<Recipe> recipes = {
        {baseNames[0],
         160 << 20,
         {"-n", "4K", "-m", "dup", "-O", "block-group-tree,quota"},
         "",
         false},
        {baseNames[1],
         96 << 20,
         {"-M", "-O", "^no-holes,^skinny-metadata,^free-space-tree"},
         "space_cache=v1",
         true}};
    const ScratchDirectory scratch;
    for (const Recipe& recipe : recipes) {
        const std::string image = scratch.path("image");
        QVERIFY(makeImage(image, recipe.bytes, recipe.mkfs).has_value());
        auto mount = LoopMount::mount(image, scratch.path("m"), recipe.options);
        QVERIFY(mount.has_value());
        FillPlan plan = FillPlan::small();
        plan.balance = recipe.balance;
        Filler filler(*mount, 1, plan);
        QVERIFY2(filler.fill(), filler.problem().c_str());
        QVERIFY(run({"fstrim", mount->where()}).ok());
        QVERIFY(mount->unmount());
        const Ran checked = run({"btrfs", "check", "--check-data-csum", image});
        QVERIFY2(checked.ok(), checked.verdict().c_str());
        const Ran packed = run({"zstd", "-q", "-f", "--ultra", "-22", "--long=27", image, "-o",
                                baseDirectory() + "/" + recipe.name});
        QVERIFY2(packed.ok(), packed.verdict().c_str());
    }
}

QTEST_GUILESS_MAIN(Damage)
#include "test_damage.moc"

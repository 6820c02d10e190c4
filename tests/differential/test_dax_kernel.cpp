// Mapped files of our engine against those of the kernel, on btrfs and on XFS with reflinks: what two shared mappings and a
// private one show, what reads, snapshots and clones hold, after stores, writes, truncations, holes and clones in any order.
//
// XFS has no snapshots: there both files are cloned. The seed is printed; DAXSCOPE_SEED=n repeats it. A failing sequence is
// shrunk and printed.
#include <fcntl.h>

#include <QElapsedTimer>
#include <QFile>
#include <QTest>

#include "support/filler.h"
#include "support/loop_mount.h"
#include "support/mapped_files.h"

using namespace daxscope::test;

namespace {

constexpr std::uint64_t page = 4096;
constexpr std::uint64_t mostPages = 40;
constexpr std::size_t viewsPerFile = 3;  // of which the last is private

enum class Act : std::uint8_t {
    Load,
    Store,
    Write,
    Read,
    Truncate,
    Punch,
    Zero,
    Allocate,
    Clone,
    Sync,
    Snapshot,
    Remap,
};

struct Step {
    Act act{};
    std::size_t view = 0;  ///< and with it the file
    std::uint64_t offset = 0, length = 0;
    std::uint64_t number = 0;
};

using Sequence = std::vector<Step>;

Step randomStep(Dice& dice) {
    static constexpr std::array acts = {
        Act::Load,  Act::Load,  Act::Load,     Act::Store, Act::Store, Act::Store,    Act::Store,
        Act::Store, Act::Store, Act::Write,    Act::Write, Act::Read,  Act::Punch,    Act::Truncate,
        Act::Zero,  Act::Clone, Act::Allocate, Act::Sync,  Act::Remap, Act::Snapshot,
    };
    Step step;
    step.act = acts.at(dice.below(acts.size()));
    step.view = dice.below(2 * viewsPerFile);
    step.offset = dice.below(mostPages * page);
    if (dice.oneIn(2))
        step.offset = step.offset / page * page;
    step.length = dice.oneIn(2) ? dice.between(1, 4) * page : dice.between(1, 6000);
    step.number = dice.any();
    return step;
}

std::string contentOf(const Step& step) {
    std::string bytes(step.length, '\0');
    for (std::size_t i = 0; i < bytes.size(); ++i)
        bytes[i] = static_cast<char>((step.number >> (i % 7 * 8)) + i * 31);
    return bytes;
}

struct Outcome {
    Failure failure;
    std::string log;
};

/// Runs the steps on both, side by side.
class Pair {
public:
    Pair(std::unique_ptr<MappedFiles> ours, std::unique_ptr<MappedFiles> theirs)
        : ours_(std::move(ours)), theirs_(std::move(theirs)) {}

    Outcome run(const Sequence& steps) {
        for (std::size_t file = 0; file < 2; ++file) {
            sizes_.at(file) = page + 100;
            const std::string begin(sizes_.at(file), static_cast<char>('A' + file));
            both([&](MappedFiles& on) { return on.write(path(file), 0, begin); });
        }
        for (const Step& step : steps) {
            apply(step);
            if (failure_)
                return {failure_, log_};
        }
        settle();
        return {failure_, log_};
    }

private:
    static std::string path(std::size_t file) { return file == 0 ? "/a" : "/b"; }

    template <typename Call>
    std::string both(const Call& call, std::size_t most = SIZE_MAX) {
        const std::string a = call(*ours_);
        const std::string b = call(*theirs_);
        if (failure_)
            return a;
        const auto described = [](const std::string& text) {
            return text.empty() || text.starts_with("errno") ? "“" + text + "”"
                                                             : std::format("{} bytes", text.size());
        };
        if (a.starts_with("errno") || b.starts_with("errno") || a.size() != b.size()) {
            if (a != b)
                failure_ = std::format("answers: {} with us, {} on {}", described(a), described(b),
                                       theirs_->name());
        } else if (a.substr(0, most) != b.substr(0, most)) {
            const auto at = std::ranges::mismatch(a, b).in1 - a.begin();
            const auto index = static_cast<std::size_t>(at);
            failure_ = std::format("content: byte {} of {} is {:#x} with us, {:#x} on {}", at,
                                   a.size(), static_cast<unsigned char>(a[index]),
                                   static_cast<unsigned char>(b[index]), theirs_->name());
        }
        return a;
    }

    void note(const std::string& text) { log_ += text + "\n"; }

    void apply(const Step& step) {
        const std::size_t file = step.view / viewsPerFile;
        const bool shared = step.view % viewsPerFile != viewsPerFile - 1;
        const std::string at = path(file);
        std::uint64_t& size = sizes_.at(file);
        const std::uint64_t end = step.offset + step.length;
        const bool keepSize = step.number % 2 == 0;
        const int keep = keepSize ? FALLOC_FL_KEEP_SIZE : 0;
        const auto grown = [&] { size = std::max(size, end); };
        if ((step.act == Act::Load || step.act == Act::Store || step.act == Act::Sync) &&
            !mapped_.at(step.view)) {
            remap(step.view, at, shared);
        }
        note(std::format("{} {} view {} offset {} length {} number {}",
                         std::array{"load", "store", "write", "read", "truncate", "punch", "zero",
                                    "allocate", "clone", "sync", "snapshot", "remap"}
                             .at(static_cast<std::size_t>(step.act)),
                         at, step.view, step.offset, step.length, step.number % 2));
        switch (step.act) {
            case Act::Load: {
                // A private mapping's pages behind the end would be a child's: not asked for.
                if (!shared && end > size)
                    return;
                // Bytes behind the end, in the last page, are nobody's.
                const std::uint64_t known = size > step.offset ? size - step.offset : 0;
                both([&](MappedFiles& on) { return on.load(step.view, step.offset, step.length); },
                     known);
                return;
            }
            case Act::Store:
                if (!shared && end > size)
                    return;
                both([&](MappedFiles& on) {
                    return on.store(step.view, step.offset, contentOf(step));
                });
                return;
            case Act::Write:
                grown();
                both([&](MappedFiles& on) { return on.write(at, step.offset, contentOf(step)); });
                return;
            case Act::Read:
                both([&](MappedFiles& on) { return on.read(at, step.offset, step.length); });
                return;
            case Act::Truncate:
                size = step.offset;
                both([&](MappedFiles& on) { return on.truncate(at, step.offset); });
                return;
            case Act::Punch:
                both([&](MappedFiles& on) {
                    return on.fallocate(at, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, step.offset,
                                        step.length);
                });
                return;
            case Act::Zero:
            case Act::Allocate:
                if (!keepSize)
                    grown();
                both([&](MappedFiles& on) {
                    return on.fallocate(at,
                                        keep | (step.act == Act::Zero ? FALLOC_FL_ZERO_RANGE : 0),
                                        step.offset, step.length);
                });
                return;
            case Act::Clone:
                clone(step, file);
                return;
            case Act::Sync:
                both([&](MappedFiles& on) { return on.sync(step.view); });
                return;
            case Act::Snapshot: {
                if (snapshots_ == 8)
                    return;
                const std::string name = std::format("/s{}", snapshots_++);
                both([&](MappedFiles& on) { return on.snapshot(name); });
                compareContent(name);
                return;
            }
            case Act::Remap:
                remap(step.view, at, shared);
                return;
        }
    }

    void remap(std::size_t view, const std::string& at, bool shared) {
        note(std::format("{} view {}", mapped_.at(view) ? "unmap" : "map", view));
        both([&](MappedFiles& on) {
            return mapped_.at(view) ? on.unmap(view) : on.map(view, at, shared);
        });
        mapped_.at(view) = !mapped_.at(view);
    }

    void clone(const Step& step, std::size_t to) {
        const std::uint64_t source = sizes_.at(1 - to);
        if (source == 0)
            return;
        const std::uint64_t from = step.offset % source / page * page;
        const std::uint64_t where = step.number % mostPages * page;
        std::uint64_t length = std::min((step.length + page - 1) / page * page, source - from);
        if (length % page != 0 && where + length < sizes_.at(to))
            length = length / page * page;
        if (length == 0)
            return;
        sizes_.at(to) = std::max(sizes_.at(to), where + length);
        note(std::format("  from {} to {} length {}", from, where, length));
        both(
            [&](MappedFiles& on) { return on.clone(path(1 - to), from, path(to), where, length); });
    }

    void compareContent(const std::string& in) {
        for (std::size_t file = 0; file < 2; ++file)
            both([&](MappedFiles& on) { return on.read(in + path(file), 0, windowPages * page); });
    }

    /// All there is, once more; then what lies on the medium, and which of it is data.
    void settle() {
        note("in the end");
        compareContent("");
        for (std::uint64_t i = 0; i < snapshots_; ++i)
            compareContent(std::format("/s{}", i));
        for (std::size_t view = 0; view < mapped_.size(); ++view) {
            const std::uint64_t size = sizes_.at(view / viewsPerFile);
            if (mapped_.at(view) && size != 0)
                both([&](MappedFiles& on) { return on.load(view, 0, size); });
        }
        if (failure_)
            return;
        const std::string ours = ours_->settle();
        const std::string theirs = theirs_->settle();
        if (!ours.starts_with('/') || !theirs.starts_with('/')) {
            failure_ = "on the medium: " + ours + theirs;
            return;
        }
        for (std::uint64_t i = 0; i <= snapshots_; ++i) {
            const std::string in = i == 0 ? "" : std::format("/s{}", i - 1);
            for (std::size_t file = 0; file < 2 && !failure_; ++file) {
                const std::string name = in + path(file);
                const std::string content = contentAt(ours + name);
                if (content != contentAt(theirs + name))
                    failure_ = std::format("content of {} on the medium", name);
                if (theirs_->name() != "xfs" &&
                    !sameLayout(dataOf(ours + name), dataOf(theirs + name), content))
                    failure_ =
                        std::format("layout of {}: {} with us, {} with the kernel", name,
                                    textOf(dataOf(ours + name)), textOf(dataOf(theirs + name)));
            }
        }
    }

    static std::string contentAt(const std::string& file) {
        QFile in(QString::fromStdString(file));
        return in.open(QIODevice::ReadOnly) ? in.readAll().toStdString() : "errno";
    }

    /// The same blocks are data, reserved, and holes. But where a hole is punched whose edge lies in a hole, the kernel may
    /// write zeros to the block of the edge: it depends on which extent maps it has in memory.
    static bool sameLayout(const std::vector<DataRange>& ours, const std::vector<DataRange>& theirs,
                           const std::string& content) {
        const std::string a = blocksOf(ours);
        const std::string b = blocksOf(theirs);
        static const std::string zeros(page, '\0');
        for (std::size_t i = 0; i < a.size(); ++i) {
            const std::string block =
                i * page < content.size() ? content.substr(i * page, page) : "";
            const bool filled = a[i] == '.' && b[i] == 'd' && zeros.starts_with(block);
            if (a[i] != b[i] && !filled)
                return false;
        }
        return true;
    }

    /// A letter for each block.
    static std::string blocksOf(const std::vector<DataRange>& ranges) {
        std::string blocks(4 * windowPages, '.');
        for (const DataRange& range : ranges)
            blocks.replace(range.offset / page, range.length / page, range.length / page,
                           range.unwritten ? 'u' : 'd');
        return blocks;
    }

    static std::string textOf(const std::vector<DataRange>& ranges) {
        std::string text;
        for (const DataRange& range : ranges)
            text += std::format("{}+{}{} ", range.offset, range.length,
                                range.unwritten ? " reserved" : "");
        return text;
    }

    std::unique_ptr<MappedFiles> ours_, theirs_;
    std::array<std::uint64_t, 2> sizes_{};
    std::array<bool, 2 * viewsPerFile> mapped_{};
    std::uint64_t snapshots_ = 0;
    Failure failure_;
    std::string log_;
};

Outcome runSequence(const std::string& type, const Sequence& steps) {
    std::string error;
    auto theirs = mappedByKernel(type, error);
    if (!error.empty())
        return {error, ""};
    return Pair(mappedByEngine(), std::move(theirs)).run(steps);
}

std::string_view kindOf(std::string_view failure) { return failure.substr(0, failure.find(' ')); }

}  // namespace

class TestDaxKernel : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        DAXSCOPE_NEEDS_MOUNTS();
        seed_ = seedFromEnvironment();
    }
    void sameAsTheKernel_data();
    void sameAsTheKernel();

private:
    std::uint64_t seed_ = 0;
};

void TestDaxKernel::sameAsTheKernel_data() {
    QTest::addColumn<QString>("type");
    QTest::newRow("btrfs") << QString("btrfs");
    QTest::newRow("xfs") << QString("xfs");
}

void TestDaxKernel::sameAsTheKernel() {
    QFETCH(QString, type);
    const std::string theirs = type.toStdString();
    for (std::uint64_t round = 0; round < 4; ++round) {
        Dice dice(seed_ * 4 + round);
        Sequence steps;
        for (int i = 0; i < 250; ++i)
            steps.push_back(randomStep(dice));
        Outcome outcome = runSequence(theirs, steps);
        if (!outcome.failure)
            continue;
        // Takes out what is not needed to fail, as far as it gets in time.
        const std::string first = *outcome.failure;
        QElapsedTimer timer;
        timer.start();
        for (std::size_t piece = steps.size() / 2; piece >= 1; piece /= 2) {
            for (std::size_t at = 0; at + piece <= steps.size() && timer.elapsed() < 60000;) {
                Sequence fewer = steps;
                const auto from = fewer.begin() + static_cast<std::ptrdiff_t>(at);
                fewer.erase(from, from + static_cast<std::ptrdiff_t>(piece));
                Outcome still = runSequence(theirs, fewer);
                if (still.failure && kindOf(*still.failure) == kindOf(first)) {
                    steps = std::move(fewer);
                    outcome = std::move(still);
                } else {
                    at += piece;
                }
            }
        }
        QFAIL(std::format("{}\nfewer steps that fail:\n{}{}", first, outcome.log, *outcome.failure)
                  .c_str());
    }
}

QTEST_GUILESS_MAIN(TestDaxKernel)
#include "test_dax_kernel.moc"

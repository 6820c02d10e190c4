#include "support/dax_model.h"

#include <fcntl.h>
#include <unistd.h>

#include "base/text.h"
#include "support/dax_model_parts.h"

namespace daxscope::test {

using namespace model;

namespace {

std::string contentOf(std::uint64_t number, std::uint64_t length) {
    std::mt19937_64 random(number);
    std::string bytes(length, '\0');
    for (char& byte : bytes)
        byte = static_cast<char>(random());
    return bytes;
}

/// What the image's file holds: a hash of its data, holes left out.
std::size_t hashOf(const std::string& path) {
    const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    std::size_t hash = 0;
    std::string bytes;
    for (off_t at = ::lseek(fd, 0, SEEK_DATA); at >= 0;) {
        const off_t end = ::lseek(fd, at, SEEK_HOLE);
        bytes.resize(static_cast<std::size_t>(end - at));
        const ssize_t got = ::pread(fd, bytes.data(), bytes.size(), at);
        hash = hash * 31 + std::hash<std::string_view>()(
                               std::string_view(bytes).substr(0, static_cast<std::size_t>(got)));
        at = ::lseek(fd, end, SEEK_DATA);
    }
    ::close(fd);
    return hash;
}

}  // namespace

std::uint64_t DaxModel::Content::pages() const { return (bytes.size() + page - 1) / page; }

DaxStep randomDaxStep(Dice& dice) {
    using enum DaxAct;
    static constexpr std::pair<DaxAct, unsigned> weights[] = {
        {Load, 44},  {Store, 60},   {Write, 16},       {Read, 12},  {Truncate, 8}, {Punch, 8},
        {Zero, 6},   {Allocate, 6}, {Collapse, 2},     {Insert, 2}, {Unshare, 2},  {Clone, 10},
        {Dedupe, 4}, {Snapshot, 4}, {DropSnapshot, 2}, {Commit, 6}, {Sync, 4},     {Freeze, 3},
        {Thaw, 20},  {Remap, 8},    {Remove, 1},       {Clean, 4},
    };
    std::uint64_t sum = 0;
    for (const auto& [act, weight] : weights)
        sum += weight;
    std::uint64_t chosen = dice.below(sum);
    DaxStep step;
    for (const auto& [act, weight] : weights) {
        step.act = act;
        if (chosen < weight)
            break;
        chosen -= weight;
    }
    step.which = dice.below(1 << 16);
    step.offset = dice.below(mostPages * page);
    if (dice.oneIn(2))
        step.offset = alignDown(step.offset, page);
    step.length = dice.oneIn(3) ? dice.between(1, 5) * page : dice.between(1, 3 * page);
    if (dice.oneIn(3))
        step.length = dice.between(1, 100);
    step.number = dice.any();
    return step;
}

DaxModel::DaxModel(const DaxRecipe& recipe)
    : recipe_(recipe), image_(std::make_unique<DaxImage>(256ULL << 20, true, recipe.nodeSize)) {
    if (recipe_.losing && !image_->fs().setPolicy(*recipe_.losing, true))
        image_ = std::make_unique<DaxImage>(0);
}

Failure DaxModel::answered(const Status& got, int expected) {
    const int error = got ? 0 : got.error().code;
    const int should = frozen_ ? EBUSY : expected;
    if (error == should)
        return std::nullopt;
    return std::format("ends with {} ({}) instead of {}", nameOf(error),
                       got ? "" : got.error().text(), nameOf(should));
}

Failure DaxModel::make(std::size_t file) {
    const std::string path = paths.at(file);
    note(std::format("make {}", path));
    const std::string first = "the beginning";
    files::Operations& operations = image_->fs().files();
    // Without dax it gets checksums, and small content goes into the tree.
    operations.setDax(!recipe_.checksums);
    Status made = operations.create(path, 0100644, 0);
    if (recipe_.noCow && made)
        made = operations.setNoCow(path, true);
    if (made)
        made = image_->fs().write(path, 0, asBytes(first));
    operations.setDax(true);
    if (made && recipe_.reserved)
        made = image_->fs().allocate(path, {0, mostPages / 2 * page}, true);
    files_.at(file) = std::make_shared<Content>(Content{.bytes = first});
    return answered(made);
}

/// Clones or dedupes what is possible between the two files, or inside of one.
Failure DaxModel::share(const DaxStep& step, bool dedupe) {
    const std::size_t from = step.which % 2;
    const bool same = step.which / 2 % 8 == 0;
    const std::size_t to = same ? from : 1 - from;
    Content& source = *files_.at(from);
    Content& target = *files_.at(to);
    if (source.bytes.empty())
        return std::nullopt;
    const std::uint64_t at = alignDown(step.offset % source.bytes.size(), page);
    const std::uint64_t left = source.bytes.size() - at;
    std::uint64_t length = std::min(alignUp(step.length, page), left);
    std::uint64_t where = step.number % mostPages * page;
    if (dedupe && step.number / 64 % 2 == 0)
        where = at;
    // Part of a block can be shared only as the end of both.
    if (length % page != 0 && where + length < target.bytes.size())
        length = alignDown(length, page);
    const bool overlap = same && at < where + length && where < at + length;
    if (length == 0 || overlap)
        return std::nullopt;
    if (dedupe) {
        length = alignDown(length, page);
        if (length == 0 || where + length > target.bytes.size())
            return std::nullopt;
        if (step.number / 128 % 4 != 0 && !frozen_) {
            const std::string wanted = source.bytes.substr(at, length);
            note(std::format("write {} offset {} length {} for dedupe", paths.at(to), where,
                             length));
            if (Failure failed = answered(image_->fs().write(paths.at(to), where, asBytes(wanted))))
                return failed;
            target.bytes.replace(where, length, wanted);
        }
    }
    note(std::format("{} {} offset {} to {} offset {} length {}", dedupe ? "dedupe" : "clone",
                     paths.at(from), at, paths.at(to), where, length));
    if (dedupe) {
        const bool equal = source.bytes.compare(at, length, target.bytes, where, length) == 0;
        return answered(image_->fs().dedupe(paths.at(from), at, paths.at(to), where, length),
                        equal ? 0 : EBADE);
    }
    if (!frozen_) {
        if (target.bytes.size() < where + length)
            target.bytes.resize(where + length);
        target.bytes.replace(where, length, source.bytes.substr(at, length));
    }
    return answered(image_->fs().clone(paths.at(from), at, paths.at(to), where, length));
}

Failure DaxModel::snapshot(const DaxStep& step) {
    if (snapshots_.size() >= mostSnapshots)
        return dropSnapshot(step.number % snapshots_.size());
    Snapshot snapshot;
    snapshot.name = std::format("/s{}", snapshotsMade_++);
    snapshot.readOnly = step.which % 2 == 0;
    note(std::format("snapshot {}{}", snapshot.name, snapshot.readOnly ? ", read-only" : ""));
    Failure failed = answered(image_->fs().snapshot("/", snapshot.name, snapshot.readOnly));
    if (failed || frozen_)
        return failed;
    for (std::size_t i = 0; i < 2; ++i) {
        if (files_.at(i) == nullptr)
            continue;
        snapshot.files.at(i) = std::make_shared<Content>(*files_.at(i));
        snapshot.files.at(i)->readOnly = snapshot.readOnly;
    }
    snapshots_.push_back(std::move(snapshot));
    return std::nullopt;
}

Failure DaxModel::dropSnapshot(std::size_t index) {
    note("remove " + snapshots_.at(index).name);
    Failure failed = answered(image_->fs().remove(snapshots_.at(index).name, false));
    if (failed || frozen_)
        return failed;
    for (const ContentPtr& content : snapshots_.at(index).files) {
        if (content != nullptr)
            content->lost = true;
    }
    snapshots_.erase(snapshots_.begin() + static_cast<std::ptrdiff_t>(index));
    return std::nullopt;
}

Failure DaxModel::freezeOrThaw(bool freeze) {
    if (freeze == frozen_)
        return std::nullopt;
    note(freeze ? "freeze" : "thaw");
    if (!freeze && hashOf(image_->path()) != frozenBytes_)
        return "the image changed while it was frozen";
    const Status done = freeze ? image_->fs().freeze() : image_->fs().thaw();
    if (!done)
        return "freeze or thaw ends with " + done.error().text();
    frozen_ = freeze;
    if (frozen_)
        frozenBytes_ = hashOf(image_->path());
    return std::nullopt;
}

Failure DaxModel::apply(const DaxStep& step) {
    if (!image_->good())
        return "there is no image";
    for (std::size_t i = 0; i < 2; ++i) {
        if (files_.at(i) == nullptr && !frozen_) {
            if (Failure failed = make(i))
                return failed;
        }
    }
    return run(step);
}

Failure DaxModel::run(const DaxStep& step) {
    dax::Filesystem& fs = image_->fs();
    const auto within = [&](Mapped& view) { return step.offset % ((view.pages + 1) * page); };
    Mapped& view = views_.at(step.which % views_.size());
    const std::string data = contentOf(step.number, step.length);
    switch (step.act) {
        case DaxAct::Load:
            return view.id == 0 ? Failure() : load(view, within(view), step.length);
        case DaxAct::Store:
            return view.id == 0 ? remap(step.which % views_.size(), step)
                                : store(view, within(view), data);
        case DaxAct::Remap:
            return remap(step.which % views_.size(), step);
        case DaxAct::Sync:
            if (view.id == 0)
                return std::nullopt;
            note("sync");
            return answered(fs.sync(view.id));
        case DaxAct::Commit: {
            note("commit");
            const Status done = fs.commit();
            return done ? Failure() : Failure("the commit ends with " + done.error().text());
        }
        case DaxAct::Freeze:
        case DaxAct::Thaw:
            return freezeOrThaw(step.act == DaxAct::Freeze);
        case DaxAct::Snapshot:
            return snapshot(step);
        case DaxAct::DropSnapshot:
            return snapshots_.empty() ? Failure() : dropSnapshot(step.which % snapshots_.size());
        case DaxAct::Clean: {
            note("clean");
            const auto cleaned = image_->session().cleanSome();
            if (!cleaned && !(frozen_ && cleaned.error().code == EBUSY))
                return "cleaning ends with " + cleaned.error().text();
            return std::nullopt;
        }
        default:
            break;
    }
    // On files by their path; writes go to those in snapshots, too.
    std::string path = paths.at(step.which % 2);
    ContentPtr content = files_.at(step.which % 2);
    if (step.act == DaxAct::Write && step.number % 8 == 0 && !snapshots_.empty()) {
        const Snapshot& snapshot = snapshots_.at(step.number / 8 % snapshots_.size());
        path = snapshot.name + path;
        content = snapshot.files.at(step.which % 2);
    }
    if (content == nullptr)
        return std::nullopt;
    if (step.act == DaxAct::Clone || step.act == DaxAct::Dedupe)
        return files_.at(0) == nullptr || files_.at(1) == nullptr
                   ? Failure()
                   : share(step, step.act == DaxAct::Dedupe);
    std::string& bytes = content->bytes;
    const std::uint64_t before = content->pages();
    const ByteRange range{step.offset, step.length};
    const bool keepSize = step.number % 2 == 0;
    const auto grow = [&] {
        if (!keepSize && bytes.size() < range.end())
            bytes.resize(range.end());
    };
    const auto zeros = [&] {
        if (range.offset < bytes.size()) {
            const std::uint64_t length = std::min(range.length, bytes.size() - range.offset);
            bytes.replace(range.offset, length, length, '\0');
        }
    };
    note(std::format("{} {} offset {} length {}{}",
                     std::array{"load",   "store",    "write",    "read",   "truncate", "punch",
                                "zero",   "allocate", "collapse", "insert", "unshare",  "clone",
                                "dedupe", "snapshot", "drop",     "commit", "sync",     "freeze",
                                "thaw",   "remap",    "remove",   "clean"}
                         .at(static_cast<std::size_t>(step.act)),
                     path, range.offset, range.length, keepSize ? " keepSize" : ""));
    Failure failed;
    if (step.act == DaxAct::Read) {
        const std::string got = image_->read(path, range.offset, range.length);
        const std::string expected =
            range.offset < bytes.size() ? bytes.substr(range.offset, range.length) : std::string();
        return got == expected ? Failure()
                               : Failure("content read: " + firstDifference(got, expected));
    }
    if (step.act == DaxAct::Write) {
        failed =
            answered(fs.write(path, range.offset, asBytes(data)), content->readOnly ? EROFS : 0);
        if (failed || frozen_ || content->readOnly)
            return failed;
        if (bytes.size() < range.end())
            bytes.resize(range.end());
        bytes.replace(range.offset, range.length, data);
        return failed;
    }
    if (step.act == DaxAct::Collapse || step.act == DaxAct::Insert) {
        const bool collapse = step.act == DaxAct::Collapse;
        const ByteRange blocks{alignDown(range.offset, page), alignUp(range.length, page)};
        if ((collapse ? blocks.end() : blocks.offset) >= bytes.size() ||
            (!collapse && bytes.size() > mostPages * page))
            return std::nullopt;
        // Private copies stay where they are; what they are copies of moves.
        failed = answered(collapse ? fs.collapse(path, blocks) : fs.insert(path, blocks));
        if (failed || frozen_)
            return failed;
        if (collapse)
            bytes.erase(blocks.offset, blocks.length);
        else
            bytes.insert(blocks.offset, blocks.length, '\0');
        shrank(content, before);
        return failed;
    }
    switch (step.act) {
        case DaxAct::Truncate:
            failed = answered(fs.truncate(path, step.offset));
            if (!failed && !frozen_)
                bytes.resize(step.offset);
            break;
        case DaxAct::Punch:
            failed = answered(fs.punch(path, range));
            if (!failed && !frozen_)
                zeros();
            break;
        case DaxAct::Zero:
            failed = answered(fs.zero(path, range, keepSize));
            if (!failed && !frozen_) {
                zeros();
                grow();
            }
            break;
        case DaxAct::Allocate:
            failed = answered(fs.allocate(path, range, keepSize));
            if (!failed && !frozen_)
                grow();
            break;
        case DaxAct::Unshare:
            failed = range.end() > bytes.size() ? Failure() : answered(fs.unshare(path, range));
            break;
        case DaxAct::Remove:
            failed = answered(fs.remove(path, false));
            if (!failed && !frozen_)
                files_.at(step.which % 2) = nullptr;
            return failed;
        default:
            return "an unknown step";
    }
    if (!failed && !frozen_)
        shrank(content, before);
    return failed;
}

}  // namespace daxscope::test

// Session's side of writing: one operation of the table, and what it changed.
#include <algorithm>
#include <array>
#include <iterator>
#include <tuple>
#include <utility>

#include "base/text.h"
#include "session/session.h"

namespace daxscope::session {

namespace {

ByteRange wholeBlocks(ByteRange range) {
    constexpr std::uint64_t block = 4096;
    const std::uint64_t from = alignDown(range.offset, block);
    return {from, alignUp(range.end(), block) - from};
}

/// Of the file that it is about, all that the operation can let lie elsewhere than before; none: who knows.
std::optional<ByteRange> rangeOf(const Operation& operation, const Arguments& arguments) {
    constexpr std::array withLength{"punch", "zero", "allocate", "unshare"};
    if (operation.name == "write")
        return ByteRange::make(arguments.number("offset"), arguments.text("data").size());
    if (std::ranges::contains(withLength, operation.name))
        return ByteRange::make(arguments.number("offset"), arguments.number("length"));
    return std::nullopt;
}

}  // namespace

void Session::addSpace(scene::WriteFacts& facts, const volume::Space& space) {
    for (const volume::Group& group : space.groups()) {
        facts.used += group.used;
        facts.freed.insert(facts.freed.end(), group.pinned.begin(), group.pinned.end());
    }
    std::ranges::sort(facts.freed, {}, &ByteRange::offset);
    // Neighbours were freed one by one.
    std::vector<ByteRange> merged;
    for (const ByteRange range : facts.freed) {
        if (!merged.empty() && merged.back().end() == range.offset)
            merged.back().length += range.length;
        else
            merged.push_back(range);
    }
    facts.freed = std::move(merged);
}

scene::WriteFacts Session::writeFacts() const {
    if (then_)
        return *then_;
    scene::WriteFacts facts;
    facts.writable = operations_ != nullptr;
    facts.scratch = scratch_;
    facts.dax = filesystem_ != nullptr && filesystem_->dax();
    facts.changes = changes_;
    facts.history = history();
    // What writers store is one change, as long as it may be.
    if (changes_ == 0 && transaction_ != nullptr && transaction_->changed() && hasWriters())
        facts.changes = 1;
    if (transaction_ != nullptr && facts.changes != 0)
        addSpace(facts, transaction_->space());
    return facts;
}

Result<Answer> Session::apply(const Operation& operation, const Arguments& arguments,
                              Progress& progress) {
    if (filesystem_ == nullptr)
        return fail(EROFS, "the image is open read-only");
    if (operation.history != nullptr)
        return unlessLost(operation.history(*this, arguments));
    // Not under the lock: application threads resolve their page faults meanwhile.
    if (!operation.changesImage)
        return unlessLost(perform(operation, *filesystem_, arguments, progress));
    if (operations_ == nullptr)
        return fail(EROFS, "the image is open read-only");
    // Where none can be taken, the operation says why it is refused itself.
    const std::uint64_t moment =
        takesMoments_ && scratch_ ? filesystem_->takeMoment(counts()).value_or(0) : 0;
    std::uint64_t generation = 0;
    std::uint64_t kept = 0;
    std::string name = nameOf(operation, arguments);
    {
        const auto held = lock();
        const auto view = viewOf(operation, arguments);
        watch(operation, arguments, view.get());
        generation = transaction_->generation();
        kept = transaction_->kept();
        // The name is that of the file, as long as there is one.
        if (view != nullptr)
            name += " " + escapedName(view->asked.path);
    }
    auto done = unlessLost(perform(operation, *filesystem_, arguments, progress));
    const auto held = lock();
    before_->anyDone = before_->anyDone || done.has_value();
    if (!done)
        before_->touched.reset();
    else
        before_->change.operation = operation.name;
    // Some commit on their way, and one that failed may have done a part before.
    const bool commits = transaction_->generation() != generation;
    if (commits) {
        changes_ = 0;
        uncommitted_.clear();
    }
    finishStep(moment, name, done.has_value(), transaction_->kept() != kept);
    if (commits)
        committed_ = transaction_->changed() ? here_ - 1 : here_;
    if (!transaction_->changed())
        changes_ = 0;
    else if (done || changes_ == 0)
        ++changes_;
    if (const Status settled = settle(); !settled && done)
        return std::unexpected(settled.error());
    return done;
}

/// The view that it is about.
std::shared_ptr<dax::View> Session::viewOf(const Operation& operation,
                                           const Arguments& arguments) const {
    const bool hasView = std::ranges::contains(operation.parameters, "view", &Parameter::name);
    return hasView ? filesystem_->views().find(arguments.number("view")) : nullptr;
}

Result<bool> Session::cleanSome() {
    constexpr std::size_t amount = 256;  // tree blocks or items: some milliseconds
    const auto held = lock();
    if (operations_ == nullptr || !operations_->hasLeftOver() || filesystem_->frozen())
        return false;
    // Nobody has asked for it: the way forward again stays open until somebody changes something.
    if (const pmem::Moments* moments = filesystem_->moments();
        moments != nullptr && moments->after() != nullptr)
        return false;
    DAX_CHECK(unlessLost(operations_->cleanSome(amount)));
    DAX_CHECK(settle());
    return operations_->hasLeftOver();
}

Status Session::settle() {
    const auto held = lock();
    if (transaction_ == nullptr)
        return {};
    const Status settled = unlessLost(transaction_->settle());
    settled_ = transaction_->operations();
    forgetOwners();
    return settled;
}

Status Session::settleFaults() {
    return transaction_ == nullptr || transaction_->operations() == settled_ ? Status() : settle();
}

/// Where the extents of a file lie that [within) touches; null for no file. Whose they are does not matter.
std::shared_ptr<const scene::FileExtents> Session::placesOf(files::FileRef file,
                                                            ByteRange within) const {
    const auto nobody = [](std::uint64_t) -> Result<scene::ExtentOwners> {
        return scene::ExtentOwners{};
    };
    return scene::buildFileExtents(*names_, file, {}, nobody, within).value_or(nullptr);
}

/// Remembers where [within) of the file lies, but for what is remembered from before.
void Session::watchFile(files::FileRef file, ByteRange within) {
    // Looking through a small file costs nothing, and its content may lie in its item.
    constexpr std::uint64_t small = 1ULL << 20;
    const auto root = names_->rootOf(file);
    const auto inode =
        root ? files::readInode(*volume_, *root, file.inode) : std::unexpected(root.error());
    if (!inode || inode->size < small) {
        within = scene::wholeFile;
    } else if (within.end() > inode->size) {
        // The file grows: the block in which it ended is written, too.
        const std::uint64_t from = std::min(within.offset, wholeBlocks({inode->size, 0}).offset);
        within = {from, within.end() - from};
    }
    std::vector<ByteRange> parts{within};
    for (const Before::Watched& known : before_->files) {
        if (known.file != file)
            continue;
        std::vector<ByteRange> left;
        for (const ByteRange& part : parts) {
            if (part.offset < known.within.offset)
                left.push_back(
                    {part.offset, std::min(part.end(), known.within.offset) - part.offset});
            if (part.end() > known.within.end()) {
                const std::uint64_t from = std::max(part.offset, known.within.end());
                left.push_back({from, part.end() - from});
            }
        }
        parts = std::move(left);
    }
    for (const ByteRange& part : parts)
        before_->files.push_back({file, part, placesOf(file, part)});
}

/// Remembers what is there before the operation; `view`: that it is about, or null.
void Session::watch(const Operation& operation, const Arguments& arguments, const dax::View* view) {
    if (before_ == nullptr) {
        before_ = std::make_unique<Before>();
        before_->map = shownMap_;
    }
    if (before_->change.operation.empty())
        before_->change.operation = operation.name;
    before_->touched.reset();
    if (view != nullptr) {
        const files::FileRef file = view->file->ref();
        const auto range = operation.name == "store"
                               ? ByteRange::make(view->asked.offset + arguments.number("offset"),
                                                 arguments.text("data").size())
                               : std::nullopt;
        if (range)
            before_->touched = std::pair(file, *range);
        watchFile(file, range ? wholeBlocks(*range) : scene::wholeFile);
    }
    for (const Parameter& parameter : operation.parameters) {
        if (parameter.kind != ParameterKind::Path && parameter.kind != ParameterKind::NewPath)
            continue;
        const std::string& path = arguments.text(parameter.name);
        before_->paths.push_back(path);
        const auto file = names_->resolve(path);
        if (!file)
            continue;
        const auto range = rangeOf(operation, arguments);
        watchFile(*file, range ? wholeBlocks(*range) : scene::wholeFile);
        if (range && operation.name == "write")
            before_->touched = std::pair(*file, *range);
    }
}

void Session::finishChange(const std::shared_ptr<const scene::DeviceMap>& now) {
    shownMap_ = now;
    lastChange_.reset();
    if (before_ == nullptr)
        return;
    Before before = std::move(*std::exchange(before_, nullptr));
    if (before.map != nullptr)
        scene::compareMaps(*before.map, *now, before.change);
    // Files that the operations have made.
    for (const std::string& path : before.paths) {
        const auto file = names_->resolve(path);
        if (file && !std::ranges::contains(before.files, *file, &Before::Watched::file))
            before.files.push_back({*file, scene::wholeFile, nullptr});
    }
    std::ranges::stable_sort(before.files, {}, [](const Before::Watched& watched) {
        return std::tuple(watched.file, watched.within.offset);
    });
    std::vector<scene::FileChange>& changes = before.change.files;
    for (const auto& [file, within, extents] : before.files) {
        const auto after = placesOf(file, within);
        auto pieces = scene::movedPieces(extents.get(), after.get(), within);
        if (pieces.empty() && before.touched && before.touched->first == file && after != nullptr)
            pieces = scene::piecesIn(*after, intersection(before.touched->second, within));
        if (pieces.empty())
            continue;
        if (changes.empty() || changes.back().inode != file.inode ||
            changes.back().subvolume != file.subvolume)
            changes.push_back({file.subvolume, file.inode, {}});
        std::ranges::move(pieces, std::back_inserter(changes.back().pieces));
    }
    if (before.anyDone || !before.change.empty())
        lastChange_ = std::make_shared<const scene::Change>(std::move(before.change));
}

}  // namespace daxscope::session

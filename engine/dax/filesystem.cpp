#include "dax/filesystem.h"

#include <algorithm>
#include <random>

#include "base/text.h"
#include "dax/copy_ahead.h"
#include "files/marks.h"
#include "files/reader.h"

namespace daxscope::dax {

using files::Policy;

namespace {

constexpr std::uint64_t most = UINT64_MAX;
/// Writes of so many bytes let go of the engine while they are copied: some 5 µs, as many as the rest of a write.
constexpr std::uint64_t copiedAhead = 64 << 10;
constexpr std::uint64_t manyPages = 4;

ByteRange from(std::uint64_t offset) { return {offset, most - offset}; }

/// Asks the engine on behalf of a thread that is inside a window; keeps why it was refused.
class Resolver final : public FaultResolver {
public:
    Resolver(Filesystem& filesystem, View& view) : filesystem_(filesystem), view_(view) {}

    int resolve(std::uint64_t offset, bool write) override {
        refused_ = filesystem_.fault(view_, offset, write);
        return refused_ ? 0 : refused_.error().code;
    }
    [[nodiscard]] const Status& refused() const { return refused_; }

private:
    Filesystem& filesystem_;
    View& view_;
    Status refused_;
};

}  // namespace

Filesystem::Filesystem(const Views::Ground& ground, pmem::Poison& poison, bool dax)
    : ground_(ground), poison_(poison), dax_(dax), views_(ground) {
    if (ground_.operations == nullptr)
        return;
    ground_.operations->setDax(dax);
    ground_.operations->prepareCommitsBy([this] { return views_.prepareCommit(); });
}

Filesystem::~Filesystem() {
    {
        const std::scoped_lock lock(threads_);
        writers_.clear();
        processes_.clear();
    }
    if (ground_.operations != nullptr)
        ground_.operations->prepareCommitsBy({});
}

// ---- operations --------------------------------------------------------------------------------

Status Filesystem::mayOperate() const {
    const auto held = lock();
    return mayOperateNow();
}

Status Filesystem::mayOperateNow() const {
    if (ground_.operations == nullptr)
        return fail(EROFS, "the image is open read-only");
    if (views_.removed())
        return fail(EIO, "the device was removed");
    if (views_.frozen())
        return fail(EBUSY, "the filesystem is frozen: thaw it first");
    return {};
}

Result<files::Inode> Filesystem::inode(files::FileRef file) const {
    DAX_TRY(const auto root, ground_.names.rootOf(file));
    return files::readInode(ground_.volume, root, file.inode);
}

Result<bool> Filesystem::daxFor(files::FileRef file) const {
    DAX_TRY(const auto root, ground_.names.rootOf(file));
    DAX_TRY(const auto mark, files::readMark(ground_.volume, root, file.inode, files::daxMark));
    return mark.value_or(dax_);
}

Result<bool> Filesystem::daxFor(std::string_view path) const {
    const auto held = lock();
    DAX_TRY(const files::FileRef file, ground_.names.resolve(path));
    return daxFor(file);
}

Result<files::FileRef> Filesystem::fileOf(const Touched& touched) const {
    if (touched.file)
        return *touched.file;
    return ground_.names.resolve(touched.path);
}

Filesystem::Wants Filesystem::wantsOf(std::initializer_list<Touched> touched) {
    Wants wants;
    for (const Touched& one : touched) {
        const auto file = fileOf(one);
        if (!file)
            continue;
        ByteRange range = one.range;
        if (const MappedFile* mapped = views_.mapped(*file);
            one.grows && mapped != nullptr && mapped->open.inode.size < range.offset) {
            const std::uint64_t begin = alignDown(mapped->open.inode.size, pageSize);
            range = {begin, range.end() - begin};
        }
        wants.all[wants.count++] = {*file, range, one.path};
    }
    return wants;
}

Result<bool> Filesystem::isImmutable(files::FileRef file) {
    const std::uint64_t now = files().others();
    if (lastMark_.file == file && lastMark_.at == now)
        return lastMark_.immutable;
    const auto root = ground_.names.rootOf(file);
    if (!root)
        return false;
    DAX_TRY(const auto mark,
            files::readMark(ground_.volume, *root, file.inode, files::immutableMark));
    lastMark_ = {file, now, mark.value_or(false)};
    return lastMark_.immutable;
}

/// Nobody has these ranges mapped any more; what was stored into them is there.
Status Filesystem::settle(std::span<const RangeLocks::Want> wants) {
    DAX_CHECK(mayOperateNow());
    for (const RangeLocks::Want& one : wants) {
        DAX_TRY(const bool immutable, isImmutable(one.file));
        if (immutable)
            return fail(EPERM,
                        "the extents of {} are immutable: nothing may allocate, move or share them",
                        one.path.empty() ? std::format("inode {}", one.file.inode)
                                         : std::format("“{}”", escapedName(one.path)));
        DAX_CHECK(views_.quiesce(one.file, one.range, true));
    }
    return {};
}

Status Filesystem::change(const char* what, std::initializer_list<Touched> touched,
                          FunctionRef<Status(files::Operations&)> step) {
    const auto held = lock();
    Wants wants = wantsOf(touched);
    DAX_TRY(auto range, ranges_.acquire(wants.span(), what));
    // Whoever had to wait may find other files behind the paths.
    while (range.waited() && wants != wantsOf(touched)) {
        range = {};
        wants = wantsOf(touched);
        DAX_TRY(range, ranges_.acquire(wants.span(), what));
    }
    DAX_CHECK(settle(wants.span()));
    const Status done = step(files());
    views_.refresh();
    return done;
}

Result<std::vector<std::byte>> Filesystem::bytesOf(files::FileRef file, ByteRange range) {
    // Checksums of pages that are being stored to are owed: they are computed first. Without them, loads see what is there.
    if (const MappedFile* mapped = views_.mapped(file);
        mapped != nullptr && !mapped->open.noDataSum() && ground_.operations != nullptr)
        DAX_CHECK(views_.quiesce(file, range, false));
    DAX_TRY(const auto root, ground_.names.rootOf(file));
    DAX_TRY(auto reader, files::FileReader::open(ground_.volume, root, file.inode));
    std::vector<std::byte> out;
    DAX_CHECK(reader.read(range.offset, range.length, [&](Bytes piece) -> Status {
        out.insert(out.end(), piece.begin(), piece.end());
        return {};
    }));
    return out;
}

Result<std::vector<std::byte>> Filesystem::read(std::string_view path, ByteRange range) {
    const auto held = lock();
    if (views_.removed())
        return fail(EIO, "the device was removed");
    DAX_TRY(const files::FileRef file, ground_.names.resolve(path));
    return bytesOf(file, range);
}

/// Whether new space will be wanted for what is written to [range): what is the transaction's own is written in place.
bool Filesystem::mayCopyAhead(const Touched& to, ByteRange range) const {
    if (!dax_ || ground_.store == nullptr || policies().any())
        return false;
    const auto file = fileOf(to);
    if (!file)
        return file.error().code == ENOENT;
    const auto root = ground_.names.rootOf(*file);
    if (!root)
        return false;
    const auto inode = files::readInode(ground_.volume, *root, file->inode);
    const auto map = files::mapAt(ground_.volume, *root, file->inode, range.offset);
    return inode && map && !files::writesInPlace(inode->flags) &&
           (map->type != files::MapType::Mapped ||
            !ground_.operations->transaction().allocatedNow(map->extent));
}

Status Filesystem::write(std::string_view path, std::uint64_t offset, Bytes data) {
    const ByteRange range{offset, std::min<std::uint64_t>(data.size(), most - offset)};
    return write(Touched{path, range, true}, offset, data);
}

Status Filesystem::write(files::FileRef file, std::uint64_t offset, Bytes data) {
    const ByteRange range{offset, std::min<std::uint64_t>(data.size(), most - offset)};
    return write(Touched{{}, range, true, file}, offset, data);
}

Status Filesystem::write(const Touched& to, std::uint64_t offset, Bytes data) {
    const ByteRange range = to.range;
    const auto put = [&](files::Operations& o) {
        return to.file ? o.write(*to.file, offset, data) : o.write(to.path, offset, data);
    };
    return change("write", {to}, [&](files::Operations& o) -> Status {
        const std::uint64_t begin = alignDown(offset, pageSize);
        const ByteRange blocks{begin, alignUp(range.end(), pageSize) - begin};
        if (data.size() < copiedAhead || range.end() > files::maxFileSize ||
            !mayCopyAhead(to, blocks))
            return put(o);
        CopyAhead ahead(o, *ground_.store);
        if (ahead.reserve(blocks)) {
            const std::uint64_t whole = alignUp(offset, pageSize);
            ahead.fill(whole,
                       data.subspan(whole - offset, alignDown(range.end(), pageSize) - whole), {},
                       engine_, atCopy_);
            DAX_CHECK(mayOperate());
        }
        return put(o);
    });
}

Status Filesystem::truncate(std::string_view path, std::uint64_t size) {
    const std::uint64_t at = alignDown(std::min(size, files::maxFileSize), pageSize);
    return change("truncate", {{path, from(at), true}},
                  [&](files::Operations& o) { return o.truncate(path, size); });
}

Status Filesystem::punch(std::string_view path, ByteRange range) {
    return change("punch", {{path, range}},
                  [&](files::Operations& o) { return o.punch(path, range); });
}

Status Filesystem::zero(std::string_view path, ByteRange range, bool keepSize) {
    return change("zero", {{path, range, true}},
                  [&](files::Operations& o) { return o.zero(path, range, keepSize); });
}

Status Filesystem::allocate(std::string_view path, ByteRange range, bool keepSize) {
    return change("allocate", {{path, range, true}},
                  [&](files::Operations& o) { return o.allocate(path, range, keepSize); });
}

Status Filesystem::collapse(std::string_view path, ByteRange range) {
    return change("collapse", {{path, from(range.offset)}},
                  [&](files::Operations& o) { return o.collapse(path, range); });
}

Status Filesystem::insert(std::string_view path, ByteRange range) {
    return change("insert", {{path, from(range.offset)}},
                  [&](files::Operations& o) { return o.insert(path, range); });
}

Status Filesystem::unshare(std::string_view path, ByteRange range) {
    return change("unshare", {{path, range}},
                  [&](files::Operations& o) { return o.unshare(path, range); });
}

Status Filesystem::clone(std::string_view source, std::uint64_t sourceOffset,
                         std::string_view target, std::uint64_t targetOffset,
                         std::uint64_t length) {
    return change("clone",
                  {{source, from(alignDown(sourceOffset, pageSize))},
                   {target, from(alignDown(targetOffset, pageSize)), true}},
                  [&](files::Operations& o) {
                      return o.clone(source, sourceOffset, target, targetOffset, length);
                  });
}

Status Filesystem::dedupe(std::string_view source, std::uint64_t sourceOffset,
                          std::string_view target, std::uint64_t targetOffset,
                          std::uint64_t length) {
    const auto held = lock();
    // What is no file at all the operation refuses, in its own order.
    const auto one = daxFor(source);
    const auto other = daxFor(target);
    if (one && other && *one != *other)
        return fail(EINVAL, "one of the files is mapped directly (DAX), the other one is not");
    return change("dedupe",
                  {{source, from(alignDown(sourceOffset, pageSize))},
                   {target, from(alignDown(targetOffset, pageSize))}},
                  [&](files::Operations& o) {
                      return o.dedupe(source, sourceOffset, target, targetOffset, length);
                  });
}

Status Filesystem::snapshot(std::string_view source, std::string_view target, bool readOnly) {
    const auto held = lock();
    DAX_CHECK(mayOperate());
    const bool protecting = !views_.policies().has(Policy::NoWriteProtectOnSnapshot);
    views_.setProtecting(protecting);
    Status done = views_.writeBackAll(false);
    if (done)
        done = files().snapshot(source, target, readOnly);
    views_.setProtecting(true);
    views_.refresh();
    return done;
}

Status Filesystem::setReadOnly(std::string_view subvolume, bool readOnly) {
    const auto held = lock();
    DAX_CHECK(mayOperate());
    DAX_CHECK(views_.writeBackAll(false));
    if (readOnly)
        views_.protectAll();
    return files().setReadOnly(subvolume, readOnly);
}

Status Filesystem::remove(std::string_view path, bool recursive) {
    return change("remove", {}, [&](files::Operations& o) { return o.remove(path, recursive); });
}

Status Filesystem::commit() {
    const auto held = lock();
    if (ground_.operations == nullptr || views_.frozen())
        return {};
    if (views_.removed())
        return fail(EIO, "the device was removed");
    const Status done = files().commit();
    views_.touch();
    return done;
}

// ---- mapped files ------------------------------------------------------------------------------

Result<ViewId> Filesystem::map(const MapRequest& request) {
    const auto held = lock();
    DAX_TRY(const files::FileRef file, ground_.names.resolve(request.path));
    DAX_TRY(const bool mayMap, daxFor(file));
    if (!mayMap)
        return fail(
            EOPNOTSUPP, "“{}” cannot be mapped: {}", escapedName(request.path),
            dax_ ? "its mark user.daxscope.dax is 0"
                 : "this session was opened without dax, and the file has no mark of its own");
    DAX_TRY(const auto root, ground_.names.rootOf(file));
    DAX_TRY(const files::Inode inode, files::readInode(ground_.volume, root, file.inode));
    if (!inode.isRegular())
        return fail(inode.isDirectory() ? EISDIR : EINVAL, "“{}” is not a regular file",
                    escapedName(request.path));
    DAX_TRY(const auto view, views_.map(request, file));
    return view->id;
}

Status Filesystem::unmap(ViewId id) {
    endWriter(id);
    const auto held = lock();
    DAX_TRY(const auto view, viewFor(id));
    const std::array<RangeLocks::Want, 1> whole{{{view->file->ref(), from(0), view->asked.path}}};
    DAX_TRY(const auto range, ranges_.acquire(whole, "unmap"));
    return views_.unmap(id);
}

Status Filesystem::fault(View& view, std::uint64_t offset, bool write) {
    const auto held = lock();
    if (view.closed)
        return views_.fault(view, offset, write);
    const std::uint64_t page = view.firstPage() + offset / pageSize;
    const std::array<RangeLocks::Want, 1> wanted{
        {{view.file->ref(), {page * pageSize, view.asked.around * pageSize}, view.asked.path}}};
    DAX_TRY(const auto range, ranges_.acquire(wanted, write ? "write fault" : "read fault"));
    // A page or two are copied in less time than it takes to let go and come back; unless somebody waits.
    const bool apart = engine_.wanted() || view.asked.around >= manyPages || atCopy_;
    const auto source =
        write && apart ? views_.copySource(view, offset) : std::optional<Views::CopySource>();
    if (!source)
        return views_.fault(view, offset, write);
    CopyAhead ahead(files(), *ground_.store);
    // Whoever looks meanwhile sees it locked.
    Entries& entries = view.file->entries;
    if (ahead.reserve({source->offset, source->device.length})) {
        entries.lock(page);
        ahead.fill(source->offset,
                   ground_.volume.device().subspan(source->device.offset, source->device.length),
                   source->device.offset, engine_, atCopy_);
        entries.unlock(page);
    }
    return views_.fault(view, offset, write);
}

std::string Filesystem::rangeLocks() const {
    const auto held = lock();
    return ranges_.text();
}

Result<std::shared_ptr<View>> Filesystem::viewFor(ViewId view) const {
    const auto held = lock();
    auto found = views_.find(view);
    if (found == nullptr)
        return fail(EINVAL, "there is no view {}", view);
    return found;
}

Status Filesystem::access(View& view, std::uint64_t offset, std::byte* buffer, std::size_t length,
                          bool write) {
    const std::uint64_t size = view.window->length();
    if (offset > size || length > size - offset)
        return fail(EFAULT, "the view has {} bytes; {} at {} reach beyond it", size, length,
                    offset);
    Resolver resolver(*this, view);
    const trace::As process(view.actor);
    const trace::At file(view.subject);
    trace::Span span(trace(), write ? trace::Kind::Store : trace::Kind::Load,
                     view.asked.offset + offset, length);
    const int refused =
        accessWindow(view.window->base(), size, offset, buffer, length, write, resolver);
    if (refused == 0)
        return {};
    span.fails(refused);
    if (!resolver.refused())
        return failAt(resolver.refused().error(),
                      std::format("“{}”, mapped by {} at {}", escapedName(view.asked.path),
                                  view.asked.process, view.asked.offset + offset));
    // The image's file ends before this page now, or its device failed: for the image map, too (pmem/device_lost.h).
    const auto held = lock();
    std::uint64_t lost = ground_.volume.device().size() - 1;
    view.window->forEach(offset / pageSize, (offset + length + pageSize - 1) / pageSize,
                         [&](std::uint64_t, const Cell& cell) {
                             if (cell.mapsBlock())
                                 lost = std::min(lost, cell.block * pageSize);
                         });
    (void)*const_cast<const volatile std::byte*>(ground_.volume.device().data() + lost);
    views_.removeDevice();
    return fail(refused, "the image's file ends before this page now, or its device failed");
}

Result<std::vector<std::byte>> Filesystem::load(ViewId id, ByteRange range) {
    DAX_TRY(const auto view, viewFor(id));
    if (range.length > view->window->length())
        return fail(EFAULT, "the view has {} bytes", view->window->length());
    std::vector<std::byte> bytes(range.length);
    DAX_CHECK(access(*view, range.offset, bytes.data(), bytes.size(), false));
    ++view->loads;
    return bytes;
}

Status Filesystem::store(ViewId id, std::uint64_t offset, Bytes data) {
    DAX_TRY(const auto view, viewFor(id));
    std::vector<std::byte> bytes(data.begin(), data.end());
    const Status done = access(*view, offset, bytes.data(), bytes.size(), true);
    ++view->stores;
    return done;
}

Result<Process*> Filesystem::processOf(ViewId id) {
    DAX_TRY(const auto view, viewFor(id));
    const std::scoped_lock lock(threads_);
    auto& process = processes_[view->asked.process];
    if (process == nullptr)
        process = std::make_unique<Process>(view->asked.process);
    return process.get();
}

Result<std::vector<std::byte>> Filesystem::loadAs(ViewId view, ByteRange range) {
    DAX_TRY(Process * process, processOf(view));
    Result<std::vector<std::byte>> answer;
    process->run([&] { answer = load(view, range); });
    return answer;
}

Status Filesystem::storeAs(ViewId view, std::uint64_t offset, Bytes data) {
    DAX_TRY(Process * process, processOf(view));
    Status answer;
    process->run([&] { answer = store(view, offset, data); });
    return answer;
}

Status Filesystem::flush(ViewId id, ByteRange range) {
    const auto held = lock();
    DAX_TRY(const auto view, viewFor(id));
    if (ground_.store == nullptr)
        return {};
    if (views_.removed())
        return fail(EIO, "the device was removed");
    const std::uint64_t size = view->window->length();
    if (range.offset > size || range.length > size - range.offset)
        return fail(EFAULT, "the view has {} bytes", size);
    for (std::uint64_t at = range.offset; at < range.end();) {
        const std::uint64_t to = std::min(range.end(), alignDown(at, pageSize) + pageSize);
        const Cell cell = view->window->cell(at / pageSize);
        if (cell.mapsBlock()) {
            const ByteRange part{cell.block * pageSize + at % pageSize, to - at};
            ground_.store->storedByOthers(part);
            ground_.store->flush(part);
        }
        at = to;
    }
    return {};
}

Status Filesystem::fence() {
    const auto held = lock();
    if (views_.removed())
        return fail(EIO, "the device was removed");
    return ground_.store == nullptr ? Status() : ground_.store->fence();
}

Status Filesystem::sync(ViewId id) {
    const auto held = lock();
    DAX_TRY(const auto view, viewFor(id));
    if (ground_.operations == nullptr)
        return {};
    DAX_CHECK(mayOperate());
    DAX_CHECK(views_.writeBack(*view->file, {0, most}, true));
    return commit();
}

Result<std::vector<std::byte>> Filesystem::contentOf(ViewId id, ByteRange range) {
    const auto held = lock();
    DAX_TRY(const auto view, viewFor(id));
    if (!view->asked.shared)
        return fail(EOPNOTSUPP, "the source of a write must be a shared view");
    const std::uint64_t size = view->window->length();
    if (range.offset > size || range.length > size - range.offset)
        return fail(EFAULT, "the view has {} bytes", size);
    const ByteRange inFile{view->asked.offset + range.offset, range.length};
    if (inFile.end() > view->file->pages() * pageSize)
        return fail(EFAULT, "the source lies behind the end of the file");
    DAX_TRY(auto out, bytesOf(view->file->ref(), inFile));
    out.resize(range.length);
    return out;
}

// ---- writers -----------------------------------------------------------------------------------

Status Filesystem::startWriter(ViewId id, double perSecond) {
    DAX_TRY(const auto view, viewFor(id));
    if (!(perSecond > 0))
        return fail(EINVAL, "a writer stores more than 0 times a second");
    endWriter(id);
    const std::uint64_t words = view->window->length() / sizeof(std::uint64_t);
    auto random = std::make_shared<std::mt19937_64>(id);
    const std::scoped_lock lock(threads_);
    writers_[id] = std::make_unique<Writer>(
        perSecond, thawed_, [this, view, words, random, count = std::uint64_t{0}]() mutable {
            const std::uint64_t at = (*random)() % words * sizeof(std::uint64_t);
            ++count;
            std::array<std::byte, sizeof count> bytes{};
            std::memcpy(bytes.data(), &count, sizeof count);
            const Status done = access(*view, at, bytes.data(), bytes.size(), true);
            ++view->stores;
            return done;
        });
    return {};
}

void Filesystem::endWriter(ViewId view) {
    std::unique_ptr<Writer> ending;
    {
        const std::scoped_lock lock(threads_);
        const auto found = writers_.find(view);
        if (found == writers_.end())
            return;
        ending = std::move(found->second);
        writers_.erase(found);
    }
    ending.reset();  // joins, without our lock
}

Status Filesystem::stopWriter(ViewId view) {
    DAX_CHECK(viewFor(view).transform([](const auto&) {}));
    endWriter(view);
    return {};
}

bool Filesystem::hasWriter(ViewId view) const {
    const std::scoped_lock lock(threads_);
    const auto found = writers_.find(view);
    return found != writers_.end() && !found->second->ended();
}

bool Filesystem::hasWriters() const {
    const std::scoped_lock lock(threads_);
    return std::ranges::any_of(writers_, [](const auto& one) { return !one.second->ended(); });
}

// ---- freeze, poison, removal -------------------------------------------------------------------

Status Filesystem::freeze() {
    const auto held = lock();
    DAX_TRY(const auto all, ranges_.acquireAll("freeze"));
    DAX_CHECK(mayOperate());
    const bool protecting = !views_.policies().has(Policy::FreezeWithoutWriteProtect);
    views_.setProtecting(protecting);
    // Pages of MAP_SYNC views, too, which a commit leaves writable.
    Status done = views_.writeBackAll(false);
    if (done)
        done = files().commit();
    views_.setProtecting(true);
    DAX_CHECK(done);
    // Shut before anybody is told to wait there.
    thawed_.shut();
    views_.setFrozen(true);
    if (protecting)
        views_.protectAll();
    ground_.trace.note(trace::Kind::Freeze, 0, 0);
    views_.touch();
    return {};
}

Status Filesystem::thaw() {
    const auto held = lock();
    if (!views_.frozen())
        return fail(EINVAL, "the filesystem is not frozen");
    views_.setFrozen(false);
    ground_.trace.note(trace::Kind::Thaw, 0, 0);
    views_.touch();
    thawed_.open();
    return {};
}

bool Filesystem::frozen() const {
    const auto held = lock();
    return views_.frozen();
}

Status Filesystem::poison(ByteRange range) {
    const auto held = lock();
    const std::uint64_t size = ground_.volume.device().size();
    if (range.length == 0 || range.offset >= size || range.length > size - range.offset)
        return fail(EINVAL, "the image has {} bytes", size);
    poison_.add(range);
    ground_.trace.note(trace::Kind::Poison, range.offset, range.length);
    views_.forgetDevice(range);
    return {};
}

Status Filesystem::removeDevice() {
    const auto held = lock();
    DAX_TRY(const auto all, ranges_.acquireAll("removal of the device"));
    views_.removeDevice();
    return {};
}

Status Filesystem::setPolicy(Policy policy, bool on) {
    const auto held = lock();
    if (on && !scratch_)
        return fail(EPERM, "“{}” lost the argument: only a scratch image may try it",
                    policyName(policy));
    if (ground_.operations == nullptr)
        return fail(EROFS, "the image is open read-only");
    ground_.operations->policies().set(policy, on);
    views_.touch();
    return {};
}

files::Policies Filesystem::policies() const {
    const auto held = lock();
    return ground_.operations == nullptr ? files::Policies() : ground_.operations->policies();
}

}  // namespace daxscope::dax

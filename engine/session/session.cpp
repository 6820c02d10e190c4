#include "session/session.h"

#include "session/chance.h"

namespace daxscope::session {

namespace {

/// pmem's sentence begins with the granularity, which the scene names by itself.
std::string withoutName(const std::string& reason, std::string_view name) {
    const std::string prefix = std::format("{} — ", name);
    return reason.starts_with(prefix) ? reason.substr(prefix.size()) : reason;
}

}  // namespace

Result<std::unique_ptr<Session>> Session::open(const std::string& path, bool dax) {
    DAX_TRY(auto session, openMapped(path, pmem::Access::ReadOnly));
    session->startMapping(dax);
    return session;
}

Result<std::unique_ptr<Session>> Session::openForWriting(const std::string& path, bool dax) {
    DAX_TRY(auto session, openMapped(path, pmem::Access::ReadWrite));
    if (const Status started = session->startWriting(); !started)
        return failAt(started.error(), path);
    session->startMapping(dax);
    return session;
}

Status Session::startWriting() {
    DAX_TRY(auto store, pmem::Store::over(*map_));
    store_ = std::make_unique<pmem::Store>(std::move(store));
    store_->attach(trace_, poison_);
    DAX_TRY(transaction_, volume::Transaction::open(*volume_, *store_));
    DAX_TRY(const auto seed, seedFromEnvironment());
    Chance chance = makeChance(seed, volume_->super().generation);
    operations_ = std::make_unique<files::Operations>(
        *transaction_, *names_, files::Environment{std::move(chance.now), std::move(chance.uuid)});
    return operations_->findLeftOver();
}

Result<std::unique_ptr<Session>> Session::openMapped(const std::string& path, pmem::Access access) {
    std::unique_ptr<Session> session(new Session);
    DAX_TRY(session->map_, pmem::ImageMap::open(path, access));
    const pmem::ImageMap& map = *session->map_;
    const std::string granularity(pmem::granularityName(map.granularity()));
    session->facts_ = {
        path,
        std::string(map.kindName()),
        granularity,
        withoutName(map.granularityReason(), granularity),
        map.granularityEmulated() ? scene::Evidence::Emulated : scene::Evidence::Measured,
        map.size()};
    auto started = session->start(map.bytes());
    if (!started)
        return failAt(session->unlessLost(std::move(started)).error(), path);
    return session;
}

Result<std::unique_ptr<Session>> Session::openBytes(Bytes image, std::string name) {
    std::unique_ptr<Session> session(new Session);
    session->facts_ = {
        std::move(name),           "bytes in memory", "page", "not mapped from a device",
        scene::Evidence::Modelled, image.size()};
    DAX_CHECK(session->start(image));
    return session;
}

Status Session::start(Bytes image, const std::function<void(volume::Volume&)>& show) {
    DAX_TRY(volume_, volume::Volume::open(image));
    if (show)
        show(*volume_);
    volume_->avoid(&poison_);
    DAX_TRY(names_, files::Namespace::open(*volume_));
    backrefs_ = std::make_unique<volume::Backrefs>(*volume_);
    return {};
}

void Session::startMapping(bool dax) {
    const bool belowPage = map_->granularity() != pmem::Granularity::Page;
    filesystem_ = std::make_unique<dax::Filesystem>(
        dax::Views::Ground{*volume_, *names_, operations_.get(), store_.get(), poison_, trace_,
                           map_->descriptor(), belowPage, map_->granularityReason()},
        poison_, dax);
    filesystem_->atMoment([this] {
        auto mapped = scene::knownMappings(*filesystem_);
        const std::uint64_t bytes = mapped == nullptr ? 0 : scene::memoryOf(*mapped);
        return dax::Filesystem::Attached{std::move(mapped), bytes};
    });
}

dax::EngineLock Session::lock() const {
    return filesystem_ == nullptr ? dax::EngineLock() : filesystem_->lock();
}

void Session::setScratch() {
    scratch_ = true;
    if (filesystem_ != nullptr)
        filesystem_->setScratch();
}

std::shared_ptr<const scene::Mappings> Session::mappings() const {
    if (filesystem_ != nullptr)
        return scene::buildMappings(*filesystem_);
    return then_ && then_->past ? then_->past->mappings : nullptr;
}

Status Session::poison(ByteRange range) {
    return filesystem_ == nullptr ? fail(EROFS, "the image is not mapped")
                                  : filesystem_->poison(range);
}

Status Session::commit() {
    if (operations_ == nullptr)
        return {};
    const auto held = lock();
    trace::Span span(trace_, trace::Kind::Operation, 0, 0, "commit");
    pmem::Moments* const moments = filesystem_->moments();
    const bool atMoment = moments != nullptr && !filesystem_->changedSinceMoment();
    if (const Status done = filesystem_->commit(); !done) {
        span.fails(done.error().code);
        return done;
    }
    // A commit is no step of its own: undo takes back what was done before it, too.
    if (atMoment && moments->changed() && moments->here()->name.empty() &&
        moments->here()->label.empty())
        moments->forgetNewest();
    changes_ = 0;
    if (!transaction_->changed())
        uncommitted_.clear();
    committed_ = here_;
    forgetOwners();
    return {};
}

/// What these know of the extent tree is of an earlier moment.
void Session::forgetOwners() {
    backrefs_ = std::make_unique<volume::Backrefs>(*volume_);
    deviceMap_.reset();
}

Result<scene::ImageInfo> Session::info() const {
    const auto held = lock();
    return unlessLost(
        Result<scene::ImageInfo>(scene::buildInfo(*volume_, *names_, facts_, writeFacts())));
}

Result<ScenePtr> Session::picture(Progress& progress,
                                  const std::function<void(ScenePtr)>& partial) {
    const scene::WriteFacts writing = writeFacts();
    const scene::LiveImage::Source source{*volume_, *names_, facts_, writing};
    // Where nothing is written nobody says what changed.
    volume::Transaction::Touched touched{.everything = true, .extents = {}};
    if (transaction_ != nullptr) {
        transaction_->collectTouched();
        touched = transaction_->takeTouched();
    }
    // What cannot be read is found by reading everything.
    const bool follows =
        !touched.everything && poison_.empty() && live_.canFollow(source, touched.extents.size());
    if (follows) {
        holders_.forget(touched.extents);
        if (auto followed = unlessLost(live_.follow(source, *backrefs_, touched.extents))) {
            deviceMap_ = (*followed)->device;
            return followed;
        }
    }
    holders_.clear();
    auto built = unlessLost(live_.build(source, progress, partial));
    if (built)
        deviceMap_ = (*built)->device;
    return built;
}

Result<ScenePtr> Session::scene(Progress& progress, const std::function<void(ScenePtr)>& partial) {
    const auto held = lock();
    DAX_CHECK(settleFaults());
    auto built = picture(progress, partial);
    if (built)
        finishChange(deviceMap_);
    return built;
}

Result<std::shared_ptr<const scene::FileExtents>> Session::fileExtents(files::FileRef file,
                                                                       std::string path) {
    const auto held = lock();
    DAX_CHECK(settleFaults());
    const auto lookup = deviceMap_ != nullptr ? scene::ownersFromMap(*volume_, deviceMap_)
                                              : scene::ownersFromBackrefs(*backrefs_);
    return unlessLost(scene::buildFileExtents(*names_, file, std::move(path), lookup));
}

Result<std::shared_ptr<const scene::FileExtents>> Session::fileExtents(std::string path) {
    const auto held = lock();
    DAX_TRY(const auto file, names_->resolve(path));
    return fileExtents(file, std::move(path));
}

Result<std::shared_ptr<const scene::Directory>> Session::directory(files::FileRef dir) {
    const auto held = lock();
    return unlessLost(scene::buildDirectory(*names_, dir, deviceMap_));
}

Result<std::shared_ptr<const scene::Owners>> Session::owners(std::uint64_t deviceByte) {
    const auto held = lock();
    DAX_CHECK(settleFaults());
    auto owners = unlessLost(scene::buildOwners(*names_, *backrefs_, deviceByte));
    const auto extent = owners && !(*owners)->allocated && deviceMap_ != nullptr
                            ? deviceMap_->extentAt(deviceByte)
                            : std::nullopt;
    if (!extent)
        return owners;
    auto known = std::make_shared<scene::Owners>(**owners);
    if (extent->kind == scene::ExtentKind::Freed) {
        known->sentence = "given up by an operation that is not committed: free after the commit";
        return known;
    }
    known->allocated = true;
    known->extent = *extent;
    known->sentence = "allocated; the extent tree is just being told of it";
    return known;
}

Result<std::shared_ptr<const scene::BlockDump>> Session::block(std::uint64_t deviceByte) {
    const auto held = lock();
    return unlessLost(scene::buildBlockDump(*names_, *backrefs_, deviceByte));
}

Result<std::vector<scene::SearchHit>> Session::search(std::string_view text, std::size_t limit,
                                                      Progress& progress) {
    const auto held = lock();
    return unlessLost(scene::search(*names_, text, limit, progress));
}

}  // namespace daxscope::session

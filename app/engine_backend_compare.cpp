// EngineBackend's side of comparing: two subvolumes of what is shown, or the whole image at two moments.
#include "app/engine_backend.h"
#include "session/session.h"

namespace daxscope::app {

using ui::ComparedSide;
using ui::Job;

namespace {

/// Null: not there, or no file.
Result<ui::FileExtentsPtr> fileIn(session::Session& session, const std::string& path) {
    auto file = session.fileExtents(path);
    if (file)
        return *file;
    if (file.error().code == ENOENT || file.error().code == EISDIR || file.error().code == EINVAL)
        return nullptr;
    return std::unexpected(std::move(file).error());
}

}  // namespace

Job EngineBackend::compare(const ComparedSide& was, const ComparedSide& is) {
    return startLooking([=, this](Job job, Progress& progress) {
        const auto found = [&]() -> Result<scene::DifferencesPtr> {
            if (!was.subvolume.empty() || !is.subvolume.empty())
                return sessionFor(job)->compare(was.subvolume, is.subvolume, progress);
            DAX_TRY(const auto before, sessionAt(was.moment, progress));
            DAX_TRY(const auto after, sessionAt(is.moment, progress));
            const auto changed = session_->changedBytes(*before, *after);
            return after->compareWith(*before, changed, progress);
        };
        if (presentFor(job) == nullptr)
            return;
        const auto differences = found();
        differences ? emit comparisonReady(job, *differences) : report(job, differences.error());
    });
}

Job EngineBackend::compareFile(const ComparedSide& was, const ComparedSide& is,
                               const std::string& path) {
    return startLooking([=, this](Job job, Progress& progress) {
        const auto found = [&](const ComparedSide& side) -> Result<ui::FileExtentsPtr> {
            if (!side.subvolume.empty())
                return fileIn(*sessionFor(job), scene::pathBelow(side.subvolume, path));
            DAX_TRY(const auto session, sessionAt(side.moment, progress));
            return fileIn(*session, path);
        };
        if (presentFor(job) == nullptr)
            return;
        const auto before = found(was);
        if (!before)
            return report(job, before.error());
        const auto after = found(is);
        if (!after)
            return report(job, after.error());
        emit comparedFileReady(job, *before, *after);
    });
}

}  // namespace daxscope::app

#include "app/timeline_source.h"

namespace daxscope::app {

void TimelineSource::update(session::Session& session) {
    builder_.add(session.trace().take(builder_.newest()));
    builder_.setProcesses(session.trace().processes());
    const auto unnamed = builder_.takeUnnamed();
    if (unnamed.empty() || session.filesystem() == nullptr)
        return;
    const auto held = session.filesystem()->lock();
    std::map<trace::Subject, std::string> paths;
    for (const trace::Subject& file : unnamed) {
        const auto names = session.names().pathsOf({file.subvolume, file.inode}, 1);
        if (names && !names->empty())
            paths.emplace(file, names->front());
    }
    builder_.addPaths(paths);
}

}  // namespace daxscope::app

#include "app/timeline_source.h"

namespace daxscope::app {

void TimelineSource::update(session::Session& session) {
    std::vector<trace::Subject> unnamed;
    {
        const std::lock_guard lock(mutex_);
        add(session.trace());
        unnamed = builder_.takeUnnamed();
    }
    if (unnamed.empty() || session.filesystem() == nullptr)
        return;
    std::map<trace::Subject, std::string> paths;
    {
        const auto held = session.filesystem()->lock();
        for (const trace::Subject& file : unnamed) {
            const auto names = session.names().pathsOf({file.subvolume, file.inode}, 1);
            if (names && !names->empty())
                paths.emplace(file, names->front());
        }
    }
    const std::lock_guard lock(mutex_);
    builder_.addPaths(paths);
}

bool TimelineSource::take(trace::Trace& trace) {
    const std::lock_guard lock(mutex_);
    if (trace_ != nullptr && trace_ != &trace)
        return false;
    add(trace);
    return true;
}

void TimelineSource::add(trace::Trace& trace) {
    trace_ = &trace;
    builder_.add(trace.take(builder_.newest()));
    builder_.setProcesses(trace.processes());
}

void TimelineSource::show(const std::function<void(scene::TimelinePtr)>& show) const {
    const std::lock_guard lock(mutex_);
    show(builder_.timeline());
}

scene::TimelinePtr TimelineSource::timeline() const {
    const std::lock_guard lock(mutex_);
    return builder_.timeline();
}

}  // namespace daxscope::app

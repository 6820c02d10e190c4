// The timeline of one session, as far as its trace has come.
//
// Thread-safe: a thread that stands at an event (trace/halt.h) takes what led there, while the session's own may be asked for
// more. Nobody waits for the engine here with the lock of this class.
#pragma once

#include <functional>
#include <mutex>

#include "scene/build_timeline.h"
#include "session/session.h"

namespace daxscope::app {

class TimelineSource {
public:
    /// Takes what is new, and finds the names of files that are new in it. Asks the session.
    void update(session::Session& session);
    /// Takes what is new, and asks nobody. False: this is the timeline of another trace.
    bool take(trace::Trace& trace);
    /// Calls `show` with the timeline; no newer one is shown before it returns.
    void show(const std::function<void(scene::TimelinePtr)>& show) const;
    [[nodiscard]] scene::TimelinePtr timeline() const;

private:
    void add(trace::Trace& trace);

    mutable std::mutex mutex_;
    const trace::Trace* trace_ = nullptr;
    scene::TimelineBuilder builder_;
};

}  // namespace daxscope::app

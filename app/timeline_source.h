// The timeline of one session, as far as its trace has come. One thread: that which asks the session.
#pragma once

#include "scene/build_timeline.h"
#include "session/session.h"

namespace daxscope::app {

class TimelineSource {
public:
    /// Takes what is new, and finds the names of files that are new in it.
    void update(session::Session& session);
    [[nodiscard]] scene::TimelinePtr timeline() const { return builder_.timeline(); }

private:
    scene::TimelineBuilder builder_;
};

}  // namespace daxscope::app

// EngineBackend's side of what happens in the engine: the trace of the open session becomes a timeline.
//
// The trace tells when there is something; until then nobody asks. The session's thread makes the pictures, between jobs: what
// a long job does faster than the trace's ring can keep is counted as lost.
#include <QTimer>

#include "app/engine_backend.h"
#include "app/timeline_source.h"

namespace daxscope::app {

void EngineBackend::watchEvents(bool watch) {
    QMetaObject::invokeMethod(worker_, [this, watch] {
        if (watchingEvents_ == watch)
            return;
        watchingEvents_ = watch;
        followEvents(false);
    });
}

void EngineBackend::followEvents(bool fresh) {
    if (fresh)
        events_ = session_ == nullptr ? nullptr : std::make_unique<TimelineSource>();
    if (session_ != nullptr) {
        trace::Trace& trace = session_->trace();
        if (watchingEvents_) {
            trace.onEvents([this] { wantEvents(); });
            trace.start();
        } else {
            trace.stop();
            trace.onEvents({});
        }
    }
    if (fresh || watchingEvents_)
        wantEvents();
}

void EngineBackend::wantEvents() {
    if (eventsWanted_.exchange(true))
        return;
    QMetaObject::invokeMethod(worker_, [this] { sendEvents(); }, Qt::QueuedConnection);
}

void EngineBackend::sendEvents() {
    constexpr auto frame = std::chrono::milliseconds(33);
    const auto now = std::chrono::steady_clock::now();
    if (now < eventsSent_ + frame) {
        QTimer::singleShot(frame, worker_, [this] { sendEvents(); });
        return;
    }
    eventsSent_ = now;
    eventsWanted_ = false;
    if (session_ == nullptr || events_ == nullptr) {
        emit eventsChanged(nullptr);
        return;
    }
    events_->update(*session_);
    emit eventsChanged(events_->timeline());
}

}  // namespace daxscope::app

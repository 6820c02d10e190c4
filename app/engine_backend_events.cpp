// EngineBackend's side of what happens in the engine: the trace of the open session becomes a timeline.
//
// The trace tells when there is something; until then nobody asks. The session's thread makes the pictures, between jobs: what
// a long job does faster than the trace's ring can keep is counted as lost. A thread that stands at an event sends the pictures
// of that moment itself (engine_backend_standing): the session's own thread may be the one that stands, or wait for what that one
// holds.
#include <QTimer>

#include "app/engine_backend.h"
#include "app/lesson_scenario.h"
#include "app/timeline_source.h"
#include "scene/build_mappings.h"

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
    if (fresh) {
        const std::lock_guard lock(shownMutex_);
        events_ = session_ == nullptr ? nullptr : std::make_shared<TimelineSource>();
    }
    if (session_ != nullptr) {
        trace::Trace& trace = session_->trace();
        trace.stopBy(&halt_);
        if (watchingEvents_) {
            trace.onEvents([this] { wantEvents(); });
            trace.start();
        } else {
            // The steps of a lesson are judged by what happened, too.
            if (lesson_ == nullptr)
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
    const auto held = holdEngine();
    if (!held || now < eventsSent_ + frame) {
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
    events_->show([this](const ui::TimelinePtr& timeline) { emit eventsChanged(timeline); });
}

// ---- step by step ------------------------------------------------------------------------------

void EngineBackend::step(trace::Step step) {
    giveUpStanding();
    halt_.step(step);
}

void EngineBackend::cancelStanding() {
    giveUpStanding();
    halt_.cancel();
}

void EngineBackend::setBreakpoints(const std::vector<trace::Breakpoint>& breakpoints) {
    halt_.setBreakpoints(breakpoints);
}

void EngineBackend::setStepFilter(const scene::EventFilter& filter) {
    if (filter.empty())
        return halt_.setFilter({});
    halt_.setFilter([filter](const trace::Event& event) { return filter.passes(event); });
}

void EngineBackend::setPace(std::chrono::milliseconds each) {
    if (each.count() == 0 && halt_.standsBriefly())
        giveUpStanding();
    pace_ = each;
    halt_.setPace(each);
}

/// On the thread that stands, or goes on.
void EngineBackend::standsAt(trace::Trace& trace, const trace::Event* event) {
    if (event == nullptr) {
        endStanding();
        emit stands(0);
        return;
    }
    // It was on its way here when its script was stopped.
    if (scriptStops())
        halt_.cancel();
    {
        const std::lock_guard lock(shownMutex_);
        if (events_ != nullptr && events_->take(trace))
            events_->show(
                [this](const ui::TimelinePtr& timeline) { emit eventsChanged(timeline); });
        if (told_ != nullptr) {
            // Not if the engine is another thread's: that waits for this one before its next event.
            dax::Filesystem& filesystem = *told_->filesystem();
            if (const auto held = filesystem.tryLock(); held.owns_lock())
                emit mappingsChanged(scene::buildMappings(filesystem));
            beginStanding(*told_);
        }
    }
    emit stands(event->sequence);
    halt_.whileStanding([this] { showStanding(); });
    halt_.whileStanding([this] { answerWhileStanding(); });
}

void EngineBackend::tellOf(session::Session* session) {
    const std::lock_guard lock(shownMutex_);
    told_ = session;
}

}  // namespace daxscope::app

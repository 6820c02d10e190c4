// How far the engine goes: whether it stands at an event, where it is to stop, and how fast it runs (mission G4).
//
// Keeps what the user has asked for, and tells the backend. Steps stop at what the timeline shows; breakpoints stop always. Stops
// at a file or at bytes go with their image. GUI thread; nothing waits.
#pragma once

#include <QObject>
#include <chrono>
#include <vector>

#include "ui/backend.h"

namespace daxscope::ui {

class Stepping : public QObject {
    Q_OBJECT
public:
    using Breakpoint = trace::Breakpoint;

    explicit Stepping(Backend* backend, QObject* parent = nullptr);

    /// The number of the event at which a thread stands; 0: nothing stands.
    [[nodiscard]] quint64 standing() const { return standing_; }
    /// It is to stop at its next event.
    [[nodiscard]] bool pausing() const { return pausing_ && standing_ == 0; }
    [[nodiscard]] const std::vector<Breakpoint>& breakpoints() const { return breakpoints_; }
    [[nodiscard]] bool has(const Breakpoint& breakpoint) const;
    /// It does not go on by itself: somebody pauses or steps.
    [[nodiscard]] bool wantsToStand() const { return pausing_ || pace_.count() == 0; }
    /// 0: at full speed.
    [[nodiscard]] std::chrono::milliseconds pace() const { return pace_; }
    /// Something of it is asked for: then events must be recorded.
    [[nodiscard]] bool wanted() const {
        return pausing_ || standing_ != 0 || !breakpoints_.empty() || pace_.count() != 0;
    }

    /// What runs stops at its next event; what stands, or is about to, goes on.
    void pauseOrContinue();
    /// Stands: goes on that far. Else: as pauseOrContinue().
    void step(trace::Step step);
    /// Takes back what stands, as far as it can be.
    void cancelStanding();
    /// In if it was not, out if it was.
    void toggle(const Breakpoint& breakpoint);
    void clearBreakpoints();
    void setPace(std::chrono::milliseconds each);
    void setFilter(const scene::EventFilter& filter) { backend_->setStepFilter(filter); }
    /// Another image, or none: nothing stands, and what is only of the one before goes.
    void forgetImage();

signals:
    void changed();
    /// It stands at another event.
    void stood(quint64 sequence);

private:
    void sendBreakpoints();

    Backend* backend_;
    quint64 standing_ = 0;
    bool pausing_ = false;
    std::vector<Breakpoint> breakpoints_;
    std::chrono::milliseconds pace_{0};
};

}  // namespace daxscope::ui

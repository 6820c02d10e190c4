#include "ui/stepping.h"

#include <algorithm>

namespace daxscope::ui {

using trace::Step;

Stepping::Stepping(Backend* backend, QObject* parent) : QObject(parent), backend_(backend) {
    connect(backend_, &Backend::stands, this, [this](quint64 sequence) {
        standing_ = sequence;
        emit changed();
        if (sequence != 0)
            emit stood(sequence);
    });
}

bool Stepping::has(const Breakpoint& breakpoint) const {
    return std::ranges::contains(breakpoints_, breakpoint);
}

void Stepping::pauseOrContinue() {
    // In slow motion what stands goes on by itself; what is asked for is a longer look.
    const bool goesOn = pausing_ || (standing_ != 0 && wantsToStand());
    step(goesOn ? Step::Run : Step::Into);
}

void Stepping::step(Step step) {
    pausing_ = step != Step::Run;
    backend_->step(step);
    emit changed();
}

void Stepping::cancelStanding() {
    pausing_ = false;
    backend_->cancelStanding();
    emit changed();
}

void Stepping::toggle(const Breakpoint& breakpoint) {
    if (std::erase(breakpoints_, breakpoint) == 0)
        breakpoints_.push_back(breakpoint);
    sendBreakpoints();
}

void Stepping::clearBreakpoints() {
    breakpoints_.clear();
    sendBreakpoints();
}

void Stepping::setPace(std::chrono::milliseconds each) {
    pace_ = each;
    backend_->setPace(each);
    emit changed();
}

void Stepping::forgetImage() {
    pausing_ = false;
    standing_ = 0;
    std::erase_if(breakpoints_, [](const Breakpoint& b) { return b.file || b.device; });
    sendBreakpoints();
}

void Stepping::sendBreakpoints() {
    backend_->setBreakpoints(breakpoints_);
    emit changed();
}

}  // namespace daxscope::ui

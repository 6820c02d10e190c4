#include "ui/moment_states.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include "ui/text.h"

namespace daxscope::ui {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(daxscope::ui::MomentStates)
};

}  // namespace

MomentStates statesOf(const scene::History& history) {
    MomentStates out;
    if (!history.byMoments) {
        if (history.uncommitted.empty() || !history.canUndo)
            return out;
        out.states = {{.lastCommit = true}, {.name = history.uncommitted.back()}};
        out.now = 1;
        return out;
    }
    // A moment is the state before what it is named for; the list has what led to each.
    MomentState next{.first = !history.moments.empty() && history.moments.front().number == 1};
    for (const auto& moment : history.moments) {
        next.moment = moment.number;
        next.label = moment.label;
        if (next.seconds == 0)
            next.seconds = moment.seconds;
        out.states.push_back(next);
        if (moment.here)
            out.now = static_cast<int>(out.states.size()) - 1;
        next = {.name = moment.name, .seconds = moment.seconds};
    }
    // Since the last one something has changed.
    if (!out.states.empty() && !next.name.empty() &&
        out.now == static_cast<int>(out.states.size()) - 1) {
        out.states.push_back(next);
        out.now = static_cast<int>(out.states.size()) - 1;
    }
    return out;
}

QString wordsOf(const MomentState& state) {
    if (!state.label.empty())
        return Text::tr("“%1”").arg(shown(state.label));
    if (state.lastCommit)
        return Text::tr("as the last commit left it");
    if (state.first)
        return Text::tr("as it was opened");
    return state.name.empty() ? Text::tr("a moment") : Text::tr("after %1").arg(shown(state.name));
}

QString timeOf(const MomentState& state) {
    if (state.seconds == 0)
        return {};
    return QLocale().toString(QDateTime::fromSecsSinceEpoch(state.seconds).time(),
                              QStringLiteral("HH:mm:ss"));
}

}  // namespace daxscope::ui

#include "app/lesson_play.h"

namespace daxscope::app {

namespace {

/// The failure of a step, with its name.
std::unexpected<Error> failOf(const ui::LessonStep& step, Error error) {
    error.what = std::format("step “{}”: {}", step.id.toStdString(), error.what);
    return std::unexpected(std::move(error));
}

Status playStep(LessonScenario& scenario, const ui::LessonStep& step, bool wrong) {
    const auto refuse = [&](const char* when) -> Status {
        DAX_TRY(const QString missing, scenario.missing(step.id));
        if (missing.isEmpty())
            return fail(EINVAL, "it is accepted {}", when);
        return {};
    };
    DAX_CHECK(scenario.enter(step.id));
    DAX_CHECK(refuse("before anything was done"));
    if (wrong && scenario.hasWrong(step.id)) {
        DAX_CHECK(scenario.wrong(step.id));
        DAX_CHECK(refuse("after what is wrong"));
    }
    DAX_CHECK(scenario.act(step.id));
    DAX_TRY(const QString missing, scenario.missing(step.id));
    if (!missing.isEmpty())
        return fail(EINVAL, "it is not accepted after its act: {}", missing.toStdString());
    const auto values = scenario.values();
    for (const QString& text : {step.text, step.after}) {
        for (const QString& name : ui::valuesNamed(text)) {
            if (!values.contains(name))
                return fail(EINVAL, "the scenario keeps no value “{}” for the text",
                            name.toStdString());
        }
    }
    return {};
}

}  // namespace

Status playLesson(const ui::Lesson& lesson, bool wrong,
                  const std::function<void(const ui::LessonStep&, const QString&)>& done) {
    DAX_TRY(auto scenario, LessonScenario::load(lesson));
    // The scenario goes first, for it has the session borrowed.
    DAX_TRY(LessonImage image, makeLessonImage(*scenario));
    const auto play = [&]() -> Status {
        DAX_CHECK(scenario->start(*image.session));
        for (const ui::LessonStep& step : lesson.steps) {
            if (const Status played = playStep(*scenario, step, wrong); !played)
                return failOf(step, played.error());
            if (done)
                done(step, ui::withValues(step.after, scenario->values()));
        }
        // Of a device that a step has taken away there is nothing to be checked.
        if (image.session->mappings()->removed)
            return {};
        Progress nobody;
        DAX_TRY(const check::Report report, image.session->check(true, nobody));
        if (!report.clean())
            return fail(EIO, "the image is not sound at the end: {}", report.findings.front().what);
        return {};
    };
    const Status played = play();
    scenario.reset();
    return played;
}

}  // namespace daxscope::app

// EngineBackend's side of lessons: the scenario lives in the worker, beside the session that it works on.
//
// A step is looked at whenever the mappings were told of, and that is after every operation, commit and page fault, at most 30 times a
// second.
#include "app/engine_backend_lesson.h"

#include "session/session.h"
#include "ui/language.h"

namespace daxscope::app {

using ui::Job;

Job EngineBackend::startLesson(const QString& folder, const QString& step) {
    return openWith([folder, step](Progress&) { return prepareLesson(folder, step); });
}

Result<EngineBackend::Source> EngineBackend::prepareLesson(const QString& folder,
                                                           const QString& step) {
    DAX_TRY(const ui::Lesson lesson, ui::readLesson(folder, ui::language()));
    Source out;
    DAX_TRY(auto scenario, LessonScenario::load(lesson));
    DAX_TRY(LessonImage image, makeLessonImage(*scenario));
    const auto prepare = [&]() -> Status {
        DAX_CHECK(scenario->start(*image.session));
        for (const ui::LessonStep& before : lesson.steps) {
            if (before.id == step)
                break;
            DAX_CHECK(scenario->enter(before.id));
            DAX_CHECK(scenario->act(before.id));
            // It keeps values for the text.
            DAX_CHECK(scenario->missing(before.id).transform([](const auto&) {}));
        }
        return scenario->enter(step);
    };
    if (const Status prepared = prepare(); !prepared) {
        scenario.reset();  // before the session that it has borrowed
        return std::unexpected(prepared.error());
    }
    out.path = image.path;
    out.scratch = std::move(image.folder);
    out.lesson = std::make_shared<PreparedLesson>();
    out.lesson->session = std::move(image.session);
    out.lesson->scenario = std::move(scenario);
    out.lesson->step = step;
    return out;
}

void EngineBackend::followStep(const QString& step) {
    QMetaObject::invokeMethod(worker_, [this, step] {
        if (lesson_ == nullptr)
            return;
        lessonStep_ = step;
        if (const Status entered = lesson_->enter(step); !entered)
            emit lessonTold(
                {.step = step, .problem = QString::fromStdString(entered.error().text())});
        else
            tellLesson();
    });
}

Job EngineBackend::doStep(const QString& step) {
    cancelLooking();
    return start([this, step](Job job, Progress&) {
        session::Session* session = sessionFor(job);
        if (session == nullptr)
            return;
        if (lesson_ == nullptr)
            return report(job, Error{EBADF, "no lesson is open", {}});
        const Status acted = lesson_->act(step);
        wantMappings();
        wantRefresh();
        wantCleaning();
        acted ? emit done(job) : report(job, acted.error());
    });
}

void EngineBackend::tellLesson() {
    if (lesson_ == nullptr || lessonStep_.isEmpty())
        return;
    ui::LessonTold told{.step = lessonStep_};
    const auto missing = lesson_->missing(lessonStep_);
    if (missing) {
        told.done = missing->isEmpty();
        told.missing = *missing;
    } else {
        told.problem = QString::fromStdString(missing.error().text());
    }
    told.values = lesson_->values();
    const ui::Lesson& lesson = lesson_->lesson();
    QStringList paths = ui::pathsPictured(lesson.intro);
    for (const ui::LessonStep& step : lesson.steps)
        paths << ui::pathsPictured(step.text) << ui::pathsPictured(step.after);
    paths.removeDuplicates();
    for (const QString& path : std::as_const(paths)) {
        const std::string name = path.toStdString();
        const auto file = [&] {
            const auto held = session_->filesystem()->lock();
            return session_->names().resolve(name);
        }();
        if (!file)
            continue;
        if (const auto extents = session_->fileExtents(*file, name))
            told.files.push_back(*extents);
    }
    emit lessonTold(told);
}

}  // namespace daxscope::app

#include "ui/lesson_course.h"

#include <QSettings>
#include <algorithm>

namespace daxscope::ui {

namespace {

QString settingOf(const QString& lesson, const char* what) {
    return QStringLiteral("lessons/%1/%2").arg(lesson, QLatin1String(what));
}

}  // namespace

LessonProgress savedProgress(const QString& lesson) {
    const QSettings settings;
    LessonProgress out;
    out.steps = settings.value(settingOf(lesson, "steps")).toInt();
    out.finished = settings.value(settingOf(lesson, "finished")).toBool();
    const QVariantMap answers = settings.value(settingOf(lesson, "answers")).toMap();
    for (auto at = answers.begin(); at != answers.end(); ++at)
        out.answers[at.key()] = at.value().toInt();
    return out;
}

void saveProgress(const QString& lesson, const LessonProgress& progress) {
    QSettings settings;
    settings.setValue(settingOf(lesson, "steps"), progress.steps);
    settings.setValue(settingOf(lesson, "finished"), progress.finished);
    QVariantMap answers;
    for (auto at = progress.answers.begin(); at != progress.answers.end(); ++at)
        answers[at.key()] = at.value();
    settings.setValue(settingOf(lesson, "answers"), answers);
}

LessonCourse::LessonCourse(Lesson lesson, const LessonProgress& progress)
    : lesson_(std::move(lesson)) {
    if (progress.finished)
        return;
    // The text may be another one since.
    at_ = std::min(static_cast<std::size_t>(std::max(0, progress.steps)), lesson_.steps.size() - 1);
    for (const LessonStep& step : lesson_.steps) {
        const auto found = progress.answers.find(step.id);
        if (step.question && found != progress.answers.end() && found.value() >= 0 &&
            found.value() < step.question->answers.size())
            answers_[step.id] = found.value();
    }
}

LessonCourse::Phase LessonCourse::phase() const {
    if (step().question && !answers_.contains(step().id))
        return Phase::Ask;
    return done_ ? Phase::Done : Phase::Do;
}

void LessonCourse::answer(int index) {
    if (phase() == Phase::Ask && index >= 0 && index < step().question->answers.size())
        answers_[step().id] = index;
}

std::optional<int> LessonCourse::answered(const LessonStep& step) const {
    const auto found = answers_.find(step.id);
    return found == answers_.end() ? std::nullopt : std::optional(found.value());
}

std::pair<int, int> LessonCourse::score() const {
    std::pair<int, int> out{0, 0};
    for (std::size_t i = 0; i < lesson_.steps.size() && (i < at_ || finished_ || done_); ++i) {
        const LessonStep& one = lesson_.steps[i];
        if (i > at_ || !one.question)
            continue;
        ++out.second;
        out.first += answered(one) == one.question->right ? 1 : 0;
    }
    return out;
}

bool LessonCourse::tell(const LessonTold& told) {
    if (told.step != step().id || finished_)
        return false;
    const bool changed = told.done != told_.done || told.missing != told_.missing ||
                         told.problem != told_.problem || told.values != told_.values ||
                         told.files != told_.files || told.step != told_.step;
    told_ = told;
    done_ = done_ || told.done;
    return changed;
}

void LessonCourse::goOn() {
    if (phase() != Phase::Done || finished_)
        return;
    if (isLast()) {
        finished_ = true;
        return;
    }
    ++at_;
    done_ = false;
    told_.missing.clear();
}

LessonProgress LessonCourse::progress() const {
    return {static_cast<int>(at_) + (finished_ ? 1 : 0), finished_, answers_};
}

}  // namespace daxscope::ui

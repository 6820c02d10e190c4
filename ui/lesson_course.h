// How far somebody is in a lesson: which step, what was predicted, what the engine says of it. No widgets; one thread.
//
// A step goes from Ask (its question has no answer yet) over Do to Done (the engine's check accepts it, however it came about).
// What the right answer is is told when it is done: first predict, then see. A step that is done stays done, whatever happens
// to the image afterwards.
#pragma once

#include <QMap>
#include <optional>

#include "ui/backend.h"
#include "ui/lesson.h"

namespace daxscope::ui {

/// What is kept of a lesson between sessions.
struct LessonProgress {
    int steps = 0;  ///< done
    bool finished = false;
    QMap<QString, int> answers = {};  ///< by step
};
[[nodiscard]] LessonProgress savedProgress(const QString& lesson);
void saveProgress(const QString& lesson, const LessonProgress& progress);

class LessonCourse {
public:
    enum class Phase : std::uint8_t { Ask, Do, Done };

    /// Goes on where `progress` ends; from the beginning when it was finished.
    explicit LessonCourse(Lesson lesson, const LessonProgress& progress = {});

    [[nodiscard]] const Lesson& lesson() const { return lesson_; }
    /// Index of the current step.
    [[nodiscard]] std::size_t at() const { return at_; }
    [[nodiscard]] const LessonStep& step() const { return lesson_.steps[at_]; }
    [[nodiscard]] bool isLast() const { return at_ + 1 == lesson_.steps.size(); }
    [[nodiscard]] Phase phase() const;
    /// All steps are done, and goOn() was said to the last one.
    [[nodiscard]] bool finished() const { return finished_; }

    /// Of the current step's question; the first one counts.
    void answer(int index);
    [[nodiscard]] std::optional<int> answered(const LessonStep& step) const;
    /// How many of the questions answered so far, in steps that are done, were answered right; and how many there were.
    [[nodiscard]] std::pair<int, int> score() const;

    /// What the engine says; of another step it is dropped. True: something is different.
    bool tell(const LessonTold& told);
    [[nodiscard]] const QString& missing() const { return told_.missing; }
    [[nodiscard]] const QString& problem() const { return told_.problem; }
    [[nodiscard]] const QMap<QString, QString>& values() const { return told_.values; }
    [[nodiscard]] const std::vector<FileExtentsPtr>& files() const { return told_.files; }

    /// From a step that is done to the next one, or to the end. Nothing otherwise.
    void goOn();
    [[nodiscard]] LessonProgress progress() const;

private:
    Lesson lesson_;
    std::size_t at_ = 0;
    bool done_ = false;  ///< the current step
    bool finished_ = false;
    QMap<QString, int> answers_;
    LessonTold told_;
};

}  // namespace daxscope::ui

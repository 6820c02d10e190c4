// A lesson from its first step to its last, without a window: what its author and the tests want to know.
#pragma once

#include <functional>

#include "app/lesson_scenario.h"

namespace daxscope::app {

/// Each step must not be accepted before its act, nor after its wrong one (with `wrong`), and be accepted after it; all
/// values that the text names must be there, and the image must be sound at the end, if its device is still there. `done`:
/// after each step, with its text of what is to be seen.
[[nodiscard]] Status playLesson(
    const ui::Lesson& lesson, bool wrong,
    const std::function<void(const ui::LessonStep& step, const QString& after)>& done = {});

}  // namespace daxscope::app

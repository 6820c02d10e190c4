// Exercises: the image that one begins with, and what students hand in, judged task by task.
//
// A script is run in a process of its own, on a fresh image of the exercise: it can open images in the image's folder alone, reach no
// file of this computer, and has ten seconds, 4 GiB of address space (images that are mapped count), and 1 GiB for each file. Then the image is
// judged; an image that was handed in is judged as it is, and opened read-only.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "ui/lesson.h"

namespace daxscope::app {

struct GradedTask {
    std::string id;
    std::string missing;  ///< empty: passed
};

struct Grade {
    std::vector<GradedTask> tasks;
    std::string problem;  ///< of the script or the image; empty when there was none

    [[nodiscard]] bool passed() const;
};

/// Fails when the lesson is to blame, or this computer; what is wrong with the file is in the grade.
[[nodiscard]] Result<Grade> gradeFile(const ui::Lesson& lesson, const std::string& file);
/// A new file. EEXIST.
[[nodiscard]] Status makeExercise(const ui::Lesson& lesson, const std::string& image);

/// The other process: runs the script with `image` as its argument, within the limits. Its exit status; the error is the only
/// line on stderr.
[[nodiscard]] int runConfined(const std::string& script, const std::string& image);

}  // namespace daxscope::app

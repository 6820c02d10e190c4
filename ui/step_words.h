// What a step of the engine is for, in two sentences for a student; one text for each kind of event. Pure.
#pragma once

#include <QString>

#include "scene/timeline.h"

namespace daxscope::ui {

[[nodiscard]] QString stepExplanation(trace::Kind kind);

}  // namespace daxscope::ui

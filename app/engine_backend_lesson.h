// What EngineBackend opens when a lesson begins.
#pragma once

#include "app/engine_backend.h"
#include "app/lesson_scenario.h"

namespace daxscope::app {

struct EngineBackend::PreparedLesson {
    std::unique_ptr<session::Session> session;
    std::shared_ptr<LessonScenario> scenario;  // has it borrowed, and goes first
    QString step;                              ///< that has begun
};

}  // namespace daxscope::app

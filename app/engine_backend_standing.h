// What is asked while a thread stands.
#pragma once

#include <mutex>

#include "app/engine_backend.h"
#include "session/session.h"

namespace daxscope::app {

struct EngineBackend::Standing {
    std::mutex asked;  ///< one thread at a time
    std::unique_ptr<session::Session> session;
    files::FileRef file;  ///< that views show
    Progress progress;    ///< of its picture
};

}  // namespace daxscope::app

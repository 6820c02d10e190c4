// What the checker found, for whoever shows it.
#pragma once

#include <memory>

#include "check/findings.h"

namespace daxscope::scene {

using CheckReportPtr = std::shared_ptr<const check::Report>;

}  // namespace daxscope::scene

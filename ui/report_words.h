// What operations report when they are done, in the window's language. Values; any thread.
#pragma once

#include <QString>

#include "session/operation_table.h"

namespace daxscope::ui {

/// "2 files, 1 directory, 4 KiB; 1 left out"
[[nodiscard]] QString sentenceOf(const session::TransferReport& report);
/// "at moment 3; 1 mapping ended: …"
[[nodiscard]] QString sentenceOf(const session::RestartReport& report);

}  // namespace daxscope::ui

// Ordinary speed for ordinary float code after calls into Qt.
//
// On x86-64 some of Qt's vector routines (beginning to paint on an image is one) return with the
// upper halves of the vector registers in use. Until they are cleared every scalar float operation
// waits for them: measured here, the ribbons of one frame take 13 ms instead of 4. Clearing them is
// one instruction, and elsewhere nothing.
#pragma once

namespace daxscope::ui {

void settleVectorRegisters();

}  // namespace daxscope::ui

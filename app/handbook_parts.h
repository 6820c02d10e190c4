// The parts of the handbook that only the program knows: commands and the format on disk. Before the first Handbook is read.
#pragma once

namespace daxscope::app {

void provideHandbookParts();

}  // namespace daxscope::app

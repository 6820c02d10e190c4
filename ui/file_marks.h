// What a comparison says about files, for the file tree: by path from the top level.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>

#include "ui/backend.h"

namespace daxscope::ui {

enum class FileMark : std::uint8_t { None, Inside, Added, Removed, Changed };

using FileMarks = std::unordered_map<std::string, FileMark>;

/// Both sides have marks: what was removed where it was, what was added where it is. Directories above are marked Inside.
[[nodiscard]] FileMarks marksOf(const scene::Differences& differences, const ComparedSide& was,
                                const ComparedSide& is);

}  // namespace daxscope::ui

// What the Mappings view says in sentences: the state of the image, the last fault, whether the system agrees. Pure.
#pragma once

#include <QString>
#include <vector>

#include "ui/map/mapped_pages.h"
#include "ui/theme.h"

namespace daxscope::ui {

/// The same twice: as it is read to somebody, and in colours.
struct Sentence {
    QString plain;
    QString rich;
};

/// Removed, frozen, losing designs in force; empty when there is nothing to tell.
[[nodiscard]] Sentence stateSentence(const scene::Mappings& mappings, const Theme& theme);
/// "store by A at page 3 +0x0 → page_mkwrite → copied 4 096 bytes · 21.4 µs measured"; empty before the first fault.
[[nodiscard]] Sentence faultSentence(const scene::Mappings& mappings, const Theme& theme);
/// "system agrees: 62 pages read back, 0 contradictions", or the first page where it does not.
[[nodiscard]] Sentence agreementSentence(const scene::Mappings& mappings,
                                         const std::vector<WindowPages>& windows,
                                         const Theme& theme);

}  // namespace daxscope::ui

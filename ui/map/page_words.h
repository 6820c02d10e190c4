// Pages and mapping entries in letters and words: the same in cells, tables, tooltips and for screen readers.
#pragma once

#include <QString>

#include "ui/map/mapped_pages.h"
#include "ui/theme.h"

namespace daxscope::ui {

/// "0", "r", "w", "w•", "r!", "p"; empty for an unmapped page.
[[nodiscard]] QString stateLetter(scene::PageState state);
/// "unmapped", "zero page", "read-only", …, translated.
[[nodiscard]] QString stateText(scene::PageState state);
/// What the engine claims of a page: "writable, dirty · 2 MiB entry · locked".
[[nodiscard]] QString claimText(const scene::PageRun& run);
/// What the system reports of it: "read and write · present"; "not asked" when it was not read.
[[nodiscard]] QString rightsText(const scene::SystemPage& page);
/// The letters of that: "–" may not be touched, "r", "w"; in brackets while not present; "?" when not read.
[[nodiscard]] QString systemLetter(const scene::SystemPage& page);
/// One sentence of a stretch of pages: for tooltips and screen readers.
[[nodiscard]] QString pagesText(const WindowPages& window, std::uint64_t first,
                                std::uint64_t count);
/// "62 pages read back, 0 contradictions", in either tone.
[[nodiscard]] QString agreementText(const scene::Mappings& mappings);
/// "A w• 3 · r 12" of some pages; what is not mapped is left out, "A –" when nothing is.
[[nodiscard]] QString holdersText(const std::vector<WindowPages>& windows,
                                  const scene::FileEntries& file, const scene::EntryRun& run);
/// "dirty, towrite, locked"; empty without marks.
[[nodiscard]] QString marksText(const scene::EntryRun& run);

}  // namespace daxscope::ui

// Blocks of the handbook as HTML: for the window (the few tags that QTextDocument knows), and as pages for a browser, which are
// well-formed XML too. Pure.
#pragma once

#include <QFont>

#include "ui/handbook/pages.h"
#include "ui/theme.h"

namespace daxscope::ui::handbook {

enum class Medium : std::uint8_t {
    Window,  ///< live links lead into the window, others are "page#anchor"
    Browser  ///< live links are plain words, others are "page.html#anchor"
};

/// What stands inside <body>.
[[nodiscard]] QString htmlOf(const std::vector<Block>& blocks, Medium medium);
/// For the window: colours and sizes of QTextDocument's default style sheet.
[[nodiscard]] QString styleFor(const Theme& theme, const QFont& font);

/// A whole page for a browser, with contents beside it.
[[nodiscard]] QString fileOf(const Handbook& handbook, const Page& page);
[[nodiscard]] QString fileName(const QString& page);  ///< "cow.html"

}  // namespace daxscope::ui::handbook

// Blocks of the handbook as HTML: for the window (the few tags that QTextDocument knows), and as pages for a browser, which are
// well-formed XML too. Pure.
#pragma once

#include <QFont>
#include <QStringList>
#include <span>

#include "ui/handbook/pages.h"
#include "ui/theme.h"

namespace daxscope::ui::handbook {

enum class Medium : std::uint8_t {
    Window,  ///< live links lead into the window, others are "page#anchor"
    Browser  ///< live links lead to the page of what they name, or are plain words; others are "page.html#anchor"
};

/// What stands inside <body>. `pages`: those that a live link may lead to in a browser.
[[nodiscard]] QString htmlOf(std::span<const Block> blocks, Medium medium,
                             const QStringList& pages = {});
/// For the window: colours and sizes of QTextDocument's default style sheet.
[[nodiscard]] QString styleFor(const Theme& theme, const QFont& font);

/// A whole page for a browser, with contents beside it. `first`: it stands under another name as well, as a folder's first page.
[[nodiscard]] QString fileOf(const Handbook& handbook, const Page& page, bool first = false);
/// "words.js", what search.js searches: [file#anchor, title, heading, text] of every section.
[[nodiscard]] QString wordsFileOf(const Handbook& handbook);
[[nodiscard]] QString fileName(const QString& page);  ///< "cow.html"

}  // namespace daxscope::ui::handbook

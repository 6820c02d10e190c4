// The words of the program, each in one or two plain sentences, so that a student can stay in the
// view. Used by tooltips, the inspector and the manual. Any thread after translators are installed.
#pragma once

#include <QString>
#include <QStringList>

namespace daxscope::ui::glossary {

/// All terms in alphabetical order of their English names ("back reference", "block group", …).
[[nodiscard]] QStringList terms();
/// The term as the window calls it; itself when it is unknown.
[[nodiscard]] QString word(const QString& term);
/// The definition, translated; `term` in English or as the window calls it; empty when the term is unknown. Case does not matter.
[[nodiscard]] QString definition(const QString& term);
/// Rich text for a tooltip: the term, `figure` (may be empty) and the definition below it.
[[nodiscard]] QString tooltip(const QString& term, const QString& figure = {});

}  // namespace daxscope::ui::glossary

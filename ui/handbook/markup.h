// The handbook's pages as they are written: Markdown with few rules, read strictly, into blocks that html.h and plain.h write out.
//
//     # Title                      first; then ## and ###, with {#anchor} or one made of the words
//     Paragraphs, **strong**, *emphasis*, `code`, [words](target)
//     - lists, 1. numbered ones, each one level deep; continued lines are indented
//     > what to try
//     | tables | with |            a line |---|---| below the first; an empty first line means no head
//     ``` fences ```               taken as they are
//
// What is wrong is told with file and line. Values; any thread.
#pragma once

#include <QString>
#include <vector>

#include "base/result.h"

namespace daxscope::ui::handbook {

struct Run {
    QString text;
    bool strong = false;
    bool emphasis = false;
    bool code = false;
    QString link;  ///< empty for none
};
using Runs = std::vector<Run>;

struct Block {
    enum class Kind : std::uint8_t { Heading, Paragraph, Bullet, Numbered, Quote, Code, Table };
    Kind kind = Kind::Paragraph;
    int level = 0;   ///< of headings, from 1
    int number = 0;  ///< of numbered items
    QString anchor;  ///< of headings
    Runs runs;
    QString code;
    std::vector<std::vector<Runs>> rows;  ///< the first is the head; its cells may all be empty
    int line = 0;                         ///< where it begins
};

/// EINVAL, `where` is "file:line".
[[nodiscard]] Result<std::vector<Block>> parse(const QString& text, const QString& file);

[[nodiscard]] QString wordsOf(const Runs& runs);
/// As it is searched: cells of a table on lines of their own, between tabs.
[[nodiscard]] QString wordsOf(const Block& block);

/// “Two mappings, not one” → "two-mappings-not-one".
[[nodiscard]] QString anchorOf(const QString& words);
/// `text` so that it reads as itself in a paragraph or a cell.
[[nodiscard]] QString escaped(QString text);
[[nodiscard]] inline QString escaped(std::string_view text) {
    return escaped(QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())));
}

}  // namespace daxscope::ui::handbook

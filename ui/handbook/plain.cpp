#include "ui/handbook/plain.h"

#include <QStringList>
#include <algorithm>

namespace daxscope::ui::handbook {

namespace {

using Kind = Block::Kind;

QStringList wrapped(const QString& text, qsizetype width) {
    QStringList lines;
    QString line;
    for (const QString& word : text.split(u' ', Qt::SkipEmptyParts)) {
        if (!line.isEmpty() && line.size() + 1 + word.size() > width) {
            lines << line;
            line.clear();
        }
        line += (line.isEmpty() ? QString() : QStringLiteral(" ")) + word;
    }
    lines << line;
    return lines;
}

/// `sign` before the first line, as much room before the others.
QString hanging(const QString& sign, const QString& text, qsizetype width) {
    const QString room(sign.size(), u' ');
    return sign + wrapped(text, width - sign.size()).join(u'\n' + room) + u'\n';
}

QString tableText(const Block& block, qsizetype width) {
    const std::size_t columns = block.rows.front().size();
    std::vector<qsizetype> widths(columns, 0);
    for (const auto& row : block.rows)
        for (std::size_t i = 0; i < columns; ++i)
            widths[i] = std::max(widths[i], wordsOf(row[i]).size());
    // What does not fit is taken from the widest column, again and again.
    constexpr qsizetype gap = 2;
    constexpr qsizetype least = 10;
    const auto all = [&] {
        qsizetype sum = gap * static_cast<qsizetype>(columns - 1);
        for (const qsizetype one : widths)
            sum += one;
        return sum;
    };
    while (all() > width && *std::ranges::max_element(widths) > least)
        --*std::ranges::max_element(widths);
    QString out;
    for (std::size_t r = 0; r < block.rows.size(); ++r) {
        std::vector<QStringList> cells;
        qsizetype height = 1;
        bool empty = true;
        for (std::size_t i = 0; i < columns; ++i) {
            const QString words = wordsOf(block.rows[r][i]);
            empty = empty && words.isEmpty();
            cells.push_back(wrapped(words, widths[i]));
            height = std::max(height, cells.back().size());
        }
        if (r == 0 && empty)
            continue;
        for (qsizetype line = 0; line < height; ++line) {
            QString text;
            for (std::size_t i = 0; i < columns; ++i)
                text += cells[i].value(line).leftJustified(i + 1 < columns ? widths[i] + gap : 0);
            while (text.endsWith(u' '))
                text.chop(1);
            out += QStringLiteral("  ") + text + u'\n';
        }
        if (r == 0)
            out += QStringLiteral("  ") + QString(std::min(all(), width), u'-') + u'\n';
    }
    return out;
}

}  // namespace

QString plainOf(const std::vector<Block>& blocks, qsizetype width) {
    QString out;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const Block& block = blocks[i];
        const bool item = block.kind == Kind::Bullet || block.kind == Kind::Numbered;
        if (i > 0 && !(item && blocks[i - 1].kind == block.kind))
            out += u'\n';
        const QString words = wordsOf(block);
        switch (block.kind) {
            case Kind::Heading:
                out += words + u'\n';
                if (block.level < 3)
                    out += QString(words.size(), block.level == 1 ? u'=' : u'-') + u'\n';
                break;
            case Kind::Paragraph:
                out += hanging({}, words, width);
                break;
            case Kind::Bullet:
                out += hanging(QStringLiteral("  - "), words, width);
                break;
            case Kind::Numbered:
                out += hanging(QStringLiteral("  %1. ").arg(block.number), words, width);
                break;
            case Kind::Quote:
                out += hanging(QStringLiteral("  | "), words, width)
                           .replace(QStringLiteral("\n    "), QStringLiteral("\n  | "));
                break;
            case Kind::Code:
                for (const QString& line : block.code.split(u'\n'))
                    out += line.isEmpty() ? QStringLiteral("\n")
                                          : QStringLiteral("    %1\n").arg(line);
                break;
            case Kind::Table:
                out += tableText(block, width - 2);
                break;
        }
    }
    return out;
}

}  // namespace daxscope::ui::handbook

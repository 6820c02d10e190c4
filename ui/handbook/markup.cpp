#include "ui/handbook/markup.h"

#include <QRegularExpression>
#include <QStringList>
#include <algorithm>

namespace daxscope::ui::handbook {

namespace {

bool isSpecial(QChar c) { return QStringLiteral("*[]`|\\{").contains(c); }

/// The inside of a paragraph, item or cell.
class Inline {
public:
    explicit Inline(const QString& text) : text_(text) {}

    /// False: a sign is left open; `problem` says which.
    bool read(Runs& out, QString& problem) {
        while (at_ < text_.size()) {
            const QChar c = text_[at_];
            if (c == '\\' && at_ + 1 < text_.size() && isSpecial(text_[at_ + 1])) {
                word_ += text_[at_ + 1];
                at_ += 2;
            } else if (c == '`') {
                const qsizetype end = text_.indexOf('`', at_ + 1);
                if (end < 0) {
                    problem = QStringLiteral("a ` is not closed");
                    return false;
                }
                flush(out);
                out.push_back({text_.mid(at_ + 1, end - at_ - 1), strong_, emphasis_, true, link_});
                at_ = end + 1;
            } else if (c == '*') {
                flush(out);
                const bool twice = text_.mid(at_, 2) == QLatin1String("**");
                bool& which = twice ? strong_ : emphasis_;
                which = !which;
                at_ += twice ? 2 : 1;
            } else if (c == '[' && link_.isEmpty() && openLink()) {
                flush(out);
                link_ = target_;
                ++at_;
            } else if (c == ']' && !link_.isEmpty() && at_ == linkEnd_) {
                flush(out);
                link_.clear();
                at_ = behindLink_;
            } else {
                word_ += c;
                ++at_;
            }
        }
        flush(out);
        if (strong_ || emphasis_)
            problem = QStringLiteral("a * is not closed");
        return problem.isEmpty();
    }

private:
    void flush(Runs& out) {
        if (!word_.isEmpty())
            out.push_back({word_, strong_, emphasis_, false, link_});
        word_.clear();
    }
    bool openLink() {
        const qsizetype middle = text_.indexOf(QLatin1String("]("), at_);
        const qsizetype end = middle < 0 ? -1 : text_.indexOf(')', middle);
        if (end < 0)
            return false;
        linkEnd_ = middle;
        target_ = text_.mid(middle + 2, end - middle - 2);
        behindLink_ = end + 1;
        return true;
    }

    const QString& text_;
    qsizetype at_ = 0;
    QString word_;
    bool strong_ = false;
    bool emphasis_ = false;
    QString link_, target_;
    qsizetype linkEnd_ = -1;
    qsizetype behindLink_ = 0;
};

/// "| a | b |" → its cells. An escaped | does not end one.
QStringList cellsOf(const QString& line) {
    QStringList out;
    QString cell;
    for (qsizetype i = 1; i < line.size(); ++i) {
        if (line[i] == '\\' && i + 1 < line.size() && line[i + 1] == '|') {
            cell += QStringLiteral("\\|");
            ++i;
        } else if (line[i] == '|') {
            out << cell.trimmed();
            cell.clear();
        } else {
            cell += line[i];
        }
    }
    return out;
}

class Parser {
public:
    Parser(const QString& text, QString file) : lines_(text.split(u'\n')), file_(std::move(file)) {}

    Result<std::vector<Block>> parse() {
        while (at_ < lines_.size()) {
            const QString& line = lines_[at_];
            if (line.trimmed().isEmpty())
                ++at_;
            else if (line.startsWith(u'#'))
                DAX_CHECK(heading());
            else if (line.startsWith(QLatin1String("```")))
                DAX_CHECK(fence());
            else if (line.startsWith(u'|'))
                DAX_CHECK(table());
            else
                DAX_CHECK(words());
        }
        if (blocks_.empty() || blocks_.front().kind != Block::Kind::Heading ||
            blocks_.front().level != 1)
            return wrong(0, QStringLiteral("a page begins with its title: “# Title”"));
        return std::move(blocks_);
    }

private:
    std::unexpected<Error> wrong(qsizetype line, const QString& what) const {
        return std::unexpected(
            Error{EINVAL, what.toStdString(), std::format("{}:{}", file_.toStdString(), line + 1)});
    }
    Result<Runs> inlineOf(const QString& text, qsizetype line) const {
        Runs runs;
        QString problem;
        if (!Inline(text).read(runs, problem))
            return wrong(line, problem);
        return runs;
    }
    Block& add(Block::Kind kind) {
        Block& block = blocks_.emplace_back();
        block.kind = kind;
        block.line = static_cast<int>(at_) + 1;
        return block;
    }

    Status heading() {
        static const QRegularExpression form(
            QStringLiteral(R"(^(#{1,3}) (.+?)(?: \{#([A-Za-z0-9-]+)\})?$)"));
        const auto match = form.match(lines_[at_]);
        if (!match.hasMatch())
            return wrong(at_, QStringLiteral("a heading is “## Words” or “## Words {#anchor}”"));
        Block& block = add(Block::Kind::Heading);
        block.level = static_cast<int>(match.capturedLength(1));
        DAX_TRY(block.runs, inlineOf(match.captured(2), at_));
        block.anchor = match.captured(3);
        if (block.anchor.isEmpty())
            block.anchor = anchorOf(wordsOf(block.runs));
        ++at_;
        return {};
    }

    Status fence() {
        Block& block = add(Block::Kind::Code);
        const qsizetype from = at_++;
        QStringList inside;
        while (at_ < lines_.size() && !lines_[at_].startsWith(QLatin1String("```")))
            inside << lines_[at_++];
        if (at_ == lines_.size())
            return wrong(from, QStringLiteral("a ``` is not closed"));
        ++at_;
        block.code = inside.join(u'\n');
        return {};
    }

    Status table() {
        static const QRegularExpression rule(QStringLiteral(R"(^\|(-+\|)+$)"));
        Block& block = add(Block::Kind::Table);
        const qsizetype from = at_;
        for (; at_ < lines_.size() && lines_[at_].startsWith(u'|'); ++at_) {
            if (at_ == from + 1) {
                if (!rule.match(lines_[at_]).hasMatch())
                    return wrong(at_, QStringLiteral("below a table's head stands |---|---|"));
                continue;
            }
            std::vector<Runs>& row = block.rows.emplace_back();
            for (const QString& cell : cellsOf(lines_[at_])) {
                DAX_TRY(Runs runs, inlineOf(cell, at_));
                row.push_back(std::move(runs));
            }
            if (row.size() != block.rows.front().size())
                return wrong(at_, QStringLiteral("a row of a table has as many cells as its head"));
        }
        if (at_ - from < 3)
            return wrong(from, QStringLiteral("a table has a head, a rule and rows"));
        return {};
    }

    /// A paragraph, an item, or a quote: lines until one that begins something else.
    Status words() {
        static const QRegularExpression numbered(QStringLiteral(R"(^(\d+)\. )"));
        const QString first = lines_[at_];
        const auto number = numbered.match(first);
        const bool quote = first.startsWith(QLatin1String("> "));
        Block& block = add(first.startsWith(QLatin1String("- ")) ? Block::Kind::Bullet
                           : number.hasMatch()                   ? Block::Kind::Numbered
                           : quote                               ? Block::Kind::Quote
                                                                 : Block::Kind::Paragraph);
        const qsizetype from = at_++;
        QString text = first;
        if (number.hasMatch()) {
            block.number = number.captured(1).toInt();
            text = first.sliced(number.capturedLength());
        } else if (block.kind != Block::Kind::Paragraph) {
            text = first.sliced(2);
        }
        for (; at_ < lines_.size(); ++at_) {
            const QString& line = lines_[at_];
            const QString inside = line.trimmed();
            if (quote ? !line.startsWith(QLatin1String("> "))
                      : inside.isEmpty() || line.startsWith(u'|') ||
                            line.startsWith(QLatin1String("```")) || line.startsWith(u'#') ||
                            line.startsWith(QLatin1String("- ")) ||
                            line.startsWith(QLatin1String("> ")) || numbered.match(line).hasMatch())
                break;
            text += u' ' + (quote ? line.sliced(2) : inside);
        }
        DAX_TRY(block.runs, inlineOf(text.trimmed(), from));
        return {};
    }

    const QStringList lines_;
    const QString file_;
    qsizetype at_ = 0;
    std::vector<Block> blocks_;
};

}  // namespace

Result<std::vector<Block>> parse(const QString& text, const QString& file) {
    return Parser(text, file).parse();
}

QString wordsOf(const Runs& runs) {
    QString out;
    for (const Run& run : runs)
        out += run.text;
    return out;
}

QString wordsOf(const Block& block) {
    if (block.kind == Block::Kind::Code)
        return block.code;
    if (block.kind != Block::Kind::Table)
        return wordsOf(block.runs);
    QStringList lines;
    for (const auto& row : block.rows) {
        QStringList cells;
        for (const Runs& cell : row)
            cells << wordsOf(cell);
        lines << cells.join(u'\t');
    }
    return lines.join(u'\n');
}

QString anchorOf(const QString& words) {
    QString out;
    for (const QChar c : words.toLower()) {
        if (c.isLetterOrNumber())
            out += c;
        else if (!out.isEmpty() && !out.endsWith(u'-'))
            out += u'-';
    }
    while (out.endsWith(u'-'))
        out.chop(1);
    return out;
}

QString escaped(QString text) {
    for (const QChar c : QStringLiteral("\\*[]`|{"))
        text.replace(c, QStringLiteral("\\") + c);
    return text.replace(u'\n', u' ');
}

}  // namespace daxscope::ui::handbook

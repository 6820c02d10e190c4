#include "ui/handbook/html.h"

#include <QFontMetricsF>

#include "ui/language.h"

namespace daxscope::ui::handbook {

namespace {

using Kind = Block::Kind;

class Writer {
public:
    explicit Writer(Medium medium) : medium_(medium) {}

    QString write(const std::vector<Block>& blocks) {
        for (std::size_t i = 0; i < blocks.size(); ++i) {
            const Block& block = blocks[i];
            inList(block.kind == Kind::Bullet     ? QStringLiteral("ul")
                   : block.kind == Kind::Numbered ? QStringLiteral("ol")
                                                  : QString(),
                   i > 0 && blocks[i - 1].kind == block.kind && block.number != 1);
            one(block);
        }
        inList({}, false);
        return out_;
    }

private:
    /// Opens and closes lists around items.
    void inList(const QString& list, bool goesOn) {
        if (list == list_ && (goesOn || list.isEmpty()))
            return;
        if (!list_.isEmpty())
            out_ += QStringLiteral("</%1>\n").arg(list_);
        if (!list.isEmpty())
            out_ += QStringLiteral("<%1>\n").arg(list);
        list_ = list;
    }

    void one(const Block& block) {
        switch (block.kind) {
            case Kind::Heading:
                heading(block);
                break;
            case Kind::Paragraph:
                out_ += QStringLiteral("<p>%1</p>\n").arg(runs(block.runs));
                break;
            case Kind::Bullet:
            case Kind::Numbered:
                out_ += QStringLiteral("<li>%1</li>\n").arg(runs(block.runs));
                break;
            case Kind::Quote:
                // QTextDocument paints no border: a table of one cell has a ground.
                out_ += medium_ == Medium::Window
                            ? QStringLiteral(
                                  "<table class=\"try\" width=\"100%\" cellspacing=\"0\" "
                                  "cellpadding=\"8\"><tr><td class=\"try\">%1"
                                  "</td></tr></table>\n")
                                  .arg(runs(block.runs))
                            : QStringLiteral("<blockquote><p>%1</p></blockquote>\n")
                                  .arg(runs(block.runs));
                break;
            case Kind::Code:
                out_ += QStringLiteral("<pre>%1</pre>\n").arg(block.code.toHtmlEscaped());
                break;
            case Kind::Table:
                table(block);
                break;
        }
    }

    void heading(const Block& block) {
        const QString anchor = block.anchor.toHtmlEscaped();
        out_ += medium_ == Medium::Window ? QStringLiteral("<h%1><a name=\"%2\"></a>%3</h%1>\n")
                                                .arg(block.level)
                                                .arg(anchor, runs(block.runs))
                                          : QStringLiteral("<h%1 id=\"%2\">%3</h%1>\n")
                                                .arg(block.level)
                                                .arg(anchor, runs(block.runs));
    }

    void table(const Block& block) {
        const bool head = !wordsOfRow(block.rows.front()).isEmpty();
        out_ += medium_ == Medium::Window
                    ? QStringLiteral(
                          "<table class=\"grid\" width=\"100%\" cellspacing=\"0\" "
                          "cellpadding=\"4\">\n")
                    : QStringLiteral("<table>\n");
        for (std::size_t i = head ? 0 : 1; i < block.rows.size(); ++i) {
            const QString tag = i == 0 ? QStringLiteral("th") : QStringLiteral("td");
            out_ += QStringLiteral("<tr>");
            for (const Runs& cell : block.rows[i])
                out_ += QStringLiteral("<%1>%2</%1>").arg(tag, runs(cell));
            out_ += QStringLiteral("</tr>\n");
        }
        out_ += QStringLiteral("</table>\n");
    }
    static QString wordsOfRow(const std::vector<Runs>& row) {
        QString out;
        for (const Runs& cell : row)
            out += wordsOf(cell);
        return out;
    }

    QString runs(const Runs& all) const {
        QString out;
        for (std::size_t i = 0; i < all.size(); ++i) {
            const Run& run = all[i];
            QString text = run.text.toHtmlEscaped();
            if (run.code)
                text = QStringLiteral("<code>%1</code>").arg(text);
            if (run.emphasis)
                text = QStringLiteral("<em>%1</em>").arg(text);
            if (run.strong)
                text = QStringLiteral("<strong>%1</strong>").arg(text);
            // A link of several runs carries its sign once.
            const bool begins = i == 0 || all[i - 1].link != run.link;
            out += run.link.isEmpty() ? text : linked(run.link, text, begins);
        }
        return out;
    }

    QString linked(const QString& target, const QString& text, bool begins) const {
        const bool live = target.startsWith(QLatin1String("show:"));
        if (medium_ == Medium::Window)
            return QStringLiteral("<a class=\"%1\" href=\"%2\">%3%4</a>")
                .arg(live ? QStringLiteral("live") : QStringLiteral("page"), target.toHtmlEscaped(),
                     live && begins ? QStringLiteral("◉&nbsp;") : QString(), text);
        if (live)
            return QStringLiteral("<span class=\"live\">%1</span>").arg(text);
        const qsizetype mark = target.indexOf(u'#');
        const QString page = mark < 0 ? target : target.first(mark);
        return QStringLiteral("<a href=\"%1%2\">%3</a>")
            .arg(page.isEmpty() ? QString() : fileName(page),
                 mark < 0 ? QString() : target.sliced(mark).toHtmlEscaped(), text);
    }

    const Medium medium_;
    QString out_;
    QString list_;
};

}  // namespace

QString htmlOf(const std::vector<Block>& blocks, Medium medium) {
    return Writer(medium).write(blocks);
}

QString styleFor(const Theme& theme, const QFont& font) {
    const QString mono = monoFont(font).family();
    const qreal em = QFontMetricsF(font).height();
    const auto px = [&](qreal ems) { return QString::number(qRound(em * ems)); };
    const auto pt = [&](qreal times) { return QString::number(font.pointSizeF() * times, 'f', 1); };
    QString out;
    const auto rule = [&](const QString& what, const QString& says) {
        out += what + QStringLiteral(" { ") + says + QStringLiteral(" }\n");
    };
    rule(QStringLiteral("h1"), QStringLiteral("font-size: %1pt; font-weight: 600; margin-top: 0px; "
                                              "margin-bottom: %2px;")
                                   .arg(pt(1.55), px(0.5)));
    rule(QStringLiteral("h2"), QStringLiteral("font-size: %1pt; font-weight: 600; margin-top: "
                                              "%2px; margin-bottom: %3px;")
                                   .arg(pt(1.2), px(1.1), px(0.35)));
    rule(QStringLiteral("h3"), QStringLiteral("font-size: %1pt; font-weight: 600; margin-top: "
                                              "%2px; margin-bottom: %3px;")
                                   .arg(pt(1.0), px(0.8), px(0.2)));
    rule(QStringLiteral("p"),
         QStringLiteral("margin-top: %1px; margin-bottom: %2px; line-height: 125%;")
             .arg(px(0.2), px(0.45)));
    rule(QStringLiteral("li"),
         QStringLiteral("margin-top: 0px; margin-bottom: %1px; line-height: 125%;").arg(px(0.25)));
    rule(QStringLiteral("code, pre"),
         QStringLiteral("font-family: '%1'; font-size: %2pt;").arg(mono, pt(0.92)));
    rule(QStringLiteral("pre"),
         QStringLiteral("white-space: pre-wrap; background-color: %1; margin-top: %2px; "
                        "margin-bottom: %3px;")
             .arg(theme.track.name(), px(0.3), px(0.6)));
    rule(QStringLiteral("a"),
         QStringLiteral("color: %1; text-decoration: none;").arg(theme.accent.name()));
    rule(QStringLiteral("td.try"),
         QStringLiteral("background-color: %1; border-left: 3px solid %2;")
             .arg(mixed(theme.background, theme.selection, 0.45).name(), theme.accent.name()));
    rule(QStringLiteral("table.grid"), QStringLiteral("border-collapse: collapse; margin-top: "
                                                      "%1px; margin-bottom: %2px;")
                                           .arg(px(0.3), px(0.6)));
    rule(QStringLiteral("table.grid td"),
         QStringLiteral("border-bottom: 1px solid %1; padding-right: %2px;")
             .arg(theme.hairline.name(), px(0.4)));
    rule(QStringLiteral("th"), QStringLiteral("color: %1; font-weight: 400; text-align: left; "
                                              "border-bottom: 1px solid %2;")
                                   .arg(theme.secondary.name(), theme.hairline.name()));
    return out;
}

QString fileName(const QString& page) { return page + QStringLiteral(".html"); }

QString fileOf(const Handbook& handbook, const Page& page) {
    QString contents;
    QString chapter;
    const Page* before = nullptr;
    const Page* after = nullptr;
    for (std::size_t i = 0; i < handbook.pages().size(); ++i) {
        const Page& one = handbook.pages()[i];
        if (one.name == page.name) {
            before = i > 0 ? &handbook.pages()[i - 1] : nullptr;
            after = i + 1 < handbook.pages().size() ? &handbook.pages()[i + 1] : nullptr;
        }
        if (one.chapter != chapter) {
            contents += QStringLiteral("%1<h2>%2</h2>\n<ul>\n")
                            .arg(chapter.isEmpty() ? QString() : QStringLiteral("</ul>\n"),
                                 one.chapter.toHtmlEscaped());
            chapter = one.chapter;
        }
        contents +=
            QStringLiteral("<li><a href=\"%1\"%2>%3</a></li>\n")
                .arg(fileName(one.name),
                     one.name == page.name ? QStringLiteral(" aria-current=\"page\"") : QString(),
                     one.title.toHtmlEscaped());
    }
    contents += QStringLiteral("</ul>\n");
    const auto step = [](const Page* to, const QString& sign) {
        return to == nullptr ? QStringLiteral("<span></span>")
                             : QStringLiteral("<a href=\"%1\">%2</a>")
                                   .arg(fileName(to->name), sign.arg(to->title.toHtmlEscaped()));
    };
    return QStringLiteral(
               "<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" "
               "lang=\"%6\">\n<head>\n"
               "<meta charset=\"utf-8\"/>\n<meta name=\"viewport\" "
               "content=\"width=device-width, initial-scale=1\"/>\n"
               "<title>%1 – Daxscope</title>\n<link rel=\"stylesheet\" href=\"style.css\"/>\n"
               "</head>\n<body>\n<nav aria-label=\"Contents\">\n<p class=\"name\">Daxscope</p>\n"
               "%2</nav>\n<main>\n%3<footer>%4%5</footer>\n</main>\n</body>\n</html>\n")
        .arg(page.title.toHtmlEscaped(), contents, htmlOf(page.blocks, Medium::Browser),
             step(before, QStringLiteral("← %1")), step(after, QStringLiteral("%1 →")),
             language().replace(u'_', u'-'));
}

}  // namespace daxscope::ui::handbook

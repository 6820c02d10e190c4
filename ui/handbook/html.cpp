#include "ui/handbook/html.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QJsonArray>
#include <QJsonDocument>
#include <algorithm>
#include <ranges>

#include "ui/language.h"

namespace daxscope::ui::handbook {

namespace {

using Kind = Block::Kind;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(daxscope::ui::handbook::Html)
};

class Writer {
public:
    Writer(Medium medium, const QStringList& pages) : medium_(medium), pages_(pages) {}

    QString write(std::span<const Block> blocks) {
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
                // Long lines are scrolled to by keyboard, too.
                out_ += either("<pre>", "<pre tabindex=\"0\">") + block.code.toHtmlEscaped() +
                        QStringLiteral("</pre>\n");
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
        out_ +=
            either("<table class=\"grid\" width=\"100%\" cellspacing=\"0\" cellpadding=\"4\">\n",
                   "<div class=\"wide\"><table>\n");
        if (!wordsOfRow(block.rows.front()).isEmpty()) {
            // Paper has it again on each sheet.
            out_ += either("", "<thead>\n");
            row(block.rows.front(), true);
            out_ += either("", "</thead>\n");
        }
        out_ += either("", "<tbody>\n");
        for (const auto& one : block.rows | std::views::drop(1))
            row(one, false);
        out_ += either("</table>\n", "</tbody>\n</table></div>\n");
    }
    void row(const std::vector<Runs>& cells, bool head) {
        out_ += QStringLiteral("<tr>");
        for (const Runs& cell : cells) {
            if (!head || (cell.empty() && medium_ == Medium::Browser))
                out_ += QStringLiteral("<td>%1</td>").arg(runs(cell));
            else
                out_ += either("<th>", "<th scope=\"col\">") + runs(cell) + QStringLiteral("</th>");
        }
        out_ += QStringLiteral("</tr>\n");
    }
    [[nodiscard]] QLatin1String either(const char* window, const char* browser) const {
        return QLatin1String(medium_ == Medium::Window ? window : browser);
    }
    static QString wordsOfRow(const std::vector<Runs>& row) {
        QString out;
        for (const Runs& cell : row)
            out += wordsOf(cell);
        return out;
    }

    QString runs(const Runs& all) const {
        QString out;
        for (auto at = all.begin(); at != all.end();) {
            // A link of several runs is one, and carries its sign once.
            const QString& link = at->link;
            const auto end =
                std::find_if(at, all.end(), [&](const Run& other) { return other.link != link; });
            QString text;
            for (; at != end; ++at)
                text += styled(*at);
            out += link.isEmpty() ? text : linked(link, text);
        }
        return out;
    }
    static QString styled(const Run& run) {
        QString text = run.text.toHtmlEscaped();
        if (run.code)
            text = QStringLiteral("<code>%1</code>").arg(text);
        if (run.emphasis)
            text = QStringLiteral("<em>%1</em>").arg(text);
        if (run.strong)
            text = QStringLiteral("<strong>%1</strong>").arg(text);
        return text;
    }

    QString linked(const QString& target, const QString& text) const {
        const bool live = target.startsWith(QLatin1String("show:"));
        if (medium_ == Medium::Window)
            return QStringLiteral("<a class=\"%1\" href=\"%2\">%3%4</a>")
                .arg(live ? QStringLiteral("live") : QStringLiteral("page"), target.toHtmlEscaped(),
                     live ? QStringLiteral("◉&nbsp;") : QString(), text);
        const QString place = live ? target.sliced(5) : target;
        if (live && !pages_.contains(place))
            return QStringLiteral("<span class=\"live\">%1</span>").arg(text);
        const qsizetype mark = place.indexOf(u'#');
        const QString page = mark < 0 ? place : place.first(mark);
        return QStringLiteral("<a href=\"%1%2\">%3</a>")
            .arg(page.isEmpty() ? QString() : fileName(page),
                 mark < 0 ? QString() : place.sliced(mark).toHtmlEscaped(), text);
    }

    const Medium medium_;
    const QStringList pages_;
    QString out_;
    QString list_;
};

/// Chapters, with their pages.
QString contentsOf(const Handbook& handbook, const Page& here) {
    QString out;
    QString chapter;
    for (const Page& page : handbook.pages()) {
        if (page.chapter != chapter) {
            out += QStringLiteral("%1<p>%2</p>\n<ul>\n")
                       .arg(chapter.isEmpty() ? QString() : QStringLiteral("</ul>\n"),
                            page.chapter.toHtmlEscaped());
            chapter = page.chapter;
        }
        out +=
            QStringLiteral("<li><a href=\"%1\"%2>%3</a></li>\n")
                .arg(fileName(page.name),
                     page.name == here.name ? QStringLiteral(" aria-current=\"page\"") : QString(),
                     page.title.toHtmlEscaped());
    }
    return out + QStringLiteral("</ul>\n");
}

/// Links to the headings of a long page; of the highest level that has many.
QString headingsOf(const Page& page) {
    constexpr int many = 6;
    for (const int level : {2, 3}) {
        const auto listed = [&](const Block& block) {
            return block.kind == Kind::Heading && block.level == level;
        };
        if (std::ranges::count_if(page.blocks, listed) < many)
            continue;
        QString out = QStringLiteral("<details class=\"here\"><summary>%1</summary>\n<ul>\n")
                          .arg(Text::tr("On this page").toHtmlEscaped());
        for (const Block& block : page.blocks | std::views::filter(listed))
            out += QStringLiteral("<li><a href=\"#%1\">%2</a></li>\n")
                       .arg(block.anchor.toHtmlEscaped(), wordsOf(block.runs).toHtmlEscaped());
        return out + QStringLiteral("</ul>\n</details>\n");
    }
    return {};
}

}  // namespace

QString htmlOf(std::span<const Block> blocks, Medium medium, const QStringList& pages) {
    return Writer(medium, pages).write(blocks);
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

QString fileOf(const Handbook& handbook, const Page& page, bool first) {
    const std::vector<Page>& all = handbook.pages();
    const auto at = std::ranges::find(all, page.name, &Page::name);
    const Page* before = at == all.begin() || at == all.end() ? nullptr : &*std::prev(at);
    const Page* after = at == all.end() || at + 1 == all.end() ? nullptr : &*std::next(at);
    QString head;
    QString foot;
    const auto leadsTo = [&](const Page* to, const char* how, const QString& sign) {
        if (to == nullptr)
            return;
        const QString link =
            QStringLiteral("rel=\"%1\" href=\"%2\"").arg(QLatin1String(how), fileName(to->name));
        head += QStringLiteral("<link %1/>\n").arg(link);
        foot += QStringLiteral("<a %1>%2</a>\n").arg(link, sign.arg(to->title.toHtmlEscaped()));
    };
    leadsTo(before, "prev", QStringLiteral("← %1"));
    leadsTo(after, "next", QStringLiteral("%1 →"));
    if (first)
        head += QStringLiteral("<link rel=\"canonical\" href=\"%1\"/>\n").arg(fileName(page.name));
    QStringList others;
    for (const Page& one : all)
        if (one.name != page.name)
            others << one.name;
    const std::span<const Block> blocks = page.blocks;
    const QString main = htmlOf(blocks.first(1), Medium::Browser, others) + headingsOf(page) +
                         htmlOf(blocks.subspan(1), Medium::Browser, others);
    // In the order in which they are wanted: the page, then the way to others.
    const QString form = QStringLiteral(R"(<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" lang="%1">
<head>
<meta charset="utf-8"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<title>%2</title>
<link rel="icon" type="image/svg+xml" href="daxscope.svg"/>
<link rel="stylesheet" href="style.css"/>
%3<script src="search.js" defer="defer"></script>
</head>
<body>
<main>
<p class="to-contents"><a href="#daxscope-contents">%4</a></p>
%5<footer>
%6<p>%7</p>
</footer>
</main>
<nav id="daxscope-contents" aria-label="%4">
<p class="name"><a href="index.html">Daxscope</a></p>
<form role="search" hidden="hidden">
<input type="search" placeholder="%8" aria-label="%8"/>
<p role="status" data-none="%9" data-some="%10"></p>
</form>
<ul id="daxscope-hits"></ul>
%11</nav>
</body>
</html>
)");
    const auto said = [](const QString& text) { return text.toHtmlEscaped(); };
    return form.arg(
        language().replace(u'_', u'-'), said(Text::tr("%1 – Daxscope handbook").arg(page.title)),
        head, said(Text::tr("Contents")), main, foot,
        said(QStringLiteral("Daxscope ") + QCoreApplication::applicationVersion()).trimmed(),
        said(Text::tr("Search")), said(Text::tr("Nothing found")), said(Text::tr("Found: %1")),
        contentsOf(handbook, page));
}

QString wordsFileOf(const Handbook& handbook) {
    QJsonArray all;
    for (const Page& page : handbook.pages()) {
        for (const Section& section : sectionsOf(page))
            all.append(
                QJsonArray{fileName(page.name) +
                               (section.anchor.isEmpty() ? QString() : u'#' + section.anchor),
                           page.title, section.heading, section.text.simplified()});
    }
    return QStringLiteral("const handbookWords = %1;\n")
        .arg(QString::fromUtf8(QJsonDocument(all).toJson(QJsonDocument::Compact)));
}

}  // namespace daxscope::ui::handbook

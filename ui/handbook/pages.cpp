#include "ui/handbook/pages.h"

#include <QFile>
#include <QRegularExpression>
#include <algorithm>

#include "ui/handbook/links.h"
#include "ui/handbook/parts.h"
#include "ui/language.h"

namespace daxscope::ui::handbook {

namespace {

QMap<QString, Part>& parts() {
    static QMap<QString, Part> all = tableParts();
    return all;
}

QString place(const QString& folder, const QString& name) {
    const QString translated = QStringLiteral("%1/%2.%3.md").arg(folder, name, language());
    return QFile::exists(translated) ? translated : QStringLiteral("%1/%2.md").arg(folder, name);
}

Result<QString> textOf(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::unexpected(
            Error{ENOENT, "this page of the handbook cannot be read", path.toStdString()});
    return QString::fromUtf8(file.readAll());
}

/// Parts written out. Those that nobody provides are left out, and told.
QString filled(const QString& text, const QString& path, QStringList& problems) {
    static const QRegularExpression form(QStringLiteral(R"(^\{\{([a-z-]+)(?: ([a-z-]+))?\}\}$)"));
    QStringList out;
    bool fence = false;
    int line = 0;
    for (const QString& one : text.split(u'\n')) {
        ++line;
        if (one.startsWith(QLatin1String("```")))
            fence = !fence;
        const auto match = fence ? QRegularExpressionMatch() : form.match(one);
        if (!match.hasMatch()) {
            out << one;
            continue;
        }
        const auto part = parts().constFind(match.captured(1));
        const QString made = part == parts().cend() ? QString() : (*part)(match.captured(2));
        if (made.isEmpty())
            problems << QStringLiteral("%1:%2: nobody provides the part %3")
                            .arg(path)
                            .arg(line)
                            .arg(one);
        out << made;
    }
    return out.join(u'\n');
}

void forEachRun(const Block& block, const std::function<void(const Run&)>& visit) {
    for (const Run& run : block.runs)
        visit(run);
    for (const auto& row : block.rows)
        for (const Runs& cell : row)
            for (const Run& run : cell)
                visit(run);
}

/// Words around the first hit; where nothing is hit (the title has it all), the beginning.
void addSnippet(Hit& hit, const QString& text, const QStringList& words) {
    constexpr qsizetype before = 50;
    constexpr qsizetype length = 170;
    qsizetype first = -1;
    for (const QString& word : words) {
        const qsizetype at = text.indexOf(word, 0, Qt::CaseInsensitive);
        if (at >= 0 && (first < 0 || at < first))
            first = at;
    }
    qsizetype from = std::max<qsizetype>(0, first - before);
    while (from > 0 && !text[from - 1].isSpace())
        --from;
    qsizetype to = std::min(text.size(), from + length);
    while (to < text.size() && to > from && !text[to].isSpace())
        --to;
    hit.snippet = text.mid(from, to - from).simplified();
    if (from > 0)
        hit.snippet.prepend(QStringLiteral("… "));
    if (!QStringView(text).mid(to).trimmed().isEmpty())
        hit.snippet += QStringLiteral(" …");
    for (const QString& word : words) {
        for (qsizetype at = hit.snippet.indexOf(word, 0, Qt::CaseInsensitive); at >= 0;
             at = hit.snippet.indexOf(word, at + word.size(), Qt::CaseInsensitive))
            hit.marks.emplace_back(at, word.size());
    }
    std::ranges::sort(hit.marks);
}

}  // namespace

std::vector<Section> sectionsOf(const Page& page) {
    std::vector<Section> out;
    for (const Block& block : page.blocks) {
        if (block.kind == Block::Kind::Heading)
            out.push_back({block.level == 1 ? QString() : block.anchor,
                           block.level == 1 ? QString() : wordsOf(block.runs),
                           {}});
        else if (!out.empty())
            out.back().text += wordsOf(block) + u'\n';
    }
    return out;
}

void providePart(const QString& name, Part part) { parts()[name] = std::move(part); }

Handbook Handbook::read(const QString& folder) {
    Handbook out;
    const auto contents = textOf(place(folder, QStringLiteral("contents")));
    if (!contents) {
        out.problems_ << QString::fromStdString(contents.error().text());
        return out;
    }
    QString chapter;
    for (const QString& line : contents->split(u'\n')) {
        if (line.startsWith(QLatin1String("# ")))
            chapter = line.sliced(2).trimmed();
        else if (line.startsWith(QLatin1String("- ")))
            out.addPage(folder, line.sliced(2).trimmed(), chapter);
    }
    return out;
}

void Handbook::addPage(const QString& folder, const QString& name, const QString& chapter) {
    const QString path = place(folder, name);
    const auto text = textOf(path);
    auto blocks = text ? parse(filled(*text, path, problems_), path)
                       : Result<std::vector<Block>>(std::unexpected(text.error()));
    if (!blocks) {
        problems_ << QString::fromStdString(blocks.error().text());
        return;
    }
    Page page{name, wordsOf(blocks->front().runs), chapter, std::move(*blocks)};
    pages_.push_back(std::move(page));
}

const Page* Handbook::find(const QString& name) const {
    const auto found = std::ranges::find(pages_, name, &Page::name);
    return found == pages_.end() ? nullptr : &*found;
}

bool Handbook::leadsSomewhere(const QString& target) const {
    const qsizetype mark = target.indexOf(u'#');
    const Page* page = find(mark < 0 ? target : target.first(mark));
    if (page == nullptr || mark < 0)
        return page != nullptr;
    const QString anchor = target.sliced(mark + 1);
    return std::ranges::any_of(page->blocks, [&](const Block& block) {
        return block.kind == Block::Kind::Heading && block.anchor == anchor;
    });
}

QStringList Handbook::wrongLinks() const {
    QStringList out;
    for (const Page& page : pages_) {
        QStringList anchors;
        for (const Block& block : page.blocks) {
            const auto tell = [&](const QString& what) {
                out << QStringLiteral("%1.md, block at line %2: %3")
                           .arg(page.name)
                           .arg(block.line)
                           .arg(what);
            };
            if (block.kind == Block::Kind::Heading) {
                if (anchors.contains(block.anchor))
                    tell(QStringLiteral("two headings are called “%1”").arg(block.anchor));
                anchors << block.anchor;
            }
            forEachRun(block, [&](const Run& run) {
                if (run.link.startsWith(QLatin1String("show:"))) {
                    if (const QString why = wrongLiveLink(run.link.sliced(5)); !why.isEmpty())
                        tell(QStringLiteral("the link “%1” leads nowhere: %2").arg(run.link, why));
                } else if (!run.link.isEmpty()) {
                    const bool here = run.link.startsWith(u'#');
                    if (!leadsSomewhere(here ? page.name + run.link : run.link))
                        tell(QStringLiteral("the link “%1” leads nowhere").arg(run.link));
                }
            });
        }
    }
    return out;
}

QStringList queryWords(const QString& query) {
    static const QRegularExpression form(QStringLiteral(R"rx("([^"]+)"|([^\s"]+))rx"));
    QStringList out;
    for (auto found = form.globalMatch(query); found.hasNext();) {
        const auto match = found.next();
        out << (match.captured(1).isEmpty() ? match.captured(2) : match.captured(1)).simplified();
    }
    out.removeAll(QString());
    return out;
}

std::vector<Hit> Handbook::search(const QString& query, std::size_t most) const {
    const QStringList words = queryWords(query);
    if (words.isEmpty())
        return {};
    std::vector<std::pair<int, Hit>> found;
    for (const Page& page : pages_) {
        const std::vector<Section> sections = sectionsOf(page);
        for (std::size_t i = 0; i < sections.size(); ++i) {
            const Section& section = sections[i];
            int worth = 0;
            const bool all = std::ranges::all_of(words, [&](const QString& word) {
                const auto has = [&](const QString& text) {
                    return text.contains(word, Qt::CaseInsensitive);
                };
                const bool begins = section.heading.isEmpty();
                const int here =
                    (has(page.title) ? (begins ? 40 : 4) : 0) + (has(section.heading) ? 20 : 0) +
                    std::min<int>(9,
                                  static_cast<int>(section.text.count(word, Qt::CaseInsensitive)));
                worth += here;
                // A title alone is worth its beginning, not each of its sections.
                return here != 0 && (begins || has(section.heading) || has(section.text));
            });
            if (!all)
                continue;
            // What is called just so is what is meant.
            const QString whole = words.join(u' ');
            if (section.heading.compare(whole, Qt::CaseInsensitive) == 0)
                worth += 60;
            else if (section.heading.isEmpty() &&
                     page.title.compare(whole, Qt::CaseInsensitive) == 0)
                worth += 80;
            Hit hit{page.name + (section.anchor.isEmpty() ? QString() : u'#' + section.anchor),
                    page.title,
                    section.heading,
                    {},
                    {}};
            // A page that begins with a heading is told of by what stands below that.
            const bool bare = section.text.isEmpty() && i + 1 < sections.size();
            addSnippet(hit, bare ? sections[i + 1].text : section.text, words);
            found.emplace_back(worth, std::move(hit));
        }
    }
    std::ranges::stable_sort(found, std::greater<>(), &std::pair<int, Hit>::first);
    if (found.size() > most)
        found.resize(most);
    std::vector<Hit> out;
    out.reserve(found.size());
    for (auto& [worth, hit] : found)
        out.push_back(std::move(hit));
    return out;
}

}  // namespace daxscope::ui::handbook

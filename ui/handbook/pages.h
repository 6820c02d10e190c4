// The handbook: pages of Markdown (resources/handbook), in the order of contents.md, with the parts that the program itself knows
// filled in: {{operations}} on a line of its own stands for what the part of that name writes. So no table of the program is typed
// twice.
//
// Links: "cow", "cow#edges" and "#edges" lead to a page or a heading; "show:..." leads into the window (links.h). What leads nowhere,
// what cannot be read and parts that nobody provides are problems, which the tests do not let pass.
// Values; any thread once parts are provided.
#pragma once

#include <QMap>
#include <QStringList>
#include <functional>

#include "ui/handbook/markup.h"

namespace daxscope::ui::handbook {

/// Writes Markdown. `argument`: what stands behind the part's name, "inode-item" of {{fields inode-item}}; empty for none.
using Part = std::function<QString(const QString& argument)>;

/// Adds a part, or replaces the one of that name. Before the first Handbook is read; those of ui/ are always there.
void providePart(const QString& name, Part part);

struct Page {
    QString name;     ///< of its file
    QString title;    ///< its first heading
    QString chapter;  ///< it stands in
    std::vector<Block> blocks;
};

/// A heading with all that follows it, up to the next one.
struct Section {
    QString anchor;   ///< empty for the page's beginning
    QString heading;  ///< likewise
    QString text;
};
[[nodiscard]] std::vector<Section> sectionsOf(const Page& page);

/// Where something was found.
struct Hit {
    QString target;   ///< "page#anchor"
    QString title;    ///< of the page
    QString heading;  ///< of the section; empty for the page's beginning
    QString snippet;  ///< words around it
    std::vector<std::pair<qsizetype, qsizetype>> marks;  ///< from, length in snippet
};

class Handbook {
public:
    /// `folder`: resources or a real one. Pages that are there in the window's language (cow.de.md) are taken in it.
    [[nodiscard]] static Handbook read(const QString& folder = QStringLiteral(":/handbook"));

    [[nodiscard]] const std::vector<Page>& pages() const { return pages_; }
    [[nodiscard]] const Page* find(const QString& name) const;
    /// "cow#edges": there is such a page, and such a heading.
    [[nodiscard]] bool leadsSomewhere(const QString& target) const;
    /// Sentences with file and line. Looks where all links lead, which takes longer than reading: for who checks, not for who reads.
    [[nodiscard]] QStringList problems() const { return problems_ + wrongLinks(); }

    /// Sections that have every word of `query` in them, or in their titles; the best first, at most `most`. "words in quotes" stand
    /// together. Case does not matter.
    [[nodiscard]] std::vector<Hit> search(const QString& query, std::size_t most = 200) const;

private:
    void addPage(const QString& folder, const QString& name, const QString& chapter);
    [[nodiscard]] QStringList wrongLinks() const;

    std::vector<Page> pages_;
    QStringList problems_;  ///< found while reading
};

/// The words of a query, quoted ones as one.
[[nodiscard]] QStringList queryWords(const QString& query);

}  // namespace daxscope::ui::handbook

// TreePainter: what boxes say, and what is told of them.
#include <QCoreApplication>
#include <QFontMetricsF>
#include <algorithm>

#include "ui/map/tree_painter.h"
#include "ui/text.h"

namespace daxscope::ui {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(daxscope::ui::TreePainter)
};

}  // namespace

QString TreePainter::writtenText() const {
    const std::string_view by = change_ == nullptr ? std::string_view() : change_->operation;
    return by == "now"      ? Text::tr("different now")
           : by == "before" ? Text::tr("new since the moment before")
           : by == "step"   ? Text::tr("new at this event")
                            : Text::tr("written by the last operation");
}

QString TreePainter::nameOf(const TreeItem& item) const {
    const bool leaves = tree_->blocks[item.first].level == 0;
    if (item.row == 0)
        return Text::tr("%1 roots").arg(grouped(item.count));
    return leaves ? Text::tr("%1 leaves").arg(grouped(item.count))
                  : Text::tr("%1 nodes").arg(grouped(item.count));
}

/// As much as there is room for.
QString TreePainter::labelOf(const TreeItem& item) const {
    const QFontMetricsF metrics(smallFont(font_));
    const double room = item.area.width() - metrics.height() * 0.5;
    QStringList tries;
    if (item.isGroup()) {
        const QString bytes = sized(std::uint64_t{item.count} * tree_->nodeSize);
        const QString when = item.minGeneration == item.maxGeneration
                                 ? grouped(item.minGeneration)
                                 : QStringLiteral("%1–%2").arg(grouped(item.minGeneration),
                                                               grouped(item.maxGeneration));
        const QString name = nameOf(item);
        tries = {(item.minGeneration == item.maxGeneration ? Text::tr("%1, %2, generation %3")
                                                           : Text::tr("%1, %2, generations %3"))
                     .arg(name, bytes, when),
                 Text::tr("%1, %2, gen %3").arg(name, bytes, when),
                 Text::tr("%1, gen %2").arg(name, when), name,
                 QStringLiteral("×%1").arg(grouped(item.count))};
    } else {
        const QString when = grouped(item.maxGeneration);
        tries = {Text::tr("gen %1").arg(when), when};
    }
    for (const QString& text : tries) {
        if (metrics.horizontalAdvance(text) <= room)
            return text;
    }
    return {};
}

QString TreePainter::describe(std::uint32_t number) const {
    const TreeItem& item = layout_.items()[number];
    const scene::TreeBlock& block = tree_->blocks[item.first];
    if (item.isGroup()) {
        QString text = Text::tr("%1, %2, generations %3 to %4")
                           .arg(nameOf(item), sized(std::uint64_t{item.count} * tree_->nodeSize),
                                grouped(item.minGeneration), grouped(item.maxGeneration));
        if (item.shared != 0)
            text += Text::tr("\n%1 of them held by several").arg(grouped(item.shared));
        if (item.keys)
            text += Text::tr("\nfrom key %1\nclick to see its parts")
                        .arg(QString::fromStdString(block.first.text()));
        else
            text += Text::tr("\ncopies with the same keys, from %1")
                        .arg(QString::fromStdString(block.first.text()));
        return text;
    }
    QString text = block.level == 0 ? Text::tr("leaf at device byte %1").arg(grouped(block.device))
                                    : Text::tr("node of level %1 at device byte %2")
                                          .arg(block.level)
                                          .arg(grouped(block.device));
    text += Text::tr("\ngeneration %1, %2 items, first key %3")
                .arg(grouped(block.generation), grouped(block.items),
                     QString::fromStdString(block.first.text()));
    if (block.damaged)
        text += Text::tr("\ndamaged: it cannot be read");
    const auto& set = tree_->sets[block.set];
    QStringList names;
    for (const std::uint64_t tree : set.trees) {
        const auto root = std::ranges::find(tree_->roots, tree, &scene::TreeRootBlock::tree);
        if (root != tree_->roots.end() && names.size() < 6)
            names << shown(root->name);
    }
    if (set.count > static_cast<std::size_t>(names.size()))
        names << Text::tr("%1 more").arg(set.count - static_cast<std::uint32_t>(names.size()));
    text += Text::tr("\nheld by %1").arg(names.join(QStringLiteral(", ")));
    if (isWritten(number))
        text += QLatin1Char('\n') + writtenText();
    else if (isLeft(number))
        text += QLatin1Char('\n') + Text::tr("copied from, and still held");
    return text;
}

QString TreePainter::describe(const TreeBracket& bracket) const {
    return Text::tr("%1 leaves stand here one by one or in parts; click to fold them to one box")
        .arg(grouped(bracket.leaves));
}

}  // namespace daxscope::ui

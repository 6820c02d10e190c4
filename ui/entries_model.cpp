#include "ui/entries_model.h"

#include <algorithm>

#include "ui/map/page_words.h"
#include "ui/text.h"
#include "ui/theme.h"

namespace daxscope::ui {

using scene::EntryKind;
using scene::EntryRun;

namespace {

constexpr std::size_t mostRows = 100'000'000;  // rows are ints

}  // namespace

void EntriesModel::setFile(const MappingsPtr& mappings, const WindowsPtr& windows,
                           const scene::FileEntries* file) {
    const int before = rows_;
    const int after =
        file == nullptr ? 0 : static_cast<int>(std::min(file->entries.size(), mostRows));
    // Rows come and go at the end, and what stays is asked for again as far as it is seen: a reset would lose the place.
    if (after < before) {
        beginRemoveRows({}, after, before - 1);
        rows_ = after;
        endRemoveRows();
    }
    mappings_ = mappings;
    windows_ = windows;
    file_ = file;
    faultHere_ = std::ranges::any_of(*windows, [&](const WindowPages& window) {
        return file != nullptr && mappings && mappings->lastFault &&
               window.window().view == mappings->lastFault->view &&
               window.window().inode == file->inode && window.window().subvolume == file->subvolume;
    });
    if (rows_ > 0)
        emit dataChanged(index(0, 0), index(rows_ - 1, Columns - 1));
    if (after > before) {
        beginInsertRows({}, before, after - 1);
        rows_ = after;
        endInsertRows();
    }
}

const EntryRun* EntriesModel::entry(const QModelIndex& index) const {
    return index.isValid() && index.row() < rows_
               ? &file_->entries[static_cast<std::size_t>(index.row())]
               : nullptr;
}

int EntriesModel::rowOf(quint64 page) const {
    if (file_ == nullptr)
        return -1;
    const auto behind = std::ranges::upper_bound(file_->entries, page, {}, &EntryRun::first);
    if (behind == file_->entries.begin() || page - (behind - 1)->first >= (behind - 1)->count)
        return -1;
    return static_cast<int>(behind - 1 - file_->entries.begin());
}

int EntriesModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : rows_; }

int EntriesModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : Columns;
}

bool EntriesModel::faulted(const EntryRun& run) const {
    return faultHere_ && mappings_->lastFault->page >= run.first &&
           mappings_->lastFault->page - run.first < run.count;
}

QVariant EntriesModel::data(const QModelIndex& index, int role) const {
    const EntryRun* run = entry(index);
    if (run == nullptr)
        return {};
    if (role == FaultRole)
        return faulted(*run);
    if (role == Qt::FontRole && index.column() == Device)
        return monoFont({});
    if (role == Qt::ToolTipRole && index.column() == MappedBy)
        return data(index, Qt::DisplayRole);
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
        case Page:
            return run->count == 1 ? grouped(run->first)
                                   : tr("%1 – %2").arg(grouped(run->first),
                                                       grouped(run->first + run->count - 1));
        case Kind: {
            const auto name = scene::kindName(run->kind);
            return QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
        }
        case Marks:
            return marksText(*run);
        case Device:
            return run->kind == EntryKind::Zero ? QStringLiteral("–") : addressText(run->device);
        case MappedBy:
            return holdersText(*windows_, *file_, *run);
        default:
            return {};
    }
}

QVariant EntriesModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
        case Page:
            return tr("page");
        case Kind:
            return tr("kind");
        case Marks:
            return tr("marks");
        case Device:
            return tr("device");
        case MappedBy:
            return tr("mapped by");
        default:
            return {};
    }
}

void EntryDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const {
    QStyledItemDelegate::initStyleOption(option, index);
    const Theme theme = Theme::fromPalette(option->palette);
    option->palette.setColor(QPalette::HighlightedText, theme.text);
    option->state &= ~QStyle::State_HasFocus;  // the whole row is chosen
    if (index.data(EntriesModel::FaultRole).toBool())
        option->backgroundBrush = theme.highlight;
}

}  // namespace daxscope::ui

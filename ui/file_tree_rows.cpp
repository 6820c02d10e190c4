// What the rows of the file tree say: names, notes, sizes, tooltips.
#include <QDateTime>
#include <QLocale>

#include "ui/file_tree_folder.h"
#include "ui/file_tree_model.h"
#include "ui/text.h"

namespace daxscope::ui {

namespace {

QString typeWord(scene::FileType type) {
    switch (type) {
        case scene::FileType::Regular:
            return FileTreeModel::tr("file");
        case scene::FileType::Directory:
            return FileTreeModel::tr("directory");
        case scene::FileType::CharDevice:
            return FileTreeModel::tr("character device");
        case scene::FileType::BlockDevice:
            return FileTreeModel::tr("block device");
        case scene::FileType::Fifo:
            return FileTreeModel::tr("fifo");
        case scene::FileType::Socket:
            return FileTreeModel::tr("socket");
        case scene::FileType::Symlink:
            return FileTreeModel::tr("symbolic link");
        case scene::FileType::Unknown:
            break;
    }
    return FileTreeModel::tr("of an unknown type");
}

/// "rwxr-xr-x"
QString permissions(std::uint32_t mode) {
    QString out;
    for (int bit = 8; bit >= 0; --bit)
        out += (mode >> bit & 1) != 0 ? QLatin1Char("xwr"[bit % 3]) : QLatin1Char('-');
    return out;
}

}  // namespace

FileMark FileTreeModel::markOf(const QModelIndex& index) const {
    if (marks_.empty() || !index.isValid())
        return FileMark::None;
    const auto found = marks_.find(path(index));
    return found == marks_.end() ? FileMark::None : found->second;
}

QVariant FileTreeModel::usageOf(const QModelIndex& index) const {
    const auto* at = entry(index);
    if (at == nullptr) {
        if (!scene_ || !scene_->device || !scene_->complete)
            return {};
        const auto& bytes = scene_->device->totals().bytes;
        using scene::ByteClass;
        const auto of = [&](ByteClass c) { return bytes[static_cast<std::size_t>(c)]; };
        return QVariant::fromValue(Usage{of(ByteClass::Data), of(ByteClass::Shared),
                                         of(ByteClass::Unreachable), scene_->device->deviceSize()});
    }
    if (const auto* volume = subvolume(index)) {
        if (!scene_->complete)
            return {};
        return QVariant::fromValue(Usage{volume->exclusive, volume->shared, 0, 0, false});
    }
    if (!at->usageKnown)
        return {};
    return QVariant::fromValue(Usage{at->exclusive, at->shared, at->unreachable, at->size});
}

QString FileTreeModel::noteOf(const QModelIndex& index) const {
    const Folder* opened = openedFolder(index);
    QStringList words;
    switch (markOf(index)) {
        case FileMark::Added:
            words << tr("+ added");
            break;
        case FileMark::Removed:
            words << tr("− removed");
            break;
        case FileMark::Changed:
            words << tr("± changed");
            break;
        case FileMark::Inside:
            words << tr("± inside");
            break;
        case FileMark::None:
            break;
    }
    const auto* at = entry(index);
    if (at != nullptr) {
        if (at->isSubvolume && at->readOnly)
            words << (at->isSnapshot ? tr("read-only snapshot") : tr("read-only subvolume"));
        else if (at->isSubvolume)
            words << (at->isSnapshot ? tr("snapshot") : tr("subvolume"));
        else if (at->type == scene::FileType::Symlink)
            words << tr("→ %1").arg(shown(at->target));
        else if (at->type != scene::FileType::Regular && at->type != scene::FileType::Directory)
            words << typeWord(at->type);
    }
    if (opened != nullptr && opened->state == Folder::State::Reading)
        words << tr("reading…");
    if (opened != nullptr && opened->state == Folder::State::Failed)
        words << tr("cannot be read");
    return words.join(QStringLiteral(" · "));
}

QString FileTreeModel::tipOf(const QModelIndex& index) const {
    QStringList lines;
    const auto* at = entry(index);
    if (at == nullptr) {
        lines << shown(scene_->info.path)
              << tr("the image: its top-level directory, %1").arg(sized(scene_->info.deviceSize));
    } else {
        lines << shown(path(index));
        if (at->isSubvolume) {
            lines << (at->isSnapshot
                          ? tr("snapshot %1: a subvolume that began as a copy of another")
                          : tr("subvolume %1: a file tree of its own"))
                         .arg(at->subvolume);
            if (at->readOnly)
                lines << tr("read-only: nothing in it changes");
        } else {
            lines << tr("%1, inode %2, %3")
                         .arg(typeWord(at->type))
                         .arg(at->inode)
                         .arg(permissions(at->mode));
        }
        if (at->type == scene::FileType::Symlink)
            lines << tr("leads to %1").arg(shown(at->target));
        if (at->type == scene::FileType::Regular)
            lines << tr("%1 bytes").arg(grouped(at->size));
        if (at->links > 1 && !leadsOn(*at))
            lines << tr("%1 names (hard links)").arg(at->links);
        if (at->mtimeSeconds != 0)
            lines << tr("changed %1")
                         .arg(QLocale().toString(QDateTime::fromSecsSinceEpoch(at->mtimeSeconds),
                                                 QLocale::ShortFormat));
    }
    if (const QVariant usage = usageOf(index); usage.isValid())
        lines << usage.value<Usage>().text();
    if (const Folder* opened = openedFolder(index); opened != nullptr && !opened->error.isEmpty())
        lines << opened->error;
    // Names are the image's: never let one be taken for markup.
    return QStringLiteral("<p style='white-space:pre'>%1</p>")
        .arg(lines.join(QLatin1Char('\n')).toHtmlEscaped());
}

QVariant FileTreeModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || !scene_)
        return {};
    const auto* at = entry(index);
    switch (role) {
        case Qt::DisplayRole:
            if (index.column() == NameColumn) {
                if (at != nullptr)
                    return shown(at->name);
                const std::string& file = scene_->info.path;
                return shown(file.substr(file.find_last_of('/') + 1));
            }
            if (index.column() == SizeColumn) {
                if (at != nullptr && at->type == scene::FileType::Regular && !at->isSubvolume)
                    return sized(at->size);
                if (const QVariant usage = usageOf(index); usage.isValid())
                    return sized(usage.value<Usage>().sum());
            }
            return {};
        case Qt::ToolTipRole:
            return tipOf(index);
        case Qt::TextAlignmentRole:
            return index.column() == SizeColumn ? QVariant(Qt::AlignRight | Qt::AlignVCenter)
                                                : QVariant();
        case Qt::AccessibleTextRole:
            if (index.column() == UsageColumn) {
                const QVariant usage = usageOf(index);
                return usage.isValid() ? usage.value<Usage>().text() : tr("usage unknown");
            }
            if (index.column() == NameColumn) {
                const QString note = noteOf(index);
                const QString name = data(index, Qt::DisplayRole).toString();
                return note.isEmpty() ? name : tr("%1, %2").arg(name, note);
            }
            return data(index, Qt::DisplayRole);
        case GlyphRole:
            if (at == nullptr)
                return static_cast<int>(Glyph::Image);
            if (!at->isSubvolume)
                return static_cast<int>(Glyph::None);
            return static_cast<int>(at->isSnapshot ? Glyph::Snapshot : Glyph::Subvolume);
        case NoteRole:
            return noteOf(index);
        case UsageRole:
            return usageOf(index);
        case MarkRole:
            return static_cast<int>(markOf(index));
        default:
            return {};
    }
}

QVariant FileTreeModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
        case NameColumn:
            return tr("Name");
        case SizeColumn:
            return tr("Size");
        case UsageColumn:
            return tr("Only here, shared, unreachable");
        default:
            return {};
    }
}

Qt::ItemFlags FileTreeModel::flags(const QModelIndex& index) const {
    if (!index.isValid())
        return Qt::NoItemFlags;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    const auto* at = entry(index);
    // What goes out is a copy; the image itself is a file already.
    if (at != nullptr)
        flags |= Qt::ItemIsDragEnabled;
    if (at != nullptr && !leadsOn(*at))
        flags |= Qt::ItemNeverHasChildren;
    return flags;
}

}  // namespace daxscope::ui

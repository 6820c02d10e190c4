#include "ui/files_view.h"

#include <QDrag>
#include <QDropEvent>
#include <QEvent>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMimeData>
#include <QPainter>

#include "ui/dragged_file.h"
#include "ui/file_row.h"
#include "ui/text.h"
#include "ui/theme.h"

namespace daxscope::ui {

namespace {

QString kindOf(const FileTreeModel& model, const QModelIndex& index) {
    const auto* entry = model.entry(index);
    if (entry == nullptr)
        return QStringLiteral("image");
    if (entry->isSubvolume)
        return entry->isSnapshot ? QStringLiteral("snapshot") : QStringLiteral("subvolume");
    switch (entry->type) {
        case scene::FileType::Regular:
            return QStringLiteral("file");
        case scene::FileType::Directory:
            return QStringLiteral("directory");
        case scene::FileType::CharDevice:
            return QStringLiteral("chardev");
        case scene::FileType::BlockDevice:
            return QStringLiteral("blockdev");
        case scene::FileType::Fifo:
            return QStringLiteral("fifo");
        case scene::FileType::Socket:
            return QStringLiteral("socket");
        case scene::FileType::Symlink:
            return QStringLiteral("symlink");
        case scene::FileType::Unknown:
            break;
    }
    return QStringLiteral("unknown");
}

QString pathText(const FileTreeModel& model, const QModelIndex& index) {
    return shown(model.path(index));
}

/// Those of this machine.
QStringList droppedFiles(const QMimeData* data) {
    QStringList out;
    for (const QUrl& url : data != nullptr ? data->urls() : QList<QUrl>()) {
        if (url.isLocalFile())
            out << url.toLocalFile();
    }
    return out;
}

/// Copied, whatever the other program would like.
void take(QDropEvent* event) {
    event->setDropAction(Qt::CopyAction);
    event->accept();
}

}  // namespace

FilesView::FilesView(Backend* backend, Linked* linked, QWidget* parent)
    : QTreeView(parent), linked_(linked), model_(new FileTreeModel(backend, this)) {
    setAccessibleName(tr("Files"));
    setModel(model_);
    setItemDelegate(new FileRowDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setHeaderHidden(true);
    setUniformRowHeights(true);
    setAnimated(false);  // a folder of 100,000 names would be painted for it
    setMouseTracking(true);
    setAllColumnsShowFocus(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setTabKeyNavigation(false);
    setAcceptDrops(true);
    setDragEnabled(true);
    measure();
    connect(model_, &FileTreeModel::revealed, this, [this](const QModelIndex& index) {
        setCurrentIndex(index);
        scrollTo(index);
    });
    connect(this, &QTreeView::expanded, model_, &FileTreeModel::retry);
}

void FilesView::measure() {
    const int em = fontMetrics().height();
    header()->setStretchLastSection(false);
    header()->setMinimumSectionSize(em);
    header()->setSectionResizeMode(FileTreeModel::NameColumn, QHeaderView::Stretch);
    header()->setSectionResizeMode(FileTreeModel::SizeColumn, QHeaderView::Fixed);
    header()->setSectionResizeMode(FileTreeModel::UsageColumn, QHeaderView::Fixed);
    header()->resizeSection(FileTreeModel::SizeColumn,
                            fontMetrics().horizontalAdvance(QStringLiteral("1023.9 MiB")));
    header()->resizeSection(FileTreeModel::UsageColumn, qRound(em * 4.6));
    setIndentation(qRound(em * 1.0));
}

void FilesView::changeEvent(QEvent* event) {
    QTreeView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        measure();
}

bool FilesView::event(QEvent* event) {
    if (event->type() == QEvent::ApplicationFontChange)
        doItemsLayout();
    return QTreeView::event(event);
}

void FilesView::resizeEvent(QResizeEvent* event) {
    QTreeView::resizeEvent(event);
    // Names come first: when it gets narrow the bars give way, then the sizes.
    const int em = fontMetrics().height();
    setColumnHidden(FileTreeModel::UsageColumn, viewport()->width() < em * 15);
    setColumnHidden(FileTreeModel::SizeColumn, viewport()->width() < em * 10);
}

void FilesView::dragEnterEvent(QDragEnterEvent* event) {
    // What is dragged out of here is in the image already; asking for it would make the copies.
    if (event->source() != nullptr || droppedFiles(event->mimeData()).isEmpty())
        return event->ignore();
    take(event);
    showTarget(directoryAt(event->position().toPoint()), true);
}

void FilesView::dragMoveEvent(QDragMoveEvent* event) {
    take(event);
    showTarget(directoryAt(event->position().toPoint()), true);
}

void FilesView::dragLeaveEvent(QDragLeaveEvent*) { showTarget({}, false); }

void FilesView::dropEvent(QDropEvent* event) {
    showTarget({}, false);
    const QStringList files = droppedFiles(event->mimeData());
    if (files.isEmpty())
        return event->ignore();
    take(event);
    const QModelIndex row = directoryAt(event->position().toPoint());
    emit filesDropped(files, row.isValid() ? model_->path(row) : "/");
}

QModelIndex FilesView::directoryAt(QPoint at) const {
    const QModelIndex row = indexAt(at).siblingAtColumn(FileTreeModel::NameColumn);
    if (!row.isValid())
        return model_->index(0, 0, {});
    return model_->isDirectory(row) ? row : row.parent();
}

void FilesView::showTarget(const QModelIndex& directory, bool dropping) {
    if (dropping == dropping_ && directory == target_)
        return;
    dropping_ = dropping;
    target_ = directory;
    viewport()->update();
}

/// Where something would be dropped: its row is framed; all of the tree, when that is the top.
void FilesView::paintEvent(QPaintEvent* event) {
    QTreeView::paintEvent(event);
    if (!dropping_)
        return;
    const Theme theme = Theme::fromPalette(palette());
    const qreal em = fontMetrics().height();
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal line = std::max(2.0, em / 8);
    const auto frame = [&](const QRectF& area) {
        QColor wash = theme.accent;
        wash.setAlphaF(0.10F);
        painter.setBrush(wash);
        painter.setPen(QPen(theme.accent, line));
        painter.drawRoundedRect(area.adjusted(line, line / 2, -line, -line / 2), em / 5, em / 5);
    };
    const QRect row = visualRect(target_);
    if (target_.isValid() && target_.parent().isValid() && viewport()->rect().intersects(row))
        frame(QRectF(0, row.y(), viewport()->width(), row.height()));
    else
        frame(QRectF(viewport()->rect()).adjusted(0, line / 2, 0, -line / 2));
}

QMimeData* FilesView::dataOf(const QModelIndex& row) const {
    if (!copies_ || model_->entry(row) == nullptr)
        return nullptr;
    return new DraggedFile([copies = copies_, path = model_->path(row)] { return copies(path); });
}

void FilesView::startDrag(Qt::DropActions) {
    const QModelIndex row = currentIndex().siblingAtColumn(FileTreeModel::NameColumn);
    QMimeData* carried = dataOf(row);
    if (carried == nullptr)
        return;
    auto* drag = new QDrag(this);
    drag->setMimeData(carried);
    drag->setPixmap(pictureOf(row));
    drag->exec(Qt::CopyAction);
}

/// Its name on a small plate, beside the pointer.
QPixmap FilesView::pictureOf(const QModelIndex& row) const {
    const Theme theme = Theme::fromPalette(palette());
    const int em = fontMetrics().height();
    const QString name = fontMetrics().elidedText(row.data().toString(), Qt::ElideMiddle, em * 16);
    const QSize size(fontMetrics().horizontalAdvance(name) + em, em + em / 2);
    QPixmap picture(size * devicePixelRatioF());
    picture.setDevicePixelRatio(devicePixelRatioF());
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(font());
    painter.setBrush(theme.panel);
    painter.setPen(theme.outline);
    painter.drawRoundedRect(QRectF(QPointF(), size).adjusted(0.5, 0.5, -0.5, -0.5), em / 5.0,
                            em / 5.0);
    painter.setPen(theme.text);
    painter.drawText(QRect(QPoint(), size), Qt::AlignCenter, name);
    return picture;
}

QSize FilesView::sizeHint() const {
    const int em = fontMetrics().height();
    return {em * 19, em * 24};
}

void FilesView::setScene(ScenePtr scene) {
    const bool some = scene != nullptr;
    const QPersistentModelIndex before = model_->index(0, 0, {});
    model_->setScene(std::move(scene));
    if (!some || before.isValid())
        return;  // the same image: what is open stays open
    const QModelIndex image = model_->index(0, 0, {});
    if (!isExpanded(image))
        expand(image);
    if (model_->canFetchMore(image))
        model_->fetchMore(image);
}

void FilesView::clearChoice() {
    setCurrentIndex({});
    clearSelection();
}

void FilesView::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
    QTreeView::currentChanged(current, previous);
    // Who carries the file to the views lets go of places in the one before; then others may name places in this one.
    emit chosen(current);
    if (current.isValid())
        linked_->setFile(model_->fileId(current));
    else
        linked_->setFile(std::nullopt);
}

void FilesView::eachRow(const std::function<bool(const QModelIndex&, int)>& visit) const {
    const QModelIndex first = model_->index(0, 0, {});
    for (QModelIndex at = first; at.isValid(); at = indexBelow(at)) {
        int depth = 0;
        for (QModelIndex up = at.parent(); up.isValid(); up = up.parent())
            ++depth;
        if (!visit(at, depth))
            return;
    }
}

QString FilesView::viewName() const { return QStringLiteral("files"); }

void FilesView::paintTo(QPainter& painter, const QSizeF& size, const Theme& theme,
                        const QFont& font) {
    painter.fillRect(QRectF(QPointF(), size), theme.background);
    const qreal em = QFontMetricsF(font).height();
    const qreal row = std::round(em * 1.55);
    const qreal bar = em * 6;
    const qreal figure = em * 6;
    qreal y = em * 0.5;
    eachRow([&](const QModelIndex& index, int depth) {
        if (y + row > size.height())
            return false;
        const QRectF line(em * 0.5, y, size.width() - em, row);
        if (index == currentIndex())
            painter.fillRect(QRectF(0, y, size.width(), row), theme.selection);
        paintFileName(painter, line.adjusted(depth * em, 0, -bar - figure, 0), index, theme, font);
        paintFileSize(painter, line.adjusted(line.width() - bar - figure, 0, -bar, 0),
                      index.siblingAtColumn(FileTreeModel::SizeColumn), theme, font);
        paintFileUsage(painter, line.adjusted(line.width() - bar, 0, 0, 0), index, theme, font);
        y += row;
        return true;
    });
}

QByteArray FilesView::csv() const {
    QByteArray out = "path,kind,size,exclusive,shared,unreachable\n";
    eachRow([&](const QModelIndex& index, int) {
        const auto* entry = model_->entry(index);
        const QVariant usage = model_->data(index, FileTreeModel::UsageRole);
        out += csvField(pathText(*model_, index).toUtf8()) + ',' + kindOf(*model_, index).toUtf8() +
               ',' + (entry != nullptr ? QByteArray::number(quint64{entry->size}) : QByteArray());
        if (usage.isValid()) {
            const auto amounts = usage.value<Usage>();
            out += ',' + QByteArray::number(amounts.exclusive) + ',' +
                   QByteArray::number(amounts.shared) + ',';
            if (amounts.unreachableKnown)
                out += QByteArray::number(amounts.unreachable);
        } else {
            out += ",,,";
        }
        out += '\n';
        return true;
    });
    return out;
}

QByteArray FilesView::json() const {
    QJsonArray rows;
    eachRow([&](const QModelIndex& index, int) {
        QJsonObject row{{QStringLiteral("path"), pathText(*model_, index)},
                        {QStringLiteral("kind"), kindOf(*model_, index)}};
        if (const auto* entry = model_->entry(index)) {
            row[QStringLiteral("size")] = jsonInteger(entry->size);
            row[QStringLiteral("inode")] = jsonInteger(entry->inode);
            row[QStringLiteral("subvolume")] = jsonInteger(entry->subvolume);
        }
        if (const QVariant usage = model_->data(index, FileTreeModel::UsageRole); usage.isValid()) {
            const auto amounts = usage.value<Usage>();
            row[QStringLiteral("exclusive")] = jsonInteger(amounts.exclusive);
            row[QStringLiteral("shared")] = jsonInteger(amounts.shared);
            if (amounts.unreachableKnown)
                row[QStringLiteral("unreachable")] = jsonInteger(amounts.unreachable);
        }
        rows.append(row);
        return true;
    });
    return QJsonDocument(QJsonObject{{QStringLiteral("files"), rows}}).toJson();
}

}  // namespace daxscope::ui

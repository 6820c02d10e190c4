#include "ui/search_box.h"

#include <QApplication>
#include <QFrame>
#include <QKeyEvent>
#include <QListView>
#include <QVBoxLayout>

#include "ui/hex_view.h"
#include "ui/note_row.h"
#include "ui/text.h"
#include "ui/text_label.h"

namespace daxscope::ui {

void HitsModel::setHits(SearchHits hits) {
    beginResetModel();
    hits_ = std::move(hits);
    endResetModel();
}

const scene::SearchHit* HitsModel::hit(const QModelIndex& index) const {
    if (!hits_ || !index.isValid() || static_cast<std::size_t>(index.row()) >= hits_->size())
        return nullptr;
    return &(*hits_)[static_cast<std::size_t>(index.row())];
}

int HitsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() || !hits_ ? 0 : static_cast<int>(hits_->size());
}

QVariant HitsModel::data(const QModelIndex& index, int role) const {
    const auto* at = hit(index);
    if (at == nullptr)
        return {};
    const QString text = shown(at->text);
    QString note;
    switch (at->kind) {
        case scene::SearchHit::Kind::File:
            note = tr("name");
            break;
        case scene::SearchHit::Kind::Inode:
            note = tr("inode %1").arg(at->inode);
            break;
        case scene::SearchHit::Kind::DeviceByte:
            note = addressText(at->device);
            break;
    }
    if (role == Qt::DisplayRole)
        return text;
    if (role == noteRole)
        return note;
    if (role == Qt::AccessibleTextRole)
        return tr("%1, %2").arg(text, note);
    if (role == Qt::ToolTipRole)
        return text.toHtmlEscaped();
    return {};
}

SearchBox::SearchBox(Backend* backend, QWidget* parent)
    : QLineEdit(parent), backend_(backend), model_(new HitsModel(this)) {
    setObjectName(QStringLiteral("search"));
    setPlaceholderText(tr("Search names, blocks, inodes…"));
    setAccessibleName(tr("Search names, device bytes and inodes"));
    setToolTip(tr("A part of a name, an inode number, or a device byte (decimal or 0x…)"));
    setClearButtonEnabled(true);
    setTextMargins(fontMetrics().height() / 4, 0, 0, 0);
    pause_.setSingleShot(true);
    pause_.setInterval(pauseMilliseconds);
    connect(&pause_, &QTimer::timeout, this, &SearchBox::ask);
    connect(this, &QLineEdit::textEdited, this, [this] { pause_.start(); });
    connect(this, &QLineEdit::textChanged, this, [this](const QString& text) {
        if (!text.trimmed().isEmpty())
            return;
        pause_.stop();
        closeList();
    });
    connect(backend_, &Backend::searchReady, this, &SearchBox::answer);
    connect(backend_, &Backend::failed, this, [this](Job job, int, const QString& what) {
        if (job != job_ || job == 0)
            return;
        job_ = 0;
        model_->setHits(nullptr);
        openList();
        note_->setText(what);
    });
}

QSize SearchBox::sizeHint() const {
    const int em = fontMetrics().height();
    return {em * 15, QLineEdit::sizeHint().height()};
}

bool SearchBox::listShown() const { return frame_ != nullptr && frame_->isVisible(); }

void SearchBox::closeList() {
    goWhenAnswered_ = false;
    if (frame_ != nullptr)
        frame_->hide();
}

void SearchBox::ask() {
    pause_.stop();
    const QString wanted = text().trimmed();
    if (wanted.isEmpty())
        return;
    if (job_ != 0 && !answered_)
        backend_->cancel(job_);
    asked_ = wanted;
    answered_ = false;
    job_ = backend_->search(wanted);
}

void SearchBox::answer(Job job, const SearchHits& hits, bool complete) {
    if (job != job_ || job == 0)
        return;
    answered_ = complete;
    const int row = list_ != nullptr ? list_->currentIndex().row() : 0;
    model_->setHits(hits);
    const int rows = model_->rowCount({});
    if (goWhenAnswered_ && rows > 0) {
        choose(model_->index(0));
        return;
    }
    openList();
    if (!complete)
        note_->setText(tr("searching…"));
    else
        note_->setText(rows == 0 ? tr("Nothing found for “%1”").arg(asked_)
                                 : tr("%n found · Return goes there", nullptr, rows));
    list_->setCurrentIndex(model_->index(std::clamp(row, 0, std::max(0, rows - 1))));
}

void SearchBox::openList() {
    if (frame_ == nullptr) {
        frame_ = new QFrame(window());
        frame_->setObjectName(QStringLiteral("searchList"));
        frame_->setFrameShape(QFrame::StyledPanel);
        frame_->setAutoFillBackground(true);
        frame_->setBackgroundRole(QPalette::Base);
        list_ = new QListView;
        list_->setModel(model_);
        list_->setItemDelegate(new NoteRowDelegate(list_));
        list_->setFrameShape(QFrame::NoFrame);
        list_->setUniformItemSizes(true);
        list_->setFocusPolicy(Qt::NoFocus);
        list_->setMouseTracking(true);
        list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        list_->setAccessibleName(tr("Search results"));
        note_ = new TextLabel(Voice::Small);
        auto* column = new QVBoxLayout(frame_);
        column->setSpacing(0);
        column->addWidget(list_, 1);
        column->addWidget(note_);
        connect(list_, &QListView::clicked, this, &SearchBox::choose);
    }
    const int em = fontMetrics().height();
    note_->setContentsMargins(em * 3 / 4, em / 3, em * 3 / 4, em / 3);
    frame_->layout()->setContentsMargins(1, em / 4, 1, 1);
    const int rows = std::clamp(model_->rowCount({}), 0, 12);
    list_->setVisible(rows > 0);
    const QSize size(std::max(width(), em * 30),
                     rows * qRound(em * 1.55) + em * 2 + (rows > 0 ? em / 3 : 0));
    const QPoint corner = mapTo(window(), QPoint(width(), height() + em / 5));
    frame_->setGeometry(
        QRect(QPoint(std::max(em / 2, corner.x() - size.width()), corner.y()), size));
    frame_->raise();
    frame_->show();
}

void SearchBox::choose(const QModelIndex& index) {
    const auto* at = model_->hit(index);
    if (at == nullptr)
        return;
    const scene::SearchHit hit = *at;
    closeList();
    emit chosen(hit);
}

void SearchBox::move(int rows) {
    if (!listShown())
        return openList();
    const int count = model_->rowCount({});
    if (count == 0)
        return;
    const int row = std::clamp(list_->currentIndex().row() + rows, 0, count - 1);
    list_->setCurrentIndex(model_->index(row));
    list_->scrollTo(model_->index(row));
}

void SearchBox::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
        case Qt::Key_Down:
            return move(1);
        case Qt::Key_Up:
            return move(-1);
        case Qt::Key_PageDown:
            return move(10);
        case Qt::Key_PageUp:
            return move(-10);
        case Qt::Key_Escape:
            if (listShown())
                closeList();
            else
                clear();
            return;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (listShown() && asked_ == text().trimmed() && model_->rowCount({}) > 0)
                return choose(list_->currentIndex());
            ask();
            goWhenAnswered_ = true;
            return;
        default:
            QLineEdit::keyPressEvent(event);
    }
}

bool SearchBox::event(QEvent* event) {
    // Escape belongs to the field while there is something to close or clear.
    if (event->type() == QEvent::ShortcutOverride &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape &&
        (listShown() || !text().isEmpty())) {
        event->accept();
        return true;
    }
    return QLineEdit::event(event);
}

void SearchBox::focusOutEvent(QFocusEvent* event) {
    QLineEdit::focusOutEvent(event);
    if (event->reason() != Qt::ActiveWindowFocusReason && event->reason() != Qt::PopupFocusReason)
        closeList();
}

}  // namespace daxscope::ui

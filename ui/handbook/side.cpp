#include "ui/handbook/side.h"

#include <QApplication>
#include <QKeyEvent>
#include <QListWidget>
#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>
#include <QTextDocument>
#include <QTreeWidget>
#include <algorithm>

#include "ui/text_label.h"
#include "ui/theme.h"

namespace daxscope::ui::handbook {

namespace {

constexpr int targetRole = Qt::UserRole;
constexpr int htmlRole = Qt::UserRole + 1;

int emOf() { return QFontMetrics(QApplication::font()).height(); }

/// The words of a hit with the marks bold and underlined.
QString marked(const Hit& hit) {
    QString out;
    qsizetype at = 0;
    for (const auto& [from, length] : hit.marks) {
        if (from < at)
            continue;
        out += hit.snippet.mid(at, from - at).toHtmlEscaped();
        out +=
            QStringLiteral("<b><u>%1</u></b>").arg(hit.snippet.mid(from, length).toHtmlEscaped());
        at = from + length;
    }
    return out + hit.snippet.mid(at).toHtmlEscaped();
}

/// A title, and below it, smaller, the words that were found.
class HitRow : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        const Theme theme = Theme::fromPalette(option.palette);
        painter->save();
        if (option.state.testFlag(QStyle::State_Selected))
            painter->fillRect(option.rect, theme.selection);
        else if (option.state.testFlag(QStyle::State_MouseOver))
            painter->fillRect(option.rect, mixed(theme.background, theme.selection, 0.5));
        painter->translate(option.rect.topLeft() + QPoint(emOf() / 2, emOf() / 3));
        QTextDocument document;
        fill(document, index, option.rect.width(), theme);
        document.drawContents(painter);
        painter->restore();
        if (option.state.testFlag(QStyle::State_HasFocus)) {
            painter->setPen(theme.accent);
            painter->drawRect(option.rect.adjusted(0, 0, -1, -1));
        }
    }
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const override {
        const auto* list = qobject_cast<const QListWidget*>(option.widget);
        const int width = list == nullptr ? option.rect.width() : list->viewport()->width();
        QTextDocument document;
        fill(document, index, width, Theme::fromPalette(option.palette));
        return {width, qRound(document.size().height()) + emOf() * 2 / 3};
    }

private:
    static void fill(QTextDocument& document, const QModelIndex& index, int width,
                     const Theme& theme) {
        document.setDocumentMargin(0);
        document.setDefaultFont(QApplication::font());
        document.setTextWidth(std::max(10, width - emOf()));
        document.setDefaultStyleSheet(
            QStringLiteral(".small { color: %1; font-size: %2pt; } body { color: %3; }")
                .arg(theme.secondary.name())
                .arg(smallFont(QApplication::font()).pointSizeF())
                .arg(theme.text.name()));
        document.setHtml(QStringLiteral("<body>%1</body>").arg(index.data(htmlRole).toString()));
    }
};

}  // namespace

Side::Side(QWidget* parent)
    : QStackedWidget(parent), contents_(new QTreeWidget), hits_(new QListWidget) {
    contents_->setHeaderHidden(true);
    contents_->setAccessibleName(tr("Contents of the handbook"));
    contents_->setObjectName(QStringLiteral("handbookContents"));
    hits_->setItemDelegate(new HitRow(hits_));
    hits_->setAccessibleName(tr("What was found in the handbook"));
    hits_->setObjectName(QStringLiteral("handbookHits"));
    hits_->setMouseTracking(true);
    hits_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    hits_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    hits_->setResizeMode(QListView::Adjust);
    // Each row is a text to lay out: some at once, the others while the window answers.
    hits_->setLayoutMode(QListView::Batched);
    hits_->setBatchSize(20);
    for (QAbstractItemView* list :
         {static_cast<QAbstractItemView*>(contents_), static_cast<QAbstractItemView*>(hits_)}) {
        list->setFrameShape(QFrame::NoFrame);
        list->installEventFilter(this);
        addWidget(list);
    }
    connect(contents_, &QTreeWidget::itemClicked, this, [this](const QTreeWidgetItem* row) {
        if (const QString target = row->data(0, targetRole).toString(); !target.isEmpty())
            emit chosen(target);
    });
    connect(hits_, &QListWidget::itemClicked, this,
            [this](const QListWidgetItem* row) { emit chosen(row->data(targetRole).toString()); });
    look();
}

void Side::setContents(const Handbook& handbook) {
    contents_->clear();
    QString chapter;
    for (const Page& page : handbook.pages()) {
        if (page.chapter != chapter) {
            auto* head = new QTreeWidgetItem(contents_, {page.chapter});
            head->setFlags(Qt::NoItemFlags);
            chapter = page.chapter;
        }
        auto* row = new QTreeWidgetItem(contents_, {page.title});
        row->setData(0, targetRole, page.name);
        row->setToolTip(0, page.title);
    }
    look();
}

void Side::setCurrent(const QString& page) {
    for (int i = 0; i < contents_->topLevelItemCount(); ++i) {
        if (contents_->topLevelItem(i)->data(0, targetRole).toString() != page)
            continue;
        contents_->setCurrentItem(contents_->topLevelItem(i));
        contents_->scrollToItem(contents_->topLevelItem(i));
    }
}

void Side::setHits(const std::optional<std::vector<Hit>>& hits, const QString& query) {
    hits_->clear();
    setCurrentWidget(hits ? static_cast<QWidget*>(hits_) : contents_);
    if (!hits)
        return;
    for (const Hit& hit : *hits) {
        const QString title = hit.heading.isEmpty()
                                  ? hit.title
                                  : QStringLiteral("%1 › %2").arg(hit.title, hit.heading);
        auto* row = new QListWidgetItem(hits_);
        row->setData(targetRole, hit.target);
        row->setData(htmlRole, QStringLiteral("<b>%1</b><br><span class=\"small\">%2</span>")
                                   .arg(title.toHtmlEscaped(), marked(hit)));
        row->setData(Qt::AccessibleTextRole, title + QStringLiteral(": ") + hit.snippet);
    }
    if (hits->empty()) {
        auto* none = new QListWidgetItem(hits_);
        none->setFlags(Qt::NoItemFlags);
        none->setData(htmlRole,
                      QStringLiteral("<span class=\"small\">%1</span>")
                          .arg(tr("Nothing in the handbook has “%1”.").arg(query.toHtmlEscaped())));
        none->setData(Qt::AccessibleTextRole, tr("Nothing found"));
    } else {
        hits_->setCurrentRow(0);
    }
}

bool Side::showsHits() const { return currentWidget() == hits_; }

void Side::openHit() {
    const QListWidgetItem* row = hits_->currentItem();
    if (row != nullptr && row->flags() != Qt::NoItemFlags)
        emit chosen(row->data(targetRole).toString());
}

void Side::resizeEvent(QResizeEvent* event) {
    QStackedWidget::resizeEvent(event);
    if (const QTreeWidgetItem* row = contents_->currentItem())
        contents_->scrollToItem(row);
}

void Side::focusList() { currentWidget()->setFocus(Qt::OtherFocusReason); }

/// Return opens; platforms differ in what activates an item.
bool Side::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            if (watched == hits_)
                openHit();
            else if (const QTreeWidgetItem* row = contents_->currentItem())
                emit chosen(row->data(0, targetRole).toString());
            return true;
        }
    }
    return QStackedWidget::eventFilter(watched, event);
}

bool Side::event(QEvent* event) {
    if (fontChanged(event) || event->type() == QEvent::ApplicationPaletteChange)
        look();
    return QStackedWidget::event(event);
}

/// As the other lists; chapters in grey.
void Side::look() {
    const Theme theme = Theme::fromPalette(QApplication::palette());
    QPalette colours = QApplication::palette();
    colours.setColor(QPalette::Base, theme.panel);
    colours.setColor(QPalette::Window, theme.panel);
    colours.setColor(QPalette::Highlight, theme.selection);
    colours.setColor(QPalette::HighlightedText, theme.text);
    contents_->setPalette(colours);
    hits_->setPalette(colours);
    const int em = emOf();
    for (int i = 0; i < contents_->topLevelItemCount(); ++i) {
        QTreeWidgetItem* row = contents_->topLevelItem(i);
        const bool head = row->flags() == Qt::NoItemFlags;
        row->setForeground(0, head ? theme.secondary : theme.text);
        row->setFont(0, head ? smallFont(QApplication::font()) : QApplication::font());
        row->setTextAlignment(0, Qt::AlignLeft | (head ? Qt::AlignBottom : Qt::AlignVCenter));
        row->setSizeHint(0, QSize(em, qRound(em * (head ? 1.9 : 1.45))));
    }
    contents_->setIndentation(em / 2);  // air at the left: nothing has children
    hits_->doItemsLayout();
}

}  // namespace daxscope::ui::handbook

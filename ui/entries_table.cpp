#include "ui/entries_table.h"

#include <QApplication>
#include <QHeaderView>
#include <QPainter>

#include "ui/entries_model.h"
#include "ui/text_label.h"
#include "ui/theme.h"

namespace daxscope::ui {

namespace {

/// Names of columns in grey, without lines between them.
class QuietHeader : public QHeaderView {
public:
    explicit QuietHeader(QWidget* parent) : QHeaderView(Qt::Horizontal, parent) {}

    [[nodiscard]] QSize sizeHint() const override {
        return {QHeaderView::sizeHint().width(), qRound(fontMetrics().height() * 1.3)};
    }

protected:
    void paintSection(QPainter* painter, const QRect& area, int section) const override {
        const Theme theme = Theme::fromPalette(palette());
        painter->fillRect(area, theme.background);
        const QFont small = smallFont(font());
        painter->setFont(small);
        painter->setPen(theme.secondary);
        const int gap = fontMetrics().height() / 4;
        painter->drawText(area.adjusted(gap, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                          model()->headerData(section, Qt::Horizontal, Qt::DisplayRole).toString());
    }
};

}  // namespace

EntriesTable::EntriesTable(QWidget* parent) : QTableView(parent), entries_(new EntriesModel(this)) {
    setObjectName(QStringLiteral("entries"));
    setAccessibleName(tr("Mapping entries"));
    setModel(entries_);
    setItemDelegate(new EntryDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setCornerButtonEnabled(false);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    setHorizontalHeader(new QuietHeader(this));
    horizontalHeader()->setStretchLastSection(true);
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& row) {
                if (const auto* entry = entries_->entry(row); entry != nullptr && hasFocus())
                    emit pageChosen(entry->first);
            });
    connect(this, &QTableView::clicked, this, [this](const QModelIndex& row) {
        if (const auto* entry = entries_->entry(row))
            emit pageChosen(entry->first);
    });
    measure();
}

void EntriesTable::showPage(quint64 page) {
    const int row = entries_->rowOf(page);
    if (!hasFocus() && row != currentIndex().row())
        setCurrentIndex(row < 0 ? QModelIndex() : entries_->index(row, 0));
}

void EntriesTable::measure() {
    const QFont font = QApplication::font();
    const QFontMetricsF metrics(font);
    const qreal em = metrics.height();
    verticalHeader()->setDefaultSectionSize(qRound(em * 1.45));
    const auto wide = [&](const char* text) {
        return qRound(metrics.horizontalAdvance(QLatin1String(text)) + em);
    };
    QHeaderView* header = horizontalHeader();
    header->resizeSection(EntriesModel::Page, wide("000 - 000"));
    header->resizeSection(EntriesModel::Kind, wide("PTE"));
    header->resizeSection(EntriesModel::Marks, wide("dirty"));
    header->resizeSection(
        EntriesModel::Device,
        qRound(QFontMetricsF(monoFont(font)).horizontalAdvance(QStringLiteral("0x0000_0000")) +
               em));
}

bool EntriesTable::event(QEvent* event) {
    if (fontChanged(event))
        measure();
    return QTableView::event(event);
}

}  // namespace daxscope::ui

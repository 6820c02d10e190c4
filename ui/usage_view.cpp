#include "ui/usage_view.h"

#include <QApplication>
#include <QEvent>
#include <QGridLayout>
#include <QPainter>

#include "ui/glossary.h"
#include "ui/text.h"
#include "ui/text_label.h"
#include "ui/theme.h"

namespace daxscope::ui {

namespace {

constexpr std::array meanings = {Meaning::Data, Meaning::Shared, Meaning::Unreachable};

/// A square in the colour and hatch of its meaning.
class Swatch : public QWidget {
public:
    explicit Swatch(Meaning meaning) : meaning_(meaning) {}
    [[nodiscard]] QSize sizeHint() const override {
        const int side = qRound(fontMetrics().height() * 0.75);
        return {side, side + qRound(fontMetrics().height() * 0.4)};
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        const QSizeF side(sizeHint().width(), sizeHint().width());
        fillClass(painter,
                  QRectF(QPointF(0, height() - side.height() - fontMetrics().height() * 0.1), side),
                  meaning_, Theme::fromPalette(palette()), fontMetrics().height());
    }

private:
    Meaning meaning_;
};

class Bar : public QWidget {
public:
    explicit Bar(const std::optional<Usage>* usage) : usage_(usage) {}
    [[nodiscard]] QSize sizeHint() const override {
        return {fontMetrics().height() * 8, qRound(fontMetrics().height() * 0.6)};
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        const qreal pixel = 1 / devicePixelRatioF();
        paintUsageBar(painter,
                      UsageBarGeometry::make(QRectF(rect()), usage_->value_or(Usage{}), 2 * pixel),
                      Theme::fromPalette(palette()));
    }

private:
    const std::optional<Usage>* usage_;
};

}  // namespace

UsageView::UsageView(QWidget* parent)
    : QWidget(parent), bar_(new Bar(&usage_)), why_(new TextLabel(Voice::Small)) {
    const std::array names = {tr("only here"), tr("shared"), tr("unreachable")};
    const std::array explained = {
        tr("nothing else holds it; deleting frees it"),
        tr("other files or snapshots hold it too; deleting here frees nothing"),
        tr("allocated, but nothing reads it: kept alive by a neighbour in the same extent")};
    const std::array terms = {QStringLiteral("exclusive"), QStringLiteral("shared"),
                              QStringLiteral("unreachable")};
    auto* grid = new QGridLayout(this);
    grid->addWidget(bar_, 0, 0, 1, 3);
    bar_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        const int line = 2 * static_cast<int>(i) + 1;
        Row& row = rows_[i];
        row = {new Swatch(meanings[i]), new TextLabel(Voice::Normal, names[i]),
               new TextLabel(Voice::Strong), new TextLabel(Voice::Small, explained[i])};
        row.swatch->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
        row.meaning->setWordWrap(true);
        row.meaning->setAlignment(Qt::AlignLeft | Qt::AlignTop);
        QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
        policy.setHeightForWidth(true);
        row.meaning->setSizePolicy(policy);
        const QString tip = glossary::tooltip(terms[i]);
        row.name->setToolTip(tip);
        row.amount->setToolTip(tip);
        grid->addWidget(row.swatch, line, 0, Qt::AlignVCenter);
        grid->addWidget(row.name, line, 1, Qt::AlignVCenter);
        grid->addWidget(row.amount, line, 2, Qt::AlignVCenter | Qt::AlignRight);
        grid->addWidget(row.meaning, line + 1, 1, 1, 2);
    }
    why_->setWordWrap(true);
    grid->addWidget(why_, 7, 0, 1, 3);
    grid->setColumnStretch(1, 1);
    grid->setRowStretch(8, 1);
    measure();
    setUsage(std::nullopt);
}

void UsageView::measure() {
    const qreal em = QFontMetricsF(QApplication::font()).height();
    auto* grid = static_cast<QGridLayout*>(layout());
    const int side = qRound(em * 0.75);
    grid->setContentsMargins(side, qRound(em * 0.6), side, qRound(em * 0.5));
    grid->setHorizontalSpacing(qRound(em * 0.55));
    grid->setVerticalSpacing(qRound(em * 0.1));
    why_->setContentsMargins(0, qRound(em * 0.5), 0, 0);
    for (Row& row : rows_) {  // air between the three, none within each
        row.name->setContentsMargins(0, qRound(em * 0.4), 0, 0);
        row.amount->setContentsMargins(0, qRound(em * 0.4), 0, 0);
        row.meaning->setContentsMargins(0, 0, 0, qRound(em * 0.25));
    }
}

bool UsageView::event(QEvent* event) {
    if (fontChanged(event))
        measure();
    return QWidget::event(event);
}

void UsageView::setUsage(const std::optional<Usage>& usage, const QString& why) {
    usage_ = usage;
    const std::array amounts = {usage ? usage->exclusive : 0, usage ? usage->shared : 0,
                                usage ? usage->unreachable : 0};
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        const bool known = usage && (i < 2 || usage->unreachableKnown);
        rows_[i].amount->setText(known ? sized(amounts[i]) : QStringLiteral("–"));
        rows_[i].amount->setAccessibleName(tr("%1: %2").arg(
            rows_[i].name->text(), known ? rows_[i].amount->text() : tr("not known")));
    }
    why_->setText(why);
    why_->setVisible(!why.isEmpty());
    bar_->setAccessibleName(usage ? usage->text() : tr("not known"));
    bar_->update();
    setAccessibleName(usage ? usage->text() : why);
}

QSize UsageView::sizeHint() const {
    const int em = fontMetrics().height();
    return {em * 19, em * 12};
}

void UsageView::paintEvent(QPaintEvent*) {
    QPainter(this).fillRect(rect(), Theme::fromPalette(palette()).background);
}

}  // namespace daxscope::ui

#include "ui/status_line.h"

#include <QApplication>
#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QListWidget>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/facts_view.h"
#include "ui/glossary.h"
#include "ui/language.h"
#include "ui/text.h"
#include "ui/text_label.h"
#include "ui/theme.h"

namespace daxscope::ui {

namespace {

/// A word that can be clicked: no frame, underlined when it has something to show.
class Link : public QPushButton {
public:
    [[nodiscard]] QSize sizeHint() const override {
        const QFontMetrics metrics(smallFont(QApplication::font()));
        return {metrics.horizontalAdvance(text()) + metrics.height() / 2, metrics.height() * 5 / 4};
    }
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        const Theme theme = Theme::fromPalette(palette());
        QFont font = smallFont(QApplication::font());
        font.setUnderline(isEnabled() && underMouse());
        painter.setFont(font);
        painter.setPen(isEnabled() ? theme.text : theme.secondary);
        painter.drawText(rect(), Qt::AlignCenter, text());
        if (hasFocus()) {
            painter.setRenderHint(QPainter::Antialiasing);
            painter.setPen(QPen(theme.accent, 1.5));
            painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 3, 3);
        }
    }
};

}  // namespace

StatusLine::StatusLine(QWidget* parent)
    : QWidget(parent),
      image_(new TextLabel(Voice::Small)),
      filesystem_(new TextLabel(Voice::Small)),
      granularity_(new TextLabel(Voice::Small)),
      options_(new TextLabel(Voice::Small)),
      engine_(new TextLabel(Voice::Small)),
      findings_(new Link) {
    setAccessibleName(tr("Status"));
    auto* row = new QHBoxLayout(this);
    granularity_->setElide(Qt::ElideRight);
    options_->setElide(Qt::ElideRight);
    row->addWidget(image_);
    row->addWidget(filesystem_);
    row->addWidget(granularity_);
    row->addWidget(options_);
    row->addStretch(1);
    row->addWidget(engine_);
    row->addWidget(findings_);
    for (TextLabel* label : {granularity_, options_})
        label->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    for (TextLabel* label : {image_, filesystem_, engine_})
        label->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    findings_->setObjectName(QStringLiteral("findings"));
    findings_->setAttribute(Qt::WA_Hover);
    connect(findings_, &QPushButton::clicked, this, &StatusLine::showFindings);
    measure();
    setScene(nullptr);
}

void StatusLine::measure() {
    const qreal em = QFontMetricsF(QApplication::font()).height();
    setFixedHeight(qRound(em * 1.6));
    layout()->setContentsMargins(qRound(em * 0.75), 1, qRound(em * 0.5), 0);
    layout()->setSpacing(qRound(em * 1.3));
}

bool StatusLine::event(QEvent* event) {
    if (fontChanged(event))
        measure();
    return QWidget::event(event);
}

void StatusLine::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Theme theme = Theme::fromPalette(palette());
    painter.fillRect(rect(), theme.panel);
    painter.fillRect(QRectF(0, 0, width(), 1), theme.hairline);
}

void StatusLine::setScene(ScenePtr scene) {
    scene_ = std::move(scene);
    const bool open = scene_ != nullptr;
    for (QWidget* widget :
         std::initializer_list<QWidget*>{filesystem_, granularity_, options_, findings_})
        widget->setVisible(open);
    if (!open) {
        image_->setText(tr("no image open"));
        image_->setToolTip({});
        return;
    }
    const auto& info = scene_->info;
    const QString name = shown(info.path.substr(info.path.find_last_of('/') + 1));
    image_->setText(
        image_->fontMetrics().elidedText(name, Qt::ElideMiddle, fontMetrics().height() * 20));
    image_->setToolTip(shown(info.path).toHtmlEscaped());
    QString generation = tr("btrfs · generation %1").arg(info.generation);
    if (info.changes == 1)
        generation = tr("%1 + 1 change").arg(generation);
    else if (info.changes != 0)
        generation = tr("%1 + %2 changes").arg(generation).arg(info.changes);
    filesystem_->setText(generation);
    filesystem_->setToolTip(
        glossary::tooltip(QStringLiteral("generation"), QString::number(info.generation)));
    const std::string because =
        info.granularityReason.empty() ? std::string() : " — " + info.granularityReason;
    QString granularity = tr("granularity: %1").arg(inLanguage(info.granularity + because));
    granularity = tr("%1 (%2)").arg(granularity, evidenceWord(info.granularityEvidence));
    granularity_->setText(granularity);
    granularity_->setToolTip(glossary::tooltip(QStringLiteral("granularity"), granularity));
    granularity_->setVisible(!info.granularity.empty());
    QStringList options;
    if (info.scratch)
        options << tr("scratch image");
    for (const auto& option : info.options)
        options << shown(option);
    options_->setText(options.join(QStringLiteral(" · ")));
    QStringList why;
    for (const auto& reason : info.readOnlyReasons)
        why << tr("read-only: %1").arg(shown(reason));
    const QString inForce = tr("options in force: %1").arg(options.join(QStringLiteral(", ")));
    options_->setToolTip(QStringLiteral("<p>%1</p>")
                             .arg((QStringList{inForce} + why)
                                      .join(QLatin1Char('\n'))
                                      .toHtmlEscaped()
                                      .replace(QLatin1Char('\n'), QStringLiteral("<br>"))));
    const auto count = static_cast<int>(info.findings.size());
    findings_->setText(count == 1 ? tr("1 finding") : tr("%1 findings").arg(count));
    findings_->setEnabled(count > 0);
    findings_->setToolTip(count > 0 ? tr("What is wrong or unknown in this image")
                                    : tr("Nothing wrong or unknown was met so far"));
}

void StatusLine::setEngine(const QString& state) { engine_->setText(state); }

QString StatusLine::text() const {
    QStringList parts;
    for (const TextLabel* label : {image_, filesystem_, granularity_, options_, engine_}) {
        if (!label->isHidden())
            parts << label->text();
    }
    if (!findings_->isHidden())
        parts << findings_->text();
    return parts.join(QStringLiteral("   "));
}

void StatusLine::showFindings() {
    if (!scene_ || scene_->info.findings.empty())
        return;
    auto* popup = new QFrame(this, Qt::Popup);
    popup->setAttribute(Qt::WA_DeleteOnClose);
    popup->setObjectName(QStringLiteral("findingsList"));
    popup->setFrameShape(QFrame::StyledPanel);
    const int em = fontMetrics().height();
    auto* list = new QListWidget;
    list->setFrameShape(QFrame::NoFrame);
    list->setWordWrap(true);
    list->setAccessibleName(tr("Findings"));
    for (const auto& finding : scene_->info.findings)
        list->addItem(shown(finding));
    auto* column = new QVBoxLayout(popup);
    column->setContentsMargins(em / 2, em / 2, em / 2, em / 2);
    column->addWidget(new TextLabel(Voice::Title, tr("Findings")));
    column->addWidget(list);
    const QSize size(
        em * 32, std::min(em * 20, em * (4 + 2 * static_cast<int>(scene_->info.findings.size()))));
    const QPoint corner = mapToGlobal(QPoint(width(), 0));
    popup->setGeometry(QRect(corner - QPoint(size.width() + em / 2, size.height() + em / 4), size));
    popup->show();
    list->setFocus();
}

}  // namespace daxscope::ui

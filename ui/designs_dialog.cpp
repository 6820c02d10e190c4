#include "ui/designs_dialog.h"

#include <QApplication>
#include <QCheckBox>
#include <QDialogButtonBox>
#include <QEvent>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/language.h"
#include "ui/operating.h"
#include "ui/text.h"
#include "ui/text_label.h"
#include "ui/theme.h"

namespace daxscope::ui {

namespace {

/// The list on the window's own ground.
class Sheet : public QWidget {
protected:
    void paintEvent(QPaintEvent*) override {
        QPainter(this).fillRect(rect(), Theme::fromPalette(palette()).background);
    }
};

}  // namespace

DesignsDialog::DesignsDialog(Operating* operating, const MappingsPtr& mappings, QWidget* parent)
    : QDialog(parent),
      operating_(operating),
      mappings_(mappings),
      why_(new TextLabel(Voice::Normal)) {
    setWindowTitle(tr("Losing designs"));
    setObjectName(QStringLiteral("designs"));
    setAttribute(Qt::WA_DeleteOnClose);
    const int em = QFontMetrics(QApplication::font()).height();
    auto* lead = new TextLabel(
        Voice::Small,
        tr("Each of them lost the argument on the mailing lists. Switched on, it fails "
           "as was foretold: try it, and look."));
    lead->setWordWrap(true);
    why_->setWordWrap(true);
    auto* sheet = new Sheet;
    auto* list = new QVBoxLayout(sheet);
    list->setContentsMargins(0, 0, em / 2, 0);
    list->setSpacing(0);
    const session::Operation* policy = session::findOperation("policy");
    for (const session::Choice& choice : policy->parameters.front().choices) {
        auto* box = new QCheckBox(textOf(choice.name));
        box->setObjectName(QStringLiteral("design-") + textOf(choice.name));
        box->setAccessibleDescription(inLanguage(choice.what));
        auto* what = new TextLabel(Voice::Small, inLanguage(choice.what));
        what->setWordWrap(true);
        what->setContentsMargins(qRound(em * 1.45), 0, 0, em / 2);
        list->addWidget(box);
        list->addWidget(what);
        connect(box, &QCheckBox::toggled, this, [this, policy, choice](bool on) {
            session::Arguments arguments;
            arguments.set("name", std::string(choice.name));
            arguments.set("on", on);
            operating_->apply(*policy, arguments);
        });
        rows_.push_back({box, what});
    }
    list->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setWidget(sheet);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(em, em, em, em);
    column->setSpacing(em / 2);
    column->addWidget(new TextLabel(Voice::Title, tr("Losing designs")));
    column->addWidget(lead);
    column->addWidget(why_);
    column->addWidget(scroll, 1);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    connect(operating_, &Operating::stateChanged, this, &DesignsDialog::refresh);
    // One that was refused is off again.
    connect(operating_, &Operating::failed, this, &DesignsDialog::refresh);
    const int room = parent != nullptr ? parent->window()->height() - 2 * em : em * 40;
    refresh();
    resize(em * 36, room);
    // As high as the list, if there is room for all of it.
    const int wanted = sheet->heightForWidth(em * 34 - em / 2);
    const int around = sizeHint().height() - scroll->sizeHint().height();
    resize(em * 36, std::min(wanted + around + em, room));
}

void DesignsDialog::setMappings(const MappingsPtr& mappings) {
    mappings_ = mappings;
    refresh();
}

void DesignsDialog::refresh() {
    const Theme theme = Theme::fromPalette(palette());
    QString why = operating_->whyNot();
    if (why.isEmpty() && !operating_->isScratch())
        why = tr("Only scratch images may try them: choose Image → Experiment on a copy.");
    why_->setText(why);
    why_->setVisible(!why.isEmpty());
    for (const Row& row : rows_) {
        const bool on =
            mappings_ && std::ranges::contains(mappings_->policies, row.box->text().toStdString());
        const QSignalBlocker quiet(row.box);
        row.box->setChecked(on);
        row.box->setEnabled(why.isEmpty());
        QPalette colours = QApplication::palette();
        if (on)
            colours.setColor(QPalette::WindowText, theme.tone(Meaning::Unreachable));
        row.box->setPalette(colours);
        QFont font = QApplication::font();
        font.setWeight(on ? QFont::DemiBold : QFont::Normal);
        row.box->setFont(font);
    }
}

void DesignsDialog::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintDialogGround(painter, rect(), Theme::fromPalette(palette()));
}

bool DesignsDialog::event(QEvent* event) {
    if (event->type() == QEvent::ApplicationPaletteChange || fontChanged(event))
        refresh();
    return QDialog::event(event);
}

}  // namespace daxscope::ui

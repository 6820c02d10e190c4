#include "ui/action_row.h"

#include <QApplication>
#include <QEvent>
#include <QPushButton>

#include "ui/text.h"
#include "ui/text_label.h"

namespace daxscope::ui {

ActionRow::ActionRow(const QList<QAction*>& actions, QWidget* parent)
    : QWidget(parent), actions_(actions) {
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    for (qsizetype i = 0; i < actions_.size(); ++i) {
        auto* button = new QPushButton(this);
        button->setAutoDefault(false);
        button->setObjectName(QStringLiteral("button-") + actions_[i]->objectName());
        buttons_ << button;
        connect(button, &QPushButton::clicked, actions_[i], &QAction::trigger);
        connect(actions_[i], &QAction::changed, this, [this, i] { follow(i); });
        follow(i);
    }
}

QPushButton* ActionRow::button(const QAction* action) const {
    const qsizetype at = actions_.indexOf(action);
    return at < 0 ? nullptr : buttons_[at];
}

void ActionRow::follow(qsizetype index) {
    const QAction* action = actions_[index];
    QPushButton* button = buttons_[index];
    QString words = action->iconText();  // the short form of its text, if it has one
    // Letters for Alt belong to the menus; that a form follows, too.
    words = withoutMnemonic(words).remove(QStringLiteral("…")).trimmed();
    button->setText(words);
    button->setEnabled(action->isEnabled());
    QString tip = action->toolTip();
    if (!action->shortcut().isEmpty())
        tip += QStringLiteral(" (%1)").arg(action->shortcut().toString(QKeySequence::NativeText));
    button->setToolTip(tip);
    button->setAccessibleDescription(tip);
    updateGeometry();
    arrange();
}

int ActionRow::gap() const { return QFontMetrics(QApplication::font()).height() / 2; }

QSize ActionRow::sizeHint() const {
    QSize out(0, 0);
    for (qsizetype i = 0; i < buttons_.size(); ++i) {
        if (!actions_[i]->isVisible())
            continue;
        const QSize wanted = buttons_[i]->sizeHint();
        out = {out.width() + (out.width() == 0 ? 0 : gap()) + wanted.width(),
               std::max(out.height(), wanted.height())};
    }
    return out;
}

QSize ActionRow::minimumSizeHint() const { return {0, sizeHint().height()}; }

void ActionRow::arrange() {
    int x = 0;
    bool fits = true;
    for (qsizetype i = 0; i < buttons_.size(); ++i) {
        QPushButton* button = buttons_[i];
        if (!actions_[i]->isVisible()) {
            button->hide();
            continue;
        }
        const QSize wanted = button->sizeHint();
        fits = fits && x + wanted.width() <= width();
        button->setVisible(fits);
        button->setGeometry(x, (height() - wanted.height()) / 2, wanted.width(), wanted.height());
        x += wanted.width() + gap();
    }
}

void ActionRow::resizeEvent(QResizeEvent*) { arrange(); }

bool ActionRow::event(QEvent* event) {
    if (fontChanged(event)) {
        updateGeometry();
        arrange();
    }
    return QWidget::event(event);
}

}  // namespace daxscope::ui

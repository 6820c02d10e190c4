#include "ui/lesson_answers.h"

#include <QAbstractButton>
#include <QApplication>
#include <QPainter>
#include <QVBoxLayout>

#include "ui/text_label.h"
#include "ui/theme.h"

namespace daxscope::ui {

/// One answer, in as many lines as it needs; a ring, or what came of it, in front.
class LessonAnswer : public QAbstractButton {
public:
    explicit LessonAnswer(const QString& words) {
        setText(words);
        setCheckable(true);
        setFocusPolicy(Qt::StrongFocus);
        setAttribute(Qt::WA_Hover);
        QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        policy.setHeightForWidth(true);
        setSizePolicy(policy);
        setMark({}, words);
    }

    void setMark(const QString& mark, const QString& said) {
        mark_ = mark;
        setAccessibleName(said);
        update();
    }
    [[nodiscard]] QSize sizeHint() const override {
        return {em() * 12, heightForWidth(std::max(width(), em() * 12))};
    }
    [[nodiscard]] QSize minimumSizeHint() const override { return {em() * 8, em()}; }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override {
        return textRect(width).height() + em() / 2;
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const Theme theme = Theme::fromPalette(QApplication::palette());
        const qreal unit = em();
        const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
        if (isEnabled() && underMouse())
            painter.fillRect(box, mixed(theme.selection, theme.background, 0.5));
        const QRectF ring(unit * 0.25, unit * 0.42, unit * 0.7, unit * 0.7);
        if (mark_.isEmpty()) {
            painter.setPen(QPen(theme.outline, unit * 0.08));
            painter.setBrush(theme.background);
            painter.drawEllipse(ring);
            if (isChecked()) {
                painter.setPen(Qt::NoPen);
                painter.setBrush(theme.accent);
                painter.drawEllipse(
                    ring.adjusted(unit * 0.16, unit * 0.16, -unit * 0.16, -unit * 0.16));
            }
        } else {
            painter.setPen(mark_ == QStringLiteral("✔") ? theme.tone(Meaning::Metadata)
                                                        : theme.tone(Meaning::Unreachable));
            painter.drawText(ring.adjusted(-unit, -unit, unit, unit), Qt::AlignCenter, mark_);
        }
        const bool faded = !isEnabled() && !isChecked() && mark_.isEmpty();
        painter.setPen(faded ? theme.secondary : theme.text);
        if (isChecked()) {
            QFont bold = font();
            bold.setWeight(QFont::DemiBold);
            painter.setFont(bold);
        }
        painter.drawText(textRect(width()).translated(0, em() / 4), Qt::TextWordWrap, text());
        if (hasFocus()) {
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(theme.accent, 1.5));
            painter.drawRoundedRect(box, unit * 0.3, unit * 0.3);
        }
    }
    // Layouts in a scroll area do not ask for the height that goes with a width.
    void resizeEvent(QResizeEvent*) override { fit(); }
    bool event(QEvent* event) override {
        if (fontChanged(event))
            fit();
        return QAbstractButton::event(event);
    }

private:
    [[nodiscard]] int em() const { return fontMetrics().height(); }
    void fit() {
        if (const int wanted = heightForWidth(width()); wanted != height())
            setFixedHeight(wanted);
    }
    /// High enough also for the half-bold of a chosen one, so that choosing moves nothing. All the width is its own: the lines of
    /// the one that is not drawn now may be shorter.
    [[nodiscard]] QRect textRect(int width) const {
        QFont bold = font();
        bold.setWeight(QFont::DemiBold);
        const int left = em() * 13 / 10;
        QRect out(left, 0, width - left - em() / 4, 10000);
        int height = 0;
        for (const QFont& one : {font(), bold})
            height = std::max(
                height, QFontMetrics(one).boundingRect(out, Qt::TextWordWrap, text()).height());
        out.setHeight(height);
        return out;
    }

    QString mark_;
};

LessonAnswers::LessonAnswers(const LessonQuestion& question, QWidget* parent)
    : QWidget(parent), question_(question) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(QFontMetrics(QApplication::font()).height() / 8);
    for (int i = 0; i < question_.answers.size(); ++i) {
        auto* row = new LessonAnswer(question_.answers[i]);
        row->setObjectName(QStringLiteral("answer-%1").arg(i));
        connect(row, &QAbstractButton::clicked, this, [this, i] { emit chosen(i); });
        column->addWidget(row);
        rows_ << row;
    }
}

void LessonAnswers::show(std::optional<int> chosen, bool told) {
    for (int i = 0; i < rows_.size(); ++i) {
        LessonAnswer* row = rows_[i];
        row->setChecked(chosen == i);
        row->setEnabled(!chosen);
        const bool right = i == question_.right;
        const QString words = question_.answers[i];
        if (told && right)
            row->setMark(QStringLiteral("✔"), tr("%1: right").arg(words));
        else if (told && chosen == i)
            row->setMark(QStringLiteral("✘"), tr("%1: you thought so, it is not").arg(words));
        else
            row->setMark({}, words);
    }
}

}  // namespace daxscope::ui

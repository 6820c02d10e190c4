#include "ui/lesson_parts.h"

#include <QApplication>
#include <QPainter>
#include <QVBoxLayout>

#include "ui/text_label.h"
#include "ui/theme.h"

namespace daxscope::ui {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(daxscope::ui::LessonView)
};

/// A line for a step that is done or to come; one that is done can be opened to read it again.
class StepRow : public QAbstractButton {
public:
    StepRow(const QString& sign, const QString& title, bool done) : sign_(sign), done_(done) {
        setText(title);
        setEnabled(done);
        setFocusPolicy(done ? Qt::StrongFocus : Qt::NoFocus);
        setAttribute(Qt::WA_Hover);
        QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        policy.setHeightForWidth(true);
        setSizePolicy(policy);
        setAccessibleName(done ? Text::tr("done: %1").arg(title)
                               : Text::tr("to come: %1").arg(title));
    }
    [[nodiscard]] QSize sizeHint() const override {
        return {emOf() * 12, heightForWidth(std::max(width(), emOf() * 12))};
    }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override {
        return textRect(width).height() + emOf() * 3 / 5;
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const Theme theme = Theme::fromPalette(palette());
        if (isEnabled() && underMouse())
            painter.fillRect(rect(), mixed(theme.background, theme.selection, 0.5));
        painter.setPen(done_ ? theme.tone(Meaning::Metadata) : theme.secondary);
        painter.drawText(QRect(0, emOf() * 3 / 10, emOf() * 3 / 2, emOf()), Qt::AlignCenter, sign_);
        painter.setPen(theme.secondary);
        painter.drawText(textRect(width()).translated(0, emOf() * 3 / 10), Qt::TextWordWrap,
                         text());
        if (hasFocus()) {
            painter.setPen(QPen(theme.accent, 1.5));
            painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), emOf() * 0.3,
                                    emOf() * 0.3);
        }
    }
    // Layouts in a scroll area do not ask for the height that goes with a width.
    void resizeEvent(QResizeEvent*) override {
        if (const int wanted = heightForWidth(width()); wanted != height())
            setFixedHeight(wanted);
    }

private:
    [[nodiscard]] QRect textRect(int width) const {
        QRect out(emOf() * 7 / 4, 0, width - emOf() * 7 / 4, 10000);
        out.setHeight(fontMetrics().boundingRect(out, Qt::TextWordWrap, text()).height());
        return out;
    }

    QString sign_;
    bool done_;
};

/// The ground of the current step.
class Card : public QWidget {
protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const Theme theme = Theme::fromPalette(palette());
        painter.setPen(Qt::NoPen);
        painter.setBrush(mixed(theme.background, theme.selection, 0.6));
        painter.drawRoundedRect(rect(), emOf() * 0.45, emOf() * 0.45);
    }
};

/// A losing design that is on: framed in its red, with its name.
class DesignBox : public QWidget {
public:
    explicit DesignBox(const QStringList& names) {
        auto* column = new QVBoxLayout(this);
        const int em = emOf();
        column->setContentsMargins(em, em / 2, em, em / 2);
        auto* title = new TextLabel(Voice::Strong, Text::tr("Losing design switched on"));
        auto* what = new TextLabel(Voice::Normal, names.join(QStringLiteral(", ")));
        what->setWordWrap(true);
        column->addWidget(title);
        column->addWidget(what);
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const Theme theme = Theme::fromPalette(palette());
        painter.setPen(QPen(theme.tone(Meaning::Unreachable), emOf() * 0.1));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), emOf() * 0.45,
                                emOf() * 0.45);
    }
};

}  // namespace

int emOf() { return QFontMetrics(QApplication::font()).height(); }

QAbstractButton* stepRow(const QString& sign, const QString& title, bool done) {
    return new StepRow(sign, title, done);
}

QWidget* lessonCard() { return new Card; }

QWidget* designBox(const QStringList& names) { return new DesignBox(names); }

}  // namespace daxscope::ui

#include "ui/welcome_art.h"

#include <QPainter>
#include <QPainterPath>
#include <array>

#include "ui/theme.h"

namespace daxscope::ui {

namespace {

/// Blocks [from, to) of the file above lie from block `at` on below. Of 32 blocks' width.
struct Piece {
    int from;
    int to;
    qreal at;
    Meaning meaning;
};

constexpr qreal blocks = 32;
constexpr std::array pieces = {
    Piece{0, 6, 1, Meaning::Shared},      Piece{6, 7, 27.5, Meaning::Changed},
    Piece{7, 12, 8, Meaning::Shared},     Piece{12, 18, 19.5, Meaning::Data},
    Piece{20, 25, 13.5, Meaning::Shared}, Piece{25, 28, 29, Meaning::Data},
};
constexpr std::array dots = {Piece{18, 20, 0, Meaning::Hole}};

}  // namespace

WelcomeArt::WelcomeArt(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAttribute(Qt::WA_TransparentForMouseEvents);
}

QSize WelcomeArt::sizeHint() const {
    const int em = fontMetrics().height();
    return {em * 34, em * 9};
}

void WelcomeArt::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme theme = Theme::fromPalette(palette());
    const qreal em = fontMetrics().height();
    const qreal unit = width() / blocks;
    const qreal rail = em * 1.15;
    const qreal gap = 1;
    const qreal above = em * 0.4;
    const qreal below = height() - rail - em * 1.2;
    painter.fillRect(QRectF(0, below, width(), rail), theme.track);
    // The one that moved is told last, over the others.
    const auto ribbonOf = [&](const Piece& piece) {
        const QRectF top(piece.from * unit, above, (piece.to - piece.from) * unit, rail);
        const QRectF bottom(piece.at * unit, below, top.width(), rail);
        const qreal middle = (top.bottom() + bottom.top()) / 2;
        QPainterPath ribbon(top.bottomLeft());
        ribbon.cubicTo(QPointF(top.left(), middle), QPointF(bottom.left(), middle),
                       bottom.topLeft());
        ribbon.lineTo(bottom.topRight());
        ribbon.cubicTo(QPointF(bottom.right(), middle), QPointF(top.right(), middle),
                       top.bottomRight());
        ribbon.closeSubpath();
        const bool moved = piece.meaning == Meaning::Changed;
        QColor wash = moved ? theme.tone(Meaning::Changed) : theme.wash(piece.meaning);
        if (moved)
            wash.setAlphaF(0.7F);
        painter.fillPath(ribbon, wash);
    };
    for (const Piece& piece : pieces) {
        if (piece.meaning != Meaning::Changed)
            ribbonOf(piece);
    }
    for (const Piece& piece : pieces) {
        if (piece.meaning == Meaning::Changed)
            ribbonOf(piece);
    }
    for (const Piece& piece : pieces) {
        const Meaning meaning = piece.meaning == Meaning::Changed ? Meaning::Data : piece.meaning;
        for (int block = piece.from; block < piece.to; ++block) {
            fillClass(painter, QRectF(block * unit, above, unit, rail).adjusted(gap, 0, -gap, 0),
                      meaning, theme, em);
        }
        const QRectF bottom(piece.at * unit, below, (piece.to - piece.from) * unit, rail);
        fillClass(painter, bottom.adjusted(gap, 0, -gap, 0), meaning, theme, em);
        if (piece.meaning == Meaning::Changed) {
            frameChanged(painter, QRectF(piece.from * unit, above, unit, rail), theme, em);
            frameChanged(painter, bottom, theme, em);
            const QRectF before(7 * unit, below, unit, rail);
            frameChanged(painter, before, theme, em, true);
            QPainterPath arc(before.bottomLeft() + QPointF(unit / 2, em * 0.25));
            arc.cubicTo(QPointF(before.right() + 5 * unit, height() + em * 0.15),
                        QPointF(bottom.left() - 5 * unit, height() + em * 0.15),
                        QPointF(bottom.center().x(), bottom.bottom() + em * 0.25));
            QPen dashed(theme.tone(Meaning::Changed), std::max(1.0, em * 0.1));
            dashed.setDashPattern({4, 3});
            painter.setPen(dashed);
            painter.setBrush(Qt::NoBrush);
            painter.drawPath(arc);
        }
    }
    for (const Piece& hole : dots) {
        for (int block = hole.from; block < hole.to; ++block)
            fillClass(painter, QRectF(block * unit, above, unit, rail).adjusted(gap, 0, -gap, 0),
                      Meaning::Hole, theme, em);
    }
}

}  // namespace daxscope::ui

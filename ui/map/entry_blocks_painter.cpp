// EntryBlocks painted: the strip of entries, the rail of blocks, ribbons between them, and the last fault over all.
#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPaintEngine>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "ui/map/entry_blocks.h"
#include "ui/map/map_frame.h"
#include "ui/map/mapped_pages.h"
#include "ui/map/page_words.h"
#include "ui/text.h"

namespace daxscope::ui {

using scene::EntryKind;
using scene::EntryRun;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(daxscope::ui::EntryBlocks)
};

QString letterOf(const EntryRun& run) {
    if (run.kind == EntryKind::Zero)
        return QStringLiteral("0");
    if (run.dirty)
        return run.towrite ? QStringLiteral("d→") : QStringLiteral("d");
    return run.towrite ? QStringLiteral("→") : QString();
}

}  // namespace

/// One band for every run that a pixel of the strip shows.
std::vector<Band> EntryBlocks::bands() const {
    std::vector<Band> out;
    const EntryRun* before = nullptr;
    const auto columns = static_cast<int>(strip_.width() * dpr_);
    for (int x = 0; x < columns; ++x) {
        const auto page = static_cast<std::uint64_t>(static_cast<double>(x) / columns *
                                                     static_cast<double>(pages_));
        const EntryRun* found = run(page);
        if (found == nullptr || found == before || found->kind == EntryKind::Zero)
            continue;
        before = found;
        const QRectF bottom = blockArea({found->device, found->count * mappedPageSize});
        Band band;
        band.topFrom = pageX(found->first) * dpr_;
        band.topTo = pageX(found->first + found->count) * dpr_;
        band.bottomFrom = (bottom.left() - rail_.left()) * dpr_;
        band.bottomTo = band.bottomFrom + bottom.width() * dpr_;
        band.topInk = std::max(0.3, band.topTo - band.topFrom);
        band.bottomInk = std::max(0.3, band.bottomTo - band.bottomFrom);
        out.push_back(band);
    }
    return out;
}

void EntryBlocks::paintStrip(QPainter& painter, const Theme& theme) const {
    painter.fillRect(strip_, theme.track);
    const qreal cell = pageX(1);
    const bool cells = cell >= em_ * 0.5;
    const qreal line = std::max(1 / dpr_, onPixel(em_ * 0.08, dpr_));
    const QFont small = smallFont(font_);
    const QFontMetricsF metrics(small);
    painter.setFont(small);
    if (cells) {
        for (std::uint64_t page = 0; page < pages_; ++page) {
            const EntryRun* found = run(page);
            const bool first = found == nullptr || found->kind != EntryKind::Pmd ||
                               page == found->first || page % hugePages == 0;
            QRectF area(strip_.left() + pageX(page), strip_.top(), cell, strip_.height());
            area.setLeft(onPixel(area.left(), dpr_) + (first ? line : 0));
            ++painted_;
            if (found == nullptr) {
                painter.fillRect(area, theme.background);
                continue;
            }
            const Meaning meaning = found->kind == EntryKind::Zero ? Meaning::Free : Meaning::Data;
            painter.fillRect(area, found->kind == EntryKind::Zero || found->dirty
                                       ? theme.fill(meaning)
                                       : theme.wash(meaning));
            const QString letter = letterOf(*found);
            if (cell < metrics.horizontalAdvance(letter) + em_ * 0.2)
                continue;
            painter.setPen(found->kind != EntryKind::Zero && found->dirty ? theme.textOn(meaning)
                                                                          : theme.text);
            painter.drawText(area, Qt::AlignCenter, letter);
        }
        return;
    }
    // Pages are narrower than a letter: what the first page of each pixel is.
    const auto columns = static_cast<int>(strip_.width() * dpr_);
    const auto pageOf = [&](int x) {
        return static_cast<std::uint64_t>(static_cast<double>(x) / columns *
                                          static_cast<double>(pages_));
    };
    for (int x = 0; x < columns;) {
        const EntryRun* found = run(pageOf(x));
        int end = x + 1;
        while (end < columns && run(pageOf(end)) == found)
            ++end;
        QColor colour = theme.background;
        if (found != nullptr)
            colour = found->kind == EntryKind::Zero ? theme.track
                     : found->dirty                 ? theme.fill(Meaning::Data)
                                                    : theme.wash(Meaning::Data);
        painter.fillRect(
            QRectF(strip_.left() + x / dpr_, strip_.top(), (end - x) / dpr_, strip_.height()),
            colour);
        ++painted_;
        x = end;
    }
}

void EntryBlocks::paintRail(QPainter& painter, const Theme& theme) const {
    const QFont small = smallFont(font_);
    const QFontMetricsF metrics(small);
    painter.setFont(small);
    qreal free = rail_.left() - 1;
    qreal painted = -1;
    for (const Piece& piece : pieces_) {
        const qreal from = rail_.left() + piece.rail / railBytes_ * rail_.width();
        const qreal width = static_cast<double>(piece.length) / railBytes_ * rail_.width();
        // Pieces that share a pixel are one.
        if (from + width < painted + 1 / dpr_)
            continue;
        painted = from + width;
        fillClass(painter, QRectF(from, rail_.top(), std::max(width, 1 / dpr_), rail_.height()),
                  Meaning::Data, theme, em_);
        ++painted_;
        const QString label = addressText(piece.device);
        const qreal wide = metrics.horizontalAdvance(label);
        const qreal left = std::min(from, rail_.right() - wide);
        if (left <= free)
            continue;
        painter.setPen(theme.secondary);
        painter.drawText(QPointF(left, rail_.bottom() + metrics.ascent() + em_ * 0.15), label);
        free = left + wide + em_ * 0.6;
    }
}

void EntryBlocks::paintFault(QPainter& painter, const Theme& theme) const {
    const scene::LastFault* last = fault();
    if (last == nullptr)
        return;
    const QRectF page = pageArea({last->page * mappedPageSize, mappedPageSize});
    const QRectF to = last->to ? blockArea({*last->to, mappedPageSize}) : QRectF();
    const QRectF from = last->from ? blockArea({*last->from, mappedPageSize}) : QRectF();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    if (!page.isEmpty() && !to.isEmpty()) {
        const QRectF between(strip_.left(), strip_.bottom(), strip_.width(),
                             rail_.top() - strip_.bottom());
        QColor colour = theme.fill(Meaning::Changed);
        colour.setAlphaF(0.7F);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawPath(ribbonPath(between, page.left() - strip_.left(),
                                    page.right() - strip_.left(), to.left() - rail_.left(),
                                    to.right() - rail_.left()));
    }
    if (!from.isEmpty())
        frameChanged(painter, from, theme, em_, true);
    if (!to.isEmpty())
        frameChanged(painter, to, theme, em_);
    if (!page.isEmpty())
        frameChanged(painter, page, theme, em_);
    if (!from.isEmpty() && !to.isEmpty() && last->from != last->to) {
        // Straight down past the labels of the rail, then over to the other side.
        const qreal top = rail_.bottom() + em_ * 0.2;
        const qreal low = top + em_ * 1.05;
        QPainterPath arc(QPointF(from.center().x(), top));
        arc.lineTo(from.center().x(), low);
        arc.cubicTo(QPointF(from.center().x(), low + em_ * 0.5),
                    QPointF(to.center().x(), low + em_ * 0.5), QPointF(to.center().x(), low));
        arc.lineTo(to.center().x(), top);
        const qreal line = std::max(1.0, em_ * 0.1);
        QPen pen(theme.tone(Meaning::Changed), line);
        pen.setDashPattern({2.2, 1.6});
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.background, line * 4));  // nothing runs through it
        painter.drawPath(arc);
        painter.setPen(pen);
        painter.drawPath(arc);
        const qreal head = em_ * 0.26;
        painter.setPen(QPen(theme.tone(Meaning::Changed), line));
        const QPointF tip(to.center().x(), top);
        painter.drawPolyline(
            QPolygonF{tip + QPointF(-head * 0.7, head), tip, tip + QPointF(head * 0.7, head)});
    }
    painter.restore();
}

void EntryBlocks::paint(QPainter& painter, const Theme& theme, const Spot& hover,
                        const Spot& selection) const {
    painted_ = 0;
    const QRectF all(QPointF(), size_);
    painter.fillRect(all, theme.background);
    if (file_ == nullptr || pages_ == 0) {
        paintNothing(painter, all, Text::tr("No file is mapped"),
                     Text::tr("The blocks that a mapped file's pages point to are shown here."),
                     theme, font_);
        return;
    }
    const QFont small = smallFont(font_);
    painter.setFont(small);
    painter.setPen(theme.secondary);
    const QString title =
        pages_ == 1 ? Text::tr("entries of its 1 page")
                    : Text::tr("entries of its %1 pages, dirty ones dark").arg(grouped(pages_));
    painter.drawText(QRectF(strip_.left(), 0, strip_.width(), strip_.top() - em_ * 0.15),
                     Qt::AlignLeft | Qt::AlignBottom,
                     QFontMetricsF(small).elidedText(title, Qt::ElideRight, strip_.width()));
    const QRectF between(strip_.left(), strip_.bottom(), strip_.width(),
                         rail_.top() - strip_.bottom());
    if (railBytes_ > 0) {
        const std::vector<Band> all_bands = bands();
        painted_ += all_bands.size();
        const bool raster = painter.paintEngine() != nullptr &&
                            painter.paintEngine()->type() == QPaintEngine::Raster;
        if (raster) {
            QImage image =
                ribbonImage(all_bands, static_cast<int>(std::lround(between.width() * dpr_)),
                            static_cast<int>(std::lround(between.height() * dpr_)), theme);
            image.setDevicePixelRatio(dpr_);
            painter.drawImage(between.topLeft(), image);
        } else {
            painter.save();
            painter.translate(between.topLeft());
            painter.scale(1 / dpr_, 1 / dpr_);
            paintRibbons(painter, QRectF(0, 0, between.width() * dpr_, between.height() * dpr_),
                         all_bands, theme);
            painter.restore();
        }
        paintRail(painter, theme);
    }
    paintStrip(painter, theme);
    paintFault(painter, theme);
    for (const Spot& spot : {hover, selection}) {
        if (spot.file) {
            if (const QRectF area = pageArea(*spot.file); !area.isEmpty())
                frameChanged(painter, area, theme, em_);
        }
        if (spot.device) {
            if (const QRectF area = blockArea(*spot.device); !area.isEmpty())
                frameChanged(painter, area, theme, em_);
        }
    }
}

}  // namespace daxscope::ui

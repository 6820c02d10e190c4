#include "ui/map/page_painter.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "ui/map/map_frame.h"
#include "ui/map/page_words.h"
#include "ui/text.h"

namespace daxscope::ui {

using scene::PageState;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(daxscope::ui::PagePainter)
};

constexpr std::array<PageState, pageStateCount> legendOrder = {
    PageState::Unmapped, PageState::Zero,           PageState::ReadOnly, PageState::Writable,
    PageState::Dirty,    PageState::WriteProtected, PageState::Private};
/// From the top of a cell that holds several pages.
constexpr std::array<PageState, pageStateCount> stackOrder = {
    PageState::Dirty,    PageState::Writable, PageState::WriteProtected, PageState::Private,
    PageState::ReadOnly, PageState::Zero,     PageState::Unmapped};

/// What the system lets a process do, as the state it looks like.
PageState seemingState(const scene::SystemPage& page) {
    if (!page.known || (!page.readable && !page.writable))
        return PageState::Unmapped;
    if (page.anonymous)
        return PageState::Private;
    return page.writable ? PageState::Writable : PageState::ReadOnly;
}

quint64 numberOf(const WindowPages& window) { return window.window().view; }

QColor letterColour(const Theme& theme, PageState state) {
    switch (state) {
        case PageState::Writable:
        case PageState::Dirty:
            return theme.textOn(Meaning::Data);
        case PageState::WriteProtected:
            return theme.textOn(Meaning::Shared);
        default:
            return theme.text;
    }
}

QColor barColour(const Theme& theme, PageState state) {
    switch (state) {
        case PageState::Writable:
        case PageState::Dirty:
            return theme.fill(Meaning::Data);
        case PageState::ReadOnly:
            return theme.wash(Meaning::Data);
        case PageState::WriteProtected:
            return theme.tone(Meaning::Shared);
        case PageState::Private:
            return theme.secondary;
        default:
            return theme.track;
    }
}

}  // namespace

void PagePainter::setMappings(const MappingsPtr& mappings) {
    mappings_ = mappings;
    windows_ = windowsOf(mappings);
    findDifferent();
}

void PagePainter::compareWith(const MappingsPtr& other) {
    other_ = other == nullptr ? nullptr : windowsOf(other);
    findDifferent();
}

void PagePainter::findDifferent() {
    different_.assign(windows_->size(), {});
    if (other_ == nullptr)
        return;
    for (std::size_t i = 0; i < windows_->size(); ++i) {
        const WindowPages& window = (*windows_)[i];
        const auto same = std::ranges::find(*other_, window.window().view, numberOf);
        // One that is not there has no page in common.
        if (same == other_->end())
            different_[i] = {{0, window.count()}};
        else
            different_[i] = window.differing(*same);
    }
}

bool PagePainter::isDifferent(const PageCell& cell) const {
    const auto& all = different_[cell.window];
    const auto behind = std::ranges::lower_bound(all, cell.first + cell.count, {},
                                                 [](const auto& pages) { return pages.first; });
    return behind != all.begin() && (behind - 1)->first + (behind - 1)->second > cell.first;
}

std::uint64_t PagePainter::differing() const {
    std::uint64_t count = 0;
    for (const auto& window : different_) {
        for (const auto& [first, pages] : window)
            count += pages;
    }
    return count;
}

std::size_t PagePainter::missing() const {
    if (other_ == nullptr)
        return 0;
    return static_cast<std::size_t>(std::ranges::count_if(
        *other_, [this](const WindowPages& window) { return !find(window.window().view); }));
}

std::optional<std::size_t> PagePainter::find(quint64 view) const {
    const auto found = std::ranges::find(*windows_, view, numberOf);
    if (found == windows_->end())
        return std::nullopt;
    return static_cast<std::size_t>(found - windows_->begin());
}

void PagePainter::layout(qreal width, const QFont& font, qreal dpr) {
    font_ = font;
    dpr_ = dpr > 0 ? dpr : 1;
    em_ = QFontMetricsF(font).height();
    width_ = width;
    layout_.layout(*windows_, width, em_, dpr_, zoom_);
}

qreal PagePainter::height() const { return windows_->empty() ? 0 : layout_.height() + em_ * 3.6; }

std::optional<std::uint64_t> PagePainter::faultedPage(std::size_t window) const {
    if (!mappings_ || !mappings_->lastFault)
        return std::nullopt;
    const scene::LastFault& fault = *mappings_->lastFault;
    const auto where = find(fault.view);
    if (!where)
        return std::nullopt;
    const auto& of = (*windows_)[*where].window();
    const auto& here = (*windows_)[window].window();
    if (of.inode != here.inode || of.subvolume != here.subvolume)
        return std::nullopt;
    const auto pages = (*windows_)[window].showing({fault.page * mappedPageSize, mappedPageSize});
    return pages ? std::optional(pages->first) : std::nullopt;
}

void PagePainter::paintHeader(QPainter& painter, const Theme& theme, std::size_t index) const {
    const WindowPages& window = (*windows_)[index];
    const scene::WindowScene& what = window.window();
    const QRectF area = layout_.header(index);
    QFont strong = font_;
    strong.setWeight(QFont::DemiBold);
    const QFontMetricsF metrics(strong);
    const QString name = Text::tr("process %1").arg(shown(window.process()));
    painter.setFont(strong);
    painter.setPen(theme.text);
    painter.drawText(QPointF(area.left(), area.top() + metrics.ascent()),
                     metrics.elidedText(name, Qt::ElideRight, area.width()));
    const qreal after = metrics.horizontalAdvance(name) + em_ * 0.5;
    const QFont small = smallFont(font_);
    const QFontMetricsF smaller(small);
    painter.setFont(small);
    painter.setPen(theme.secondary);
    if (after < area.width() - em_ * 2)
        painter.drawText(
            QPointF(area.left() + after, area.top() + metrics.ascent()),
            smaller.elidedText(shown(what.path), Qt::ElideMiddle, area.width() - after));
    QString line = addressText(what.address) + QLatin1Char(' ') +
                   (what.shared ? Text::tr("shared") : Text::tr("private"));
    if (what.sync)
        line += Text::tr(" · sync");
    if (what.offset != 0)
        line += Text::tr(" · from %1").arg(sized(what.offset));
    if (const auto per = layout_.pagesPerCell(index); per > 1)
        line += Text::tr(" · 1 cell = %1 pages").arg(grouped(per));
    if (what.writing)
        line += Text::tr(" · writer runs");
    painter.drawText(QPointF(area.left(), area.top() + metrics.height() + smaller.ascent()),
                     smaller.elidedText(line, Qt::ElideRight, area.width()));
    ++painted_;
}

void PagePainter::paintState(QPainter& painter, const Theme& theme, const QRectF& area,
                             PageState state) const {
    const qreal radius = em_ * 0.16;
    const qreal line = std::max(1 / dpr_, onPixel(em_ * 0.06, dpr_));
    const QRectF inner = area.adjusted(line / 2, line / 2, -line / 2, -line / 2);
    const auto box = [&](const QColor& ground, const QColor& edge) {
        painter.setBrush(ground);
        painter.setPen(QPen(edge, line));
        painter.drawRoundedRect(inner, radius, radius);
    };
    switch (state) {
        case PageState::Unmapped:
            return box(theme.background, theme.hairline);
        case PageState::Zero:
            return box(theme.track, theme.track);
        case PageState::ReadOnly:
            return box(theme.wash(Meaning::Data), theme.tone(Meaning::Data));
        case PageState::Writable:
        case PageState::Dirty:
            return box(theme.fill(Meaning::Data), theme.fill(Meaning::Data));
        case PageState::WriteProtected:
            fillClass(painter, area, Meaning::Shared, theme, em_);
            return;
        case PageState::Private:
            return box(theme.background, theme.secondary);
    }
}

void PagePainter::paintLetter(QPainter& painter, const Theme& theme, const QRectF& area,
                              PageState state, const QString& letter) const {
    if (letter.isEmpty())
        return;
    const QFont small = smallFont(font_);
    const QFontMetricsF metrics(small);
    const qreal width = metrics.horizontalAdvance(letter);
    if (width > area.width() && letter.size() > 1)
        return paintLetter(painter, theme, area, state, letter.first(1));
    const QPointF at(area.center().x() - width / 2,
                     area.center().y() + (metrics.ascent() - metrics.descent()) / 2);
    if (state == PageState::WriteProtected) {  // the letter would drown in hatching
        const QRectF box(at.x() - em_ * 0.12, area.center().y() - metrics.ascent() * 0.55,
                         width + em_ * 0.24, metrics.ascent() * 1.1);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.fill(Meaning::Shared));
        painter.drawRoundedRect(box & area, em_ * 0.14, em_ * 0.14);
    }
    painter.setFont(small);
    painter.setPen(letterColour(theme, state));
    painter.drawText(at, letter);
}

void PagePainter::paintCell(QPainter& painter, const Theme& theme, const PageCell& cell) const {
    ++painted_;
    const WindowPages& window = (*windows_)[cell.window];
    const scene::PageRun* run = window.run(cell.first);
    const PageSum sum = window.sum(cell.first, cell.count);
    PageState state = sum.strongest();
    QString letter = stateLetter(state);
    bool mixed = !sum.alike();
    if (system_ && run != nullptr && (cell.count == 1 || cell.huge)) {
        state = seemingState(run->system);
        letter = systemLetter(run->system);
        mixed = false;
    }
    QRectF room = cell.area;
    if (mixed) {
        // Bars at the left in proportion, the letter beside them.
        paintState(painter, theme, cell.area, PageState::Unmapped);
        room.setLeft(cell.area.left() + cell.area.width() * 0.28);
        qreal top = cell.area.top();
        for (const PageState part : stackOrder) {
            if (sum.of(part) == 0 || part == PageState::Unmapped)
                continue;
            const qreal share =
                static_cast<double>(sum.of(part)) / static_cast<double>(sum.count());
            const qreal bottom =
                std::min(cell.area.bottom(), top + std::max(1.0, share * cell.area.height()));
            painter.fillRect(
                QRectF(cell.area.left(), top, room.left() - cell.area.left(), bottom - top),
                barColour(theme, part));
            top = bottom;
        }
    } else {
        paintState(painter, theme, cell.area, state);
    }
    if (sum.contradictions != 0)
        letter = QStringLiteral("≠");
    if (cell.huge && !letter.isEmpty())
        letter += Text::tr("  2 MiB");
    paintLetter(painter, theme, room, mixed ? PageState::Unmapped : state, letter);
    if (sum.locked != 0) {
        // A folded corner: the entry is locked.
        const qreal side = em_ * 0.42;
        const QPointF corner = cell.area.topRight();
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.text);
        painter.drawPolygon(
            QPolygonF{corner, corner - QPointF(side, 0), corner + QPointF(0, side)});
    }
    if (sum.contradictions != 0) {
        const qreal line = std::max(1.5, em_ * 0.13);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.tone(Meaning::Unreachable), line));
        painter.drawRect(cell.area.adjusted(line / 2, line / 2, -line / 2, -line / 2));
    }
}

bool PagePainter::isPointedOut(const PageCell& cell, const Spot& spot,
                               const std::optional<FileId>& file) const {
    const WindowPages& window = (*windows_)[cell.window];
    const auto& what = window.window();
    if (spot.file && file && *file == FileId{what.subvolume, what.inode}) {
        const auto pages = window.showing(*spot.file);
        return pages && cell.first < pages->first + pages->second &&
               pages->first < cell.first + cell.count;
    }
    return spot.device && window.touches(cell.first, cell.count, *spot.device);
}

void PagePainter::paint(QPainter& painter, const QRectF& seen, const Theme& theme,
                        const Look& look) const {
    painted_ = 0;
    painter.fillRect(seen, theme.background);
    if (windows_->empty())
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    for (std::size_t window = 0; window < windows_->size(); ++window) {
        if (layout_.header(window).intersects(seen))
            paintHeader(painter, theme, window);
    }
    std::vector<QRectF> framed;
    layout_.visit(seen, [&](const PageCell& cell) {
        paintCell(painter, theme, cell);
        const quint64 view = (*windows_)[cell.window].window().view;
        const auto isIn = [&](const std::optional<PagesAt>& at) {
            return at && at->view == view && at->first < cell.first + cell.count &&
                   cell.first < at->first + at->count;
        };
        const auto faulted = faultedPage(cell.window);
        const bool fault = faulted && *faulted >= cell.first && *faulted - cell.first < cell.count;
        if (isDifferent(cell) || (fault && other_ == nullptr) || isIn(look.chosen) ||
            isIn(look.pointed) || isPointedOut(cell, look.hover, look.file) ||
            isPointedOut(cell, look.selection, look.file))
            framed.push_back(cell.area);
        return true;
    });
    for (const QRectF& area : framed)
        frameChanged(painter, area, theme, em_);
    if (seen.bottom() > layout_.height())
        paintLegend(painter, theme);
    painter.restore();
}

void PagePainter::paintLegend(QPainter& painter, const Theme& theme) const {
    const QFont small = smallFont(font_);
    const QFontMetricsF metrics(small);
    const qreal left = em_ * 0.75;
    qreal x = left;
    qreal y = layout_.height() + em_ * 0.1;
    const qreal side = std::round(em_ * 0.72);
    for (const PageState state : legendOrder) {
        const QString letter = stateLetter(state);
        const QString label = letter.isEmpty()
                                  ? stateText(state)
                                  : QStringLiteral("%1 %2").arg(stateText(state), letter);
        const qreal width = side + em_ * 0.35 + metrics.horizontalAdvance(label) + em_ * 0.9;
        if (x > left && x + width > width_) {
            x = left;
            y += em_ * 1.15;
        }
        paintState(painter, theme,
                   QRectF(std::round(x), std::round(y + (em_ - side) / 2), side, side), state);
        painter.setFont(small);
        painter.setPen(theme.secondary);
        painter.drawText(QPointF(x + side + em_ * 0.35, y + metrics.ascent() + em_ * 0.08), label);
        x += width;
    }
}

}  // namespace daxscope::ui

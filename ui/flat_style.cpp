#include "ui/flat_style.h"

#include <QApplication>
#include <QPainter>
#include <QPainterPath>
#include <QStyleOption>
#include <algorithm>

#include "ui/theme.h"

namespace daxscope::ui {

namespace {

qreal em(const QStyleOption* option) {
    return option != nullptr ? option->fontMetrics.height()
                             : QFontMetrics(QApplication::font()).height();
}

void roundedBox(QPainter* painter, const QRectF& area, const QColor& fill, const QColor& line,
                qreal width, qreal radius) {
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(fill);
    painter->setPen(width > 0 ? QPen(line, width) : QPen(Qt::NoPen));
    const qreal inset = width / 2;
    painter->drawRoundedRect(area.adjusted(inset, inset, -inset, -inset), radius, radius);
    painter->restore();
}

bool primary(const QStyleOption* option) {
    const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
    return button != nullptr && button->features.testFlag(QStyleOptionButton::DefaultButton);
}

void drawButton(const QStyleOption* option, QPainter* painter) {
    const Theme theme = Theme::fromPalette(option->palette);
    const bool enabled = option->state.testFlag(QStyle::State_Enabled);
    const bool down = option->state.testAnyFlags(QStyle::State_Sunken | QStyle::State_On);
    const bool hover = enabled && option->state.testFlag(QStyle::State_MouseOver);
    const qreal push = down ? 0.14 : hover ? 0.06 : 0.0;
    const bool filled = primary(option) && enabled;
    const QColor ground = filled ? theme.accent : theme.background;
    const QColor fill = mixed(ground, filled ? theme.background : theme.text, push);
    // The ring is for who moves by keyboard; a click, or the start, needs none.
    const bool focus = option->state.testFlag(QStyle::State_HasFocus) &&
                       option->state.testFlag(QStyle::State_KeyboardFocusChange);
    QColor line = filled ? fill : theme.hairline;
    if (focus)
        line = filled ? theme.text : theme.accent;
    roundedBox(painter, option->rect, fill, line, focus ? 2 : 1, em(option) * 0.3);
}

void drawCheckBox(const QStyleOption* option, QPainter* painter) {
    const Theme theme = Theme::fromPalette(option->palette);
    const bool enabled = option->state.testFlag(QStyle::State_Enabled);
    const bool on = option->state.testFlag(QStyle::State_On);
    const bool focus = option->state.testFlag(QStyle::State_HasFocus);
    const QColor quiet = mixed(theme.background, theme.outline, 0.5);
    const QColor line = focus ? theme.accent : enabled ? theme.outline : quiet;
    QColor fill = theme.background;
    if (on)
        fill = enabled ? theme.accent : quiet;
    const QRectF box = QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5);
    roundedBox(painter, box, fill, on && !focus ? fill : line, focus ? 2 : 1, box.height() * 0.18);
    if (!on)
        return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(theme.accentText, std::max(1.5, box.height() * 0.13), Qt::SolidLine,
                         Qt::RoundCap, Qt::RoundJoin));
    const auto at = [&](qreal x, qreal y) {
        return box.topLeft() + QPointF(box.width() * x, box.height() * y);
    };
    painter->drawPolyline(QPolygonF{at(0.24, 0.53), at(0.43, 0.72), at(0.77, 0.31)});
    painter->restore();
}

void drawArrow(QPainter* painter, const QRectF& area, bool open, const QColor& colour, qreal size) {
    const QPointF centre = area.center();
    const qreal half = size / 2;
    QPainterPath path;
    if (open) {
        path.moveTo(centre + QPointF(-half, -half * 0.6));
        path.lineTo(centre + QPointF(half, -half * 0.6));
        path.lineTo(centre + QPointF(0, half * 0.75));
    } else {
        path.moveTo(centre + QPointF(-half * 0.6, -half));
        path.lineTo(centre + QPointF(half * 0.75, 0));
        path.lineTo(centre + QPointF(-half * 0.6, half));
    }
    path.closeSubpath();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->fillPath(path, colour);
    painter->restore();
}

}  // namespace

FlatStyle::FlatStyle() : QProxyStyle(QStringLiteral("fusion")) {}

void FlatStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option,
                              QPainter* painter, const QWidget* widget) const {
    const Theme theme = Theme::fromPalette(option->palette);
    switch (element) {
        case PE_PanelButtonCommand:
        case PE_PanelButtonTool: {
            const bool quiet = element == PE_PanelButtonTool &&
                               !option->state.testAnyFlags(State_MouseOver | State_Sunken |
                                                           State_On | State_HasFocus);
            if (!quiet)
                drawButton(option, painter);
            return;
        }
        case PE_IndicatorCheckBox:
            drawCheckBox(option, painter);
            return;
        case PE_FrameFocusRect:
            return;  // controls show the focus in their own outline
        case PE_PanelLineEdit:
        case PE_FrameLineEdit: {
            const bool focus = option->state.testFlag(State_HasFocus);
            const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
            if (frame != nullptr && frame->lineWidth == 0)
                return;
            roundedBox(painter, option->rect, theme.background,
                       focus ? theme.accent : theme.hairline, focus ? 2 : 1, em(option) * 0.3);
            return;
        }
        case PE_PanelItemViewRow:
        case PE_PanelItemViewItem: {
            if (option->state.testFlag(State_Selected))
                painter->fillRect(option->rect, theme.selection);
            else if (element == PE_PanelItemViewItem && option->state.testFlag(State_MouseOver))
                painter->fillRect(option->rect, mixed(theme.background, theme.selection, 0.45));
            return;
        }
        case PE_IndicatorBranch:
            if (option->state.testFlag(State_Selected))
                painter->fillRect(option->rect, theme.selection);
            if (option->state.testFlag(State_Children))
                drawArrow(painter, option->rect, option->state.testFlag(State_Open),
                          theme.secondary, em(option) * 0.48);
            return;
        case PE_PanelStatusBar:
        case PE_FrameStatusBarItem:
        case PE_PanelMenuBar:
        case PE_FrameTabWidget:
            return;
        case PE_FrameTabBarBase:
            painter->fillRect(option->rect, theme.panel);
            return;
        case PE_FrameDockWidget:
            return;  // the panel's own
        case PE_IndicatorDockWidgetResizeHandle: {
            const QRect& all = option->rect;
            const bool hover = option->state.testFlag(State_MouseOver);
            painter->fillRect(all, theme.background);
            painter->fillRect(all.height() > all.width()
                                  ? QRect(all.center().x(), all.top(), 1, all.height())
                                  : QRect(all.left(), all.center().y(), all.width(), 1),
                              hover ? theme.accent : theme.hairline);
            return;
        }
        case PE_PanelTipLabel:
            painter->fillRect(option->rect, theme.background);
            painter->setPen(theme.outline);
            painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
            return;
        case PE_Frame:
        case PE_FrameMenu:
            painter->setPen(theme.hairline);
            painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
            return;
        default:
            QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void FlatStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                            const QWidget* widget) const {
    const Theme theme = Theme::fromPalette(option->palette);
    switch (element) {
        case CE_Splitter: {
            QRectF line = option->rect;
            // The handle may be wider than what is seen, so that it can be caught.
            if (option->state.testFlag(State_Horizontal))
                line = QRectF(std::floor(line.center().x()), line.top(), 1, line.height());
            else
                line = QRectF(line.left(), std::floor(line.center().y()), line.width(), 1);
            const bool hover = option->state.testAnyFlags(State_MouseOver | State_Sunken);
            painter->fillRect(line, hover ? theme.accent : theme.hairline);
            return;
        }
        case CE_PushButtonLabel: {
            const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
            if (button != nullptr && primary(option) && option->state.testFlag(State_Enabled)) {
                QStyleOptionButton filled = *button;
                filled.palette.setColor(QPalette::ButtonText, theme.accentText);
                QProxyStyle::drawControl(element, &filled, painter, widget);
                return;
            }
            break;
        }
        case CE_MenuBarEmptyArea:
            painter->fillRect(option->rect, theme.panel);
            return;
        case CE_MenuBarItem: {
            const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option);
            if (item == nullptr)
                break;
            painter->fillRect(option->rect, theme.panel);
            if (option->state.testFlag(State_Selected))
                roundedBox(painter, QRectF(option->rect).adjusted(1, 2, -1, -2), theme.selection,
                           {}, 0, em(option) * 0.3);
            // The letters for Alt are underlined once the menu is open, not before: less to look at.
            const int flags = Qt::AlignCenter | Qt::TextHideMnemonic | Qt::TextSingleLine;
            proxy()->drawItemText(painter, option->rect, flags, item->palette,
                                  option->state.testFlag(State_Enabled), item->text,
                                  QPalette::WindowText);
            return;
        }
        case CE_TabBarTabShape: {
            const bool chosen = option->state.testFlag(State_Selected);
            painter->fillRect(option->rect, chosen ? theme.background : theme.panel);
            if (chosen)
                painter->fillRect(QRect(option->rect.left(), option->rect.top(),
                                        option->rect.width(), qRound(em(option) * 0.13)),
                                  theme.accent);
            return;
        }
        case CE_ToolBar:
            painter->fillRect(option->rect, theme.panel);
            return;
        case CE_ProgressBarGroove:
            roundedBox(painter, option->rect, theme.track, {}, 0, option->rect.height() / 2.0);
            return;
        case CE_ProgressBarContents: {
            const auto* bar = qstyleoption_cast<const QStyleOptionProgressBar*>(option);
            if (bar == nullptr || bar->maximum <= bar->minimum)
                break;  // of unknown length: Fusion's
            QRectF part = option->rect;
            part.setWidth(std::max(part.height(), part.width() * (bar->progress - bar->minimum) /
                                                      (bar->maximum - bar->minimum)));
            roundedBox(painter, part, theme.accent, {}, 0, part.height() / 2);
            return;
        }
        default:
            break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void FlatStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
                                   QPainter* painter, const QWidget* widget) const {
    if (control != CC_ScrollBar) {
        QProxyStyle::drawComplexControl(control, option, painter, widget);
        return;
    }
    const Theme theme = Theme::fromPalette(option->palette);
    painter->fillRect(option->rect, theme.background);
    const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
    if (bar == nullptr || bar->maximum <= bar->minimum)
        return;
    QRectF knob = subControlRect(control, option, SC_ScrollBarSlider, widget);
    const qreal inset = em(option) * 0.16;
    if (bar->orientation == Qt::Vertical)
        knob.adjust(inset, 1, -inset, -1);
    else
        knob.adjust(1, inset, -1, -inset);
    const bool active = option->activeSubControls.testFlag(SC_ScrollBarSlider) &&
                        option->state.testAnyFlags(State_MouseOver | State_Sunken);
    roundedBox(painter, knob, mixed(theme.background, theme.text, active ? 0.45 : 0.25), {}, 0,
               std::min(knob.width(), knob.height()) / 2);
}

QRect FlatStyle::subControlRect(ComplexControl control, const QStyleOptionComplex* option,
                                SubControl part, const QWidget* widget) const {
    const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
    if (control != CC_ScrollBar || bar == nullptr)
        return QProxyStyle::subControlRect(control, option, part, widget);
    const bool vertical = bar->orientation == Qt::Vertical;
    const int length = vertical ? bar->rect.height() : bar->rect.width();
    const qint64 range = qint64{bar->maximum} - bar->minimum;
    const int least = pixelMetric(PM_ScrollBarSliderMin, option, widget);
    int knob = length;
    if (range > 0)
        knob = std::clamp(static_cast<int>(qint64{length} * bar->pageStep /
                                           std::max<qint64>(1, range + bar->pageStep)),
                          std::min(least, length), length);
    const int start = sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition,
                                              length - knob, bar->upsideDown);
    const auto along = [&](int from, int size) {
        const QRect area = vertical ? QRect(0, from, bar->rect.width(), size)
                                    : QRect(from, 0, size, bar->rect.height());
        return visualRect(bar->direction, bar->rect, area.translated(bar->rect.topLeft()));
    };
    switch (part) {
        case SC_ScrollBarSlider:
            return along(start, knob);
        case SC_ScrollBarSubPage:
            return along(0, start);
        case SC_ScrollBarAddPage:
            return along(start + knob, length - start - knob);
        case SC_ScrollBarGroove:
            return bar->rect;
        default:
            return {};  // no arrows at the ends
    }
}

int FlatStyle::pixelMetric(PixelMetric metric, const QStyleOption* option,
                           const QWidget* widget) const {
    const qreal unit = widget != nullptr ? widget->fontMetrics().height() : em(option);
    switch (metric) {
        case PM_ScrollBarExtent:
            return qRound(unit * 0.75);
        case PM_ScrollBarSliderMin:
            return qRound(unit * 1.5);
        case PM_SplitterWidth:
            return 1;
        case PM_DockWidgetSeparatorExtent:  // one of them seen, the others to be caught by
            return 3;
        case PM_DockWidgetFrameWidth:
            return qRound(unit * 0.2);
        case PM_ToolBarFrameWidth:
        case PM_ToolBarItemMargin:
        case PM_MenuBarPanelWidth:
            return 0;
        case PM_MenuBarHMargin:
            return qRound(unit * 0.15);
        case PM_TreeViewIndentation:
            return qRound(unit * 1.0);
        case PM_ToolTipLabelFrameWidth:
            return qRound(unit * 0.4);
        case PM_TabBarTabShiftVertical:
        case PM_TabBarTabShiftHorizontal:
        case PM_TabBarTabOverlap:
        case PM_TabBarBaseOverlap:
        case PM_ButtonDefaultIndicator:
        case PM_ButtonShiftHorizontal:
        case PM_ButtonShiftVertical:
            return 0;
        default:
            return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int FlatStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                         QStyleHintReturn* data) const {
    switch (hint) {
        case SH_ItemView_ShowDecorationSelected:
            return 1;
        case SH_DialogButtonBox_ButtonsHaveIcons:
        case SH_EtchDisabledText:
        case SH_DitherDisabledText:
            return 0;
        default:
            return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

QSize FlatStyle::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                                  const QWidget* widget) const {
    QSize out = QProxyStyle::sizeFromContents(type, option, size, widget);
    const qreal unit = em(option);
    if (type == CT_PushButton)
        out = {size.width() + qRound(unit * 1.3), qRound(unit * 1.75)};
    else if (type == CT_LineEdit)
        out.setHeight(qRound(unit * 1.75));
    else if (type == CT_MenuBarItem)
        out = {size.width() + qRound(unit * 1.1), qRound(unit * 1.6)};
    return out;
}

}  // namespace daxscope::ui

#include "ui/appearance.h"

#include <QApplication>
#include <QEvent>
#include <QGuiApplication>
#include <QPointer>
#include <QSettings>
#include <QStyleHints>
#include <QWidget>
#include <algorithm>

#include "ui/flat_style.h"
#include "ui/theme.h"

namespace daxscope::ui {

namespace {

const QString schemeKey = QStringLiteral("appearance/scheme");
const QString zoomKey = QStringLiteral("appearance/textZoom");

/// The font before any zoom: a second window must not take the first one's zoomed font for it.
QFont baseFont() {
    static const QFont base = uiFont(QApplication::font());
    return base;
}

}  // namespace

Appearance::Appearance(bool restore, QObject* parent) : QObject(parent), base_(baseFont()) {
    if (restore) {
        const QSettings settings;
        scheme_ = static_cast<Scheme>(std::clamp(settings.value(schemeKey, 0).toInt(), 0, 2));
        zoom_ = std::clamp(settings.value(zoomKey, 100).toInt(), leastZoom, mostZoom);
    }
    if (qobject_cast<FlatStyle*>(QApplication::style()) == nullptr)
        QApplication::setStyle(new FlatStyle);
    applyPalette();
    applyFont();
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, [this] {
        if (scheme_ == Scheme::System)
            applyPalette();
    });
}

void Appearance::setScheme(Scheme scheme) {
    scheme_ = scheme;
    QSettings().setValue(schemeKey, static_cast<int>(scheme));
    applyPalette();
    emit changed();
}

void Appearance::setTextZoom(int percent) {
    zoom_ = std::clamp(percent, leastZoom, mostZoom);
    QSettings().setValue(zoomKey, zoom_);
    applyFont();
    emit changed();
}

void Appearance::applyPalette() {
    const bool dark = scheme_ == Scheme::Dark ||
                      (scheme_ == Scheme::System &&
                       QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark);
    QApplication::setPalette(dark ? darkPalette() : lightPalette());
}

void Appearance::applyFont() {
    QFont font = base_;
    if (base_.pointSizeF() > 0)
        font.setPointSizeF(base_.pointSizeF() * zoom_ / 100);
    else
        font.setPixelSize(std::max(1, base_.pixelSize() * zoom_ / 100));
    QApplication::setFont(font);
    // Qt tells only windows, and widgets that inherit their font; those with one of their own derive it anew.
    const QWidgetList all = QApplication::allWidgets();
    for (const QPointer<QWidget>& widget : QList<QPointer<QWidget>>(all.begin(), all.end())) {
        if (widget != nullptr && !widget->isWindow()) {
            QEvent changed(QEvent::ApplicationFontChange);
            QApplication::sendEvent(widget, &changed);
        }
    }
}

}  // namespace daxscope::ui

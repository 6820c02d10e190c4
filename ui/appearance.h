// How the whole application looks: style, palette (system, light, dark) and the size of text.
//
// One object per process is enough; it sets what it manages on the QApplication and remembers the
// user's choice in QSettings. Everything else measures in font heights and derives its tones from
// the palette, so nothing more has to be told. GUI thread.
#pragma once

#include <QFont>
#include <QObject>

namespace daxscope::ui {

class Appearance : public QObject {
    Q_OBJECT
public:
    enum class Scheme : int { System, Light, Dark };
    static constexpr int leastZoom = 60;  ///< per cent
    static constexpr int mostZoom = 300;

    /// Restores the saved choice unless `restore` is false.
    explicit Appearance(bool restore, QObject* parent = nullptr);

    [[nodiscard]] Scheme scheme() const { return scheme_; }
    void setScheme(Scheme scheme);
    [[nodiscard]] int textZoom() const { return zoom_; }
    void setTextZoom(int percent);

signals:
    void changed();

private:
    void applyPalette();
    void applyFont();

    QFont base_;
    Scheme scheme_ = Scheme::System;
    int zoom_ = 100;
};

}  // namespace daxscope::ui

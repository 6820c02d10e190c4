// A label in one of the few voices of the window, which follows theme and text zoom by itself.
#pragma once

#include <QLabel>

namespace daxscope::ui {

enum class Voice : std::uint8_t {
    Normal,
    Title,      ///< of a panel: half-bold
    Strong,     ///< a figure that matters: half-bold
    Secondary,  ///< grey: names of facts, units
    Small,      ///< grey and a little smaller: subtitles, explanations
    Mono,       ///< addresses and bytes
    Heading,    ///< of a page, 2 × size
    Lead,       ///< first sentence of a page, 1.15 × size
};

/// What measures in font heights measures anew: the application's font, or an inherited one.
[[nodiscard]] bool fontChanged(const QEvent* event);

class TextLabel : public QLabel {
    Q_OBJECT
public:
    explicit TextLabel(Voice voice, const QString& text = {}, QWidget* parent = nullptr);

    /// One line that gives way: what does not fit is elided, the whole text is the tooltip then.
    void setElide(Qt::TextElideMode mode);
    /// Text that can be marked and copied, by mouse and keyboard.
    void setCopyable();

    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void restyle();

    Voice voice_;
    Qt::TextElideMode elide_ = Qt::ElideNone;
    bool restyling_ = false;
};

}  // namespace daxscope::ui

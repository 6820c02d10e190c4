// One line over the views: what is going on and Cancel, or what went wrong, where, and what to do.
// Never in the way: nothing waits for it, Escape dismisses it.
#pragma once

#include <QWidget>

class QProgressBar;
class QPushButton;

namespace daxscope::ui {

class TextLabel;

class MessageStrip : public QWidget {
    Q_OBJECT
public:
    enum class Kind : std::uint8_t { None, Progress, Notice, Error };

    explicit MessageStrip(QWidget* parent = nullptr);

    void showProgress(const QString& title, double fraction, const QString& doing);
    void showError(const QString& title, const QString& what, const QString& where,
                   const QString& advice);
    void showNotice(const QString& title, const QString& what);
    void dismiss();
    [[nodiscard]] Kind kind() const { return kind_; }
    /// All of it as one text, as a screen reader says it.
    [[nodiscard]] QString text() const;

signals:
    void cancelled();

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    void show(Kind kind, const QString& title, const QString& text, const QString& advice);
    void measure();

    Kind kind_ = Kind::None;
    TextLabel* title_;
    TextLabel* text_;
    TextLabel* advice_;
    QProgressBar* bar_;
    QPushButton* button_;
};

}  // namespace daxscope::ui

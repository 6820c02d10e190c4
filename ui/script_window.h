// The recorded script beside the work: it grows with every operation, and can be saved, copied or begun anew. Not modal.
#pragma once

#include <QDialog>

class QPlainTextEdit;
class QPushButton;

namespace KSyntaxHighlighting {
class SyntaxHighlighter;
}  // namespace KSyntaxHighlighting

namespace daxscope::ui {

class Recording;
class TextLabel;

class ScriptWindow : public QDialog {
    Q_OBJECT
public:
    /// `recording` outlives it.
    explicit ScriptWindow(Recording* recording, QWidget* parent = nullptr);
    ~ScriptWindow() override;

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void refresh();
    void restyle();
    void chooseFile();

    Recording* recording_;
    TextLabel* state_;
    QPlainTextEdit* text_;
    QPushButton* save_;
    QPushButton* copy_;
    QPushButton* clear_;
    QString script_;                                       ///< that is shown
    KSyntaxHighlighting::SyntaxHighlighter* highlighter_;  // the document's
};

}  // namespace daxscope::ui

// The text of a script: line numbers, colours, completion, and marks for the line where it stands or failed.
//
// Words come up behind a dot, by Ctrl+Space, and while one is typed; Return or Tab takes one, Escape leaves them. GUI thread.
#pragma once

#include <QPlainTextEdit>

class QCompleter;
class QStandardItemModel;

namespace KSyntaxHighlighting {
class SyntaxHighlighter;
}  // namespace KSyntaxHighlighting

namespace daxscope::ui {

class ScriptText : public QPlainTextEdit {
    Q_OBJECT
public:
    enum class Mark { None, Stands, Error };

    explicit ScriptText(QWidget* parent = nullptr);

    /// From 1; brought into sight. An edit takes an error's mark away.
    void setMark(Mark mark, int line = 0);
    [[nodiscard]] Mark mark() const { return mark_; }
    [[nodiscard]] int markedLine() const { return line_; }
    /// On a line of its own, before that of the cursor unless that is empty.
    void insertStatement(const QString& text);
    [[nodiscard]] QCompleter* completer() const { return completer_; }

protected:
    bool event(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    class Margin;

    void look();
    void placeMargin();
    void paintMargin(QPaintEvent* event);
    void showMark();
    void complete(bool asked);
    void take(const QString& word);
    [[nodiscard]] QString wordBefore(QString* before) const;

    Margin* margin_;
    QCompleter* completer_;
    QStandardItemModel* words_;
    KSyntaxHighlighting::SyntaxHighlighter* highlighter_;  // the document's
    Mark mark_ = Mark::None;
    int line_ = 0;
    bool marking_ = false;
};

}  // namespace daxscope::ui

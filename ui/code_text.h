// A source file, read-only and highlighted, with line numbers and one line marked.
//
// Also paints a stretch of it without a widget. GUI thread.
#pragma once

#include <QPlainTextEdit>

namespace KSyntaxHighlighting {
class SyntaxHighlighter;
}  // namespace KSyntaxHighlighting

namespace daxscope::ui {

struct Theme;

class CodeText : public QPlainTextEdit {
    Q_OBJECT
public:
    explicit CodeText(QWidget* parent = nullptr);
    ~CodeText() override;

    void setSource(const QString& source);
    /// From 1; 0 marks none. Scrolls so that it is seen with what stands around it.
    void mark(int line);
    [[nodiscard]] int marked() const { return marked_; }

    /// The line that stands best at the top when `rows` lines are seen and `line` has to be one of them: that at which its
    /// function begins, if there is room for so many.
    [[nodiscard]] static int firstToShow(const QString& source, int line, int rows);
    /// Lines of `source` into `area`, `first` (from 1) at the top.
    static void paintLines(QPainter& painter, const QRectF& area, const QString& source, int first,
                           int marked, const Theme& theme, const QFont& font);

protected:
    bool event(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    friend class CodeGutter;
    void paintGutter(QPaintEvent* event);
    [[nodiscard]] int gutterWidth() const;
    void restyle();
    void showMark();
    void center();

    QWidget* gutter_;
    KSyntaxHighlighting::SyntaxHighlighter* highlighter_;  // the document's
    QString source_;
    int marked_ = 0;
};

}  // namespace daxscope::ui

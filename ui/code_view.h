// "Code": the function of the engine that the chosen event comes from, the line marked; above it what was going on around
// it, outermost first, each to be gone to; below it what the step is for, in two sentences.
//
// The sources are those that this program was built from (resource :/engine). GUI thread.
#pragma once

#include <QWidget>

#include "ui/backend.h"
#include "ui/export.h"

namespace daxscope::ui {

class CodeText;
class FlowRow;
class Panel;
class TextLabel;

class CodeView : public QWidget, public ExportableView {
    Q_OBJECT
public:
    explicit CodeView(QWidget* parent = nullptr);

    void attachTo(Panel* panel) { panel_ = panel; }
    /// The event of that number; 0, or one that is not kept: what was shown stays. Null: nothing is open.
    void setEvent(const TimelinePtr& timeline, quint64 sequence);

    /// The step of what was done last that took longest: it tells most of it.
    void setLongestStep(const TimelinePtr& timeline);

    /// "engine/dax/fault.cpp"; empty when nothing is shown.
    [[nodiscard]] QString file() const { return file_; }
    [[nodiscard]] int line() const { return line_; }
    [[nodiscard]] CodeText* text() const { return text_; }
    /// What the event was in, outermost first, then itself.
    [[nodiscard]] const QStringList& path() const { return names_; }
    [[nodiscard]] QString explanation() const;

    QString viewName() const override { return QStringLiteral("code"); }
    void paintTo(QPainter& painter, const QSizeF& size, const Theme& theme,
                 const QFont& font) override;
    /// line,marked,text: the whole file.
    QByteArray csv() const override;
    /// {"file", "line", "function", "path": [...], "what", "explanation"}
    QByteArray json() const override;

signals:
    /// A part of the path was clicked.
    void stepWanted(quint64 sequence);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void showPath(const scene::Timeline& timeline, const trace::Event& event);
    void clear();
    void measure();

    Panel* panel_ = nullptr;
    FlowRow* path_;
    CodeText* text_;
    TextLabel* what_;
    TextLabel* why_;
    QList<QWidget*> steps_;
    QStringList names_;
    QString file_, function_, source_;
    int line_ = 0;
};

/// The source of `file` ("engine/dax/fault.cpp") as the program was built from it; empty when it is not among them.
[[nodiscard]] QString engineSource(const QString& file);

/// Adds "timeline" and "code" to what render.h knows.
void registerTraceViews();

}  // namespace daxscope::ui

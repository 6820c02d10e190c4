// A lesson beside the views that it speaks of: steps that are done as a line each, the current one large with its question and its
// buttons, those to come in grey; at the end the sentence to remember.
//
// Shows a LessonCourse and asks the backend for its steps. GUI thread; nothing waits.
#pragma once

#include <QPointer>
#include <QTimer>
#include <QWidget>
#include <memory>
#include <optional>
#include <set>

#include "ui/lesson_course.h"

class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace daxscope::ui {

class Panel;

class LessonView : public QWidget {
    Q_OBJECT
public:
    explicit LessonView(Backend* backend, QWidget* parent = nullptr);

    /// Title and subtitle of the panel that holds it.
    void attachTo(Panel* panel);
    /// From where it was left, or from the beginning. Its image has to be asked for: course() says of which step.
    void open(const Lesson& lesson, int count, bool fromTheBeginning);
    /// No lesson any more; what was reached is kept.
    void close();
    [[nodiscard]] const LessonCourse* course() const { return course_.get(); }
    /// The place in a file that the current step speaks of first, as in showWanted(); may be empty.
    [[nodiscard]] QString place() const;
    void setMappings(const MappingsPtr& mappings);
    /// In front of a class the current step comes first, the others below it.
    void setPresenting(bool presents);
    /// The keyboard to what is to be done next.
    void focusNext() { giveFocus({}); }

    [[nodiscard]] QPushButton* doItButton() const { return doIt_; }
    [[nodiscard]] QPushButton* hintButton() const { return hint_; }
    [[nodiscard]] QPushButton* nextButton() const { return next_; }
    /// What is shown, as one text.
    [[nodiscard]] QString shownText() const;

signals:
    /// A link: a panel's name, or "file:/path@offset".
    void showWanted(const QString& target);
    /// The lesson is to begin again; its image goes.
    void againWanted();
    void leaveWanted();
    void stepBegan();
    /// The last step is done.
    void finished();

protected:
    void paintEvent(QPaintEvent* event) override;
    void showEvent(QShowEvent* event) override;
    bool event(QEvent* event) override;

private:
    void rebuild();
    void addTitle();
    void refresh();
    void addRow(std::size_t index);
    void addCard();
    void addDesigns();
    void addEnd();
    void toggleRow(std::size_t index);
    void answer(int index);
    void goOn();
    void doStep();
    void settle();
    void showCurrent();
    void giveFocus(const QString& name);
    QWidget* addText(QVBoxLayout* column, const QString& markdown, qreal scale, bool quiet = false);

    Backend* backend_;
    QPointer<Panel> panel_;
    std::unique_ptr<LessonCourse> course_;
    int count_ = 0;
    MappingsPtr mappings_;
    std::set<std::size_t> opened_;  ///< rows of done steps that show their text
    bool presents_ = false;
    bool hintShown_ = false;
    bool settling_ = false;  ///< its texts have just come
    QTimer settled_;
    std::optional<int> stays_;  ///< where the page is scrolled to, though what is on it may be new
    bool otherStep_ = true;     ///< than the one that was built before
    Job acting_ = 0;
    QString refused_;   ///< why the step could not be done for the user
    QByteArray built_;  ///< what rebuild() has built for
    QScrollArea* scroll_;
    QWidget* page_ = nullptr;
    QWidget* card_ = nullptr;
    QPushButton* doIt_;
    QPushButton* hint_;
    QPushButton* next_;
    QPushButton* again_;
    QPushButton* leave_;
};

}  // namespace daxscope::ui

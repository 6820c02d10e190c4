// The answers of a lesson's question: one can be chosen, once; when the step is done, marks say which was right. GUI thread.
#pragma once

#include <QList>
#include <QWidget>
#include <optional>

#include "ui/lesson.h"

namespace daxscope::ui {

class LessonAnswer;

class LessonAnswers : public QWidget {
    Q_OBJECT
public:
    explicit LessonAnswers(const LessonQuestion& question, QWidget* parent = nullptr);

    /// `told`: which was right may be seen.
    void show(std::optional<int> chosen, bool told);

signals:
    void chosen(int answer);

private:
    LessonQuestion question_;
    QList<LessonAnswer*> rows_;
};

}  // namespace daxscope::ui

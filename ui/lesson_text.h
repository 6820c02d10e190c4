// A piece of a lesson's text: Markdown with values, pictures and links, as high as it needs to be. GUI thread.
#pragma once

#include <QTextBrowser>

#include "ui/backend.h"

namespace daxscope::ui {

class LessonText : public QTextBrowser {
    Q_OBJECT
public:
    explicit LessonText(QWidget* parent = nullptr);

    /// Of the window's font.
    void setScale(qreal scale);
    void setQuiet(bool quiet);  ///< in grey
    void setLesson(const QString& markdown, const QMap<QString, QString>& values,
                   const std::vector<FileExtentsPtr>& files);

    /// Without what only keeps words together.
    [[nodiscard]] QString shownText() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

signals:
    /// What is behind "show:".
    void showWanted(const QString& target);

protected:
    QVariant loadResource(int type, const QUrl& name) override;
    [[nodiscard]] QMimeData* createMimeDataFromSelection() const override;
    bool event(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    void fill();
    void fit();

    QString markdown_;
    QMap<QString, QString> values_;
    std::vector<FileExtentsPtr> files_;
    qreal scale_ = 1;
    bool quiet_ = false;
    bool filling_ = false;
    int filledFor_ = 0;  ///< width of the pictures
};

}  // namespace daxscope::ui

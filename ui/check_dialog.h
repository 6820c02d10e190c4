// The checker's window: progress with a way to stop it, then the verdict, and what is wrong with what it means, kind by kind.
// A finding that has a place on the device leads there. Not modal: one looks at the place while reading about it.
#pragma once

#include <QDialog>

#include "ui/backend.h"

class QProgressBar;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace daxscope::ui {

class TextLabel;

class CheckDialog : public QDialog {
    Q_OBJECT
public:
    /// Begins at once. The backend outlives it.
    explicit CheckDialog(Backend* backend, QWidget* parent = nullptr);
    ~CheckDialog() override;

signals:
    /// A finding was chosen that lies at this byte of the device.
    void placeChosen(quint64 deviceByte);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void begin();
    void showProgress(Job job, double fraction, const QString& doing);
    void showReport(Job job, const scene::CheckReportPtr& report);
    void showFailure(Job job, int code, const QString& what, const QString& where);
    void end();
    void fill();
    void choose(const QTreeWidgetItem* item);
    void place();
    void copy() const;

    Backend* backend_;
    Job job_ = 0;  ///< 0: none is under way
    scene::CheckReportPtr report_;
    TextLabel* verdict_;
    TextLabel* detail_;
    QProgressBar* bar_;
    QTreeWidget* list_;
    TextLabel* meaning_;  ///< of what is chosen
    TextLabel* notes_;
    QPushButton* again_;
    QPushButton* stop_;
    QPushButton* copy_;
};

}  // namespace daxscope::ui

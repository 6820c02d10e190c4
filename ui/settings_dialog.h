// The settings: when changes are committed by themselves. Not modal for the event loop; what is chosen holds at once.
#pragma once

#include <QDialog>
#include <chrono>

class QCheckBox;
class QSpinBox;

namespace daxscope::ui {

class SettingsDialog : public QDialog {
    Q_OBJECT
public:
    /// Zero: off.
    explicit SettingsDialog(std::chrono::seconds interval, QWidget* parent = nullptr);

signals:
    void intervalChanged(std::chrono::seconds interval);

private:
    QCheckBox* automatic_;
    QSpinBox* seconds_;
};

/// What was chosen last, as the kernel's 30 seconds at first.
[[nodiscard]] std::chrono::seconds savedInterval();
void saveInterval(std::chrono::seconds interval);

}  // namespace daxscope::ui

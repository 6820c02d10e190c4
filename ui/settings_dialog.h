// The settings: when changes are committed by themselves, and how much memory earlier states may take. Not modal for the event loop; what is chosen holds at once.
#pragma once

#include <QDialog>
#include <chrono>

class QCheckBox;
class QSpinBox;

namespace daxscope::ui {

class SettingsDialog : public QDialog {
    Q_OBJECT
public:
    /// Zero: off. `momentBytes`: of memory, for moments.
    SettingsDialog(std::chrono::seconds interval, quint64 momentBytes, QWidget* parent = nullptr);

signals:
    void intervalChanged(std::chrono::seconds interval);
    void momentBytesChanged(quint64 bytes);

private:
    QCheckBox* automatic_;
    QSpinBox* seconds_;
};

/// What was chosen last, as the kernel's 30 seconds at first.
[[nodiscard]] std::chrono::seconds savedInterval();
void saveInterval(std::chrono::seconds interval);
/// As the engine takes at most, at first: 512 MiB.
[[nodiscard]] quint64 savedMomentBytes();
void saveMomentBytes(quint64 bytes);

}  // namespace daxscope::ui

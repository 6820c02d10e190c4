// Start safe after a crash: a mark in QSettings that stands from the start of the program until
// its window has proved to work.
//
// If the mark of a process that no longer runs is found, the previous start did not finish, and
// what it saved (sizes, panels) is better not restored.
#pragma once

class QSettings;

namespace daxscope::ui {

class SafeStart {
public:
    /// Sets the mark. Several windows of one process share it.
    SafeStart();
    /// False: ignore saved state.
    [[nodiscard]] bool mayRestore() const { return mayRestore_; }
    /// The window works, or was closed in good order: takes the mark away.
    void finished();

private:
    bool mayRestore_ = true;
    bool finished_ = false;
};

}  // namespace daxscope::ui

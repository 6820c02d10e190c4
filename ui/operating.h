// Changing the open image, as the window sees it: operations on their way, what is not committed, and the commit that
// comes by itself some time after the first change.
//
// Asks the backend and follows its own jobs only. The window tells it every scene. GUI thread; nothing waits.
#pragma once

#include <QObject>
#include <QTimer>
#include <chrono>
#include <functional>
#include <map>

#include "ui/backend.h"

namespace daxscope::ui {

class Operating : public QObject {
    Q_OBJECT
public:
    /// As the kernel does by default.
    static constexpr std::chrono::seconds usualInterval{30};

    explicit Operating(Backend* backend, QObject* parent = nullptr);

    /// Null: nothing is open.
    void setScene(const ScenePtr& scene);

    /// Empty when operations can be run; else the reason, a sentence.
    [[nodiscard]] QString whyNot() const;
    /// Whether allowChanges() may succeed.
    [[nodiscard]] bool canAllow() const;
    /// The window shows an earlier moment: nothing can be done, and nothing is committed by itself.
    void setLookingBack(bool on);
    /// Not committed; those on their way count.
    [[nodiscard]] quint64 changes() const;
    [[nodiscard]] bool isScratch() const { return scene_ && scene_->info.scratch; }
    /// Closing loses something: what is not committed, or all of a scratch image that no copy was saved of since it
    /// changed.
    [[nodiscard]] bool wouldLose() const;

    Job apply(const session::Operation& operation, const session::Arguments& arguments);
    void commit();
    /// commit(), then `then` unless it failed.
    void commitThen(std::function<void()> then);
    void allowChanges();
    void saveCopy(const QString& path, std::function<void()> then = {});

    /// Zero: only when asked.
    void setInterval(std::chrono::milliseconds interval);
    [[nodiscard]] std::chrono::milliseconds interval() const { return interval_; }

signals:
    /// apply() was asked for; the job's answer may come later.
    void started(daxscope::ui::Job job, const session::Operation* operation,
                 const session::Arguments& arguments);
    /// Something that a function above tells is different.
    void stateChanged();
    void applied(const session::Operation* operation, const session::Arguments& arguments);
    void committed();
    void copySaved(const QString& path);
    /// `title`: what could not be done. `operation`: what apply() was asked for; null when it was something else.
    void failed(const QString& title, int code, const QString& what, const QString& where,
                const session::Operation* operation);

private:
    struct Running {
        QString cannot;  ///< title of its failure
        std::function<void()> then;
        const session::Operation* operation = nullptr;
    };

    void start(Job job, Running running);
    void finish(Job job);
    void scheduleCommit();

    Backend* backend_;
    ScenePtr scene_;
    std::map<Job, Running> running_;
    bool lookingBack_ = false;
    bool unsaved_ = false;  ///< a scratch image changed since it was made or copied
    std::chrono::milliseconds interval_{usualInterval};
    QTimer timer_;
};

/// What the user can do about an operation's error of that errno; may be empty.
[[nodiscard]] QString adviceForOperation(int code);
/// "ENOSPC: there is no space …"; no name for what is no errno.
[[nodiscard]] QString withErrorName(int code, const QString& what);

}  // namespace daxscope::ui

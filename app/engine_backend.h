// The engine behind the window: one worker thread that owns the session.
//
// Requests are queued to the worker in order; answers come back as queued signals in the GUI
// thread. Opening another image cancels what is still wanted of the one before. Destroying it
// cancels everything and waits for the worker. Idle, it costs nothing.
#pragma once

#include <QThread>
#include <functional>
#include <map>
#include <memory>

#include "base/progress.h"
#include "ui/backend.h"

namespace daxscope::session {
class Session;
}

namespace daxscope::app {

class EngineBackend final : public ui::Backend {
    Q_OBJECT
public:
    explicit EngineBackend(QObject* parent = nullptr);
    ~EngineBackend() override;

    ui::Job open(const QString& path) override;
    ui::Job openSample() override;
    void close() override;
    void cancel(ui::Job job) override;
    ui::Job readDirectory(quint64 subvolume, quint64 inode) override;
    ui::Job readFile(quint64 subvolume, quint64 inode, const QString& path) override;
    ui::Job readOwners(quint64 deviceByte) override;
    ui::Job readBlock(quint64 deviceByte) override;
    ui::Job search(const QString& text) override;

private:
    class JobProgress;
    using Work = std::function<void(ui::Job, JobProgress&)>;

    /// Runs `work` in the worker; both ends of the job are kept here.
    ui::Job start(Work work);
    ui::Job openWith(std::function<Result<std::string>()> path);
    void cancelAll();
    /// The open session, in the worker; a failed job when there is none.
    session::Session* sessionFor(ui::Job job);
    void report(ui::Job job, const Error& error);

    QThread thread_;
    QObject* worker_;                            // lives in thread_
    std::unique_ptr<session::Session> session_;  // touched in the worker only
    std::map<ui::Job, std::shared_ptr<JobProgress>> running_;
    ui::Job next_ = 1;
};

}  // namespace daxscope::app

// Imports and exports that the window has asked for: one after the other, with progress and cancel; what exists already is
// asked about once. What was left out is told when all are done. GUI thread; nothing waits.
#pragma once

#include <QElapsedTimer>
#include <QStringList>
#include <QUrl>
#include <deque>
#include <filesystem>
#include <vector>

#include "ui/backend.h"

class QWidget;

namespace daxscope::ui {

class Operating;

class Transfers : public QObject {
    Q_OBJECT
public:
    /// Shorter ones show no progress: a flash would only disturb.
    static constexpr int quietMilliseconds = 150;

    /// `window`: of questions. All outlive it.
    Transfers(Backend* backend, Operating* operating, QWidget* window);
    ~Transfers() override;

    /// Files and directories of this computer, into a directory of the image.
    void importFiles(const QStringList& sources, const std::string& directory);
    void exportFile(const std::string& path, const QString& directory);
    /// Copies in a temporary folder, for another program, which reads them when it likes: they go with this object. Waits,
    /// with the event loop running; empty when it failed, was cancelled, or something else is being carried over.
    [[nodiscard]] QList<QUrl> copiesOf(const std::string& path);
    [[nodiscard]] bool running() const { return job_ != 0; }
    void cancel();

signals:
    void slow(const QString& title, double fraction, const QString& doing);
    /// `leftOut`: "path: reason" each, not all when there are very many.
    void finished(const QString& title, const QString& summary, const QStringList& leftOut);
    void failed(const QString& title, int code, const QString& what);

private:
    void add(const char* operation, session::Arguments arguments);
    void next();
    void ask(const QString& what);
    void end();
    [[nodiscard]] QString verb() const;

    Backend* backend_;
    Operating* operating_;
    QWidget* window_;
    const session::Operation* operation_ = nullptr;
    std::deque<session::Arguments> waiting_;  ///< the first is the one that runs
    Job job_ = 0;
    QElapsedTimer since_;
    std::string existing_;  ///< what was answered
    session::TransferReport sum_;
    std::vector<std::filesystem::path> copies_;  ///< folders
};

}  // namespace daxscope::ui

// The opening of an image as the window sees it: one at a time, with progress, cancel and errors.
//
// Asks the backend and follows that job only; what older jobs still say is dropped. GUI thread.
#pragma once

#include <QObject>
#include <QTimer>

#include "ui/backend.h"

namespace daxscope::ui {

class Opening : public QObject {
    Q_OBJECT
public:
    /// Shorter openings show no progress: a flash would only disturb.
    static constexpr int quietMilliseconds = 150;

    enum class What : std::uint8_t { File, Sample, Scratch, Copy, Lesson };

    explicit Opening(Backend* backend, QObject* parent = nullptr);

    void open(const QString& path);
    void openSample();
    void newScratch();
    void experimentOnCopy();
    /// The image of the lesson in `folder`, with the steps before `step` done.
    void openLesson(const QString& folder, const QString& step, const QString& title);
    void cancel();
    /// Forgets the job; its answers are dropped.
    void abandon();
    [[nodiscard]] bool running() const { return job_ != 0; }
    /// Made by this program, not a file that the user has chosen.
    [[nodiscard]] bool isOurs() const { return what_ != What::File; }
    [[nodiscard]] What what() const { return what_; }
    /// The path, or what stands for an image of ours.
    [[nodiscard]] QString name() const { return name_; }

signals:
    /// It takes longer than quietMilliseconds, or goes on: fraction below 0 when unknown.
    void slow(double fraction, const QString& doing);
    /// Perhaps several times; the last one is complete.
    void sceneReady(const daxscope::ui::ScenePtr& scene);
    void failed(int code, const QString& what, const QString& where);
    /// Neither progress nor cancel are needed any more.
    void ended();

private:
    void start(Job job, const QString& name, What what);
    void end();

    Backend* backend_;
    Job job_ = 0;
    QString name_;
    What what_ = What::File;
    double fraction_ = -1;
    QString doing_;
    QTimer quiet_;
};

/// What the user can do about an error of that errno when opening; may be empty.
[[nodiscard]] QString adviceFor(int code);

}  // namespace daxscope::ui

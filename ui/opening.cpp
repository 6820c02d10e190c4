#include "ui/opening.h"

#include <cerrno>

namespace daxscope::ui {

Opening::Opening(Backend* backend, QObject* parent) : QObject(parent), backend_(backend) {
    quiet_.setSingleShot(true);
    quiet_.setInterval(quietMilliseconds);
    connect(&quiet_, &QTimer::timeout, this, [this] { emit slow(fraction_, doing_); });
    connect(backend_, &Backend::progress, this,
            [this](Job job, double fraction, const QString& doing) {
                if (job != job_ || job == 0)
                    return;
                fraction_ = fraction;
                doing_ = doing;
                if (!quiet_.isActive())
                    emit slow(fraction_, doing_);
            });
    connect(backend_, &Backend::sceneReady, this, [this](Job job, const ScenePtr& scene) {
        if (job != job_ || job == 0 || !scene)
            return;
        if (scene->complete)
            end();
        emit sceneReady(scene);
    });
    connect(backend_, &Backend::failed, this,
            [this](Job job, int code, const QString& what, const QString& where) {
                if (job != job_ || job == 0)
                    return;
                end();
                emit failed(code, what, where);
            });
}

void Opening::open(const QString& path) { start(backend_->open(path), path, What::File); }

void Opening::openSample() { start(backend_->openSample(), tr("the tour image"), What::Sample); }

void Opening::newScratch() { start(backend_->newScratch(), tr("a scratch image"), What::Scratch); }

void Opening::experimentOnCopy() {
    start(backend_->experimentOnCopy(), tr("a copy to experiment on"), What::Copy);
}

void Opening::openLesson(const QString& folder, const QString& step, const QString& title) {
    start(backend_->startLesson(folder, step), title, What::Lesson);
}

void Opening::start(Job job, const QString& name, What what) {
    job_ = job;
    name_ = name;
    what_ = what;
    fraction_ = -1;
    doing_.clear();
    quiet_.start();
}

void Opening::cancel() {
    if (running())
        backend_->cancel(job_);
}

void Opening::abandon() {
    if (running())
        end();
}

void Opening::end() {
    job_ = 0;
    quiet_.stop();
    emit ended();
}

QString adviceFor(int code) {
    switch (code) {
        case ENOENT:
            return Opening::tr(
                "Look whether the file was moved or renamed, and open it from there.");
        case EACCES:
        case EPERM:
            return Opening::tr(
                "You may not read this file: change its permissions, or open a copy.");
        case EISDIR:
            return Opening::tr("This is a directory: choose the image file in it.");
        case EBUSY:
            return Opening::tr("Something else uses the image: unmount it, or open a copy of it.");
        case EINVAL:
        case EMEDIUMTYPE:
            return Opening::tr(
                "Daxscope opens btrfs images. An image written by btrfs-image has to be "
                "restored first: btrfs-image -r DUMP IMAGE.");
        case ENOMEM:
            return Opening::tr("Close other programs, or open a smaller image.");
        case EIO:
        case EBADMSG:
            return Opening::tr(
                "The image seems damaged: btrfs check says more, and a copy is safer to "
                "work on.");
        default:
            return {};
    }
}

}  // namespace daxscope::ui

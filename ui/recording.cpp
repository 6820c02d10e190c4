#include "ui/recording.h"

#include <QSaveFile>

#include "ui/operating.h"

namespace daxscope::ui {

Recording::Recording(Backend* backend, Operating* operating, QObject* parent) : QObject(parent) {
    connect(
        operating, &Operating::started, this,
        [this](Job job, const session::Operation* operation, const session::Arguments& arguments) {
            asked_[job] = {.operation = operation, .arguments = arguments};
        });
    connect(operating, &Operating::committed, this, [this] {
        recorder_.committed();
        emit changed();
    });
    connect(operating, &Operating::copySaved, this, [this](const QString& path) {
        recorder_.committed();
        recorder_.remark(tr("a copy was saved as %1").arg(path).toStdString());
        emit changed();
    });
    connect(backend, &Backend::answered, this, [this](Job job, const Answer& answer) {
        if (const auto found = asked_.find(job); found != asked_.end())
            found->second = {found->second.operation, std::move(found->second.arguments),
                             answer.view, answer.restarted, answer.step};
    });
    connect(backend, &Backend::done, this, [this](Job job) {
        const auto found = asked_.find(job);
        if (found == asked_.end())
            return;
        const Asked done = std::move(found->second);
        asked_.erase(found);
        if (done.restarted)
            recorder_.restarted(done.restarted->step, done.restarted->ended);
        else if (done.operation->history == nullptr)  // whoever takes a moment only looks
            recorder_.done(*done.operation, done.arguments, done.view, done.step);
        emit changed();
    });
    connect(backend, &Backend::failed, this,
            [this](Job job, int code, const QString& what, const QString&) {
                const auto found = asked_.find(job);
                if (found == asked_.end())
                    return;
                const Asked failed = std::move(found->second);
                asked_.erase(found);
                recorder_.failed(*failed.operation, failed.arguments,
                                 withErrorName(code, what).toStdString());
                emit changed();
            });
}

void Recording::setScene(const ScenePtr& scene, Opening::What what) {
    using Kind = session::RecordedImage::Kind;
    const ScenePtr before = std::exchange(scene_, scene);
    const bool same = before && scene && before->info.path == scene->info.path;
    if (same) {
        if (!before->info.readOnly || scene->info.readOnly)
            return;
        recorder_.allowedChanges();
    } else {
        asked_.clear();
        if (before)
            recorder_.closed(before->info.changes);
        if (scene)
            recorder_.opened({.kind = !scene->info.scratch          ? Kind::Existing
                                      : what == Opening::What::Copy ? Kind::Copy
                                                                    : Kind::New,
                              .path = scene->info.path,
                              .size = scene->info.deviceSize,
                              .readOnly = scene->info.readOnly});
    }
    emit changed();
}

void Recording::remark(const QString& text) {
    recorder_.remark(text.toStdString());
    emit changed();
}

void Recording::clear() {
    recorder_.clear();
    emit changed();
}

QString Recording::save(const QString& path) const {
    QSaveFile file(path);
    const QByteArray script = QByteArray::fromStdString(recorder_.script());
    if (!file.open(QIODevice::WriteOnly) || file.write(script) != script.size() || !file.commit())
        return file.errorString();
    return {};
}

}  // namespace daxscope::ui

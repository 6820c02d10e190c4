// What the user does to images, recorded as a script (session/recorder.h): follows operations and commits from being asked
// for to their answers. The window tells it every scene. GUI thread.
#pragma once

#include <QObject>
#include <map>

#include "session/recorder.h"
#include "ui/backend.h"
#include "ui/opening.h"

namespace daxscope::ui {

class Operating;

class Recording : public QObject {
    Q_OBJECT
public:
    /// Both outlive it.
    Recording(Backend* backend, Operating* operating, QObject* parent = nullptr);

    /// Null: nothing is open. `what`: how it came to be open.
    void setScene(const ScenePtr& scene, Opening::What what);
    [[nodiscard]] const session::Recorder& recorder() const { return recorder_; }
    void clear();
    /// A comment at this place.
    void remark(const QString& text);
    /// The reason when it could not be written, else empty.
    [[nodiscard]] QString save(const QString& path) const;

signals:
    void changed();

private:
    struct Asked {
        const session::Operation* operation = nullptr;
        session::Arguments arguments;
        std::optional<quint64> view = {};
        std::shared_ptr<const session::RestartReport> restarted = {};
        quint64 step = 0;
    };

    session::Recorder recorder_;
    ScenePtr scene_;
    std::map<Job, Asked> asked_;
};

}  // namespace daxscope::ui

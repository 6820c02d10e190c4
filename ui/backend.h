// What the window asks of the engine, and what comes back: the only door between them.
//
// The app implements it with the engine in a worker thread. Requests return at once and are called
// from the GUI thread; answers arrive as signals in the GUI thread. An answer carries the job of
// its request; answers to an older job than the newest of its kind may be dropped by the receiver.
// Values are immutable and shared.
#pragma once

#include <QObject>
#include <QString>
#include <memory>

#include "scene/file_extents.h"
#include "scene/image_scene.h"

namespace daxscope::ui {

using Job = quint64;
using ScenePtr = std::shared_ptr<const scene::ImageScene>;
using DirectoryPtr = std::shared_ptr<const scene::Directory>;
using FileExtentsPtr = std::shared_ptr<const scene::FileExtents>;
using OwnersPtr = std::shared_ptr<const scene::Owners>;
using BlockDumpPtr = std::shared_ptr<const scene::BlockDump>;
using SearchHits = std::shared_ptr<const std::vector<scene::SearchHit>>;

class Backend : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// Opens `path`. sceneReady() follows, perhaps several times with more and more in it, the last
    /// one complete; or failed(). What was open is closed by the first sceneReady() and, when it is
    /// opened again, at once: a failure before leaves another image open.
    virtual Job open(const QString& path) = 0;
    /// The bundled tour image.
    virtual Job openSample() = 0;
    virtual void close() = 0;
    /// Stops the job as soon as it notices; failed() with ECANCELED follows.
    virtual void cancel(Job job) = 0;

    virtual Job readDirectory(quint64 subvolume, quint64 inode) = 0;
    virtual Job readFile(quint64 subvolume, quint64 inode, const QString& path) = 0;
    virtual Job readOwners(quint64 deviceByte) = 0;
    virtual Job readBlock(quint64 deviceByte) = 0;
    /// Names (substring, case-insensitive), inode numbers, device bytes (decimal or 0x…).
    virtual Job search(const QString& text) = 0;

signals:
    /// fraction in 0…1, or below 0 when unknown.
    void progress(daxscope::ui::Job job, double fraction, const QString& doing);
    void failed(daxscope::ui::Job job, int code, const QString& what, const QString& where);
    void sceneReady(daxscope::ui::Job job, daxscope::ui::ScenePtr scene);
    void directoryReady(daxscope::ui::Job job, daxscope::ui::DirectoryPtr directory);
    void fileReady(daxscope::ui::Job job, daxscope::ui::FileExtentsPtr file);
    void ownersReady(daxscope::ui::Job job, daxscope::ui::OwnersPtr owners);
    void blockReady(daxscope::ui::Job job, daxscope::ui::BlockDumpPtr block);
    void searchReady(daxscope::ui::Job job, daxscope::ui::SearchHits hits, bool complete);
};

}  // namespace daxscope::ui

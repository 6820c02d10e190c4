// What the user points at and has chosen, shared by all views: one story in every view.
//
// One object per window, GUI thread. A view that is hovered or clicked calls a setter; every view
// listens and paints the same thing its own way. Setters that change nothing emit nothing.
#pragma once

#include <QObject>
#include <memory>
#include <optional>

#include "base/bytes.h"
#include "scene/change.h"

namespace daxscope::ui {

/// A thing pointed at. Views fill in what they know; the others are unset.
struct Spot {
    std::optional<ByteRange> device;  ///< device bytes
    std::optional<ByteRange> file;    ///< bytes of the file shown in the file view
    std::optional<quint64> extent;    ///< index in the device map

    [[nodiscard]] bool empty() const { return !device && !file; }
    [[nodiscard]] bool operator==(const Spot&) const = default;
};

/// The file or directory chosen in the tree.
struct FileId {
    quint64 subvolume = 0;
    quint64 inode = 0;

    [[nodiscard]] bool operator==(const FileId&) const = default;
};

class Linked : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    [[nodiscard]] const Spot& hover() const { return hover_; }
    [[nodiscard]] const Spot& selection() const { return selection_; }
    [[nodiscard]] std::optional<FileId> file() const { return file_; }
    /// What the last operation did; null when nothing is to be pointed out.
    [[nodiscard]] const std::shared_ptr<const scene::Change>& change() const { return change_; }

    void setHover(const Spot& spot);
    void setSelection(const Spot& spot);
    void setFile(std::optional<FileId> file);
    /// The chosen extent has another number in a newer device map: nothing else is chosen by that.
    void renumberSelection(std::optional<quint64> extent) { selection_.extent = extent; }
    void setChange(std::shared_ptr<const scene::Change> change);

signals:
    void hoverChanged(const daxscope::ui::Spot& spot);
    void selectionChanged(const daxscope::ui::Spot& spot);
    void fileChanged(std::optional<daxscope::ui::FileId> file);
    void changeChanged();

private:
    Spot hover_;
    Spot selection_;
    std::optional<FileId> file_;
    std::shared_ptr<const scene::Change> change_;
};

}  // namespace daxscope::ui

// Views without a window: `daxscope render`, and the export of a view that is not shown.
//
// Views register a name and a factory; "device" and "file-extents" are always there, the shell adds
// its own before the first call. GUI thread, with a QApplication (the offscreen platform will do).
#pragma once

#include <QSize>
#include <QString>
#include <QStringList>
#include <functional>
#include <memory>

#include "base/result.h"
#include "ui/backend.h"
#include "ui/export.h"

namespace daxscope::ui {

struct RenderRequest {
    QString view;
    QSize size{1600, 900};  ///< logical pixels
    bool dark = false;
    double scale = 1;
    QString output;  ///< *.png, *.svg, *.csv or *.json
};

/// What a view may be made from. Only what the caller has is set.
struct RenderInput {
    ScenePtr scene = {};
    FileExtentsPtr file = {};
    bool fileNamed = false;  ///< somebody asked for this very file
    quint64 tree = 0;        ///< which one the view of trees shows; 0: all subvolumes
    /// Subvolumes that the view comparison is of; empty: a snapshot and what it was taken of.
    std::string comparedWas = {}, comparedIs = {};
    TimelinePtr timeline = {};   ///< what happened before
    MappingsPtr mappings = {};   ///< as they were then
    Backend* backend = nullptr;  ///< for views that ask for more; may be null
};

/// An error says what is missing ("the view file-extents needs a file").
using ViewFactory = std::function<Result<std::unique_ptr<ExportableView>>(const RenderInput&)>;

/// Adds a view, or replaces the one of that name.
void registerView(const QString& name, ViewFactory factory);
/// "sharing", "trees" and "comparison".
void registerStructureViews();
/// In the order of registration.
[[nodiscard]] QStringList viewNames();

/// EINVAL: unknown view (the sentence lists the names), extension or size; what the factory says;
/// or the errno of the file.
[[nodiscard]] Status renderTo(const RenderRequest& request, const RenderInput& input);

}  // namespace daxscope::ui

// The picture in a lesson's text: blocks of files as rows of cells, as they are now. Pure.
//
// One cell for each block of 4 KiB, or for several of a large file; its look is that of the block in all views. A block that lies
// elsewhere than in the first file is framed, if the two have one name: there they have parted.
#pragma once

#include <QFont>
#include <QImage>
#include <QStringList>

#include "ui/backend.h"
#include "ui/theme.h"

namespace daxscope::ui {

struct LessonPicture {
    QStringList paths;
    std::vector<FileExtentsPtr> files;  ///< of these paths, those that there are

    /// `width`: in pixels of the screen's unit; as high as it needs to be.
    [[nodiscard]] QImage paint(qreal width, qreal pixelRatio, const Theme& theme,
                               const QFont& font) const;
    /// The same in words.
    [[nodiscard]] QString words() const;
};

}  // namespace daxscope::ui

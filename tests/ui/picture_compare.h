// Two pictures of the same: how far apart they are, and whether that may be.
//
// A pixel differs when one of its channels is off by more than `channelTolerance` (processors round blended colours differently);
// pictures are alike when they have one size and no more than one pixel in `pixelsToOneThatDiffers` differs. Pure.
#pragma once

#include <QImage>
#include <QString>

namespace daxscope::ui::test {

struct PictureDifference {
    static constexpr int channelTolerance = 12;
    static constexpr qint64 pixelsToOneThatDiffers = 5000;

    bool oneSize = false;
    qint64 pixels = 0;
    qint64 differing = 0;
    int largest = 0;  ///< of all channels of all pixels
    QImage marked;    ///< grey, what differs in red; null when the sizes differ

    [[nodiscard]] bool alike() const {
        return oneSize && differing * pixelsToOneThatDiffers <= pixels;
    }
    /// "41 of 230400 pixels differ by more than 12, the largest difference is 99"
    [[nodiscard]] QString text() const;
};

/// Transparency does not count.
[[nodiscard]] PictureDifference comparePictures(const QImage& expected, const QImage& actual);

}  // namespace daxscope::ui::test

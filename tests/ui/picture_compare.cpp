#include "ui/picture_compare.h"

#include <algorithm>
#include <cstdlib>

namespace daxscope::ui::test {

PictureDifference comparePictures(const QImage& expected, const QImage& actual) {
    PictureDifference out;
    out.oneSize = expected.size() == actual.size();
    if (!out.oneSize)
        return out;
    const QImage left = expected.convertToFormat(QImage::Format_RGB32);
    const QImage right = actual.convertToFormat(QImage::Format_RGB32);
    out.pixels = qint64{left.width()} * left.height();
    out.marked =
        left.convertToFormat(QImage::Format_Grayscale8).convertToFormat(QImage::Format_RGB32);
    for (int y = 0; y < left.height(); ++y) {
        for (int x = 0; x < left.width(); ++x) {
            const QRgb a = left.pixel(x, y);
            const QRgb b = right.pixel(x, y);
            const int off = std::max({std::abs(qRed(a) - qRed(b)), std::abs(qGreen(a) - qGreen(b)),
                                      std::abs(qBlue(a) - qBlue(b))});
            out.largest = std::max(out.largest, off);
            if (off > PictureDifference::channelTolerance) {
                ++out.differing;
                out.marked.setPixel(x, y, qRgb(255, 0, 0));
            }
        }
    }
    return out;
}

QString PictureDifference::text() const {
    if (!oneSize)
        return QStringLiteral("the sizes differ");
    return QStringLiteral("%1 of %2 pixels differ by more than %3, the largest difference is %4")
        .arg(differing)
        .arg(pixels)
        .arg(channelTolerance)
        .arg(largest);
}

}  // namespace daxscope::ui::test

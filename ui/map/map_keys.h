// The keys that every map has, and that win over shortcuts of the window that are the same single key.
#pragma once

#include <QKeyEvent>

namespace daxscope::ui {

/// Without Ctrl, Alt and the like.
[[nodiscard]] inline bool isPlain(const QKeyEvent& key) {
    return (key.modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) == 0;
}

/// In and out, and everything.
[[nodiscard]] inline bool isZoomKey(const QKeyEvent& key) {
    return isPlain(key) && (key.key() == Qt::Key_Plus || key.key() == Qt::Key_Minus ||
                            key.key() == Qt::Key_Equal || key.key() == Qt::Key_0);
}

}  // namespace daxscope::ui

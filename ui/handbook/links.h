// Links of the handbook that lead into the window, behind "show:". Those of lessons (ui/lesson.h), and besides:
//
//     sample              opens the tour image
//     superblock          the primary one, decoded; superblock:1 and :2 are its mirrors
//     tree:NUMBER         the root block of a tree, decoded
//     who-shares, trees   pages of the lower panel
//     operation:NAME      the form of an operation
//     lesson:NAME         starts a lesson
//
// Pure but for the list of lessons.
#pragma once

#include <QString>

namespace daxscope::ui::handbook {

/// Empty: it leads somewhere; else the reason why not.
[[nodiscard]] QString wrongLiveLink(const QString& target);

}  // namespace daxscope::ui::handbook

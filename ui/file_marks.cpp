#include "ui/file_marks.h"

#include <algorithm>

namespace daxscope::ui {

FileMarks marksOf(const scene::Differences& differences, const ComparedSide& was,
                  const ComparedSide& is) {
    using Kind = scene::Difference::Kind;
    FileMarks out;
    const auto mark = [&out](const std::string& top, const std::string& path, FileMark what) {
        std::string at = scene::pathBelow(top, path);
        FileMark& here = out[at];
        here = std::max(here, what);
        const std::string end = top.empty() ? "/" : top;
        while (at != end && at.size() > 1) {
            at.resize(std::max<std::size_t>(at.rfind('/'), 1));
            FileMark& above = out[at];
            if (above != FileMark::None)
                return;  // and so are those above it
            above = FileMark::Inside;
        }
    };
    for (const scene::Difference& one : differences.list) {
        if (one.kind != Kind::Removed)
            mark(is.subvolume, one.path,
                 one.kind == Kind::Added ? FileMark::Added : FileMark::Changed);
        // Of two moments one tree is shown at a time, and what is removed is in the other.
        if (one.kind != Kind::Added)
            mark(was.subvolume, one.path,
                 one.kind == Kind::Removed ? FileMark::Removed : FileMark::Changed);
    }
    return out;
}

}  // namespace daxscope::ui

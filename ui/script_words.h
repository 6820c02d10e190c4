// What a script can say, for completion: the operations of both tables with their arguments, and what images, mappings and the
// global object have besides. Pure.
#pragma once

#include <QString>
#include <vector>

#include "session/operation_table.h"

namespace daxscope::ui {

struct ScriptWord {
    enum class Of { Global, ImageClass, Image, View };
    Of of = Of::Global;
    QString name;       ///< what is written
    QString signature;  ///< "write(path, offset, data)"
    QString about;      ///< a sentence
};

/// How it is called: "write(path, offset, data)", "map(path, process, {private, sync})". `ofView`: on a mapping, whose number is not
/// written then.
[[nodiscard]] QString signatureOf(const session::Operation& operation, bool ofView);

/// By name in each group.
[[nodiscard]] const std::vector<ScriptWord>& scriptWords();

/// Scripts that show something, for the examples menu: a title and the text.
struct ScriptExample {
    QString title;
    QString text;
};
[[nodiscard]] std::vector<ScriptExample> scriptExamples();

}  // namespace daxscope::ui

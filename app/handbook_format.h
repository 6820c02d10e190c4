// What the handbook says of the format on disk, made from what reads it (format/print, format/names): fields of structures with their
// places, item types, trees, feature bits. Markdown.
#pragma once

#include <QString>

namespace daxscope::app {

/// "inode-item", "superblock", …: a table of its fields; empty when there is none of that name.
[[nodiscard]] QString fieldsText(const QString& structure);
[[nodiscard]] QString itemTypesText();
[[nodiscard]] QString treesText();
[[nodiscard]] QString incompatTable();
[[nodiscard]] QString compatRoTable();

}  // namespace daxscope::app

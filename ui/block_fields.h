// The printed fields of a block and its bytes, each found from the other. Pure: tests need no window.
#pragma once

#include <QString>
#include <vector>

#include "ui/backend.h"

namespace daxscope::ui {

class BlockFields {
public:
    struct Field {
        qsizetype textFrom = 0;  ///< in text()
        qsizetype textTo = 0;
        qsizetype from = 0;  ///< in the bytes of the block
        qsizetype length = 0;
        quint64 address = 0;  ///< logical, where it leads; 0: nowhere
    };

    BlockFields() = default;
    explicit BlockFields(const scene::BlockDump& block);

    [[nodiscard]] const QString& text() const { return text_; }
    [[nodiscard]] const std::vector<Field>& fields() const { return fields_; }
    /// The field whose text has the position in it, else the first one of its line; null: the line says nothing of bytes.
    [[nodiscard]] const Field* atText(qsizetype position) const;
    /// The smallest field that has the byte in it; null: no field does.
    [[nodiscard]] const Field* atByte(qsizetype byte) const;

private:
    QString text_;
    std::vector<Field> fields_;  // by textFrom
};

}  // namespace daxscope::ui

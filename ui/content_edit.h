// Bytes to be written, as people give them: a text, repeated up to a length, or the content of a file.
#pragma once

#include <QWidget>
#include <string>

#include "base/result.h"

class QLineEdit;
class QPushButton;

namespace daxscope::ui {

class ContentEdit : public QWidget {
    Q_OBJECT
public:
    /// More at once would take longer than a window may wait.
    static constexpr std::uint64_t most = 64ULL << 20;

    explicit ContentEdit(QWidget* parent = nullptr);

    void setText(const QString& text);
    /// The length that the text is repeated to; empty: as long as the text is.
    void setLength(const QString& length);
    /// EINVAL with a sentence that says what is missing.
    [[nodiscard]] Result<std::string> content() const;

signals:
    void changed();

private:
    void chooseFile();

    QLineEdit* text_;
    QLineEdit* length_;
    QPushButton* file_;
    std::string fromFile_;
    QString fileName_;  ///< empty: the text counts
};

}  // namespace daxscope::ui

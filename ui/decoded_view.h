// A block decoded field by field, and its bytes beside: what is chosen in one is marked in the other. A field that is an address
// leads there: double click, Return, or the context menu.
//
// GUI thread.
#pragma once

#include <QWidget>

#include "ui/block_fields.h"

class QPlainTextEdit;
class QSplitter;

namespace daxscope::ui {

class HexView;

class DecodedView : public QWidget {
    Q_OBJECT
public:
    explicit DecodedView(QWidget* parent = nullptr);

    /// Null: nothing is chosen, or it is being read.
    void setBlock(const BlockDumpPtr& block);
    [[nodiscard]] QPlainTextEdit* text() const { return text_; }
    [[nodiscard]] HexView* bytes() const { return bytes_; }
    /// The field that is marked; null for none.
    [[nodiscard]] const BlockFields::Field* marked() const { return marked_; }

signals:
    /// Of the filesystem (logical).
    void addressWanted(quint64 address);

protected:
    bool event(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void chosenInText();
    void chosenInBytes(qsizetype byte);
    void markText();
    void follow();
    void measure();

    BlockDumpPtr block_;
    BlockFields fields_;
    const BlockFields::Field* marked_ = nullptr;
    bool following_ = false;  ///< one of the two moves because the other one did
    QSplitter* parts_;
    QPlainTextEdit* text_;
    HexView* bytes_;
};

}  // namespace daxscope::ui

// Bytes that can be changed where they stand, in hexadecimal or as text: what is typed replaces, and is marked until it
// has been stored.
//
// A click decides which half is typed into; digits go on to the next byte after two, letters after one. Backspace takes
// a change back, Return stores. GUI thread.
#pragma once

#include <memory>
#include <vector>

#include "ui/hex_view.h"

namespace daxscope::ui {

class ByteEdit : public HexView {
    Q_OBJECT
public:
    explicit ByteEdit(QWidget* parent = nullptr);

    /// `offset`: what the addresses begin with.
    void setBytes(quint64 offset, const QByteArray& bytes);
    void clear();
    [[nodiscard]] bool empty() const { return now_ == nullptr; }
    [[nodiscard]] quint64 offset() const { return now_ ? now_->device : 0; }
    [[nodiscard]] quint64 length() const { return loaded_.size(); }
    /// Bytes that differ from what was loaded, as stretches from where the bytes begin; in order.
    [[nodiscard]] std::vector<ByteRange> changes() const;
    [[nodiscard]] QByteArray bytes(const ByteRange& range) const;
    /// They are stored: no longer changes.
    void settle(const ByteRange& range);

signals:
    void edited();
    void storeWanted();

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    [[nodiscard]] bool isMarked(qsizetype byte) const override;

private:
    bool type(const QString& text);
    void put(qsizetype at, std::byte value);

    std::shared_ptr<scene::BlockDump> now_;  ///< what the view shows, too
    std::vector<std::byte> loaded_;
    bool asText_ = false;
    bool secondDigit_ = false;
};

}  // namespace daxscope::ui

#include "ui/byte_edit.h"

#include <QKeyEvent>
#include <algorithm>

namespace daxscope::ui {

ByteEdit::ByteEdit(QWidget* parent) : HexView(parent) {
    setObjectName(QStringLiteral("byteEdit"));
    setAccessibleName(tr("Bytes of the mapping, editable"));
}

void ByteEdit::setBytes(quint64 offset, const QByteArray& bytes) {
    const bool same = now_ != nullptr && now_->device == offset &&
                      loaded_.size() == static_cast<std::size_t>(bytes.size());
    const qsizetype at = cursor();
    const auto view =
        std::as_bytes(std::span(bytes.constData(), static_cast<std::size_t>(bytes.size())));
    loaded_.assign(view.begin(), view.end());
    now_ = std::make_shared<scene::BlockDump>();
    now_->device = offset;
    now_->length = loaded_.size();
    now_->bytes = loaded_;
    secondDigit_ = false;
    setBlock(now_);
    moveTo(same ? std::max<qsizetype>(0, at) : 0, false);
    emit edited();
}

void ByteEdit::clear() {
    now_.reset();
    loaded_.clear();
    setBlock(nullptr);
    emit edited();
}

std::vector<ByteRange> ByteEdit::changes() const {
    std::vector<ByteRange> out;
    for (std::size_t i = 0; i < loaded_.size(); ++i) {
        if (now_->bytes[i] == loaded_[i])
            continue;
        if (!out.empty() && out.back().end() == i)
            ++out.back().length;
        else
            out.push_back({i, 1});
    }
    return out;
}

QByteArray ByteEdit::bytes(const ByteRange& range) const {
    QByteArray out;
    for (std::uint64_t i = range.offset; i < range.end() && i < loaded_.size(); ++i)
        out += static_cast<char>(now_->bytes[i]);
    return out;
}

void ByteEdit::settle(const ByteRange& range) {
    for (std::uint64_t i = range.offset; i < range.end() && i < loaded_.size(); ++i)
        loaded_[i] = now_->bytes[i];
    viewport()->update();
    emit edited();
}

bool ByteEdit::isMarked(qsizetype byte) const {
    const auto at = static_cast<std::size_t>(byte);
    return at < loaded_.size() && now_->bytes[at] != loaded_[at];
}

void ByteEdit::put(qsizetype at, std::byte value) {
    now_->bytes[static_cast<std::size_t>(at)] = value;
    viewport()->update();
    emit edited();
}

/// True when it was something to put there.
bool ByteEdit::type(const QString& text) {
    if (text.size() != 1 || cursor() < 0 || now_ == nullptr)
        return false;
    const qsizetype at = cursor();
    const ushort letter = text.front().unicode();
    if (asText_) {
        if (letter < 0x20 || letter >= 0x7f)
            return false;
        put(at, static_cast<std::byte>(letter));
        moveTo(at + 1, false);
        return true;
    }
    bool isDigit = false;
    const auto digit = static_cast<std::uint8_t>(text.toUInt(&isDigit, 16));
    if (!isDigit)
        return false;
    const auto before = std::to_integer<std::uint8_t>(now_->bytes[static_cast<std::size_t>(at)]);
    const int value = secondDigit_ ? (before & 0xf0) | digit : (digit << 4) | (before & 0x0f);
    put(at, static_cast<std::byte>(value));
    const bool whole = secondDigit_;
    if (whole)
        moveTo(at + 1, false);
    secondDigit_ = !whole;
    return true;
}

bool ByteEdit::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride) {
        // What is typed is no shortcut of the window.
        const auto* const key = static_cast<QKeyEvent*>(event);
        const bool plain = (key->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) == 0;
        if (plain && key->text().size() == 1 && key->text().front().isPrint()) {
            event->accept();
            return true;
        }
    }
    return HexView::event(event);
}

void ByteEdit::keyPressEvent(QKeyEvent* event) {
    const bool plain = (event->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) == 0;
    if (plain && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        emit storeWanted();
        return;
    }
    if (plain && event->key() == Qt::Key_Backspace && cursor() >= 0 && now_ != nullptr) {
        // With one digit typed, that one goes; else the byte before.
        const qsizetype at = secondDigit_ ? cursor() : std::max<qsizetype>(0, cursor() - 1);
        secondDigit_ = false;
        moveTo(at, false);
        put(at, loaded_[static_cast<std::size_t>(at)]);
        return;
    }
    if (plain && type(event->text()))
        return;
    secondDigit_ = false;
    HexView::keyPressEvent(event);
}

void ByteEdit::mousePressEvent(QMouseEvent* event) {
    secondDigit_ = false;
    asText_ = event->position().x() >= geometry().textX(0) - geometry().charWidth / 2;
    HexView::mousePressEvent(event);
}

}  // namespace daxscope::ui

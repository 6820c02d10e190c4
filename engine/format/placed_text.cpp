#include "format/placed_text.h"

#include <functional>
#include <utility>

namespace daxscope::format {

void PlacedText::add(std::size_t textFrom, Bytes field, std::uint64_t address) {
    const std::less<> before;
    const auto* const first = block_.data();
    if (field.empty() || before(field.data(), first) ||
        before(first + block_.size(), field.data() + field.size()))
        return;
    // Without what parts it from the line or the row.
    while (textFrom < out_.size() && (out_[textFrom] == ' ' || out_[textFrom] == ','))
        ++textFrom;
    std::size_t textTo = out_.size();
    if (textTo > textFrom && out_[textTo - 1] == '\n')
        --textTo;
    places_.push_back({textFrom - start_, textTo - start_,
                       static_cast<std::size_t>(field.data() - first), field.size(), address});
}

template <typename Say>
void PlacedText::placed(Bytes field, Say say) {
    const std::size_t from = out_.size();
    const Bytes data = std::exchange(data_, {});
    const std::uint64_t address = std::exchange(address_, 0);
    field_ = {};
    say();
    add(from, field, address);
    add(from, data, address);
}

void PlacedText::beginRecord(std::string_view kind, std::uint64_t place) {
    field_ = {};
    text_.beginRecord(kind, place);
}

void PlacedText::beginItem(std::uint32_t slot, const Key& key, std::uint64_t size) {
    placed(field_, [&] { text_.beginItem(slot, key, size); });
}

void PlacedText::pointer(std::uint32_t slot, const Key& key, std::uint64_t address,
                         std::uint64_t generation) {
    leadsTo(address);
    placed(field_, [&] { text_.pointer(slot, key, address, generation); });
}

void PlacedText::number(std::string_view name, std::uint64_t value) {
    placed(field_, [&] { text_.number(name, value); });
}

void PlacedText::size(std::string_view name, std::uint64_t value) {
    placed(field_, [&] { text_.size(name, value); });
}

void PlacedText::code(std::string_view name, std::uint64_t value, std::string_view meaning) {
    placed(field_, [&] { text_.code(name, value, meaning); });
}

void PlacedText::flags(std::string_view name, std::uint64_t bits, std::string_view names) {
    placed(field_, [&] { text_.flags(name, bits, names); });
}

void PlacedText::mode(std::string_view name, std::uint32_t mode) {
    placed(field_, [&] { text_.mode(name, mode); });
}

void PlacedText::time(std::string_view name, const Time& time) {
    placed(std::as_bytes(std::span(&time, 1)), [&] { text_.time(name, time); });
}

void PlacedText::uuid(std::string_view name, const Uuid& uuid) {
    placed(Bytes(uuid), [&] { text_.uuid(name, uuid); });
}

void PlacedText::key(std::string_view name, const Key& key) {
    placed(field_, [&] { text_.key(name, key); });
}

void PlacedText::label(std::string_view name, std::string_view given) {
    placed(std::as_bytes(std::span(given)), [&] { text_.label(name, given); });
}

void PlacedText::text(std::string_view name, std::string_view words) {
    placed(field_, [&] { text_.text(name, words); });
}

void PlacedText::digest(std::string_view name, Bytes bytes) {
    placed(bytes, [&] { text_.digest(name, bytes); });
}

void PlacedText::bytes(std::string_view name, Bytes bytes) {
    placed(bytes, [&] { text_.bytes(name, bytes); });
}

}  // namespace daxscope::format

// Text as TextSink makes it, and for each field the bytes of the block that it was read from.
//
// Places are in the order of the text. An item's line stands for its header, and once more for its data; a field's text for
// the field. Fields that are computed have none.
#pragma once

#include <string>
#include <vector>

#include "format/field_place.h"
#include "format/text_sink.h"

namespace daxscope::format {

class PlacedText final : public FieldSink {
public:
    /// Appends to `out`; fields outside of `block` have no place.
    PlacedText(std::string& out, Bytes block)
        : out_(out), start_(out.size()), block_(block), text_(out) {}

    [[nodiscard]] std::vector<FieldPlace> take() { return std::move(places_); }

    void at(Bytes field, Bytes data) override {
        field_ = field;
        data_ = data;
    }
    void leadsTo(std::uint64_t address) override { address_ = address; }

    void beginRecord(std::string_view kind, std::uint64_t place) override;
    void endHead() override { text_.endHead(); }
    void endRecord() override { text_.endRecord(); }
    void beginItem(std::uint32_t slot, const Key& key, std::uint64_t size) override;
    void endItem() override { text_.endItem(); }
    void pointer(std::uint32_t slot, const Key& key, std::uint64_t address,
                 std::uint64_t generation) override;
    void beginGroup(std::string_view name) override { text_.beginGroup(name); }
    void endGroup() override { text_.endGroup(); }
    void beginRow(std::string_view name) override { text_.beginRow(name); }
    void endRow() override { text_.endRow(); }
    void beginList(std::string_view name) override { text_.beginList(name); }
    void endList() override { text_.endList(); }
    void number(std::string_view name, std::uint64_t value) override;
    void size(std::string_view name, std::uint64_t value) override;
    void code(std::string_view name, std::uint64_t value, std::string_view meaning) override;
    void flags(std::string_view name, std::uint64_t bits, std::string_view names) override;
    void mode(std::string_view name, std::uint32_t mode) override;
    void time(std::string_view name, const Time& time) override;
    void uuid(std::string_view name, const Uuid& uuid) override;
    void key(std::string_view name, const Key& key) override;
    void label(std::string_view name, std::string_view given) override;
    void text(std::string_view name, std::string_view words) override;
    void digest(std::string_view name, Bytes bytes) override;
    void bytes(std::string_view name, Bytes bytes) override;
    void problem(std::string_view sentence) override { text_.problem(sentence); }

private:
    template <typename Say>
    void placed(Bytes field, Say say);
    void add(std::size_t textFrom, Bytes field, std::uint64_t address);

    std::string& out_;
    std::size_t start_;
    Bytes block_;
    // Of what comes next.
    Bytes field_, data_;
    std::uint64_t address_ = 0;
    TextSink text_;
    std::vector<FieldPlace> places_;
};

}  // namespace daxscope::format

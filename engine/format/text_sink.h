// The form that people read: one line a field, aligned.
//
//   leaf 30441472: tree 5 (top-level subvolume), generation 9, …
//     3  (257 INODE_ITEM 0)  160 bytes
//          generation       9
//          size             22000 (21.5 KiB)
//
// Only appends to the string it was given. Names are quoted and escaped: no byte of an image can
// break a line or a terminal. Times are UTC.
#pragma once

#include <string>

#include "format/field_sink.h"

namespace daxscope::format {

class TextSink final : public FieldSink {
public:
    explicit TextSink(std::string& out) : out_(out) {}

    void beginRecord(std::string_view kind, std::uint64_t place) override;
    void endHead() override;
    void endRecord() override;
    void beginItem(std::uint32_t slot, const Key& key, std::uint64_t size) override;
    void endItem() override {}
    void pointer(std::uint32_t slot, const Key& key, std::uint64_t address,
                 std::uint64_t generation) override;
    void beginGroup(std::string_view name) override;
    void endGroup() override { indent_ -= 2; }
    void beginRow(std::string_view name) override;
    void endRow() override;
    void beginList(std::string_view /*name*/) override {}
    void endList() override {}

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
    void problem(std::string_view sentence) override;

private:
    void open(std::string_view name);
    void close();
    void column(std::string_view name);
    void decimal(std::uint64_t value);
    void keyInBrackets(const Key& key);
    void hex(Bytes bytes);
    void quoted(std::string_view text);
    void hexLines(Bytes bytes);
    void slot(std::uint32_t slot);

    std::string& out_;
    std::size_t indent_ = 7;
    bool inRow_ = false;     // fields stand on one line
    bool rowEmpty_ = false;  // and none is there yet
};

}  // namespace daxscope::format

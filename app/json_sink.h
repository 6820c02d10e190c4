// `dump --json`: what format/print.h describes, as JSON.
//
// JSON Lines: each record (the superblock, a tree block) is one document on one line, so readers
// need not hold a whole image. Names become camelCase ("disk address" → "diskAddress"); numbers follow the program's rule for large ones; what a number stands for is
// in a member of the same name with "Text" behind it; bytes that are not text come in base64, names
// that are not UTF-8 have it besides ("nameBase64"); what is wrong with an object is in its array
// "problems". Elements of lists of different things say what they are in "kind".
#pragma once

#include <string>
#include <vector>

#include "app/output.h"
#include "format/field_sink.h"

namespace daxscope::app {

class JsonSink final : public format::FieldSink {
public:
    explicit JsonSink(Output& output) : json_(output) {}

    void beginRecord(std::string_view kind, std::uint64_t place) override;
    void endHead() override {}
    void endRecord() override {
        closeObject();
        json_.endDocument();
    }
    void beginItem(std::uint32_t slot, const format::Key& key, std::uint64_t size) override;
    void endItem() override { closeObject(); }
    void pointer(std::uint32_t slot, const format::Key& key, std::uint64_t address,
                 std::uint64_t generation) override;
    void beginGroup(std::string_view name) override;
    void endGroup() override { closeObject(); }
    void beginRow(std::string_view name) override { beginGroup(name); }
    void endRow() override { closeObject(); }
    void beginList(std::string_view name) override;
    void endList() override;

    void number(std::string_view name, std::uint64_t value) override;
    void size(std::string_view name, std::uint64_t value) override { number(name, value); }
    void code(std::string_view name, std::uint64_t value, std::string_view meaning) override;
    void flags(std::string_view name, std::uint64_t bits, std::string_view names) override;
    void mode(std::string_view name, std::uint32_t mode) override;
    void time(std::string_view name, const format::Time& time) override;
    void uuid(std::string_view name, const format::Uuid& uuid) override;
    void key(std::string_view name, const format::Key& key) override;
    void label(std::string_view name, std::string_view given) override;
    void text(std::string_view name, std::string_view words) override;
    void digest(std::string_view name, Bytes bytes) override;
    void bytes(std::string_view name, Bytes bytes) override;
    void problem(std::string_view sentence) override;

private:
    void member(std::string_view name, std::string_view suffix = {});
    void keyObject(const format::Key& key);
    void openObject();
    void closeObject();

    Json json_;
    std::vector<std::vector<std::string>> problems_;  // one list an open object
    std::vector<bool> inList_;                        // what is open, inside out at the back
    std::string spelled_;                             // memory of member()
};

}  // namespace daxscope::app

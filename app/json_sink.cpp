#include "app/json_sink.h"

#include <utility>

#include "base/text.h"
#include "format/names.h"

namespace daxscope::app {

void JsonSink::member(std::string_view name, std::string_view suffix) {
    spelled_.clear();
    bool upper = false;
    for (const char c : name) {
        if (c == ' ') {
            upper = true;
            continue;
        }
        spelled_ += upper && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        upper = false;
    }
    spelled_ += suffix;
    json_.key(spelled_);
}

void JsonSink::openObject() {
    json_.object();
    problems_.emplace_back();
    inList_.push_back(false);
}

void JsonSink::closeObject() {
    const std::vector<std::string> problems = std::move(problems_.back());
    problems_.pop_back();
    inList_.pop_back();
    if (!problems.empty()) {
        json_.key("problems").array();
        for (const std::string& sentence : problems)
            json_.value(std::string_view(sentence));
        json_.endArray();
    }
    json_.endObject();
}

void JsonSink::beginRecord(std::string_view kind, std::uint64_t place) {
    openObject();
    json_.member("kind", kind).member("place", place);
}

void JsonSink::beginItem(std::uint32_t slot, const format::Key& itemKey, std::uint64_t size) {
    openObject();
    json_.member("slot", slot);
    key("key", itemKey);
    json_.member("itemSize", size);
}

void JsonSink::pointer(std::uint32_t slot, const format::Key& itemKey, std::uint64_t address,
                       std::uint64_t generation) {
    json_.object().member("slot", slot);
    key("key", itemKey);
    json_.member("block", address).member("generation", generation).endObject();
}

void JsonSink::beginGroup(std::string_view name) {
    const bool element = !inList_.empty() && inList_.back();
    if (!element)
        member(name);
    openObject();
    if (element)
        json_.member("kind", name);
}

void JsonSink::beginList(std::string_view name) {
    member(name);
    json_.array();
    inList_.push_back(true);
}

void JsonSink::endList() {
    inList_.pop_back();
    json_.endArray();
}

void JsonSink::number(std::string_view name, std::uint64_t value) {
    member(name);
    json_.value(value);
}

void JsonSink::code(std::string_view name, std::uint64_t value, std::string_view meaning) {
    number(name, value);
    if (!meaning.empty()) {
        member(name, "Text");
        json_.value(meaning);
    }
}

void JsonSink::flags(std::string_view name, std::uint64_t bits, std::string_view names) {
    code(name, bits, names);
}

void JsonSink::mode(std::string_view name, std::uint32_t mode) {
    code(name, mode, format::modeText(mode));
}

void JsonSink::time(std::string_view name, const format::Time& time) {
    member(name);
    json_.value(std::string_view(format::timeText(time)));
}

void JsonSink::uuid(std::string_view name, const format::Uuid& uuid) {
    member(name);
    if (uuid == format::Uuid{})
        json_.null();
    else
        json_.value(std::string_view(uuidText(uuid)));
}

void JsonSink::keyObject(const format::Key& key) {
    json_.object()
        .member("objectid", key.objectid)
        .member("type", std::string_view(format::itemTypeName(key.type)))
        .member("offset", key.offset)
        .endObject();
}

void JsonSink::key(std::string_view name, const format::Key& key) {
    member(name);
    keyObject(key);
}

void JsonSink::label(std::string_view name, std::string_view given) {
    member(name);
    json_.value(given);
    if (!isUtf8(given)) {
        member(name, "Base64");
        json_.value(std::string_view(base64(asBytes(given))));
    }
}

void JsonSink::text(std::string_view name, std::string_view words) {
    member(name);
    json_.value(words);
}

void JsonSink::digest(std::string_view name, Bytes bytes) {
    member(name);
    json_.value(std::string_view(hexText(bytes)));
}

void JsonSink::bytes(std::string_view name, Bytes bytes) {
    if (format::isReadable(bytes)) {
        text(name, asText(bytes));
        return;
    }
    member(name, "Base64");
    json_.value(std::string_view(base64(bytes)));
}

void JsonSink::problem(std::string_view sentence) {
    if (!problems_.empty())
        problems_.back().emplace_back(sentence);
}

}  // namespace daxscope::app

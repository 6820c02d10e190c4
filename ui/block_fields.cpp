#include "ui/block_fields.h"

#include <algorithm>
#include <string_view>

#include "base/text.h"

namespace daxscope::ui {

BlockFields::BlockFields(const scene::BlockDump& block) {
    const std::string_view all = block.decoded;
    // Names may be longer in bytes than in characters.
    std::size_t done = 0;
    const auto positionOf = [&](std::size_t byte) {
        text_ += QString::fromStdString(toUtf8Lossy(std::string(all.substr(done, byte - done))));
        done = byte;
        return text_.size();
    };
    // Where the text is cut into pieces: ends of fields, in order.
    std::vector<std::size_t> cuts;
    for (const format::FieldPlace& place : block.fields) {
        cuts.push_back(std::min(place.textFrom, all.size()));
        cuts.push_back(std::min(place.textTo, all.size()));
    }
    std::ranges::sort(cuts);
    cuts.erase(std::ranges::unique(cuts).begin(), cuts.end());
    std::vector<qsizetype> positions;
    positions.reserve(cuts.size());
    for (const std::size_t cut : cuts)
        positions.push_back(positionOf(cut));
    (void)positionOf(all.size());
    const auto find = [&](std::size_t byte) {
        return positions[static_cast<std::size_t>(
            std::ranges::lower_bound(cuts, std::min(byte, all.size())) - cuts.begin())];
    };
    fields_.reserve(block.fields.size());
    for (const format::FieldPlace& place : block.fields)
        fields_.push_back({find(place.textFrom), find(place.textTo),
                           static_cast<qsizetype>(place.from), static_cast<qsizetype>(place.length),
                           place.address});
}

const BlockFields::Field* BlockFields::atText(qsizetype position) const {
    const qsizetype lineFrom = position <= 0 ? 0 : text_.lastIndexOf(u'\n', position - 1) + 1;
    qsizetype lineTo = text_.indexOf(u'\n', position);
    lineTo = lineTo < 0 ? text_.size() : lineTo;
    const Field* found = nullptr;
    for (auto at = std::ranges::lower_bound(fields_, lineFrom, {}, &Field::textFrom);
         at != fields_.end() && at->textFrom <= lineTo; ++at) {
        const bool under = position >= at->textFrom && position <= at->textTo;
        if (found == nullptr || (under && position >= found->textTo))
            found = &*at;
    }
    return found;
}

const BlockFields::Field* BlockFields::atByte(qsizetype byte) const {
    const Field* found = nullptr;
    for (const Field& field : fields_) {
        if (byte >= field.from && byte - field.from < field.length &&
            (found == nullptr || field.length < found->length))
            found = &field;
    }
    return found;
}

}  // namespace daxscope::ui

// DaxModel's views: what a load finds, and what a store changes.
#include "support/dax_model.h"
#include "support/dax_model_parts.h"

namespace daxscope::test {

using namespace model;

void DaxModel::shrank(const ContentPtr& content, std::uint64_t pagesBefore) {
    const std::uint64_t now = content->lost ? 0 : content->pages();
    if (now >= pagesBefore)
        return;
    for (Mapped& view : views_) {
        if (view.content == content)
            view.copies.erase(view.copies.lower_bound(now), view.copies.end());
    }
}

Failure DaxModel::load(Mapped& view, std::uint64_t offset, std::uint64_t length) {
    note(std::format("load view {} offset {} length {}", &view - views_.data(), offset, length));
    const Content& content = *view.content;
    const std::uint64_t from = view.first * page + offset;
    std::string expected(length, '\0');
    std::string known(length, '\0');
    int error = offset + length > view.pages * page ? EFAULT : 0;
    for (std::uint64_t i = 0; i < length && error == 0; ++i) {
        const std::uint64_t at = from + i;
        if (const auto copy = view.copies.find(at / page); copy != view.copies.end()) {
            expected[i] = copy->second.bytes[at % page];
            known[i] = copy->second.known[at % page];
            if (at >= content.bytes.size())
                known[i] = '\0';
        } else if (content.lost || at / page >= content.pages()) {
            error = EFAULT;
        } else if (at < content.bytes.size()) {
            expected[i] = content.bytes[at];
            known[i] = 1;
        }
    }
    const auto loaded = image_->fs().load(view.id, {offset, length});
    const int got = loaded ? 0 : loaded.error().code;
    if (got != error)
        return std::format("the load ends with {} instead of {}", nameOf(got), nameOf(error));
    for (std::uint64_t i = 0; i < length && error == 0; ++i) {
        const char byte = static_cast<char>((*loaded)[i]);
        if (known[i] != 0 && byte != expected[i])
            return std::format("content loaded: byte {} of the file is {:#x} instead of {:#x}",
                               from + i, static_cast<unsigned char>(byte),
                               static_cast<unsigned char>(expected[i]));
    }
    return std::nullopt;
}

Failure DaxModel::store(Mapped& view, std::uint64_t offset, const std::string& data) {
    note(std::format("store view {} offset {} length {}", &view - views_.data(), offset,
                     data.size()));
    Content& content = *view.content;
    int error = offset + data.size() > view.pages * page ? EFAULT : 0;
    for (std::uint64_t i = 0; i < data.size() && error == 0; ++i) {
        const std::uint64_t at = view.first * page + offset + i;
        auto copy = view.copies.find(at / page);
        if (copy == view.copies.end() && (content.lost || at / page >= content.pages())) {
            error = EFAULT;
        } else if (view.isPrivate) {
            if (copy == view.copies.end()) {
                PrivatePage fresh{std::string(page, '\0'), std::string(page, '\0')};
                const std::uint64_t begin = alignDown(at, page);
                const std::uint64_t there =
                    std::min<std::uint64_t>(page, content.bytes.size() - begin);
                fresh.bytes.replace(0, there, content.bytes, begin, there);
                fresh.known.replace(0, there, there, '\1');
                copy = view.copies.emplace(at / page, std::move(fresh)).first;
            }
            copy->second.bytes[at % page] = data[i];
            copy->second.known[at % page] = '\1';
        } else if (frozen_ || content.readOnly) {
            error = frozen_ ? EBUSY : EROFS;
        } else if (at < content.bytes.size()) {
            content.bytes[at] = data[i];
        }
    }
    const int got = image_->store(view.id, offset, data);
    if (got == error)
        return std::nullopt;
    return std::format("the store ends with {} instead of {}", nameOf(got), nameOf(error));
}

Failure DaxModel::remap(std::size_t slot, const DaxStep& step) {
    Mapped& view = views_.at(slot);
    if (view.id != 0) {
        note(std::format("unmap view {}", slot));
        const Status done = image_->fs().unmap(view.id);
        view = {};
        return done ? Failure() : Failure("unmap ends with " + done.error().text());
    }
    dax::MapRequest request;
    std::size_t file = slot / 2;
    if (slot >= privateSlot)
        file = step.which % 2;
    request.path = paths.at(file);
    ContentPtr content = files_.at(file);
    if (slot == snapshotSlot) {
        if (snapshots_.empty())
            return std::nullopt;
        const Snapshot& snapshot = snapshots_.at(step.number % snapshots_.size());
        request.path = snapshot.name + request.path;
        content = snapshot.files.at(file);
    }
    if (content == nullptr)
        return std::nullopt;
    request.process = std::format("P{}", slot % 3);
    request.shared = slot != privateSlot;
    request.sync = recipe_.sync && request.shared && step.number / 16 % 2 == 0;
    request.offset = step.number / 32 % 4 == 0 ? step.number / 128 % 6 * page : 0;
    request.length = (1 + step.length % (mostPages + 4)) * page;
    request.around = std::array<std::uint64_t, 4>{1, 1, 4, 16}.at(step.number / 1024 % 4);
    note(std::format("map view {} of {}: {}{} pages from {}, around {}", slot, request.path,
                     request.shared ? (request.sync ? "sync " : "") : "private ",
                     request.length / page, request.offset / page, request.around));
    const auto mapped = image_->fs().map(request);
    if (!mapped) {
        // Content inside the tree would have to be moved.
        const int error = mapped.error().code;
        if (recipe_.checksums &&
            ((frozen_ && error == EBUSY) || (content->readOnly && error == EROFS)))
            return std::nullopt;
        return "map ends with " + mapped.error().text();
    }
    view.id = *mapped;
    view.content = content;
    view.first = request.offset / page;
    view.pages = request.length / page;
    view.isPrivate = !request.shared;
    return std::nullopt;
}

}  // namespace daxscope::test

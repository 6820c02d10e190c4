// DaxModel's comparisons: with what the engine reads, what is opened again, and what the kernel mounts.
#include <fstream>
#include <iterator>

#include "support/dax_model.h"
#include "support/dax_model_parts.h"

namespace daxscope::test {

using namespace model;

Failure DaxModel::compareFile(const std::string& path, const Content& content) {
    const std::string got = image_->read(path, 0, content.bytes.size() + 1);
    if (got == content.bytes)
        return std::nullopt;
    return std::format("content of {}: {}", path, firstDifference(got, content.bytes));
}

Failure DaxModel::compare() {
    if (const std::uint64_t wrong = image_->contradictions(); wrong != 0)
        return std::format("the system maps {} pages otherwise than the windows say", wrong);
    for (std::size_t i = 0; i < 2; ++i) {
        if (files_.at(i) != nullptr) {
            if (Failure failed = compareFile(paths.at(i), *files_.at(i)))
                return failed;
        }
        for (const Snapshot& snapshot : snapshots_) {
            if (snapshot.files.at(i) == nullptr)
                continue;
            if (Failure failed = compareFile(snapshot.name + paths.at(i), *snapshot.files.at(i)))
                return failed;
        }
    }
    for (Mapped& view : views_) {
        if (view.id == 0 || view.content->lost || view.content->pages() <= view.first)
            continue;
        const std::uint64_t pages = std::min(view.pages, view.content->pages() - view.first);
        if (Failure failed = load(view, 0, pages * page))
            return failed;
    }
    return std::nullopt;
}

Failure DaxModel::compareMount() {
    const ScratchDirectory scratch;
    auto mount = LoopMount::mount(image_->path(), scratch.path("mount"), "", true);
    if (!mount)
        return "does not mount: " + mount.error();
    Failure failed;
    const auto look = [&](const std::string& path, const ContentPtr& content) {
        if (content == nullptr || failed)
            return;
        std::ifstream in(mount->where() + path, std::ios::binary);
        const std::string got{std::istreambuf_iterator<char>(in), {}};
        if (got != content->bytes)
            failed = std::format("content of {} for the kernel: {}", path,
                                 firstDifference(got, content->bytes));
    };
    for (std::size_t i = 0; i < 2; ++i) {
        look(paths.at(i), files_.at(i));
        for (const Snapshot& snapshot : snapshots_)
            look(snapshot.name + paths.at(i), snapshot.files.at(i));
    }
    if (!mount->unmount())
        return "cannot unmount";
    return failed;
}

Failure DaxModel::finish(bool mounts) {
    if (Failure failed = freezeOrThaw(false))
        return failed;
    if (Failure failed = compare())
        return failed;
    if (std::string said = image_->check(true); !said.empty())
        return said;
    views_ = {};
    if (Failure failed = compare())
        return "opened again: " + *failed;
    if (!mounts)
        return std::nullopt;
    if (std::string said = image_->check(); !said.empty())
        return said;
    return compareMount();
}

}  // namespace daxscope::test

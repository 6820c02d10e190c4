#include "support/dax_image.h"
#include "support/check_image.h"

#include "files/iomap.h"
#include "files/reader.h"
#include "support/process.h"

namespace daxscope::test {

DaxImage::DaxImage(std::uint64_t bytes, bool dax, std::uint32_t nodeSize) {
    session::CreateOptions options;
    options.size = bytes;
    options.nodeSize = nodeSize;
    if (!session::createImage(path_, options))
        return;
    auto session = session::Session::openForWriting(path_, dax);
    if (!session)
        return;
    session_ = std::move(*session);
    session_->setScratch();
}

dax::ViewId DaxImage::map(const std::string& path, const std::string& process, std::uint64_t offset,
                          std::uint64_t length) {
    dax::MapRequest request;
    request.path = path;
    request.process = process;
    request.offset = offset;
    request.length = length;
    return fs().map(request).value_or(0);
}

std::string DaxImage::load(dax::ViewId view, std::uint64_t offset, std::uint64_t length) {
    const auto bytes = fs().load(view, {offset, length});
    return bytes ? std::string(asText(*bytes)) : std::format("errno {}", bytes.error().code);
}

int DaxImage::store(dax::ViewId view, std::uint64_t offset, const std::string& bytes) {
    const Status done = fs().store(view, offset, asBytes(bytes));
    return done ? 0 : done.error().code;
}

int DaxImage::write(const std::string& path, std::uint64_t offset, const std::string& bytes) {
    const Status done = fs().write(path, offset, asBytes(bytes));
    return done ? 0 : done.error().code;
}

std::string DaxImage::read(const std::string& path, std::uint64_t offset, std::uint64_t length) {
    const auto bytes = fs().read(path, {offset, length});
    return bytes ? std::string(asText(*bytes)) : std::format("errno {}", bytes.error().code);
}

dax::PageState DaxImage::state(dax::ViewId view, std::uint64_t index) {
    const auto held = fs().lock();
    const auto found = fs().views().find(view);
    return found == nullptr ? dax::PageState::Unmapped : found->window->cell(index).state;
}

dax::Entry DaxImage::entry(const std::string& path, std::uint64_t index) {
    const auto held = fs().lock();
    const auto file = session_->names().resolve(path);
    const auto* mapped = file ? fs().views().mapped(*file) : nullptr;
    return mapped == nullptr ? dax::Entry() : mapped->entries.at(index);
}

std::uint64_t DaxImage::device(const std::string& path, std::uint64_t offset) {
    const auto held = fs().lock();
    const auto file = session_->names().resolve(path);
    const auto root = file ? session_->names().rootOf(*file) : std::unexpected(file.error());
    const auto map = root ? files::mapAt(session_->volume(), *root, file->inode, offset)
                          : std::unexpected(root.error());
    return map ? session_->volume().chunks().toDevice(map->logical).value_or(0) : 0;
}

std::uint64_t DaxImage::contradictions() { return session_->mappings()->contradictions; }

std::string DaxImage::check(bool reopen) {
    if (const Status done = session_->commit(); !done)
        return done.error().text();
    session_.reset();
    const Ran ran = checkImage(path_);
    if (ran.exitCode != 0)
        return "btrfs check: " + ran.out + ran.err;
    if (!reopen)
        return {};
    auto session = session::Session::openForWriting(path_, true);
    if (!session)
        return session.error().text();
    session_ = std::move(*session);
    session_->setScratch();
    return {};
}

std::string afterPowerLoss(pmem::Persistence& persistence, const std::string& path,
                           Arrives arrives) {
    const auto bytes = persistence.afterPowerLoss(
        [&](std::size_t stores) { return arrives == Arrives::Everything ? stores : 0; });
    const auto session = session::Session::openBytes(bytes, "after");
    if (!session)
        return session.error().text();
    const auto file = (*session)->names().resolve(path);
    const auto root = file ? (*session)->names().rootOf(*file) : std::unexpected(file.error());
    auto reader = root ? files::FileReader::open((*session)->volume(), *root, file->inode)
                       : std::unexpected(root.error());
    if (!reader)
        return reader.error().text();
    return reader->readAll(1 << 20).value_or("cannot be read");
}

}  // namespace daxscope::test

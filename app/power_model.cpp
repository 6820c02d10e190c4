#include "app/power_model.h"

#include "files/reader.h"

namespace daxscope::app {

PowerModel::PowerModel(session::Session& session)
    : session_(session), persistence_(session.store()) {
    session_.watchStores(this);
}

PowerModel::~PowerModel() { session_.watchStores(nullptr); }

Result<std::vector<std::byte>> PowerModel::read(const std::string& path, ByteRange range) {
    std::vector<std::byte> image;
    {
        const std::lock_guard lock(mutex_);
        image = persistence_.afterPowerLoss([](std::size_t) { return std::size_t{0}; });
    }
    DAX_TRY(const auto session, session::Session::openBytes(image, "the image after a power loss"));
    DAX_TRY(const auto file, session->names().resolve(path));
    DAX_TRY(const auto root, session->names().rootOf(file));
    DAX_TRY(auto reader, files::FileReader::open(session->volume(), root, file.inode));
    std::vector<std::byte> out;
    DAX_CHECK(reader.read(range.offset, range.length, [&](Bytes piece) -> Status {
        out.insert(out.end(), piece.begin(), piece.end());
        return {};
    }));
    return out;
}

void PowerModel::storing(ByteRange range) {
    const std::lock_guard lock(mutex_);
    persistence_.storing(range);
}

void PowerModel::flushed(ByteRange range) {
    const std::lock_guard lock(mutex_);
    persistence_.flushed(range);
}

void PowerModel::fenced() {
    const std::lock_guard lock(mutex_);
    persistence_.fenced();
}

}  // namespace daxscope::app

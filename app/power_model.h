// What a loss of power would leave of an open image: pmem/persistence, for scripts and lessons.
//
// A model, and called so wherever its answers are shown: nothing arrives on the medium that was not flushed and fenced, which is
// the worst that may happen. It keeps a copy of all bytes of the image. Any thread; the session outlives it.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "pmem/persistence.h"
#include "session/session.h"

namespace daxscope::app {

class PowerModel final : public pmem::StoreWatcher {
public:
    /// Everything is durable now. The session may be written.
    explicit PowerModel(session::Session& session);
    ~PowerModel() override;
    PowerModel(const PowerModel&) = delete;
    PowerModel& operator=(const PowerModel&) = delete;

    /// Content of a file as it is found after power failed now: what of `range` lies before its end. ENOENT, and whatever else
    /// keeps the image of then from being read.
    [[nodiscard]] Result<std::vector<std::byte>> read(const std::string& path, ByteRange range);

    void storing(ByteRange range) override;
    void flushed(ByteRange range) override;
    void fenced() override;

private:
    session::Session& session_;
    std::mutex mutex_;
    pmem::Persistence persistence_;
};

}  // namespace daxscope::app

// The engine's own image among the contestants: open in this process, as the program has it open.
#pragma once

#include <memory>

#include "bench/contestant.h"
#include "session/create.h"
#include "session/session.h"

namespace daxscope::bench {

struct EngineFormat {
    std::uint32_t nodeSize = session::CreateOptions().nodeSize;
    /// Files have checksums, as those of a session without DAX do.
    bool checksums = true;
};

class EngineImage final : public Contestant {
public:
    /// `path`, a new file of `bytes`.
    [[nodiscard]] static Result<std::unique_ptr<EngineImage>> make(const std::string& path,
                                                                   std::uint64_t bytes,
                                                                   const EngineFormat& format = {});

    [[nodiscard]] Status makeVolume(const std::string& path) override;
    [[nodiscard]] Status makeDirectory(const std::string& path) override;
    [[nodiscard]] Status create(const std::string& path) override;
    [[nodiscard]] Status write(const std::string& path, std::uint64_t offset, Bytes data) override;
    [[nodiscard]] Status writeApart(const std::string& path, std::uint64_t offset) override;
    [[nodiscard]] Status snapshot(const std::string& volume, const std::string& file,
                                  const std::string& target) override;
    [[nodiscard]] Status drop(const std::string& snapshot) override;
    [[nodiscard]] Status clone(const std::string& from, const std::string& to) override;
    [[nodiscard]] Status commit() override;
    /// By a commit: it has no log tree.
    [[nodiscard]] Status makeDurable(const std::string& path) override;

    [[nodiscard]] session::Session& session() { return *session_; }

private:
    EngineImage() = default;
    [[nodiscard]] dax::Filesystem& fs() { return *session_->filesystem(); }
    /// What the kernel has an open descriptor for: the file that was asked for last stays known.
    [[nodiscard]] Result<files::FileRef> open(const std::string& path);
    std::string path_;
    files::FileRef file_;
    std::unique_ptr<session::Session> session_;
};

}  // namespace daxscope::bench

// A scratch image with DAX, for tests: small, in memory, checked by who did not write it.
#pragma once

#include <memory>
#include <string>

#include "pmem/persistence.h"
#include "session/create.h"
#include "session/session.h"
#include "support/compare_trees.h"
#include "support/loop_mount.h"

namespace daxscope::test {

inline constexpr std::uint64_t page = 4096;

inline std::string filled(char byte, std::size_t length = page) {
    return std::string(length, byte);
}

class DaxImage {
public:
    explicit DaxImage(std::uint64_t bytes = 256ULL << 20, bool dax = true,
                      std::uint32_t nodeSize = 16384);

    [[nodiscard]] bool good() const { return session_ != nullptr; }
    [[nodiscard]] session::Session& session() { return *session_; }
    [[nodiscard]] dax::Filesystem& fs() { return *session_->filesystem(); }
    [[nodiscard]] const std::string& path() const { return path_; }

    /// The view's number; 0 when it cannot be mapped.
    [[nodiscard]] dax::ViewId map(const std::string& path, const std::string& process = "A",
                                  std::uint64_t offset = 0, std::uint64_t length = 0);
    /// What a load says; "errno N" when it is refused.
    [[nodiscard]] std::string load(dax::ViewId view, std::uint64_t offset, std::uint64_t length);
    /// 0 or an errno.
    [[nodiscard]] int store(dax::ViewId view, std::uint64_t offset, const std::string& bytes);
    [[nodiscard]] int write(const std::string& path, std::uint64_t offset,
                            const std::string& bytes);
    [[nodiscard]] std::string read(const std::string& path, std::uint64_t offset,
                                   std::uint64_t length);
    [[nodiscard]] dax::PageState state(dax::ViewId view, std::uint64_t index);
    [[nodiscard]] dax::Entry entry(const std::string& path, std::uint64_t index);
    /// Of the file's block on the device; 0 for a hole.
    [[nodiscard]] std::uint64_t device(const std::string& path, std::uint64_t offset);
    /// What the system maps that the entries do not allow: 0 in a program without errors.
    [[nodiscard]] std::uint64_t contradictions();
    /// Commits, closes, lets `btrfs check` look; empty when it has nothing to say. With `reopen`, goes on.
    [[nodiscard]] std::string check(bool reopen = false);
    /// What is not committed is lost. Nothing else may be asked any more, but path().
    void close() { session_.reset(); }

private:
    ScratchDirectory scratch_;
    std::string path_ = scratch_.path("dax.img");
    std::unique_ptr<session::Session> session_;
};

/// What arrives of stores that nobody has made durable.
enum class Arrives : std::uint8_t { Nothing, Everything };
/// Content of the file after power failed; or what is wrong with it.
[[nodiscard]] std::string afterPowerLoss(pmem::Persistence& persistence, const std::string& path,
                                         Arrives arrives = Arrives::Nothing);

}  // namespace daxscope::test

// The states that an image has been in, the oldest first, as lists and the time bar name them.
//
// scene::History has moments, each named for what came after it; people look for what came before: "after write /v/file".
// Pure.
#pragma once

#include <QString>
#include <cstdint>
#include <string>
#include <vector>

#include "scene/image_scene.h"

namespace daxscope::ui {

/// One state: what led to it, and the moment that brings it back.
struct MomentState {
    std::string name = {};     ///< of the operation that led to it
    std::string label = {};    ///< as somebody called it
    std::int64_t seconds = 0;  ///< since 1970; 0 when nobody knows
    std::uint64_t moment = 0;  ///< 0: the last commit, or that of now, which has no moment yet
    bool first = false;        ///< nothing led to it that is known
    bool lastCommit = false;   ///< of an image that keeps no moments

    [[nodiscard]] bool operator==(const MomentState&) const = default;
};

struct MomentStates {
    std::vector<MomentState> states;
    int now = -1;  ///< the state that the image is in; those behind it were undone. −1 without any

    [[nodiscard]] bool operator==(const MomentStates&) const = default;
};

/// Of an image that keeps no moments: the last commit and now, if something has changed since; else nothing.
[[nodiscard]] MomentStates statesOf(const scene::History& history);

/// "as it was opened", "after write /v/file", "“before the test”"; the label first.
[[nodiscard]] QString wordsOf(const MomentState& state);
/// "14:03:12"; empty when nobody knows.
[[nodiscard]] QString timeOf(const MomentState& state);

}  // namespace daxscope::ui

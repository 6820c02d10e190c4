#include "ui/map/rails.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>

namespace daxscope::ui {

QString railName(Rail rail) {
    switch (rail) {
        case Rail::System:
            return QCoreApplication::translate("daxscope::ui::Rail", "system");
        case Rail::Metadata:
            return QCoreApplication::translate("daxscope::ui::Rail", "metadata");
        case Rail::Data:
            return QCoreApplication::translate("daxscope::ui::Rail", "data");
        case Rail::Mixed:
            return QCoreApplication::translate("daxscope::ui::Rail", "mixed");
    }
    return {};
}

Rail railOf(const scene::BlockGroup& group) {
    if (group.holdsData() && group.holdsMetadata())
        return Rail::Mixed;
    if (group.holdsSystem())
        return Rail::System;
    return group.holdsMetadata() ? Rail::Metadata : Rail::Data;
}

Rail railOf(scene::ByteClass c) {
    switch (c) {
        case scene::ByteClass::System:
            return Rail::System;
        case scene::ByteClass::Metadata:
        case scene::ByteClass::SharedTree:
            return Rail::Metadata;
        case scene::ByteClass::Data:
        case scene::ByteClass::Shared:
        case scene::ByteClass::Unreachable:
        case scene::ByteClass::Freed:
            break;
    }
    return Rail::Data;
}

RailSegments::RailSegments(const scene::DeviceMap& map) {
    const std::uint64_t end = map.deviceSize();
    std::uint64_t at = 0;
    std::array<bool, 4> used{};
    const auto push = [&](std::uint64_t to, Rail rail, bool grouped) {
        if (to <= at)
            return;
        if (!segments_.empty() && segments_.back().grouped == grouped &&
            (!grouped || segments_.back().rail == rail))
            segments_.back().to = to;
        else
            segments_.push_back({at, to, rail, grouped});
        at = to;
    };
    // Block groups of a damaged image may overlap or leave the device: the first one wins.
    for (const scene::BlockGroup& group : map.blockGroups()) {
        const std::uint64_t from = std::min(group.device, end);
        const std::uint64_t to = from + std::min(group.length, end - from);
        push(from, Rail::System, false);
        push(to, railOf(group), true);
        used[static_cast<std::size_t>(railOf(group))] = true;
    }
    push(end, Rail::System, false);

    const bool onlyMixed = used[static_cast<std::size_t>(Rail::Mixed)] &&
                           !used[static_cast<std::size_t>(Rail::Metadata)] &&
                           !used[static_cast<std::size_t>(Rail::Data)];
    rails_.push_back(Rail::System);
    if (!onlyMixed)
        rails_.push_back(Rail::Metadata);
    if (used[static_cast<std::size_t>(Rail::Mixed)])
        rails_.push_back(Rail::Mixed);
    if (!onlyMixed)
        rails_.push_back(Rail::Data);
}

std::size_t RailSegments::at(std::uint64_t byte) const {
    const auto found = std::ranges::upper_bound(segments_, byte, {}, &Segment::to);
    return static_cast<std::size_t>(found - segments_.begin());
}

}  // namespace daxscope::ui

// The whole picture of an image that changes: built once, then kept up to date by what its transactions touch.
//
// What is built anew reads all metadata (volume/ownership.h); what follows asks the back references of the extents that
// were touched alone, and shares the rest with the picture before. Both are the same picture (tests hold one against the
// other). For session only: who looks includes image_scene.h. One thread; what is returned may be read by any.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <span>
#include <vector>

#include "scene/build.h"
#include "volume/ownership.h"

namespace daxscope::scene {

class LiveImage {
public:
    using ScenePtr = std::shared_ptr<const ImageScene>;

    /// What a picture is of; all of it outlives the call.
    struct Source {
        const volume::Volume& volume;
        const files::Namespace& names;
        const MapFacts& facts;
        const WriteFacts& writing;
    };

    /// All of it. `partial` (may be empty) gets a first scene with block groups and subvolumes, before the extents are read.
    [[nodiscard]] Result<ScenePtr> build(const Source& source, Progress& progress,
                                         const std::function<void(ScenePtr)>& partial);

    /// Whether follow() is quicker than build(), and knows enough: not for damaged images, which have findings to be found again.
    [[nodiscard]] bool canFollow(const Source& source, std::size_t touched) const;
    /// `touched`: logical addresses of extents that may be others than in the last picture, or owned by others; any order.
    /// After an error only build() is of use.
    [[nodiscard]] Result<ScenePtr> follow(const Source& source, volume::Backrefs& backrefs,
                                          std::span<const std::uint64_t> touched);

    // Of the last picture, for who shows it in another way.
    /// Null before the first.
    [[nodiscard]] const std::shared_ptr<const DeviceMap>& map() const { return map_; }
    /// What DeviceExtent::reachedBy of data extents counts in: the trees that reach them; 0: none does.
    [[nodiscard]] const volume::RootSets& sets() const { return sets_; }
    /// By tree: those of which files hold data.
    [[nodiscard]] const std::map<std::uint64_t, volume::RootUsage>& usage() const { return usage_; }

private:
    [[nodiscard]] ScenePtr sceneOf(const Source& source) const;
    [[nodiscard]] Status lookAgain(const volume::Volume& volume, volume::Backrefs& backrefs,
                                   std::uint64_t logical, DeviceMap::Edit& edit);
    void count(volume::RootSets::Id reachedBy, std::uint64_t bytes, bool more);

    std::shared_ptr<const DeviceMap> map_;
    volume::RootSets sets_;
    std::map<std::uint64_t, volume::RootUsage> usage_;
    std::vector<DeviceExtent> freed_;  // that are in the map, by device byte
};

}  // namespace daxscope::scene

// What the events of a timeline are called, and what happened as a sentence. Pure; strings are translated.
#pragma once

#include <QString>
#include <optional>

#include "base/bytes.h"
#include "scene/timeline.h"

namespace daxscope::ui {

/// What an event's offset and length are of.
enum class EventPlace : std::uint8_t { None, File, Device, Logical };
[[nodiscard]] EventPlace placeOf(trace::Kind kind);

/// "entry replaced"; "write fault" for faults, "snapshot" for the operation of that name.
[[nodiscard]] QString eventName(const trace::Event& event);
/// Short, for a bar of the timeline: "copy 4 KiB".
[[nodiscard]] QString eventLabel(const trace::Event& event);
/// The kind alone, as chips have it: "fence".
[[nodiscard]] QString kindLabel(trace::Kind kind);
/// In the plural: "entries", "stores to the device".
[[nodiscard]] QString groupLabel(scene::EventGroup group);
/// "process A", "engine", "device".
[[nodiscard]] QString laneName(const scene::Timeline& timeline, scene::Lane lane);
/// "/v/db", or its number in the subvolume; empty for none.
[[nodiscard]] QString fileName(const scene::Timeline& timeline, const trace::Subject& file);
/// "write fault of process A at /v/db +53 248: 9.8 µs"
[[nodiscard]] QString eventSentence(const scene::Timeline& timeline, const trace::Event& event);
/// "1 204 events in 12 µs: 800 stores to the device, 400 flushes, …"
[[nodiscard]] QString sumSentence(const scene::EventSum& sum, std::uint64_t nanoseconds);

}  // namespace daxscope::ui

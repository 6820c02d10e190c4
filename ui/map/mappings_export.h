// Mappings as text: one line, or object, for pages that are alike. Pure.
#pragma once

#include <QByteArray>

#include "scene/mappings.h"

namespace daxscope::ui {

/// process,view,path,page,pages,state,huge,locked,device,systemReadable,systemWritable,systemPresent,systemDevice,
/// contradiction. What the system was not asked for, and what has no place on the device, is empty.
[[nodiscard]] QByteArray mappingsCsv(const scene::Mappings& mappings);
/// {"dax", "frozen", "removed", "policies", "pagesRead", "contradictions", "processes": [{"name", "windows": [{…,
/// "pages": […]}]}], "files": [{…, "entries": […]}], "lastFault"}.
[[nodiscard]] QByteArray mappingsJson(const scene::Mappings& mappings);

}  // namespace daxscope::ui

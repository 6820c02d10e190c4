// The events of a timeline as data. Pure.
#pragma once

#include <QByteArray>

#include "scene/shown_events.h"

namespace daxscope::ui {

/// A line an event: sequence,begin,duration,kind,name,process,thread,depth,path,subvolume,inode,offset,length,errno,file,line,function.
/// Times in nanoseconds since the trace began. Only what the filter lets through.
[[nodiscard]] QByteArray timelineCsv(const scene::ShownEvents& shown);
/// {"dropped", "lost", "events": [{the same; "time" is the end, as in events() of scripts}]}
[[nodiscard]] QByteArray timelineJson(const scene::ShownEvents& shown);

}  // namespace daxscope::ui

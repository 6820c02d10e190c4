// The operations on what lives only while an image is open: windows of processes into files, and what is done to the
// device under them. Offsets of load, store and flush count from where the window begins.
#include <cerrno>

#include "session/operation_table.h"

namespace daxscope::session {

namespace {

using enum ParameterKind;

constexpr Parameter view{"view", Number, "number of the mapping"};
constexpr Parameter offset{"offset", Bytes, "from where the mapping begins"};
constexpr Parameter length{"length", Bytes, "how many bytes"};

/// Until a session has windows.
Status notYet(files::Operations&, const Arguments&) {
    return fail(EOPNOTSUPP, "files cannot be mapped in this session");
}

const std::vector<Operation>& table() {
    static const std::vector<Operation> operations = {
        {"map",
         "",
         "Map a range of a file into a process, page by page as it is touched",
         "EINVAL, EISDIR, ENOENT, ENOMEM, EOPNOTSUPP without dax, for compressed extents and for "
         "MAP_SYNC",
         {{"path", Path, "inside the image"},
          {"process", Text, "the process that maps it", "A"},
          {"offset", Bytes, "where it begins in the file; whole pages", "0"},
          {"length", Bytes, "how many bytes; 0: to the end of the file", "0"},
          {"private", Flag, "stores go to copies that the process has for itself"},
          {"sync", Flag, "a page is durable before it may be written (MAP_SYNC)"}},
         notYet,
         false},
        {"unmap",
         "",
         "Take a mapping away",
         "EINVAL when there is none of that number",
         {view},
         notYet,
         false},
        {"load",
         "",
         "Read bytes through a mapping; what is not there yet faults",
         "SIGBUS beyond the end of the file and on poison, EINVAL",
         {view, offset, length},
         notYet,
         false},
        {"store",
         "",
         "Write bytes through a mapping; what is read-only or not there faults",
         "SIGBUS beyond the end of the file and on poison, EBUSY while frozen, EINVAL, ENOSPC",
         {view, offset, {"data", Content, "what to store"}},
         notYet},
        {"flush",
         "",
         "Write cache lines back; durable after the next fence",
         "EINVAL",
         {view, offset, length},
         notYet,
         false},
        {"fence", "", "Wait until what was flushed is durable", "nothing", {}, notYet, false},
        {"sync",
         "",
         "Make all that was stored through a mapping durable (msync)",
         "EINVAL, EIO, ENOSPC",
         {view},
         notYet},
        {"freeze",
         "",
         "Commit, then let nothing change the image until it is thawed",
         "EBUSY when it is frozen already, ENOSPC",
         {},
         notYet},
        {"thaw",
         "",
         "Allow stores and operations again; who waits goes on",
         "EINVAL when it is not frozen",
         {},
         notYet,
         false},
        {"poison",
         "",
         "Let a range of the device be unreadable until it is written as whole blocks",
         "EINVAL outside of the device",
         {{"byte", Bytes, "where it begins on the device"}, length},
         notYet},
        {"removeDevice",
         "",
         "Take the device away: mappings go first, later loads and stores are refused",
         "EINVAL when it is gone already",
         {},
         notYet},
        {"startWriter",
         "",
         "Let the process store into its mapping again and again",
         "EBUSY when it does so already, EINVAL",
         {view, {"perSecond", Number, "stores a second", "1000"}},
         notYet},
        {"stopWriter",
         "",
         "Let the process rest",
         "EINVAL when it does not store",
         {view},
         notYet,
         false},
        {"policy",
         "",
         "Try a design that lost the argument, and see what it does",
         "EINVAL when it is not known, EPERM but on scratch images",
         {{"name", Text, "of the design"}, {"on", Flag, "follow it from now on"}},
         notYet,
         false},
    };
    return operations;
}

}  // namespace

std::span<const Operation> liveOperationTable() { return table(); }

}  // namespace daxscope::session

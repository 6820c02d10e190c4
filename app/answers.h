// Answers about an open image as JSON, in the forms that the command line prints: for scripts.
#pragma once

#include <string>

#include "app/output.h"
#include "session/session.h"

namespace daxscope::app {

/// As `ls --json`.
[[nodiscard]] Status answerList(session::Session& session, const std::string& path, Output& out);
/// One of its entries.
[[nodiscard]] Status answerStat(session::Session& session, const std::string& path, Output& out);
/// As `map --json IMAGE PATH`.
[[nodiscard]] Status answerExtents(session::Session& session, const std::string& path, Output& out);
/// As `owners --json`.
[[nodiscard]] Status answerOwners(session::Session& session, std::uint64_t byte, Output& out);
/// {"events": [{"sequence", "time" and "duration" in ns, "kind", "name", "subvolume", "inode", "offset", "length", "errno",
/// "process" ("" for the engine's own), "thread", "depth" (spans around it on its thread), "file", "line", "function"}]}: what
/// the trace still has after number `since`, oldest first.
void answerEvents(session::Session& session, std::uint64_t since, Output& out);

/// {"entries": [{"page", "offset" in the file, "kind": "zero|PTE|PMD", "device" (null for zero), "maps": the device byte that the view's page maps (null for none), "dirty", "towrite", "locked",
/// "own", "state" of the view's page: "unmapped|zero|read-only|writable|dirty|write-protected|private", "readable",
/// "writable", "present", "frame" as the system has them, "contradiction"}]}: pages of the view that have an entry. EINVAL.
[[nodiscard]] Status answerEntries(const scene::Mappings& mappings, std::uint64_t view,
                                   Output& out);
/// {"dax", "frozen", "removed", "policies", "contradictions", "pagesRead", "processes": [{"name", "windows": [{"view", "path",
/// "offset", "length", "shared", "sync", "loads", "stores", "readFaults", "writeFaults", "refusedFaults"}]}], "lastFault"}
void answerMappings(const scene::Mappings& mappings, Output& out);

/// {"moments": [{"number", "name" as it was given, else of what came after it, "time" in s since 1970, "pages" that changed until the next one, "here"}]}, the oldest first.
void answerMoments(const scene::History& history, Output& out);

/// {"clean", "errors": [{"what", "where", "meaning", "kind", "logical" and "device" byte (null for none)}], "errorCount", "treeBlocks", "extents",
/// "inodes", "dataBytes", "notes"}. Lists the first 10,000 errors.
void answerCheck(const check::Report& report, Output& out);

/// {"differences": [{"path", "what": "added|removed|changed", "directory" and "subvolume" (added and removed ones stand for all
/// that is in them), "ranges": [{"offset", "length"}] of bytes that read differently, "others":
/// ["size|mode|owner|times|device|attributes"]}]}, by path.
void answerDifferences(const scene::Differences& differences, Output& out);

}  // namespace daxscope::app

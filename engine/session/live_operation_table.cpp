// The operations on what lives only while an image is open: windows of processes into files, and what is done to the
// device under them. Offsets of load, store and flush count from where the window begins.
#include <algorithm>

#include "base/text.h"
#include "dax/filesystem.h"
#include "session/session.h"

namespace daxscope::session {

namespace {

using enum ParameterKind;

constexpr Parameter view{"view", Number, "number of the mapping"};
constexpr Parameter offset{"offset", Bytes, "from where the mapping begins"};
constexpr Parameter length{"length", Bytes, "how many bytes"};

using dax::Filesystem;
using Done = Result<Answer>;

Done done(Status status) {
    return std::move(status).transform([] { return Answer(); });
}

ByteRange rangeOf(const Arguments& a) {
    const std::uint64_t at = a.number("offset");
    return {at, std::min(a.number("length"), UINT64_MAX - at)};
}

Done map(Filesystem& f, const Arguments& a) {
    dax::MapRequest request;
    request.path = a.text("path");
    request.process = a.text("process");
    request.offset = a.number("offset");
    request.length = a.number("length");
    request.shared = !a.flag("private");
    request.sync = a.flag("sync");
    request.around = a.number("around");
    return f.map(request).transform([](dax::ViewId id) { return Answer(id); });
}

Done load(Filesystem& f, const Arguments& a) {
    return f.loadAs(a.number("view"), rangeOf(a)).transform([](std::vector<std::byte> bytes) {
        return Answer(std::move(bytes));
    });
}

std::span<const Choice> policyChoices() {
    static const auto choices = [] {
        std::array<Choice, files::policyTexts.size()> out;
        std::ranges::transform(files::policyTexts, out.begin(), [](const files::PolicyText& text) {
            return Choice{text.name, text.what};
        });
        return out;
    }();
    return choices;
}

Done restarted(Result<RestartReport> report) {
    return std::move(report).transform([](RestartReport done) {
        return Answer(std::make_shared<const RestartReport>(std::move(done)));
    });
}

Done policy(Filesystem& f, const Arguments& a) {
    const auto named = files::policyNamed(a.text("name"));
    if (!named)
        return fail(EINVAL, "there is no design “{}”", escapedName(a.text("name")));
    return done(f.setPolicy(*named, a.flag("on")));
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
          {"around", Number, "pages that one fault maps, and copies, at most", "1"},
          {"private", Flag, "stores go to copies that the process has for itself"},
          {"sync", Flag, "a page is durable before it may be written (MAP_SYNC)"}},
         nullptr,
         map,
         false},
        {"unmap",
         "",
         "Take a mapping away",
         "EINVAL when there is none of that number",
         {view},
         nullptr,
         [](Filesystem& f, const Arguments& a) { return done(f.unmap(a.number("view"))); },
         false},
        {"load",
         "",
         "Read bytes through a mapping; what is not there yet faults",
         "SIGBUS beyond the end of the file and on poison, EINVAL",
         {view, offset, length},
         nullptr,
         load,
         false},
        {"store",
         "",
         "Write bytes through a mapping; what is read-only or not there faults",
         "SIGBUS beyond the end of the file and on poison, EBUSY while frozen, EINVAL, ENOSPC",
         {view, offset, {"data", Content, "what to store"}},
         nullptr,
         [](Filesystem& f, const Arguments& a) {
             return done(f.storeAs(a.number("view"), a.number("offset"), asBytes(a.text("data"))));
         }},
        {"flush",
         "",
         "Write cache lines back; durable after the next fence",
         "EINVAL",
         {view, offset, length},
         nullptr,
         [](Filesystem& f, const Arguments& a) {
             return done(f.flush(a.number("view"), rangeOf(a)));
         },
         false},
        {"fence",
         "",
         "Wait until what was flushed is durable",
         "nothing",
         {},
         nullptr,
         [](Filesystem& f, const Arguments&) { return done(f.fence()); },
         false},
        {"sync",
         "",
         "Make all that was stored through a mapping durable (msync)",
         "EINVAL, EIO, ENOSPC",
         {view},
         nullptr,
         [](Filesystem& f, const Arguments& a) { return done(f.sync(a.number("view"))); }},
        {"freeze",
         "",
         "Commit, then let nothing change the image until it is thawed",
         "EBUSY when it is frozen already, ENOSPC",
         {},
         nullptr,
         [](Filesystem& f, const Arguments&) { return done(f.freeze()); }},
        {"thaw",
         "",
         "Allow stores and operations again; who waits goes on",
         "EINVAL when it is not frozen",
         {},
         nullptr,
         [](Filesystem& f, const Arguments&) { return done(f.thaw()); },
         false},
        {"poison",
         "",
         "Let a range of the device be unreadable until it is written as whole blocks",
         "EINVAL outside of the device",
         {{"byte", Bytes, "where it begins on the device"}, length},
         nullptr,
         [](Filesystem& f, const Arguments& a) {
             return done(f.poison({a.number("byte"), a.number("length")}));
         }},
        {"removeDevice",
         "",
         "Take the device away: mappings go first, later loads and stores are refused",
         "EINVAL when it is gone already",
         {},
         nullptr,
         [](Filesystem& f, const Arguments&) { return done(f.removeDevice()); }},
        {"startWriter",
         "",
         "Let the process store into its mapping again and again",
         "EBUSY when it does so already, EINVAL",
         {view, {"perSecond", Number, "stores a second", "1000"}},
         nullptr,
         [](Filesystem& f, const Arguments& a) {
             return done(
                 f.startWriter(a.number("view"), static_cast<double>(a.number("perSecond"))));
         }},
        {"stopWriter",
         "",
         "Let the process rest",
         "EINVAL when it does not store",
         {view},
         nullptr,
         [](Filesystem& f, const Arguments& a) { return done(f.stopWriter(a.number("view"))); },
         false},
        {"policy",
         "",
         "Try a design that lost the argument, and see what it does",
         "EINVAL when it is not known, EPERM but on scratch images",
         {{"name", Text, "of the design", "", policyChoices()},
          {"on", Flag, "follow it from now on"}},
         nullptr,
         policy,
         false},
        {.name = "moment",
         .alias = "",
         .what = "Take a moment: the image can come back to it, as long as it is open",
         .fails = "EPERM but on scratch images, EBUSY while frozen, ENOSPC",
         .parameters = {{"name", Text, "to know it by", "taken by hand"}},
         .history =
             [](Session& s, const Arguments& a) {
                 return s.takeMoment(a.text("name")).transform([](std::uint64_t number) {
                     return Answer(number);
                 });
             }},
        {.name = "restart",
         .alias = "",
         .what = "Go back to a moment, or forward again, and go on from there",
         .fails = "ENOENT when it is not kept, EPERM but on scratch images, EBUSY while frozen",
         .parameters = {{"moment", Number, "its number"}},
         .history = [](Session& s,
                       const Arguments& a) { return restarted(s.restart(a.number("moment"))); }},
        {.name = "undo",
         .alias = "",
         .what = "Go back to before what was done last; but on scratch images, to the last commit",
         .fails = "ENOENT when there is nothing to undo, EBUSY while frozen",
         .parameters = {},
         .history = [](Session& s, const Arguments&) { return restarted(s.undo()); }},
        {.name = "redo",
         .alias = "",
         .what = "Do again what was undone, as long as nothing else has changed",
         .fails = "ENOENT when there is nothing, EPERM but on scratch images, EBUSY while frozen",
         .parameters = {},
         .history = [](Session& s, const Arguments&) { return restarted(s.redo()); }},
    };
    return operations;
}

}  // namespace

std::span<const Operation> liveOperationTable() { return table(); }

}  // namespace daxscope::session

// compare: what differs between two subvolumes.
#include "app/answers.h"
#include "app/commands.h"
#include "base/text.h"

namespace daxscope::app {

namespace {

void print(Output& out, const scene::Differences& differences) {
    for (const scene::Difference& one : differences.list) {
        out.write(std::format("{:8} {}", scene::kindName(one.kind), escapedName(one.path)));
        const bool whole =
            one.kind != scene::Difference::Kind::Changed && one.type == scene::FileType::Directory;
        if (one.isSubvolume)
            out.write("  (a subvolume)");
        else if (whole)
            out.write("/");
        for (const std::string& other : one.others)
            out.write("  " + other);
        for (const ByteRange& range : one.ranges)
            out.write(std::format("  {}+{}", range.offset, range.length));
        out.text() += '\n';
        out.pass();
    }
}

}  // namespace

void answerDifferences(const scene::Differences& differences, Output& out) {
    Json json(out);
    json.object().key("differences").array();
    for (const scene::Difference& one : differences.list) {
        json.object()
            .member("path", one.path)
            .member("what", scene::kindName(one.kind))
            .member("directory", one.type == scene::FileType::Directory)
            .member("subvolume", one.isSubvolume)
            .key("ranges")
            .array();
        for (const ByteRange& range : one.ranges)
            json.object().member("offset", range.offset).member("length", range.length).endObject();
        json.endArray().key("others").array();
        for (const std::string& other : one.others)
            json.value(other);
        json.endArray().endObject();
        out.pass();
    }
    json.endArray().endObject().endDocument();
}

int commandCompare(const CommandOptions& options) {
    const auto session = session::Session::open(options.image);
    if (!session)
        return complain(session.error());
    Progress progress;
    const auto found = (*session)->compare(options.paths.at(0), options.paths.at(1), progress);
    if (!found)
        return complain(found.error());
    Output out;
    if (options.json)
        answerDifferences(**found, out);
    else
        print(out, **found);
    out.flush();
    return out.failed() ? 1 : 0;
}

}  // namespace daxscope::app

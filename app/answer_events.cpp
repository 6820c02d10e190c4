#include "app/answers.h"

namespace daxscope::app {

namespace {

/// From the top of the project, whoever built it.
std::string_view sourceFile(std::string_view path) {
    const std::size_t at = path.rfind("engine/");
    return at == std::string_view::npos ? path : path.substr(at);
}

}  // namespace

void answerEvents(session::Session& session, Output& out) {
    Json json(out);
    json.object().key("events").array();
    for (const trace::Event& event : session.trace().since(0)) {
        json.object()
            .member("sequence", event.sequence)
            .member("time", event.time)
            .member("duration", event.duration)
            .member("kind", trace::kindName(event.kind))
            .member("name", event.name)
            .member("subvolume", event.subject.subvolume)
            .member("inode", event.subject.inode)
            .member("offset", event.offset)
            .member("length", event.length)
            .member("errno", std::uint64_t(event.error))
            .member("file", sourceFile(event.where.file_name()))
            .member("line", std::uint64_t{event.where.line()})
            .member("function", event.where.function_name())
            .endObject();
    }
    json.endArray().endObject();
}

}  // namespace daxscope::app

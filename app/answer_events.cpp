#include "app/answers.h"

namespace daxscope::app {

void answerEvents(session::Session& session, std::uint64_t since, Output& out) {
    Json json(out);
    const std::vector<std::string> processes = session.trace().processes();
    json.object().key("events").array();
    for (const trace::Event& event : session.trace().since(since)) {
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
            .member("process", event.actor == 0 ? std::string() : processes[event.actor - 1U])
            .member("thread", std::uint64_t{event.thread})
            .member("depth", std::uint64_t{event.depth})
            .member("file", trace::sourceFile(event))
            .member("line", std::uint64_t{event.where.line()})
            .member("function", event.where.function_name())
            .endObject();
    }
    json.endArray().endObject();
}

void answerMoments(const scene::History& history, Output& out) {
    Json json(out);
    json.object().key("moments").array();
    for (const scene::History::Moment& moment : history.moments) {
        json.object()
            .member("number", moment.number)
            .member("name", moment.label.empty() ? moment.name : moment.label)
            .member("time", static_cast<std::uint64_t>(moment.seconds))
            .member("pages", moment.pages)
            .member("here", moment.here)
            .endObject();
    }
    json.endArray().endObject();
}

}  // namespace daxscope::app

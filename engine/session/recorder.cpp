#include "session/recorder.h"

#include <algorithm>
#include <format>
#include <utility>

#include "base/text.h"
#include "session/script_text.h"

namespace daxscope::session {

namespace {

std::string lastName(const std::string& path) { return path.substr(path.rfind('/') + 1); }

bool isView(const Parameter& parameter) { return parameter.name == "view"; }

}  // namespace

std::string Recorder::imageName() const {
    return images_ <= 1 ? "img" : std::format("img{}", images_);
}

std::string Recorder::opening() const {
    using enum RecordedImage::Kind;
    constexpr std::uint64_t mebibyte = 1 << 20;
    // What was in memory has a name that means nothing later.
    const std::string path = scriptLiteral(
        toUtf8Lossy(image_->kind == Existing ? image_->path : lastName(image_->path)));
    const std::string before =
        std::format("const {} = Image.{}(args[{}] ?? {}", imageName(),
                    image_->kind == New && !midway_ ? "create" : "open", files_ - 1, path);
    if (midway_ || image_->kind == Copy)
        return std::format("{}\n{}{});",
                           scriptComment(midway_ ? "Needs the image as it was when this began."
                                                 : "Needs a copy of the image: it is changed."),
                           before, image_->kind == Existing ? "" : ", {scratch: true}");
    if (image_->kind == Existing)
        return before + (image_->readOnly ? ", {readOnly: true});" : ");");
    return std::format("{}, {{size: {}}});", before,
                       image_->size % mebibyte == 0
                           ? std::format("\"{}M\"", image_->size / mebibyte)
                           : std::to_string(image_->size));
}

void Recorder::begin() {
    ++images_;
    openedAt_ = statements_.size();
    add(opening());
}

void Recorder::opened(RecordedImage image) {
    if (image_)
        closed(0);
    image_ = std::move(image);
    newest_ = begunAt_ = 0;
    midway_ = false;
    views_.clear();
    ++files_;
    begin();
}

void Recorder::allowedChanges() {
    if (!image_ || !image_->readOnly)
        return;
    image_->readOnly = false;
    views_.clear();
    if (openedAt_ + 1 == statements_.size()) {
        statements_.back() = opening();
        return;
    }
    add(imageName() + ".close();");
    begin();
}

void Recorder::closed(std::uint64_t lost) {
    if (!image_)
        return;
    if (openedAt_ + 1 == statements_.size()) {
        // Nothing was done with it.
        statements_.pop_back();
        marks_.pop_back();
        --images_;
        --files_;
    } else {
        if (lost != 0)
            remark(std::format("{} of them {} discarded here; a script commits.",
                               lost == 1 ? "The last" : std::format("The last {}", lost),
                               lost == 1 ? "was" : "were"));
        add(imageName() + ".close();");
    }
    image_.reset();
    views_.clear();
    undone_.clear();
}

/// The process's letter, or what is left of its name; then with a number.
std::string Recorder::nameFor(const std::string& process) {
    const bool letter = process.size() == 1 && std::isalpha(static_cast<unsigned char>(process[0]));
    const std::string stem =
        letter ? std::string(1, static_cast<char>(std::tolower(process[0]))) : "view";
    const unsigned count = ++names_[stem];
    return count == 1 ? stem : stem + std::to_string(count);
}

std::string Recorder::call(const Operation& operation, const Arguments& arguments) const {
    std::string view;
    if (std::ranges::any_of(operation.parameters, isView)) {
        const auto found = views_.find(arguments.number("view"));
        view = found != views_.end() ? found->second.name
                                     : std::format("view{}", arguments.number("view"));
    }
    return scriptCall(operation, arguments, imageName(), view);
}

void Recorder::add(std::string text) { add(std::move(text), Mark()); }

void Recorder::add(std::string text, const Mark& mark) {
    statements_.push_back(std::move(text));
    marks_.push_back(mark);
    steps_ += mark.counts ? 1 : 0;
}

void Recorder::done(const Operation& operation, const Arguments& arguments,
                    std::optional<std::uint64_t> view, std::uint64_t step) {
    if (step != 0) {
        undone_.clear();
        newest_ = step;
    }
    Mark mark{step, view.value_or(0), true};
    if (!view && std::ranges::any_of(operation.parameters, isView))
        mark.view = arguments.number("view");
    std::string statement = call(operation, arguments) + ";";
    if (view) {
        const std::string name = nameFor(arguments.text("process"));
        statement = std::format("const {} = {}", name, statement);
        views_[*view] = {name, statement};
    } else if (operation.name == "unmap") {
        views_.erase(arguments.number("view"));
    } else if (operation.name == "startWriter") {
        statement += "  // stores at random places";
    }
    add(std::move(statement), mark);
}

void Recorder::restarted(std::uint64_t step, std::span<const std::uint64_t> ended) {
    takeOut(step, ended);
    putBack(step);
    newest_ = step;
    if (step < begunAt_)
        remark("Here the image went back to before this script begins.");
}

/// What was done since then; and all that is about mappings of files that are not there.
void Recorder::takeOut(std::uint64_t step, std::span<const std::uint64_t> ended) {
    std::vector<Undone> gone;
    for (std::size_t i = openedAt_ + 1; i < statements_.size();) {
        const Mark mark = marks_[i];
        if (mark.step <= step && (mark.view == 0 || !std::ranges::contains(ended, mark.view))) {
            ++i;
            continue;
        }
        const auto at = static_cast<std::ptrdiff_t>(i);
        gone.push_back({std::move(statements_[i]), mark});
        statements_.erase(statements_.begin() + at);
        marks_.erase(marks_.begin() + at);
        steps_ -= mark.counts ? 1 : 0;
    }
    for (const std::uint64_t view : ended)
        views_.erase(view);
    undone_.insert(undone_.begin(), std::make_move_iterator(gone.begin()),
                   std::make_move_iterator(gone.end()));
}

/// In the order in which it was done, with what came in between.
void Recorder::putBack(std::uint64_t step) {
    const auto last = std::ranges::find_last_if(
        undone_, [&](const Undone& one) { return one.mark.step != 0 && one.mark.step <= step; });
    if (last.empty())
        return;
    const auto end = last.begin() + 1;
    for (auto one = undone_.begin(); one != end; ++one)
        add(std::move(one->text), one->mark);
    undone_.erase(undone_.begin(), end);
}

void Recorder::failed(const Operation& operation, const Arguments& arguments,
                      std::string_view why) {
    constexpr std::size_t enough = 400;
    std::string statement = call(operation, arguments);
    if (statement.size() > enough)
        statement = toUtf8Lossy(statement.substr(0, enough)) + "…";
    remark(std::format("{}: {}", statement, why));
}

void Recorder::committed() { add(imageName() + ".commit();", {.counts = true}); }

void Recorder::remark(std::string_view text) { add(scriptComment(text)); }

void Recorder::clear() {
    statements_.clear();
    marks_.clear();
    undone_.clear();
    begunAt_ = newest_;
    midway_ = midway_ || (image_ && steps_ != 0);
    steps_ = 0;
    images_ = 0;
    files_ = 0;
    if (!image_)
        return;
    ++files_;
    begin();
    for (const auto& [id, view] : views_)
        add(view.statement, {.view = id});
}

std::string Recorder::script() const {
    std::string out = "// Recorded by Daxscope. Run it with: daxscope run THIS-FILE [IMAGE]\n";
    for (const std::string& statement : statements_)
        out += statement + "\n";
    return out;
}

}  // namespace daxscope::session

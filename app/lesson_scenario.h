// What makes a lesson's steps happen: its scenario.js, run on an open image.
//
//     lesson({
//         image: {size: "128M", emulate: "cacheline"},       // both may be missing
//         prepare(image, state) { … },
//         steps: {map: {begin(image, state) { … },           // what was there before; may be missing
//                       act(image, state) { … },             // "do it for me"
//                       check(image, state) { … },           // true, or a sentence: what is missing
//                       wrong(image, state) { … }}, …},      // what must not be taken for it; may be missing
//         exercise: {prepare(image) { … }, tasks: {copy(image) { … }, …}},
//     })
//
// `image` is that of all scripts; check, begin and tasks get one that can only be asked, and its events() are those since the
// step began. A check looks at the image alone: however somebody got there counts. `state` is kept from the beginning to the end; its
// texts and numbers are what {{name}} in the lesson's text stands for. A scenario reaches no other file; what looks has
// five seconds, what acts has sixty. One thread: that of its creation.
#pragma once

#include <QMap>
#include <memory>

#include "app/scratch.h"
#include "app/script_engine.h"
#include "ui/lesson.h"

namespace daxscope::app {

class LessonScenario {
public:
    /// EINVAL when it does not fit the lesson's text; `where` is file and line.
    [[nodiscard]] static Result<std::unique_ptr<LessonScenario>> load(const ui::Lesson& lesson);

    [[nodiscard]] const ui::Lesson& lesson() const { return lesson_; }
    [[nodiscard]] std::uint64_t imageSize() const { return size_; }
    /// "", "cache line", "byte": what persistent memory the image's is taken for.
    [[nodiscard]] const QString& emulated() const { return emulated_; }

    /// ScriptEngine::standsWhile().
    void standsWhile(std::function<bool()> stands) { engine_.standsWhile(std::move(stands)); }

    /// On a new image, which outlives this object. Its trace is switched on.
    [[nodiscard]] Status start(session::Session& session);
    /// The step begins: what happens from now on are its events.
    [[nodiscard]] Status enter(const QString& step);
    [[nodiscard]] Status act(const QString& step);
    /// Empty: the step is done; else what is still missing.
    [[nodiscard]] Result<QString> missing(const QString& step);
    [[nodiscard]] bool hasWrong(const QString& step) const;
    [[nodiscard]] Status wrong(const QString& step);
    /// What {{name}} stands for now.
    [[nodiscard]] QMap<QString, QString> values() const;

    /// Instead of start(): the image that the exercise begins with.
    [[nodiscard]] Status startExercise(session::Session& session);
    /// Instead of start(): an image that somebody has worked on, for missingTask().
    void judge(session::Session& session);
    [[nodiscard]] Result<QString> missingTask(const QString& task);

private:
    explicit LessonScenario(ui::Lesson lesson) : lesson_(std::move(lesson)) {}
    [[nodiscard]] Status read();
    [[nodiscard]] Status fits();
    [[nodiscard]] Status readImage(const QJSValue& image);
    [[nodiscard]] Result<QJSValue> call(const QJSValue& owner, const char* function,
                                        bool mayChange);
    [[nodiscard]] Result<QString> verdict(const Result<QJSValue>& said, const QString& about) const;
    [[nodiscard]] QJSValue step(const QString& id) const;

    ui::Lesson lesson_;
    std::uint64_t size_ = 0;
    QString emulated_;
    ScriptEngine engine_;
    QJSValue scenario_;
    QJSValue state_;
    std::unique_ptr<ScriptImage> image_;
    QJSValue wrapped_, asked_;
};

/// A new scratch image as the scenario wants it, open for writing, with nothing in it. No moments are taken by themselves: their page
/// faults would be in the way of those that a lesson is about.
struct LessonImage {
    std::unique_ptr<ScratchFolder> folder;
    std::string path;
    std::unique_ptr<session::Session> session;  // goes before the folder
};
[[nodiscard]] Result<LessonImage> makeLessonImage(const LessonScenario& scenario);

}  // namespace daxscope::app

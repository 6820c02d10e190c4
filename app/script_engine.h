// One JavaScript engine with the globals of scripts: Image, print, assert, args. `run`, lessons and grading have one each.
//
// What the script does not catch is an Error whose `where` is "FILE:LINE". A time limit ends a script that does not end by
// itself (ECANCELED). One thread: that of its creation.
#pragma once

#include <QJSEngine>
#include <QStringList>
#include <atomic>
#include <chrono>
#include <functional>

#include "app/script_globals.h"

namespace daxscope::app {

class ScriptEngine {
public:
    explicit ScriptEngine(const QStringList& arguments = {});
    ~ScriptEngine();
    ScriptEngine(const ScriptEngine&) = delete;
    ScriptEngine& operator=(const ScriptEngine&) = delete;

    [[nodiscard]] QJSEngine& engine() { return engine_; }
    [[nodiscard]] ScriptGlobals& globals() { return globals_; }
    /// From any thread, for good: what runs ends soon, with ECANCELED.
    void stop();
    /// On which line of a script that was run as `name` it is now; 0: on none.
    [[nodiscard]] int lineIn(const QString& name);
    /// Of each run() and call() from now on; zero: none.
    void limit(std::chrono::milliseconds time) { limit_ = time; }
    /// Whether the engine stands still for somebody who looks (trace/halt.h): that is not the script's time. Asked by any thread.
    void standsWhile(std::function<bool()> stands) { stands_ = std::move(stands); }

    /// `name`: what errors call it; the text's value.
    [[nodiscard]] Result<QJSValue> run(const QString& text, const QString& name);
    /// A function of a script that was run as `name`.
    [[nodiscard]] Result<QJSValue> call(const QJSValue& function, const QJSValueList& arguments,
                                        const QString& name);

    /// The script's object for an image of ours: all operations and questions.
    [[nodiscard]] QJSValue wrap(ScriptImage& image);
    /// The same with questions alone.
    [[nodiscard]] QJSValue ask(ScriptImage& image);

private:
    template <typename Run>
    [[nodiscard]] Result<QJSValue> limited(const Run& run, const QString& name);

    QJSEngine engine_;
    ScriptGlobals globals_{engine_};
    QJSValue wrap_, ask_, stack_;
    std::atomic<bool> stopped_ = false;
    std::chrono::milliseconds limit_{0};
    std::function<bool()> stands_;
};

}  // namespace daxscope::app

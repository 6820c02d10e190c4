#include "app/script_engine.h"

#include <condition_variable>
#include <mutex>
#include <thread>

#include "session/operation_table.h"

namespace daxscope::app {

namespace {

/// The script's side: makes objects with methods out of native ones.
constexpr const char* prelude = R"JS(
(function (global, native, operations, args) {
    "use strict";
    const looks = ["list", "stat", "extents", "owners", "mappings", "moments", "events"];
    const questions = looks.concat(["commit", "close", "check", "watchPower"]);
    const bytesOf = (buffer) => {
        const bytes = new Uint8Array(buffer);
        Object.defineProperty(bytes, "toString", {value: () => native.text(bytes.buffer)});
        return bytes;
    };
    const wrapView = (image, id) => {
        const out = {id};
        Object.defineProperty(out, "image", {value: image});
        for (const name of ["store", "flush", "fence", "sync", "unmap", "startWriter",
                            "stopWriter", "syncWhileStoring"])
            out[name] = (...given) => image.call(name, name === "fence" ? [] : [id].concat(given));
        out.load = (...given) => bytesOf(image.call("load", [id].concat(given)));
        out.entries = () => image.call("entries", [id]);
        return out;
    };
    // What changes nothing, and answers to questions that need several.
    const ask = (image) => {
        const out = {};
        for (const name of looks)
            out[name] = (...given) => image.call(name, given);
        out.read = (...given) => bytesOf(image.call("read", given));
        out.afterPowerLoss = (...given) => bytesOf(image.call("afterPowerLoss", given));
        out.policies = () => out.mappings().policies;
        out.exists = (path) => {
            try {
                out.stat(path);
                return true;
            } catch (error) {
                if (error.code !== "ENOENT")
                    throw error;
                return false;
            }
        };
        out.block = (path, offset) => {
            for (const extent of out.extents(path)) {
                if (offset >= extent.offset && offset < extent.offset + extent.length)
                    return extent.device === null ? null : extent.device + offset - extent.offset;
            }
            return null;
        };
        out.window = (path, process) => {
            let found;
            for (const one of out.mappings().processes) {
                if (process === undefined || one.name === process)
                    found = one.windows.filter((window) => window.path === path).pop() || found;
            }
            return found;
        };
        out.page = (path, process, page) => {
            const window = out.window(path, process);
            return window === undefined
                ? undefined
                : image.call("entries", [window.view]).find((entry) => entry.page === page);
        };
        return out;
    };
    const wrap = (image) => {
        const out = ask(image);
        for (const name of operations.concat(questions))
            out[name] = (...given) => image.call(name, given);
        out.policy = (name, on) =>
            name === undefined ? out.policies()
                               : image.call("policy", [name, {on: on !== false}]);
        out.map = (path, options) => {
            const asked = Object.assign({}, options);
            if (asked.shared !== undefined)
                asked.private = !asked.shared;
            delete asked.shared;
            return wrapView(image, image.call("map", [path, asked]));
        };
        out.mapped = (path, process) => {
            const window = out.window(path, process);
            if (window === undefined)
                throw new Error((process || "no process") + " has not mapped " + path);
            return wrapView(image, window.view);
        };
        return out;
    };
    global.Image = {
        create: (path, options) => wrap(native.create(path, options)),
        open: (path, options) => wrap(native.open(path, options)),
        raw: (path) => {
            const device = native.raw(path);
            const out = {size: device.call("size", [])};
            for (const name of ["store", "flush", "fence", "close"])
                out[name] = (...given) => device.call(name, given);
            out.load = (...given) => bytesOf(device.call("load", given));
            return out;
        },
    };
    const shown = (value) => typeof value === "object" && value !== null &&
            !(value instanceof Error) && !ArrayBuffer.isView(value)
        ? JSON.stringify(value) : String(value);
    global.print = (...values) => native.print(values.map(shown).join(" "));
    global.assert = (condition, text) => {
        if (!condition)
            throw new Error("assertion failed" + (text === undefined ? "" : ": " + text));
    };
    global.address = (byte) => native.address(byte);
    global.args = args;
    return {wrap, ask, stack: () => new Error().stack};
})
)JS";

/// The innermost line of the script `name`; 0: none.
int lineOf(const QString& stack, const QString& name) {
    for (const QString& frame : stack.split('\n')) {
        const qsizetype colon = frame.lastIndexOf(':');
        if (colon >= 0 && frame.first(colon).endsWith(name))
            return frame.sliced(colon + 1).toInt();
    }
    return 0;
}

/// What nobody caught, with the line of the script: an assertion fails in ours.
Error errorOf(const QJSValue& error, const QString& name) {
    int line = lineOf(error.property("stack").toString(), name);
    if (line == 0)
        line = error.property("lineNumber").toInt();
    const int code = error.property("errno").toInt();
    return {code == 0 ? EINVAL : code, error.toString().toStdString(),
            std::format("{}:{}", name.toStdString(), line)};
}

/// Interrupts the engine when its time is over.
class TimeLimit {
public:
    TimeLimit(QJSEngine& engine, std::chrono::milliseconds time,
              const std::function<bool()>& stands) {
        engine.setInterrupted(false);
        if (time.count() == 0)
            return;
        watch_ = std::jthread([this, &engine, &stands, time] {
            std::unique_lock lock(mutex_);
            while (!ended_.wait_for(lock, time, [this] { return done_; })) {
                if (stands && stands())
                    continue;  // somebody looks: the time begins anew
                over_ = true;
                engine.setInterrupted(true);
                return;
            }
        });
    }
    ~TimeLimit() { (void)end(); }
    TimeLimit(const TimeLimit&) = delete;
    TimeLimit& operator=(const TimeLimit&) = delete;

    /// Whether it was over.
    [[nodiscard]] bool end() {
        {
            const std::lock_guard lock(mutex_);
            done_ = true;
        }
        ended_.notify_all();
        if (watch_.joinable())
            watch_.join();
        return over_;
    }

private:
    std::mutex mutex_;
    std::condition_variable ended_;
    bool done_ = false;
    bool over_ = false;
    std::jthread watch_;
};

}  // namespace

ScriptEngine::ScriptEngine(const QStringList& arguments) {
    QJSEngine::setObjectOwnership(&globals_, QJSEngine::CppOwnership);
    QJSValue operations = engine_.newArray();
    quint32 count = 0;
    for (const auto table : {session::operationTable(), session::liveOperationTable()})
        for (const session::Operation& operation : table)
            operations.setProperty(count++, QString::fromStdString(std::string(operation.name)));
    QJSValue args = engine_.newArray();
    for (quint32 i = 0; i < arguments.size(); ++i)
        args.setProperty(i, arguments[i]);
    const QJSValue made =
        engine_.evaluate(QString::fromUtf8(prelude), QStringLiteral("daxscope"))
            .call({engine_.globalObject(), engine_.newQObject(&globals_), operations, args});
    wrap_ = made.property("wrap");
    ask_ = made.property("ask");
    stack_ = made.property("stack");
}

ScriptEngine::~ScriptEngine() = default;

template <typename Run>
Result<QJSValue> ScriptEngine::limited(const Run& run, const QString& name) {
    TimeLimit limit(engine_, limit_, stands_);
    if (stopped_)
        engine_.setInterrupted(true);
    QJSValue value = run();
    const bool over = limit.end();
    engine_.setInterrupted(false);
    if (over)
        return std::unexpected(Error{ECANCELED,
                                     std::format("the script was stopped: it may take {} seconds",
                                                 static_cast<double>(limit_.count()) / 1000),
                                     name.toStdString()});
    if (stopped_)
        return std::unexpected(Error{ECANCELED, "the script was stopped", name.toStdString()});
    if (value.isError())
        return std::unexpected(errorOf(value, name));
    return value;
}

void ScriptEngine::stop() {
    stopped_ = true;
    engine_.setInterrupted(true);
}

int ScriptEngine::lineIn(const QString& name) { return lineOf(stack_.call().toString(), name); }

Result<QJSValue> ScriptEngine::run(const QString& text, const QString& name) {
    return limited([&] { return engine_.evaluate(text, name); }, name);
}

Result<QJSValue> ScriptEngine::call(const QJSValue& function, const QJSValueList& arguments,
                                    const QString& name) {
    return limited([&] { return function.call(arguments); }, name);
}

QJSValue ScriptEngine::wrap(ScriptImage& image) {
    QJSEngine::setObjectOwnership(&image, QJSEngine::CppOwnership);
    return wrap_.call({engine_.newQObject(&image)});
}

QJSValue ScriptEngine::ask(ScriptImage& image) {
    QJSEngine::setObjectOwnership(&image, QJSEngine::CppOwnership);
    return ask_.call({engine_.newQObject(&image)});
}

}  // namespace daxscope::app

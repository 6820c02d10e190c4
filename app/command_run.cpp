// run: a script (JavaScript) on images.
//
// Globals: Image.create(path, options), Image.open(path, options), Image.raw(path), print(…), assert(condition, text), args. What fails throws;
// what nobody catches ends the script with its line and exit 1, and open images are left as last committed. When
// the script ends well, open images are committed.
#include <QCoreApplication>
#include <QFile>
#include <QJSEngine>
#include <cstdio>
#include <cstdlib>

#include "app/commands.h"
#include "app/script_globals.h"
#include "base/text.h"

namespace daxscope::app {

namespace {

/// The script's side: makes objects with methods out of native ones.
constexpr const char* prelude = R"JS(
(function (global, native, operations, args) {
    "use strict";
    const questions = ["list", "stat", "extents", "owners", "commit", "close", "check",
                       "events", "mappings", "moments"];
    const bytesOf = (buffer) => {
        const bytes = new Uint8Array(buffer);
        Object.defineProperty(bytes, "toString", {value: () => native.text(bytes.buffer)});
        return bytes;
    };
    const wrapView = (image, id) => {
        const out = {id};
        Object.defineProperty(out, "image", {value: image});
        for (const name of ["store", "flush", "fence", "sync", "unmap", "startWriter",
                            "stopWriter"])
            out[name] = (...given) => image.call(name, name === "fence" ? [] : [id].concat(given));
        out.load = (...given) => bytesOf(image.call("load", [id].concat(given)));
        out.entries = () => image.call("entries", [id]);
        return out;
    };
    const wrap = (image) => {
        const out = {};
        for (const name of operations.concat(questions))
            out[name] = (...given) => image.call(name, given);
        out.read = (...given) => bytesOf(image.call("read", given));
        out.policy = (name, on) =>
            name === undefined ? image.call("mappings", []).policies
                               : image.call("policy", [name, {on: on !== false}]);
        out.map = (path, options) => {
            const asked = Object.assign({}, options);
            if (asked.shared !== undefined)
                asked.private = !asked.shared;
            delete asked.shared;
            return wrapView(image, image.call("map", [path, asked]));
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
    global.args = args;
})
)JS";

/// What nobody caught, with the line of the script: an assertion fails in ours.
int complainAboutScript(const QString& file, const QJSValue& error) {
    int line = error.property("lineNumber").toInt();
    const QStringList stack = error.property("stack").toString().split('\n');
    for (const QString& frame : stack) {
        const qsizetype colon = frame.lastIndexOf(':');
        if (colon < 0 || !frame.first(colon).endsWith(file))
            continue;
        line = frame.sliced(colon + 1).toInt();
        break;
    }
    std::fprintf(stderr, "daxscope: %s:%d: %s\n", file.toUtf8().constData(), line,
                 error.toString().toUtf8().constData());
    return 1;
}

}  // namespace

int runScript(const std::string& script, const std::vector<std::string>& arguments,
              scene::TimelinePtr* timeline) {
    // The same script makes the same image, unless told otherwise.
    ::setenv("DAXSCOPE_SEED", "1", 0);
    const QString name = QString::fromStdString(script);
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return complain({ENOENT,
                         std::format("“{}” cannot be read: {}", escapedName(script),
                                     file.errorString().toStdString()),
                         {}});
    QJSEngine engine;
    ScriptGlobals native(engine);
    if (timeline != nullptr)
        native.keepTimelines();
    QJSEngine::setObjectOwnership(&native, QJSEngine::CppOwnership);
    QJSValue operations = engine.newArray();
    quint32 count = 0;
    for (const auto table : {session::operationTable(), session::liveOperationTable()})
        for (const session::Operation& operation : table)
            operations.setProperty(count++, QString::fromStdString(std::string(operation.name)));
    QJSValue args = engine.newArray();
    for (quint32 i = 0; i < arguments.size(); ++i)
        args.setProperty(i, QString::fromStdString(arguments[i]));
    const QJSValue ready =
        engine.evaluate(QString::fromUtf8(prelude), QStringLiteral("daxscope"))
            .call({engine.globalObject(), engine.newQObject(&native), operations, args});
    if (ready.isError())
        return complainAboutScript(QStringLiteral("prelude"), ready);
    const QJSValue result = engine.evaluate(QString::fromUtf8(file.readAll()), name);
    std::fflush(stdout);
    if (result.isError())
        return complainAboutScript(name, result);
    const Status closed = native.closeAll();
    if (timeline != nullptr)
        *timeline = native.timeline();
    return closed ? 0 : complain(closed.error());
}

int commandRun(const std::string& script, const std::vector<std::string>& arguments, int argc,
               char** argv) {
    const QCoreApplication app(argc, argv);
    return runScript(script, arguments, nullptr);
}

}  // namespace daxscope::app

// run: a script (JavaScript) on images.
//
// Globals: Image.create(path, options), Image.open(path, options), print(…), assert(condition, text), args. What fails throws;
// what nobody catches ends the script with its line and exit 1, and open images are left as last committed. When
// the script ends well, open images are committed.
#include <QCoreApplication>
#include <QFile>
#include <QJSEngine>
#include <cstdio>
#include <cstdlib>

#include "app/commands.h"
#include "app/script_image.h"
#include "base/text.h"
#include "session/create.h"

namespace daxscope::app {

namespace {

/// The script's side: makes objects with methods out of native ones.
constexpr const char* prelude = R"JS(
(function (global, native, operations, args) {
    "use strict";
    const questions = ["read", "list", "stat", "extents", "owners", "commit", "close",
                       "freeze", "thaw", "poison", "check", "events", "map"];
    const wrap = (image) => {
        const out = {};
        for (const name of operations.concat(questions))
            out[name] = (...given) => image.call(name, given);
        out.read = (...given) => {
            const bytes = new Uint8Array(image.call("read", given));
            Object.defineProperty(bytes, "toString", {value: () => native.text(bytes.buffer)});
            return bytes;
        };
        return out;
    };
    global.Image = {
        create: (path, options) => wrap(native.create(path, options)),
        open: (path, options) => wrap(native.open(path, options)),
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

class Native : public QObject {
    Q_OBJECT
public:
    explicit Native(QJSEngine& engine) : engine_(engine) {}

    Q_INVOKABLE void print(const QString& text) {
        std::fputs((text + '\n').toUtf8().constData(), stdout);
    }
    Q_INVOKABLE QString text(const QByteArray& bytes) { return QString::fromUtf8(bytes); }

    Q_INVOKABLE QObject* create(const QJSValue& path, const QJSValue& options) {
        const auto image = created(path, options);
        return given(image);
    }
    Q_INVOKABLE QObject* open(const QJSValue& path, const QJSValue& options) {
        const auto image = opened(path, options);
        return given(image);
    }

    /// Commits all that are still open.
    Status closeAll() {
        for (ScriptImage* image : images_)
            DAX_CHECK(image->close());
        return {};
    }

private:
    QObject* given(const Result<ScriptImage*>& image) {
        if (image)
            return *image;
        throwInto(engine_, image.error());
        return nullptr;
    }

    static Result<std::string> pathOf(const QJSValue& path) {
        if (!path.isString())
            return fail(EINVAL, "an image needs a path");
        return path.toString().toStdString();
    }

    Result<ScriptImage*> keep(Result<std::unique_ptr<session::Session>> session) {
        if (!session)
            return std::unexpected(session.error());
        images_.push_back(new ScriptImage(engine_, std::move(*session)));
        images_.back()->setParent(this);
        return images_.back();
    }

    Result<ScriptImage*> created(const QJSValue& path, const QJSValue& options) {
        DAX_TRY(const std::string file, pathOf(path));
        session::CreateOptions create;
        create.salt = created_++;
        const auto has = [&](const char* name) { return !options.property(name).isUndefined(); };
        if (has("size")) {
            DAX_TRY(create.size, bytesFrom(options.property("size"), "size"));
        }
        if (has("label"))
            create.label = options.property("label").toString().toStdString();
        if (has("metadata")) {
            const QString profile = options.property("metadata").toString();
            if (profile != "single" && profile != "dup")
                return fail(EINVAL, "metadata is “single” or “dup”");
            create.dupMetadata = profile == "dup";
        }
        if (has("nodesize")) {
            DAX_TRY(const std::uint64_t size, bytesFrom(options.property("nodesize"), "nodesize"));
            create.nodeSize = static_cast<std::uint32_t>(std::min<std::uint64_t>(size, UINT32_MAX));
        }
        create.overwrite = options.property("force").toBool();
        DAX_CHECK(session::createImage(file, create));
        return keep(session::Session::openForWriting(file));
    }

    Result<ScriptImage*> opened(const QJSValue& path, const QJSValue& options) {
        DAX_TRY(const std::string file, pathOf(path));
        return keep(options.property("readOnly").toBool() ? session::Session::open(file)
                                                          : session::Session::openForWriting(file));
    }

    QJSEngine& engine_;
    std::vector<ScriptImage*> images_;
    std::uint64_t created_ = 0;
};

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

int commandRun(const std::string& script, const std::vector<std::string>& arguments, int argc,
               char** argv) {
    // The same script makes the same image, unless told otherwise.
    ::setenv("DAXSCOPE_SEED", "1", 0);
    const QCoreApplication app(argc, argv);
    const QString name = QString::fromStdString(script);
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return complain({ENOENT,
                         std::format("“{}” cannot be read: {}", escapedName(script),
                                     file.errorString().toStdString()),
                         {}});
    QJSEngine engine;
    Native native(engine);
    QJSEngine::setObjectOwnership(&native, QJSEngine::CppOwnership);
    QJSValue operations = engine.newArray();
    quint32 count = 0;
    for (const session::Operation& operation : session::operationTable())
        operations.setProperty(
            count++, QString::fromUtf8(operation.name.data(), qsizetype(operation.name.size())));
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
    return closed ? 0 : complain(closed.error());
}

}  // namespace daxscope::app

#include "command_run.moc"

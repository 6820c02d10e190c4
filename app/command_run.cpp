// run: a script (JavaScript) on images.
//
// Globals: Image.create(path, options), Image.open(path, options), Image.raw(path), print(…), assert(condition, text), args. What fails throws;
// what nobody catches ends the script with its line and exit 1, and open images are left as last committed. When
// the script ends well, open images are committed.
#include <QCoreApplication>
#include <QFile>
#include <cstdio>
#include <cstdlib>

#include "app/commands.h"
#include "app/script_engine.h"
#include "base/text.h"

namespace daxscope::app {

int runScript(const std::string& script, const std::vector<std::string>& arguments,
              ScriptLeft* left, const std::string& moment) {
    // The same script makes the same image, unless told otherwise.
    ::setenv("DAXSCOPE_SEED", "1", 0);
    const QString name = QString::fromStdString(script);
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return complain({ENOENT,
                         std::format("“{}” cannot be read: {}", escapedName(script),
                                     file.errorString().toStdString()),
                         {}});
    QStringList args;
    for (const std::string& argument : arguments)
        args << QString::fromStdString(argument);
    ScriptEngine engine(args);
    if (left != nullptr)
        engine.globals().keepTimelines();
    const auto result = engine.run(QString::fromUtf8(file.readAll()), name);
    std::fflush(stdout);
    if (!result) {
        std::fprintf(stderr, "daxscope: %s: %s\n", result.error().where.c_str(),
                     result.error().what.c_str());
        return 1;
    }
    if (!moment.empty()) {
        if (const Status gone = engine.globals().goBack(moment); !gone)
            return complain(gone.error());
    }
    if (left != nullptr)
        left->mappings = engine.globals().mappings();
    const Status closed = engine.globals().closeAll();
    if (left != nullptr)
        left->timeline = engine.globals().timeline();
    return closed ? 0 : complain(closed.error());
}

int commandRun(const std::string& script, const std::vector<std::string>& arguments, int argc,
               char** argv) {
    const QCoreApplication app(argc, argv);
    return runScript(script, arguments, nullptr, {});
}

}  // namespace daxscope::app

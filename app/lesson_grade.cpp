#include "app/lesson_grade.h"

#include <sys/resource.h>

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <algorithm>
#include <filesystem>

#include "app/commands.h"
#include "app/lesson_scenario.h"
#include "base/text.h"
#include "session/create.h"

namespace daxscope::app {

namespace {

constexpr std::uint64_t GiB = 1ULL << 30;
constexpr rlim_t mostMemory = 4 * GiB;  // the engine's maps of images of 1 GiB are in it
constexpr rlim_t mostFile = GiB;
constexpr int seconds = 10;
/// Beyond the script's own limit: for what does not notice it.
constexpr int mostMilliseconds = (seconds + 5) * 1000;
constexpr qint64 largestScript = 1 << 20;

bool isScript(const std::string& file) { return file.ends_with(".js"); }

Status prepare(const ui::Lesson& lesson, const std::string& image) {
    DAX_TRY(auto scenario, LessonScenario::load(lesson));
    session::CreateOptions options;
    options.size = scenario->imageSize();
    DAX_CHECK(session::createImage(image, options));
    DAX_TRY(auto session, session::Session::openForWriting(image, true));
    session->setScratch();
    Status done = scenario->startExercise(*session);
    if (done)
        done = session->commit();
    scenario.reset();  // it has the session borrowed
    return done;
}

/// What went wrong in the script; empty: nothing.
std::string runScriptOf(const std::string& script, const std::string& image) {
    QProcess process;
    process.setStandardOutputFile(QProcess::nullDevice());
    process.setStandardInputFile(QProcess::nullDevice());
    process.start(QCoreApplication::applicationFilePath(),
                  {QStringLiteral("lessons"), QStringLiteral("confined"),
                   QString::fromStdString(script), QString::fromStdString(image)});
    if (!process.waitForFinished(mostMilliseconds)) {
        process.kill();
        process.waitForFinished(-1);
        return std::format("the script was stopped: it may take {} seconds", seconds);
    }
    if (process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0)
        return {};
    const QString said = QString::fromUtf8(process.readAllStandardError()).trimmed();
    return said.isEmpty() ? "the script took more memory, time or file space than it may"
                          : said.toStdString();
}

}  // namespace

bool Grade::passed() const {
    return problem.empty() &&
           std::ranges::all_of(tasks, [](const GradedTask& task) { return task.missing.empty(); });
}

Status makeExercise(const ui::Lesson& lesson, const std::string& image) {
    if (std::filesystem::exists(image))
        return fail(EEXIST, "“{}” exists", escapedName(image));
    const Status made = prepare(lesson, image);
    if (!made)
        (void)std::remove(image.c_str());
    return made;
}

Result<Grade> gradeFile(const ui::Lesson& lesson, const std::string& file) {
    Grade out;
    std::unique_ptr<ScratchFolder> folder;
    std::string image = file;
    if (!std::filesystem::is_regular_file(file)) {
        out.problem = std::format("“{}” is no file", escapedName(file));
    } else if (isScript(file)) {
        DAX_TRY(folder, ScratchFolder::make(GiB / 8));
        image = folder->path("exercise.img");
        DAX_CHECK(prepare(lesson, image));
        out.problem = runScriptOf(file, image);
    }
    DAX_TRY(auto scenario, LessonScenario::load(lesson));
    std::unique_ptr<session::Session> session;
    if (out.problem.empty()) {
        auto opened = session::Session::open(image, true);
        if (opened)
            session = *std::move(opened);
        else
            out.problem = opened.error().text();
    }
    if (session != nullptr)
        scenario->judge(*session);
    for (const ui::LessonTask& task : lesson.tasks) {
        GradedTask graded{task.id.toStdString(), "not judged: " + out.problem};
        if (session != nullptr) {
            // What a check stumbles over is not there: the file is to blame.
            const auto missing = scenario->missingTask(task.id);
            graded.missing = missing ? missing->toStdString() : missing.error().what;
        }
        out.tasks.push_back(std::move(graded));
    }
    scenario.reset();
    return out;
}

int runConfined(const std::string& script, const std::string& image) {
    const auto limit = [](__rlimit_resource what, rlim_t most) {
        const rlimit both{most, most};
        return ::setrlimit(what, &both) == 0;
    };
    QFile file(QString::fromStdString(script));
    if (!file.open(QIODevice::ReadOnly) || file.size() > largestScript)
        return complain({EINVAL, "the script cannot be read, or has more than 1 MiB", script});
    const QString text = QString::fromUtf8(file.readAll());
    file.close();
    if (!limit(RLIMIT_AS, mostMemory) || !limit(RLIMIT_FSIZE, mostFile) ||
        !limit(RLIMIT_CPU, 2 * seconds) ||  // whoever has started it looks at the clock
        !limit(RLIMIT_CORE, 0))
        return complain({errno, "the script's limits cannot be set", {}});
    // The same image for everybody.
    qputenv("DAXSCOPE_SEED", "1");
    const QString name = QString::fromStdString(std::filesystem::path(script).filename().string());
    ScriptEngine engine({QString::fromStdString(image)});
    engine.limit(std::chrono::seconds(seconds));
    engine.globals().confineTo(std::filesystem::path(image).parent_path().string());
    const auto ran = engine.run(text, name);
    if (!ran) {
        std::fprintf(stderr, "%s: %s\n", ran.error().where.c_str(), ran.error().what.c_str());
        return 1;
    }
    const Status closed = engine.globals().closeAll();
    if (!closed)
        std::fprintf(stderr, "%s\n", closed.error().text().c_str());
    return closed ? 0 : 1;
}

}  // namespace daxscope::app

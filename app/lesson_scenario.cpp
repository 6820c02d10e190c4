#include "app/lesson_scenario.h"

#include <QFile>
#include <QJSValueIterator>
#include <QLocale>

#include "session/create.h"
#include "ui/language.h"

namespace daxscope::app {

namespace {

constexpr std::uint64_t MiB = 1ULL << 20;
constexpr std::uint64_t usualSize = 128 * MiB;
constexpr std::uint64_t largestSize = 1024 * MiB;
constexpr std::chrono::seconds patience{5};
/// Of what changes the image: somebody may look at the engine in slow motion meanwhile.
constexpr std::chrono::seconds longPatience{60};
constexpr const char* granularityVariable = "PMEM2_FORCE_GRANULARITY";

QStringList namesIn(const QJSValue& object) {
    QStringList out;
    for (QJSValueIterator at(object); at.hasNext();) {
        at.next();
        out << at.name();
    }
    return out;
}

/// The image is taken for persistent memory of that kind while it is mapped.
class Emulation {
public:
    explicit Emulation(const QString& kind)
        : on_(!kind.isEmpty()), before_(qgetenv(granularityVariable)) {
        if (on_)
            qputenv(granularityVariable, kind == "byte" ? "BYTE" : "CACHE_LINE");
    }
    ~Emulation() {
        if (on_ && before_.isNull())
            qunsetenv(granularityVariable);
        else if (on_)
            qputenv(granularityVariable, before_);
    }
    Emulation(const Emulation&) = delete;
    Emulation& operator=(const Emulation&) = delete;

private:
    bool on_;
    QByteArray before_;
};

}  // namespace

Result<std::unique_ptr<LessonScenario>> LessonScenario::load(const ui::Lesson& lesson) {
    std::unique_ptr<LessonScenario> out(new LessonScenario(lesson));
    DAX_CHECK(out->read());
    return out;
}

Status LessonScenario::read() {
    const QString path = lesson_.scenarioFile();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::unexpected(
            Error{ENOENT,
                  std::format("the scenario cannot be read: {}", file.errorString().toStdString()),
                  path.toStdString()});
    engine_.limit(patience);
    DAX_CHECK(
        engine_
            .run(QStringLiteral("var daxscopeLesson; function lesson(it) { daxscopeLesson = it; }"),
                 QStringLiteral("daxscope"))
            .transform([](const auto&) {}));
    QJSValue global = engine_.engine().globalObject();
    // Only what it is given: no files of this computer.
    global.deleteProperty("Image");
    DAX_CHECK(engine_.run(QString::fromUtf8(file.readAll()), path).transform([](const auto&) {}));
    scenario_ = global.property("daxscopeLesson");
    state_ = engine_.engine().newObject();
    return fits();
}

/// That text and scenario speak of the same steps and tasks.
Status LessonScenario::fits() {
    const std::string text = lesson_.textFile.toStdString();
    const std::string file = lesson_.scenarioFile().toStdString();
    if (!scenario_.isObject() || !scenario_.property("prepare").isCallable())
        return std::unexpected(Error{
            EINVAL, "it does not call lesson({prepare(image, state) { … }, steps: { … }})", file});
    DAX_CHECK(readImage(scenario_.property("image")));
    QStringList left = namesIn(scenario_.property("steps"));
    for (const ui::LessonStep& step : lesson_.steps) {
        const QJSValue found = scenario_.property("steps").property(step.id);
        left.removeOne(step.id);
        for (const char* function : {"act", "check"}) {
            if (!found.property(QLatin1String(function)).isCallable())
                return std::unexpected(
                    Error{EINVAL,
                          std::format("the scenario's step “{}” has no {}(image, state)",
                                      step.id.toStdString(), function),
                          std::format("{}:{}", text, step.line)});
        }
    }
    const QJSValue exercise = scenario_.property("exercise");
    QStringList tasks = namesIn(exercise.property("tasks"));
    if (!lesson_.tasks.empty() && !exercise.property("prepare").isCallable())
        return std::unexpected(Error{EINVAL, "the exercise has no prepare(image)", file});
    for (const ui::LessonTask& task : lesson_.tasks) {
        tasks.removeOne(task.id);
        if (!exercise.property("tasks").property(task.id).isCallable())
            return std::unexpected(Error{
                EINVAL,
                std::format("the scenario's exercise does not judge “{}”", task.id.toStdString()),
                std::format("{}:{}", text, task.line)});
    }
    left << tasks;
    if (!left.isEmpty())
        return std::unexpected(Error{
            EINVAL, std::format("the lesson's text has no “{}”", left.constFirst().toStdString()),
            file});
    return {};
}

Status LessonScenario::readImage(const QJSValue& image) {
    size_ = usualSize;
    if (const QJSValue size = image.property("size"); !size.isUndefined()) {
        DAX_TRY(size_, bytesFrom(size, "size"));
        if (size_ > largestSize)
            return fail(EINVAL, "a lesson's image has 1 GiB at most");
    }
    const QJSValue emulate = image.property("emulate");
    if (emulate.isUndefined())
        return {};
    emulated_ = emulate.toString();
    if (emulated_ != "byte" && emulated_ != "cacheline")
        return fail(EINVAL, "emulate is “byte” or “cacheline”");
    return {};
}

QJSValue LessonScenario::step(const QString& id) const {
    return scenario_.property("steps").property(id);
}

Result<QJSValue> LessonScenario::call(const QJSValue& owner, const char* function, bool mayChange) {
    engine_.limit(mayChange ? longPatience : patience);
    return engine_.call(owner.property(QLatin1String(function)),
                        {mayChange ? wrapped_ : asked_, state_}, lesson_.scenarioFile());
}

Status LessonScenario::start(session::Session& session) {
    session.trace().start();
    image_ = std::make_unique<ScriptImage>(engine_.engine(), session);
    wrapped_ = engine_.wrap(*image_);
    asked_ = engine_.ask(*image_);
    return call(scenario_, "prepare", true).transform([](const auto&) {});
}

Status LessonScenario::enter(const QString& id) {
    image_->forgetEvents();
    if (!step(id).property("begin").isCallable())
        return {};
    return call(step(id), "begin", false).transform([](const auto&) {});
}

Status LessonScenario::act(const QString& id) {
    return call(step(id), "act", true).transform([](const auto&) {});
}

Result<QString> LessonScenario::missing(const QString& id) {
    return verdict(call(step(id), "check", false), id);
}

bool LessonScenario::hasWrong(const QString& id) const {
    return step(id).property("wrong").isCallable();
}

Status LessonScenario::wrong(const QString& id) {
    return call(step(id), "wrong", true).transform([](const auto&) {});
}

Result<QString> LessonScenario::verdict(const Result<QJSValue>& said, const QString& about) const {
    if (!said)
        return std::unexpected(said.error());
    if (said->isBool() && said->toBool())
        return QString();
    if (said->isString() && !said->toString().isEmpty())
        return lesson_.says.translated(said->toString());
    return std::unexpected(Error{EINVAL,
                                 std::format("the check of “{}” says neither true nor what is "
                                             "missing",
                                             about.toStdString()),
                                 lesson_.scenarioFile().toStdString()});
}

QMap<QString, QString> LessonScenario::values() const {
    const QLocale locale(lesson_.language);
    QMap<QString, QString> out;
    for (QJSValueIterator at(state_); at.hasNext();) {
        at.next();
        if (at.value().isString())
            // A word of the scenario, or what the engine said.
            out[at.name()] = ui::inLanguage(lesson_.says.translated(at.value().toString()));
        else if (at.value().isNumber())
            out[at.name()] = locale.toString(static_cast<qlonglong>(at.value().toNumber()));
    }
    return out;
}

Status LessonScenario::startExercise(session::Session& session) {
    judge(session);
    return call(scenario_.property("exercise"), "prepare", true).transform([](const auto&) {});
}

void LessonScenario::judge(session::Session& session) {
    image_ = std::make_unique<ScriptImage>(engine_.engine(), session);
    wrapped_ = engine_.wrap(*image_);
    asked_ = engine_.ask(*image_);
}

Result<QString> LessonScenario::missingTask(const QString& task) {
    const QByteArray name = task.toUtf8();
    return verdict(call(scenario_.property("exercise").property("tasks"), name.constData(), false),
                   task);
}

Result<LessonImage> makeLessonImage(const LessonScenario& scenario) {
    LessonImage out;
    DAX_TRY(out.folder, ScratchFolder::make(scenario.imageSize()));
    out.path = out.folder->path(scenario.lesson().name.toStdString() + ".img");
    session::CreateOptions options;
    options.size = scenario.imageSize();
    DAX_CHECK(session::createImage(out.path, options));
    const Emulation emulation(scenario.emulated());
    DAX_TRY(out.session, session::Session::openForWriting(out.path, true));
    out.session->setScratch();
    return out;
}

}  // namespace daxscope::app

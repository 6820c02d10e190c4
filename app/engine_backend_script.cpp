// EngineBackend's side of scripts in the window: the worker runs them on the session that is open, and nothing else happens to it
// meanwhile, but for what reads: that is answered between the script's calls to images.
#include "app/engine_backend.h"
#include "app/script_engine.h"
#include "session/session.h"

namespace daxscope::app {

using ui::Job;

namespace {

constexpr const char* scriptName = "script";
/// While a script runs, the window is brought up to date so often.
constexpr std::chrono::milliseconds pause{100};

}  // namespace

/// What runs, and what it is to do; shared with the GUI thread under the lock of reads_.
class EngineBackend::ScriptRun {
public:
    ScriptRun(Job of, const std::string& path)
        : job(of), image(path), engine({QString::fromStdString(path)}) {}

    Job job;
    std::string image;  ///< its path
    ScriptEngine engine;
    bool stops = false;
    bool steps = false;
    bool goesOn = false;  ///< from where it stands
    std::chrono::steady_clock::time_point shown = std::chrono::steady_clock::now();
};

Job EngineBackend::runScript(const QString& text, bool stepping) {
    cancelLooking();
    scriptJob_ = start([=, this](Job job, Progress& progress) {
        session::Session* const session = presentFor(job);
        if (session == nullptr)
            return;
        leavePast();
        const auto info = session->info();
        if (!info)
            return report(job, info.error());
        ScriptRun run(job, info->path);
        run.steps = stepping;
        {
            const std::lock_guard lock(readsMutex_);
            run.stops = progress.cancelled();
            script_ = &run;
        }
        const Status ran = runOn(*session, text, run);
        {
            const std::lock_guard lock(readsMutex_);
            script_ = nullptr;
        }
        wantMappings();
        wantRefresh();
        wantCleaning();
        ran ? emit done(job) : report(job, ran.error());
    });
    return scriptJob_;
}

Status EngineBackend::runOn(session::Session& session, const QString& text, ScriptRun& run) {
    ScriptEngine& engine = run.engine;
    ScriptImage image(engine.engine(), session);
    engine.globals().printTo([&](const QString& line) { emit scriptPrinted(run.job, line); });
    engine.globals().beforeCalls([&] { return beforeCall(run); });
    engine.globals().lend(image, run.image);
    engine.engine().globalObject().setProperty(QStringLiteral("img"), engine.wrap(image));
    const auto ran = engine.run(text, QLatin1String(scriptName));
    if (!ran)
        return std::unexpected(ran.error());
    return engine.globals().closeAll();
}

Status EngineBackend::beforeCall(ScriptRun& run) {
    std::unique_lock lock(readsMutex_);
    const auto now = std::chrono::steady_clock::now();
    const bool stood = run.steps && !run.stops;
    if (stood || now - run.shown > pause) {
        run.shown = now;
        lock.unlock();
        wantRefresh();
        emit mappingsChanged(session_->mappings());
        if (stood)
            emit scriptStands(run.job, run.engine.lineIn(QLatin1String(scriptName)));
        lock.lock();
    }
    while (true) {
        while (!reads_.empty() && !run.stops) {
            lock.unlock();
            readNext();
            lock.lock();
        }
        if (run.stops || !run.steps || run.goesOn)
            break;
        readsChanged_.wait(lock);
    }
    run.goesOn = false;
    if (stood)
        emit scriptStands(run.job, 0);
    if (run.stops)
        return fail(ECANCELED, "the script was stopped");
    return {};
}

void EngineBackend::scriptGoesOn(bool stepping) {
    {
        const std::lock_guard lock(readsMutex_);
        if (script_ == nullptr)
            return;
        script_->steps = stepping;
        script_->goesOn = true;
    }
    readsChanged_.notify_all();
}

void EngineBackend::stepScript() { scriptGoesOn(true); }

void EngineBackend::continueScript() { scriptGoesOn(false); }

bool EngineBackend::scriptStops() {
    const std::lock_guard lock(readsMutex_);
    return script_ != nullptr && script_->stops;
}

bool EngineBackend::stopScript() {
    {
        const std::lock_guard lock(readsMutex_);
        if (script_ == nullptr)
            return false;
        script_->stops = true;
        script_->engine.stop();
    }
    readsChanged_.notify_all();
    return true;
}

}  // namespace daxscope::app

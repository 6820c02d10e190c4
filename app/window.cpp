#include "app/window.h"

#include <sys/eventfd.h>
#include <unistd.h>

#include <QApplication>
#include <QElapsedTimer>
#include <QEvent>
#include <QFile>
#include <QIcon>
#include <QSocketNotifier>
#include <QTimer>
#include <cerrno>
#include <clocale>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <ctime>

#include "app/display.h"
#include "app/engine_backend.h"
#include "app/handbook_parts.h"
#include "ui/language.h"
#include "ui/main_window.h"

namespace daxscope::app {

namespace {

/// Milliseconds since the kernel started this process.
qint64 sinceProcessStart() {
    QFile stat(QStringLiteral("/proc/self/stat"));
    if (!stat.open(QIODevice::ReadOnly))
        return -1;
    const QByteArray line = stat.readAll();
    // The command's name may hold blanks; fields count from behind its bracket.
    const QList<QByteArray> fields = line.mid(line.lastIndexOf(')') + 2).split(' ');
    constexpr qsizetype startTime = 19;
    if (fields.size() <= startTime)
        return -1;
    timespec now{};
    clock_gettime(CLOCK_BOOTTIME, &now);
    const qint64 started = fields[startTime].toLongLong() * 1000 / sysconf(_SC_CLK_TCK);
    return static_cast<qint64>(now.tv_sec) * 1000 + now.tv_nsec / 1'000'000 - started;
}

/// Tells when the window was first painted, and when it was painted with the whole picture in it.
class Timing : public QObject {
public:
    Timing(ui::MainWindow& window, ui::Backend& backend) : QObject(&window) {
        window.installEventFilter(this);
        connect(&backend, &ui::Backend::sceneReady, this,
                [&window](ui::Job, const ui::ScenePtr& scene) {
                    if (!scene->complete)
                        return;
                    // Behind the paint events that the new scene has queued.
                    QTimer::singleShot(0, &window, [&window] {
                        window.repaint();
                        std::fprintf(stderr, "complete %lld\n", sinceProcessStart());
                    });
                });
    }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override {
        if (event->type() == QEvent::Paint && !painted_) {
            painted_ = true;
            QTimer::singleShot(
                0, this, [] { std::fprintf(stderr, "first-paint %lld\n", sinceProcessStart()); });
        }
        return QObject::eventFilter(watched, event);
    }

private:
    bool painted_ = false;
};

/// SIGTERM, SIGINT and SIGHUP end the event loop, so that a scratch image goes as it does when the window is closed. Nobody is
/// asked about changes that are not committed: who sends them does not wait. One at a time.
class EndBySignal {
public:
    EndBySignal() : notifier_(wake_, QSocketNotifier::Read) {
        QObject::connect(&notifier_, &QSocketNotifier::activated, qApp,
                         [] { QCoreApplication::exit(shellsCode + received_); });
        struct sigaction action{};
        action.sa_handler = [](int signal) {
            const int interrupted = errno;
            received_ = signal;
            const std::uint64_t one = 1;
            (void)!::write(wake_, &one, sizeof one);
            errno = interrupted;
        };
        action.sa_flags = SA_RESTART;
        for (const int signal : {SIGTERM, SIGINT, SIGHUP}) {
            struct sigaction before{};
            // What is ignored (nohup) stays so.
            if (::sigaction(signal, nullptr, &before) == 0 && before.sa_handler != SIG_IGN)
                (void)::sigaction(signal, &action, nullptr);
        }
    }

private:
    static constexpr int shellsCode = 128;
    static inline volatile std::sig_atomic_t received_ = 0;
    // Never closed: a handler may run at any time.
    static inline const int wake_ = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    QSocketNotifier notifier_;
};

}  // namespace

int runWindow(int argc, char** argv) {
    if (const char* const missing = missingDisplay()) {
        std::fprintf(stderr,
                     "daxscope: no window: %s; the commands work without one (daxscope --help), "
                     "and render makes pictures\n",
                     missing);
        return 1;
    }
    QApplication::setApplicationName(QStringLiteral("Daxscope"));
    QApplication::setOrganizationName(QStringLiteral("Daxscope"));
    QApplication::setDesktopFileName(QStringLiteral("daxscope"));
    QApplication::setApplicationVersion(QStringLiteral(DAXSCOPE_VERSION));
    const QApplication application(argc, argv);
    const EndBySignal endBySignal;
    // What the system says of a failed call comes in English, as all sentences of the engine, and is translated as they are.
    std::setlocale(LC_MESSAGES, "C");
    ui::useLanguage(ui::languageAtStart());
    EngineBackend backend;
    provideHandbookParts();
    ui::MainWindow window(&backend);
    if (qEnvironmentVariableIsSet("DAXSCOPE_TIMING"))
        new Timing(window, backend);
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() > 1)
        window.openFile(arguments.at(1));
    window.show();
    return QApplication::exec();
}

}  // namespace daxscope::app

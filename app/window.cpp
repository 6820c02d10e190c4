#include "app/window.h"

#include <unistd.h>

#include <QApplication>
#include <QElapsedTimer>
#include <QEvent>
#include <QFile>
#include <QIcon>
#include <QTimer>
#include <cstdio>
#include <ctime>

#include "app/display.h"
#include "app/engine_backend.h"
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
    EngineBackend backend;
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

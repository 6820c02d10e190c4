#include "ui/safe_start.h"

#include <QCoreApplication>
#include <QSettings>
#include <cerrno>
#include <csignal>

namespace daxscope::ui {

namespace {

const QString key = QStringLiteral("start/unfinished");

bool alive(qint64 pid) {
    return pid > 0 && (kill(static_cast<pid_t>(pid), 0) == 0 || errno == EPERM);
}

}  // namespace

SafeStart::SafeStart() {
    QSettings settings;
    const qint64 mark = settings.value(key, 0).toLongLong();
    mayRestore_ = mark == 0 || mark == QCoreApplication::applicationPid() || alive(mark);
    settings.setValue(key, QCoreApplication::applicationPid());
    settings.sync();  // must be on disk before anything can crash
}

void SafeStart::finished() {
    if (finished_)
        return;
    finished_ = true;
    QSettings settings;
    settings.remove(key);
    settings.sync();
}

}  // namespace daxscope::ui

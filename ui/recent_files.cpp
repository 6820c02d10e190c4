#include "ui/recent_files.h"

#include <QFileInfo>
#include <QSettings>

namespace daxscope::ui {

namespace {

const QString key = QStringLiteral("recent/files");

}  // namespace

RecentFiles::RecentFiles(QObject* parent) : QObject(parent) {
    paths_ = QSettings().value(key).toStringList();
    paths_.removeIf([](const QString& path) { return path.isEmpty(); });
    paths_.removeDuplicates();
    paths_.resize(std::min<qsizetype>(paths_.size(), most));
}

void RecentFiles::add(const QString& path) {
    const QString whole = QFileInfo(path).absoluteFilePath();
    paths_.removeAll(whole);
    paths_.prepend(whole);
    paths_.resize(std::min<qsizetype>(paths_.size(), most));
    save();
}

void RecentFiles::remove(const QString& path) {
    if (paths_.removeAll(path) > 0)
        save();
}

void RecentFiles::clear() {
    paths_.clear();
    save();
}

void RecentFiles::save() {
    QSettings().setValue(key, paths_);
    emit changed();
}

}  // namespace daxscope::ui

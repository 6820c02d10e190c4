// The images opened lately, newest first, kept in QSettings. GUI thread.
//
// Paths are absolute; a file that has gone stays in the list, marked missing, until removed.
#pragma once

#include <QObject>
#include <QStringList>

namespace daxscope::ui {

class RecentFiles : public QObject {
    Q_OBJECT
public:
    static constexpr int most = 8;

    explicit RecentFiles(QObject* parent = nullptr);

    [[nodiscard]] const QStringList& paths() const { return paths_; }
    void add(const QString& path);
    void remove(const QString& path);
    void clear();

signals:
    void changed();

private:
    void save();

    QStringList paths_;
};

}  // namespace daxscope::ui

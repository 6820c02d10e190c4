// Files dropped on the tree and taken out again, through the window and the engine.
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
#include <QDropEvent>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "app/engine_backend.h"
#include "ui/event_loop_probe.h"
#include "ui/files_view.h"
#include "ui/main_window.h"
#include "ui/message_strip.h"
#include "ui/operating.h"
#include "ui/operation_actions.h"
#include "ui/recording.h"
#include "ui/transfers.h"

using namespace daxscope;
using namespace daxscope::ui;

namespace {

constexpr int patience = 30000;

void put(const QString& path, const QByteArray& content) {
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
}

QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("none");
}

void drop(MainWindow& window, const QStringList& files) {
    QMimeData data;
    QList<QUrl> urls;
    for (const QString& file : files)
        urls << QUrl::fromLocalFile(file);
    data.setUrls(urls);
    FilesView* view = window.files();
    const QPointF at = view->visualRect(view->files()->index(0, 0, {})).center();
    QDragEnterEvent enter(at.toPoint(), Qt::CopyAction, &data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(view->viewport(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent event(at, Qt::CopyAction, &data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(view->viewport(), &event);
    QVERIFY(event.isAccepted());
}

}  // namespace

class TestTransfers : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        QCoreApplication::setOrganizationName(QStringLiteral("daxscope"));
        QCoreApplication::setApplicationName(QStringLiteral("daxscope-test-transfers"));
    }
    void init() { QSettings().clear(); }
    void droppedAndExported();
    void readOnlySaysWhy();
};

void TestTransfers::droppedAndExported() {
    const QTemporaryDir folder;
    const QString tree = folder.filePath(QStringLiteral("tree"));
    QVERIFY(QDir().mkpath(tree + QStringLiteral("/d")));
    put(tree + QStringLiteral("/d/a"), "first");
    app::EngineBackend backend;
    MainWindow window(&backend);
    window.operating()->setInterval(std::chrono::milliseconds(0));
    window.show();
    window.newScratch();
    QTRY_VERIFY_WITH_TIMEOUT(window.scene() && window.scene()->complete, patience);
    QSignalSpy finished(window.transfers(), &Transfers::finished);
    drop(window, {tree});
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, patience);
    QVERIFY2(window.strip()->text().contains(QStringLiteral("1 file, 2 directories")),
             qPrintable(window.strip()->text()));
    // Again, changed: one question; then both are there.
    put(tree + QStringLiteral("/d/a"), "second");
    const int sock = ::socket(AF_UNIX, SOCK_STREAM, 0);
    sockaddr_un name{};
    name.sun_family = AF_UNIX;
    const QByteArray where = (tree + QStringLiteral("/s")).toLocal8Bit();
    QVERIFY(where.size() < qsizetype{sizeof name.sun_path});
    std::copy(where.begin(), where.end(), name.sun_path);
    QCOMPARE(::bind(sock, reinterpret_cast<sockaddr*>(&name), sizeof name), 0);
    ::close(sock);
    drop(window, {tree});
    const auto box = [&](const char* what) {
        return window.findChild<QMessageBox*>(QLatin1String(what));
    };
    QTRY_VERIFY_WITH_TIMEOUT(box("existing") != nullptr, patience);
    box("existing")->findChild<QPushButton*>(QStringLiteral("keepBoth"))->click();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 2, patience);
    QTRY_VERIFY(box("leftOut") != nullptr);
    QVERIFY(box("leftOut")->informativeText().contains(QStringLiteral("tree/s: a socket")));
    box("leftOut")->close();
    const QString out = folder.filePath(QStringLiteral("out"));
    QVERIFY(QDir().mkpath(out));
    window.transfers()->exportFile("/tree", out);
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 3, patience);
    QCOMPARE(contentOf(out + QStringLiteral("/tree/d/a")), QByteArray("first"));
    QCOMPARE(contentOf(out + QStringLiteral("/tree/d/a (2)")), QByteArray("second"));
    const std::string script = window.recording()->recorder().script();
    QVERIFY2(script.contains("\"/\", {existing: \"keepBoth\"});"), script.c_str());
    QVERIFY2(script.contains("img.export(\"/tree\", "), script.c_str());
}

void TestTransfers::readOnlySaysWhy() {
    const QTemporaryDir folder;
    put(folder.filePath(QStringLiteral("a")), "a");
    app::EngineBackend backend;
    MainWindow window(&backend);
    window.show();
    QVERIFY(!window.operations()->action("export")->isEnabled());
    window.openSample();
    QTRY_VERIFY_WITH_TIMEOUT(window.scene() && window.scene()->complete, patience);
    QVERIFY(window.operations()->action("export")->isEnabled());
    QVERIFY(!window.operations()->action("import")->isEnabled());
    drop(window, {folder.filePath(QStringLiteral("a"))});
    QVERIFY(window.strip()->text().contains(QStringLiteral("Allow changes")));
    QVERIFY(!window.transfers()->running());
    QSignalSpy finished(window.transfers(), &Transfers::finished);
    window.transfers()->exportFile("/v/db", folder.path());
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, patience);
    QVERIFY(QFileInfo(folder.filePath(QStringLiteral("db"))).size() > 0);
}

DAXSCOPE_GUI_TEST_MAIN(TestTransfers)
#include "test_transfers.moc"

// The window as a user meets it: open, choose, zoom, search, export, errors, themes, keyboard.
#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QDropEvent>
#include <QFile>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include "ui/appearance.h"
#include "ui/chip.h"
#include "ui/docks.h"
#include "ui/event_loop_probe.h"
#include "ui/facts_view.h"
#include "ui/fake_backend.h"
#include "ui/files_view.h"
#include "ui/hex_view.h"
#include "ui/inspector.h"
#include "ui/main_window.h"
#include "ui/map/device_map_view.h"
#include "ui/map/file_extents_view.h"
#include "ui/message_strip.h"
#include "ui/panel.h"
#include "ui/recent_files.h"
#include "ui/render.h"
#include "ui/search_box.h"
#include "ui/status_line.h"
#include "ui/usage_view.h"
#include "ui/welcome_page.h"

using namespace daxscope::ui;
using daxscope::ByteRange;
using daxscope::ui::test::FakeBackend;

namespace {

bool asked(const FakeBackend& backend, const std::string& what) {
    return std::ranges::count(backend.asked, what) > 0;
}

bool shows(const MainWindow& window, const QString& text) {
    return std::ranges::any_of(window.inspector()->facts()->facts(),
                               [&](const Fact& fact) { return fact.value.contains(text); });
}

/// A window that is on the screen, with the tour open.
struct Opened {
    Opened() {
        window.resize(1400, 900);
        window.show();
        window.activateWindow();
        exposed = QTest::qWaitForWindowExposed(&window);
        window.openSample();
        opened = QTest::qWaitFor([this] { return window.scene() != nullptr; }) &&
                 QTest::qWaitFor([this] {
                     return window.files()->files()->rowCount(
                                window.files()->files()->index(0, 0, {})) == 3;
                 });
    }
    void choose(const std::string& path) {
        window.files()->reveal(path);
        chosen = QTest::qWaitFor(
            [&] { return window.files()->files()->path(window.files()->currentIndex()) == path; });
        QCoreApplication::processEvents();
        QTest::qWait(1);
    }

    Panel& panel(const char* name) { return *window.findChild<Panel*>(QLatin1String(name)); }

    FakeBackend backend;
    MainWindow window{&backend};
    bool exposed = false;
    bool opened = false;
    bool chosen = false;
};

}  // namespace

class TestWindow : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void startsWithAWelcome();
    void opensTheTour();
    void choosesAFile();
    void zoomsByKey();
    void goesToASearchHit();
    void goesToAByte();
    void inspectsAnExtent();
    void followsAnOwner();
    void copiesBytes();
    void exportsEveryView_data();
    void exportsEveryView();
    void tellsWhatFailed();
    void showsProgressAndCancels();
    void showsWhatIsThereWhileReading();
    void remembersRecentFiles();
    void opensWhatIsDropped();
    void changesThemeAndTextSize();
    void cyclesThePanels();
    void clearsByEscape();
    void remembersItsSizes();
    void startsSafeAfterACrash();
    void listsFindings();
    void registersItsViews();
    void closesWhileReading();
};

void TestWindow::initTestCase() {
    QCoreApplication::setOrganizationName(QStringLiteral("daxscope"));
    QCoreApplication::setApplicationName(QStringLiteral("daxscope-test-window"));
}

void TestWindow::init() { QSettings().clear(); }

void TestWindow::startsWithAWelcome() {
    FakeBackend backend;
    MainWindow window(&backend);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    auto* welcome = window.findChild<WelcomePage*>();
    QVERIFY(welcome->isVisible());
    auto* tour = welcome->findChild<QPushButton*>(QStringLiteral("tour"));
    QVERIFY(tour->isVisible());
    QVERIFY(!window.findChild<SearchBox*>()->isEnabled());
    tour->click();
    QTRY_VERIFY(window.scene() != nullptr);
    QVERIFY(asked(backend, "sample"));
    QVERIFY(!welcome->isVisible());
}

void TestWindow::opensTheTour() {
    Opened it;
    QVERIFY(it.exposed);
    QVERIFY(it.opened);
    QVERIFY(it.window.windowTitle().contains(QStringLiteral("tour.img")));
    const QString status = it.window.status()->text();
    for (const char* part : {"tour.img", "generation 41", "granularity: page", "(emulated)",
                             "no-holes", "engine idle", "1 finding"})
        QVERIFY2(status.contains(QLatin1String(part)), qPrintable(status));
    QVERIFY(shows(it.window, QStringLiteral("crc32c")));
    it.window.closeImage();
    QVERIFY(it.window.scene() == nullptr);
    QVERIFY(asked(it.backend, "close"));
    QVERIFY(it.window.findChild<WelcomePage*>()->isVisible());
}

void TestWindow::choosesAFile() {
    Opened it;
    it.choose("/v/db");
    QVERIFY(it.chosen);
    QTRY_VERIFY(it.window.fileExtents()->subtitle().contains(QStringLiteral("/v/db")));
    QCOMPARE(it.window.linked()->file(), (std::optional<FileId>{FileId{256, 260}}));
    QTRY_VERIFY(shows(it.window, QStringLiteral("/v/db")));
    QCOMPARE(it.window.usage()->usage(),
             (std::optional<Usage>{Usage{32 * 1024, 160 * 1024, 8 * 1024, 192 * 1024}}));
    // A snapshot has totals, no extents of its own.
    it.choose("/s1");
    QCOMPARE(it.window.usage()->usage()->shared, 2000U * 1024);
    QVERIFY(it.window.fileExtents()->subtitle().isEmpty());
}

void TestWindow::zoomsByKey() {
    Opened it;
    DeviceMapView* map = it.window.deviceMap();
    map->setFocus();
    const auto whole = map->visibleRange();
    QTest::keyClick(map, Qt::Key_Plus);
    QTRY_VERIFY(map->visibleRange().length < whole.length);
    QTest::keyClick(map, Qt::Key_0);
    QTRY_COMPARE(map->visibleRange(), whole);
}

void TestWindow::goesToASearchHit() {
    Opened it;
    auto* search = it.window.findChild<SearchBox*>();
    QTest::keyClick(&it.window, Qt::Key_F, Qt::ControlModifier);
    QTRY_VERIFY(search->hasFocus());
    QTest::keyClicks(search, QStringLiteral("db"));
    QTRY_VERIFY(search->listShown());
    QCOMPARE(search->hits()->rowCount({}), 2);
    QTest::keyClick(search, Qt::Key_Down);
    QTest::keyClick(search, Qt::Key_Return);
    QTRY_COMPARE(it.window.files()->files()->path(it.window.files()->currentIndex()),
                 std::string("/v/db"));
    QVERIFY(!search->listShown());
    QTRY_VERIFY(it.window.fileExtents()->subtitle().contains(QStringLiteral("/v/db")));
}

void TestWindow::goesToAByte() {
    Opened it;
    auto* search = it.window.findChild<SearchBox*>();
    search->setFocus();
    search->setText(QStringLiteral("0x10000"));
    QTest::keyClick(search, Qt::Key_Return);  // at once, before any pause
    QTRY_VERIFY(it.window.linked()->selection().device.has_value());
    QCOMPARE(it.window.linked()->selection().device->offset, 65536U);
    QTRY_VERIFY(shows(it.window, QStringLiteral("superblock")));
    search->setFocus();
    search->setText(QStringLiteral("nothing-of-this-name"));
    QTest::keyClick(search, Qt::Key_Return);
    QTRY_VERIFY(search->listShown());
    QTest::keyClick(search, Qt::Key_Escape);
    QVERIFY(!search->listShown());
}

void TestWindow::inspectsAnExtent() {
    Opened it;
    const auto extent =
        it.window.scene()->device->extent(*it.window.scene()->device->find(8 * test::mib));
    Spot spot;
    spot.device = ByteRange{extent.device, extent.length};
    it.window.linked()->setSelection(spot);
    QTRY_VERIFY(it.window.inspector()->owners()->model()->rowCount() == 1);
    QVERIFY(shows(it.window, QStringLiteral("tree block")));
    QVERIFY(!asked(it.backend, "block " + std::to_string(extent.device)));  // not before it is seen
    it.window.inspector()->setPage(Inspector::Page::Decoded);
    QTRY_VERIFY(asked(it.backend, "block " + std::to_string(extent.device)));
    // Free space is told as such.
    spot.device = ByteRange{250 * test::mib, 4096};
    it.window.linked()->setSelection(spot);
    QTRY_VERIFY(shows(it.window, QStringLiteral("free space")));
}

void TestWindow::followsAnOwner() {
    Opened it;
    Spot spot;
    spot.device = ByteRange{72 * test::mib, 4096};
    it.window.linked()->setSelection(spot);
    QListView* owners = it.window.inspector()->owners();
    QTRY_COMPARE(owners->model()->rowCount(), 3);
    emit owners->activated(owners->model()->index(0, 0));
    QTRY_COMPARE(it.window.files()->files()->path(it.window.files()->currentIndex()),
                 std::string("/v/db"));
    // The piece of the file that lies there is chosen, too.
    QTRY_VERIFY(it.window.linked()->selection().file.has_value());
    QCOMPARE(it.window.linked()->selection().file->offset, 53248U);
    QVERIFY(it.window.linked()->selection().device.has_value());
}

void TestWindow::copiesBytes() {
    Opened it;
    Spot spot;
    spot.device = ByteRange{72 * test::mib, 4096};
    it.window.linked()->setSelection(spot);
    it.window.inspector()->setPage(Inspector::Page::Bytes);
    HexView* bytes = it.window.inspector()->bytes();
    QTRY_VERIFY(!bytes->text().isEmpty());
    bytes->setFocus();
    QTest::keyClick(bytes, Qt::Key_Home, Qt::ControlModifier);
    for (int i = 0; i < 3; ++i)
        QTest::keyClick(bytes, Qt::Key_Right, Qt::ShiftModifier);
    QCOMPARE(bytes->selectionLength(), 4);
    QTest::keyClick(bytes, Qt::Key_C, Qt::ControlModifier);
    QVERIFY(QApplication::clipboard()->text().startsWith(QStringLiteral("0x0480_0000  ")));
}

void TestWindow::exportsEveryView_data() {
    QTest::addColumn<QString>("panel");
    QTest::addColumn<QString>("format");
    for (const QString& panel : {QStringLiteral("files"), QStringLiteral("device"),
                                 QStringLiteral("extents"), QStringLiteral("inspector")}) {
        for (const QString& format : exportFormats())
            QTest::addRow("%s.%s", qPrintable(panel), qPrintable(format)) << panel << format;
    }
}

void TestWindow::exportsEveryView() {
    QFETCH(const QString, panel);
    QFETCH(const QString, format);
    Opened it;
    it.choose("/v/db");
    it.window.findChild<Panel*>(panel)->focusContent();
    QTRY_VERIFY(it.window.findChild<Panel*>(panel)->hasFocusWithin());
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("out.") + format);
    QVERIFY(it.window.exportCurrent(path));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.size() > 40);
    if (format == QLatin1String("png")) {
        const QImage image(path);
        QVERIFY(image.width() > 600);
        QVERIFY(!image.isGrayscale() || panel == QLatin1String("inspector"));
    }
    QVERIFY(!it.window.exportCurrent(QStringLiteral("/nonexistent/folder/out.") + format));
    QCOMPARE(it.window.strip()->kind(), MessageStrip::Kind::Error);
}

void TestWindow::tellsWhatFailed() {
    FakeBackend backend;
    backend.openError = EINVAL;
    MainWindow window(&backend);
    window.show();
    window.openFile(QStringLiteral("/tmp/holiday.jpg"));
    QTRY_COMPARE(window.strip()->kind(), MessageStrip::Kind::Error);
    const QString text = window.strip()->text();
    for (const char* part : {"holiday.jpg", "no btrfs superblock", "byte 65536", "btrfs-image"})
        QVERIFY2(text.contains(QLatin1String(part)), qPrintable(text));
    QVERIFY(window.strip()->isVisible());
    QVERIFY(window.findChild<WelcomePage*>()->isVisible());
    QVERIFY(RecentFiles().paths().isEmpty());
    // With an image open, it stays open.
    backend.openError = 0;
    window.openFile(QStringLiteral("/tmp/good.img"));
    QTRY_VERIFY(window.scene() != nullptr);
    const ScenePtr good = window.scene();
    backend.openError = EINVAL;
    window.openFile(QStringLiteral("/tmp/holiday.jpg"));
    QTRY_COMPARE(window.strip()->kind(), MessageStrip::Kind::Error);
    QCOMPARE(window.scene(), good);
    // Opened again it was closed first: nothing is left to show.
    window.openFile(QStringLiteral("/tmp/good.img"));
    QTRY_VERIFY(window.scene() == nullptr);
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QTest::keyClick(&window, Qt::Key_Escape);
    QTRY_VERIFY(!window.strip()->isVisible());
}

void TestWindow::showsProgressAndCancels() {
    FakeBackend backend;
    backend.openMilliseconds = 60000;
    MainWindow window(&backend);
    window.show();
    window.openFile(QStringLiteral("/tmp/big.img"));
    QVERIFY(!window.strip()->isVisible());  // no flash for quick ones
    QTRY_COMPARE(window.strip()->kind(), MessageStrip::Kind::Progress);
    QVERIFY(window.strip()->text().contains(QStringLiteral("reading the extent tree")));
    window.strip()->findChild<QPushButton*>()->click();
    QTRY_COMPARE(window.strip()->kind(), MessageStrip::Kind::Notice);
    QVERIFY(asked(backend, "cancel"));
    QVERIFY(window.scene() == nullptr);
}

void TestWindow::showsWhatIsThereWhileReading() {
    FakeBackend backend;
    backend.openMilliseconds = 500;
    backend.partialFirst = true;
    MainWindow window(&backend);
    window.show();
    window.openFile(QStringLiteral("/tmp/big.img"));
    QTRY_VERIFY(window.scene() != nullptr);
    QVERIFY(!window.scene()->complete);
    QVERIFY(window.files()->isVisible());
    QTRY_COMPARE(window.strip()->kind(), MessageStrip::Kind::Progress);
    QTRY_VERIFY(window.scene()->complete);
    QCOMPARE(window.strip()->kind(), MessageStrip::Kind::None);
    QCOMPARE(RecentFiles().paths().value(0), QStringLiteral("/tmp/big.img"));
}

void TestWindow::remembersRecentFiles() {
    const QTemporaryDir folder;
    const QString here = folder.filePath(QStringLiteral("here.img"));
    QFile file(here);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    {
        RecentFiles recent;
        recent.add(QStringLiteral("/nonexistent/gone.img"));
        recent.add(here);
        recent.add(here);
        QCOMPARE(recent.paths().size(), 2);
    }
    FakeBackend backend;
    MainWindow window(&backend);
    window.show();
    auto* welcome = window.findChild<WelcomePage*>();
    const auto row = [&](const QString& path) -> QAbstractButton* {
        for (auto* button : welcome->findChildren<QAbstractButton*>()) {
            if (button->text() == path)
                return button;
        }
        return nullptr;
    };
    QVERIFY(row(here) != nullptr && row(here)->isEnabled());
    QVERIFY(!row(QStringLiteral("/nonexistent/gone.img"))->isEnabled());
    for (auto* button : welcome->findChildren<QPushButton*>()) {
        if (button->accessibleName().contains(QStringLiteral("gone.img")))
            button->click();
    }
    QTRY_COMPARE(RecentFiles().paths(), QStringList{here});
    QTRY_VERIFY(row(QStringLiteral("/nonexistent/gone.img")) == nullptr);
    row(here)->click();
    QTRY_VERIFY(window.scene() != nullptr);
    QVERIFY(asked(backend, "open " + here.toStdString()));
}

void TestWindow::opensWhatIsDropped() {
    FakeBackend backend;
    MainWindow window(&backend);
    window.show();
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(QStringLiteral("/tmp/dropped.img"))});
    QDragEnterEvent enter(QPoint(200, 200), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(200, 200), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window, &drop);
    QVERIFY(drop.isAccepted());
    QTRY_VERIFY(window.scene() != nullptr);
    QVERIFY(asked(backend, "open /tmp/dropped.img"));
    QMimeData words;
    words.setText(QStringLiteral("no file"));
    QDragEnterEvent other(QPoint(200, 200), Qt::CopyAction, &words, Qt::LeftButton, Qt::NoModifier);
    other.ignore();
    QApplication::sendEvent(&window, &other);
    QVERIFY(!other.isAccepted());
}

void TestWindow::changesThemeAndTextSize() {
    Opened it;
    Appearance* look = it.window.appearance();
    look->setScheme(Appearance::Scheme::Light);
    const auto ground = [&] {  // of the file extents, near their lower edge
        const QImage image = it.window.fileExtents()->grab().toImage();
        return image.pixelColor(image.width() / 2, image.height() - 4).lightness();
    };
    QTRY_VERIFY(ground() > 200);
    look->setScheme(Appearance::Scheme::Dark);
    QTRY_VERIFY(ground() < 80);
    const int before = it.window.files()->fontMetrics().height();
    const int bar = it.window.findChild<Panel*>(QStringLiteral("files"))->height();
    QTest::keyClick(&it.window, Qt::Key_Plus, Qt::ControlModifier);
    QTest::keyClick(&it.window, Qt::Key_Plus, Qt::ControlModifier);
    QTRY_COMPARE(look->textZoom(), 120);
    QTRY_VERIFY(it.window.files()->fontMetrics().height() > before);
    QVERIFY(bar > 0);
    QTest::keyClick(&it.window, Qt::Key_0, Qt::ControlModifier);
    QTRY_COMPARE(it.window.files()->fontMetrics().height(), before);
    look->setScheme(Appearance::Scheme::System);
}

void TestWindow::cyclesThePanels() {
    Opened it;
    it.window.files()->setFocus();
    QTRY_VERIFY(it.window.files()->hasFocus());
    QStringList seen;
    for (int i = 0; i < 8; ++i) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_F6);
        for (const Panel* panel : it.window.findChildren<Panel*>()) {
            if (panel->hasFocusWithin())
                seen << panel->objectName();
        }
    }
    QCOMPARE(seen, (QStringList{QStringLiteral("sharing"), QStringLiteral("device"),
                                QStringLiteral("extents"), QStringLiteral("timeline"),
                                QStringLiteral("code"), QStringLiteral("mappings"),
                                QStringLiteral("inspector"), QStringLiteral("files")}));
}

void TestWindow::clearsByEscape() {
    Opened it;
    it.choose("/v/db");
    Spot spot;
    spot.device = ByteRange{72 * test::mib, 4096};
    it.window.linked()->setSelection(spot);
    QTest::keyClick(&it.window, Qt::Key_Escape);
    QTRY_VERIFY(it.window.linked()->selection().empty());
    QVERIFY(it.window.linked()->file().has_value());
    QTest::keyClick(&it.window, Qt::Key_Escape);
    QTRY_VERIFY(!it.window.linked()->file().has_value());
    QVERIFY(it.window.fileExtents()->subtitle().isEmpty());
}

void TestWindow::remembersItsSizes() {
    int width = 0;
    {
        Opened it;
        it.window.docks()->setWidths({{&it.panel("files"), 400}});
        width = it.panel("files").width();
        QVERIFY(std::abs(width - 400) < 30);
        it.window.findChild<QAction*>(QStringLiteral("show-sharing"))->setChecked(false);
        it.window.close();
    }
    Opened it;
    QVERIFY(it.window.findChild<Panel*>(QStringLiteral("sharing"))->isHidden());
    QTRY_VERIFY(std::abs(it.panel("files").width() - width) < 30);
}

void TestWindow::startsSafeAfterACrash() {
    QSettings().setValue(QStringLiteral("window/hidden"), QStringList{QStringLiteral("sharing")});
    QSettings().setValue(QStringLiteral("start/unfinished"), 0x7ffffff0);  // no such process
    FakeBackend backend;
    {
        MainWindow window(&backend);
        window.show();
        QVERIFY(!window.findChild<Panel*>(QStringLiteral("sharing"))->isHidden());
        QCOMPARE(window.strip()->kind(), MessageStrip::Kind::Notice);
        window.close();
    }
    QVERIFY(!QSettings().contains(QStringLiteral("start/unfinished")));
}

void TestWindow::listsFindings() {
    Opened it;
    it.window.status()->findChild<QPushButton*>(QStringLiteral("findings"))->click();
    auto* list = it.window.status()->findChild<QListWidget*>();
    QVERIFY(list != nullptr);
    QCOMPARE(list->count(), 1);
    list->window()->close();
}

void TestWindow::registersItsViews() {
    registerShellViews();
    const QTemporaryDir folder;
    FakeBackend backend;
    RenderInput input;
    input.scene = test::inventedScene("/tmp/tour.img");
    input.backend = &backend;
    for (const QString& view :
         {QStringLiteral("files"), QStringLiteral("inspector"), QStringLiteral("window"),
          QStringLiteral("sharing"), QStringLiteral("trees")}) {
        QVERIFY(viewNames().contains(view));
        for (const QString& format : exportFormats()) {
            RenderRequest request;
            request.view = view;
            request.dark = true;
            request.output = folder.filePath(view + QLatin1Char('.') + format);
            const auto done = renderTo(request, input);
            QVERIFY2(done.has_value(), done ? "" : done.error().what.c_str());
            QVERIFY(QFileInfo(request.output).size() > 40);
        }
    }
    QVERIFY(!renderTo(
        {.view = QStringLiteral("files"), .output = folder.filePath(QStringLiteral("x.png"))}, {}));
}

void TestWindow::closesWhileReading() {
    FakeBackend backend;
    backend.openMilliseconds = 200;
    {
        MainWindow window(&backend);
        window.show();
        window.openFile(QStringLiteral("/tmp/big.img"));
        QTest::qWait(170);
    }
    QTest::qWait(150);  // answers to a window that is gone
}

DAXSCOPE_GUI_TEST_MAIN(TestWindow)
#include "test_window.moc"

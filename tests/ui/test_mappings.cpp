// Mappings in the window: choosing pages by mouse and keys, loading, editing and storing bytes, mapping by the form,
// freezing, and what is said about the state of the session.
#include <QAccessible>
#include <QCheckBox>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QScrollBar>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include "ui/byte_edit.h"
#include "ui/designs_dialog.h"
#include "ui/entries_model.h"
#include "ui/event_loop_probe.h"
#include "ui/fake_backend.h"
#include "ui/files_view.h"
#include "ui/main_window.h"
#include "ui/map/entry_blocks_view.h"
#include "ui/map/file_extents_view.h"
#include "ui/map/page_map.h"
#include "ui/mappings_view.h"
#include "ui/message_strip.h"
#include "ui/operating.h"
#include "ui/operation_actions.h"
#include "ui/operation_form.h"
#include "ui/panel.h"

using namespace daxscope;
using namespace daxscope::ui;
using daxscope::ui::test::FakeBackend;

namespace {

/// A window with a scratch image, /v/db chosen, and what `mappings` says.
struct Opened {
    explicit Opened(scene::Mappings mappings = test::inventedMappings()) {
        window.operating()->setInterval(std::chrono::milliseconds(0));
        window.resize(1600, 1000);
        window.show();
        window.activateWindow();
        ready = QTest::qWaitForWindowExposed(&window);
        window.newScratch();
        ready = ready && QTest::qWaitFor([this] { return window.scene() != nullptr; });
        window.files()->reveal("/v/db");
        ready = ready &&
                QTest::qWaitFor([this] { return !window.fileExtents()->subtitle().isEmpty(); });
        tell(std::move(mappings));
    }
    void tell(scene::Mappings mappings) {
        backend.mappings = std::move(mappings);
        backend.tellMappings();
        const auto before = view()->mappings();
        ready = ready && QTest::qWaitFor([&] { return view()->mappings() != before; });
    }
    [[nodiscard]] MappingsView* view() const { return window.mappings(); }
    [[nodiscard]] PageMap* map() const { return view()->map(); }
    [[nodiscard]] QPoint at(quint64 number, quint64 page) const {
        const auto index = map()->painter().find(number);
        const QRectF area = map()->painter().geometry().cell(*index, page).area;
        return area.center().toPoint() - QPoint(0, map()->verticalScrollBar()->value());
    }
    void click(quint64 number, quint64 page) const {
        QTest::mouseClick(map()->viewport(), Qt::LeftButton, {}, at(number, page));
    }
    [[nodiscard]] QAction* action(const char* name) const {
        return window.operations()->action(name);
    }
    [[nodiscard]] std::ptrdiff_t asked(const std::string& what) const {
        return std::ranges::count(backend.asked, what);
    }
    bool load() {
        const auto before = asked("apply load");
        QTest::mouseDClick(map()->viewport(), Qt::LeftButton, {}, at(1, 13));
        return QTest::qWaitFor([&] {
            return asked("apply load") == before + 1 && !view()->bytes()->empty() &&
                   view()->bytes()->isVisible();
        });
    }

    FakeBackend backend;
    MainWindow window{&backend};
    bool ready = false;
};

}  // namespace

class TestMappings : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void saysWhatIsMissing();
    void everyLiveOperationIsInItsMenu();
    void choosesByMouse();
    void walksByKeys();
    void isReadAloud();
    void followsTheOtherViews();
    void mapsByTheForm();
    void loadsAndStores();
    void storesWhatWasTypedOnly();
    void freezesAndThaws();
    void writersStartAndStop();
    void poisonTakesTheChosenBlock();
    void failuresGoToTheStrip();
    void saysTheStateOfTheSession();
    void forgetsWhatIsGone();
    void exportsItself();
    void aPageChoosesItsFile();
    void designsAreChosenFromAList();
    void designsNeedAScratchImage();
};

void TestMappings::initTestCase() {
    QCoreApplication::setOrganizationName(QStringLiteral("daxscope"));
    QCoreApplication::setApplicationName(QStringLiteral("daxscope-test-mappings"));
}

void TestMappings::init() { QSettings().clear(); }

void TestMappings::saysWhatIsMissing() {
    FakeBackend backend;
    MainWindow window(&backend);
    window.show();
    window.openFile(QStringLiteral("/tmp/tour.img"));
    QTRY_VERIFY(window.scene() != nullptr);
    const auto said = [&] { return window.mappings()->map()->accessibleDescription(); };
    QVERIFY2(said().contains(QStringLiteral("Allow changes")), qPrintable(said()));
    QVERIFY(!window.operations()->action("map")->isEnabled());
    QVERIFY(window.operations()->action("map")->toolTip().contains(QStringLiteral("read-only")));
    window.operating()->allowChanges();
    QTRY_VERIFY2(said().contains(QStringLiteral("not opened with dax")), qPrintable(said()));
    QVERIFY(window.operations()->action("map")->toolTip().contains(QStringLiteral("dax")));
    backend.mappings.dax = true;
    backend.tellMappings();
    QTRY_VERIFY2(said().contains(QStringLiteral("No file is mapped")), qPrintable(said()));
    QVERIFY(said().contains(QStringLiteral("Map into a process")));
    QVERIFY(
        window.operations()->action("map")->toolTip().contains(QStringLiteral("Choose a file")));
    QVERIFY(window.operations()->action("load")->toolTip().contains(QStringLiteral("page")));
    window.files()->reveal("/v/db");
    QTRY_VERIFY(window.operations()->action("map")->isEnabled());
}

void TestMappings::everyLiveOperationIsInItsMenu() {
    FakeBackend backend;
    MainWindow window(&backend);
    const QMenu* map = nullptr;
    for (const QAction* menu : window.menuBar()->actions()) {
        if (menu->text() == QLatin1String("&Map"))
            map = menu->menu();
    }
    QVERIFY(map != nullptr);
    QSet<QString> mnemonics;
    for (const session::Operation& operation : session::liveOperationTable()) {
        if (operation.history != nullptr)
            continue;  // in the menu Edit
        QAction* action = window.operations()->action(operation.name);
        QVERIFY2(map->actions().contains(action), operation.name.data());
        QVERIFY(action->text() != QString::fromUtf8(operation.name.data()));
        // Dots when a form follows.
        QCOMPARE(action->text().endsWith(QStringLiteral("…")), !runsAtOnce(operation));
        const auto at = action->text().indexOf(QLatin1Char('&'));
        QVERIFY2(at >= 0, operation.name.data());
        const QString letter = action->text().mid(at + 1, 1).toLower();
        QVERIFY2(!mnemonics.contains(letter), qPrintable(action->text()));
        mnemonics << letter;
        QCOMPARE(session::findOperation(operation.name), &operation);
        // The command line has none of them.
        QVERIFY(!std::ranges::contains(session::operationTable(), operation.name,
                                       &session::Operation::name));
    }
}

void TestMappings::choosesByMouse() {
    Opened it;
    QVERIFY(it.ready);
    it.click(1, 13);
    QCOMPARE(it.map()->chosen(), (PagesAt{1, 13, 1}));
    // What it shows of the file, and its block, in all views.
    QCOMPARE(it.window.linked()->selection().file, (ByteRange{13 * 4096, 4096}));
    QCOMPARE(it.window.linked()->selection().device, (ByteRange{88 * test::mib, 4096}));
    const auto choice = it.view()->choice();
    QVERIFY(choice.has_value());
    QCOMPARE(choice->view, 1U);
    QCOMPARE(choice->range, (ByteRange{13 * 4096, 4096}));
    QTest::mouseMove(it.map()->viewport(), it.at(2, 42));
    QTRY_COMPARE(it.window.linked()->hover().file, (ByteRange{42 * 4096, 4096}));
    QCOMPARE(it.map()->pointed(), (PagesAt{2, 42, 1}));
    // A row of the table is a page, too.
    auto* table = it.view()->findChild<QAbstractItemView*>(QStringLiteral("entries"));
    QVERIFY(table != nullptr && table->isVisible());
    const QModelIndex row = it.view()->entries()->index(5, 0);
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(row).center());
    QCOMPARE(it.map()->chosen(), (PagesAt{1, 24, 1}));
}

void TestMappings::walksByKeys() {
    Opened it;
    QVERIFY(it.ready);
    it.map()->setFocus();
    const auto press = [&](Qt::Key key) { QTest::keyClick(it.map(), key); };
    press(Qt::Key_Right);
    QCOMPARE(it.map()->chosen(), (PagesAt{1, 0, 1}));
    press(Qt::Key_Right);
    press(Qt::Key_Down);
    const quint64 row = it.map()->painter().geometry().cellsPerRow(0);
    QCOMPARE(it.map()->chosen(), (PagesAt{1, row + 1, 1}));
    press(Qt::Key_Up);
    press(Qt::Key_Left);
    QCOMPARE(it.map()->chosen(), (PagesAt{1, 0, 1}));
    press(Qt::Key_End);
    QCOMPARE(it.map()->chosen(), (PagesAt{1, 47, 1}));
    press(Qt::Key_Right);
    QCOMPARE(it.map()->chosen(), (PagesAt{2, 0, 1}));
    press(Qt::Key_Minus);
    QCOMPARE(it.map()->painter().geometry().pagesPerCell(0), 2U);
    press(Qt::Key_0);
    QCOMPARE(it.map()->painter().geometry().pagesPerCell(0), 1U);
    press(Qt::Key_Escape);
    QVERIFY(!it.map()->chosen());
    QVERIFY(it.window.linked()->selection().empty());
    press(Qt::Key_Home);
    press(Qt::Key_Return);
    QTRY_COMPARE(it.asked("apply load"), 1);
    QCOMPARE(it.backend.lastArguments.number("view"), 1U);
    QCOMPARE(it.backend.lastArguments.number("offset"), 0U);
    QCOMPARE(it.backend.lastArguments.number("length"), 4096U);
    // The blocks are walked page by page, too.
    it.view()->setPage(MappingsView::Page::Blocks);
    auto* blocks = it.view()->findChild<EntryBlocksView*>();
    QVERIFY(blocks != nullptr && blocks->isVisible());
    const QPointF page = blocks->painter().pageArea({13 * 4096, 4096}).center();
    QTest::mouseClick(blocks, Qt::LeftButton, {}, page.toPoint());
    QCOMPARE(it.map()->chosen(), (PagesAt{1, 13, 1}));
    QTest::keyClick(blocks, Qt::Key_Right);
    QCOMPARE(it.map()->chosen(), (PagesAt{1, 14, 1}));
    QCOMPARE(blocks->accessibleDescription(), QStringLiteral("page 14, block at 0x0580_1000"));
    // A page far away comes into view.
    it.tell(*test::hugeMappings(100000, 3));
    it.map()->setFocus();
    press(Qt::Key_End);
    QVERIFY(it.map()->verticalScrollBar()->value() > 0);
}

void TestMappings::isReadAloud() {
    Opened it;
    QVERIFY(it.ready);
    QAccessibleInterface* map = QAccessible::queryAccessibleInterface(it.map());
    QVERIFY(map != nullptr);
    QCOMPARE(map->text(QAccessible::Name), QStringLiteral("Mapped pages"));
    QCOMPARE(map->text(QAccessible::Description), QStringLiteral("2 mappings"));
    it.click(1, 13);
    const QString said = map->text(QAccessible::Description);
    QVERIFY2(said.contains(QStringLiteral("page 13 of process A: writable, dirty")),
             qPrintable(said));
}

void TestMappings::followsTheOtherViews() {
    Opened it;
    QVERIFY(it.ready);
    const auto orange = [&] {
        const QImage image = it.map()->viewport()->grab().toImage();
        const QColor colour = Theme::fromPalette(it.map()->palette()).tone(Meaning::Changed);
        int out = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                out += image.pixel(x, y) == colour.rgb() ? 1 : 0;
        }
        return out;
    };
    const int before = orange();  // the last fault
    Spot spot;
    spot.file = ByteRange{30 * 4096, 4096};
    it.window.linked()->setHover(spot);
    QVERIFY(orange() > before);
    it.window.linked()->setHover({});
    QCOMPARE(orange(), before);
    // What is chosen elsewhere is not a page chosen here.
    it.click(1, 30);
    spot.file = ByteRange{0, 13 * 4096};
    it.window.linked()->setSelection(spot);
    QVERIFY(!it.map()->chosen());
    QVERIFY(!it.action("load")->isEnabled());
    // A page that is copied takes the selection along to its new block.
    it.click(1, 30);
    scene::Mappings copied = test::inventedMappings();
    copied.processes[0].windows[0].pages[14].device = 100 * test::mib;
    QCOMPARE(copied.processes[0].windows[0].pages[14].first, 30U);
    it.tell(copied);
    QCOMPARE(it.map()->chosen(), (PagesAt{1, 30, 1}));
    QCOMPARE(it.window.linked()->selection().device->offset, 100 * test::mib);
}

void TestMappings::mapsByTheForm() {
    scene::Mappings none;
    none.dax = true;
    Opened it(none);
    QVERIFY(it.ready);
    it.action("map")->trigger();
    auto* form = it.window.findChild<OperationForm*>();
    QVERIFY(form != nullptr);
    const auto text = [&](const char* name) {
        return static_cast<QLineEdit*>(form->editor(name))->text();
    };
    QCOMPARE(text("path"), QStringLiteral("/v/db"));
    QCOMPARE(text("process"), QStringLiteral("A"));
    QCOMPARE(text("offset"), QStringLiteral("0"));
    QCOMPARE(text("length"), QStringLiteral("0"));
    static_cast<QLineEdit*>(form->editor("process"))->setText(QStringLiteral("C"));
    form->runButton()->click();
    QTRY_COMPARE(it.asked("apply map"), 1);
    QCOMPARE(it.backend.lastArguments.text("process"), std::string("C"));
    // The new mapping is chosen: what comes next is about it.
    QTRY_VERIFY(it.map()->chosen().has_value());
    QCOMPARE(it.map()->chosen()->view, 100U);
    QVERIFY(it.action("unmap")->isEnabled());
    QCOMPARE(it.window.operating()->changes(), 0U);
    it.action("unmap")->trigger();
    QTRY_COMPARE(it.asked("apply unmap"), 1);
    QTRY_VERIFY(!it.map()->chosen().has_value());
    QVERIFY(!it.action("unmap")->isEnabled());
}

void TestMappings::loadsAndStores() {
    Opened it;
    QVERIFY(it.ready);
    QVERIFY(it.load());
    QCOMPARE(it.backend.lastArguments.number("offset"), 13U * 4096);
    QCOMPARE(it.view()->page(), MappingsView::Page::Bytes);
    ByteEdit* bytes = it.view()->bytes();
    QCOMPARE(bytes->length(), 4096U);
    QVERIFY(!it.view()->storeButton()->isEnabled());
    bytes->setFocus();
    QTest::keyClicks(bytes, QStringLiteral("6c61"));
    QCOMPARE(bytes->changes().size(), 1U);
    QCOMPARE(bytes->bytes({0, 3}), QByteArray("laA"));
    QVERIFY(it.view()->storeButton()->isEnabled());
    QTest::mouseClick(it.view()->storeButton(), Qt::LeftButton);
    QTRY_COMPARE(it.asked("apply store"), 1);
    QCOMPARE(it.backend.lastArguments.number("view"), 1U);
    QCOMPARE(it.backend.lastArguments.number("offset"), 13U * 4096);
    QCOMPARE(it.backend.lastArguments.text("data"), std::string("la"));
    QTRY_VERIFY(!it.view()->storeButton()->isEnabled());
    QVERIFY(bytes->changes().empty());
    // It was a store into a scratch image: closing it loses something.
    QVERIFY(it.window.operating()->wouldLose());
    QVERIFY(it.load());
    QCOMPARE(bytes->bytes({0, 3}), QByteArray("laA"));
}

void TestMappings::storesWhatWasTypedOnly() {
    Opened it;
    QVERIFY(it.ready);
    QVERIFY(it.load());
    ByteEdit* bytes = it.view()->bytes();
    bytes->setFocus();
    QTest::keyClicks(bytes, QStringLiteral("42"));  // B
    QTest::keyClick(bytes, Qt::Key_Right);
    QTest::keyClicks(bytes, QStringLiteral("43"));
    QCOMPARE(bytes->changes(), (std::vector<ByteRange>{{0, 1}, {2, 1}}));
    // Taken back, and half a byte typed.
    QTest::keyClick(bytes, Qt::Key_Backspace);
    QCOMPARE(bytes->changes(), (std::vector<ByteRange>{{0, 1}}));
    QTest::keyClicks(bytes, QStringLiteral("5"));
    QCOMPARE(bytes->bytes({2, 1}), QByteArray("Q"));
    QTest::keyClick(bytes, Qt::Key_Backspace);
    QCOMPARE(bytes->changes(), (std::vector<ByteRange>{{0, 1}}));
    // Letters that are no digits are not typed into the hexadecimal half.
    QTest::keyClicks(bytes, QStringLiteral("z"));
    QCOMPARE(bytes->changes(), (std::vector<ByteRange>{{0, 1}}));
    // In the half of text they are.
    QTest::keyClick(bytes, Qt::Key_End);
    const QFontMetricsF metrics(monoFont(bytes->font()));
    const auto geometry =
        HexGeometry::fit(bytes->viewport()->width(), metrics.horizontalAdvance(QLatin1Char('0')),
                         std::ceil(metrics.height() * 1.15), 11);
    QTest::mouseClick(bytes->viewport(), Qt::LeftButton, {},
                      QPointF(geometry.textX(3) + 2, geometry.rowHeight / 2).toPoint());
    QTest::keyClicks(bytes, QStringLiteral("z+"));
    QCOMPARE(bytes->bytes({0, 5}), QByteArray("BAAz+"));
    QTest::keyClick(bytes, Qt::Key_Return);
    QTRY_COMPARE(it.asked("apply store"), 2);
    QCOMPARE(it.backend.lastArguments.number("offset"), 13U * 4096 + 3);
    QCOMPARE(it.backend.lastArguments.text("data"), std::string("z+"));
    QCOMPARE(it.backend.content.mid(13 * 4096, 6), QByteArray("BAAz+A"));
}

void TestMappings::freezesAndThaws() {
    Opened it;
    QVERIFY(it.ready);
    QVERIFY(it.view()->stateText().isEmpty());
    QVERIFY(it.action("freeze")->isVisible() && !it.action("thaw")->isVisible());
    it.action("freeze")->trigger();
    QTRY_VERIFY2(it.view()->stateText().contains(QStringLiteral("Frozen")),
                 qPrintable(it.view()->stateText()));
    QCOMPARE(it.asked("apply freeze"), 1);
    QVERIFY(!it.action("freeze")->isVisible() && it.action("thaw")->isEnabled());
    it.action("thaw")->trigger();
    QTRY_VERIFY(it.view()->stateText().isEmpty());
    QVERIFY(!it.action("thaw")->isVisible());
}

void TestMappings::writersStartAndStop() {
    Opened it;
    QVERIFY(it.ready);
    QVERIFY(!it.action("startWriter")->isEnabled());
    it.click(2, 3);
    QVERIFY(it.action("startWriter")->isEnabled());
    it.action("startWriter")->trigger();
    auto* form = it.window.findChild<OperationForm*>();
    QCOMPARE(static_cast<QLineEdit*>(form->editor("view"))->text(), QStringLiteral("2"));
    QCOMPARE(static_cast<QLineEdit*>(form->editor("perSecond"))->text(), QStringLiteral("1000"));
    form->runButton()->click();
    QTRY_VERIFY(it.action("stopWriter")->isVisible());
    QVERIFY(!it.action("startWriter")->isVisible());
    it.action("stopWriter")->trigger();
    QTRY_VERIFY(it.action("startWriter")->isVisible());
    QCOMPARE(it.backend.lastArguments.number("view"), 2U);
}

void TestMappings::poisonTakesTheChosenBlock() {
    Opened it;
    QVERIFY(it.ready);
    it.click(1, 30);
    it.action("poison")->trigger();
    auto* form = it.window.findChild<OperationForm*>();
    const auto arguments = form->arguments();
    QVERIFY(arguments.has_value());
    QCOMPARE(arguments->number("byte"), 89 * test::mib);
    QCOMPARE(arguments->number("length"), 4096U);
    form->reject();
}

void TestMappings::failuresGoToTheStrip() {
    Opened it;
    QVERIFY(it.ready);
    it.backend.applyError = EBUSY;
    it.click(1, 13);
    it.action("fence")->trigger();
    QTRY_COMPARE(it.window.strip()->kind(), MessageStrip::Kind::Error);
    QVERIFY(it.window.strip()->text().contains(QStringLiteral("EBUSY")));
    QVERIFY(it.window.strip()->text().contains(QStringLiteral("Fence failed")));
    // A form of something else that is open meanwhile stays as it is.
    it.action("poison")->trigger();
    auto* form = it.window.findChild<OperationForm*>();
    it.action("fence")->trigger();
    QTRY_COMPARE(it.asked("apply fence"), 2);
    QVERIFY(form->isVisible());
    QCOMPARE(it.window.findChild<OperationForm*>(), form);
}

void TestMappings::saysTheStateOfTheSession() {
    Opened it;
    QVERIFY(it.ready);
    QVERIFY(it.view()->storyText().contains(QStringLiteral("store by A")));
    QVERIFY(it.view()->storyText().contains(QStringLiteral("9.8 µs measured")));
    QVERIFY(it.view()->agreement().contains(QStringLiteral("system agrees: 62 pages")));
    scene::Mappings bad = test::inventedMappings();
    bad.removed = true;
    bad.policies = {"unflushedEdges", "preZero"};
    bad.contradictions = 1;
    bad.processes[1].windows[0].pages[1].contradiction = "the system maps another block";
    it.tell(bad);
    QVERIFY(it.view()->stateText().contains(QStringLiteral("removed")));
    QVERIFY(it.view()->stateText().contains(QStringLiteral("unflushedEdges, preZero")));
    QVERIFY(it.view()->agreement().contains(QStringLiteral("disagrees")));
    QVERIFY2(it.view()->agreement().contains(
                 QStringLiteral("Page 5 of process B: the system maps another block")),
             qPrintable(it.view()->agreement()));
    QVERIFY(!it.action("removeDevice")->isEnabled());
}

void TestMappings::forgetsWhatIsGone() {
    Opened it;
    QVERIFY(it.ready);
    QVERIFY(it.load());
    it.click(2, 5);
    scene::Mappings without = test::inventedMappings();
    test::unmapWindow(without, 2);
    it.tell(without);
    QVERIFY(!it.map()->chosen());
    QVERIFY(!it.view()->bytes()->empty());
    test::unmapWindow(without, 1);
    it.tell(without);
    QVERIFY(it.view()->bytes()->empty());
    it.tell(test::inventedMappings());
    // Another image has mappings of its own.
    it.window.operating()->commit();
    it.window.openFile(QStringLiteral("/tmp/tour.img"));
    if (auto* discard = it.window.findChild<QPushButton*>(QStringLiteral("discard")))
        discard->click();
    QTRY_VERIFY(it.window.scene() && it.window.scene()->info.path == "/tmp/tour.img");
    QVERIFY(it.view()->mappings() == nullptr);
    QVERIFY(it.map()->painter().windows().empty());
}

void TestMappings::exportsItself() {
    Opened it;
    QVERIFY(it.ready);
    it.map()->setFocus();
    QTRY_COMPARE(it.window.currentView()->viewName(), QStringLiteral("mappings"));
    QTemporaryDir folder;
    for (const char* format : {"png", "svg", "csv", "json"}) {
        const QString path = folder.filePath(QStringLiteral("m.") + QLatin1String(format));
        QVERIFY(it.window.exportCurrent(path));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly) && file.size() > 300);
        if (qstrcmp(format, "svg") == 0) {
            const QByteArray svg = file.readAll();
            QVERIFY(svg.contains("process A") && svg.contains("store by A"));
        }
    }
}

/// In the tree and every view; the page stays chosen. Keys and the table of entries do the same.
void TestMappings::aPageChoosesItsFile() {
    scene::Mappings mappings = test::inventedMappings();
    scene::WindowScene log = *test::findWindow(mappings, 2);
    log.view = 3;
    log.inode = 261;
    log.path = "/v/log";
    mappings.processes.push_back({"L", {log}});
    Opened opened(std::move(mappings));
    QVERIFY(opened.ready);
    Linked* linked = opened.window.linked();
    opened.click(1, 13);
    QVERIFY((linked->file() == FileId{256, 260}));
    opened.click(3, 7);
    const FileTreeModel* tree = opened.window.files()->files();
    QTRY_COMPARE(QString::fromStdString(
                     tree->path(opened.window.files()->currentIndex().siblingAtColumn(0))),
                 QStringLiteral("/v/log"));
    QVERIFY((linked->file() == FileId{256, 261}));
    QTRY_VERIFY(opened.window.fileExtents()->subtitle().contains(QStringLiteral("/v/log")));
    QVERIFY((opened.map()->chosen() == PagesAt{3, 7, 1}));
    QVERIFY((linked->selection().file == ByteRange{7 * 4096, 4096}));
    // And back.
    opened.click(1, 13);
    QTRY_VERIFY((linked->file() == FileId{256, 260}));
    QTRY_VERIFY(opened.window.fileExtents()->subtitle().contains(QStringLiteral("/v/db")));
    QVERIFY((opened.map()->chosen() == PagesAt{1, 13, 1}));
    QVERIFY((linked->selection().file == ByteRange{13 * 4096, 4096}));
    // Another file in the tree is another file, whatever page is chosen.
    opened.window.files()->reveal("/v/log");
    QTRY_VERIFY((linked->file() == FileId{256, 261}));
    QVERIFY(!linked->selection().file);
}

void TestMappings::designsAreChosenFromAList() {
    Opened opened;
    QVERIFY(opened.ready);
    opened.action("policy")->trigger();
    auto* dialog = opened.window.findChild<DesignsDialog*>();
    QVERIFY(dialog != nullptr);
    const auto boxes = dialog->findChildren<QCheckBox*>();
    const auto& choices = session::findOperation("policy")->parameters.front().choices;
    QCOMPARE(static_cast<std::size_t>(boxes.size()), choices.size());
    for (const session::Choice& choice : choices)
        QVERIFY(dialog->findChild<QCheckBox*>(QStringLiteral("design-") +
                                              QString::fromUtf8(choice.name)) != nullptr);
    auto* box = dialog->findChild<QCheckBox*>(QStringLiteral("design-keepEntryOnCow"));
    const QColor plain = box->palette().color(QPalette::WindowText);
    QVERIFY(box->isEnabled() && !box->isChecked());
    QVERIFY(!box->accessibleDescription().isEmpty());
    box->click();
    QTRY_VERIFY(opened.view()->stateText().contains(QStringLiteral("keepEntryOnCow")));
    QTRY_VERIFY(box->palette().color(QPalette::WindowText) != plain);
    QVERIFY(box->isChecked() && box->font().weight() > QFont::Normal);
    box->click();
    QTRY_COMPARE(opened.view()->stateText(), QString());
    QCOMPARE(opened.asked("apply policy"), 2);
    QCOMPARE(box->palette().color(QPalette::WindowText), plain);
    // What the engine refuses is off again.
    opened.backend.applyError = EPERM;
    box->click();
    QTRY_VERIFY(!box->isChecked());
    // Asked for again, it is the same list.
    opened.action("policy")->trigger();
    QCOMPARE(opened.window.findChildren<DesignsDialog*>().size(), 1);
}

void TestMappings::designsNeedAScratchImage() {
    FakeBackend backend;
    MainWindow window(&backend);
    DesignsDialog dialog(window.operating(), nullptr, &window);
    for (const QCheckBox* box : dialog.findChildren<QCheckBox*>())
        QVERIFY(!box->isEnabled());
}

DAXSCOPE_GUI_TEST_MAIN(TestMappings)
#include "test_mappings.moc"

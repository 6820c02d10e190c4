// A block decoded beside its bytes: what is chosen in one is marked in the other, whatever names say; addresses lead to their block.
#include <QApplication>
#include <QPlainTextEdit>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>

#include "app/engine_backend.h"
#include "ui/block_fields.h"
#include "ui/decoded_view.h"
#include "ui/event_loop_probe.h"
#include "ui/hex_view.h"
#include "ui/inspector.h"
#include "ui/main_window.h"
#include "ui/map/device_map_view.h"
#include "ui/panel.h"

using namespace daxscope;
using namespace daxscope::ui;

namespace {

constexpr int patience = 30000;
constexpr quint64 primary = 65536;  // the first superblock

struct Opened {
    Opened() {
        window.resize(1600, 1000);
        window.show();
        window.openSample();
        good = QTest::qWaitFor(
            [&] { return window.scene() != nullptr && window.scene()->complete; }, patience);
        window.inspector()->setPage(Inspector::Page::Decoded);
    }
    bool choose(quint64 byte, const QString& wanted) {
        Spot spot;
        spot.device = ByteRange{byte, 4096};
        window.linked()->setSelection(spot);
        return QTest::qWaitFor([&] { return text().contains(wanted); }, patience);
    }
    [[nodiscard]] QString text() const {
        return window.inspector()->decoded()->text()->toPlainText();
    }
    /// Puts the cursor into the line that begins with `name`.
    bool goToLine(const QString& name) {
        QPlainTextEdit& edit = *view().text();
        for (QTextBlock line = edit.document()->begin(); line.isValid(); line = line.next()) {
            if (!line.text().trimmed().startsWith(name))
                continue;
            QTextCursor cursor(line);
            cursor.movePosition(QTextCursor::EndOfLine);
            edit.setTextCursor(cursor);
            return true;
        }
        return false;
    }
    [[nodiscard]] DecodedView& view() const { return *window.inspector()->decoded(); }

    app::EngineBackend backend;
    MainWindow window{&backend};
    bool good = false;
};

}  // namespace

class TestDecoded : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void init() { QSettings().clear(); }
    void namesOfManyBytes();
    void fromTextToBytesAndBack();
    void anAddressLeadsToItsBlock();
    void mapsLeadHere();
};

void TestDecoded::initTestCase() {
    QCoreApplication::setOrganizationName(QStringLiteral("daxscope"));
    QCoreApplication::setApplicationName(QStringLiteral("daxscope-test-decoded"));
}

/// Characters of the text are not bytes of it.
void TestDecoded::namesOfManyBytes() {
    scene::BlockDump dump;
    dump.decoded = "name \"\u00e4\u00f6\u00fc\u4e2d\"\nsize 5, level 7\ncomputed 3\n";
    const auto at = [&](const char* what) { return dump.decoded.find(what); };
    const auto place = [&](const char* what, std::size_t from, std::size_t length) {
        dump.fields.push_back({at(what), at(what) + std::strlen(what), from, length, 0});
    };
    place("name", 10, 9);
    place("size 5", 2, 8);
    place("level 7", 4, 1);
    const BlockFields fields(dump);
    const QString& text = fields.text();
    const auto position = [&](const char* what) { return text.indexOf(QLatin1String(what)); };
    QCOMPARE(text, QString::fromUtf8(dump.decoded));
    QVERIFY(fields.atText(position("size")) != nullptr);
    QCOMPARE(fields.atText(position("size"))->from, 2);
    QCOMPARE(fields.atText(position("level") + 3)->from, 4);
    // Beside a field, the first of its line; on a line without one, none.
    QCOMPARE(fields.atText(position("size") + 40), nullptr);
    QCOMPARE(fields.atText(position("computed")), nullptr);
    // The smallest field that has the byte.
    QCOMPARE(fields.atByte(4)->length, 1);
    QCOMPARE(fields.atByte(5)->length, 8);
    QCOMPARE(fields.atByte(12)->from, 10);
    QCOMPARE(fields.atByte(100), nullptr);
}

void TestDecoded::fromTextToBytesAndBack() {
    Opened opened;
    QVERIFY(opened.good);
    QVERIFY(opened.choose(primary, QStringLiteral("superblock")));
    DecodedView& view = opened.view();
    // The format document: the chunk tree's root stands at byte 0x58, eight bytes.
    QVERIFY(opened.goToLine(QStringLiteral("chunk root  ")));
    QVERIFY(view.marked() != nullptr);
    QCOMPARE(view.marked()->from, 0x58);
    QCOMPARE(view.marked()->length, 8);
    // And back: by the keyboard in the bytes, to the number of bytes per sector, at 0x90.
    HexView& bytes = *view.bytes();
    bytes.setFocus();
    QTest::keyClick(&bytes, Qt::Key_Home, Qt::ControlModifier);
    for (int i = 0; i < 0x91; ++i)
        QTest::keyClick(&bytes, Qt::Key_Right);
    QVERIFY(view.marked() != nullptr);
    QCOMPARE(view.marked()->from, 0x90);
    QCOMPARE(view.marked()->length, 4);
    QVERIFY2(view.text()->textCursor().block().text().contains(QStringLiteral("sector size")),
             qPrintable(view.text()->textCursor().block().text()));
    // Another block forgets it.
    const auto marked = view.text()->extraSelections().size();
    QCOMPARE(marked, 1);
}

void TestDecoded::anAddressLeadsToItsBlock() {
    Opened opened;
    QVERIFY(opened.good);
    QVERIFY(opened.choose(primary, QStringLiteral("superblock")));
    QVERIFY(opened.goToLine(QStringLiteral("root  ")));
    DecodedView& view = opened.view();
    QVERIFY(view.marked() != nullptr && view.marked()->address != 0);
    const quint64 root = view.marked()->address;
    QTest::keyClick(view.text(), Qt::Key_Return);
    QVERIFY(QTest::qWaitFor(
        [&] { return opened.text().contains(QStringLiteral(" %1: tree 1 ").arg(root)); },
        patience));
    QVERIFY(opened.window.linked()->selection().device.has_value());
    // From there to a tree that its first root item names.
    QVERIFY(opened.goToLine(QStringLiteral("address")));
    const quint64 tree = view.marked()->address;
    QVERIFY(tree != 0);
    QTest::keyClick(view.text(), Qt::Key_Return);
    QVERIFY(QTest::qWaitFor(
        [&] { return opened.text().contains(QStringLiteral(" %1: tree ").arg(tree)); }, patience));
}

/// Return in a map goes to the inspector, and there to what the block consists of; of data, nothing is said to be missing.
void TestDecoded::mapsLeadHere() {
    Opened opened;
    QVERIFY(opened.good);
    MainWindow& window = opened.window;
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    const auto first = [&](scene::ExtentKind kind) -> quint64 {
        const scene::DeviceMap& map = *window.scene()->device;
        for (std::size_t i = 0; i < map.extentCount(); ++i) {
            if (map.extent(i).kind == kind)
                return map.extent(i).device;
        }
        return 0;
    };
    const auto choose = [&](quint64 byte) {
        Spot spot;
        spot.device = ByteRange{byte, 4096};
        window.linked()->setSelection(spot);
        window.deviceMap()->setFocus();
    };
    const auto* panel = window.findChild<Panel*>(QStringLiteral("inspector"));
    window.inspector()->setPage(Inspector::Page::Facts);
    choose(first(scene::ExtentKind::Tree));
    QTest::keyClick(window.deviceMap(), Qt::Key_Return);
    QTRY_VERIFY(panel->hasFocusWithin());
    QTRY_VERIFY_WITH_TIMEOUT(opened.text().contains(QStringLiteral("generation")), patience);
    QVERIFY(opened.view().isVisible());
    // Data stays on the page that one looks at.
    window.inspector()->setPage(Inspector::Page::Facts);
    choose(first(scene::ExtentKind::Data));
    QTest::keyClick(window.deviceMap(), Qt::Key_Return);
    QTRY_VERIFY(panel->hasFocusWithin());
    QVERIFY(!opened.view().isVisible());
    window.inspector()->setPage(Inspector::Page::Decoded);
    QTRY_VERIFY_WITH_TIMEOUT(opened.text().contains(QStringLiteral("See the bytes")), patience);
}

DAXSCOPE_GUI_TEST_MAIN(TestDecoded)
#include "test_decoded.moc"

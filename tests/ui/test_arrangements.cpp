// Arrangements of the window, presenting, and the memory that moments may take: by menu and keys, over a restart.
#include <QAction>
#include <QSettings>
#include <QSpinBox>

#include "ui/appearance.h"
#include "ui/docks.h"
#include "ui/engine_window.h"
#include "ui/event_loop_probe.h"
#include "ui/extent_pages.h"
#include "ui/panel.h"
#include "ui/settings_dialog.h"
#include "ui/text_label.h"

using namespace daxscope;
using namespace daxscope::ui;

namespace {

constexpr int patience = test::EngineWindow::patience;

struct Opened : test::EngineWindow {
    Opened() : EngineWindow({1500, 1000}) {}
    void choose(const char* name) {
        window.findChild<QAction*>(QStringLiteral("arrange-") + QLatin1String(name))->trigger();
    }
    [[nodiscard]] QStringList panels() {
        QStringList out;
        for (const Panel* panel : window.findChildren<Panel*>()) {
            if (panel->isVisible())
                out << panel->objectName();
        }
        out.sort();
        return out;
    }
};

}  // namespace

class TestArrangements : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        QCoreApplication::setOrganizationName(QStringLiteral("daxscope"));
        QCoreApplication::setApplicationName(QStringLiteral("daxscope-test-arrangements"));
    }
    void init() { QSettings().clear(); }
    void eachHasItsPanels();
    void changesAreKept();
    void presenting();
    void momentsMayTakeLess();
};

void TestArrangements::eachHasItsPanels() {
    Opened it;
    QVERIFY(it.scratch());
    it.choose("look");
    QCOMPARE(it.panels(), (QStringList{"device", "extents", "files", "inspector", "sharing"}));
    it.choose("faults");
    QCOMPARE(it.panels(), (QStringList{"code", "extents", "files", "mappings", "timeline"}));
    it.choose("operate");
    QCOMPARE(it.panels(), (QStringList{"code", "device", "extents", "files", "inspector",
                                       "mappings", "moments", "sharing", "timeline"}));
    // None is left without a height or a width.
    for (const char* name : {"look", "faults", "operate", "present"}) {
        it.choose(name);
        QVERIFY(QTest::qWaitForWindowActive(&it.window));
        for (const Panel* panel : it.window.findChildren<Panel*>()) {
            if (panel->isVisible())
                QVERIFY2(panel->height() > 60 && panel->width() > 100,
                         qPrintable(panel->objectName() + QLatin1String(name)));
        }
    }
}

void TestArrangements::changesAreKept() {
    int width = 0;
    {
        Opened it;
        QVERIFY(it.scratch());
        it.choose("look");
        it.action("show-sharing")->trigger();  // away
        it.window.docks()->setWidths({{it.panel("files"), it.window.docks()->width() / 2}});
        width = it.panel("files")->width();
        QVERIFY(width > it.window.docks()->width() * 4 / 10);
        it.window.extentPages()->setPage(ExtentPages::Page::Trees);
        it.choose("operate");
        QTRY_VERIFY(std::abs(it.panel("files")->width() - width) > 50);
        QVERIFY(it.panels().contains(QStringLiteral("sharing")));
        it.choose("look");
        QTRY_COMPARE(it.panel("files")->width(), width);
        QVERIFY(!it.panels().contains(QStringLiteral("sharing")));
        QCOMPARE(it.window.extentPages()->page(), ExtentPages::Page::Trees);
        it.window.close();
    }
    Opened it;
    QVERIFY(it.scratch());
    QVERIFY(it.action("arrange-look")->isChecked());
    QVERIFY(!it.panels().contains(QStringLiteral("sharing")));
    it.action("resetArrangement")->trigger();
    QVERIFY(it.panels().contains(QStringLiteral("sharing")));
    QCOMPARE(it.window.extentPages()->page(), ExtentPages::Page::Extents);
}

void TestArrangements::presenting() {
    Opened it;
    QVERIFY(it.scratch());
    it.choose("look");
    it.window.appearance()->setTextZoom(110);
    QCoreApplication::processEvents();
    QList<std::pair<TextLabel*, qreal>> labels;
    for (auto* label : it.window.findChildren<TextLabel*>())
        if (label->isVisible() && !label->text().isEmpty())
            labels << std::pair(label, label->font().pointSizeF());
    QVERIFY(labels.size() > 10);
    QTest::keyClick(&it.window, Qt::Key_F5);
    QVERIFY(it.window.isFullScreen());
    QCOMPARE(it.window.appearance()->textZoom(), 140);
    // All that is seen is larger, also what is not as large as the rest.
    for (const auto& [label, before] : labels) {
        if (label->isVisible())
            QTRY_VERIFY2(std::abs(label->font().pointSizeF() / before - 140.0 / 110) < 0.1,
                         qPrintable(QStringLiteral("%1: %2, was %3")
                                        .arg(label->text())
                                        .arg(label->font().pointSizeF())
                                        .arg(before)));
    }
    QCOMPARE(it.panels(), (QStringList{"device", "extents", "files", "mappings"}));
    QTest::keyClick(&it.window, Qt::Key_F5);
    QVERIFY(!it.window.isFullScreen());
    QCOMPARE(it.window.appearance()->textZoom(), 110);
    QVERIFY(it.action("arrange-look")->isChecked());
    QVERIFY(it.panels().contains(QStringLiteral("inspector")));
    it.window.appearance()->setTextZoom(100);
}

void TestArrangements::momentsMayTakeLess() {
    Opened it;
    QVERIFY(it.scratch());
    for (int i = 0; i < 8; ++i)
        QVERIFY(it.write("/file", std::string(8 << 20, static_cast<char>('a' + i))));
    QTRY_COMPARE_WITH_TIMEOUT(it.window.scene()->info.history.moments.size(), std::size_t{8},
                              patience);
    it.action("settings")->trigger();
    auto* dialog = it.window.findChild<SettingsDialog*>();
    QVERIFY(dialog != nullptr);
    auto* memory = dialog->findChild<QSpinBox*>(QStringLiteral("momentMemory"));
    QCOMPARE(memory->value(), 512);
    memory->setValue(16);
    // What a file of 8 MiB leaves behind each time does not fit any more.
    QTRY_VERIFY_WITH_TIMEOUT(it.window.scene()->info.history.moments.size() < 8, patience);
    QCOMPARE(savedMomentBytes(), quint64{16} << 20);
    dialog->close();
}

DAXSCOPE_GUI_TEST_MAIN(TestArrangements)
#include "test_arrangements.moc"

// The checker's window: progress and stopping, the verdict, findings by kind that lead to their place, errors.
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeWidget>
#include <algorithm>

#include "ui/check_dialog.h"
#include "ui/event_loop_probe.h"
#include "ui/fake_backend.h"

using namespace daxscope;
using namespace daxscope::ui;

namespace {

QPushButton* button(const CheckDialog& dialog, const QString& text) {
    for (auto* one : dialog.findChildren<QPushButton*>())
        if (one->text().remove(QLatin1Char('&')) == text)
            return one;
    return nullptr;
}

bool says(const CheckDialog& dialog, const QString& text) {
    return std::ranges::any_of(dialog.findChildren<QLabel*>(), [&](const QLabel* label) {
        return label->isVisibleTo(&dialog) && label->text().contains(text);
    });
}

}  // namespace

class TestCheckDialog : public QObject {
    Q_OBJECT
private slots:
    void cleanIsSaid() {
        ui::test::FakeBackend backend;
        backend.report.treeBlocks = 12;
        auto* dialog = new CheckDialog(&backend);
        dialog->show();
        QVERIFY(says(*dialog, "Checking"));
        QTRY_VERIFY(says(*dialog, "Clean"));
        QVERIFY(says(*dialog, "12 tree blocks"));
        QVERIFY(!dialog->findChild<QTreeWidget*>()->isVisible());
        QVERIFY(!dialog->findChild<QProgressBar*>()->isVisible());
        // Again: the backend is asked a second time.
        const auto asked = std::ranges::count(backend.asked, "check");
        QTest::mouseClick(button(*dialog, "Check again"), Qt::LeftButton);
        QCOMPARE(std::ranges::count(backend.asked, "check"), asked + 1);
        delete dialog;
    }

    void findingsLeadToTheirPlace() {
        ui::test::FakeBackend backend;
        backend.report.total = 3;
        backend.report.findings = {
            {check::Kind::Reference, "one too many", "tree block 4096", 4096, 73 * 1024 * 1024},
            {check::Kind::Reference, "one too few", "tree block 8192", 8192, 74 * 1024 * 1024},
            {check::Kind::Inode, "its size is 5", "inode 257 of /v", 0, std::nullopt}};
        backend.report.notes = {"the counts of quotas were not compared"};
        auto* dialog = new CheckDialog(&backend);
        dialog->show();
        QTRY_VERIFY(says(*dialog, "3 findings"));
        QVERIFY(says(*dialog, "quotas"));
        const auto* list = dialog->findChild<QTreeWidget*>();
        QCOMPARE(list->topLevelItemCount(), 2);  // kinds
        QCOMPARE(list->topLevelItem(0)->childCount(), 2);
        QVERIFY(says(*dialog, "never free again"));
        QSignalSpy chosen(dialog, &CheckDialog::placeChosen);
        dialog->findChild<QTreeWidget*>()->setCurrentItem(list->topLevelItem(0)->child(1));
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.front().front().toULongLong(), 74ULL * 1024 * 1024);
        dialog->findChild<QTreeWidget*>()->setCurrentItem(list->topLevelItem(1)->child(0));
        QCOMPARE(chosen.size(), 1);  // it has no place
        QTest::mouseClick(button(*dialog, "Copy"), Qt::LeftButton);
        QVERIFY(QApplication::clipboard()->text().contains("inode 257 of /v: its size is 5"));
        delete dialog;
    }

    void failureIsSaid() {
        ui::test::FakeBackend backend;
        auto* dialog = new CheckDialog(&backend);
        dialog->show();
        emit backend.failed(1000, EIO, "of another job", {});
        QVERIFY(says(*dialog, "Checking"));
        // It is the first job that the backend was asked for.
        emit backend.failed(1, ECANCELED, "cancelled", {});
        QVERIFY(says(*dialog, "Stopped"));
        delete dialog;
    }

    void goneIsStopped() {
        ui::test::FakeBackend backend;
        delete new CheckDialog(&backend);
        QVERIFY(std::ranges::contains(backend.asked, "cancel"));
    }
};

DAXSCOPE_GUI_TEST_MAIN(TestCheckDialog)
#include "test_check_dialog.moc"

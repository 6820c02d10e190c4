// Who shares extents: what is painted for whom, mouse and keys, the lower panel's pages, and when the backend is asked.
#include <QApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPainter>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include "ui/chip.h"
#include "ui/event_loop_probe.h"
#include "ui/extent_pages.h"
#include "ui/fake_backend.h"
#include "ui/files_view.h"
#include "ui/main_window.h"
#include "ui/map/file_extents_view.h"
#include "ui/map/sharing_view.h"
#include "ui/map/structure_export.h"
#include "ui/map/tree_view.h"
#include "ui/panel.h"

using namespace daxscope;
using namespace daxscope::ui;
using daxscope::ui::test::FakeBackend;

namespace {

struct Shown {
    explicit Shown(const SharingPtr& sharing, QSize size = {900, 420}) {
        view.resize(size);
        view.setSharing(sharing);
        view.show();
        exposed = QTest::qWaitForWindowExposed(&view);
    }
    [[nodiscard]] QPoint at(std::size_t row, std::uint64_t axis) const {
        const QRectF rail = view.painter().row(row);
        return QPointF(rail.left() + view.painter().axis().xOf(axis) + 1, rail.center().y())
            .toPoint();
    }
    [[nodiscard]] QRgb pixel(std::size_t row, std::uint64_t axis) {
        return view.grab().toImage().pixel(at(row, axis));
    }

    Linked linked;
    SharingView view{&linked};
    bool exposed = false;
};

std::size_t times(const FakeBackend& backend, const std::string& what) {
    return static_cast<std::size_t>(std::ranges::count_if(
        backend.asked, [&](const std::string& one) { return one.starts_with(what); }));
}

/// A window with /v/db chosen.
struct Opened {
    Opened() {
        window.resize(1400, 900);
        window.show();
        window.activateWindow();
        ready = QTest::qWaitForWindowExposed(&window);
        window.openSample();
        ready = ready && QTest::qWaitFor([this] {
                    return window.scene() != nullptr &&
                           window.files()->files()->rowCount(
                               window.files()->files()->index(0, 0, {})) == 3;
                });
    }
    void choose(const std::string& path) {
        window.files()->reveal(path);
        ready = ready && QTest::qWaitFor([&] {
                    return window.fileExtents()->subtitle().contains(QString::fromStdString(path));
                });
    }
    [[nodiscard]] Chip* chip(const QString& text) const {
        const auto* panel = window.findChild<Panel*>(QStringLiteral("extents"));
        for (Chip* one : panel->findChildren<Chip*>()) {
            if (one->text() == text)
                return one;
        }
        return nullptr;
    }
    void click(const QString& text) const {
        if (Chip* one = chip(text))
            QTest::mouseClick(one, Qt::LeftButton);
    }

    FakeBackend backend;
    MainWindow window{&backend};
    bool ready = false;
};

}  // namespace

class TestSharing : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        QCoreApplication::setOrganizationName(QStringLiteral("daxscope"));
        QCoreApplication::setApplicationName(QStringLiteral("daxscope-test-sharing"));
    }
    void init() { QSettings().clear(); }

    void sumsAreThoseOfThePieces() {
        const auto sharing = test::inventedImageSharing(5000, 20);
        QCOMPARE(sharing->rowCount(), scene::Sharing::mostRows);
        QCOMPARE(sharing->rowHolders(15).size(), std::size_t{5});
        std::mt19937_64 random(3);
        for (int round = 0; round < 200; ++round) {
            const std::uint64_t from = random() % sharing->axisEnd();
            const std::uint64_t length = 1 + random() % (sharing->axisEnd() - from);
            const auto sum = sharing->summarize({from, length});
            scene::Sharing::Sum slow;
            std::array<double, scene::Sharing::mostRows> lost{};
            for (std::size_t i = 0; i < sharing->count(); ++i) {
                const auto& piece = sharing->piece(i);
                const auto both = intersection({piece.at, piece.length}, {from, length});
                const auto& set = sharing->set(piece.set);
                for (std::size_t row = 0; row < scene::Sharing::mostRows; ++row) {
                    if ((set.rows >> row & 1U) != 0) {
                        (set.count == 1 ? slow.rows[row].exclusive : slow.rows[row].shared) +=
                            both.length;
                        lost[row] += static_cast<double>(piece.unreachable) *
                                     static_cast<double>(both.length) /
                                     static_cast<double>(piece.length);
                    }
                    const unsigned rows = set.rows;
                    if ((rows & ((2U << row) - 1)) != 0 && rows >> (row + 1) != 0)
                        slow.rows[row].across += both.length;
                }
            }
            for (std::size_t row = 0; row < scene::Sharing::mostRows; ++row) {
                QCOMPARE(sum.rows[row].exclusive, slow.rows[row].exclusive);
                QCOMPARE(sum.rows[row].shared, slow.rows[row].shared);
                QCOMPARE(sum.rows[row].across, slow.rows[row].across);
                QVERIFY(std::abs(static_cast<double>(sum.rows[row].unreachable) - lost[row]) < 64);
            }
        }
        const auto unlike = test::unlikeNeighbours(3000);
        const auto sum = unlike->summarize({4096 * 7 + 100, 4096 * 1000});
        std::uint64_t held = 0;
        for (std::size_t i = 7; i <= 1007; ++i)
            held += (unlike->set(unlike->piece(i).set).rows >> 5 & 1U) != 0
                        ? intersection({i * 4096, 4096}, {4096 * 7 + 100, 4096 * 1000}).length
                        : 0;
        QCOMPARE(sum.rows[5].shared, held);
        // Edges that are quicker are never further away than asked for.
        for (int round = 0; round < 200; ++round) {
            const std::uint64_t at = random() % unlike->axisEnd();
            const std::uint64_t slack = random() % (1U << 20U);
            const auto near = unlike->summarize({0, 1 + random() % unlike->axisEnd()});
            const std::uint64_t edge = unlike->edgeNear(at, slack, near);
            QVERIFY(std::max(edge, at) - std::min(edge, at) <= slack);
            QVERIFY(slack < 16 * 4096 || edge % (16 * 4096) == 0);
            // Where it can, at what is quickest.
            QCOMPARE(unlike->edgeNear(at, 256 * 4096, near) % (256 * 4096), std::uint64_t{0});
        }
    }

    void rowsAreFilledWhereTheyHold() {
        Shown it(test::inventedFileSharing("/v/db"));
        QVERIFY(it.exposed);
        const Theme theme = Theme::fromPalette(it.view.palette());
        QVERIFY(it.view.subtitle().startsWith(QLatin1String("/v/db")));
        // Blocks 13 and 14 only /v/db holds; others hold nothing there, and nothing is passed on.
        QCOMPARE(it.pixel(0, 13 * 4096 + 2048), theme.tone(Meaning::Data).rgb());
        QCOMPARE(it.pixel(2, 13 * 4096 + 2048), theme.unallocated.rgb());
        // What /v/db, /s1/db and /s2/db share passes behind the clone, which does not hold it.
        const QRgb behind = it.pixel(1, 40 * 4096);
        QVERIFY(behind != theme.unallocated.rgb());
        QVERIFY(behind != theme.tone(Meaning::Data).rgb());
        QVERIFY(it.pixel(1, 2 * 4096) != behind);
        // The hole.
        QCOMPARE(it.pixel(0, 22 * 4096), theme.unallocated.rgb());
    }

    void pointsChoosesAndWalks() {
        Shown it(test::inventedFileSharing("/v/db"));
        QVERIFY(it.exposed);
        QTest::mouseMove(&it.view, it.at(0, 14 * 4096));
        QCOMPARE(it.linked.hover().file, std::optional(ByteRange{13 * 4096, 2 * 4096}));
        QCOMPARE(it.linked.hover().device,
                 std::optional(ByteRange{(80ULL << 20) + (8 << 20), 2 * 4096}));
        // Where a row holds nothing there is nothing to point at.
        QTest::mouseMove(&it.view, it.at(3, 14 * 4096));
        QVERIFY(it.linked.hover().empty());
        QTest::mouseClick(&it.view, Qt::LeftButton, {}, it.at(3, 17 * 4096));
        QCOMPARE(it.linked.selection().file, std::optional(ByteRange{15 * 4096, 5 * 4096}));
        QVERIFY(it.view.accessibleDescription().contains(QLatin1String("/s2/db")));
        QTest::keyClick(&it.view, Qt::Key_Down);
        QCOMPARE(it.linked.selection().file, std::optional(ByteRange{24 * 4096, 6 * 4096}));
        QTest::keyClick(&it.view, Qt::Key_Up);
        QTest::keyClick(&it.view, Qt::Key_Up);
        QCOMPARE(it.linked.selection().file, std::optional(ByteRange{13 * 4096, 2 * 4096}));
        // Another view chose device bytes: the same extent is framed here.
        Spot spot;
        spot.device = ByteRange{(80ULL << 20) + (1 << 20), 4096};
        it.linked.setSelection(spot);
        QCOMPARE(it.view.painter().pieceOf(spot), std::optional<std::size_t>(3));
        QTest::keyClick(&it.view, Qt::Key_Escape);
        QVERIFY(it.linked.selection().empty());
        QTest::keyClick(&it.view, Qt::Key_Plus);
        QVERIFY(!it.view.painter().axis().fitted());
        const double from = it.view.painter().axis().from();
        QTest::keyClick(&it.view, Qt::Key_Right);
        QVERIFY(it.view.painter().axis().from() > from);
        QTest::keyClick(&it.view, Qt::Key_0);
        QVERIFY(it.view.painter().axis().fitted());
    }

    void scrollsRowsThatDoNotFit() {
        Shown it(test::inventedImageSharing(600, 16), {700, 260});
        QVERIFY(it.exposed);
        QVERIFY(it.view.painter().rowsThatFit() < 16);
        QVERIFY(it.view.painter().row(15).isEmpty());
        for (int i = 0; i < 16; ++i)
            QTest::keyClick(&it.view, Qt::Key_Down, Qt::ControlModifier);
        QVERIFY(!it.view.painter().row(15).isEmpty());
        QVERIFY(it.view.painter().row(0).isEmpty());
        const QPointF names(20, 100);
        QWheelEvent event(names, it.view.mapToGlobal(names), {}, {0, 120}, Qt::NoButton,
                          Qt::NoModifier, Qt::NoScrollPhase, false);
        const std::size_t first = it.view.painter().firstRow();
        QApplication::sendEvent(&it.view, &event);
        QCOMPARE(it.view.painter().firstRow(), first - 1);
        QVERIFY(it.view.painter().axis().fitted());
    }

    void exportsWhatIsShown() {
        const auto sharing = test::inventedFileSharing("/v/db");
        const auto lines = sharingCsv(*sharing).trimmed().split('\n');
        QCOMPARE(lines.size(), 5);
        QCOMPARE(lines[1], QByteArray("/v/db,256,260,8192,172032,0,8192,172032"));
        const auto json = QJsonDocument::fromJson(sharingJson(*sharing)).object();
        QCOMPARE(json[QStringLiteral("scope")].toString(), QStringLiteral("file"));
        QCOMPARE(json[QStringLiteral("holders")].toArray().size(), 4);
        const auto extents = json[QStringLiteral("extents")].toArray();
        QCOMPARE(extents.size(), 5);
        QCOMPARE(extents[1].toObject()[QStringLiteral("at")].toInteger(), 13 * 4096);
        QCOMPARE(extents[0].toObject()[QStringLiteral("holders")].toArray().size(), 4);
    }

    /// Nothing is made while nobody looks; what is seen follows the file, the scope and the image.
    void asksOnlyForWhatIsSeen() {
        Opened it;
        it.choose("/v/db");
        QVERIFY(it.ready);
        auto* pages = it.window.extentPages();
        QCOMPARE(pages->page(), ExtentPages::Page::Extents);
        QCOMPARE(times(it.backend, "sharing"), std::size_t{0});
        QCOMPARE(times(it.backend, "tree"), std::size_t{0});
        auto* panel = it.window.findChild<Panel*>(QStringLiteral("extents"));
        QVERIFY(it.chip(QStringLiteral("blocks"))->isVisible());
        it.click(QStringLiteral("who shares"));
        QTRY_VERIFY(pages->sharing()->sharing() != nullptr);
        QCOMPARE(panel->title(), QStringLiteral("Who shares"));
        QVERIFY(panel->subtitle().startsWith(QLatin1String("/v/db")));
        QVERIFY(!it.chip(QStringLiteral("blocks"))->isVisible());
        QCOMPARE(it.backend.asked.back(), std::string("sharing 256 260"));
        pages->sharing()->setFocus();
        QCOMPARE(it.window.currentView(), static_cast<ExportableView*>(pages->sharing()));

        it.click(QStringLiteral("whole image"));
        QTRY_COMPARE(pages->sharing()->sharing()->scope, scene::Sharing::Scope::Image);
        QCOMPARE(it.backend.asked.back(), std::string("sharing"));
        it.click(QStringLiteral("whole image"));
        QTRY_COMPARE(pages->sharing()->sharing()->scope, scene::Sharing::Scope::File);

        // After an operation: again, while it is seen; and not when it is not.
        const std::size_t before = times(it.backend, "sharing");
        it.backend.scratch = true;
        emit it.backend.sceneChanged(std::make_shared<scene::ImageScene>(*it.window.scene()),
                                     nullptr);
        QTRY_COMPARE(times(it.backend, "sharing"), before + 1);
        QTest::keyClick(&it.window, Qt::Key_4, Qt::ControlModifier);
        QCOMPARE(pages->page(), ExtentPages::Page::Extents);
        emit it.backend.sceneChanged(std::make_shared<scene::ImageScene>(*it.window.scene()),
                                     nullptr);
        QTest::qWait(20);
        QCOMPARE(times(it.backend, "sharing"), before + 1);
        QTest::keyClick(&it.window, Qt::Key_5, Qt::ControlModifier);
        QTRY_COMPARE(times(it.backend, "sharing"), before + 2);
        QTest::keyClick(&it.window, Qt::Key_6, Qt::ControlModifier);
        QTRY_VERIFY(pages->trees()->tree() != nullptr);
        QCOMPARE(panel->title(), QStringLiteral("Trees"));
        QCOMPARE(times(it.backend, "tree"), std::size_t{1});
        pages->setTree(2);
        QTRY_COMPARE(pages->trees()->tree()->tree, quint64{2});
    }

    void cancelsWhatNobodyWaitsFor() {
        Opened it;
        it.choose("/v/db");
        QVERIFY(it.ready);
        it.backend.silent = true;
        it.click(QStringLiteral("who shares"));
        QCOMPARE(times(it.backend, "sharing"), std::size_t{1});
        it.click(QStringLiteral("trees"));
        QCOMPARE(times(it.backend, "cancel"), std::size_t{1});
        QCOMPARE(times(it.backend, "tree"), std::size_t{1});
        it.click(QStringLiteral("extents"));
        QCOMPARE(times(it.backend, "cancel"), std::size_t{2});
    }

    void remembersThePage() {
        {
            Opened it;
            QVERIFY(it.ready);
            it.click(QStringLiteral("trees"));
            it.window.close();
        }
        Opened it;
        QCOMPARE(it.window.extentPages()->page(), ExtentPages::Page::Trees);
        QTRY_VERIFY(it.window.extentPages()->trees()->tree() != nullptr);
    }

    void tellsWhatFailed() {
        Linked linked;
        FakeBackend backend;
        FileExtentsView extents(&linked);
        SharingView view(&linked);
        view.resize(600, 300);
        view.setNothing(QStringLiteral("Who shares cannot be told"), QStringLiteral("damaged"));
        QVERIFY(view.accessibleDescription().contains(QLatin1String("damaged")));
        QVERIFY(!view.grab().isNull());
    }
};

DAXSCOPE_GUI_TEST_MAIN(TestSharing)
#include "test_sharing.moc"

// Mapped pages without a window: sums, geometry, painting and its cost, the table of entries, and what is exported.
#include <QAbstractItemModelTester>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPainter>
#include <QTest>
#include <random>
#include <set>

#include "ui/entries_model.h"
#include "ui/event_loop_probe.h"
#include "ui/map/entry_blocks.h"
#include "ui/map/mappings_export.h"
#include "ui/map/page_painter.h"
#include "ui/map/page_words.h"
#include "ui/mapping_fixtures.h"
#include "ui/page_facts.h"

using namespace daxscope;
using namespace daxscope::ui;
using scene::PageState;

namespace {

MappingsPtr shared(scene::Mappings mappings) {
    return std::make_shared<const scene::Mappings>(std::move(mappings));
}

/// Painted into a picture of that size, scrolled to `top`.
QImage painted(PagePainter& painter, QSize size, qreal top, const PagePainter::Look& look = {}) {
    QImage image(size, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter on(&image);
    on.translate(0, -top);
    painter.paint(on, QRectF(0, top, size.width(), size.height()),
                  Theme::fromPalette(lightPalette()), look);
    return image;
}

int pixelsOf(const QImage& image, const QColor& colour) {
    int out = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            out += image.pixel(x, y) == colour.rgb() ? 1 : 0;
    }
    return out;
}

}  // namespace

class TestMappedPages : public QObject {
    Q_OBJECT
private slots:
    void sumsAreThoseOfSinglePages();
    void everyPageHasOneCell();
    void hugeEntriesAreLongCells();
    void cellsAreFoundWhereTheyStand();
    void walkReachesEveryWindow();
    void zoomingChangesPagesOfACell();
    void paintsWhatIsSeenOnly();
    void statesLookDifferent();
    void framesWhatIsPointedOut();
    void framesWhatIsDifferent();
    void saysWhatThePageIs();
    void entriesAreATable();
    void blocksCostPixels();
    void blocksAreWhereTheyArePainted();
    void exportsEveryRun();
};

void TestMappedPages::sumsAreThoseOfSinglePages() {
    const auto mappings = test::hugeMappings(5000, 3);
    const auto windows = windowsOf(mappings);
    const WindowPages& window = windows->front();
    QCOMPARE(window.count(), 5000U);
    std::mt19937 random(11);
    for (int i = 0; i < 300; ++i) {
        const quint64 first = random() % 5000;
        const quint64 count = 1 + random() % (5000 - first);
        PageSum slow;
        for (quint64 page = first; page < first + count; ++page) {
            QVERIFY(window.run(page) != nullptr);
            ++slow.pages[static_cast<std::size_t>(window.run(page)->state)];
        }
        const PageSum quick = window.sum(first, count);
        QCOMPARE(quick.pages, slow.pages);
        QCOMPARE(quick.count(), count);
    }
    QVERIFY(window.run(5000) == nullptr);
    // Blocks go on inside of a run.
    QCOMPARE(*window.device(4), *window.device(3) + 4096);
    QVERIFY(window.touches(0, 5000, {*window.device(1), 1}));
    QVERIFY(!window.touches(0, 1, {*window.device(1), 1}));
    QCOMPARE(*window.showing({4096 * 10 + 1, 4096}), (std::pair<quint64, quint64>(10, 2)));
    QVERIFY(!window.showing({5000 * 4096, 1}));
}

void TestMappedPages::everyPageHasOneCell() {
    for (const quint64 pages : {1U, 48U, 1024U, 1025U, 100000U}) {
        const auto windows = windowsOf(test::hugeMappings(pages, 7));
        PageLayout layout;
        layout.layout(*windows, 380, 16, 1, 0);
        QVERIFY(pages <= PageLayout::mostCells * layout.pagesPerCell(0));
        quint64 next = 0;
        QRectF before;
        layout.visit(QRectF(0, 0, 380, layout.height()), [&](const PageCell& cell) {
            const bool follows = cell.first == next && !cell.area.intersects(before);
            next = follows ? cell.first + cell.count : UINT64_MAX;
            before = cell.area;
            return follows;
        });
        QCOMPARE(next, pages);
    }
}

void TestMappedPages::hugeEntriesAreLongCells() {
    auto mappings = *test::hugeMappings(512 * 3 + 20, 512);
    for (auto& run : mappings.processes[0].windows[0].pages)
        run.huge = run.count == 512;
    const auto windows = windowsOf(shared(mappings));
    PageLayout layout;
    layout.layout(*windows, 380, 16, 1, 0);
    const PageCell huge = layout.cell(0, 700);
    QVERIFY(huge.huge);
    QCOMPARE(huge.first, 512U);
    QCOMPARE(huge.count, 512U);
    const PageCell small = layout.cell(0, 512 * 3 + 2);
    QVERIFY(!small.huge);
    QCOMPARE(small.count, 1U);
    QVERIFY(huge.area.width() > 3.5 * small.area.width());
    QVERIFY(small.area.top() > huge.area.bottom());
    // From a long cell on to the next, and to the small ones behind the last.
    QCOMPARE(layout.walk(huge, 1, 0).first, 1024U);
    QCOMPARE(layout.walk(layout.cell(0, 1024), 1, 0).first, 1536U);
}

void TestMappedPages::cellsAreFoundWhereTheyStand() {
    const auto windows = windowsOf(shared(test::inventedMappings()));
    PageLayout layout;
    for (const qreal width : {120.0, 380.0, 900.0}) {
        layout.layout(*windows, width, 16, 2, 0);
        for (std::size_t window = 0; window < 2; ++window) {
            for (quint64 page = 0; page < 48; ++page) {
                const PageCell cell = layout.cell(window, page);
                QVERIFY(cell.area.right() <= width);
                const auto found = layout.at(cell.area.center());
                QVERIFY(found.has_value());
                QCOMPARE(found->window, window);
                QCOMPARE(found->first, page);
            }
        }
    }
    // Side by side while there is room.
    QVERIFY(layout.block(1).left() > layout.block(0).right());
    QVERIFY(!layout.at(QPointF(1, 1)));
}

void TestMappedPages::walkReachesEveryWindow() {
    const auto windows = windowsOf(shared(test::inventedMappings()));
    PageLayout layout;
    layout.layout(*windows, 380, 16, 1, 0);
    PageCell at = layout.cell(0, 0);
    for (int i = 0; i < 95; ++i) {
        const PageCell next = layout.walk(at, 1, 0);
        QVERIFY(next.window != at.window || next.first == at.first + 1);
        at = next;
    }
    QCOMPARE(at.window, 1U);
    QCOMPARE(at.first, 47U);
    QCOMPARE(layout.walk(at, 1, 0).first, 47U);
    for (int i = 0; i < 95; ++i)
        at = layout.walk(at, -1, 0);
    QCOMPARE(at.window, 0U);
    QCOMPARE(at.first, 0U);
    const quint64 row = layout.cellsPerRow(0);
    QCOMPARE(layout.walk(at, 0, 2).first, 2 * row);
    QCOMPARE(layout.walk(layout.cell(0, 47), 0, 1).window, 1U);
}

void TestMappedPages::zoomingChangesPagesOfACell() {
    const auto windows = windowsOf(test::hugeMappings(100000, 5));
    PageLayout layout;
    layout.layout(*windows, 380, 16, 1, 0);
    const quint64 fits = layout.pagesPerCell(0);
    QCOMPARE(fits, 128U);
    layout.layout(*windows, 380, 16, 1, 3);
    QCOMPARE(layout.pagesPerCell(0), fits / 8);
    layout.layout(*windows, 380, 16, 1, 30);
    QCOMPARE(layout.pagesPerCell(0), 1U);
    layout.layout(*windows, 380, 16, 1, -30);
    QCOMPARE(layout.cell(0, 99999).first, 0U);
}

void TestMappedPages::paintsWhatIsSeenOnly() {
    // A million pages, no two neighbours alike, each with a cell of its own.
    PagePainter painter;
    painter.setMappings(test::hugeMappings(1'000'000, 1));
    painter.setZoom(30);
    painter.layout(380, QFont(), 1);
    QCOMPARE(painter.geometry().pagesPerCell(0), 1U);
    const qreal side = painter.geometry().cell(0, 0).area.width();
    const auto most = static_cast<std::size_t>((380 / side + 1) * (400 / side + 2)) + 1;
    for (const qreal part : {0.0, 0.5, 1.0}) {
        painted(painter, {380, 400}, part * (painter.height() - 400));
        QVERIFY(painter.painted() > 50);
        QVERIFY2(painter.painted() <= most, qPrintable(QString::number(painter.painted())));
    }
    // Grouped, all of it is a few rows.
    painter.setZoom(0);
    painter.layout(380, QFont(), 1);
    painted(painter, {380, static_cast<int>(painter.height())}, 0);
    QVERIFY(painter.painted() <= PageLayout::mostCells + 1);
}

void TestMappedPages::statesLookDifferent() {
    std::set<QByteArray> seen;
    for (std::size_t state = 0; state < pageStateCount; ++state) {
        scene::Mappings mappings = *test::hugeMappings(1, 1);
        mappings.processes[0].windows[0].pages[0].state = static_cast<PageState>(state);
        for (const bool locked : {false, true}) {
            mappings.processes[0].windows[0].pages[0].locked = locked;
            PagePainter painter;
            painter.setMappings(shared(mappings));
            painter.layout(380, QFont(), 1);
            const QImage image = painted(painter, {380, 200}, 0)
                                     .copy(painter.geometry().cell(0, 0).area.toAlignedRect())
                                     .convertToFormat(QImage::Format_Grayscale8);
            QByteArray bytes;
            for (int y = 0; y < image.height(); ++y)
                bytes.append(reinterpret_cast<const char*>(image.constScanLine(y)), image.width());
            QVERIFY2(seen.insert(bytes).second, qPrintable(QString::number(state)));
        }
    }
}

void TestMappedPages::framesWhatIsPointedOut() {
    scene::Mappings mappings = test::inventedMappings();
    mappings.lastFault.reset();
    PagePainter painter;
    painter.setMappings(shared(mappings));
    painter.layout(380, QFont(), 1);
    const QColor orange = Theme::fromPalette(lightPalette()).tone(Meaning::Changed);
    const QSize size(380, static_cast<int>(painter.height()));
    QCOMPARE(pixelsOf(painted(painter, size, 0), orange), 0);
    PagePainter::Look look;
    look.chosen = PagesAt{1, 13, 1};
    const int one = pixelsOf(painted(painter, size, 0, look), orange);
    QVERIFY(one > 10);
    look.chosen.reset();
    // The same bytes of the file are in both processes; so is a block that both map.
    look.hover.file = ByteRange{13 * 4096, 4096};
    QCOMPARE(pixelsOf(painted(painter, size, 0, look), orange), 0);  // of which file?
    look.file = FileId{256, 260};
    QVERIFY(pixelsOf(painted(painter, size, 0, look), orange) > one);
    look = {};
    look.selection.device = ByteRange{80 * 1024 * 1024 + 28 * 1024, 4096};
    QVERIFY(pixelsOf(painted(painter, size, 0, look), orange) > one);
    // The last fault, by itself.
    painter.setMappings(shared(test::inventedMappings()));
    painter.layout(380, QFont(), 1);
    QVERIFY(pixelsOf(painted(painter, size, 0), orange) > one);
    QCOMPARE(painter.faultedPage(0), std::optional<std::uint64_t>(13));
    QCOMPARE(painter.faultedPage(1), std::optional<std::uint64_t>(13));
}

void TestMappedPages::framesWhatIsDifferent() {
    const auto was = test::hugeMappings(5000, 3);
    const auto is = test::hugeMappings(5000, 4);
    const WindowPages a = windowsOf(was)->front();
    const WindowPages b = windowsOf(is)->front();
    std::vector<bool> slow;
    for (quint64 page = 0; page < 5000; ++page)
        slow.push_back(a.run(page)->state != b.run(page)->state ||
                       a.device(page) != b.device(page));
    QVERIFY(std::ranges::contains(slow, true) && std::ranges::contains(slow, false));
    std::vector<bool> quick(5000, false);
    quint64 behind = 0;
    for (const auto& [first, count] : a.differing(b)) {
        QVERIFY(count > 0 && (first > behind || (first == 0 && behind == 0)));
        behind = first + count;
        std::fill_n(quick.begin() + static_cast<std::ptrdiff_t>(first), count, true);
    }
    QVERIFY(quick == slow);
    QVERIFY(a.differing(a).empty());

    scene::Mappings mappings = test::inventedMappings();
    PagePainter painter;
    painter.setMappings(shared(mappings));
    painter.layout(380, QFont(), 1);
    const QColor orange = Theme::fromPalette(lightPalette()).tone(Meaning::Changed);
    const QSize size(380, static_cast<int>(painter.height()));
    QVERIFY(pixelsOf(painted(painter, size, 0), orange) > 0);  // the last fault
    painter.compareWith(shared(mappings));
    QCOMPARE(painter.differing(), quint64{0});
    QCOMPARE(pixelsOf(painted(painter, size, 0), orange), 0);
    auto& run = mappings.processes[0].windows[0].pages[8];
    run.state = PageState::WriteProtected;
    painter.compareWith(shared(mappings));
    QCOMPARE(painter.differing(), quint64{run.count});
    QVERIFY(pixelsOf(painted(painter, size, 0), orange) > 10);
    // A process that has let go of it.
    const quint64 pages = painter.windows().front().count();
    mappings.processes.erase(mappings.processes.begin());
    painter.compareWith(shared(mappings));
    QCOMPARE(painter.differing(), pages);
    QCOMPARE(painter.missing(), std::size_t{0});
    painter.setMappings(shared(mappings));
    painter.compareWith(shared(test::inventedMappings()));
    QCOMPARE(painter.missing(), std::size_t{1});
}

void TestMappedPages::saysWhatThePageIs() {
    scene::Mappings mappings = test::inventedMappings();
    auto& run = mappings.processes[0].windows[0].pages[8];
    QCOMPARE(run.state, PageState::Dirty);
    run.contradiction = "the page is read-only";
    mappings.contradictions = 1;
    const auto held = shared(mappings);
    const auto windows = windowsOf(held);
    const QString text = pagesText(windows->front(), 13, 1);
    for (const char* part : {"/v/db", "page 13", "process A", "writable, dirty", "0x0580_0000",
                             "contradicts", "the page is read-only"})
        QVERIFY2(text.contains(QLatin1String(part)), qPrintable(text));
    const QString several = pagesText(windows->front(), 0, 8);
    QVERIFY2(several.contains(QStringLiteral("4 read-only")) &&
                 several.contains(QStringLiteral("1 write-protected")),
             qPrintable(several));
    QVERIFY(agreementText(*held).contains(QStringLiteral("1 contradiction")));
    QVERIFY(
        agreementText(test::inventedMappings()).contains(QStringLiteral("62 pages read back, 0")));
    const auto facts = pageFacts(*held, windows->front(), 13, 1);
    const auto value = [&](const char* name) {
        const auto found = std::ranges::find(facts, QLatin1String(name), &Fact::name);
        return found == facts.end() ? QString() : found->value;
    };
    QCOMPARE(value("engine claims"), QStringLiteral("writable, dirty"));
    QCOMPARE(value("system reports"), QStringLiteral("read and write · present"));
    QCOMPARE(value("block, engine"), value("block, system"));
    QVERIFY(value("entry").startsWith(QStringLiteral("PTE · dirty")));
    QVERIFY(value("contradiction").contains(QStringLiteral("the page is read-only")));
}

void TestMappedPages::entriesAreATable() {
    EntriesModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    const auto mappings = shared(test::inventedMappings());
    model.setFile(mappings, windowsOf(mappings), &mappings->files[0]);
    QCOMPARE(model.rowCount(), 8);
    const auto text = [&](int row, int column) {
        return model.index(row, column).data().toString();
    };
    QCOMPARE(text(3, EntriesModel::Page), QStringLiteral("13 – 14"));
    QCOMPARE(text(3, EntriesModel::Kind), QStringLiteral("PTE"));
    QCOMPARE(text(3, EntriesModel::Marks), QStringLiteral("dirty"));
    QCOMPARE(text(3, EntriesModel::Device), QStringLiteral("0x0580_0000"));
    QCOMPARE(text(2, EntriesModel::MappedBy), QStringLiteral("A r!   B –"));
    QCOMPARE(text(4, EntriesModel::Device), QStringLiteral("–"));
    QCOMPARE(text(4, EntriesModel::MappedBy), QStringLiteral("A 0   B 0 ×2"));
    QVERIFY(model.index(3, 0).data(EntriesModel::FaultRole).toBool());
    QVERIFY(!model.index(2, 0).data(EntriesModel::FaultRole).toBool());
    QCOMPARE(model.rowOf(14), 3);
    QCOMPARE(model.rowOf(15), -1);
    // More, fewer, none: the place in the table stays.
    const auto huge = test::hugeMappings(100'000, 1);
    model.setFile(huge, windowsOf(huge), &huge->files[0]);
    QCOMPARE(model.rowCount(), 100'000);
    QCOMPARE(model.rowOf(77'777), 77'777);
    model.setFile(mappings, windowsOf(mappings), &mappings->files[0]);
    QCOMPARE(model.rowCount(), 8);
    model.setFile(nullptr, windowsOf({}), nullptr);
    QCOMPARE(model.rowCount(), 0);
}

void TestMappedPages::blocksCostPixels() {
    const auto huge = test::hugeMappings(1'000'000, 1);
    EntryBlocks blocks;
    blocks.setFile(huge, &huge->files[0]);
    blocks.layout(QSizeF(400, 160), QFont(), 1);
    QImage image(400, 160, QImage::Format_RGB32);
    QPainter painter(&image);
    blocks.paint(painter, Theme::fromPalette(lightPalette()), {}, {});
    QVERIFY(blocks.painted() > 100);
    QVERIFY2(blocks.painted() < 3 * 400, qPrintable(QString::number(blocks.painted())));
    // In proportion to the device, and still where it is pointed at.
    const Spot page = blocks.spotAt(blocks.strip().center());
    QVERIFY(page.file && page.device);
    const Spot block = blocks.spotAt(blocks.blockArea(*page.device).center());
    QVERIFY(block.device.has_value());
    const quint64 pixel = (1'000'000ULL * 4096) / static_cast<quint64>(blocks.rail().width());
    QVERIFY(block.device->offset < page.device->offset + 2 * pixel &&
            page.device->offset < block.device->offset + 2 * pixel);
}

void TestMappedPages::blocksAreWhereTheyArePainted() {
    const auto mappings = shared(test::inventedMappings());
    EntryBlocks blocks;
    blocks.setFile(mappings, &mappings->files[0]);
    blocks.layout(QSizeF(600, 200), QFont(), 2);
    const Spot page = blocks.spotAt(blocks.pageArea({13 * 4096, 4096}).center());
    QCOMPARE(page.file, (ByteRange{13 * 4096, 4096}));
    QCOMPARE(page.device, (ByteRange{88ULL << 20, 4096}));
    const Spot block = blocks.spotAt(blocks.blockArea(*page.device).center());
    QVERIFY(!block.file);
    QCOMPARE(block.device, page.device);
    // A hole has no block; the place that the last fault left is on the rail though no page points to it.
    QVERIFY(!blocks.spotAt(blocks.pageArea({21 * 4096, 4096}).center()).device);
    const ByteRange left{*mappings->lastFault->from, 4096};
    QCOMPARE(blocks.spotAt(blocks.blockArea(left).center()).device, left);
    QVERIFY(blocks.blockArea({1, 1}).isEmpty());
    // Without an entry there is nothing on the device.
    scene::Mappings empty = test::inventedMappings();
    empty.files[0].entries.clear();
    empty.lastFault.reset();
    const auto none = shared(empty);
    blocks.setFile(none, &none->files[0]);
    QImage image(600, 200, QImage::Format_RGB32);
    QPainter painter(&image);
    blocks.paint(painter, Theme::fromPalette(darkPalette()), page, {});
    QVERIFY(!blocks.spotAt(blocks.rail().center()).device);
}

void TestMappedPages::exportsEveryRun() {
    scene::Mappings mappings = test::inventedMappings();
    mappings.processes[0].name = "A, \"first\"";
    mappings.files[0].entries[0].device = (1ULL << 53) + 4096;
    const QByteArray csv = mappingsCsv(mappings);
    const auto runs = mappings.processes[0].windows[0].pages.size() +
                      mappings.processes[1].windows[0].pages.size();
    QCOMPARE(static_cast<std::size_t>(csv.count('\n')), runs + 1);
    QVERIFY(
        csv.contains("\"A, \"\"first\"\"\",1,/v/db,13,1,dirty,false,false,92274688,true,true,true,"
                     "92274688,"));
    for (const QByteArray& line : csv.trimmed().split('\n')) {
        if (!line.startsWith('"'))
            QCOMPARE(line.count(','), 13);
    }
    const QJsonObject json = QJsonDocument::fromJson(mappingsJson(mappings)).object();
    QVERIFY(json[QStringLiteral("dax")].toBool());
    const QJsonArray entries =
        json[QStringLiteral("files")][0][QStringLiteral("entries")].toArray();
    QCOMPARE(entries.size(), 8);
    QCOMPARE(entries[0][QStringLiteral("device")].toString(), QStringLiteral("9007199254745088"));
    QVERIFY(entries[4][QStringLiteral("device")].isNull());
    QCOMPARE(json[QStringLiteral("lastFault")][QStringLiteral("nanoseconds")].toInt(), 9800);
    QCOMPARE(json[QStringLiteral("processes")][1][QStringLiteral("windows")][0]
                 [QStringLiteral("address")]
                     .toDouble(),
             static_cast<double>(0x7f30'c000'0000));
    QVERIFY(!mappingsCsv({}).isEmpty());
}

DAXSCOPE_GUI_TEST_MAIN(TestMappedPages)
#include "test_mapped_pages.moc"

// The maps as widgets, driven by mouse and keys on the offscreen platform.
#include <QApplication>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include "ui/event_loop_probe.h"
#include "ui/map/device_map_view.h"
#include "ui/map/file_extents_view.h"
#include "ui/map_fixtures.h"

using namespace daxscope;
using namespace daxscope::ui;
using fixtures::MiB;

namespace {

void wheel(QWidget& widget, QPointF at, int units,
           Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
    QWheelEvent event(at, widget.mapToGlobal(at), {}, {0, units}, Qt::NoButton, modifiers,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(&widget, &event);
}

QPoint middleOf(const DeviceMapView& view, std::size_t extent) {
    const scene::DeviceExtent e = view.painter().map()->extent(extent);
    const auto areas = view.painter().areasOf({e.device, e.length});
    return areas.empty() ? QPoint(-1, -1) : areas.front().center().toPoint();
}

/// A data extent that is a good part of a pixel wide at the fit.
std::size_t wideExtent(const scene::DeviceMap& map) {
    for (std::size_t i = map.extentCount() / 2; i < map.extentCount(); ++i) {
        if (map.extent(i).kind == scene::ExtentKind::Data && map.extent(i).length > 2 * MiB)
            return i;
    }
    return 0;
}

}  // namespace

class TestMapViews : public QObject {
    Q_OBJECT

private slots:
    void deviceWheelZoomsAroundThePointer() {
        Linked linked;
        DeviceMapView view(&linked);
        view.resize(900, 260);
        view.setScene(fixtures::sceneOf(fixtures::tourMap()));
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        QSignalSpy subtitle(&view, &DeviceMapView::subtitleChanged);
        QVERIFY(view.subtitle().contains(QLatin1String("every byte of the image")));
        const QPointF at(500, 120);
        const double x = at.x() - view.painter().plot().left();
        const std::uint64_t under = view.painter().axis().byteAt(x);
        wheel(view, at, 120 * 6);
        const Axis& axis = view.painter().axis();
        QVERIFY(!axis.fitted());
        QVERIFY(std::abs(static_cast<double>(axis.byteAt(x)) - static_cast<double>(under)) <=
                axis.bytesPerPixel() + 1);
        QVERIFY(subtitle.count() >= 1);
        QVERIFY(!view.subtitle().contains(QLatin1String("every byte")));
        const double from = axis.from();
        wheel(view, at, -120, Qt::ShiftModifier);
        QVERIFY(view.painter().axis().from() > from);
        QTest::keyClick(&view, Qt::Key_0);
        QVERIFY(view.painter().axis().fitted());
    }

    void deviceKeys() {
        Linked linked;
        DeviceMapView view(&linked);
        view.resize(900, 260);
        view.setScene(fixtures::sceneOf(fixtures::tourMap()));
        QTest::keyClick(&view, Qt::Key_Plus);
        QTest::keyClick(&view, Qt::Key_Plus);
        const Axis& axis = view.painter().axis();
        const double zoomed = axis.bytesPerPixel();
        double from = axis.from();
        QTest::keyClick(&view, Qt::Key_Right);
        QVERIFY(axis.from() > from);
        from = axis.from();
        QTest::keyClick(&view, Qt::Key_Left);
        QVERIFY(axis.from() < from);
        QTest::keyClick(&view, Qt::Key_Home);
        QCOMPARE(axis.from(), 0.0);
        QTest::keyClick(&view, Qt::Key_End);
        QVERIFY(std::abs(axis.to() - static_cast<double>(axis.total())) < 1);
        QTest::keyClick(&view, Qt::Key_Minus);
        QVERIFY(axis.bytesPerPixel() > zoomed);

        QTest::keyClick(&view, Qt::Key_Home);
        QTest::keyClick(&view, Qt::Key_Down);
        QCOMPARE(linked.selection().extent, std::optional<quint64>(0));
        QTest::keyClick(&view, Qt::Key_Tab);
        QTest::keyClick(&view, Qt::Key_Tab);
        QCOMPARE(linked.selection().extent, std::optional<quint64>(2));
        QTest::keyClick(&view, Qt::Key_Backtab);
        QCOMPARE(linked.selection().extent, std::optional<quint64>(1));
        const scene::DeviceExtent e = view.painter().map()->extent(1);
        QCOMPARE(linked.selection().device, std::optional(ByteRange{e.device, e.length}));
        QVERIFY(view.accessibleDescription().contains(QLatin1String("device byte")));
        QSignalSpy activated(&view, &MapView::activated);
        QTest::keyClick(&view, Qt::Key_Return);
        QCOMPARE(activated.count(), 1);
        QTest::keyClick(&view, Qt::Key_Escape);
        QVERIFY(linked.selection().empty());
    }

    void tabLeavesWhenNothingIsChosen() {
        QWidget window;
        Linked linked;
        auto* const view = new DeviceMapView(&linked, &window);
        auto* const other = new QWidget(&window);
        other->setFocusPolicy(Qt::StrongFocus);
        view->setScene(fixtures::sceneOf(fixtures::tourMap()));
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        view->setFocus();
        QTest::keyClick(view, Qt::Key_Tab);
        QVERIFY(other->hasFocus());
    }

    void deviceClickSelectsTheRightExtent() {
        Linked linked;
        DeviceMapView view(&linked);
        view.resize(1000, 260);
        view.setScene(fixtures::sceneOf(fixtures::tourMap()));
        const scene::DeviceMap& map = *view.painter().map();
        const std::size_t wide = wideExtent(map);
        QSignalSpy selected(&linked, &Linked::selectionChanged);
        QTest::mouseClick(&view, Qt::LeftButton, {}, middleOf(view, wide));
        QCOMPARE(selected.count(), 1);
        QCOMPARE(linked.selection().extent, std::optional<quint64>(wide));
        // Each extent, once it is zoomed to.
        for (std::size_t i = 3; i < map.extentCount(); i += 37) {
            const scene::DeviceExtent e = map.extent(i);
            view.showRange({e.device, e.length});
            QTest::mouseClick(&view, Qt::LeftButton, {}, middleOf(view, i));
            QCOMPARE(linked.selection().extent, std::optional<quint64>(i));
        }
        // A superblock, by its stripe.
        view.fit();
        const auto stripe = view.painter().areasOf({64 * MiB, 4096});
        QCOMPARE(stripe.size(), std::size_t{1});
        QTest::mouseClick(&view, Qt::LeftButton, {}, stripe.front().center().toPoint());
        QCOMPARE(linked.selection().device, std::optional(ByteRange{64 * MiB, 4096}));
    }

    void deviceHoverAndDrag() {
        Linked linked;
        DeviceMapView view(&linked);
        view.resize(1000, 260);
        view.setScene(fixtures::sceneOf(fixtures::tourMap()));
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        QSignalSpy hovered(&linked, &Linked::hoverChanged);
        const QPoint at = middleOf(view, wideExtent(*view.painter().map()));
        QTest::mouseMove(&view, at);
        QTest::mouseMove(&view, at + QPoint(1, 0));
        QCOMPARE(hovered.count(), 1);  // the same extent: said once
        QVERIFY(linked.hover().extent.has_value());
        const auto hit = view.painter().hit(at);
        QVERIFY(hit.has_value());
        const QString tip = view.painter().describe(*hit);
        QVERIFY(tip.contains(QLatin1String("Read from the image")));
        QVERIFY(tip.contains(QLatin1String("generation")));
        QEvent leave(QEvent::Leave);
        QApplication::sendEvent(&view, &leave);
        QVERIFY(linked.hover().empty());

        wheel(view, at, 120 * 8);
        const double from = view.painter().axis().from();
        QTest::mousePress(&view, Qt::LeftButton, {}, QPoint(600, 120));
        QTest::mouseMove(&view, QPoint(500, 120));
        QTest::mouseRelease(&view, Qt::LeftButton, {}, QPoint(500, 120));
        QVERIFY(view.painter().axis().from() > from);
        QVERIFY(linked.selection().empty());  // a drag chooses nothing

        view.fit();
        QTest::mousePress(&view, Qt::LeftButton, Qt::ShiftModifier, QPoint(300, 120));
        QTest::mouseMove(&view, QPoint(400, 120));
        QTest::mouseRelease(&view, Qt::LeftButton, Qt::ShiftModifier, QPoint(400, 120));
        QVERIFY(linked.selection().device.has_value());
        QVERIFY(!linked.selection().extent);
        const double bytes = 100 * view.painter().axis().bytesPerPixel();
        QVERIFY(std::abs(static_cast<double>(linked.selection().device->length) - bytes) <
                bytes / 10);
    }

    void freeSpaceAndOtherPlaces() {
        Linked linked;
        DeviceMapView view(&linked);
        view.resize(1000, 260);
        view.setScene(fixtures::sceneOf(fixtures::tourMap()));
        const QRectF data = view.painter().railArea(Rail::Data);
        const double x = data.left() + view.painter().axis().xOf(std::uint64_t{200 * MiB});
        const auto free = view.painter().hit({x, data.center().y()});
        QVERIFY(free && !free->extent && free->group != nullptr);
        QVERIFY(view.painter().describe(*free).contains(QLatin1String("free space")));
        const double out = data.left() + view.painter().axis().xOf(std::uint64_t{240 * MiB});
        const auto outside = view.painter().hit({out, data.center().y()});
        QVERIFY(outside && outside->group == nullptr);
        QVERIFY(!view.painter().hit({2, 2}));
        // Data do not lie on the metadata rail.
        const QRectF metadata = view.painter().railArea(Rail::Metadata);
        QVERIFY(
            !view.painter().hit({data.left() + view.painter().axis().xOf(std::uint64_t{100 * MiB}),
                                 metadata.center().y()}));
    }

    void everySizeAndModePaints() {
        Linked linked;
        DeviceMapView device(&linked);
        FileExtentsView file(&linked);
        for (QWidget* const view : {static_cast<QWidget*>(&device), static_cast<QWidget*>(&file)}) {
            for (const QSize size :
                 {QSize(1, 1), QSize(40, 30), QSize(300, 40), QSize(1200, 900)}) {
                view->resize(size);
                QCOMPARE(view->grab().size(), size);
            }
        }
        device.setScene(fixtures::sceneOf(fixtures::tourMap()));
        file.setScene(fixtures::sceneOf(fixtures::tourMap()));
        file.setFile(fixtures::tourFile());
        linked.setSelection(file.painter().spotOf(1));
        linked.setHover(file.painter().spotOf(5));
        for (const ColourMode mode :
             {ColourMode::Class, ColourMode::Owners, ColourMode::Generation}) {
            device.setColourMode(mode);
            for (const QSize size :
                 {QSize(1, 1), QSize(40, 30), QSize(300, 40), QSize(1200, 900)}) {
                device.resize(size);
                file.resize(size);
                QVERIFY(!device.grab().isNull() && !file.grab().isNull());
            }
        }
        file.setDeviceScale(DeviceScale::ToScale);
        file.setUnit(AxisUnit::Blocks);
        QVERIFY(!file.grab().isNull());
        // An empty device, an empty file, a file of one hole.
        scene::DeviceMap::Builder none(0);
        device.setScene(fixtures::sceneOf(none.finish()));
        QVERIFY(!device.grab().isNull());
        scene::FileExtents::Builder empty;
        file.setFile(empty.finish());
        QVERIFY(!file.grab().isNull());
        scene::FileExtents::Builder holes;
        scene::FileExtent hole;
        hole.length = 1ULL << 40;
        holes.add(hole);
        file.setFile(holes.finish());
        QVERIFY(!file.grab().isNull());
        file.setScene(nullptr);
        device.setScene(nullptr);
        QVERIFY(device.subtitle().isEmpty() && file.subtitle().isEmpty());
        QVERIFY(!device.grab().isNull() && !file.grab().isNull());
    }

    void fileClickSelectsBothRanges() {
        Linked linked;
        FileExtentsView view(&linked);
        view.resize(1000, 400);
        view.setScene(fixtures::sceneOf(fixtures::tourMap()));
        view.setFile(fixtures::tourFile());
        const auto file = fixtures::tourFile();
        for (std::size_t i = 0; i < file->count(); ++i) {
            const Spot spot = view.painter().spotOf(i);
            QTest::mouseClick(&view, Qt::LeftButton, {},
                              view.painter().fileArea(*spot.file).center().toPoint());
            QCOMPARE(linked.selection(), spot);
            linked.setSelection({});
            if (!spot.device)
                continue;
            QTest::mouseClick(&view, Qt::LeftButton, {},
                              view.painter().deviceArea(*spot.device).center().toPoint());
            QCOMPARE(linked.selection(), spot);
            linked.setSelection({});
        }
        QVERIFY(view.subtitle().startsWith(QStringLiteral("/v/db — 48 blocks in 10 extents")));
    }

    void ribbonsCanBePointedAt() {
        Linked linked;
        FileExtentsView view(&linked);
        view.resize(1000, 400);
        view.setFile(fixtures::tourFile());
        const QRectF top = view.painter().fileArea(*view.painter().spotOf(0).file);
        const auto hit = view.painter().hit({top.center().x(), top.bottom() + 3});
        QVERIFY(hit && hit->extent == std::optional<std::size_t>(0));
        // Under the hole there is nothing.
        const QRectF hole = view.painter().fileArea(*view.painter().spotOf(4).file);
        QVERIFY(!view.painter().hit({hole.center().x(), hole.bottom() + 2}));
    }

    void fileKeysAndRails() {
        Linked linked;
        FileExtentsView view(&linked);
        view.resize(1000, 400);
        view.setFile(fixtures::tourFile());
        QTest::keyClick(&view, Qt::Key_Plus);
        QVERIFY(!view.painter().fileAxis().fitted());
        QVERIFY(view.painter().deviceAxis().fitted());
        QTest::keyClick(&view, Qt::Key_0);
        QVERIFY(view.painter().fileAxis().fitted());
        wheel(view, view.painter().deviceRail().center(), 240);
        QVERIFY(!view.painter().deviceAxis().fitted());
        QVERIFY(view.painter().fileAxis().fitted());
        view.fit();
        QTest::mouseClick(&view, Qt::LeftButton, {},
                          view.painter().deviceRail().center().toPoint());
        QTest::keyClick(&view, Qt::Key_Plus);
        QVERIFY(!view.painter().deviceAxis().fitted());
        linked.setSelection({});
        QTest::keyClick(&view, Qt::Key_Down);
        QCOMPARE(linked.selection().file->offset, std::uint64_t{0});
        for (std::size_t i = 1; i < view.painter().file()->count(); ++i) {
            QTest::keyClick(&view, Qt::Key_Tab);
            QCOMPARE(linked.selection(), view.painter().spotOf(i));
        }
        QVERIFY(view.accessibleDescription().contains(QLatin1String("preallocated")));
    }

    void sameFileKeepsWhatIsSeen() {
        Linked linked;
        FileExtentsView view(&linked);
        view.resize(1000, 400);
        view.setFile(fixtures::tourFile());
        view.showRange({16384, 32768});
        const Axis axis = view.painter().fileAxis();
        view.setFile(fixtures::tourFile());
        QVERIFY(view.painter().fileAxis() == axis);
        view.setFile(fixtures::largeFile(100, fixtures::Scatter::Ordered));
        QVERIFY(view.painter().fileAxis().fitted());
    }

    /// What is chosen in one map is framed in the other.
    void storyIsTheSameInBoth() {
        Linked linked;
        DeviceMapView device(&linked);
        FileExtentsView file(&linked);
        device.resize(1000, 260);
        file.resize(1000, 400);
        const auto scene = fixtures::sceneOf(fixtures::tourMap());
        device.setScene(scene);
        file.setScene(scene);
        file.setFile(fixtures::tourFile());
        const QImage before = device.grab().toImage();
        const QImage beforeFile = file.grab().toImage();
        linked.setSelection(file.painter().spotOf(1));
        QVERIFY(device.grab().toImage() != before);
        linked.setSelection({});
        QCOMPARE(device.grab().toImage(), before);
        Spot onDevice;
        onDevice.device = file.painter().spotOf(0).device;
        linked.setHover(onDevice);
        QVERIFY(file.grab().toImage() != beforeFile);
        // Something far away from the file changes nothing in its picture.
        onDevice.device = ByteRange{1 * MiB, 4096};
        linked.setHover(onDevice);
        QCOMPARE(file.grab().toImage(), beforeFile);
    }

    /// What a hostile image can put into a scene: nothing of it may hang or crash the window.
    void absurdValuesPaint() {
        Linked linked;
        DeviceMapView device(&linked);
        FileExtentsView file(&linked);
        device.resize(700, 260);
        file.resize(700, 400);
        scene::DeviceMap::Builder map(UINT64_MAX - 4095);
        map.add(scene::BlockGroup{.device = 1ULL << 62,
                                  .length = UINT64_MAX,
                                  .logical = 0,
                                  .used = UINT64_MAX,
                                  .flags = UINT64_MAX,
                                  .copy = 9,
                                  .copies = 200});
        for (const std::uint64_t at :
             {std::uint64_t{0}, std::uint64_t{4096}, (std::uint64_t{1} << 56) - 4096})
            map.add(scene::DeviceExtent{.device = at,
                                        .length = 1ULL << 44,
                                        .generation = UINT64_MAX,
                                        .unreachable = 1ULL << 43,
                                        .tree = UINT64_MAX,
                                        .owners = UINT32_MAX,
                                        .kind = scene::ExtentKind::Data,
                                        .copy = 1});
        device.setScene(fixtures::sceneOf(map.finish()));
        scene::FileExtents::Builder builder;
        builder.file().path = std::string(5000, '\xfe');
        builder.file().size = UINT64_MAX;
        scene::FileExtent hole;
        hole.length = 1ULL << 63;
        builder.add(hole);
        builder.add(
            fixtures::regular(1ULL << 63, 1ULL << 62, UINT64_MAX - 4095, UINT32_MAX, UINT64_MAX));
        builder.add(fixtures::regular((1ULL << 63) + (1ULL << 62), 4096, 0, 0, 0));
        builder.add(fixtures::regular((1ULL << 63) + (1ULL << 62) + 4096, 4096, 0, 0, 0));
        file.setScene(fixtures::sceneOf(fixtures::tourMap()));
        file.setFile(builder.finish());
        for (const DeviceScale scale : {DeviceScale::Packed, DeviceScale::ToScale}) {
            file.setDeviceScale(scale);
            for (int step = 0; step < 30; ++step) {
                QVERIFY(!device.grab().isNull() && !file.grab().isNull());
                for (MapView* const view :
                     {static_cast<MapView*>(&device), static_cast<MapView*>(&file)}) {
                    view->zoomIn();
                    QTest::keyClick(view, step % 3 == 0 ? Qt::Key_End : Qt::Key_Down);
                    for (int y = 10; y < view->height(); y += 35)
                        QTest::mouseClick(view, Qt::LeftButton, {}, QPoint(90 + step * 20, y));
                }
            }
        }
    }

    /// Chosen elsewhere and out of sight: the map goes there.
    void selectionElsewhereIsRevealed() {
        Linked linked;
        DeviceMapView view(&linked);
        view.resize(1000, 260);
        view.setScene(fixtures::sceneOf(fixtures::tourMap()));
        view.showRange({70 * MiB, 2 * MiB});
        Spot spot;
        spot.device = ByteRange{150 * MiB, 4096};
        linked.setSelection(spot);
        const ByteRange seen = view.visibleRange();
        QVERIFY(seen.offset <= 150 * MiB && seen.end() >= 150 * MiB + 4096);
    }

    /// Panning reuses columns: the picture must be the one painted from nothing.
    void pannedPictureIsTheFreshOne() {
        const QFont font = uiFont(QApplication::font());
        const Theme theme = Theme::fromPalette(lightPalette());
        const auto map = fixtures::largeMap(20'000);
        const auto picture = [&](const DeviceMapPainter& painter) {
            QImage image(900, 260, QImage::Format_RGB32);
            QPainter canvas(&image);
            painter.paint(canvas, theme);
            return image;
        };
        DeviceMapPainter kept;
        kept.setMap(map);
        kept.layout({900, 260}, font, 1);
        kept.axis().zoom(7, 300);
        fixtures::Random random(9);
        for (int step = 0; step < 60; ++step) {
            const auto pixels = static_cast<double>(fixtures::below(random, 400)) - 200;
            kept.axis().pan(step % 7 == 0 ? pixels + 0.3 : pixels);
            if (step % 11 == 0)
                kept.axis().zoom(1.1, 200);
            if (step % 13 == 0)
                kept.setColourMode(step % 2 == 0 ? ColourMode::Class : ColourMode::Owners);
            DeviceMapPainter fresh;
            fresh.setMap(map);
            fresh.setColourMode(kept.colourMode());
            fresh.layout({900, 260}, font, 1);
            fresh.axis() = kept.axis();
            QCOMPARE(picture(kept), picture(fresh));
        }
    }

    void pointingRepaintsNoPicture() {
        Linked linked;
        DeviceMapView view(&linked);
        view.resize(1000, 260);
        view.setScene(fixtures::sceneOf(fixtures::tourMap()));
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        QSignalSpy subtitle(&view, &DeviceMapView::subtitleChanged);
        view.grab();
        QElapsedTimer timer;
        timer.start();
        for (int x = 100; x < 900; ++x) {
            QTest::mouseMove(&view, QPoint(x, 120));
            view.grab();
        }
        QCOMPARE(subtitle.count(), 0);
        QVERIFY(timer.elapsed() < 20'000);
    }
};

DAXSCOPE_GUI_TEST_MAIN(TestMapViews)
#include "test_map_views.moc"

// Every painted view as a picture, held against the reference in pictures/.
//
// Scenes, size, theme and font (Inter, which comes with the tool tree) are fixed, so that the same program paints the same picture.
// Another release of Qt or FreeType paints text a little differently: references are made and compared only inside the tool tree,
// which is one Debian (scripts/environment.sh sets DAXSCOPE_INSIDE=tree there). Elsewhere each view is painted, too, twice, and must
// come out alike and not empty.
//
// A picture that differs is written, with the difference marked, into tests/pictures of the build folder; the message says where.
// Was the change meant? DAXSCOPE_MAKE_PICTURES=1 writes new references, for the eyes of whoever commits them.
#include <QApplication>
#include <QDir>
#include <QFileInfo>
#include <QFontInfo>
#include <QImageWriter>
#include <QPainter>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <memory>
#include <utility>

#include "ui/event_loop_probe.h"
#include "ui/fake_backend.h"
#include "ui/held_view.h"
#include "ui/map/compared_file.h"
#include "ui/map/device_map_view.h"
#include "ui/map/file_extents_view.h"
#include "ui/map/sharing_view.h"
#include "ui/map/timeline_map.h"
#include "ui/map/tree_view.h"
#include "ui/map_fixtures.h"
#include "ui/mappings_view.h"
#include "ui/operating.h"
#include "ui/operation_actions.h"
#include "ui/picture_compare.h"
#include "ui/timeline_fixtures.h"
#include "ui/usage_bar.h"
#include "ui/welcome_art.h"

using namespace daxscope;
using namespace daxscope::ui;
using daxscope::ui::test::comparePictures;
using daxscope::ui::test::PictureDifference;

namespace {

using Made = std::unique_ptr<ExportableView>;

bool insideTheTree() { return qgetenv("DAXSCOPE_INSIDE") == "tree"; }

bool makesReferences() { return qEnvironmentVariableIsSet("DAXSCOPE_MAKE_PICTURES"); }

QString referencePath(const QString& name) {
    return QStringLiteral(DAXSCOPE_SOURCE_DIR "/tests/ui/pictures/%1.png").arg(name);
}

/// What is no view by itself.
class Painted : public ExportableView {
public:
    using Paint = std::function<void(QPainter&, const QSizeF&, const Theme&, const QFont&)>;

    explicit Painted(Paint paint) : paint_(std::move(paint)) {}
    QString viewName() const override { return QStringLiteral("painted"); }
    void paintTo(QPainter& painter, const QSizeF& size, const Theme& theme,
                 const QFont& font) override {
        painter.fillRect(QRectF(QPointF(), size), theme.background);
        paint_(painter, size, theme, font);
    }
    QByteArray csv() const override { return {}; }
    QByteArray json() const override { return {}; }

private:
    Paint paint_;
};

/// On a Linked of its own, with what an operation changed and what is chosen.
template <typename View, typename Fill>
Made linkedView(const scene::Change& change, const Spot& selection, Fill fill) {
    auto held = std::make_unique<HeldView<View>>();
    held->view = std::make_unique<View>(&held->ground);
    fill(*held->view);
    held->ground.setChange(std::make_shared<scene::Change>(change));
    held->ground.setSelection(selection);
    return held;
}

constexpr std::uint64_t block = 4096;

Spot onDevice(ByteRange range) {
    Spot spot;
    spot.device = range;
    return spot;
}
Spot inFile(ByteRange range) {
    Spot spot;
    spot.file = range;
    return spot;
}

Made device() {
    scene::Change change;
    change.written = {{160 * fixtures::MiB, 2 * fixtures::MiB}};
    change.left = {{100 * fixtures::MiB, 1 * fixtures::MiB}};
    return linkedView<DeviceMapView>(
        change, onDevice(ByteRange{30 * fixtures::MiB, 1 * fixtures::MiB}),
        [](DeviceMapView& view) { view.setScene(fixtures::sceneOf(fixtures::tourMap())); });
}

Made fileExtents() {
    scene::Change change;
    change.written = {{160 * fixtures::MiB, block}};
    change.files = {
        {256, 258, {{{13 * block, block}, 66 * fixtures::MiB + 13 * block, 160 * fixtures::MiB}}}};
    return linkedView<FileExtentsView>(change, inFile(ByteRange{28 * block, 4 * block}),
                                       [](FileExtentsView& view) {
                                           view.setScene(fixtures::sceneOf(fixtures::tourMap()));
                                           view.setFile(fixtures::tourFile());
                                       });
}

Made sharingOfAFile() {
    return linkedView<SharingView>(
        {}, inFile(ByteRange{24 * block, 6 * block}),
        [](SharingView& view) { view.setSharing(ui::test::inventedFileSharing("/v/db")); });
}

Made sharingOfTheImage() {
    return linkedView<SharingView>(
        {}, {}, [](SharingView& view) { view.setSharing(ui::test::inventedImageSharing()); });
}

/// After the copy of a way down; its leaf is chosen.
Made trees() {
    constexpr std::uint64_t leaf = (92ULL << 20) + (8ULL << 20);
    scene::Change change;
    change.written = {{leaf, 16384}};
    return linkedView<TreeView>(change, onDevice(ByteRange{leaf, 16384}), [](TreeView& view) {
        view.setTree(ui::test::inventedTree(0, 42));
    });
}

Made timeline() {
    scene::Change change;
    change.written = {{8192, block}};
    return linkedView<TimelineMap>(change, {}, [](TimelineMap& map) {
        map.setTimeline(fixtures::storeTimeline());
        map.showLast();
    });
}

Made crowdedTimeline() {
    return linkedView<TimelineMap>({}, {}, [](TimelineMap& map) {
        map.setTimeline(fixtures::manyEvents(20000));
        map.fit();
    });
}

/// The page strips of two processes, and the blocks that the entries point to.
Made mappings() {
    struct Ground {
        ui::test::FakeBackend backend;
        Operating operating{&backend};
        OperationActions actions{nullptr};
        Linked linked;
    };
    auto held = std::make_unique<HeldView<MappingsView, Ground>>();
    Ground& ground = held->ground;
    held->view = std::make_unique<MappingsView>(&ground.backend, &ground.operating, &ground.actions,
                                                &ground.linked);
    held->view->setMappings(std::make_shared<scene::Mappings>(ui::test::inventedMappings()));
    return held;
}

/// Before and after: one piece was copied elsewhere, one lies where it was.
Made comparedFile() {
    scene::FileExtents::Builder before;
    before.file().path = "/v/db";
    before.file().size = 48 * block;
    before.add(fixtures::regular(0, 20 * block, 66 * fixtures::MiB, 3, 9));
    before.add(fixtures::regular(24 * block, 24 * block, 80 * fixtures::MiB, 3, 9));
    auto picture = std::make_shared<ComparedFile>();
    scene::FileExtents::Builder after;
    after.file().path = "/v/db";
    after.file().size = 48 * block;
    after.add(fixtures::regular(0, 13 * block, 66 * fixtures::MiB, 3, 9));
    after.add(fixtures::regular(13 * block, 2 * block, 160 * fixtures::MiB, 1, 42));
    after.add(fixtures::regular(15 * block, 5 * block, 66 * fixtures::MiB + 15 * block, 3, 9));
    after.add(fixtures::regular(24 * block, 16 * block, 80 * fixtures::MiB, 3, 9));
    after.add(fixtures::regular(40 * block, 8 * block, 162 * fixtures::MiB, 1, 42));
    picture->setFile(before.finish(), after.finish(),
                     {{13 * block, block}, {40 * block, 4 * block}});
    picture->setNames(QStringLiteral("/s1"), QStringLiteral("/v"));
    return std::make_unique<Painted>(
        [picture](QPainter& painter, const QSizeF& size, const Theme& theme, const QFont& font) {
            picture->layout(size, font);
            picture->paint(painter, theme);
        });
}

/// Half and half, all shared, a little of each, nothing, and what hardly counts but has to be seen.
Made usageBars() {
    return std::make_unique<Painted>(
        [](QPainter& painter, const QSizeF& size, const Theme& theme, const QFont&) {
            constexpr std::array usages = {Usage{50, 50, 0, 100}, Usage{0, 100, 0, 100},
                                           Usage{30, 20, 10, 100}, Usage{0, 0, 0, 100},
                                           Usage{1, 1000000, 1, 0}};
            qreal top = 10;
            for (const Usage& usage : usages) {
                const QRectF track(10, top, size.width() - 20, 12);
                paintUsageBar(painter, UsageBarGeometry::make(track, usage, 2), theme);
                top += 22;
            }
        });
}

Made welcomeArt() {
    auto art = std::make_shared<WelcomeArt>();
    return std::make_unique<Painted>(
        [art](QPainter& painter, const QSizeF& size, const Theme& theme, const QFont& font) {
            art->setPalette(theme.dark ? darkPalette() : lightPalette());
            art->setFont(font);
            art->resize(size.toSize());
            art->render(&painter, {}, {}, QWidget::DrawChildren);
        });
}

struct Scene {
    Made (*make)();
    QSize size;
};

const std::map<QString, Scene>& scenes() {
    static const std::map<QString, Scene> all = {
        {QStringLiteral("device"), {device, {640, 400}}},
        {QStringLiteral("file-extents"), {fileExtents, {640, 260}}},
        {QStringLiteral("sharing"), {sharingOfAFile, {640, 360}}},
        {QStringLiteral("sharing-image"), {sharingOfTheImage, {640, 360}}},
        {QStringLiteral("trees"), {trees, {640, 360}}},
        {QStringLiteral("timeline"), {timeline, {640, 240}}},
        {QStringLiteral("timeline-crowded"), {crowdedTimeline, {640, 240}}},
        {QStringLiteral("mappings"), {mappings, {640, 520}}},
        {QStringLiteral("compared-file"), {comparedFile, {640, 180}}},
        {QStringLiteral("usage-bars"), {usageBars, {320, 120}}},
        {QStringLiteral("welcome-art"), {welcomeArt, {544, 144}}},
    };
    return all;
}

/// One row of the tests below.
struct Look {
    QString scene;
    bool dark = false;
    int scale = 1;

    [[nodiscard]] QString name() const {
        return scene + (dark ? QStringLiteral("-dark") : QString()) +
               (scale == 1 ? QString() : QStringLiteral("@%1").arg(scale));
    }
};

QFont pictureFont() {
    QFont font = uiFont(QApplication::font());
    font.setPixelSize(13);
    // What a user has set for a screen has no say.
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setStyleStrategy(QFont::NoSubpixelAntialias);
    return font;
}

QImage paint(const Look& look) {
    const Scene& scene = scenes().at(look.scene);
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("picture.png"));
    ExportOptions options;
    options.size = scene.size;
    options.scale = look.scale;
    options.theme = Theme::fromPalette(look.dark ? darkPalette() : lightPalette());
    options.font = pictureFont();
    const Made view = scene.make();
    const Status done = exportView(*view, path, options);
    return done ? QImage(path).convertToFormat(QImage::Format_RGB32) : QImage();
}

/// As small as PNG gets.
bool save(const QImage& image, const QString& path) {
    QImageWriter writer(path, "png");
    writer.setCompression(100);
    return writer.write(image.convertToFormat(QImage::Format_RGB888));
}

}  // namespace

Q_DECLARE_METATYPE(Look)

class TestPictures : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void areAsTheyWere_data();
    void areAsTheyWere();
    void seesChanges_data() { areAsTheyWere_data(); }
    void seesChanges();
    void everyReferenceHasAScene();

private:
    static QList<Look> looks();
};

QList<Look> TestPictures::looks() {
    QList<Look> out;
    for (const auto& [name, scene] : scenes()) {
        out << Look{name} << Look{name, true};
    }
    return out << Look{QStringLiteral("file-extents"), false, 2};
}

void TestPictures::initTestCase() {
    QApplication::setFont(pictureFont());
    if (insideTheTree())
        QCOMPARE(QFontInfo(pictureFont()).family(), QStringLiteral("Inter"));
    else
        QVERIFY2(!makesReferences(),
                 "references are made in the tool tree only: DAXSCOPE_ENV=tree");
}

void TestPictures::areAsTheyWere_data() {
    QTest::addColumn<Look>("look");
    for (const Look& look : looks())
        QTest::newRow(qPrintable(look.name())) << look;
}

void TestPictures::areAsTheyWere() {
    QFETCH(const Look, look);
    const QImage actual = paint(look);
    QCOMPARE(actual.size(), scenes().at(look.scene).size * look.scale);
    QCOMPARE(actual, paint(look));
    QImage empty(actual.size(), QImage::Format_RGB32);
    empty.fill(actual.pixel(0, 0));
    QVERIFY(!comparePictures(empty, actual).alike());
    if (!insideTheTree())
        return;
    const QString reference = referencePath(look.name());
    if (makesReferences()) {
        QVERIFY(QDir().mkpath(QFileInfo(reference).path()));
        QVERIFY(save(actual, reference));
    }
    const QImage expected(reference);
    const PictureDifference difference = comparePictures(expected, actual);
    if (difference.alike())
        return;
    const QDir folder(
        QDir::cleanPath(QCoreApplication::applicationDirPath() + "/../../tests/pictures"));
    const auto at = [&](const char* what) {
        return folder.filePath(look.name() + QLatin1Char('-') + QLatin1String(what) + ".png");
    };
    QVERIFY(QDir().mkpath(folder.path()));
    QVERIFY(save(actual, at("actual")));
    if (!expected.isNull())
        QVERIFY(save(expected, at("expected")));
    if (!difference.marked.isNull())
        QVERIFY(save(difference.marked, at("difference")));
    QFAIL(qPrintable(
        QStringLiteral("%1: %2. See %3, and -expected and -difference beside it. If it is "
                       "meant: DAXSCOPE_MAKE_PICTURES=1")
            .arg(reference,
                 expected.isNull() ? QStringLiteral("there is no such picture") : difference.text(),
                 at("actual"))));
}

/// One pixel further to the right, one colour a little other, a new mark as small as a letter; not what processors round.
void TestPictures::seesChanges() {
    QFETCH(const Look, look);
    const QImage image = paint(look);
    const auto changed = [&](const auto& pixel) {
        QImage out = image;
        for (int y = 0; y < out.height(); ++y) {
            for (int x = 0; x < out.width(); ++x)
                out.setPixel(x, y, pixel(x, y));
        }
        return comparePictures(image, out);
    };
    const PictureDifference shifted = changed(
        [&](int x, int y) { return image.pixel((x + image.width() - 1) % image.width(), y); });
    QVERIFY2(!shifted.alike(), qPrintable(shifted.text()));
    std::map<QRgb, int> counts;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            ++counts[image.pixel(x, y)];
    }
    counts.erase(image.pixel(0, 0));
    const QRgb frequent =
        std::ranges::max_element(counts, {}, [](const auto& one) { return one.second; })->first;
    const PictureDifference recoloured = changed([&](int x, int y) {
        const QRgb was = image.pixel(x, y);
        return was == frequent ? was ^ 0x10U : was;
    });
    QVERIFY2(!recoloured.alike(), qPrintable(recoloured.text()));
    const int side = 9 * look.scale;
    const PictureDifference marked = changed([&](int x, int y) {
        const QRgb was = image.pixel(x, y);
        return x < side && y < side ? ~was | 0xff000000U : was;
    });
    QVERIFY2(!marked.alike(), qPrintable(marked.text()));
    const PictureDifference rounded = changed(
        [&](int x, int y) { return image.pixel(x, y) ^ ((x + y) % 2 == 0 ? 0x20202U : 0U); });
    QVERIFY2(rounded.alike() && rounded.largest == 2, qPrintable(rounded.text()));
    QVERIFY(!comparePictures(image, image.copy(0, 0, image.width() - 1, image.height())).alike());
    QVERIFY(!comparePictures(QImage(), image).alike());
}

/// What nobody compares any more is no reference.
void TestPictures::everyReferenceHasAScene() {
    QStringList names;
    for (const Look& look : looks())
        names << look.name() + QStringLiteral(".png");
    names.sort();
    QCOMPARE(QDir(QStringLiteral(DAXSCOPE_SOURCE_DIR "/tests/ui/pictures"))
                 .entryList(QDir::Files, QDir::Name),
             names);
}

DAXSCOPE_GUI_TEST_MAIN(TestPictures)
#include "test_pictures.moc"

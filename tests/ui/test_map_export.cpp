// Export and headless rendering: what is written parses, and says what the map says; what cannot be
// written is refused with a reason.
#include <QApplication>
#include <QFile>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include "ui/event_loop_probe.h"
#include "ui/map/device_map_view.h"
#include "ui/map/file_extents_view.h"
#include "ui/map/map_export.h"
#include "ui/map_fixtures.h"
#include "ui/render.h"

using namespace daxscope;
using namespace daxscope::ui;

namespace {

QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

std::uint64_t numberIn(const QJsonValue& value) {
    return value.isString() ? value.toString().toULongLong()
                            : static_cast<std::uint64_t>(value.toInteger());
}

}  // namespace

class TestMapExport : public QObject {
    Q_OBJECT

private:
    QTemporaryDir folder_;
    QString at(const char* name) const { return folder_.filePath(QLatin1String(name)); }
    static RenderInput input() {
        return {.scene = fixtures::sceneOf(fixtures::tourMap()), .file = fixtures::tourFile()};
    }

private slots:
    void deviceJsonSaysWhatTheMapSays() {
        const auto map = fixtures::tourMap();
        QJsonParseError error;
        const QJsonObject root = QJsonDocument::fromJson(deviceMapJson(*map), &error).object();
        QCOMPARE(error.error, QJsonParseError::NoError);
        const QJsonArray extents = root.value(QLatin1String("extents")).toArray();
        QCOMPARE(static_cast<std::size_t>(extents.size()), map->extentCount());
        QCOMPARE(
            static_cast<std::size_t>(root.value(QLatin1String("blockGroups")).toArray().size()),
            map->blockGroups().size());
        for (std::size_t i = 0; i < map->extentCount(); i += 7) {
            const QJsonObject one = extents[static_cast<qsizetype>(i)].toObject();
            const scene::DeviceExtent e = map->extent(i);
            QCOMPARE(numberIn(one.value(QLatin1String("device"))), e.device);
            QCOMPARE(numberIn(one.value(QLatin1String("length"))), e.length);
            QCOMPARE(numberIn(one.value(QLatin1String("generation"))), e.generation);
            QCOMPARE(numberIn(one.value(QLatin1String("owners"))), std::uint64_t{e.owners});
        }
    }

    void csvHasALineAnExtent() {
        const auto map = fixtures::tourMap();
        const QList<QByteArray> lines = deviceMapCsv(*map).trimmed().split('\n');
        QCOMPARE(static_cast<std::size_t>(lines.size()), map->extentCount() + 1);
        for (const QByteArray& line : lines)
            QCOMPARE(line.count(','), lines.front().count(','));
        const auto file = fixtures::tourFile();
        const QList<QByteArray> rows = fileExtentsCsv(*file).trimmed().split('\n');
        QCOMPARE(static_cast<std::size_t>(rows.size()), file->count() + 1);
        for (const QByteArray& row : rows)
            QCOMPARE(row.count(','), 8);
    }

    void fileJsonHasTheStableForm() {
        scene::FileExtents::Builder builder;
        builder.file().path = std::string("/a\"b\\c\xff\n");
        builder.file().size = UINT64_MAX - 4095;
        builder.add(fixtures::regular(0, 4096, 1 << 20, 1, (std::uint64_t{1} << 53)));
        scene::FileExtent hole;
        hole.offset = 4096;
        hole.length = UINT64_MAX - 8191;
        builder.add(hole);
        const auto file = builder.finish();
        QJsonParseError error;
        const QJsonObject root = QJsonDocument::fromJson(fileExtentsJson(*file), &error).object();
        QCOMPARE(error.error, QJsonParseError::NoError);
        QVERIFY(root.value(QLatin1String("path")).toString().startsWith(QLatin1String("/a\"b\\c")));
        QCOMPARE(root.value(QLatin1String("size")).toString(), QString::number(UINT64_MAX - 4095));
        const QJsonArray extents = root.value(QLatin1String("extents")).toArray();
        QCOMPARE(extents.size(), 2);
        const QJsonObject first = extents[0].toObject();
        QCOMPARE(first.value(QLatin1String("type")).toString(), QStringLiteral("regular"));
        QVERIFY(first.value(QLatin1String("generation")).isString());
        QVERIFY(first.value(QLatin1String("shared")).isBool());
        QVERIFY(extents[1].toObject().value(QLatin1String("device")).isNull());
        QCOMPARE(extents[1].toObject().value(QLatin1String("type")).toString(),
                 QStringLiteral("hole"));
        QCOMPARE(extents[1].toObject().value(QLatin1String("length")).toString(),
                 QString::number(UINT64_MAX - 8191));
    }

    void integers() {
        const std::uint64_t most = (std::uint64_t{1} << 53) - 1;
        QVERIFY(jsonInteger(most).isDouble());
        QCOMPARE(jsonInteger(most).toInteger(), static_cast<qint64>(most));
        QCOMPARE(jsonInteger(most + 1).toString(), QStringLiteral("9007199254740992"));
        QCOMPARE(jsonInteger(UINT64_MAX).toString(), QStringLiteral("18446744073709551615"));
        QCOMPARE(csvField("a,\"b\""), QByteArray("\"a,\"\"b\"\"\""));
        QCOMPARE(csvField("plain"), QByteArray("plain"));
    }

    void everyFormat_data() {
        QTest::addColumn<QString>("view");
        QTest::addColumn<bool>("dark");
        for (const char* view : {"device", "file-extents"}) {
            QTest::newRow(qPrintable(QLatin1String(view) + QLatin1String(" light")))
                << QString::fromLatin1(view) << false;
            QTest::newRow(qPrintable(QLatin1String(view) + QLatin1String(" dark")))
                << QString::fromLatin1(view) << true;
        }
    }
    void everyFormat() {
        QFETCH(QString, view);
        QFETCH(bool, dark);
        RenderRequest request{
            .view = view, .size = {800, 300}, .dark = dark, .scale = 2, .output = {}};
        request.output = at("a.png");
        auto done = renderTo(request, input());
        QVERIFY2(done.has_value(), done ? "" : done.error().text().c_str());
        const QImage image(request.output);
        QCOMPARE(image.size(), QSize(1600, 600));
        const Theme theme = Theme::fromPalette(dark ? darkPalette() : lightPalette());
        QCOMPARE(image.pixelColor(0, 599), theme.background);
        int others = 0;
        for (int x = 0; x < image.width(); ++x)
            others +=
                image.pixelColor(x, view == QLatin1String("device") ? 200 : 90) != theme.background
                    ? 1
                    : 0;
        QVERIFY(others > 800);

        request.output = at("a.svg");
        QVERIFY(renderTo(request, input()).has_value());
        QXmlStreamReader xml(contentOf(request.output));
        int shapes = 0;
        int texts = 0;
        int pictures = 0;
        while (!xml.atEnd()) {
            if (xml.readNext() != QXmlStreamReader::StartElement)
                continue;
            shapes += xml.name() == QLatin1String("path") || xml.name() == QLatin1String("rect") ||
                              xml.name() == QLatin1String("polyline")
                          ? 1
                          : 0;
            texts += xml.name() == QLatin1String("text") ? 1 : 0;
            pictures += xml.name() == QLatin1String("image") ? 1 : 0;
        }
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QVERIFY(shapes > 20);
        QVERIFY(texts > 5);
        QCOMPARE(pictures, 0);  // vectors throughout

        request.output = at("a.json");
        QVERIFY(renderTo(request, input()).has_value());
        QVERIFY(!QJsonDocument::fromJson(contentOf(request.output)).isNull());
        request.output = at("a.csv");
        QVERIFY(renderTo(request, input()).has_value());
        QVERIFY(contentOf(request.output).count('\n') > 5);
    }

    void whatIsRefused() {
        RenderRequest request{.view = QStringLiteral("nonsense"),
                              .size = {800, 300},
                              .dark = false,
                              .scale = 1,
                              .output = at("b.png")};
        auto done = renderTo(request, input());
        QVERIFY(!done);
        QCOMPARE(done.error().code, EINVAL);
        QVERIFY(QString::fromStdString(done.error().what)
                    .contains(QLatin1String("device, file-extents")));

        request.view = QStringLiteral("device");
        for (const QSize size :
             {QSize(1, 1), QSize(100000, 100), QSize(-5, 100), QSize(16000, 16000)}) {
            request.size = size;
            QVERIFY(!renderTo(request, input()));
        }
        request.size = {800, 300};
        for (const double scale : {0.0, -1.0, 99.0, std::nan("")}) {
            request.scale = scale;
            QVERIFY(!renderTo(request, input()));
        }
        request.scale = 1;
        for (const char* name : {"b.gif", "b", "b.png.exe"}) {
            request.output = at(name);
            done = renderTo(request, input());
            QVERIFY(!done);
            QCOMPARE(done.error().code, EINVAL);
        }
        request.output = at("no/such/folder/b.png");
        done = renderTo(request, input());
        QVERIFY(!done);
        QVERIFY(done.error().code != 0 && !done.error().what.empty());
        request.output = at("b.png");
        QVERIFY(!renderTo(request, {}));
        request.view = QStringLiteral("file-extents");
        QVERIFY(!renderTo(request, {.scene = fixtures::sceneOf(fixtures::tourMap())}));
        QVERIFY(!QFile::exists(request.output));
    }

    void registry() {
        const QStringList names = viewNames();
        QVERIFY(names.contains(QLatin1String("device")) &&
                names.contains(QLatin1String("file-extents")));
        registerView(QStringLiteral("test"),
                     [](const RenderInput&) -> Result<std::unique_ptr<ExportableView>> {
                         return fail(ENOENT, "nothing to see");
                     });
        QCOMPARE(viewNames().size(), names.size() + 1);
        const RenderRequest request{.view = QStringLiteral("test"),
                                    .size = {100, 100},
                                    .dark = false,
                                    .scale = 1,
                                    .output = at("c.png")};
        const auto done = renderTo(request, {});
        QVERIFY(!done && done.error().code == ENOENT);
    }

    /// A widget and the headless picture of the same thing are the same picture.
    void widgetsExportTheSame() {
        Linked linked;
        DeviceMapView view(&linked);
        view.setScene(fixtures::sceneOf(fixtures::tourMap()));
        FileExtentsView file(&linked);
        file.setFile(fixtures::tourFile());
        QCOMPARE(view.json(), deviceMapJson(*fixtures::tourMap()));
        QCOMPARE(file.csv(), fileExtentsCsv(*fixtures::tourFile()));
        ExportOptions options;
        options.size = {640, 240};
        options.theme = Theme::fromPalette(lightPalette());
        options.font = uiFont(QApplication::font());
        QVERIFY(exportView(view, at("w.png"), options).has_value());
        const RenderRequest request{.view = QStringLiteral("device"),
                                    .size = {640, 240},
                                    .dark = false,
                                    .scale = 1,
                                    .output = at("r.png")};
        QVERIFY(renderTo(request, input()).has_value());
        QCOMPARE(QImage(at("w.png")), QImage(at("r.png")));
        FileExtentsView empty(&linked);
        QVERIFY(exportView(empty, at("e.svg"), options).has_value());
        QCOMPARE(QJsonDocument::fromJson("[" + empty.json() + "]").array().at(0), QJsonValue());
    }

    void largeSvgIsQuickEnough() {
        const RenderInput large{
            .scene = fixtures::sceneOf(fixtures::largeMap(300'000)),
            .file = fixtures::largeFile(300'000, fixtures::Scatter::Everywhere)};
        for (const char* view : {"device", "file-extents"}) {
            QElapsedTimer timer;
            timer.start();
            const RenderRequest request{.view = QString::fromLatin1(view),
                                        .size = {1600, 900},
                                        .dark = false,
                                        .scale = 1,
                                        .output = at("large.svg")};
            QVERIFY(renderTo(request, large).has_value());
            QVERIFY(timer.elapsed() < 20'000);
            QVERIFY(QFile(request.output).size() < 30'000'000);
        }
    }
};

DAXSCOPE_GUI_TEST_MAIN(TestMapExport)
#include "test_map_export.moc"

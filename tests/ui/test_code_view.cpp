// The code view shows the line of the engine's own source that an event of a real session came from, what was going on
// around it, and what the step is for. The oracle is the source file on disk.
#include <QApplication>
#include <QFile>
#include <QImage>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPainter>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>
#include <set>

#include "app/timeline_source.h"
#include "session/create.h"
#include "support/loop_mount.h"
#include "ui/chip.h"
#include "ui/code_text.h"
#include "ui/code_view.h"
#include "ui/event_loop_probe.h"
#include "ui/map/event_words.h"
#include "ui/panel.h"
#include "ui/step_words.h"
#include "ui/text_label.h"
#include "ui/theme.h"

using namespace daxscope;
using namespace daxscope::ui;
using trace::Event;
using trace::Kind;

namespace {

/// A file is mapped, snapshotted and stored to; its timeline.
TimelinePtr realTimeline() {
    const test::ScratchDirectory folder;
    const std::string image = folder.path("image");
    session::CreateOptions options;
    options.size = 128ULL << 20;
    if (!session::createImage(image, options))
        return nullptr;
    auto session = session::Session::openForWriting(image, true);
    if (!session)
        return nullptr;
    (*session)->trace().start();
    dax::Filesystem& files = *(*session)->filesystem();
    const std::string content(16384, 'x');
    const bool made = (*session)->operations()->subvolume("/v").has_value() &&
                      files.write("/v/file", 0, asBytes(content)).has_value();
    const auto view = files.map({.process = "A", .path = "/v/file"});
    if (!made || !view || !files.snapshot("/v", "/s", true) ||
        !files.storeAs(*view, 4096, asBytes(std::string("later"))))
        return nullptr;
    app::TimelineSource source;
    source.update(**session);
    return source.timeline();
}

/// The newest of that kind on a process's thread.
const Event* lastOf(const scene::Timeline& timeline, Kind kind) {
    const Event* found = nullptr;
    for (const auto& chunk : timeline.chunks) {
        for (const Event& event : chunk->events()) {
            if (event.kind == kind && event.actor != 0)
                found = &event;
        }
    }
    return found;
}

QString lineOnDisk(const QString& file, int line) {
    QFile source(QStringLiteral(DAXSCOPE_SOURCE_DIR "/") + file);
    if (!source.open(QIODevice::ReadOnly))
        return {};
    return QString::fromUtf8(source.readAll()).split(QLatin1Char('\n')).value(line - 1);
}

}  // namespace

class TestCodeView : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void rightFileAndLine();
    void pathLeadsOutwards();
    void everyKindIsExplained();
    void everyEngineSourceIsThere();
    void followsTheTheme();
    void exportsItself();
    void nothingChosen();

private:
    TimelinePtr timeline_;
};

void TestCodeView::initTestCase() {
    timeline_ = realTimeline();
    QVERIFY(timeline_ != nullptr);
    QCOMPARE(timeline_->lost, 0U);
}

void TestCodeView::rightFileAndLine() {
    auto* const held = new CodeView;
    Panel panel(QStringLiteral("code"), QStringLiteral("Code"), held);
    CodeView& view = *held;
    view.attachTo(&panel);
    panel.resize(600, 400);
    panel.show();
    for (const Kind kind : {Kind::FaultEnd, Kind::IomapBegin, Kind::Copy, Kind::EntryInsert,
                            Kind::MapPages, Kind::Store}) {
        const Event* const event = lastOf(*timeline_, kind);
        QVERIFY2(event != nullptr, qPrintable(kindLabel(kind)));
        view.setEvent(timeline_, event->sequence);
        QVERIFY(view.file().startsWith(QStringLiteral("engine/")));
        QCOMPARE(view.line(), static_cast<int>(event->where.line()));
        QCOMPARE(view.text()->marked(), view.line());
        const QString wanted = lineOnDisk(view.file(), view.line());
        QVERIFY(!wanted.trimmed().isEmpty());
        QCOMPARE(view.text()->document()->findBlockByNumber(view.line() - 1).text(), wanted);
        QCOMPARE(panel.subtitle(),
                 QStringLiteral("%1 · line %2").arg(view.file()).arg(view.line()));
        // It is seen.
        const auto area = view.text()->cursorRect();
        QVERIFY(area.top() >= 0 && area.bottom() <= view.text()->viewport()->height());
        QCOMPARE(view.text()->extraSelections().size(), 1);
        QCOMPARE(view.text()->extraSelections()[0].cursor.blockNumber(), view.line() - 1);
    }
    // The names say where.
    const Event* const fault = lastOf(*timeline_, Kind::FaultEnd);
    view.setEvent(timeline_, fault->sequence);
    QCOMPARE(view.file(), QStringLiteral("engine/dax/fault.cpp"));
    // One that is not kept changes nothing.
    view.setEvent(timeline_, 1'000'000'000);
    QCOMPARE(view.file(), QStringLiteral("engine/dax/fault.cpp"));
}

void TestCodeView::pathLeadsOutwards() {
    CodeView view;
    view.resize(700, 400);
    view.show();
    // The block of the data; tree blocks are allocated at the end of iomap.
    const Event* allocated = nullptr;
    for (const auto& chunk : timeline_->chunks) {
        for (const Event& event : chunk->events()) {
            const auto around = timeline_->around(event);
            if (event.kind == Kind::Allocate && event.actor != 0 &&
                around.back()->kind == Kind::IomapBegin)
                allocated = &event;
        }
    }
    QVERIFY(allocated != nullptr);
    view.setEvent(timeline_, allocated->sequence);
    QCOMPARE(view.path(), (QStringList{QStringLiteral("store"), view.path().value(1),
                                       QStringLiteral("iomap begin"), QStringLiteral("allocate")}));
    QVERIFY(view.path()[1] == QStringLiteral("write fault") ||
            view.path()[1] == QStringLiteral("page_mkwrite"));
    QSignalSpy wanted(&view, &CodeView::stepWanted);
    const auto chips = view.findChildren<Chip*>();
    QCOMPARE(chips.size(), 4);
    for (Chip* chip : chips) {
        if (chip->text() == QStringLiteral("iomap begin"))
            QTest::mouseClick(chip, Qt::LeftButton);
    }
    QVERIFY(QTest::qWaitFor([&] { return wanted.count() == 1; }));
    const Event* const begin = timeline_->find(wanted[0][0].toULongLong());
    QVERIFY(begin != nullptr);
    QCOMPARE(begin->kind, Kind::IomapBegin);
    QVERIFY(beginOf(*begin) <= allocated->time && allocated->time <= begin->time);
    // By keys, too.
    for (Chip* chip : chips) {
        if (chip->text() == QStringLiteral("store"))
            QTest::keyClick(chip, Qt::Key_Space);
    }
    QVERIFY(QTest::qWaitFor([&] { return wanted.count() == 2; }));
    QCOMPARE(timeline_->find(wanted[1][0].toULongLong())->kind, Kind::Store);
}

void TestCodeView::everyKindIsExplained() {
    std::set<QString> all;
    for (std::size_t i = 0; i < trace::kindCount; ++i) {
        const QString text = stepExplanation(static_cast<Kind>(i));
        QVERIFY2(text.count(QLatin1Char('.')) >= 2, qPrintable(kindLabel(static_cast<Kind>(i))));
        all.insert(text);
    }
    QCOMPARE(all.size(), trace::kindCount);
}

/// What the timeline can lead to is compiled in, byte for byte.
void TestCodeView::everyEngineSourceIsThere() {
    std::set<std::string> files;
    for (const auto& chunk : timeline_->chunks) {
        for (const Event& event : chunk->events())
            files.emplace(trace::sourceFile(event));
    }
    QVERIFY(files.size() >= 5);
    for (const std::string& file : files) {
        QFile source(QStringLiteral(DAXSCOPE_SOURCE_DIR "/") + QString::fromStdString(file));
        QVERIFY2(source.open(QIODevice::ReadOnly), file.c_str());
        QCOMPARE(engineSource(QString::fromStdString(file)), QString::fromUtf8(source.readAll()));
    }
    QVERIFY(engineSource(QStringLiteral("engine/no/such.cpp")).isEmpty());
}

void TestCodeView::followsTheTheme() {
    CodeView view;
    view.resize(600, 400);
    view.show();
    view.setEvent(timeline_, lastOf(*timeline_, Kind::Copy)->sequence);
    const QPalette before = QApplication::palette();
    for (const bool dark : {false, true}) {
        QApplication::setPalette(dark ? darkPalette() : lightPalette());
        QCoreApplication::processEvents();
        const Theme theme = Theme::fromPalette(dark ? darkPalette() : lightPalette());
        const QImage image = view.grab().toImage();
        int ground = 0;
        int marked = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); x += 3) {
                ground += image.pixel(x, y) == theme.background.rgb() ? 1 : 0;
                marked += image.pixel(x, y) == theme.highlight.rgb() ? 1 : 0;
            }
        }
        QVERIFY(ground > image.width() * image.height() / 9);
        QVERIFY(marked > image.width() / 3);
    }
    QApplication::setPalette(before);
}

void TestCodeView::exportsItself() {
    CodeView view;
    const Event* const copy = lastOf(*timeline_, Kind::Copy);
    view.setEvent(timeline_, copy->sequence);
    const auto json = QJsonDocument::fromJson(view.json()).object();
    QCOMPARE(json[QStringLiteral("file")].toString(), view.file());
    QCOMPARE(json[QStringLiteral("line")].toInt(), view.line());
    QCOMPARE(json[QStringLiteral("explanation")].toString(), stepExplanation(Kind::Copy));
    QVERIFY(view.csv().contains("\n" + QByteArray::number(view.line()) + ",true,"));
    const Theme theme = Theme::fromPalette(lightPalette());
    QImage image(700, 400, QImage::Format_RGB32);
    QPainter painter(&image);
    view.paintTo(painter, QSizeF(700, 400), theme, QApplication::font());
    painter.end();
    bool marked = false;
    for (int y = 0; y < image.height(); ++y)
        marked = marked || image.pixel(690, y) == theme.highlight.rgb();
    QVERIFY(marked);
}

void TestCodeView::nothingChosen() {
    CodeView view;
    view.resize(500, 300);
    view.show();
    view.grab();
    QVERIFY(view.file().isEmpty());
    view.setLongestStep(timeline_);
    QVERIFY(!view.file().isEmpty());
    view.setEvent(nullptr, 0);
    QVERIFY(view.file().isEmpty());
    QVERIFY(view.text()->toPlainText().isEmpty());
}

DAXSCOPE_GUI_TEST_MAIN(TestCodeView)
#include "test_code_view.moc"

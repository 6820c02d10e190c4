#include "ui/main_window.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QIcon>
#include <QMenuBar>
#include <QMimeData>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QSettings>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>
#include <cerrno>

#include "ui/appearance.h"
#include "ui/chip.h"
#include "ui/docks.h"
#include "ui/extent_pages.h"
#include "ui/files_view.h"
#include "ui/hex_view.h"
#include "ui/inspector.h"
#include "ui/map/device_map_view.h"
#include "ui/map/file_extents_view.h"
#include "ui/map/sharing_view.h"
#include "ui/map/tree_view.h"
#include "ui/mappings_view.h"
#include "ui/message_strip.h"
#include "ui/moments_view.h"
#include "ui/opening.h"
#include "ui/operating.h"
#include "ui/panel.h"
#include "ui/recent_files.h"
#include "ui/recording.h"
#include "ui/search_box.h"
#include "ui/status_line.h"
#include "ui/step_bar.h"
#include "ui/text.h"
#include "ui/text_label.h"
#include "ui/time_bar.h"
#include "ui/transfers.h"
#include "ui/usage_view.h"
#include "ui/welcome_page.h"

namespace daxscope::ui {

namespace {

constexpr int provedAfterMilliseconds = 1500;

/// The file that is dragged, if it is one file of this machine.
QString droppedFile(const QMimeData* data) {
    if (data == nullptr || !data->hasUrls() || data->urls().size() != 1)
        return {};
    return data->urls().constFirst().toLocalFile();
}

/// The bar and the hairline below it: Theme's panel tone.
class Bar : public QWidget {
protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        const Theme theme = Theme::fromPalette(palette());
        painter.fillRect(rect(), theme.panel);
        painter.fillRect(QRectF(0, height() - 1, width(), 1), theme.hairline);
    }
};

}  // namespace

MainWindow::MainWindow(Backend* backend, QWidget* parent)
    : QMainWindow(parent),
      backend_(backend),
      linked_(new Linked(this)),
      appearance_(new Appearance(safeStart_.mayRestore(), this)),
      recent_(new RecentFiles(this)),
      opening_(new Opening(backend, this)),
      operating_(new Operating(backend, this)),
      recording_(new Recording(backend, operating_, this)),
      transfers_(new Transfers(backend, operating_, this)) {
    setWindowTitle(tr("Daxscope"));
    const QString icon = QStringLiteral(":/icons/daxscope.svg");
    setWindowIcon(
        QIcon::fromTheme(QStringLiteral("daxscope"), QFile::exists(icon) ? QIcon(icon) : QIcon()));
    setAcceptDrops(true);
    buildViews();
    buildMenus();
    connectOpening();
    connectViews();
    connectTrace();
    measure();
    restoreState();
    setScene(nullptr);
    if (!safeStart_.mayRestore())
        strip_->showNotice(
            tr("Started afresh"),
            tr("The last start did not finish, so sizes and panels are as they come."));
}

MainWindow::~MainWindow() {
    // Closing moves the focus; what listens to that is being taken down.
    disconnect(qApp, nullptr, this, nullptr);
    if (handbookWindow_ != nullptr)
        forgetHandbookWindow();
    safeStart_.finished();
}

void MainWindow::buildViews() {
    bar_ = new Bar;
    search_ = new SearchBox(backend_);
    auto* open = new QPushButton(tr("Open…"));
    open->setAutoDefault(false);
    open->setObjectName(QStringLiteral("open"));
    open->setToolTip(tr("Open a btrfs image (%1)")
                         .arg(QKeySequence(QKeySequence::Open).toString(QKeySequence::NativeText)));
    connect(open, &QPushButton::clicked, this, &MainWindow::chooseFileToOpen);
    auto* row = new QHBoxLayout(bar_);
    row->addWidget(open);

    strip_ = new MessageStrip;
    welcome_ = new WelcomePage(recent_);
    files_ = new FilesView(backend_, linked_);
    usage_ = new UsageView;
    device_ = new DeviceMapView(linked_);
    extents_ = new FileExtentsView(linked_);
    extentPages_ = new ExtentPages(backend_, linked_, extents_);
    inspector_ = new Inspector(backend_, linked_);
    status_ = new StatusLine;
    filesPanel_ = new Panel(QStringLiteral("files"), tr("Files"), files_);
    auto* scroll = new QScrollArea;  // its sentences may need more lines than there is room for
    scroll->setWidget(usage_);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setAccessibleName(tr("What is shared"));
    sharingPanel_ = new Panel(QStringLiteral("sharing"), tr("What is shared"), scroll);
    devicePanel_ = new Panel(QStringLiteral("device"), tr("Device"), device_);
    extentsPanel_ = new Panel(QStringLiteral("extents"), tr("File extents"), extentPages_);
    inspectorPanel_ = new Panel(QStringLiteral("inspector"), tr("Inspector"), inspector_);
    inspector_->attachTo(inspectorPanel_);
    buildOperating();
    mappings_ = new MappingsView(backend_, operating_, operations_, linked_);
    mappingsPanel_ = new Panel(QStringLiteral("mappings"), tr("Mappings"), mappings_);
    mappings_->attachTo(mappingsPanel_);
    buildMoments();
    buildTime();
    buildComparison();
    buildContextMenus();
    panels_ = {filesPanel_,   sharingPanel_,  momentsPanel_,  devicePanel_,
               extentsPanel_, mappingsPanel_, inspectorPanel_};
    fillBar(row);
    row->addWidget(search_);
    lastPanel_ = devicePanel_;

    buildTrace();
    buildSteps();
    buildLessons();
    buildDocks();

    stack_ = new QStackedWidget;
    stack_->addWidget(welcome_);
    stack_->addWidget(docks_);
    auto* whole = new QWidget;
    auto* column = new QVBoxLayout(whole);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(bar_);
    column->addWidget(strip_);
    column->addWidget(stepBar_);
    column->addWidget(time_);
    column->addWidget(buildHandbook(stack_), 1);
    column->addWidget(status_);
    setCentralWidget(whole);
}

void MainWindow::measure() {
    const qreal em = QFontMetricsF(QApplication::font()).height();
    bar_->layout()->setContentsMargins(qRound(em * 0.6), qRound(em * 0.25), qRound(em * 0.6),
                                       qRound(em * 0.4));
    bar_->layout()->setSpacing(qRound(em * 0.5));
    setMinimumSize(qRound(em * 40), qRound(em * 28));
    if (lastEm_ > 0 && !qFuzzyCompare(lastEm_, em))
        docks_->scale(em / lastEm_);
    lastEm_ = em;
}

bool MainWindow::event(QEvent* event) {
    if (fontChanged(event) && bar_ != nullptr)
        measure();
    return QMainWindow::event(event);
}

void MainWindow::connectOpening() {
    connect(welcome_, &WelcomePage::tourWanted, this, &MainWindow::openSample);
    connect(welcome_, &WelcomePage::scratchWanted, this, &MainWindow::newScratch);
    connect(welcome_, &WelcomePage::openWanted, this, &MainWindow::chooseFileToOpen);
    connect(welcome_, &WelcomePage::fileWanted, this, &MainWindow::openFile);
    connect(strip_, &MessageStrip::cancelled, opening_, &Opening::cancel);
    connect(opening_, &Opening::slow, this, [this](double fraction, const QString& doing) {
        const QString name =
            opening_->isOurs() ? opening_->name() : QFileInfo(opening_->name()).fileName();
        strip_->showProgress(tr("Opening %1").arg(name), fraction, doing);
        status_->setEngine(doing.isEmpty() ? tr("engine reading") : tr("engine: %1").arg(doing));
    });
    connect(opening_, &Opening::ended, this, [this] {
        if (strip_->kind() == MessageStrip::Kind::Progress)
            strip_->dismiss();
        status_->setEngine(tr("engine idle"));
    });
    connect(opening_, &Opening::sceneReady, this, [this](const ScenePtr& scene) {
        if (!replaced_)
            setScene(nullptr);  // nothing of another image stays, nor of an earlier opening
        replaced_ = true;
        const bool first = !scene_;
        setScene(scene);
        if (first && scene->complete)
            strip_->dismiss();
        if (scene->complete && !opening_->isOurs())
            recent_->add(opening_->name());
        if (first && welcome_->isAncestorOf(QApplication::focusWidget()))
            files_->setFocus(Qt::OtherFocusReason);
    });
    connect(opening_, &Opening::failed, this,
            [this](int code, const QString& what, const QString& where) {
                const bool lesson = opening_->what() == Opening::What::Lesson;
                const QString name =
                    lesson ? opening_->name() : QFileInfo(opening_->name()).fileName();
                // A lesson's text beside an image that is not its own would mislead.
                if (lesson && lessonArranged_)
                    closeImage();
                else if (lesson)
                    endLesson();
                // Opened again, it is closed already.
                if (replaced_ || opening_->name().toStdString() == scene_->info.path) {
                    backend_->close();
                    setScene(nullptr);
                }
                if (code == ECANCELED)
                    strip_->showNotice(tr("Cancelled"), tr("%1 was not opened.").arg(name));
                else
                    strip_->showError(tr("Cannot open %1").arg(name), what, where, adviceFor(code));
            });
    connect(recent_, &RecentFiles::changed, this, &MainWindow::fillRecentMenu);
    connect(backend_, &Backend::failed, this,
            [this](Job job, int code, const QString& what, const QString& where) {
                if (job != fileJob_ || job == 0 || code == ECANCELED)
                    return;
                fileJob_ = 0;
                if (code == ENOENT && file_)
                    return;  // removed: the tree goes on to another row
                strip_->showError(tr("Cannot read this file"), what, where, {});
            });
}

void MainWindow::connectViews() {
    connect(files_, &FilesView::chosen, this, &MainWindow::fileChosen);
    connect(files_->files(), &FileTreeModel::revealFailed, this, [this] {
        // Not found by name; the file itself is known.
        if (going_)
            askForFile(going_->file, {});
    });
    connect(backend_, &Backend::fileReady, this, [this](Job job, const FileExtentsPtr& file) {
        if (job != fileJob_ || job == 0)
            return;
        fileJob_ = 0;
        const FileExtentsPtr before = std::exchange(file_, file);
        extentPages_->setFile(file);
        inspector_->setFile(file);
        showSharing();
        followBlock(before);
        if (!going_ || !file || going_->file != FileId{file->subvolume, file->inode})
            return;
        if (going_->offset) {
            if (const auto at = file->find(*going_->offset)) {
                const auto extent = file->extent(*at);
                extents_->showRange({extent.offset, extent.length});
                Spot spot = linked_->selection();
                spot.file = ByteRange{extent.offset, extent.length};
                linked_->setSelection(spot);
            }
        }
        going_.reset();
    });
    connect(inspector_, &Inspector::ownerChosen, this,
            [this](FileId file, const QString& path, quint64 offset) {
                goTo(file, path.toStdString(), offset);
            });
    connect(inspector_, &Inspector::byteWanted, this, &MainWindow::showByte);
    // What is chosen in a map is looked at; what has a structure, with it.
    const auto inspect = [this](const Spot& spot) {
        if (QAction* show = shower(inspectorPanel_); !show->isChecked())
            show->trigger();
        const auto extent = spot.device && scene_ && scene_->device
                                ? scene_->device->extentAt(spot.device->offset)
                                : std::nullopt;
        if (extent &&
            (extent->kind == scene::ExtentKind::Tree || extent->kind == scene::ExtentKind::Super))
            inspector_->setPage(Inspector::Page::Decoded);
        inspectorPanel_->focusContent();
    };
    for (MapView* map : std::initializer_list<MapView*>{device_, extents_, extentPages_->sharing()})
        connect(map, &MapView::activated, this, inspect);
    connect(extentPages_->trees(), &TreeView::activated, this, inspect);
    connect(search_, &SearchBox::chosen, this, &MainWindow::goToHit);
    connect(device_, &DeviceMapView::subtitleChanged, devicePanel_, &Panel::setSubtitle);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) {
        for (Panel* panel : panels_) {
            if (now != nullptr && panel->isAncestorOf(now))
                lastPanel_ = panel;
        }
        updateActions();
    });

    connect(backend_, &Backend::mappingsChanged, mappings_, &MappingsView::setMappings);
    connect(mappings_, &MappingsView::choiceChanged, this, &MainWindow::updateActions);
    connect(mappings_, &MappingsView::fileWanted, this, [this](FileId file, const QString& path) {
        goTo(file, path.toStdString(), std::nullopt);
    });

    Chip* bySize = filesPanel_->addChip(tr("by size"), tr("The largest first, else by name"));
    connect(bySize, &Chip::toggled, this, [this](bool on) {
        files_->files()->setOrder(on ? FileTreeModel::Order::Size : FileTreeModel::Order::Name);
    });
    Chip* blocks = extentsPanel_->addChip(tr("blocks"), tr("Count in blocks instead of bytes"));
    connect(blocks, &Chip::toggled, this,
            [this](bool on) { extents_->setUnit(on ? AxisUnit::Blocks : AxisUnit::Bytes); });
    connect(extents_, &FileExtentsView::unitChanged, blocks,
            [blocks](AxisUnit unit) { blocks->setChecked(unit == AxisUnit::Blocks); });
    Chip* scale = extentsPanel_->addChip(
        tr("to scale"), tr("Device bytes as far apart as they lie, instead of side by side"));
    connect(scale, &Chip::toggled, this, [this](bool on) {
        extents_->setDeviceScale(on ? DeviceScale::ToScale : DeviceScale::Packed);
    });
    connect(extents_, &FileExtentsView::deviceScaleChanged, scale,
            [scale](DeviceScale how) { scale->setChecked(how == DeviceScale::ToScale); });
    blocks->setChecked(extents_->unit() == AxisUnit::Blocks);
    scale->setChecked(extents_->deviceScale() == DeviceScale::ToScale);
    extentPages_->attachTo(extentsPanel_, {blocks, scale});
}

void MainWindow::openFile(const QString& path) {
    leave([this, path] {
        beginOpening();
        opening_->open(path);
    });
}

void MainWindow::openSample() {
    leave([this] {
        beginOpening();
        opening_->openSample();
    });
}

/// What is shown stays until there is something else to show.
void MainWindow::beginOpening() {
    strip_->dismiss();
    search_->closeList();
    replaced_ = !scene_ || !scene_->complete;
}

void MainWindow::closeImage() {
    leave([this] {
        opening_->abandon();
        backend_->close();
        strip_->dismiss();
        search_->clear();
        endLesson();  // while there are panels to get their widths back
        setScene(nullptr);
        welcome_->focusFirst();
    });
}

void MainWindow::setScene(const ScenePtr& scene) {
    const bool other = !scene || !scene_ || scene_->info.path != scene->info.path;
    scene_ = scene;
    if (other) {
        linked_->setHover({});
        linked_->setSelection({});
        linked_->setChange(nullptr);
        going_.reset();
        goToMade_.clear();
        fileJob_ = 0;
        file_.reset();
        extentPages_->setFile(nullptr);
        inspector_->setFile(nullptr);
        mappings_->setMappings(nullptr);
        lookJob_ = 0;
    }
    files_->setScene(scene);
    device_->setScene(scene);
    extentPages_->setScene(scene);
    inspector_->setScene(scene);
    status_->setScene(scene);
    if (!looking() && !(scene && scene->info.standing)) {
        setPresent(scene);
        recording_->setScene(scene, opening_->what());
    }
    devicePanel_->setSubtitle(device_->subtitle());
    QString usage;
    if (scene) {
        const auto& info = scene->info;
        usage =
            info.deviceSize == 0 || info.bytesUsed > info.deviceSize
                ? sized(info.deviceSize)
                : tr("%1 · %2 % free · measured")
                      .arg(sized(info.deviceSize))
                      .arg(qRound(100.0 * static_cast<double>(info.deviceSize - info.bytesUsed) /
                                  static_cast<double>(info.deviceSize)));
    }
    filesPanel_->setSubtitle(usage);
    setWindowTitle(
        scene ? tr("%1[*] — Daxscope")
                    .arg(shown(scene->info.path.substr(scene->info.path.find_last_of('/') + 1)))
              : tr("Daxscope"));
    docks_->setGeometry(stack_->rect());  // at once: it lays itself out when it is shown first
    stack_->setCurrentWidget(scene ? static_cast<QWidget*>(docks_) : welcome_);
    search_->setEnabled(scene != nullptr);
    showEngine();
    showSharing();
    updateMoments();
    // That the views come and that the lesson makes its place among them are two events, both before anything is painted: each lays
    // out the window.
    if (scene && opening_->what() == Opening::What::Lesson && !lessonArranged_)
        QMetaObject::invokeMethod(this, &MainWindow::arrangeLesson, Qt::QueuedConnection);
    else
        arrangeLesson();
    showTraceOf(present_, other);
    updateActions();
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (!leaving_ && operating_->wouldLose()) {
        event->ignore();
        leave([this] {
            leaving_ = true;
            close();
        });
        return;
    }
    saveHandbook();
    endLesson();  // what is remembered of the panels is without it
    saveState();
    safeStart_.finished();
    opening_->abandon();
    event->accept();
}

void MainWindow::showEvent(QShowEvent* event) {
    QMainWindow::showEvent(event);
    if (shownOnce_)
        return;
    shownOnce_ = true;
    arrangeTrace();
    QTimer::singleShot(provedAfterMilliseconds, this, [this] { safeStart_.finished(); });
    if (!scene_)
        welcome_->focusFirst();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    // What is dragged out of here is no image to be opened.
    if (event->source() != nullptr || droppedFile(event->mimeData()).isEmpty())
        return;
    event->setDropAction(Qt::CopyAction);
    event->accept();
    welcome_->setDropping(true);
}

void MainWindow::dragLeaveEvent(QDragLeaveEvent*) { welcome_->setDropping(false); }

void MainWindow::dropEvent(QDropEvent* event) {
    welcome_->setDropping(false);
    const QString path = droppedFile(event->mimeData());
    if (path.isEmpty())
        return;
    event->setDropAction(Qt::CopyAction);
    event->accept();
    openFile(path);
}

}  // namespace daxscope::ui

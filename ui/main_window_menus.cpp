// Menus, their shortcuts, and what is remembered of the window between sessions.
#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMenu>
#include <QMenuBar>
#include <QScreen>
#include <QSettings>

#include "ui/appearance.h"
#include "ui/chip.h"
#include "ui/docks.h"
#include "ui/extent_pages.h"
#include "ui/files_view.h"
#include "ui/help_windows.h"
#include "ui/inspector.h"
#include "ui/main_window.h"
#include "ui/map/device_map_view.h"
#include "ui/map/file_extents_view.h"
#include "ui/map/page_map.h"
#include "ui/mappings_view.h"
#include "ui/operation_actions.h"
#include "ui/panel.h"
#include "ui/recent_files.h"
#include "ui/search_box.h"
#include "ui/text.h"
#include "ui/text_label.h"
#include "ui/timeline_view.h"
#include "ui/welcome_page.h"

namespace daxscope::ui {

void MainWindow::buildMenus() {
    auto* name = new TextLabel(Voice::Title, tr("Daxscope"));
    name->setContentsMargins(fontMetrics().height() * 3 / 4, 0, fontMetrics().height() / 2, 0);
    menuBar()->setCornerWidget(name, Qt::TopLeftCorner);
    menuBar()->setAccessibleName(tr("Menus"));

    const auto add = [this](QMenu* menu, const QString& text, const QList<QKeySequence>& keys,
                            auto&& act, bool needsImage = false) {
        QAction* action = menu->addAction(text);
        action->setShortcuts(keys);
        connect(action, &QAction::triggered, this, std::forward<decltype(act)>(act));
        if (needsImage)
            needImage_ << action;
        return action;
    };

    QMenu* image = menuBar()->addMenu(tr("&Image"));
    image->setToolTipsVisible(true);
    image->addAction(newScratch_);
    add(image, tr("&Open…"), {QKeySequence::Open}, &MainWindow::chooseFileToOpen);
    recentMenu_ = image->addMenu(tr("Open &recent"));
    add(image, tr("Open &sample"), {QKeySequence(tr("Ctrl+T"))}, &MainWindow::openSample);
    add(image, tr("&Close"), {QKeySequence(tr("Ctrl+W"))}, &MainWindow::closeImage, true);
    image->addSeparator();
    image->addActions({allow_, experiment_, saveCopy_, commit_});
    image->addSeparator();
    exportMenu_ = image->addMenu(tr("&Export"));
    for (const QString& format : exportFormats()) {
        QAction* action =
            add(exportMenu_, format.toUpper(), {}, [this, format] { chooseExport(format); }, true);
        if (format == QLatin1String("png"))
            action->setShortcut(QKeySequence(tr("Ctrl+E")));
    }
    QAction* check =
        add(image, tr("Chec&k…"), {QKeySequence(tr("Ctrl+K"))}, &MainWindow::showCheck, true);
    check->setObjectName(QStringLiteral("check"));
    check->setToolTip(tr("Is everything sound? What is wrong, where, and what it means"));
    image->addActions({script_, scriptEditor_, settings_});
    image->addSeparator();
    QAction* quit = add(image, tr("&Quit"), {QKeySequence(tr("Ctrl+Q"))}, &QWidget::close);
    quit->setMenuRole(QAction::QuitRole);

    QMenu* edit = menuBar()->addMenu(tr("&Edit"));
    operations_->fillHistory(edit);
    buildTimeMenu(edit);

    QMenu* operate = menuBar()->addMenu(tr("&Operate"));
    operations_->fill(operate);
    operate->insertAction(operations_->action("export"), importFolder_);

    QMenu* map = menuBar()->addMenu(tr("&Map"));
    operations_->fillLive(map);

    QMenu* steps = menuBar()->addMenu(tr("&Steps"));

    QMenu* view = menuBar()->addMenu(tr("&View"));
    buildMapMenu(view);
    buildLookMenu(view);
    buildStepMenu(steps);

    buildLessonsMenu();

    QMenu* help = menuBar()->addMenu(tr("&Help"));
    add(help, tr("&Help on this view"), {QKeySequence(Qt::Key_F1)}, &MainWindow::helpHere)
        ->setObjectName(QStringLiteral("helpHere"));
    add(help, tr("Hand&book"), {QKeySequence(Qt::CTRL | Qt::Key_F1)}, [this] {
        showHandbook({});
    })->setObjectName(QStringLiteral("handbookAction"));
    help->addSeparator();
    add(help, tr("&Keyboard shortcuts"), {QKeySequence(tr("Ctrl+?")), QKeySequence(tr("Shift+F1"))},
        [this] { showShortcuts(this, menus_); });
    add(help, tr("&Glossary"), {}, [this] { showGlossary(this); });
    QAction* about = add(help, tr("&About Daxscope"), {}, [this] { showAbout(this); });
    about->setMenuRole(QAction::AboutRole);

    // For the list of shortcuts: each menu, then what opens from it.
    for (QMenu* menu : {image, edit, operate, map, steps, view, help}) {
        menus_ << qMakePair(withoutMnemonic(menu->title()), menu->actions());
        for (const QAction* action : menu->actions()) {
            if (action->menu() != nullptr)
                menus_ << qMakePair(withoutMnemonic(action->text()), action->menu()->actions());
        }
    }
    // Its lessons come and go.
    menus_ << qMakePair(withoutMnemonic(lessonsMenu_->title()), lessonActions_);
    fillRecentMenu();
}

void MainWindow::buildMapMenu(QMenu* view) {
    // The map that is meant: the one with the keyboard, or that had it last.
    const auto onMap = [this](auto onDevice, auto onExtents, auto onPages, auto onTimeline) {
        return [this, onDevice, onExtents, onPages, onTimeline] {
            if (lastPanel_ == mappingsPanel_)
                onPages(*mappings_->map());
            else if (lastPanel_ == timelinePanel_)
                (timeline_->map()->*onTimeline)();
            else if (lastPanel_ == extentsPanel_)
                (extentPages_->*onExtents)();
            else
                (device_->*onDevice)();
        };
    };
    const auto add = [this, view](const QString& text, const QList<QKeySequence>& keys,
                                  auto&& act) {
        QAction* action = view->addAction(text);
        action->setShortcuts(keys);
        connect(action, &QAction::triggered, this, std::forward<decltype(act)>(act));
        return action;
    };
    needImage_ << add(tr("Zoom &in"), {QKeySequence(Qt::Key_Plus), QKeySequence(Qt::Key_Equal)},
                      onMap(
                          &DeviceMapView::zoomIn, &ExtentPages::zoomIn,
                          [](PageMap& pages) { pages.zoom(1); }, &TimelineMap::zoomIn))
               << add(tr("Zoom &out"), {QKeySequence(Qt::Key_Minus)},
                      onMap(
                          &DeviceMapView::zoomOut, &ExtentPages::zoomOut,
                          [](PageMap& pages) { pages.zoom(-1); }, &TimelineMap::zoomOut))
               << add(tr("Show &everything"), {QKeySequence(Qt::Key_0)},
                      onMap(
                          &DeviceMapView::fit, &ExtentPages::fit,
                          [](PageMap& pages) { pages.fit(); }, &TimelineMap::fit))
               << add(tr("Show what is &selected"), {QKeySequence(Qt::Key_Period)},
                      [this] { device_->showSelection(); });
    colourMenu_ = view->addMenu(tr("&Colour the device by"));
    auto* colours = new QActionGroup(this);
    Chip* chip = devicePanel_->addChip(QString(), tr("What the colours of the device map mean"));
    chip->setCheckable(false);
    struct Colour {
        ColourMode mode;
        QString name;
        QString chip;
        Qt::Key key;
    };
    const QList<Colour> choices = {
        {ColourMode::Class, tr("what it &is"), tr("colour: what it is"), Qt::Key_1},
        {ColourMode::Owners, tr("how many &hold it"), tr("colour: owners"), Qt::Key_2},
        {ColourMode::Generation, tr("&when it was written"), tr("colour: generation"), Qt::Key_3}};
    const auto setChip = [this, chip, choices] {
        for (const Colour& choice : choices) {
            if (choice.mode == device_->colourMode())
                chip->setText(choice.chip);
        }
        chip->updateGeometry();
    };
    for (const Colour& choice : choices) {
        QAction* action = colourMenu_->addAction(choice.name);
        action->setCheckable(true);
        action->setShortcut(QKeySequence(Qt::ALT | choice.key));
        action->setChecked(choice.mode == device_->colourMode());
        colours->addAction(action);
        needImage_ << action;
        connect(action, &QAction::triggered, this,
                [this, mode = choice.mode] { device_->setColourMode(mode); });
        connect(device_, &DeviceMapView::colourModeChanged, action,
                [action, mode = choice.mode](ColourMode now) { action->setChecked(now == mode); });
    }
    connect(device_, &DeviceMapView::colourModeChanged, this, setChip);
    connect(chip, &Chip::clicked, this,
            [this, chip] { colourMenu_->popup(chip->mapToGlobal(QPoint(0, chip->height()))); });
    setChip();
    view->addSeparator();
    add(tr("&Find…"), {QKeySequence::Find, QKeySequence(Qt::Key_Slash)}, [this] {
        search_->setFocus(Qt::ShortcutFocusReason);
        search_->selectAll();
    });
    add(tr("Next &panel"), {QKeySequence(Qt::Key_F6)}, [this] { cyclePanels(1); });
    add(tr("Previous pane&l"), {QKeySequence(Qt::SHIFT | Qt::Key_F6)}, [this] { cyclePanels(-1); });
    add(tr("C&lear the selection"), {QKeySequence(Qt::Key_Escape)}, &MainWindow::escape);
    view->addSeparator();
}

void MainWindow::buildLookMenu(QMenu* view) {
    QMenu* panels = view->addMenu(tr("P&anels"));
    for (Panel* panel : panels_) {
        QAction* action = panels->addAction(panel->title());
        action->setCheckable(true);
        action->setChecked(true);
        action->setObjectName(QStringLiteral("show-") + panel->objectName());
        connect(action, &QAction::toggled, this, &MainWindow::showPanels);
        if (panel == sharingPanel_) {
            // While a lesson has its place, the menu shows it beside the lesson and takes it away again.
            connect(action, &QAction::triggered, this, [this, action] {
                if (!lessonArranged_)
                    return;
                sharingBesideLesson_ = !sharingBesideLesson_;
                action->setChecked(true);
                showPanels();
            });
        }
    }
    panels->addSeparator();
    QAction* own = panels->addAction(QString());
    own->setObjectName(QStringLiteral("ownWindow"));
    own->setCheckable(true);
    needImage_ << own;
    const auto about = [this, own] {
        own->setText(tr("“%1” in a &window of its own").arg(lastPanel_->title()));
        own->setChecked(lastPanel_->isFloating());
    };
    about();
    connect(panels, &QMenu::aboutToShow, this, about);
    connect(own, &QAction::triggered, this, [this](bool on) {
        shower(lastPanel_)->setChecked(true);
        lastPanel_->setFloating(on);
    });
    QMenu* pages = view->addMenu(tr("In the i&nspector"));
    const QList<QPair<QString, Inspector::Page>> what = {{tr("&Facts"), Inspector::Page::Facts},
                                                         {tr("&Decoded"), Inspector::Page::Decoded},
                                                         {tr("&Bytes"), Inspector::Page::Bytes}};
    int digit = Qt::Key_1;
    for (const auto& [name, page] : what) {
        QAction* action = pages->addAction(name, this, [this, page] { inspector_->setPage(page); });
        action->setShortcut(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(digit++)));
        needImage_ << action;
    }
    needImage_ << extentPages_->fill(view->addMenu(tr("In the &lower panel")));
    view->addSeparator();
    QMenu* text = view->addMenu(tr("&Text size"));
    const auto zoom = [this](int percent) { appearance_->setTextZoom(percent); };
    text->addAction(tr("&Larger"), this, [this, zoom] { zoom(appearance_->textZoom() + 10); })
        ->setShortcuts(
            {QKeySequence(Qt::CTRL | Qt::Key_Plus), QKeySequence(Qt::CTRL | Qt::Key_Equal)});
    text->addAction(tr("&Smaller"), this, [this, zoom] { zoom(appearance_->textZoom() - 10); })
        ->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Minus));
    text->addAction(tr("&Normal"), this, [zoom] { zoom(100); })
        ->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_0));
    buildArrangements(view);
    QMenu* theme = view->addMenu(tr("T&heme"));
    auto* themes = new QActionGroup(this);
    const QList<QPair<QString, Appearance::Scheme>> schemes = {
        {tr("As the &system"), Appearance::Scheme::System},
        {tr("&Light"), Appearance::Scheme::Light},
        {tr("&Dark"), Appearance::Scheme::Dark}};
    for (const auto& [label, scheme] : schemes) {
        QAction* action =
            theme->addAction(label, this, [this, scheme] { appearance_->setScheme(scheme); });
        action->setCheckable(true);
        action->setChecked(appearance_->scheme() == scheme);
        themes->addAction(action);
    }
    QAction* whole = view->addAction(tr("F&ull screen"));
    whole->setObjectName(QStringLiteral("fullScreen"));
    whole->setCheckable(true);
    whole->setShortcut(QKeySequence(Qt::Key_F11));
    connect(whole, &QAction::toggled, this, [this](bool on) {
        setWindowState(on ? windowState() | Qt::WindowFullScreen
                          : windowState() & ~Qt::WindowFullScreen);
    });
}

void MainWindow::updateActions() {
    for (QAction* action : std::as_const(needImage_))
        action->setEnabled(scene_ != nullptr);
    updateOperating();
    if (exportMenu_ == nullptr)
        return;
    updateTime();
    exportMenu_->setEnabled(scene_ != nullptr);
    // As currentView().
    const bool none = lastPanel_ == sharingPanel_ || lastPanel_ == momentsPanel_;
    const Panel* panel = none ? devicePanel_ : lastPanel_;
    exportMenu_->setTitle(tr("&Export “%1” as").arg(panel->title()));
    colourMenu_->setEnabled(scene_ != nullptr);
}

void MainWindow::fillRecentMenu() {
    recentMenu_->clear();
    for (const QString& path : recent_->paths()) {
        const bool there = QFileInfo::exists(path);
        QString text = QFileInfo(path).fileName().replace(QLatin1Char('&'), QStringLiteral("&&"));
        QAction* action = recentMenu_->addAction(there ? text : tr("%1 (missing)").arg(text));
        action->setToolTip(path);
        action->setEnabled(there);
        connect(action, &QAction::triggered, this, [this, path] { openFile(path); });
    }
    if (!recent_->paths().isEmpty()) {
        recentMenu_->addSeparator();
        recentMenu_->addAction(tr("&Forget all"), recent_, &RecentFiles::clear);
    }
    recentMenu_->setEnabled(!recent_->paths().isEmpty());
}

void MainWindow::chooseFileToOpen() {
    auto* dialog = new QFileDialog(this, tr("Open an image"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("All files (*)"), tr("Images (*.img *.btrfs *.raw *.bin)")});
    if (!recent_->paths().isEmpty())
        dialog->setDirectory(QFileInfo(recent_->paths().constFirst()).path());
    connect(dialog, &QFileDialog::fileSelected, this, &MainWindow::openFile);
    dialog->open();
}

void MainWindow::chooseExport(const QString& format) {
    auto* dialog = new QFileDialog(this, tr("Export as %1").arg(format.toUpper()));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(format);
    dialog->setNameFilter(QStringLiteral("%1 (*.%2)").arg(format.toUpper(), format));
    const QString image = QFileInfo(QString::fromStdString(scene_->info.path)).completeBaseName();
    dialog->selectFile(QStringLiteral("%1-%2.%3").arg(image, currentView()->viewName(), format));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this](const QString& path) { exportCurrent(path); });
    dialog->open();
}

/// The menu's entry that shows and hides the panel.
QAction* MainWindow::shower(const Panel* panel) const {
    return findChild<QAction*>(QStringLiteral("show-") + panel->objectName());
}

void MainWindow::saveState() {
    QSettings settings;
    settings.setValue(QStringLiteral("window/geometry"), saveGeometry());
    settings.setValue(QStringLiteral("window/docks"), docks_->state());
    QStringList hidden;
    for (const Panel* panel : panels_) {
        if (!shower(panel)->isChecked())
            hidden << panel->objectName();
    }
    settings.setValue(QStringLiteral("window/hidden"), hidden);
    extentPages_->saveState(settings);
}

void MainWindow::restoreState() {
    // Where to start from, in font heights; also what the next lines may not find.
    const int em = fontMetrics().height();
    const QRect screen = QGuiApplication::primaryScreen() != nullptr
                             ? QGuiApplication::primaryScreen()->availableGeometry()
                             : QRect(0, 0, 1280, 800);
    resize(QSize(em * 116, em * 72).boundedTo(screen.size() * 0.94));
    if (!safeStart_.mayRestore())
        return;
    const QSettings settings;
    restoreGeometry(settings.value(QStringLiteral("window/geometry")).toByteArray());
    restoreHandbook();
    docks_->restore(settings.value(QStringLiteral("window/docks")).toByteArray());
    extentPages_->restoreState(settings);
    for (const QString& name : settings.value(QStringLiteral("window/hidden")).toStringList()) {
        if (auto* action = findChild<QAction*>(QStringLiteral("show-") + name))
            action->setChecked(false);
    }
}

}  // namespace daxscope::ui

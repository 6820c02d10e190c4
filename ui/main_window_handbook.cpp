// The window's side of the handbook: a panel at the right edge beside all others, or a window of its own; which page F1 opens; and where
// its live links lead.
//
// It hides no view: they give way, in proportion, and get their widths back. It stays on its page, and where that was scrolled
// to, however often it is closed.
#include <QAction>
#include <QApplication>
#include <QKeyEvent>
#include <QSettings>
#include <QSplitter>
#include <QVBoxLayout>
#include <array>
#include <cerrno>

#include "ui/chip.h"
#include "ui/docks.h"
#include "ui/extent_pages.h"
#include "ui/handbook/view.h"
#include "ui/inspector.h"
#include "ui/lesson.h"
#include "ui/main_window.h"
#include "ui/message_strip.h"
#include "ui/operation_actions.h"
#include "ui/panel.h"
#include "ui/step_bar.h"
#include "ui/time_bar.h"

namespace daxscope::ui {

namespace {

/// Of the superblock and its mirrors.
constexpr std::array<quint64, 3> superBytes = {64ULL << 10, 64ULL << 20, 256ULL << 30};

QString ownWindowSetting() { return QStringLiteral("handbook/own-window"); }
QString geometrySetting() { return QStringLiteral("handbook/geometry"); }
/// Of a window that has a page: its name.
constexpr const char* pageProperty = "handbookPage";
QString widthSetting() { return QStringLiteral("handbook/width"); }

}  // namespace

/// Around what was the middle of the window so far.
QWidget* MainWindow::buildHandbook(QWidget* inside) {
    handbook_ = new handbook::HandbookView;
    handbookPanel_ = new Panel(QStringLiteral("handbook"), tr("Handbook"), handbook_);
    handbookOwn_ = handbookPanel_->addChip(
        tr("own window"), tr("Shows the handbook in a window of its own, for a second screen"));
    handbookOwn_->setCheckable(true);
    handbookOwn_->setObjectName(QStringLiteral("handbookOwn"));
    Chip* close =
        handbookPanel_->addChip(tr("close"), tr("Closes the handbook (Escape goes back to "
                                                "the views and leaves it open)"));
    close->setObjectName(QStringLiteral("handbookClose"));
    around_ = new QSplitter(Qt::Horizontal);
    around_->setObjectName(QStringLiteral("around"));
    around_->setHandleWidth(1);
    around_->setChildrenCollapsible(false);
    around_->addWidget(inside);
    around_->addWidget(handbookPanel_);
    around_->setStretchFactor(0, 1);
    around_->setStretchFactor(1, 0);
    handbookPanel_->hide();
    connect(close, &Chip::clicked, this, &MainWindow::closeHandbook);
    connect(handbookOwn_, &Chip::clicked, this, &MainWindow::placeHandbook);
    connect(handbook_, &handbook::HandbookView::pageChanged, handbookPanel_, &Panel::setSubtitle);
    connect(handbook_, &handbook::HandbookView::left, this, &MainWindow::leaveHandbook);
    connect(handbook_, &handbook::HandbookView::showWanted, this, &MainWindow::followLiveLink);
    connect(backend_, &Backend::treeReady, this, &MainWindow::showTreeRoot);
    connect(backend_, &Backend::failed, this,
            [this](Job job, int code, const QString& what, const QString& where) {
                if (job == 0 || job != treeJob_)
                    return;
                treeJob_ = 0;
                if (code != ECANCELED)
                    strip_->showNotice(what, where);
            });
    return around_;
}

/// For the view that has the keyboard; empty when none has.
QString MainWindow::pageOfFocus() const {
    const QWidget* focus = QApplication::focusWidget();
    if (focus == nullptr)
        return {};
    for (const Panel* panel : panels_ + QList<Panel*>{lessonPanel_}) {
        if (!panel->isAncestorOf(focus))
            continue;
        if (panel == extentsPanel_ && extentPages_->page() == ExtentPages::Page::Sharing)
            return QStringLiteral("who-shares");
        if (panel == extentsPanel_ && extentPages_->page() == ExtentPages::Page::Trees)
            return QStringLiteral("trees");
        if (panel == extentsPanel_ && extentPages_->page() == ExtentPages::Page::Comparison)
            return QStringLiteral("compare");
        if (panel == inspectorPanel_ && inspector_->page() == Inspector::Page::Decoded)
            return QStringLiteral("inspector#decoded");
        if (panel == inspectorPanel_ && inspector_->page() == Inspector::Page::Bytes)
            return QStringLiteral("inspector#bytes");
        return panel->objectName();
    }
    if (time_ != nullptr && time_->isAncestorOf(focus))
        return QStringLiteral("time");
    if (stepBar_->isAncestorOf(focus))
        return QStringLiteral("steps");
    return {};
}

/// F1. In the handbook itself it leads to the contents.
void MainWindow::helpHere() {
    if (handbookPanel_->isVisible() && handbookPanel_->hasFocusWithin())
        return handbook_->showContents();
    showHandbook(pageOfFocus());
}

/// F1 in a window of its own opens that page. Where the window is modal the page can only be read.
void MainWindow::helpIn(QWidget* window, const QString& page) {
    window->setProperty(pageProperty, page);
    window->installEventFilter(this);
}

void MainWindow::showHandbook(const QString& target) {
    QWidget* const focus = QApplication::focusWidget();
    if (focus != nullptr && !handbookPanel_->isAncestorOf(focus))
        beforeHandbook_ = focus;
    handbook_->open(target);
    if (handbookPanel_->isHidden() || !handbookPanel_->isVisible())
        placeHandbook();
    if (handbookWindow_ != nullptr) {
        handbookWindow_->raise();
        handbookWindow_->activateWindow();
    }
    handbook_->focusPage();
}

/// At the edge of this window, or in its own, as the chip says.
void MainWindow::placeHandbook() {
    const bool own = handbookOwn_->isChecked();
    const bool had = handbookPanel_->hasFocusWithin();
    if (own && handbookWindow_ == nullptr) {
        giveBackToPanels();
        handbookWindow_ = new QWidget;  // not above this one: side by side, or on another screen
        handbookWindow_->setObjectName(QStringLiteral("handbookWindow"));
        handbookWindow_->setWindowTitle(tr("Handbook — Daxscope"));
        handbookWindow_->setWindowIcon(windowIcon());
        handbookWindow_->installEventFilter(this);
        auto* column = new QVBoxLayout(handbookWindow_);
        column->setContentsMargins(0, 0, 0, 0);
        column->addWidget(handbookPanel_);
        const int em = fontMetrics().height();
        handbookWindow_->resize(em * 66, em * 50);
        if (safeStart_.mayRestore())
            handbookWindow_->restoreGeometry(QSettings().value(geometrySetting()).toByteArray());
        handbookPanel_->show();
        handbookWindow_->show();
    } else if (!own) {
        if (handbookWindow_ != nullptr)
            forgetHandbookWindow();
        around_->addWidget(handbookPanel_);
        around_->setStretchFactor(1, 0);
        takeFromPanels();
    } else {
        handbookPanel_->show();
        handbookWindow_->show();
    }
    if (had)
        handbook_->focusPage();
}

/// All give way in proportion; without that those in the middle would pay alone.
void MainWindow::takeFromPanels() {
    if (!handbookPanel_->isHidden())
        return;
    const int em = fontMetrics().height();
    const int all = around_->width();
    const int saved = QSettings().value(widthSetting()).toInt();
    const int wanted = std::clamp(saved > 0 ? saved : em * 25, em * 16, std::max(em * 16, all / 2));
    widthsBeforeHandbook_ = docks_->widths();
    const int had = docks_->width();
    handbookPanel_->show();
    QCoreApplication::sendPostedEvents(around_, QEvent::LayoutRequest);
    around_->setSizes({all - wanted, wanted});
    auto widths = widthsBeforeHandbook_;
    for (int& width : widths)
        width = width * std::max(1, had - wanted) / std::max(1, had);
    docks_->setWidths(widths);
}

void MainWindow::giveBackToPanels() {
    if (handbookPanel_->isHidden() || handbookPanel_->parentWidget() != around_)
        return;
    QSettings().setValue(widthSetting(), handbookPanel_->width());
    handbookPanel_->hide();
    // Their room first, then how they share it.
    QCoreApplication::sendPostedEvents(around_, QEvent::LayoutRequest);
    docks_->setWidths(widthsBeforeHandbook_);
}

void MainWindow::forgetHandbookWindow() {
    QSettings().setValue(geometrySetting(), handbookWindow_->saveGeometry());
    handbookPanel_->hide();
    handbookPanel_->setParent(this);
    handbookWindow_->removeEventFilter(this);
    handbookWindow_->hide();
    handbookWindow_->deleteLater();
    handbookWindow_ = nullptr;
}

void MainWindow::closeHandbook() {
    const bool had = handbookPanel_->hasFocusWithin();
    if (handbookWindow_ != nullptr)
        forgetHandbookWindow();
    else
        giveBackToPanels();
    if (had)
        leaveHandbook();
}

/// The keyboard goes back to where it was; the handbook stays.
void MainWindow::leaveHandbook() {
    activateWindow();
    if (beforeHandbook_ != nullptr && beforeHandbook_->isVisible())
        beforeHandbook_->setFocus(Qt::OtherFocusReason);
    else if (scene_)
        lastPanel_->focusContent();
    else
        setFocus(Qt::OtherFocusReason);
}

bool MainWindow::eventFilter(QObject* watched, QEvent* event) {
    if (watched == handbookWindow_ && event->type() == QEvent::Close) {
        closeHandbook();
        return true;
    }
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_F1) {
        if (const QString page = watched->property(pageProperty).toString(); !page.isEmpty()) {
            showHandbook(page);
            return true;
        }
    }
    return QMainWindow::eventFilter(watched, event);
}

void MainWindow::saveHandbook() {
    QSettings settings;
    settings.setValue(ownWindowSetting(), handbookOwn_->isChecked());
    handbook_->saveState(settings);
    if (handbookWindow_ != nullptr)
        forgetHandbookWindow();
    else if (!handbookPanel_->isHidden())
        giveBackToPanels();  // what is remembered of the others is without it
}

void MainWindow::restoreHandbook() {
    const QSettings settings;
    handbookOwn_->setChecked(settings.value(ownWindowSetting()).toBool());
    handbook_->restoreState(settings);
}

/// Without "show:" (ui/handbook/links.h).
void MainWindow::followLiveLink(const QString& target) {
    const qsizetype colon = target.indexOf(u':');
    const QString kind = colon < 0 ? target : target.first(colon);
    const QString name = colon < 0 ? QString() : target.sliced(colon + 1);
    if (kind == QLatin1String("sample"))
        return openSample();
    if (kind == QLatin1String("lesson")) {
        for (const Lesson& lesson : findLessons({}).lessons) {
            if (lesson.name == name)
                return startLesson(lesson, false);
        }
        return;
    }
    if (!scene_) {
        strip_->showNotice(tr("No image is open"),
                           tr("This link shows a place in the image: open one first, or the sample "
                              "(Ctrl+T)."));
        return;
    }
    if (kind == QLatin1String("operation")) {
        QAction* action = operations_->action(name.toStdString());
        if (action == nullptr)
            return;
        if (!action->isEnabled())
            strip_->showNotice(
                tr("“%1” cannot be done now")
                    .arg(OperationActions::verb(*session::findOperation(name.toStdString()))),
                action->toolTip());
        else
            action->trigger();
    } else if (kind == QLatin1String("superblock")) {
        showDecoded(superBytes.at(std::min<std::size_t>(name.toULong(), 2)));
    } else if (kind == QLatin1String("tree")) {
        treeJob_ = backend_->readTree(name.toULongLong());
        treeWanted_ = name.toULongLong();
    } else if (kind == QLatin1String("who-shares") || kind == QLatin1String("trees")) {
        extentPages_->setPage(kind == QLatin1String("trees") ? ExtentPages::Page::Trees
                                                             : ExtentPages::Page::Sharing);
        pointAt(extentsPanel_->objectName());
    } else if (kind == QLatin1String("file")) {
        showPlace(name);
    } else if (kind == QLatin1String("byte")) {
        showByte(name.toULongLong());
        inspector_->setPage(Inspector::Page::Facts);
        pointAt(inspectorPanel_->objectName());
    } else {
        if (kind == extentsPanel_->objectName())
            extentPages_->setPage(ExtentPages::Page::Extents);
        pointAt(kind);
    }
}

void MainWindow::showDecoded(quint64 byte) {
    if (byte >= scene_->info.deviceSize) {
        strip_->showNotice(tr("There is none"),
                           tr("This image ends before the place where it would be."));
        return;
    }
    showByte(byte);
    inspector_->setPage(Inspector::Page::Decoded);
    pointAt(inspectorPanel_->objectName());
}

void MainWindow::showTreeRoot(Job job, const TreeBlocksPtr& tree) {
    if (job != treeJob_ || job == 0 || !tree)
        return;
    treeJob_ = 0;
    for (const scene::TreeRootBlock& root : tree->roots) {
        if (root.tree == treeWanted_ && root.block < tree->blocks.size())
            return showDecoded(tree->blocks[root.block].device);
    }
    strip_->showNotice(tr("This image has no such tree"), {});
}

}  // namespace daxscope::ui

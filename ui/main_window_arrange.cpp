// Arrangements of the window: which panels are there, where and how large, one for each task. What is changed in one is there again when
// it is chosen again, also at the next start.
//
// Presenting is one of them: few panels, large text, the whole screen, a lesson's current step on top; F5 leads there and back.
#include <QAction>
#include <QActionGroup>
#include <QMenu>
#include <QScreen>
#include <QSettings>
#include <algorithm>

#include "ui/appearance.h"
#include "ui/docks.h"
#include "ui/extent_pages.h"
#include "ui/lesson_view.h"
#include "ui/main_window.h"
#include "ui/panel.h"

namespace daxscope::ui {

namespace {

struct Arrangement {
    const char* name;   ///< stable, for what is kept
    const char* title;  ///< to be translated
    const char* tip;
    QStringList panels;
};

const QList<Arrangement>& arrangements() {
    static const QList<Arrangement> all = {
        {"look",
         QT_TRANSLATE_NOOP("daxscope::ui::MainWindow", "&Look"),
         QT_TRANSLATE_NOOP("daxscope::ui::MainWindow", "What there is, and where it lies"),
         {"files", "sharing", "device", "extents", "inspector"}},
        {"operate",
         QT_TRANSLATE_NOOP("daxscope::ui::MainWindow", "&Operate"),
         QT_TRANSLATE_NOOP("daxscope::ui::MainWindow", "Change something, and follow what it did"),
         {"files", "sharing", "moments", "device", "extents", "mappings", "inspector", "timeline",
          "code"}},
        {"faults",
         QT_TRANSLATE_NOOP("daxscope::ui::MainWindow", "&Faults"),
         QT_TRANSLATE_NOOP("daxscope::ui::MainWindow",
                           "Mapped files, page by page, and the engine's way through a fault"),
         {"files", "extents", "mappings", "timeline", "code"}},
        {"present",
         QT_TRANSLATE_NOOP("daxscope::ui::MainWindow", "&Present"),
         QT_TRANSLATE_NOOP(
             "daxscope::ui::MainWindow",
             "In front of a class: large text, the whole screen, nothing that distracts"),
         {"files", "device", "extents", "mappings"}},
    };
    return all;
}

/// Percent: larger text, as far as there is room for four panels with it.
int presentZoom(int width) {
    constexpr int most = 150;
    constexpr int roomy = 1600;  // pixels
    return std::clamp(width * most / roomy / 5 * 5, 100, most);
}

QString keyOf(const QString& name, const char* what) {
    return QStringLiteral("arrangement-%1/%2").arg(name, QLatin1String(what));
}
const QString presenting = QStringLiteral("present");
const QString currentKey = QStringLiteral("arrangement/current");
const QString beforeKey = QStringLiteral("arrangement/before");
const QString zoomKey = QStringLiteral("arrangement/zoom-before");

}  // namespace

void MainWindow::buildDocks() {
    docks_ = new Docks({.left = {lessonPanel_, filesPanel_, sharingPanel_, momentsPanel_},
                        .middle = {devicePanel_, extentsPanel_},
                        .beside = {timelinePanel_, codePanel_},
                        .right = {mappingsPanel_, inspectorPanel_}});
    docks_->setObjectName(QStringLiteral("docks"));
    connect(docks_, &Docks::restored, this, [this](bool known) {
        traceArranged_ = traceArranged_ || known;
        showPanels();
        if (!lessonPanel_->isHidden())  // behind the sizes that come next
            QMetaObject::invokeMethod(this, &MainWindow::giveLessonRoom, Qt::QueuedConnection);
    });
    for (Panel* panel : panels_ + QList<Panel*>{lessonPanel_}) {
        connect(panel, &Panel::menuWanted, this,
                [this, panel](QPoint at) { panelMenu(panel, at); });
        connect(panel, &Panel::closed, this, [this, panel] {
            if (panel == lessonPanel_) {  // it goes with its image only
                panel->setFloating(false);
                panel->show();
            } else if (shower(panel)->isChecked()) {
                shower(panel)->trigger();
            }
        });
    }
}

/// Those that the menu says, but for what an image does not have, or a lesson has taken the place of.
void MainWindow::showPanels() {
    const auto hasPlace = [this](const Panel* panel) {
        // One with a window of its own does not go by itself when this one shows no image.
        if (scene_ == nullptr && panel->isFloating())
            return false;
        if (panel == sharingPanel_)
            return !lessonArranged_ || sharingBesideLesson_;
        return panel != momentsPanel_ || (keepsMoments() && !lessonArranged_);
    };
    lessonPanel_->setVisible(lessonArranged_ && hasPlace(lessonPanel_));
    for (Panel* panel : std::as_const(panels_))
        panel->setVisible(shower(panel)->isChecked() && hasPlace(panel));
}

void MainWindow::panelMenu(Panel* panel, QPoint at) {
    auto* menu = new QMenu(panel);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction* own = menu->addAction(tr("“%1” in a &window of its own").arg(panel->title()), panel,
                                   &QDockWidget::setFloating);
    own->setCheckable(true);
    own->setChecked(panel->isFloating());
    if (QAction* action = shower(panel))
        menu->addAction(tr("&Hide"), action, &QAction::trigger);
    menu->addSeparator();
    menu->addAction(findChild<QAction*>(QStringLiteral("resetArrangement")));
    menu->popup(at);
}

void MainWindow::buildArrangements(QMenu* view) {
    QMenu* menu = view->addMenu(tr("Arran&gement"));
    auto* group = new QActionGroup(this);
    arrangement_ = QSettings().value(currentKey, QStringLiteral("operate")).toString();
    for (const Arrangement& one : arrangements()) {
        const QString name = QLatin1String(one.name);
        QAction* action = menu->addAction(tr(one.title), this, [this, name] { arrange(name); });
        action->setToolTip(tr(one.tip));
        action->setObjectName(QStringLiteral("arrange-") + name);
        action->setCheckable(true);
        action->setChecked(name == arrangement_);
        if (name == presenting)
            action->setShortcut(QKeySequence(Qt::Key_F5));
        group->addAction(action);
    }
    menu->setToolTipsVisible(true);
    menu->addSeparator();
    QAction* reset = menu->addAction(tr("As it &comes"), this, [this] {
        QSettings().remove(QStringLiteral("arrangement-") + arrangement_);
        showArrangement(arrangement_);
    });
    reset->setObjectName(QStringLiteral("resetArrangement"));
    reset->setToolTip(tr("Panels and sizes of this arrangement as they were at first"));
}

/// F5 in front of a class leads back to where it came from.
void MainWindow::arrange(const QString& name) {
    QString wanted = name;
    QSettings settings;
    if (name == arrangement_) {
        if (name != presenting)
            return;
        wanted = settings.value(beforeKey, QStringLiteral("operate")).toString();
    }
    keepArrangement();
    const bool presents = wanted == presenting;
    if (presents) {
        settings.setValue(beforeKey, arrangement_);
        settings.setValue(zoomKey, appearance_->textZoom());
        appearance_->setTextZoom(std::max(presentZoom(std::max(width(), screen()->size().width())),
                                          appearance_->textZoom()));
    } else if (arrangement_ == presenting) {
        appearance_->setTextZoom(settings.value(zoomKey, 100).toInt());
    }
    if (presents || arrangement_ == presenting)
        findChild<QAction*>(QStringLiteral("fullScreen"))->setChecked(presents);
    arrangement_ = wanted;
    settings.setValue(currentKey, wanted);
    findChild<QAction*>(QStringLiteral("arrange-") + wanted)->setChecked(true);
    showArrangement(wanted);
}

/// What the window looks like now is what this arrangement looks like.
void MainWindow::keepArrangement() {
    QSettings settings;
    QStringList shown;
    for (const Panel* panel : panels_) {
        if (shower(panel)->isChecked())
            shown << panel->objectName();
    }
    settings.setValue(keyOf(arrangement_, "panels"), shown);
    settings.setValue(keyOf(arrangement_, "docks"), docks_->state());
    settings.setValue(keyOf(arrangement_, "page"), static_cast<int>(extentPages_->page()));
}

void MainWindow::showArrangement(const QString& name) {
    const QSettings settings;
    const auto found = std::ranges::find(
        arrangements(), name, [](const Arrangement& one) { return QString::fromLatin1(one.name); });
    if (found == arrangements().end())
        return;
    lesson_->setPresenting(name == presenting);
    const QStringList shown = settings.value(keyOf(name, "panels"), found->panels).toStringList();
    for (const Panel* panel : panels_) {
        const bool on = shown.contains(panel->objectName());
        if (panel == timelinePanel_ || panel == codePanel_)
            sayTrace(panel, on);
        shower(panel)->setChecked(on);
    }
    docks_->restore(settings.value(keyOf(name, "docks")).toByteArray());
    const int page = settings.value(keyOf(name, "page"), 0).toInt();
    if (page >= 0 && page < extentPages_->count())
        extentPages_->setPage(static_cast<ExtentPages::Page>(page));
}

}  // namespace daxscope::ui

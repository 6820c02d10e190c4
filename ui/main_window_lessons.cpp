// The window's side of lessons: their menu, the panel that takes the place of what is shared and of the moments, the image that
// comes and goes with a lesson, and where the links in its text lead.
//
// The file tree stays, smaller: whoever does a step by hand needs it. Nothing commits by itself while a lesson is open: its steps
// speak of what is not committed.
#include <QAction>
#include <QFileDialog>
#include <QMenu>
#include <QMenuBar>
#include <QSettings>

#include "ui/docks.h"
#include "ui/files_view.h"
#include "ui/language.h"
#include "ui/lesson_view.h"
#include "ui/main_window.h"
#include "ui/map/file_extents_view.h"
#include "ui/message_strip.h"
#include "ui/opening.h"
#include "ui/operating.h"
#include "ui/panel.h"
#include "ui/settings_dialog.h"
#include "ui/welcome_page.h"

namespace daxscope::ui {

namespace {

const QString& folderSetting() {
    static const QString name = QStringLiteral("lessons-folder");
    return name;
}

}  // namespace

void MainWindow::buildLessons() {
    lesson_ = new LessonView(backend_);
    lessonPanel_ = new Panel(QStringLiteral("lesson"), tr("Lesson"), lesson_);
    lesson_->attachTo(lessonPanel_);
    lessonPanel_->hide();
    connect(backend_, &Backend::mappingsChanged, lesson_, &LessonView::setMappings);
    connect(lesson_, &LessonView::leaveWanted, this, &MainWindow::closeImage);
    connect(lesson_, &LessonView::againWanted, this, [this] {
        if (lesson_->course() != nullptr)
            startLesson(Lesson(lesson_->course()->lesson()), true);
    });
    connect(lesson_, &LessonView::showWanted, this, &MainWindow::followLiveLink);
    connect(lesson_, &LessonView::stepBegan, this, &MainWindow::showLessonPlace);
    connect(welcome_, &WelcomePage::lessonsWanted, this,
            [this](QPoint at) { lessonsMenu_->popup(at); });
    connect(backend_, &Backend::fileReady, this, [this](Job, const FileExtentsPtr& file) {
        if (!placeWanted_ || !file || file->path != placeWanted_->first)
            return;
        const quint64 offset = std::exchange(placeWanted_, std::nullopt)->second;
        const auto index = file->find(offset);
        if (!index)
            return;
        const scene::FileExtent extent = file->extent(*index);
        constexpr quint64 block = 4096;
        const quint64 from = offset / block * block;
        Spot spot;
        spot.file = ByteRange{from, block};
        if (extent.device)
            spot.device = ByteRange{*extent.device + (from - extent.offset), block};
        // Behind the window's own handler, which shows the file.
        QMetaObject::invokeMethod(
            this, [this, spot] { linked_->setSelection(spot); }, Qt::QueuedConnection);
    });
}

/// The menu is made when it opens: marks change, and a teacher writes meanwhile.
void MainWindow::buildLessonsMenu() {
    lessonsMenu_ = menuBar()->addMenu(tr("&Learn"));
    lessonsMenu_->setObjectName(QStringLiteral("learn"));
    // These outlive the menu's next filling.
    auto* here = new QAction(tr("&Go to the lesson"), this);
    here->setShortcut(QKeySequence(Qt::Key_F4));
    connect(here, &QAction::triggered, lessonPanel_, [this] {
        lessonPanel_->comeForward();
        lesson_->focusNext();
    });
    auto* again = new QAction(tr("Start this lesson &again"), this);
    connect(again, &QAction::triggered, lesson_, &LessonView::againWanted);
    auto* folder = new QAction(tr("Lessons of your &own…"), this);
    folder->setToolTip(
        tr("A folder with more lessons, each a folder with lesson.md and scenario.js"));
    connect(folder, &QAction::triggered, this, &MainWindow::chooseLessonsFolder);
    lessonActions_ = {here, again, folder};
    for (QAction* action : {here, again})
        action->setEnabled(false);
    lessonsMenu_->addActions(lessonActions_);
    connect(lessonsMenu_, &QMenu::aboutToShow, this, &MainWindow::fillLessonsMenu);
}

void MainWindow::fillLessonsMenu() {
    lessonsMenu_->clear();
    lessonsMenu_->setToolTipsVisible(true);
    const LessonList found = findLessons(QSettings().value(folderSetting()).toString());
    for (const Lesson& lesson : found.lessons) {
        const LessonProgress progress = savedProgress(lesson.name);
        QString state = tr("%1 min").arg(lesson.minutes);
        if (progress.finished)
            state += tr(" ✔");
        else if (progress.steps > 0)
            state += tr(" · step %1").arg(progress.steps + 1);
        QString words = QStringLiteral("%1  %2").arg(lesson.number).arg(lesson.title);
        words.replace('&', QStringLiteral("&&"));
        QAction* action = lessonsMenu_->addAction(words + '\t' + state);
        action->setObjectName(QStringLiteral("lesson-") + lesson.name);
        action->setToolTip(lesson.about);
        connect(action, &QAction::triggered, this, [this, lesson] { startLesson(lesson, false); });
    }
    for (const Error& error : found.errors) {
        QAction* action =
            lessonsMenu_->addAction(tr("Cannot be read: %1").arg(inLanguage(error.where)));
        connect(action, &QAction::triggered, this, [this, error] {
            strip_->showError(tr("This lesson cannot be read"), inLanguage(error.what),
                              inLanguage(error.where), {});
        });
    }
    lessonsMenu_->addSeparator();
    lessonsMenu_->addActions(lessonActions_);
}

void MainWindow::chooseLessonsFolder() {
    auto* dialog = new QFileDialog(this, tr("Folder of lessons"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    dialog->setDirectory(QSettings().value(folderSetting()).toString());
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        QSettings().setValue(folderSetting(), path);
        const LessonList found = findLessons(path);
        if (!found.errors.empty())
            strip_->showError(tr("A lesson there cannot be read"),
                              inLanguage(found.errors.front().what),
                              inLanguage(found.errors.front().where), {});
        else
            strip_->showNotice(tr("Lessons"), tr("They are in the menu Learn: %1").arg(path));
    });
    dialog->open();
}

void MainWindow::startLesson(const Lesson& lesson, bool fromTheBeginning) {
    leave([this, lesson, fromTheBeginning] {
        beginOpening();
        const auto count =
            findLessons(QSettings().value(folderSetting()).toString()).lessons.size();
        lesson_->open(lesson, static_cast<int>(count), fromTheBeginning);
        opening_->openLesson(lesson.folder, lesson_->course()->step().id, lesson.title);
    });
}

/// As wide as a text is read well, and most of the height.
void MainWindow::giveLessonRoom() {
    const int wide = std::min(fontMetrics().height() * 28, docks_->width() * 3 / 10);
    const int high = docks_->height();
    docks_->setWidths({{lessonPanel_, std::max(lessonPanel_->width(), wide)}});
    docks_->setHeights({{lessonPanel_, high * 3 / 4}, {filesPanel_, high / 4}});
}

/// A scene has come, of a lesson's image or of another: the panel comes and goes with it.
void MainWindow::arrangeLesson() {
    if (scene_ == nullptr)
        return;  // perhaps another one is on its way
    if (opening_->what() != Opening::What::Lesson || lesson_->course() == nullptr)
        return endLesson();
    for (QAction* action : lessonActions_)
        action->setEnabled(true);
    if (!std::exchange(lessonArranged_, true)) {
        sharingBesideLesson_ = false;
        showPanels();
        operating_->setInterval(std::chrono::seconds(0));
        widthsBeforeLesson_ = docks_->widths();
        giveLessonRoom();
    }
    if (std::exchange(lessonPath_, scene_->info.path) != scene_->info.path)
        showLessonPlace();
}

void MainWindow::endLesson() {
    lesson_->close();
    lessonPath_.clear();
    for (QAction* action : lessonActions_.first(std::min<qsizetype>(2, lessonActions_.size())))
        action->setEnabled(false);
    if (!std::exchange(lessonArranged_, false))
        return;
    showPanels();
    operating_->setInterval(savedInterval());
    docks_->setWidths(widthsBeforeLesson_);
}

void MainWindow::showLessonPlace() {
    if (const QString place = lesson_->place(); !place.isEmpty())
        showPlace(place.sliced(5));
}

/// "/path" or "/path@offset": the file is chosen, and the block there.
void MainWindow::showPlace(const QString& place) {
    const qsizetype at = place.lastIndexOf('@');
    const std::string path = (at < 0 ? place : place.first(at)).toStdString();
    placeWanted_.reset();
    if (at >= 0)
        placeWanted_ = {path, place.sliced(at + 1).toULongLong()};
    const FileTreeModel* model = files_->files();
    const QModelIndex current = files_->currentIndex();
    if (current.isValid() && model->path(current) == path && file_)
        askForFile({file_->subvolume, file_->inode}, QString::fromStdString(path));
    else
        files_->reveal(path);
}

void MainWindow::pointAt(const QString& name) {
    if (name == QLatin1String("designs"))
        return showDesigns();
    if (name == QLatin1String("recording"))
        return showScript();
    for (Panel* panel : std::as_const(panels_)) {
        if (panel->objectName() != name)
            continue;
        if (!shower(panel)->isChecked())
            shower(panel)->trigger();
        // Behind the menu's entry, which takes it away again while a lesson has its place.
        sharingBesideLesson_ = sharingBesideLesson_ || panel == sharingPanel_;
        showPanels();
        panel->point();
    }
}

}  // namespace daxscope::ui

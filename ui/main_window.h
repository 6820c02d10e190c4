// The window: panels (ui/docks), which come as files and what is shared at the left, device map above file extents in the middle,
// mappings above the inspector at the right; a welcome page when nothing is open. Assembles the views and carries
// what is chosen from one to another; each view does its own work. Operations come from menus, buttons and forms
// (main_window_operate.cpp); what would be lost is asked about before.
//
// The backend outlives the window. Remembers sizes, panels and recent files in QSettings, and
// ignores what it remembers when the previous start did not finish. GUI thread; nothing waits.
#pragma once

#include <QMainWindow>
#include <QPointer>
#include <optional>

#include "ui/backend.h"
#include "ui/export.h"
#include "ui/lesson.h"
#include "ui/linked.h"
#include "ui/operation_choice.h"
#include "ui/safe_start.h"

class QActionGroup;
class QHBoxLayout;
class QPushButton;
class QSplitter;
class QStackedWidget;

namespace daxscope::ui {

class Appearance;
class Chip;
class CodeView;
class DeviceMapView;
class Docks;
class ExtentPages;
class FileExtentsView;
class FilesView;
class Inspector;
class LessonView;
class MappingsView;
class MessageStrip;
class MomentsView;
class Opening;
class OperationActions;
class OperationForm;
class Operating;
class Panel;
class RecentFiles;
class Recording;
class ScriptEditor;
class SearchBox;
class StepBar;
class Stepping;
class UsageView;
class StatusLine;
class TimeBar;
class TimelineView;
class Transfers;
class WelcomePage;
namespace handbook {
class HandbookView;
}

class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    explicit MainWindow(Backend* backend, QWidget* parent = nullptr);
    ~MainWindow() override;

    void openFile(const QString& path);
    void openSample();
    void newScratch();
    void experimentOnCopy();
    void closeImage();
    /// On its own image; from where it was left, or from the beginning.
    void startLesson(const Lesson& lesson, bool fromTheBeginning);
    /// Shows a scene that someone else has opened (pictures without a display).
    void setScene(const ScenePtr& scene);

    /// The view that has the keyboard, or had it last; the device map to begin with.
    [[nodiscard]] ExportableView* currentView() const;
    /// Writes the current view; the extension decides. What went wrong is told in the strip.
    bool exportCurrent(const QString& path);

    [[nodiscard]] Docks* docks() const { return docks_; }
    [[nodiscard]] Linked* linked() const { return linked_; }
    [[nodiscard]] ScenePtr scene() const { return scene_; }
    [[nodiscard]] MessageStrip* strip() const { return strip_; }
    [[nodiscard]] FilesView* files() const { return files_; }
    [[nodiscard]] Inspector* inspector() const { return inspector_; }
    [[nodiscard]] DeviceMapView* deviceMap() const { return device_; }
    [[nodiscard]] FileExtentsView* fileExtents() const { return extents_; }
    [[nodiscard]] ExtentPages* extentPages() const { return extentPages_; }
    [[nodiscard]] MappingsView* mappings() const { return mappings_; }
    [[nodiscard]] UsageView* usage() const { return usage_; }
    [[nodiscard]] MomentsView* moments() const { return moments_; }
    [[nodiscard]] TimelineView* timeline() const { return timeline_; }
    [[nodiscard]] CodeView* code() const { return code_; }
    [[nodiscard]] Stepping* stepping() const { return stepping_; }
    [[nodiscard]] StepBar* stepBar() const { return stepBar_; }
    [[nodiscard]] StatusLine* status() const { return status_; }
    [[nodiscard]] TimeBar* time() const { return time_; }
    [[nodiscard]] Operating* operating() const { return operating_; }
    [[nodiscard]] OperationActions* operations() const { return operations_; }
    [[nodiscard]] Recording* recording() const { return recording_; }
    [[nodiscard]] Transfers* transfers() const { return transfers_; }
    [[nodiscard]] LessonView* lesson() const { return lesson_; }
    [[nodiscard]] Appearance* appearance() const { return appearance_; }
    [[nodiscard]] handbook::HandbookView* handbook() const { return handbook_; }
    /// On that page; empty: where one was. With the keyboard.
    void showHandbook(const QString& target);

protected:
    void closeEvent(QCloseEvent* event) override;
    void showEvent(QShowEvent* event) override;
    bool event(QEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Going {  // where a search hit or an owner leads, until the file is there
        FileId file;
        std::optional<quint64> offset;
    };

    void buildViews();
    void buildOperating();
    void buildContextMenus();
    void fillBar(QHBoxLayout* row);
    void updateOperating();
    [[nodiscard]] Choice choice() const;
    void showForm(const session::Operation& operation);
    void showDesigns();
    void undo();
    void buildMoments();
    [[nodiscard]] bool keepsMoments() const;
    void updateMoments();
    void showMoments();
    [[nodiscard]] QAction* shower(const Panel* panel) const;
    void showRestarted(const session::RestartReport& report);
    void showCheck();
    void showScript();
    void showScriptEditor();
    void updateScriptEditor();
    void buildLessons();
    void buildLessonsMenu();
    void fillLessonsMenu();
    void chooseLessonsFolder();
    void arrangeLesson();
    void giveLessonRoom();
    void endLesson();
    void showLessonPlace();
    void showPlace(const QString& place);
    void pointAt(const QString& name);
    void buildTransfers();
    void buildTrace();
    void connectTrace();
    void arrangeTrace();
    void updateTrace();
    void showTraceOf(const ScenePtr& scene, bool other);
    void followEvent(quint64 sequence);
    void buildSteps();
    void buildStepMenu(QMenu* steps);
    void addStopActions(QMenu* menu, const trace::Event& event);
    void updateSteps();
    /// In the line at the bottom.
    void showEngine();
    void showStanding(quint64 sequence);
    // main_window_time.cpp
    void buildTime();
    void buildTimeMenu(QMenu* menu);
    [[nodiscard]] bool looking() const;
    [[nodiscard]] int shownState() const;
    void lookTo(int state);
    void lookAtNow();
    void restartFromHere();
    void nameShownMoment();
    void setPresent(const ScenePtr& scene);
    void updateTime();
    void showWhen();
    void followLook();
    // main_window_arrange.cpp
    void buildArrangements(QMenu* view);
    void arrange(const QString& name);
    void keepArrangement();
    void showArrangement(const QString& name);
    void buildDocks();
    void showPanels();
    void panelMenu(Panel* panel, QPoint at);
    /// Shown or hidden as somebody has said, whatever there is room for.
    static void sayTrace(const Panel* panel, bool shown);
    // main_window_compare.cpp
    void buildComparison();
    void showComparison();

    // main_window_handbook.cpp
    [[nodiscard]] QWidget* buildHandbook(QWidget* inside);
    [[nodiscard]] QString pageOfFocus() const;
    void helpHere();
    void helpIn(QWidget* window, const QString& page);
    void placeHandbook();
    void takeFromPanels();
    void giveBackToPanels();
    void forgetHandbookWindow();
    void closeHandbook();
    void leaveHandbook();
    void saveHandbook();
    void restoreHandbook();
    void followLiveLink(const QString& target);
    void showDecoded(quint64 byte);
    void showTreeRoot(Job job, const TreeBlocksPtr& tree);

    void chooseImport(bool folder);
    void chooseExportTarget();
    void showLeftOut(const QString& title, const QString& summary, const QStringList& leftOut);
    void followChange(const ScenePtr& scene, const ChangePtr& change);
    void leave(std::function<void()> then);
    void chooseCopy(std::function<void()> then);
    void showSettings();
    void buildMenus();
    void buildMapMenu(QMenu* view);
    void buildLookMenu(QMenu* view);
    void connectOpening();
    void beginOpening();
    void connectViews();
    void measure();
    void chooseFileToOpen();
    void chooseExport(const QString& format);
    void fillRecentMenu();
    void fileChosen(const QModelIndex& index);
    void askForFile(FileId file, const QString& path);
    void showSharing();
    void goTo(FileId file, const std::string& path, std::optional<quint64> offset);
    void goToHit(const scene::SearchHit& hit);
    void goToByte(quint64 byte);
    void followBlock(const FileExtentsPtr& before);
    void showByte(quint64 byte);
    void cyclePanels(int step);
    void escape();
    void updateActions();
    void saveState();
    void restoreState();

    Backend* backend_;
    SafeStart safeStart_;
    Linked* linked_;
    Appearance* appearance_;
    RecentFiles* recent_;
    Opening* opening_;
    Operating* operating_;
    Recording* recording_;
    Transfers* transfers_;
    ScenePtr scene_;        ///< what is shown
    ScenePtr present_;      ///< as it is now; mostly the same
    bool replaced_ = true;  ///< by what is being opened; what was open before is gone
    FileExtentsPtr file_;
    Job fileJob_ = 0;
    std::optional<Going> going_;
    QPointer<ScriptEditor> editor_;  ///< since it was asked for first
    QPointer<OperationForm> sent_;   ///< whose operation is on its way
    std::string goToMade_;           ///< what the last operation made, until the tree knows it
    bool leaving_ = false;           ///< closing has been agreed to

    QWidget* bar_ = nullptr;
    SearchBox* search_ = nullptr;
    MessageStrip* strip_ = nullptr;
    QStackedWidget* stack_ = nullptr;
    WelcomePage* welcome_ = nullptr;
    Docks* docks_ = nullptr;
    FilesView* files_ = nullptr;
    UsageView* usage_ = nullptr;
    DeviceMapView* device_ = nullptr;
    FileExtentsView* extents_ = nullptr;
    ExtentPages* extentPages_ = nullptr;
    MappingsView* mappings_ = nullptr;
    Inspector* inspector_ = nullptr;
    MomentsView* moments_ = nullptr;
    LessonView* lesson_ = nullptr;
    std::string lessonPath_;  ///< of the image that the lesson shown is about
    QMap<Panel*, int> widthsBeforeLesson_;
    bool lessonArranged_ = false;       ///< a lesson has its place
    bool sharingBesideLesson_ = false;  ///< somebody asked for it
    std::optional<std::pair<std::string, quint64>>
        placeWanted_;  ///< path and offset, until it is read
    handbook::HandbookView* handbook_ = nullptr;
    Panel* handbookPanel_ = nullptr;
    Chip* handbookOwn_ = nullptr;
    QSplitter* around_ = nullptr;        ///< the panels, and the handbook beside them
    QWidget* handbookWindow_ = nullptr;  ///< while it has one of its own
    QPointer<QWidget> beforeHandbook_;   ///< had the keyboard
    QMap<Panel*, int> widthsBeforeHandbook_;
    Job treeJob_ = 0;  ///< whose root is to be shown
    quint64 treeWanted_ = 0;
    TimeBar* time_ = nullptr;
    QAction* timeBefore_ = nullptr;
    QAction* timeAfter_ = nullptr;
    QAction* timeNow_ = nullptr;
    QAction* timeRestart_ = nullptr;
    QAction* timeName_ = nullptr;
    QAction* timeCompare_ = nullptr;
    QAction* compareChosen_ = nullptr;
    Job lookJob_ = 0;          ///< the newest request to look elsewhere
    std::string choiceOfNow_;  ///< what was chosen when looking back began
    StatusLine* status_ = nullptr;
    bool traceUseful_ = false;    ///< the image may be changed
    bool traceArranged_ = false;  ///< they have a height
    TimelineView* timeline_ = nullptr;
    CodeView* code_ = nullptr;
    Panel* timelinePanel_ = nullptr;
    Panel* codePanel_ = nullptr;
    Panel* filesPanel_ = nullptr;
    Panel* sharingPanel_ = nullptr;
    Panel* momentsPanel_ = nullptr;
    Panel* lessonPanel_ = nullptr;
    Panel* devicePanel_ = nullptr;
    Panel* extentsPanel_ = nullptr;
    Panel* mappingsPanel_ = nullptr;
    Panel* inspectorPanel_ = nullptr;
    QList<Panel*> panels_;  // in the order of F6
    Panel* lastPanel_ = nullptr;

    Stepping* stepping_ = nullptr;
    StepBar* stepBar_ = nullptr;
    QAction* pause_ = nullptr;
    QAction* stopAtFile_ = nullptr;
    QAction* stopAtBytes_ = nullptr;
    QAction* noStops_ = nullptr;
    QList<QAction*> standActions_;
    QList<QAction*> paces_;

    OperationActions* operations_ = nullptr;
    QAction* newScratch_ = nullptr;
    QAction* experiment_ = nullptr;
    QAction* allow_ = nullptr;
    QAction* saveCopy_ = nullptr;
    QAction* commit_ = nullptr;
    QAction* importFolder_ = nullptr;
    QAction* script_ = nullptr;
    QAction* scriptEditor_ = nullptr;
    QAction* settings_ = nullptr;
    QPushButton* allowButton_ = nullptr;
    QPushButton* commitButton_ = nullptr;
    Chip* changeChip_ = nullptr;
    QMenu* recentMenu_ = nullptr;
    QMenu* exportMenu_ = nullptr;
    QMenu* lessonsMenu_ = nullptr;
    QList<QAction*> lessonActions_;  ///< go to the lesson, start it again; choose a folder
    QMenu* colourMenu_ = nullptr;
    QList<QAction*> needImage_;
    QList<QPair<QString, QList<QAction*>>> menus_;
    qreal lastEm_ = 0;  // font height that was measured with last
    QString arrangement_;
    bool shownOnce_ = false;
};

/// Adds the shell's views ("sharing", "trees", "files", "inspector", "window") to what render.h knows.
void registerShellViews();

}  // namespace daxscope::ui

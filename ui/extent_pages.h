// The lower panel of the middle column: the extents of a file, who shares extents with whom, the blocks of trees, what differs
// between two snapshots or moments. One of the four is seen, chosen by chips in the panel's title, by Ctrl+4 to Ctrl+7, or by
// the View menu.
//
// Who shares and trees are asked for only while they are seen, and again when what they show may have changed; until then
// what is known stays. An answer that nobody waits for any more is cancelled. GUI thread.
#pragma once

#include <QStackedWidget>
#include <optional>

#include "ui/backend.h"
#include "ui/export.h"
#include "ui/linked.h"

class QAction;
class QMenu;
class QSettings;

namespace daxscope::ui {

class Chip;
class ComparisonView;
class FileExtentsView;
class Panel;
class SharingView;
class TreeView;

class ExtentPages : public QStackedWidget {
    Q_OBJECT
public:
    enum class Page { Extents, Sharing, Trees, Comparison };

    ExtentPages(Backend* backend, Linked* linked, FileExtentsView* extents,
                QWidget* parent = nullptr);

    /// Adds chips, and keeps title and subtitle. `ofExtents`: chips that the panel has, and that belong to the extents alone.
    void attachTo(ui::Panel* panel, const QList<Chip*>& ofExtents);
    /// The choice of pages; the actions need an image.
    [[nodiscard]] QList<QAction*> fill(QMenu* menu);

    [[nodiscard]] Page page() const { return static_cast<Page>(currentIndex()); }
    void setPage(Page page);
    void setScene(const ScenePtr& scene);
    /// The chosen file; null: none.
    void setFile(const FileExtentsPtr& file);
    /// Who shares: the whole image, even though a file is chosen.
    void setWholeImage(bool whole);
    /// Which tree; 0: all subvolumes.
    void setTree(quint64 tree);

    [[nodiscard]] ExportableView* view() const;
    [[nodiscard]] SharingView* sharing() const { return sharing_; }
    [[nodiscard]] TreeView* trees() const { return trees_; }
    [[nodiscard]] ComparisonView* comparison() const { return comparison_; }
    /// The comparison has nothing to zoom.
    void zoomIn();
    void zoomOut();
    void fit();

    void saveState(QSettings& settings) const;
    void restoreState(const QSettings& settings);

protected:
    void showEvent(QShowEvent* event) override;

private:
    /// One question to the backend: open while what is shown is not what should be.
    struct Question {
        bool stale = true;
        Job job = 0;
    };

    void ask();
    void askForSharing();
    void askForTree();
    void drop(Question& question);
    void tell();
    void showProgress(Job job, double fraction);
    void fillTreeMenu();
    [[nodiscard]] bool ofFile() const { return file_.has_value() && !wholeImage_; }

    Backend* backend_;
    FileExtentsView* extents_;
    SharingView* sharing_;
    TreeView* trees_;
    ComparisonView* comparison_;
    ui::Panel* panel_ = nullptr;
    QList<Chip*> pageChips_;
    QList<Chip*> extentChips_;
    Chip* wholeChip_ = nullptr;
    Chip* treeChip_ = nullptr;
    QMenu* treeMenu_ = nullptr;
    QList<QAction*> actions_;
    ScenePtr scene_;
    std::optional<FileId> file_;
    QString path_;
    bool wholeImage_ = false;
    quint64 tree_ = 0;
    Question sharingQuestion_;
    Question treeQuestion_;
};

}  // namespace daxscope::ui

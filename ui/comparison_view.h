// Two snapshots, or two moments of the image, against each other: a list of what differs, and the chosen file on both sides.
//
// Asks the backend only while it is seen, and again when what it compares may have changed. While it is seen, the file tree has
// its marks (marksChanged). What goes out as CSV and JSON is the list, in the form of `daxscope compare`. GUI thread.
#pragma once

#include <QWidget>
#include <array>
#include <optional>
#include <vector>

#include "ui/backend.h"
#include "ui/export.h"
#include "ui/file_marks.h"
#include "ui/linked.h"
#include "ui/moment_states.h"

class QComboBox;
class QLabel;
class QPushButton;
class QStackedWidget;
class QTreeView;

namespace daxscope::ui {

class Chip;
class ComparedFileView;
class DifferencesModel;

class ComparisonView : public QWidget, public ExportableView {
    Q_OBJECT
public:
    explicit ComparisonView(Backend* backend, QWidget* parent = nullptr);

    /// What is shown. Another image starts over; a newer picture of the same is compared again.
    void setScene(const ScenePtr& scene);
    /// The moments there are, and now.
    void setStates(const MomentStates& states);
    /// What is to be compared; what there is not is left as it was.
    void compare(const ComparedSide& was, const ComparedSide& is);
    /// A snapshot with what it was taken of; another subvolume with its youngest snapshot, else with the top level.
    void compareSubvolume(const std::string& path);
    /// As the image was at a moment, with now.
    void compareMoment(std::optional<quint64> moment);
    /// The answer for was() and is().
    void setDifferences(const scene::DifferencesPtr& differences);

    [[nodiscard]] const ComparedSide& was() const { return was_; }
    [[nodiscard]] const ComparedSide& is() const { return is_; }
    [[nodiscard]] DifferencesModel* model() const { return model_; }
    [[nodiscard]] QTreeView* list() const { return list_; }
    [[nodiscard]] ComparedFileView* file() const { return file_; }
    /// The newest question is answered, and nothing has changed since.
    [[nodiscard]] bool isCurrent() const { return !stale_ && job_ == 0; }

    [[nodiscard]] QString subtitle() const;
    [[nodiscard]] QString viewName() const override;
    void paintTo(QPainter& painter, const QSizeF& size, const Theme& theme,
                 const QFont& font) override;
    [[nodiscard]] QByteArray csv() const override;
    [[nodiscard]] QByteArray json() const override;

signals:
    void subtitleChanged();
    void marksChanged(const daxscope::ui::FileMarks& marks);
    /// A difference was chosen: the file of that path, and the first byte that differs.
    void placeWanted(daxscope::ui::FileId file, const std::string& path,
                     std::optional<quint64> offset);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    struct Choice {
        ComparedSide side;
        QString name;
    };

    void build();
    void fillChoices();
    void fillBox(QComboBox* box, const ComparedSide& chosen, bool all);
    [[nodiscard]] bool has(const ComparedSide& side) const;
    [[nodiscard]] int numberOf(const ComparedSide& side) const;
    [[nodiscard]] QString nameOf(const ComparedSide& side) const;
    [[nodiscard]] std::optional<std::pair<ComparedSide, ComparedSide>> likely() const;
    [[nodiscard]] const scene::Subvolume* sourceOf(const scene::Subvolume& snapshot) const;
    void take(ComparedSide was, ComparedSide is);
    void ask();
    void drop();
    void accept(Job job, const scene::DifferencesPtr& differences);
    void refuse(Job job, int code, const QString& what, const QString& where);
    void showList();
    void showChosen();
    void goTo(const scene::Difference& one, std::optional<quint64> offset);
    void say(const QString& text);

    Backend* backend_;
    DifferencesModel* model_;
    QComboBox* wasBox_ = nullptr;
    QComboBox* isBox_ = nullptr;
    QPushButton* swap_ = nullptr;
    std::array<Chip*, 3> kinds_{};
    QStackedWidget* pages_ = nullptr;
    QLabel* words_ = nullptr;
    QTreeView* list_ = nullptr;
    ComparedFileView* file_ = nullptr;

    ScenePtr scene_;
    MomentStates states_;
    std::vector<Choice> choices_;  ///< subvolumes, then states, the oldest first, then now
    std::size_t subvolumes_ = 0;   ///< so many of the choices
    ComparedSide was_, is_;
    bool chosen_ = false;  ///< the two are to be compared
    bool stale_ = true;
    Job job_ = 0;
    Job fileJob_ = 0;
    std::string fileWanted_;  ///< whose picture is asked for or shown
    bool refilling_ = false;
};

/// As `daxscope compare --json`.
[[nodiscard]] QByteArray differencesJson(const scene::Differences& differences);
[[nodiscard]] QByteArray differencesCsv(const scene::Differences& differences);

}  // namespace daxscope::ui

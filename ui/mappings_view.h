// "Mappings": who has which files mapped. Pages of every window of every process; below them the mapping entries of
// one file, the blocks that they point to, what the system reports of a page, or its bytes, which can be changed and
// stored; the last fault as a sentence, and whether the system agrees with the engine.
//
// Who chooses a page here chooses its file everywhere. While an earlier moment is looked at, what was mapped then is shown, and
// nothing can be done to it.
// Shows scene::Mappings and asks for operations through Operating, as the menus do. GUI thread; nothing waits.
#pragma once

#include <QWidget>
#include <optional>

#include "ui/backend.h"
#include "ui/export.h"
#include "ui/map/page_painter.h"
#include "ui/operation_choice.h"

class QPushButton;
class QSplitter;
class QStackedWidget;

namespace daxscope::ui {

class ByteEdit;
class Chip;
class EntriesModel;
class EntriesTable;
class EntryBlocksView;
class FactsView;
class LoadedPage;
class OperationActions;
class Operating;
class PageMap;
class Panel;
class TextLabel;

class MappingsView : public QWidget, public ExportableView {
    Q_OBJECT
public:
    enum class Page : std::uint8_t { Entries, Blocks, Facts, Bytes };

    MappingsView(Backend* backend, Operating* operating, OperationActions* operations,
                 Linked* linked, QWidget* parent = nullptr);

    /// Puts chips and a subtitle into the panel that holds this view.
    void attachTo(Panel* panel);

    /// Of now. Null: no image is open.
    void setMappings(const MappingsPtr& mappings);
    [[nodiscard]] const MappingsPtr& mappings() const { return now_; }
    /// Shows this moment until it is nothing, whatever becomes of now. `withNow`: what is different now is framed.
    void lookAt(const std::optional<scene::PastMoment>& past, bool withNow = false);
    /// What is chosen, for operations; nothing of the past.
    [[nodiscard]] std::optional<MappedChoice> choice() const;
    void setPage(Page page);
    [[nodiscard]] Page page() const { return page_; }

    [[nodiscard]] PageMap* map() const { return map_; }
    [[nodiscard]] EntriesModel* entries() const;
    [[nodiscard]] ByteEdit* bytes() const;
    [[nodiscard]] QPushButton* storeButton() const;
    /// The sentences around the pages, as they are read.
    [[nodiscard]] QString stateText() const;
    [[nodiscard]] QString storyText() const;
    [[nodiscard]] QString agreement() const;

    QString viewName() const override;
    void paintTo(QPainter& painter, const QSizeF& size, const Theme& theme,
                 const QFont& font) override;
    QByteArray csv() const override;
    QByteArray json() const override;

    [[nodiscard]] QSize sizeHint() const override;

signals:
    /// What choice() tells may be another.
    void choiceChanged();
    /// A page of another file than the linked one was chosen.
    void fileWanted(daxscope::ui::FileId file, const QString& path);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    QWidget* buildPages();
    void buildChips(QWidget* row);
    void measure();
    void sayNothing();
    void show();
    [[nodiscard]] QString differenceText() const;
    void refresh();
    void refreshSentences();
    void refreshFacts();
    void pageChosen();
    void showFile();
    void showFault(const MappingsPtr& before);
    void giveRoom();
    void choosePage(quint64 page);
    [[nodiscard]] const scene::FileEntries* shownFile() const;

    Backend* backend_;
    Operating* operating_;
    OperationActions* operations_;
    Linked* linked_;
    MappingsPtr now_;
    std::optional<scene::PastMoment> past_;
    bool withNow_ = false;
    bool leftBytes_ = false;  ///< for the past, where there are none
    Chip* real_ = nullptr;
    MappingsPtr mappings_;  ///< that are shown
    Page page_ = Page::Entries;
    bool roomGiven_ = false;  ///< by somebody's own hand
    Panel* panel_ = nullptr;
    QList<Chip*> chips_;

    TextLabel* state_;
    QWidget* buttons_;
    PageMap* map_;
    QSplitter* split_;
    QStackedWidget* pages_ = nullptr;
    EntriesTable* table_ = nullptr;
    EntryBlocksView* blocks_ = nullptr;
    FactsView* facts_ = nullptr;
    LoadedPage* loaded_ = nullptr;
    QWidget* lower_;  ///< all of them, with the chips that change between them
    TextLabel* story_;
    TextLabel* agreement_;

    std::optional<quint64> chooseView_;  ///< a new mapping, until it is in the picture
};

}  // namespace daxscope::ui

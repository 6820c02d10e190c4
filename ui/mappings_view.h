// "Mappings": who has which files mapped. Pages of every window of every process; below them the mapping entries of
// one file, the blocks that they point to, what the system reports of a page, or its bytes, which can be changed and
// stored; the last fault as a sentence, and whether the system agrees with the engine.
//
// Shows scene::Mappings and asks for operations through Operating, as the menus do. GUI thread; nothing waits.
#pragma once

#include <QWidget>
#include <map>
#include <optional>

#include "ui/backend.h"
#include "ui/export.h"
#include "ui/map/page_painter.h"
#include "ui/operation_choice.h"

class QPushButton;
class QSplitter;
class QStackedWidget;
class QTableView;

namespace daxscope::ui {

class ByteEdit;
class Chip;
class EntriesModel;
class EntryBlocksView;
class FactsView;
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

    /// Null: no image is open.
    void setMappings(const MappingsPtr& mappings);
    [[nodiscard]] const MappingsPtr& mappings() const { return mappings_; }
    /// What is chosen, for operations.
    [[nodiscard]] std::optional<MappedChoice> choice() const;
    void setPage(Page page);
    [[nodiscard]] Page page() const { return page_; }

    [[nodiscard]] PageMap* map() const { return map_; }
    [[nodiscard]] EntriesModel* entries() const { return entries_; }
    [[nodiscard]] ByteEdit* bytes() const { return bytes_; }
    [[nodiscard]] QPushButton* storeButton() const { return store_; }
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

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    struct Loaded {  ///< what the bytes are of
        quint64 view = 0;
        quint64 offset = 0;
        bool operator==(const Loaded&) const = default;
    };

    QWidget* buildPages();
    QWidget* buildBytes();
    void buildChips(QWidget* row);
    void connectOperating();
    void measure();
    void sayNothing();
    void refresh();
    void refreshSentences();
    void refreshFacts();
    void refreshBytes();
    void showFile();
    void storeChanges();
    void choosePage(quint64 page);
    [[nodiscard]] const scene::FileEntries* shownFile() const;

    Backend* backend_;
    Operating* operating_;
    OperationActions* operations_;
    Linked* linked_;
    MappingsPtr mappings_;
    Page page_ = Page::Entries;
    Panel* panel_ = nullptr;
    QList<Chip*> chips_;

    TextLabel* state_;
    QWidget* buttons_;
    PageMap* map_;
    QSplitter* split_;
    QStackedWidget* pages_ = nullptr;
    QTableView* table_ = nullptr;
    EntriesModel* entries_ = nullptr;
    EntryBlocksView* blocks_ = nullptr;
    FactsView* facts_ = nullptr;
    ByteEdit* bytes_ = nullptr;
    TextLabel* bytesTitle_ = nullptr;
    QPushButton* store_ = nullptr;
    QWidget* lower_;  ///< all of them, with the chips that change between them
    TextLabel* story_;
    TextLabel* agreement_;

    std::map<Job, Loaded> loads_;        ///< on their way
    std::optional<Loaded> loaded_;       ///< shown
    std::optional<quint64> chooseView_;  ///< a new mapping, until it is in the picture
};

}  // namespace daxscope::ui

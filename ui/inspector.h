// What is chosen, in words and bytes: the image when nothing is, a file, an extent of the device,
// a range. Three pages: facts with owners, the block decoded, its bytes.
//
// Asks the backend for owners and blocks of what is selected through Linked; older answers are
// dropped. GUI thread.
#pragma once

#include <QWidget>
#include <optional>

#include "ui/backend.h"
#include "ui/export.h"
#include "ui/linked.h"

class QListView;
class QStackedWidget;

namespace daxscope::ui {

class Chip;
class DecodedView;
class FactsView;
class HexView;
class OwnersModel;
class Panel;
class TextLabel;

class Inspector : public QWidget, public ExportableView {
    Q_OBJECT
public:
    enum class Page : int { Facts, Decoded, Bytes };

    Inspector(Backend* backend, Linked* linked, QWidget* parent = nullptr);

    void setScene(ScenePtr scene);
    /// What is chosen may say something else by now: asks for its owners and bytes again.
    void readAgain();
    /// The extents of the chosen file; null when none.
    void setFile(FileExtentsPtr file);
    /// Puts the chips that turn the pages into the panel's title, and the subtitle.
    void attachTo(Panel* panel);
    void setPage(Page page);
    [[nodiscard]] Page page() const { return page_; }
    [[nodiscard]] FactsView* facts() const { return facts_; }
    [[nodiscard]] QListView* owners() const { return ownersList_; }
    [[nodiscard]] HexView* bytes() const { return bytes_; }
    [[nodiscard]] DecodedView* decoded() const { return decoded_; }

    QString viewName() const override;
    void paintTo(QPainter& painter, const QSizeF& size, const Theme& theme,
                 const QFont& font) override;
    QByteArray csv() const override;
    QByteArray json() const override;
    QSize sizeHint() const override;

signals:
    /// An owner was clicked: a file and the byte of it that lies on the selected device byte.
    void ownerChosen(daxscope::ui::FileId file, const QString& path, quint64 offset);
    /// A field that is an address was followed: a byte of the device.
    void byteWanted(quint64 device);

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    void selectionChanged();
    void refresh();
    void askForBlock();
    void followAddress(quint64 logical);
    void measure();
    [[nodiscard]] std::optional<scene::DeviceExtent> selectedExtent() const;
    [[nodiscard]] std::optional<quint64> selectedByte() const;

    Backend* backend_;
    Linked* linked_;
    ScenePtr scene_;
    FileExtentsPtr file_;
    OwnersPtr owners_;
    BlockDumpPtr block_;
    Job ownersJob_ = 0;
    Job blockJob_ = 0;
    std::optional<quint64> blockByte_;  ///< what block_ or blockJob_ is for

    Page page_ = Page::Facts;
    Panel* panel_ = nullptr;
    QList<Chip*> chips_;
    QStackedWidget* pages_;
    FactsView* facts_;
    QWidget* ownersBox_;
    TextLabel* ownersTitle_;
    QListView* ownersList_;
    OwnersModel* ownersModel_;
    DecodedView* decoded_;
    HexView* bytes_;
    TextLabel* blockTitle_;
    TextLabel* bytesTitle_;
};

}  // namespace daxscope::ui

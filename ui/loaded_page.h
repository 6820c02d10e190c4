// The bytes of a page, as loaded through a mapping; what is changed in them is stored through the same.
//
// Follows the loads and stores that Operating runs, whoever asked for them. GUI thread; nothing waits.
#pragma once

#include <QWidget>
#include <map>
#include <optional>
#include <vector>

#include "ui/backend.h"
#include "ui/map/mapped_pages.h"

class QPushButton;

namespace daxscope::ui {

class ActionRow;
class ByteEdit;
class OperationActions;
class Operating;
class TextLabel;

class LoadedPage : public QWidget {
    Q_OBJECT
public:
    LoadedPage(Backend* backend, Operating* operating, OperationActions* operations,
               QWidget* parent = nullptr);

    /// What is mapped now: the bytes go with their mapping.
    void setWindows(const std::vector<WindowPages>& windows);
    /// No image is open.
    void clear();

    [[nodiscard]] ByteEdit* bytes() const { return bytes_; }
    [[nodiscard]] QPushButton* storeButton() const { return store_; }

signals:
    /// A load has been answered.
    void arrived();

protected:
    bool event(QEvent* event) override;

private:
    struct Loaded {  ///< what the bytes are of
        quint64 view = 0;
        quint64 offset = 0;
    };

    void follow(Backend* backend);
    void measure();
    void tell();
    void storeChanges();

    Operating* operating_;
    ByteEdit* bytes_;
    TextLabel* title_;
    QPushButton* store_;
    std::map<Job, Loaded> loads_;   ///< on their way
    std::optional<Loaded> loaded_;  ///< shown
    QString of_;                    ///< "A of /db", while that is mapped
};

}  // namespace daxscope::ui

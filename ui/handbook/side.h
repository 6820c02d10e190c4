// Beside a page of the handbook: its contents, or, while one searches, the sections that were found. GUI thread.
#pragma once

#include <QStackedWidget>
#include <optional>

#include "ui/handbook/pages.h"

class QListWidget;
class QTreeWidget;

namespace daxscope::ui::handbook {

class Side : public QStackedWidget {
    Q_OBJECT
public:
    explicit Side(QWidget* parent = nullptr);

    void setContents(const Handbook& handbook);
    /// Marks the page that is read.
    void setCurrent(const QString& page);
    /// Nothing: the contents again.
    void setHits(const std::optional<std::vector<Hit>>& hits, const QString& query);
    [[nodiscard]] bool showsHits() const;
    [[nodiscard]] QListWidget* hits() const { return hits_; }
    [[nodiscard]] QTreeWidget* contents() const { return contents_; }
    /// Opens the hit that is chosen, or the first one.
    void openHit();
    void focusList();

signals:
    void chosen(const QString& target);

protected:
    bool event(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void look();

    QTreeWidget* contents_;
    QListWidget* hits_;
};

}  // namespace daxscope::ui::handbook

// One action for every operation of the table: its words, shortcut and place in the menus, and why it is disabled.
#pragma once

#include <QList>
#include <QObject>
#include <functional>

#include "ui/operation_choice.h"

class QAction;
class QMenu;

namespace daxscope::ui {

class OperationActions : public QObject {
    Q_OBJECT
public:
    explicit OperationActions(QObject* parent);

    /// The action of an operation by name; null when there is none.
    [[nodiscard]] QAction* action(std::string_view operation) const;
    [[nodiscard]] QList<QAction*> actions() const { return actions_; }
    /// Those for the row of buttons, the most important first.
    [[nodiscard]] QList<QAction*> important() const;

    /// All of them, in groups.
    void fill(QMenu* menu) const;
    /// Those that make sense for a file's extents.
    void fillForExtents(QMenu* menu) const;

    /// `whyNot`: empty, or why nothing can be changed at all.
    void update(const QString& whyNot, const Choice& choice);

    /// The verb alone, for a form's button: "Write".
    [[nodiscard]] static QString verb(const session::Operation& operation);

signals:
    void chosen(const session::Operation& operation);

private:
    void fillWith(QMenu* menu, const std::function<bool(std::size_t)>& wanted) const;

    QList<QAction*> actions_;  // by entry
};

}  // namespace daxscope::ui

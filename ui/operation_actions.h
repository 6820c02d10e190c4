// One action for every operation of the tables: its words, shortcut and place in the menus, and why it is disabled.
#pragma once

#include <QList>
#include <QObject>
#include <functional>
#include <vector>

#include "scene/image_scene.h"
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

    /// What changes the image, in groups.
    void fill(QMenu* menu) const;
    /// What is done to mappings and the device under them, in groups.
    void fillLive(QMenu* menu) const;
    /// Undo, redo, moments.
    void fillHistory(QMenu* menu) const;
    /// Those that make sense for a file's extents.
    void fillForExtents(QMenu* menu) const;

    /// `whyNot`: empty, or why nothing can be changed at all.
    void update(const QString& whyNot, const Choice& choice);

    /// The same of those that fillHistory() names; their words say what would be undone.
    void updateHistory(const QString& whyNot, const scene::History& history);

    /// The verb alone, for a form's button: "Write".
    [[nodiscard]] static QString verb(const session::Operation& operation);

signals:
    void chosen(const session::Operation& operation);

private:
    using Wanted = std::function<bool(const session::Operation&)>;
    void fillWith(QMenu* menu, const Wanted& wanted) const;

    std::vector<const session::Operation*> operations_;  ///< of both tables
    QList<QAction*> actions_;                            ///< of them, in that order
};

}  // namespace daxscope::ui

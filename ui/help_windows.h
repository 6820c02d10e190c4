// Help that stays beside the work: keyboard shortcuts, glossary, about. None is modal.
#pragma once

#include <QList>
#include <QPair>
#include <QString>

class QAction;
class QWidget;

namespace daxscope::ui {

/// Every action with a shortcut, under the name of its menu, then the keys of the views.
void showShortcuts(QWidget* parent, const QList<QPair<QString, QList<QAction*>>>& menus);
void showGlossary(QWidget* parent);
void showAbout(QWidget* parent);

}  // namespace daxscope::ui

// What a lesson's page is built of besides text and answers. New widgets without a parent; GUI thread.
#pragma once

#include <QAbstractButton>

namespace daxscope::ui {

/// Of the window's font, in pixels: what lengths of a lesson are measured in.
[[nodiscard]] int emOf();

/// A line for a step that is done or to come; one that is done can be opened to read it again.
[[nodiscard]] QAbstractButton* stepRow(const QString& sign, const QString& title, bool done);
/// The ground of the current step.
[[nodiscard]] QWidget* lessonCard();
/// Losing designs that are on: framed in their red, with their names.
[[nodiscard]] QWidget* designBox(const QStringList& names);

}  // namespace daxscope::ui

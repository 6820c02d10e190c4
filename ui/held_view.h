// A view for a picture (render.h), together with what it stands on and does not own.
#pragma once

#include <memory>
#include <utility>

#include "ui/export.h"
#include "ui/linked.h"

namespace daxscope::ui {

template <typename View, typename Ground = Linked>
class HeldView : public ExportableView {
public:
    template <typename... Given>
    explicit HeldView(Given&&... given) : ground(std::forward<Given>(given)...) {}

    QString viewName() const override { return view->viewName(); }
    void paintTo(QPainter& painter, const QSizeF& size, const Theme& theme,
                 const QFont& font) override {
        view->paintTo(painter, size, theme, font);
    }
    QByteArray csv() const override { return view->csv(); }
    QByteArray json() const override { return view->json(); }

    Ground ground;
    std::unique_ptr<View> view;  ///< goes first
};

}  // namespace daxscope::ui

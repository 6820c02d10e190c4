// The views of what happens in the engine for render.h: "timeline" and "code". Without a timeline they say that nothing has
// happened.
#include "ui/code_view.h"
#include "ui/held_view.h"
#include "ui/main_window.h"
#include "ui/render.h"
#include "ui/timeline_view.h"

namespace daxscope::ui {

void registerTraceViews() {
    registerView(QStringLiteral("timeline"),
                 [](const RenderInput& input) -> Result<std::unique_ptr<ExportableView>> {
                     auto picture = std::make_unique<HeldView<TimelineView>>();
                     picture->view = std::make_unique<TimelineView>(&picture->ground);
                     picture->view->setScene(input.scene);
                     picture->view->setTimeline(input.timeline);
                     picture->view->map()->showLast();  // it fills the width
                     return picture;
                 });
    registerView(QStringLiteral("code"),
                 [](const RenderInput& input) -> Result<std::unique_ptr<ExportableView>> {
                     auto view = std::make_unique<CodeView>();
                     if (input.timeline)
                         view->setLongestStep(input.timeline);
                     return view;
                 });
}

}  // namespace daxscope::ui

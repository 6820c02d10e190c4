// The views of what happens in the engine for render.h: "timeline", "code" and "mappings". Without what a script has left they say
// that nothing has happened, and nothing is mapped.
#include "ui/code_view.h"
#include "ui/held_view.h"
#include "ui/main_window.h"
#include "ui/mappings_view.h"
#include "ui/operating.h"
#include "ui/operation_actions.h"
#include "ui/render.h"
#include "ui/timeline_view.h"

namespace daxscope::ui {

namespace {

struct MappingsGround {
    explicit MappingsGround(Backend* backend) : operating(backend) {}

    Linked linked;
    Operating operating;
    OperationActions operations{nullptr};
};

}  // namespace

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
    registerView(QStringLiteral("mappings"),
                 [](const RenderInput& input) -> Result<std::unique_ptr<ExportableView>> {
                     if (input.backend == nullptr)
                         return fail(EINVAL, "the view mappings needs an opened image");
                     auto picture =
                         std::make_unique<HeldView<MappingsView, MappingsGround>>(input.backend);
                     MappingsGround& ground = picture->ground;
                     picture->view = std::make_unique<MappingsView>(
                         input.backend, &ground.operating, &ground.operations, &ground.linked);
                     picture->view->setMappings(input.mappings);
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

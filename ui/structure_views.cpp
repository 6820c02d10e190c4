// Who shares, trees, and comparisons, for render.h. They ask the backend, and wait for the answer, which comes or fails.
#include <QEventLoop>

#include "ui/comparison_view.h"
#include "ui/held_view.h"
#include "ui/map/sharing_view.h"
#include "ui/map/tree_view.h"
#include "ui/render.h"

namespace daxscope::ui {

namespace {

using Made = Result<std::unique_ptr<ExportableView>>;

/// The answer that `signal` brings to what `ask` asks for.
template <typename Value, typename Signal, typename Ask>
Result<Value> await(Backend* backend, Signal signal, Ask ask) {
    QEventLoop loop;
    Result<Value> answer;
    Job job = 0;
    const QObject guard;
    QObject::connect(backend, signal, &guard, [&](Job of, const Value& value) {
        if (of == job) {
            answer = value;
            loop.quit();
        }
    });
    QObject::connect(
        backend, &Backend::failed, &guard,
        [&](Job of, int code, const QString& what, const QString& where) {
            if (of == job) {
                answer = std::unexpected(Error{code, what.toStdString(), where.toStdString()});
                loop.quit();
            }
        });
    job = ask();
    loop.exec();
    return answer;
}

Made sharingPicture(const RenderInput& input) {
    if (!input.scene || input.backend == nullptr)
        return fail(EINVAL, "the view sharing needs an opened image");
    const bool ofFile = input.fileNamed && input.file != nullptr;
    DAX_TRY(const auto sharing, await<SharingPtr>(input.backend, &Backend::sharingReady, [&] {
                return ofFile ? input.backend->readFileSharing(
                                    input.file->subvolume, input.file->inode,
                                    QString::fromStdString(input.file->path))
                              : input.backend->readSharing();
            }));
    auto picture = std::make_unique<HeldView<SharingView>>();
    picture->view = std::make_unique<SharingView>(&picture->ground);
    picture->view->setSharing(sharing, input.scene->info.sectorSize);
    return picture;
}

Made treePicture(const RenderInput& input) {
    if (!input.scene || input.backend == nullptr)
        return fail(EINVAL, "the view trees needs an opened image");
    DAX_TRY(const auto tree, await<TreeBlocksPtr>(input.backend, &Backend::treeReady, [&] {
                return input.backend->readTree(input.tree);
            }));
    auto picture = std::make_unique<HeldView<TreeView>>();
    picture->view = std::make_unique<TreeView>(&picture->ground);
    picture->view->setTree(tree);
    return picture;
}

Made comparisonPicture(const RenderInput& input) {
    if (!input.scene || input.backend == nullptr)
        return fail(EINVAL, "the view comparison needs an opened image");
    auto picture = std::make_unique<HeldView<ComparisonView, Backend*>>(input.backend);
    picture->view = std::make_unique<ComparisonView>(picture->ground);
    ComparisonView& view = *picture->view;
    view.setScene(input.scene);
    const bool named = !input.comparedWas.empty() || !input.comparedIs.empty();
    const ComparedSide was = named ? ComparedSide{input.comparedWas} : view.was();
    const ComparedSide is = named ? ComparedSide{input.comparedIs} : view.is();
    if (was.subvolume.empty() || is.subvolume.empty())
        return fail(EINVAL, "the view comparison needs two subvolumes: --from and --to");
    DAX_TRY(const auto differences,
            await<scene::DifferencesPtr>(input.backend, &Backend::comparisonReady,
                                         [&] { return input.backend->compare(was, is); }));
    view.compare(was, is);
    view.setDifferences(differences);
    return picture;
}

}  // namespace

void registerStructureViews() {
    registerView(QStringLiteral("sharing"), sharingPicture);
    registerView(QStringLiteral("trees"), treePicture);
    registerView(QStringLiteral("comparison"), comparisonPicture);
}

}  // namespace daxscope::ui

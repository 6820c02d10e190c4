#include "ui/render.h"

#include <QApplication>
#include <algorithm>
#include <utility>
#include <vector>

#include "ui/map/map_export.h"

namespace daxscope::ui {

namespace {

using Registry = std::vector<std::pair<QString, ViewFactory>>;

Result<std::unique_ptr<ExportableView>> devicePicture(const RenderInput& input) {
    if (!input.scene || !input.scene->device)
        return fail(EINVAL, "the view device needs an image");
    return std::make_unique<DeviceMapPicture>(input.scene->device, input.scene->complete);
}

Result<std::unique_ptr<ExportableView>> filePicture(const RenderInput& input) {
    if (!input.file)
        return fail(EINVAL, "the view file-extents needs a file of the image");
    const std::uint64_t deviceSize = input.scene ? input.scene->info.deviceSize : 0;
    const std::uint64_t block = input.scene ? input.scene->info.sectorSize : 4096;
    return std::make_unique<FileExtentsPicture>(input.file, deviceSize, block);
}

Registry& registry() {
    static Registry views = {{QStringLiteral("device"), devicePicture},
                             {QStringLiteral("file-extents"), filePicture}};
    return views;
}

}  // namespace

void registerView(const QString& name, ViewFactory factory) {
    const auto found = std::ranges::find(registry(), name, &Registry::value_type::first);
    if (found != registry().end())
        found->second = std::move(factory);
    else
        registry().emplace_back(name, std::move(factory));
}

QStringList viewNames() {
    QStringList names;
    for (const auto& [name, factory] : registry())
        names << name;
    return names;
}

Status renderTo(const RenderRequest& request, const RenderInput& input) {
    const auto found = std::ranges::find(registry(), request.view, &Registry::value_type::first);
    if (found == registry().end())
        return fail(EINVAL, "there is no view “{}”; there are {}", request.view.toStdString(),
                    viewNames().join(QStringLiteral(", ")).toStdString());
    DAX_TRY(const auto view, found->second(input));
    ExportOptions options;
    options.size = request.size;
    options.scale = request.scale;
    options.theme = Theme::fromPalette(request.dark ? darkPalette() : lightPalette());
    options.font = uiFont(QApplication::font());
    return exportView(*view, request.output, options);
}

}  // namespace daxscope::ui

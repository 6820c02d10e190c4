// The data behind the maps as text, and the maps as views without a widget. Pure.
//
// JSON has the form of `map IMAGE` and `map IMAGE PATH`, with a few fields more.
#pragma once

#include <QByteArray>
#include <memory>

#include "ui/export.h"
#include "ui/map/device_map_painter.h"
#include "ui/map/file_extents_painter.h"

namespace daxscope::ui {

/// device,length,kind,tree,owners,generation,class,unreachable,copy; one line an extent.
[[nodiscard]] QByteArray deviceMapCsv(const scene::DeviceMap& map);
[[nodiscard]] QByteArray deviceMapJson(const scene::DeviceMap& map);

/// offset,length,device,deviceLength,type,shared,owners,generation,compression; holes included.
[[nodiscard]] QByteArray fileExtentsCsv(const scene::FileExtents& file);
[[nodiscard]] QByteArray fileExtentsJson(const scene::FileExtents& file);

class DeviceMapPicture : public ExportableView {
public:
    DeviceMapPicture(std::shared_ptr<const scene::DeviceMap> map, bool complete);

    QString viewName() const override;
    void paintTo(QPainter& painter, const QSizeF& size, const Theme& theme,
                 const QFont& font) override;
    QByteArray csv() const override;
    QByteArray json() const override;

private:
    DeviceMapPainter painter_;
};

class FileExtentsPicture : public ExportableView {
public:
    FileExtentsPicture(std::shared_ptr<const scene::FileExtents> file, std::uint64_t deviceSize,
                       std::uint64_t blockSize);

    QString viewName() const override;
    void paintTo(QPainter& painter, const QSizeF& size, const Theme& theme,
                 const QFont& font) override;
    QByteArray csv() const override;
    QByteArray json() const override;

private:
    FileExtentsPainter painter_;
};

}  // namespace daxscope::ui

// A file of the image on its way to another program: a list of addresses of copies that are made only when somebody asks for
// them, which is when it is dropped. Asked again it says the same. GUI thread.
#pragma once

#include <QMimeData>
#include <QUrl>
#include <functional>
#include <optional>

namespace daxscope::ui {

class DraggedFile : public QMimeData {
    Q_OBJECT
public:
    /// Makes the copies; empty when that failed or was cancelled. May run an event loop of its own.
    using Make = std::function<QList<QUrl>()>;
    explicit DraggedFile(Make make) : make_(std::move(make)) {}

    [[nodiscard]] bool hasFormat(const QString& type) const override;
    [[nodiscard]] QStringList formats() const override;

protected:
    [[nodiscard]] QVariant retrieveData(const QString& type, QMetaType wanted) const override;

private:
    Make make_;
    mutable std::optional<QVariantList> made_;
    mutable bool making_ = false;
};

}  // namespace daxscope::ui

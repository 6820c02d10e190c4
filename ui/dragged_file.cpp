#include "ui/dragged_file.h"

namespace daxscope::ui {

namespace {

QString addresses() { return QStringLiteral("text/uri-list"); }

}  // namespace

bool DraggedFile::hasFormat(const QString& type) const { return type == addresses(); }

QStringList DraggedFile::formats() const { return {addresses()}; }

QVariant DraggedFile::retrieveData(const QString& type, QMetaType) const {
    // While copies are made the event loop runs, and may bring the same question.
    if (type != addresses() || making_)
        return {};
    if (!made_) {
        making_ = true;
        QVariantList list;
        for (const QUrl& url : make_())
            list << url;
        making_ = false;
        made_ = std::move(list);
    }
    return *made_;
}

}  // namespace daxscope::ui

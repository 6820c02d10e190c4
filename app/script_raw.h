// A whole image as scripts map it without its filesystem: Image.raw(path).
#pragma once

#include <QJSEngine>
#include <QJSValue>
#include <QObject>
#include <memory>

#include "dax/raw_device.h"

namespace daxscope::app {

class ScriptRaw : public QObject {
    Q_OBJECT
public:
    ScriptRaw(QJSEngine& engine, std::unique_ptr<dax::RawDevice> device)
        : engine_(engine), device_(std::move(device)) {}

    /// "size", "load", "store", "flush", "fence" or "close"; what fails throws.
    Q_INVOKABLE QJSValue call(const QString& method, const QJSValue& arguments);

private:
    [[nodiscard]] Result<QJSValue> answer(const QString& method, const QJSValue& arguments);

    QJSEngine& engine_;
    std::unique_ptr<dax::RawDevice> device_;
};

}  // namespace daxscope::app

#include "app/script_raw.h"

#include "app/script_image.h"

namespace daxscope::app {

QJSValue ScriptRaw::call(const QString& method, const QJSValue& arguments) {
    const auto result = answer(method, arguments);
    if (result)
        return *result;
    throwInto(engine_, result.error());
    return {};
}

Result<QJSValue> ScriptRaw::answer(const QString& method, const QJSValue& arguments) {
    if (method == "close") {
        device_.reset();
        return QJSValue();
    }
    if (device_ == nullptr)
        return fail(EBADF, "the device is closed");
    if (method == "size")
        return QJSValue(static_cast<double>(device_->size()));
    if (method == "fence") {
        DAX_CHECK(device_->fence());
        return QJSValue();
    }
    DAX_TRY(const std::uint64_t offset, bytesFrom(arguments.property(0), "offset"));
    if (method == "store") {
        DAX_TRY(const std::string data, contentFrom(arguments.property(1), "data"));
        DAX_CHECK(device_->store(offset, asBytes(data)));
        return QJSValue();
    }
    DAX_TRY(const std::uint64_t length, bytesFrom(arguments.property(1), "length"));
    if (method == "flush") {
        DAX_CHECK(device_->flush({offset, length}));
        return QJSValue();
    }
    DAX_TRY(const auto bytes, device_->load({offset, length}));
    return engine_.toScriptValue(QByteArray(QByteArrayView(bytes)));
}

}  // namespace daxscope::app

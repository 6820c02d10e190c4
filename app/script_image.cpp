#include "app/script_image.h"

#include <QJsonDocument>
#include <cmath>

#include "app/answers.h"
#include "base/text.h"
#include "files/reader.h"
#include "format/constants.h"

namespace daxscope::app {

using session::Arguments;
using session::Operation;
using session::Parameter;
using session::ParameterKind;

namespace {

constexpr double largestExact = 9007199254740991.0;  // 2^53 − 1
constexpr std::uint64_t largestContent = 1ULL << 30;

Result<std::uint64_t> wholeNumber(const QJSValue& value, std::string_view name) {
    const double number = value.toNumber();
    if (!value.isNumber() || !(number >= 0) || number > largestExact ||
        number != std::floor(number))
        return fail(EINVAL, "{} is {}, not a whole number from 0 to 2^53 − 1", name,
                    value.toString().toStdString());
    return static_cast<std::uint64_t>(number);
}

/// A byte array: an array or typed array of numbers from 0 to 255.
Result<std::string> byteArray(const QJSValue& value, std::string_view name) {
    DAX_TRY(const std::uint64_t length, wholeNumber(value.property("length"), name));
    if (length > largestContent)
        return fail(EINVAL, "{} has {} bytes; 1 GiB is the most at once", name, length);
    std::string out;
    out.reserve(length);
    for (quint32 i = 0; i < length; ++i) {
        DAX_TRY(const std::uint64_t byte, wholeNumber(value.property(i), name));
        if (byte > 255)
            return fail(EINVAL, "{}[{}] is {}, not a byte", name, i, byte);
        out += static_cast<char>(byte);
    }
    return out;
}

/// Names in images are bytes: what is no text is given as an array of them.
Result<std::string> textFrom(const QJSValue& value, std::string_view name) {
    if (value.isArray())
        return byteArray(value, name);
    if (!value.isString())
        return fail(EINVAL, "{} must be a text", name);
    return value.toString().toStdString();
}

Result<Arguments::Value> valueFrom(const Parameter& parameter, const QJSValue& value) {
    switch (parameter.kind) {
        case ParameterKind::Bytes: {
            DAX_TRY(const std::uint64_t bytes, bytesFrom(value, parameter.name));
            return bytes;
        }
        case ParameterKind::Number:
        case ParameterKind::Octal: {
            if (value.isString())
                return session::parseArgument(parameter, value.toString().toStdString());
            DAX_TRY(const std::uint64_t number, wholeNumber(value, parameter.name));
            if (number > UINT32_MAX)
                return fail(EINVAL, "{} is too large", parameter.name);
            return number;
        }
        case ParameterKind::Time:
            return session::parseArgument(parameter, value.isNumber()
                                                         ? std::format("{:.9f}", value.toNumber())
                                                         : value.toString().toStdString());
        case ParameterKind::Content: {
            DAX_TRY(auto content, contentFrom(value, parameter.name));
            return content;
        }
        case ParameterKind::Flag:
            if (!value.isBool())
                return fail(EINVAL, "{} must be true or false", parameter.name);
            return value.toBool();
        default: {
            DAX_TRY(const auto text, textFrom(value, parameter.name));
            return session::parseArgument(parameter, text);
        }
    }
}

/// {moment, ended: [view, …], inPlace}
QJSValue answerOf(QJSEngine& engine, const session::RestartReport& report) {
    QJSValue out = engine.newObject();
    out.setProperty(QStringLiteral("moment"), static_cast<double>(report.moment));
    QJSValue ended = engine.newArray(static_cast<uint>(report.ended.size()));
    for (quint32 i = 0; i < report.ended.size(); ++i)
        ended.setProperty(i, static_cast<double>(report.ended[i]));
    out.setProperty(QStringLiteral("ended"), ended);
    out.setProperty(QStringLiteral("inPlace"), static_cast<double>(report.inPlace));
    return out;
}

/// {files, directories, bytes, skipped, leftOut: ["path: reason", …]}
QJSValue answerOf(QJSEngine& engine, const session::TransferReport& report) {
    QJSValue out = engine.newObject();
    const auto set = [&](const char* name, std::uint64_t value) {
        out.setProperty(QLatin1String(name), static_cast<double>(value));
    };
    set("files", report.files);
    set("directories", report.directories);
    set("bytes", report.bytes);
    set("skipped", report.skipped);
    QJSValue list = engine.newArray();
    quint32 at = 0;
    for (const std::string& line : report.leftOut)
        list.setProperty(at++, QString::fromStdString(toUtf8Lossy(line)));
    out.setProperty(QStringLiteral("leftOut"), list);
    return out;
}

}  // namespace

Result<std::string> contentFrom(const QJSValue& value, std::string_view name) {
    if (value.isString())
        return value.toString().toStdString();
    if (value.isObject() && value.hasProperty("pattern")) {
        DAX_TRY(const std::string pattern, contentFrom(value.property("pattern"), "pattern"));
        DAX_TRY(const std::uint64_t length, bytesFrom(value.property("length"), "length"));
        if (pattern.empty() || length > largestContent)
            return fail(EINVAL, "a pattern needs at least one byte, and a length up to 1 GiB");
        std::string out;
        out.reserve(length + pattern.size());
        while (out.size() < length)
            out += pattern;
        out.resize(length);
        return out;
    }
    if (value.isObject() && value.hasProperty("length"))
        return byteArray(value, name);
    const QVariant variant = value.toVariant();
    if (variant.typeId() == QMetaType::QByteArray)
        return variant.toByteArray().toStdString();
    return fail(EINVAL, "{} is neither text, bytes nor {{pattern, length}}", name);
}

Result<std::uint64_t> bytesFrom(const QJSValue& value, std::string_view name) {
    if (!value.isString())
        return wholeNumber(value, name);
    const auto size = parseSize(value.toString().toStdString());
    if (!size)
        return fail(EINVAL, "{}: {}", name, size.error().what);
    return *size;
}

void throwInto(QJSEngine& engine, const Error& error) {
    QJSValue value =
        engine.newErrorObject(QJSValue::GenericError, QString::fromStdString(error.text()));
    value.setProperty("what", QString::fromStdString(error.what));
    value.setProperty("where", QString::fromStdString(error.where));
    value.setProperty("errno", error.code);
    value.setProperty("code", QString::fromLatin1(strerrorname_np(error.code)));
    engine.throwError(value);
}

void ScriptImage::forgetEvents() {
    if (const auto all = session_->trace().since(eventsFrom_); !all.empty())
        eventsFrom_ = all.back().sequence;
}

Status ScriptImage::goBack(const std::string& moment) {
    const auto number = parseNumber(moment);
    for (const scene::History::Moment& one : session_->history().moments) {
        if (one.label != moment && (!number || one.number != *number))
            continue;
        const auto gone = session_->restart(one.number);
        return gone ? Status() : std::unexpected(gone.error());
    }
    return fail(ENOENT, "there is no moment “{}”; img.moments() lists them", escapedName(moment));
}

Status ScriptImage::close() {
    if (session_ == nullptr)
        return {};
    if (lent_)
        return session_->commit();
    if (owned_ == nullptr)
        return fail(EPERM, "a lesson's image stays open");
    // What the script did; that it ends is nothing to be told of.
    if (events_)
        events_->update(*session_);
    Status durable = session_->commit();
    if (durable && session_->operations() != nullptr)
        durable = session_->operations()->clean();
    power_.reset();
    session_ = nullptr;
    owned_.reset();
    return durable;
}

QJSValue ScriptImage::call(const QString& method, const QJSValue& arguments) {
    if (beforeCalls_) {
        if (const Status may = beforeCalls_(); !may) {
            throwInto(engine_, may.error());
            return {};
        }
    }
    const auto result = answer(method, arguments);
    // Each time: the trace keeps only so many.
    if (events_ && session_ != nullptr)
        events_->update(*session_);
    if (result)
        return *result;
    throwInto(engine_, result.error());
    return {};
}

bool ScriptImage::isUntouched() const { return session_ != nullptr && session_->step() == 0; }

QJSValue ScriptImage::parsed(const std::string& json) {
    QJsonParseError problem{};
    const auto document = QJsonDocument::fromJson(QByteArray::fromStdString(json), &problem);
    return engine_.toScriptValue(document.toVariant());
}

Result<QJSValue> ScriptImage::read(const QJSValue& arguments) {
    DAX_TRY(const std::string path, textFrom(arguments.property(0), "path"));
    const auto held = session_->filesystem()->lock();
    DAX_TRY(const auto file, session_->names().resolve(path));
    DAX_TRY(const auto root, session_->names().rootOf(file));
    DAX_TRY(const auto inode, files::readInode(session_->volume(), root, file.inode));
    std::uint64_t offset = 0;
    std::uint64_t length = inode.size;
    if (!arguments.property(1).isUndefined()) {
        DAX_TRY(offset, bytesFrom(arguments.property(1), "offset"));
    }
    if (!arguments.property(2).isUndefined()) {
        DAX_TRY(length, bytesFrom(arguments.property(2), "length"));
    }
    if (std::min(length, inode.size - std::min(offset, inode.size)) > largestContent)
        return fail(EFBIG, "at most 1 GiB can be read at once");
    DAX_TRY(const auto bytes, session_->filesystem()->read(path, {offset, length}));
    return engine_.toScriptValue(QByteArray(QByteArrayView(bytes)));
}

Result<QJSValue> ScriptImage::afterPowerLoss(const QJSValue& arguments) {
    if (power_ == nullptr)
        return fail(EINVAL, "nobody follows what is durable: call watchPower() before");
    DAX_TRY(const std::string path, textFrom(arguments.property(0), "path"));
    DAX_TRY(const std::uint64_t offset, bytesFrom(arguments.property(1), "offset"));
    DAX_TRY(const std::uint64_t length, bytesFrom(arguments.property(2), "length"));
    if (length > largestContent)
        return fail(EFBIG, "at most 1 GiB can be read at once");
    DAX_TRY(const auto bytes, power_->read(path, {offset, length}));
    return engine_.toScriptValue(QByteArray(QByteArrayView(bytes)));
}

Result<session::Answer> ScriptImage::run(const Operation& operation, const Arguments& arguments) {
    if ((confined_ || owned_ == nullptr) && operation.transfer != nullptr)
        return fail(EPERM, "{} is not allowed here: it reaches files of this computer",
                    operation.name);
    if (owned_ == nullptr || operation.history != nullptr)
        return session_->apply(operation, arguments);
    return session::perform(operation, *session_->filesystem(), arguments);
}

/// Who else holds an extent is known when it is committed; or, as in the window, when it is settled.
Status ScriptImage::bringUpToDate() {
    return owned_ != nullptr ? session_->commit() : session_->settle();
}

/// (view, offset, data): a sync, and a store of the process in the middle of its writeback. The race of two threads, made to
/// happen each time: where the page still allows stores then, the store goes through; where not, it has to wait for the
/// engine in its page fault, and comes behind.
Status ScriptImage::syncWhileStoring(const QJSValue& arguments) {
    DAX_TRY(const std::uint64_t id, wholeNumber(arguments.property(0), "view"));
    DAX_TRY(const std::uint64_t offset, bytesFrom(arguments.property(1), "offset"));
    DAX_TRY(const std::string data, contentFrom(arguments.property(2), "data"));
    dax::Filesystem& filesystem = *session_->filesystem();
    bool stored = false;
    Status done;
    {
        const auto held = filesystem.lock();
        filesystem.views().atWriteback([&] {
            const auto view = filesystem.views().find(id);
            if (stored || view == nullptr || view->window->pages() <= offset / dax::pageSize ||
                view->window->cell(offset / dax::pageSize).state != dax::PageState::Writable)
                return;
            stored = true;
            done = filesystem.store(id, offset, asBytes(data));
        });
    }
    Arguments sync;
    sync.set("view", id);
    const auto synced = run(*session::findOperation("sync"), sync);
    {
        const auto held = filesystem.lock();
        filesystem.views().atWriteback({});
    }
    if (!synced)
        return std::unexpected(synced.error());
    if (stored)
        return done;
    Arguments store = sync;
    store.set("offset", offset);
    store.set("data", data);
    return run(*session::findOperation("store"), store).transform([](const auto&) {});
}

/// {view, offset, length} as content: bytes of what a view maps, without a page fault.
Result<Arguments::Value> ScriptImage::valueFor(const Parameter& parameter,
                                               const QJSValue& value) const {
    if (parameter.kind != ParameterKind::Content || !value.isObject() || !value.hasProperty("view"))
        return valueFrom(parameter, value);
    const QJSValue view = value.property("view");
    const auto* image = qobject_cast<ScriptImage*>(view.property("image").toQObject());
    if (image == nullptr || image->session_ == nullptr)
        return fail(EINVAL, "{}.view is not a view of an open image", parameter.name);
    DAX_TRY(const std::uint64_t id, wholeNumber(view.property("id"), "view"));
    DAX_TRY(const std::uint64_t offset, bytesFrom(value.property("offset"), "offset"));
    DAX_TRY(const std::uint64_t length, bytesFrom(value.property("length"), "length"));
    DAX_TRY(const auto bytes, image->session_->filesystem()->contentOf(id, {offset, length}));
    return std::string(asText(bytes));
}

Result<Arguments> ScriptImage::argumentsOf(const Operation& operation,
                                           const QJSValue& arguments) const {
    const auto count = arguments.property("length").toUInt();
    // Options come last, as an object: {readOnly: true}.
    std::size_t positional = 0;
    std::size_t required = 0;
    for (const Parameter& parameter : operation.parameters) {
        if (parameter.kind == ParameterKind::Flag)
            continue;
        ++positional;
        required += parameter.fallback.empty() ? 1 : 0;
    }
    QJSValue options;
    quint32 given = count;
    const QJSValue last = count == 0 ? QJSValue() : arguments.property(count - 1);
    if (count > required && last.isObject() && !last.isArray()) {
        options = last;
        --given;
    }
    if (given < required || given > positional)
        return fail(EINVAL, "{} takes {} arguments, not {}", operation.name,
                    required == positional ? std::to_string(required)
                                           : std::format("{} to {}", required, positional),
                    given);
    Arguments out;
    quint32 at = 0;
    for (const Parameter& parameter : operation.parameters) {
        const QString name = QString::fromStdString(std::string(parameter.name));
        const bool isFlag = parameter.kind == ParameterKind::Flag;
        QJSValue value = isFlag || at >= given ? options.property(name) : arguments.property(at++);
        if (value.isUndefined() && isFlag) {
            out.set(parameter.name, false);
        } else if (value.isUndefined()) {
            DAX_TRY(auto fallback, session::parseArgument(parameter, parameter.fallback));
            out.set(parameter.name, std::move(fallback));
        } else {
            DAX_TRY(auto checked, valueFor(parameter, value));
            out.set(parameter.name, std::move(checked));
        }
    }
    if (options.isObject()) {
        const QStringList names = options.toVariant().toMap().keys();
        for (const QString& name : names) {
            const bool known = std::ranges::any_of(
                operation.parameters,
                [&](const Parameter& parameter) { return name.toStdString() == parameter.name; });
            if (!known)
                return fail(EINVAL, "{} has no option “{}”", operation.name, name.toStdString());
        }
    }
    return out;
}

Result<QJSValue> ScriptImage::answer(const QString& method, const QJSValue& arguments) {
    if (method == "close") {
        DAX_CHECK(close());
        return QJSValue();
    }
    if (session_ == nullptr)
        return fail(EBADF, "the image is closed");
    const std::string name = method.toStdString();
    if (const Operation* operation = session::findOperation(name)) {
        DAX_TRY(const Arguments checked, argumentsOf(*operation, arguments));
        DAX_TRY(const session::Answer done, run(*operation, checked));
        if (const auto* view = std::get_if<std::uint64_t>(&done))
            return QJSValue(static_cast<double>(*view));
        if (const auto* bytes = std::get_if<std::vector<std::byte>>(&done))
            return engine_.toScriptValue(QByteArray(QByteArrayView(*bytes)));
        if (const auto* report = std::get_if<std::shared_ptr<const session::TransferReport>>(&done))
            return answerOf(engine_, **report);
        if (const auto* back = std::get_if<std::shared_ptr<const session::RestartReport>>(&done))
            return answerOf(engine_, **back);
        return QJSValue();
    }
    if (name == "commit") {
        DAX_CHECK(session_->commit());
        return QJSValue();
    }
    if (name == "read")
        return read(arguments);
    if (name == "watchPower") {
        if (session_->operations() == nullptr)
            return fail(EROFS, "the image is open read-only: a loss of power changes nothing");
        power_.reset();  // there is one at most
        power_ = std::make_unique<PowerModel>(*session_);
        return QJSValue();
    }
    if (name == "afterPowerLoss")
        return afterPowerLoss(arguments);
    if (name == "syncWhileStoring") {
        DAX_CHECK(syncWhileStoring(arguments));
        return QJSValue();
    }
    std::string json;
    {
        Output out(json);
        if (name == "mappings") {
            answerMappings(*session_->mappings(), out);
        } else if (name == "moments") {
            answerMoments(session_->history(), out);
        } else if (name == "entries") {
            DAX_TRY(const std::uint64_t view, wholeNumber(arguments.property(0), "view"));
            DAX_CHECK(answerEntries(*session_->mappings(), view, out));
        } else if (name == "owners") {
            DAX_TRY(const std::uint64_t byte, bytesFrom(arguments.property(0), "byte"));
            DAX_CHECK(bringUpToDate());
            DAX_CHECK(answerOwners(*session_, byte, out));
        } else {
            const QJSValue first = arguments.property(0);
            std::string path = "/";
            if (name == "list" ? !first.isUndefined() : name != "events" && name != "check") {
                DAX_TRY(path, textFrom(first, "path"));
            }
            if (name == "list") {
                DAX_CHECK(answerList(*session_, path, out));
            } else if (name == "stat") {
                DAX_CHECK(answerStat(*session_, path, out));
            } else if (name == "extents") {
                DAX_CHECK(bringUpToDate());
                DAX_CHECK(answerExtents(*session_, path, out));
            } else if (name == "events") {
                answerEvents(*session_, eventsFrom_, out);
            } else if (name == "check") {
                Progress nobody;
                DAX_TRY(const auto report, session_->check(true, nobody));
                answerCheck(report, out);
            } else {
                return fail(EOPNOTSUPP, "{} is not there yet", name);
            }
        }
    }
    QJSValue value = parsed(json);
    if (name == "stat") {
        DAX_TRY(const std::string path, textFrom(arguments.property(0), "path"));
        value.setProperty("dax", session_->filesystem()->daxFor(path).value_or(false));
        // Of its data, computed when they are written or committed.
        const auto held = session_->filesystem()->lock();
        DAX_TRY(const auto file, session_->names().resolve(path));
        DAX_TRY(const auto inode, session_->filesystem()->inode(file));
        value.setProperty("checksums",
                          inode.isRegular() && (inode.flags & format::inodeFlag::noDataSum) == 0);
    }
    return name == "list"      ? value.property("entries")
           : name == "extents" ? value.property("extents")
           : name == "events"  ? value.property("events")
           : name == "entries" ? value.property("entries")
           : name == "moments" ? value.property("moments")
                               : value;
}

}  // namespace daxscope::app

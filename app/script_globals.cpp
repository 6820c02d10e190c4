#include "app/script_globals.h"

#include <cstdio>
#include <filesystem>

#include "base/text.h"
#include "session/create.h"

namespace daxscope::app {

namespace {

/// On, unless said otherwise.
bool daxOf(const QJSValue& options) {
    const QJSValue dax = options.property("dax");
    return dax.isUndefined() || dax.toBool();
}

}  // namespace

Result<std::string> ScriptGlobals::pathOf(const QJSValue& path) const {
    if (!path.isString())
        return fail(EINVAL, "an image needs a path");
    std::string name = path.toString().toStdString();
    if (folder_.empty())
        return name;
    // Nothing below it, and no way out of it: the folder has no links, for a script cannot make any.
    std::error_code failed;
    const std::filesystem::path full = std::filesystem::path(folder_) / name;
    const bool inside = std::filesystem::weakly_canonical(full.parent_path(), failed) ==
                            std::filesystem::canonical(folder_, failed) &&
                        !failed && full.has_filename() && full.filename() != ".." &&
                        full.filename() != "." && !std::filesystem::is_symlink(full, failed);
    if (!inside)
        return fail(EACCES, "“{}” is not in the folder of the exercise: nothing else may be opened",
                    escapedName(name));
    return full.string();
}

void ScriptGlobals::print(const QString& text) {
    if (!folder_.empty())
        return;
    if (print_)
        return print_(text);
    std::fputs((text + '\n').toUtf8().constData(), stdout);
}

QString ScriptGlobals::address(const QJSValue& byte) {
    const auto number = bytesFrom(byte, "byte");
    if (number)
        return QString::fromStdString(addressText(*number));
    throwInto(engine_, number.error());
    return {};
}

QObject* ScriptGlobals::create(const QJSValue& path, const QJSValue& options) {
    return given(created(path, options));
}

QObject* ScriptGlobals::open(const QJSValue& path, const QJSValue& options) {
    return given(opened(path, options));
}

QObject* ScriptGlobals::raw(const QJSValue& path) {
    Result<std::string> file = pathOf(path);
    if (file && !folder_.empty())
        file = fail(EACCES, "a device is not mapped without its filesystem here");
    auto device = file ? dax::RawDevice::open(*file) : std::unexpected(file.error());
    if (!device) {
        throwInto(engine_, device.error());
        return nullptr;
    }
    auto* const raw = new ScriptRaw(engine_, *std::move(device));
    raw->setParent(this);
    return raw;
}

void ScriptGlobals::lend(ScriptImage& image, const std::string& path) {
    lent_ = &image;
    lentPath_ = path;
    image.beforeCalls(beforeCalls_);
    image.mayBeClosed();
}

Status ScriptGlobals::goBack(const std::string& moment) {
    if (images_.empty() || !images_.back()->isOpen())
        return fail(ENOENT, "the script has left no image open, and moments go when it is closed");
    return images_.back()->goBack(moment);
}

Status ScriptGlobals::closeAll() {
    for (ScriptImage* image : images_)
        DAX_CHECK(image->close());
    return {};
}

QObject* ScriptGlobals::given(const Result<ScriptImage*>& image) {
    if (image)
        return *image;
    throwInto(engine_, image.error());
    return nullptr;
}

Result<ScriptImage*> ScriptGlobals::keep(Result<std::unique_ptr<session::Session>> session) {
    if (!session)
        return std::unexpected(session.error());
    auto image = std::make_unique<ScriptImage>(engine_, std::move(*session));
    image->setParent(this);
    image->beforeCalls(beforeCalls_);
    if (keepsTimelines_)
        image->keepTimeline();
    if (!folder_.empty())
        image->confine();
    images_.push_back(image.get());
    return image.release();
}

Result<ScriptImage*> ScriptGlobals::created(const QJSValue& path, const QJSValue& options) {
    DAX_TRY(const std::string file, pathOf(path));
    if (lent_ != nullptr && file == lentPath_) {
        if (lent_->isUntouched())
            return lent_;
        return fail(EEXIST,
                    "“{}” is the image in the window, and something was done to it already: go on "
                    "with img, or begin with a new scratch image",
                    escapedName(file));
    }
    session::CreateOptions create;
    create.salt = created_++;
    const auto has = [&](const char* name) { return !options.property(name).isUndefined(); };
    if (has("size")) {
        DAX_TRY(create.size, bytesFrom(options.property("size"), "size"));
    }
    if (has("label"))
        create.label = options.property("label").toString().toStdString();
    if (has("metadata")) {
        const QString profile = options.property("metadata").toString();
        if (profile != "single" && profile != "dup")
            return fail(EINVAL, "metadata is “single” or “dup”");
        create.dupMetadata = profile == "dup";
    }
    if (has("nodesize")) {
        DAX_TRY(const std::uint64_t size, bytesFrom(options.property("nodesize"), "nodesize"));
        create.nodeSize = static_cast<std::uint32_t>(std::min<std::uint64_t>(size, UINT32_MAX));
    }
    create.overwrite = options.property("force").toBool();
    DAX_CHECK(session::createImage(file, create));
    DAX_TRY(auto session, session::Session::openForWriting(file, daxOf(options)));
    session->setScratch();
    return keep(std::move(session));
}

Result<ScriptImage*> ScriptGlobals::opened(const QJSValue& path, const QJSValue& options) {
    DAX_TRY(const std::string file, pathOf(path));
    if (lent_ != nullptr && file == lentPath_)
        return lent_;
    const bool dax = daxOf(options);
    auto session = options.property("readOnly").toBool()
                       ? session::Session::open(file, dax)
                       : session::Session::openForWriting(file, dax);
    // Who says so does not mind losing it.
    if (session && options.property("scratch").toBool())
        (*session)->setScratch();
    return keep(std::move(session));
}

}  // namespace daxscope::app

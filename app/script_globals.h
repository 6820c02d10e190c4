// What the globals of scripts lead to: Image.create, Image.open, print. Owns the images that a script opened.
#pragma once

#include <functional>
#include <vector>

#include "app/script_image.h"
#include "app/script_raw.h"

namespace daxscope::app {

class ScriptGlobals : public QObject {
    Q_OBJECT
public:
    explicit ScriptGlobals(QJSEngine& engine) : engine_(engine) {}

    Q_INVOKABLE void print(const QString& text);
    /// addressText(); an error thrown into the script when it is no byte.
    Q_INVOKABLE QString address(const QJSValue& byte);
    /// UTF-8.
    Q_INVOKABLE QString text(const QByteArray& bytes) { return QString::fromUtf8(bytes); }
    /// Null, and an error thrown into the script, when it fails.
    Q_INVOKABLE QObject* create(const QJSValue& path, const QJSValue& options);
    Q_INVOKABLE QObject* open(const QJSValue& path, const QJSValue& options);

    /// The image without its filesystem; null and an error thrown when it fails.
    Q_INVOKABLE QObject* raw(const QJSValue& path);

    /// Images lie in `folder`, and only there; none is mapped without its filesystem; imports and exports are refused; what is
    /// printed is dropped.
    void confineTo(const std::string& folder) { folder_ = folder; }

    /// An image that somebody has open: Image.open() of its path gives it, and so does Image.create() while nothing was done to it.
    /// It outlives this object.
    void lend(ScriptImage& image, const std::string& path);
    /// Instead of to stdout.
    void printTo(std::function<void(const QString&)> sink) { print_ = std::move(sink); }
    /// Before each call to an image that is opened from now on, or lent; ScriptImage::beforeCalls().
    void beforeCalls(std::function<Status()> ask) { beforeCalls_ = std::move(ask); }
    /// Of all images that are opened from now on, for timeline().
    void keepTimelines() { keepsTimelines_ = true; }
    /// Of the image that was opened last; null when it is not open.
    [[nodiscard]] std::shared_ptr<const scene::Mappings> mappings() const {
        return images_.empty() ? nullptr : images_.back()->mappings();
    }
    /// Of the image that was opened last; null when none was.
    [[nodiscard]] scene::TimelinePtr timeline() const {
        return images_.empty() ? nullptr : images_.back()->timeline();
    }

    /// The image that was opened last becomes what it was at a moment, by its number or its name. ENOENT: none is open, or it
    /// has no such moment.
    [[nodiscard]] Status goBack(const std::string& moment);
    /// Commits all that are still open.
    [[nodiscard]] Status closeAll();

private:
    [[nodiscard]] Result<std::string> pathOf(const QJSValue& path) const;
    [[nodiscard]] QObject* given(const Result<ScriptImage*>& image);
    [[nodiscard]] Result<ScriptImage*> keep(Result<std::unique_ptr<session::Session>> session);
    [[nodiscard]] Result<ScriptImage*> created(const QJSValue& path, const QJSValue& options);
    [[nodiscard]] Result<ScriptImage*> opened(const QJSValue& path, const QJSValue& options);

    QJSEngine& engine_;
    std::vector<ScriptImage*> images_;  // children
    std::uint64_t created_ = 0;
    bool keepsTimelines_ = false;
    ScriptImage* lent_ = nullptr;
    std::string lentPath_;
    std::function<void(const QString&)> print_;
    std::function<Status()> beforeCalls_;
    std::string folder_;  // empty: everywhere
};

}  // namespace daxscope::app

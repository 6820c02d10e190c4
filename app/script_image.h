// An image as scripts see it: the operations of the table and questions, with arguments checked before they are converted (design
// decision 9: QJSEngine turns what it cannot convert into 0 without a word).
//
// call() is what the methods of the script's image object lead to. What fails throws an Error into the script, with
// `errno` (the number), `code` (its name, "ENOENT") and `message`. One thread: the engine's.
#pragma once

#include <QJSEngine>
#include <QJSValue>
#include <QObject>
#include <functional>
#include <memory>
#include <optional>

#include "app/power_model.h"
#include "app/timeline_source.h"
#include "session/operation_table.h"
#include "session/session.h"

namespace daxscope::app {

/// Throws `error` into the script that is running.
void throwInto(QJSEngine& engine, const Error& error);

class ScriptImage : public QObject {
    Q_OBJECT
public:
    ScriptImage(QJSEngine& engine, std::unique_ptr<session::Session> session)
        : engine_(engine), owned_(std::move(session)), session_(owned_.get()) {
        session_->trace().start();
    }
    /// An image that somebody else has open, and keeps so: it outlives this object. Operations go the window's way
    /// (Session::apply()), questions commit nothing, and the script can neither close it nor reach this computer's files.
    ScriptImage(QJSEngine& engine, session::Session& borrowed)
        : engine_(engine), session_(&borrowed) {}

    /// Of an image that somebody else has open: the script may say that it is closed, which commits.
    void mayBeClosed() { lent_ = true; }
    /// Asked before each call(), which fails with its error; empty: nobody.
    void beforeCalls(std::function<Status()> ask) { beforeCalls_ = std::move(ask); }
    /// No operation has changed it since it was opened.
    [[nodiscard]] bool isUntouched() const;
    /// Imports and exports are refused from now on.
    void confine() { confined_ = true; }

    /// events() are those from now on.
    void forgetEvents();

    /// From now on all that happens is kept, for timeline().
    void keepTimeline() { events_.emplace(); }
    /// Null unless it is kept.
    [[nodiscard]] scene::TimelinePtr timeline() const {
        return events_ ? events_->timeline() : nullptr;
    }

    /// Null when it is not open.
    [[nodiscard]] std::shared_ptr<const scene::Mappings> mappings() const {
        return session_ ? session_->mappings() : nullptr;
    }

    /// `arguments`: an array, as the script passed them.
    Q_INVOKABLE QJSValue call(const QString& method, const QJSValue& arguments);

    [[nodiscard]] bool isOpen() const { return session_ != nullptr; }
    /// What it was at a moment, by its number or its name; open. ENOENT.
    [[nodiscard]] Status goBack(const std::string& moment);
    /// Commits what is open; true if that worked or there was nothing.
    [[nodiscard]] Status close();

private:
    [[nodiscard]] Result<QJSValue> answer(const QString& method, const QJSValue& arguments);
    [[nodiscard]] Result<QJSValue> read(const QJSValue& arguments);
    [[nodiscard]] Result<QJSValue> afterPowerLoss(const QJSValue& arguments);
    [[nodiscard]] Result<session::Answer> run(const session::Operation& operation,
                                              const session::Arguments& arguments);
    [[nodiscard]] Status syncWhileStoring(const QJSValue& arguments);
    /// So that owners and extents are those of now.
    [[nodiscard]] Status bringUpToDate();
    [[nodiscard]] Result<session::Arguments> argumentsOf(const session::Operation& operation,
                                                         const QJSValue& arguments) const;
    [[nodiscard]] Result<session::Arguments::Value> valueFor(const session::Parameter& parameter,
                                                             const QJSValue& value) const;
    [[nodiscard]] QJSValue parsed(const std::string& json);

    QJSEngine& engine_;
    std::unique_ptr<session::Session> owned_;
    session::Session* session_;  // null when it is closed
    std::unique_ptr<PowerModel> power_;
    bool confined_ = false;
    bool lent_ = false;
    std::function<Status()> beforeCalls_;
    std::uint64_t eventsFrom_ = 0;
    std::optional<TimelineSource> events_;
};

/// Text (as UTF-8), a byte array, an ArrayBuffer, or {pattern, length}. EINVAL.
[[nodiscard]] Result<std::string> contentFrom(const QJSValue& value, std::string_view name);
/// Sizes and offsets: whole numbers up to 2^53 − 1, or text as "4K" or a decimal of any size. EINVAL.
[[nodiscard]] Result<std::uint64_t> bytesFrom(const QJSValue& value, std::string_view name);

}  // namespace daxscope::app

// A window with the real engine behind it, as several tests open one: nothing commits by itself.
#pragma once

#include <QAction>
#include <QSignalSpy>
#include <QTest>
#include <map>
#include <string>

#include "app/engine_backend.h"
#include "ui/apply_operation.h"
#include "ui/files_view.h"
#include "ui/main_window.h"
#include "ui/operating.h"
#include "ui/panel.h"

namespace daxscope::test {

struct EngineWindow {
    static constexpr int patience = 30000;  ///< milliseconds

    explicit EngineWindow(QSize size = {1280, 800}) {
        window.operating()->setInterval(std::chrono::milliseconds(0));
        window.resize(size);
        window.show();
        window.activateWindow();
    }
    /// Until all is read, and the window has the keyboard.
    [[nodiscard]] bool complete() {
        return QTest::qWaitFor([&] { return window.scene() && window.scene()->complete; },
                               patience) &&
               QTest::qWaitForWindowActive(&window);
    }
    [[nodiscard]] bool scratch() {
        window.newScratch();
        return complete();
    }
    /// Until it is done; what the window shows of it comes later.
    [[nodiscard]] bool run(const char* name, const session::Arguments& arguments) {
        QSignalSpy applied(window.operating(), &ui::Operating::applied);
        window.operating()->apply(*session::findOperation(name), arguments);
        return QTest::qWaitFor([&] { return !applied.isEmpty(); }, patience);
    }
    [[nodiscard]] bool write(const std::string& path, const std::string& data,
                             std::uint64_t offset = 0) {
        session::Arguments arguments;
        arguments.set("path", path);
        arguments.set("offset", offset);
        arguments.set("data", data);
        return run("write", arguments);
    }
    [[nodiscard]] ui::Panel* panel(const char* name) {
        return window.findChild<ui::Panel*>(QLatin1String(name));
    }
    [[nodiscard]] QAction* action(const char* name) {
        return window.findChild<QAction*>(QLatin1String(name));
    }
    [[nodiscard]] bool knows(const std::string& path) {
        return window.files()->files()->knows(path);
    }

    app::EngineBackend backend;
    ui::MainWindow window{&backend};
};

/// The same, high enough for the timeline, and what was mapped last.
struct MappedWindow : EngineWindow {
    MappedWindow() : EngineWindow({1500, 1100}) {
        QObject::connect(&backend, &ui::Backend::answered, &window,
                         [this](ui::Job, const ui::Answer& answer) {
                             if (answer.view)
                                 view = *answer.view;
                         });
    }
    [[nodiscard]] bool apply(const char* name,
                             const std::map<std::string_view, std::string>& values) {
        return applyOperation(backend, window, name, values, {}, patience);
    }
    /// Process A has /v/db mapped, and a snapshot shares it.
    [[nodiscard]] bool mapped() {
        return apply("subvolume", {{"path", "/v"}}) &&
               apply("write",
                     {{"path", "/v/db"}, {"offset", "0"}, {"data", std::string(65536, 'x')}}) &&
               apply("map", {{"path", "/v/db"}, {"process", "A"}}) &&
               apply("snapshot", {{"source", "/v"}, {"target", "/s"}});
    }

    quint64 view = 0;
};

}  // namespace daxscope::test

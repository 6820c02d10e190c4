#include "bench/scene/views.h"

#include <QAbstractEventDispatcher>
#include <QSignalSpy>
#include <QThread>
#include <chrono>

#include "ui/engine_window.h"
#include "ui/extent_pages.h"
#include "ui/map/file_extents_view.h"

namespace daxscope::bench {

namespace {

using Clock = std::chrono::steady_clock;

/// Handles what comes, until nothing has come for a while. When the last of it was handled.
Clock::time_point settled() {
    constexpr auto quiet = std::chrono::milliseconds(150);
    auto* const events = QAbstractEventDispatcher::instance();
    auto last = Clock::now();
    while (Clock::now() - last < quiet) {
        if (events->processEvents(QEventLoop::AllEvents))
            last = Clock::now();
        else
            QThread::usleep(200);
    }
    return last;
}

}  // namespace

Result<std::vector<ViewTimes>> viewTimes(const std::string& image, const std::string& path,
                                         const std::vector<std::uint64_t>& offsets) {
    test::EngineWindow it(QSize(1920, 1080));
    it.window.openFile(QString::fromStdString(image));
    if (!it.complete())
        return fail(EIO, "the window does not show the image");
    it.backend.allowChanges();
    (void)settled();
    it.window.files()->reveal(path);
    (void)settled();
    if (!it.window.scene() || it.window.scene()->info.readOnly ||
        !it.window.fileExtents()->painter().file())
        return fail(EIO, "the window does not show {}", path);
    using Page = ui::ExtentPages::Page;
    std::vector<ViewTimes> out;
    auto offset = offsets.begin();
    for (const auto& [what, page] :
         {std::pair("extents of the file", Page::Extents), std::pair("who shares", Page::Sharing),
          std::pair("trees", Page::Trees)}) {
        it.window.extentPages()->setPage(page);
        (void)settled();
        ViewTimes& times = out.emplace_back();
        times.what = what;
        for (std::size_t i = 0; i < offsets.size() / 3; ++i) {
            session::Arguments write;
            write.set("path", path);
            write.set("offset", *offset++);
            write.set("data", std::string(4096, 'v'));
            const QSignalSpy applied(it.window.operating(), &ui::Operating::applied);
            const auto began = Clock::now();
            it.window.operating()->apply(*session::findOperation("write"), write);
            const auto ended = settled();
            if (applied.isEmpty())
                return fail(EIO, "the window cannot write to {}", path);
            times.milliseconds.push_back(
                std::chrono::duration<double, std::milli>(ended - began).count());
        }
    }
    return out;
}

}  // namespace daxscope::bench

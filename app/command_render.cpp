// render: a view into a file, without a display.
#include <QApplication>
#include <QEventLoop>
#include <QFileInfo>
#include <algorithm>
#include <deque>

#include "app/commands.h"
#include "app/engine_backend.h"
#include "base/text.h"
#include "files/extents.h"
#include "format/names.h"
#include "session/session.h"
#include "ui/export.h"
#include "ui/main_window.h"
#include "ui/render.h"

namespace daxscope::app {

namespace {

/// The file with the most extents among the first few thousand: what is worth looking at when
/// nobody said which.
std::string mostFragmented(const files::Namespace& names) {
    constexpr std::size_t mostFiles = 4000;
    std::string best;
    std::size_t bestCount = 0;
    std::size_t seen = 0;
    std::deque<std::pair<files::FileRef, std::string>> todo{{names.topLevel(), ""}};
    while (!todo.empty() && seen < mostFiles) {
        const auto [directory, path] = todo.front();
        todo.pop_front();
        (void)names.list(directory, [&](const files::DirEntry& entry) -> Status {
            if (++seen > mostFiles)
                return fail(E2BIG, "enough");
            const std::string below = path + "/" + entry.name;
            if (entry.type == format::DirType::Directory && todo.size() < mostFiles)
                todo.emplace_back(entry.target, below);
            if (entry.type != format::DirType::Regular)
                return {};
            const auto root = names.rootOf(entry.target);
            std::size_t count = 0;
            if (root)
                (void)files::forEachExtent(names.volume(), *root, entry.target.inode, 0, 0,
                                           [&](const files::FileExtentInfo&) -> Status {
                                               ++count;
                                               return {};
                                           });
            if (count > bestCount) {
                bestCount = count;
                best = below;
            }
            return {};
        });
    }
    return best;
}

Result<QSize> parseSizeOption(const std::string& text) {
    const auto cross = text.find('x');
    const auto width = parseNumber(std::string_view(text).substr(0, cross));
    const auto height =
        cross == std::string::npos ? width : parseNumber(std::string_view(text).substr(cross + 1));
    constexpr std::uint64_t most = 16384;
    if (cross == std::string::npos || !width || !height || *width == 0 || *height == 0 ||
        *width > most || *height > most)
        return fail(EINVAL, "“{}” is not a size; write for example 1600x900, at most {} a side",
                    text, most);
    return QSize(static_cast<int>(*width), static_cast<int>(*height));
}

/// What the views are made from, read through the same backend that the window uses.
class Input {
public:
    Status read(const RenderOptions& options) {
        std::string path = options.path;
        {
            // Opened by itself first: it tells the file to show, and its errors are the plain ones.
            DAX_TRY(const auto session, session::Session::open(options.image));
            if (path.empty())
                path = mostFragmented(session->names());
            if (!path.empty()) {
                DAX_TRY(file_, session->names().resolve(path));
            }
        }
        DAX_CHECK(await([&] { return backend_.open(QString::fromStdString(options.image)); }));
        if (!path.empty())
            DAX_CHECK(await([&] {
                return backend_.readFile(file_.subvolume, file_.inode,
                                         QString::fromStdString(path));
            }));
        input_.backend = &backend_;
        input_.fileNamed = !options.path.empty();
        input_.comparedWas = options.comparedWas;
        input_.comparedIs = options.comparedIs;
        if (!options.tree.empty()) {
            DAX_TRY(input_.tree, format::treeFromWord(options.tree));
        }
        return {};
    }
    void setLeft(ScriptLeft left) {
        input_.timeline = std::move(left.timeline);
        input_.mappings = std::move(left.mappings);
    }
    [[nodiscard]] const ui::RenderInput& input() const { return input_; }

private:
    template <typename Ask>
    Status await(Ask ask) {
        QEventLoop loop;
        Status status;
        QObject guard;
        QObject::connect(&backend_, &ui::Backend::sceneReady, &guard,
                         [&](ui::Job, const ui::ScenePtr& scene) {
                             input_.scene = scene;
                             if (scene->complete)
                                 loop.quit();
                         });
        QObject::connect(&backend_, &ui::Backend::fileReady, &guard,
                         [&](ui::Job, const ui::FileExtentsPtr& file) {
                             input_.file = file;
                             loop.quit();
                         });
        QObject::connect(
            &backend_, &ui::Backend::failed, &guard,
            [&](ui::Job, int code, const QString& what, const QString& where) {
                status = std::unexpected(Error{code, what.toStdString(), where.toStdString()});
                loop.quit();
            });
        ask();
        loop.exec();
        return status;
    }

    EngineBackend backend_;
    ui::RenderInput input_;
    files::FileRef file_;
};

}  // namespace

int commandRender(const RenderOptions& options, int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    // The offscreen platform says of every window that it cannot be sized by a window manager.
    qInstallMessageHandler([](QtMsgType, const QMessageLogContext&, const QString& text) {
        if (!text.contains(QLatin1String("propagateSizeHints")))
            std::fprintf(stderr, "daxscope: %s\n", qPrintable(text));
    });
    const QApplication application(argc, argv);
    if (const Status spoken = speak(options.language); !spoken)
        return complain(spoken.error());
    ui::registerShellViews();
    if (options.list) {
        for (const QString& name : ui::viewNames())
            std::printf("%s\n", qPrintable(name));
        return std::fflush(stdout) == 0 ? 0 : 1;
    }
    const auto usage = [](const Error& error) {
        complain(error);
        return 2;
    };
    const auto size = parseSizeOption(options.size);
    if (!size)
        return usage(size.error());
    if (options.theme != "light" && options.theme != "dark")
        return usage(
            {EINVAL, std::format("the theme is light or dark, not “{}”", options.theme), {}});
    if (options.image.empty() || options.view.empty() || options.output.empty())
        return usage(
            {EINVAL, "render needs IMAGE, --view and --output; --list names the views", {}});
    if (!ui::viewNames().contains(QString::fromStdString(options.view)))
        return usage(
            {EINVAL,
             std::format("there is no view “{}”; --list names them", escapedName(options.view)),
             {}});
    const QString suffix = QFileInfo(QString::fromStdString(options.output)).suffix().toLower();
    if (!ui::exportFormats().contains(suffix))
        return usage({EINVAL,
                      std::format("“{}” does not end in .png, .svg, .csv or .json",
                                  escapedName(options.output)),
                      {}});
    if (!(options.scale >= 0.5 && options.scale <= 8))
        return usage({EINVAL, "the scale is a number from 0.5 to 8", {}});
    if (!options.moment.empty() && options.script.empty())
        return usage({EINVAL, "moments live while an image is open: --moment needs --script", {}});
    if (options.comparedWas.empty() != options.comparedIs.empty())
        return usage({EINVAL, "--from and --to go together", {}});
    Input input;
    if (!options.script.empty()) {
        ScriptLeft left;
        if (const int failed = runScript(options.script, {options.image}, &left, options.moment);
            failed != 0)
            return failed;
        input.setLeft(std::move(left));
    }
    if (const Status read = input.read(options); !read)
        return complain(read.error());
    ui::RenderRequest request;
    request.view = QString::fromStdString(options.view);
    request.size = *size;
    request.dark = options.theme == "dark";
    request.scale = options.scale;
    request.output = QString::fromStdString(options.output);
    const Status rendered = ui::renderTo(request, input.input());
    return rendered ? 0 : complain(rendered.error());
}

}  // namespace daxscope::app

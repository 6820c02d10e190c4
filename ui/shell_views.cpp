// The shell's views for render.h: "files", "inspector", "window". They ask the backend for what
// they show, so a picture waits for the answers, but not for ever.
#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QPainter>
#include <QTimer>
#include <cerrno>

#include "ui/appearance.h"
#include "ui/code_view.h"
#include "ui/files_view.h"
#include "ui/held_view.h"
#include "ui/inspector.h"
#include "ui/main_window.h"
#include "ui/map/file_extents_view.h"
#include "ui/render.h"

namespace daxscope::ui {

namespace {

constexpr int patienceMilliseconds = 20000;

/// Answers nothing: for pictures made from a scene alone.
class NoBackend : public Backend {
public:
    Job open(const QString&) override { return 0; }
    Job openSample() override { return 0; }
    void close() override {}
    void cancel(Job) override {}
    Job readDirectory(quint64, quint64) override { return 0; }
    Job readFile(quint64, quint64, const QString&) override { return 0; }
    Job readOwners(quint64) override { return 0; }
    Job readBlock(quint64) override { return 0; }
    Job readSharing() override { return 0; }
    Job readFileSharing(quint64, quint64, const QString&) override { return 0; }
    Job readTree(quint64) override { return 0; }
    Job search(const QString&) override { return 0; }
    Job check() override { return 0; }
    Job allowChanges() override { return 0; }
    Job newScratch() override { return 0; }
    Job experimentOnCopy() override { return 0; }
    Job saveCopy(const QString&) override { return 0; }
    Job apply(const session::Operation&, const session::Arguments&) override { return 0; }
    Job commit() override { return 0; }
};

/// Waits until rows of the top directory, and of what lies in it, are there.
void waitForRows(FilesView& view) {
    QElapsedTimer waited;
    waited.start();
    FileTreeModel* model = view.files();
    const QModelIndex image = model->index(0, 0, {});
    const auto wait = [&](const QModelIndex& folder) {
        if (model->canFetchMore(folder))
            model->fetchMore(folder);  // a tree that is not shown does not ask by itself
        while (model->rowCount(folder) == 0 && model->hasChildren(folder) &&
               waited.elapsed() < patienceMilliseconds) {
            QEventLoop loop;
            QTimer::singleShot(50, &loop, &QEventLoop::quit);
            QObject::connect(model, &QAbstractItemModel::rowsInserted, &loop, &QEventLoop::quit);
            QObject::connect(model, &QAbstractItemModel::layoutChanged, &loop, &QEventLoop::quit);
            QObject::connect(model, &FileTreeModel::readFailed, &loop, [&] {
                waited = {};
                loop.quit();
            });
            loop.exec();
            if (!waited.isValid())
                return;
        }
    };
    wait(image);
    // The first subvolume opened says more than a list of names.
    for (int row = 0; waited.isValid() && row < model->rowCount(image); ++row) {
        const QModelIndex at = model->index(row, 0, image);
        if (model->isDirectory(at)) {
            view.expand(at);
            wait(at);
            break;
        }
    }
}

struct Ground {
    explicit Ground(Backend* given) : backend(given != nullptr ? given : &none) {}

    NoBackend none;
    Backend* backend;
    Linked linked;
};

/// The whole window as it would stand on a screen.
class WindowView : public ExportableView {
public:
    explicit WindowView(const RenderInput& input)
        : window_(input.backend != nullptr ? input.backend : &none_), file_(input.file) {
        window_.setScene(input.scene);
        if (input.backend != nullptr)
            waitForRows(*window_.files());
        if (file_)
            window_.fileExtents()->setFile(file_);
    }

    QString viewName() const override { return QStringLiteral("window"); }
    void paintTo(QPainter& painter, const QSizeF& size, const Theme& theme, const QFont&) override {
        const QPalette before = QApplication::palette();
        QApplication::setPalette(theme.dark ? darkPalette() : lightPalette());
        window_.setMinimumSize(0, 0);
        window_.setAttribute(Qt::WA_DontShowOnScreen);
        window_.resize(size.toSize());
        window_.show();
        QApplication::processEvents();
        window_.render(&painter);
        window_.hide();
        QApplication::setPalette(before);
    }
    QByteArray csv() const override { return window_.inspector()->csv(); }
    QByteArray json() const override { return window_.inspector()->json(); }

private:
    NoBackend none_;
    MainWindow window_;
    FileExtentsPtr file_;
};

using Made = Result<std::unique_ptr<ExportableView>>;

std::unexpected<Error> needs(const char* view) {
    return fail(EINVAL, "the view {} needs an opened image", view);
}

}  // namespace

void registerShellViews() {
    registerStructureViews();
    registerView(QStringLiteral("files"), [](const RenderInput& input) -> Made {
        if (!input.scene)
            return needs("files");
        auto held = std::make_unique<HeldView<FilesView, Ground>>(input.backend);
        held->view = std::make_unique<FilesView>(held->ground.backend, &held->ground.linked);
        held->view->setScene(input.scene);
        if (input.backend != nullptr)
            waitForRows(*held->view);
        return held;
    });
    registerView(QStringLiteral("inspector"), [](const RenderInput& input) -> Made {
        if (!input.scene)
            return needs("inspector");
        auto held = std::make_unique<HeldView<Inspector, Ground>>(input.backend);
        held->view = std::make_unique<Inspector>(held->ground.backend, &held->ground.linked);
        held->view->setScene(input.scene);
        held->view->setFile(input.file);
        return held;
    });
    registerTraceViews();
    registerView(QStringLiteral("window"), [](const RenderInput& input) -> Made {
        if (!input.scene)
            return needs("window");
        return std::make_unique<WindowView>(input);
    });
}

}  // namespace daxscope::ui

// handbook: a page as text, or all of them as HTML, without a display.
#include <QCoreApplication>
#include <QDir>
#include <QSaveFile>

#include "app/commands.h"
#include "app/handbook_parts.h"
#include "app/output.h"
#include "base/text.h"
#include "ui/handbook/html.h"
#include "ui/handbook/plain.h"

namespace daxscope::app {

namespace {

using ui::handbook::Handbook;
using ui::handbook::Page;

Status writeFile(const QDir& folder, const QString& name, const QByteArray& content) {
    QSaveFile file(folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() || !file.commit())
        return std::unexpected(
            Error{EIO, "this file cannot be written: " + file.errorString().toStdString(),
                  file.fileName().toStdString()});
    return {};
}

Result<QByteArray> resource(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ENOENT, "this program was built without “{}”", path.toStdString());
    return file.readAll();
}

Status writeAll(const Handbook& handbook, const QString& folder) {
    const QDir directory(folder);
    if (!directory.mkpath(QStringLiteral(".")))
        return fail(EIO, "the folder “{}” cannot be made", escapedName(folder.toStdString()));
    for (const char* path :
         {":/handbook/style.css", ":/handbook/search.js", ":/icons/daxscope.svg"}) {
        DAX_TRY(const QByteArray content, resource(QLatin1String(path)));
        const QString name = QFileInfo(QLatin1String(path)).fileName();
        DAX_CHECK(writeFile(directory, name, content));
    }
    DAX_CHECK(writeFile(directory, QStringLiteral("words.js"),
                        ui::handbook::wordsFileOf(handbook).toUtf8()));
    for (const Page& page : handbook.pages())
        DAX_CHECK(writeFile(directory, ui::handbook::fileName(page.name),
                            ui::handbook::fileOf(handbook, page).toUtf8()));
    // What a browser or a server shows of a folder.
    return writeFile(directory, QStringLiteral("index.html"),
                     ui::handbook::fileOf(handbook, handbook.pages().front(), true).toUtf8());
}

QString contentsOf(const Handbook& handbook) {
    QString out;
    QString chapter;
    for (const Page& page : handbook.pages()) {
        if (page.chapter != chapter)
            out += QStringLiteral("%1%2\n").arg(out.isEmpty() ? QString() : QStringLiteral("\n"),
                                                page.chapter);
        chapter = page.chapter;
        out += QStringLiteral("  %1 %2\n").arg(page.name, -16).arg(page.title);
    }
    return out;
}

}  // namespace

int commandHandbook(const HandbookCommand& options, int argc, char** argv) {
    if (options.folder && (options.folder->empty() || !options.page.empty())) {
        std::fprintf(stderr, "daxscope: %s\n",
                     options.folder->empty()
                         ? "handbook --html takes the name of a folder"
                         : "handbook --html writes all pages; no PAGE is named with it");
        return 2;
    }
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationVersion(QStringLiteral(DAXSCOPE_VERSION));
    if (const Status spoken = speak(options.language); !spoken)
        return complain(spoken.error());
    provideHandbookParts();
    const Handbook handbook = Handbook::read();
    for (const QString& problem : handbook.problems())
        std::fprintf(stderr, "daxscope: handbook: %s\n", qPrintable(problem));
    if (handbook.pages().empty())
        return 1;
    if (options.folder) {
        const Status written = writeAll(handbook, QString::fromStdString(*options.folder));
        return written ? 0 : complain(written.error());
    }
    Output out;
    if (options.page.empty()) {
        out.write(contentsOf(handbook).toStdString());
    } else {
        const Page* page = handbook.find(QString::fromStdString(options.page));
        if (page == nullptr)
            return complain(
                {ENOENT,
                 std::format("the handbook has no page “{}”; daxscope handbook lists them",
                             escapedName(options.page)),
                 {}});
        out.write(ui::handbook::plainOf(page->blocks).toStdString());
    }
    out.flush();
    return out.failed() ? 1 : 0;
}

}  // namespace daxscope::app

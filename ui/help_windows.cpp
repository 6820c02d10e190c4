#include "ui/help_windows.h"

#include <QAction>
#include <QApplication>
#include <QCoreApplication>
#include <QDialog>
#include <QKeySequence>
#include <QLineEdit>
#include <QScrollBar>
#include <QTextBrowser>
#include <QVBoxLayout>

#include "ui/glossary.h"
#include "ui/text.h"
#include "ui/text_label.h"
#include "ui/theme.h"

namespace daxscope::ui {

namespace {

struct HelpTr {
    Q_DECLARE_TR_FUNCTIONS(daxscope::ui::Help)
};

/// A window of its own with a page of text; a second call brings up the first.
QTextBrowser* helpWindow(QWidget* parent, const QString& name, const QString& title,
                         QLineEdit* filter = nullptr) {
    auto* window = new QDialog(parent);
    window->setObjectName(name);
    window->setAttribute(Qt::WA_DeleteOnClose);
    window->setWindowTitle(title);
    auto* page = new QTextBrowser;
    page->setFrameShape(QFrame::NoFrame);
    page->setOpenLinks(false);
    page->setAccessibleName(title);
    const int em = window->fontMetrics().height();
    page->document()->setDocumentMargin(em);
    auto* column = new QVBoxLayout(window);
    column->setContentsMargins(0, filter != nullptr ? em / 2 : 0, 0, 0);
    if (filter != nullptr) {
        auto* row = new QHBoxLayout;
        row->setContentsMargins(em, em / 4, em, 0);
        row->addWidget(filter);
        column->addLayout(row);
    }
    column->addWidget(page);
    window->resize(em * 36, em * 40);
    window->show();
    return page;
}

bool raised(QWidget* parent, const QString& name) {
    auto* window = parent->findChild<QDialog*>(name);
    if (window == nullptr)
        return false;
    window->raise();
    window->activateWindow();
    return true;
}

QString grey(const QWidget* widget) {
    return Theme::fromPalette(widget->palette()).secondary.name();
}

QString keyRow(const QString& keys, const QString& what) {
    return QStringLiteral(
               "<tr><td style='white-space:pre; padding:3px 24px 3px 0'><b>%1</b></td>"
               "<td style='padding:3px 0'>%2</td></tr>")
        .arg(keys.toHtmlEscaped(), what.toHtmlEscaped());
}

}  // namespace

void showShortcuts(QWidget* parent, const QList<QPair<QString, QList<QAction*>>>& menus) {
    const QString name = QStringLiteral("shortcuts");
    if (raised(parent, name))
        return;
    QString html;
    for (const auto& [menu, actions] : menus) {
        QString rows;
        for (const QAction* action : actions) {
            QStringList keys;
            for (const QKeySequence& sequence : action->shortcuts())
                keys << sequence.toString(QKeySequence::NativeText);
            if (!keys.isEmpty())
                rows += keyRow(keys.mid(0, 2).join(QStringLiteral(", ")),
                               withoutMnemonic(action->text()));
        }
        if (!rows.isEmpty())
            html += QStringLiteral("<h3>%1</h3><table>%2</table>").arg(menu.toHtmlEscaped(), rows);
    }
    html += QStringLiteral("<h3>%1</h3><table>").arg(HelpTr::tr("In the maps"));
    html += keyRow(HelpTr::tr("wheel, + −"), HelpTr::tr("zoom around the pointer or the middle"));
    html += keyRow(HelpTr::tr("drag, ← →"), HelpTr::tr("move along the bytes"));
    html += keyRow(HelpTr::tr("Home, End"), HelpTr::tr("go to the ends"));
    html += keyRow(HelpTr::tr("0"), HelpTr::tr("show everything"));
    html += keyRow(HelpTr::tr("Tab, Shift+Tab"), HelpTr::tr("walk the extents"));
    html += keyRow(HelpTr::tr("Shift+drag"), HelpTr::tr("choose a range"));
    html += QStringLiteral("</table><h3>%1</h3><table>").arg(HelpTr::tr("In the bytes"));
    html += keyRow(HelpTr::tr("Shift+arrows"), HelpTr::tr("mark bytes"));
    html += keyRow(QKeySequence(QKeySequence::Copy).toString(QKeySequence::NativeText),
                   HelpTr::tr("copy them as shown"));
    html += QStringLiteral("</table>");
    helpWindow(parent, name, HelpTr::tr("Keyboard shortcuts"))->setHtml(html);
}

void showGlossary(QWidget* parent) {
    const QString name = QStringLiteral("glossary");
    if (raised(parent, name))
        return;
    auto* filter = new QLineEdit;
    filter->setPlaceholderText(HelpTr::tr("Find a word…"));
    filter->setAccessibleName(HelpTr::tr("Find a word"));
    filter->setClearButtonEnabled(true);
    auto* page = helpWindow(parent, name, HelpTr::tr("Glossary"), filter);
    const auto fill = [page](const QString& wanted) {
        QString html;
        for (const QString& term : glossary::terms()) {
            const QString meaning = glossary::definition(term);
            if (!wanted.isEmpty() && !term.contains(wanted, Qt::CaseInsensitive) &&
                !meaning.contains(wanted, Qt::CaseInsensitive))
                continue;
            html += QStringLiteral("<p><b>%1</b><br>%2</p>")
                        .arg(term.toHtmlEscaped(), meaning.toHtmlEscaped());
        }
        if (html.isEmpty())
            html = QStringLiteral("<p style='color:%1'>%2</p>")
                       .arg(grey(page), HelpTr::tr("No word like this is explained here."));
        page->setHtml(html);
    };
    QObject::connect(filter, &QLineEdit::textChanged, page, fill);
    fill({});
    filter->setFocus();
}

void showAbout(QWidget* parent) {
    const QString name = QStringLiteral("about");
    if (raised(parent, name))
        return;
    const QString html =
        QStringLiteral("<h2>Daxscope</h2><p>%1</p><p>%2</p><p style='color:%3'>%4<br>%5</p>")
            .arg(HelpTr::tr("Opens btrfs images that lie in persistent memory, or in a file that "
                            "stands for it, and shows where every byte of them is, who shares it, "
                            "and what copy-on-write does to it."),
                 HelpTr::tr("Every figure says whether it was measured, computed from a model, or "
                            "emulated."),
                 grey(parent),
                 HelpTr::tr("Version %1, with Qt %2")
                     .arg(QCoreApplication::applicationVersion().isEmpty()
                              ? QStringLiteral("0.1")
                              : QCoreApplication::applicationVersion(),
                          QString::fromLatin1(qVersion())),
                 HelpTr::tr("Free software under the MIT licence."));
    auto* page = helpWindow(parent, name, HelpTr::tr("About Daxscope"));
    page->setHtml(html);
    const int em = page->fontMetrics().height();
    page->window()->resize(em * 28, em * 20);
}

}  // namespace daxscope::ui

// The window's side of imports and exports: choosing files, progress in the strip, what was left out.
#include <QAction>
#include <QFileDialog>
#include <QMessageBox>

#include "ui/files_view.h"
#include "ui/main_window.h"
#include "ui/message_strip.h"
#include "ui/operating.h"
#include "ui/transfers.h"

namespace daxscope::ui {

void MainWindow::buildTransfers() {
    importFolder_ = new QAction(tr("Import a folder…"), this);
    importFolder_->setObjectName(QStringLiteral("importFolder"));
    connect(importFolder_, &QAction::triggered, this, [this] { chooseImport(true); });
    connect(files_, &FilesView::filesDropped, this,
            [this](const QStringList& files, const std::string& directory) {
                if (const QString whyNot = operating_->whyNot(); !whyNot.isEmpty())
                    strip_->showError(tr("Nothing was imported"), whyNot, {}, {});
                else
                    transfers_->importFiles(files, directory);
            });
    files_->dragOutBy([this](const std::string& path) { return transfers_->copiesOf(path); });
    connect(strip_, &MessageStrip::cancelled, transfers_, &Transfers::cancel);
    connect(transfers_, &Transfers::slow, strip_, &MessageStrip::showProgress);
    connect(transfers_, &Transfers::finished, this, &MainWindow::showLeftOut);
    connect(transfers_, &Transfers::failed, this,
            [this](const QString& title, int code, const QString& what) {
                if (code == ECANCELED)
                    strip_->showNotice(tr("%1 was cancelled").arg(title), what);
                else
                    strip_->showError(tr("%1 failed").arg(title), withErrorName(code, what), {},
                                      adviceForOperation(code));
            });
}

void MainWindow::chooseImport(bool folder) {
    const std::string directory = choice().directory;
    auto* dialog = new QFileDialog(this, folder ? tr("Import a folder") : tr("Import files"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(QStringLiteral("importDialog"));
    dialog->setFileMode(folder ? QFileDialog::Directory : QFileDialog::ExistingFiles);
    dialog->setOption(QFileDialog::ShowDirsOnly, folder);
    dialog->setLabelText(QFileDialog::Accept, tr("Import"));
    connect(dialog, &QFileDialog::filesSelected, this, [this, directory](const QStringList& files) {
        transfers_->importFiles(files, directory);
    });
    dialog->open();
}

void MainWindow::chooseExportTarget() {
    const std::string path = choice().path;
    auto* dialog = new QFileDialog(this, tr("Export into the folder"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(QStringLiteral("exportDialog"));
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setLabelText(QFileDialog::Accept, tr("Export"));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, path](const QString& folder) { transfers_->exportFile(path, folder); });
    dialog->open();
}

void MainWindow::showLeftOut(const QString& title, const QString& summary,
                             const QStringList& leftOut) {
    constexpr qsizetype atOnce = 8;
    strip_->showNotice(title, summary);
    if (leftOut.isEmpty())
        return;
    auto* box = new QMessageBox(this);
    box->setObjectName(QStringLiteral("leftOut"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setText(tr("%1: %2.").arg(title, summary));
    QString lines = leftOut.mid(0, atOnce).join(QLatin1Char('\n'));
    if (leftOut.size() > atOnce)
        lines += QLatin1Char('\n') + tr("… and %1 more, below").arg(leftOut.size() - atOnce);
    box->setInformativeText(tr("Left out:") + QLatin1Char('\n') + lines);
    if (leftOut.size() > atOnce)
        box->setDetailedText(leftOut.join(QLatin1Char('\n')));
    box->open();
}

}  // namespace daxscope::ui

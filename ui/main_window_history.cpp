// The window's side of going back: undo, with a question where much would be lost at once, and the list of moments.
#include <QAction>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>

#include "ui/main_window.h"
#include "ui/message_strip.h"
#include "ui/moments_view.h"
#include "ui/operating.h"
#include "ui/panel.h"
#include "ui/report_words.h"
#include "ui/text.h"

namespace daxscope::ui {

void MainWindow::undo() {
    const session::Operation& operation = *session::findOperation("undo");
    const scene::History& history = present_->info.history;
    if (history.byMoments) {
        operating_->apply(operation, {});
        return;
    }
    constexpr std::size_t atOnce = 8;
    auto* box = new QMessageBox(this);
    box->setObjectName(QStringLiteral("undoAll"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    const QString name = QFileInfo(QString::fromStdString(scene_->info.path)).fileName();
    box->setText(tr("Undo everything that was done to “%1” since the last commit?").arg(name));
    QString lines;
    const std::size_t count = history.uncommitted.size();
    const std::size_t from = count > atOnce ? count - atOnce : 0;
    for (std::size_t i = count; i-- > from;)
        lines += QLatin1Char('\n') + shown(history.uncommitted[i]);
    const quint64 others = std::max<quint64>(operating_->changes(), count) - (count - from);
    if (others != 0)
        lines += QLatin1Char('\n') +
                 (lines.isEmpty() ? tr("%1 changes").arg(others) : tr("… and %1 more").arg(others));
    QString text = tr("Lost at once, and for good (an image that is no scratch image cannot go "
                      "forward again):") +
                   lines;
    if (history.inPlace != 0)
        text += QStringLiteral("\n\n") +
                tr("%1 stay as they are: they were overwritten where they lie (files without "
                   "copy-on-write, immutable ones, MAP_SYNC).")
                    .arg(sized(history.inPlace));
    box->setInformativeText(text);
    auto* all = box->addButton(tr("&Undo all"), QMessageBox::DestructiveRole);
    all->setObjectName(QStringLiteral("undoAllButton"));
    box->setDefaultButton(box->addButton(QMessageBox::Cancel));
    connect(box, &QMessageBox::buttonClicked, this,
            [this, all, &operation](const QAbstractButton* clicked) {
                if (clicked == all)
                    operating_->apply(operation, {});
            });
    box->open();
}

/// The list of moments, below what is shared: only of images that keep them.
void MainWindow::buildMoments() {
    moments_ = new MomentsView;
    momentsPanel_ = new Panel(QStringLiteral("moments"), tr("Moments"), moments_);
    momentsPanel_->setSubtitle(tr("states to come back to"));
    connect(moments_, &MomentsView::chosen, this, [this](quint64 moment) {
        session::Arguments arguments;
        arguments.set("moment", moment);
        operating_->apply(*session::findOperation("restart"), arguments);
    });
}

bool MainWindow::keepsMoments() const {
    return present_ != nullptr && present_->info.history.byMoments;
}

void MainWindow::updateMoments() {
    moments_->setHistory(keepsMoments() ? present_->info.history : scene::History());
    showPanels();
}

void MainWindow::showMoments() {
    shower(momentsPanel_)->setChecked(true);
    momentsPanel_->focusContent();
}

/// What went with it is told; that the image is another one is to be seen.
void MainWindow::showRestarted(const session::RestartReport& report) {
    if (report.ended.empty() && report.inPlace == 0)
        return strip_->dismiss();
    strip_->showNotice(tr("The image went back"), sentenceOf(report));
}

}  // namespace daxscope::ui

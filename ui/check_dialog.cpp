#include "ui/check_dialog.h"

#include <QApplication>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QEvent>
#include <QHeaderView>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <cerrno>

#include "ui/language.h"
#include "ui/text.h"
#include "ui/text_label.h"
#include "ui/theme.h"

namespace daxscope::ui {

namespace {

constexpr int deviceRole = Qt::UserRole;
constexpr int kindRole = Qt::UserRole + 1;

QString titleOf(check::Kind kind) {
    QString word = inLanguage(check::wordFor(kind));
    word.replace(QLatin1Char('-'), QLatin1Char(' '));
    return word.left(1).toUpper() + word.mid(1);
}

}  // namespace

CheckDialog::CheckDialog(Backend* backend, QWidget* parent)
    : QDialog(parent),
      backend_(backend),
      verdict_(new TextLabel(Voice::Title)),
      detail_(new TextLabel(Voice::Small)),
      bar_(new QProgressBar),
      list_(new QTreeWidget),
      meaning_(new TextLabel(Voice::Normal)),
      notes_(new TextLabel(Voice::Small)) {
    setWindowTitle(tr("Check"));
    setObjectName(QStringLiteral("check"));
    setAttribute(Qt::WA_DeleteOnClose);
    const int em = QFontMetrics(QApplication::font()).height();
    detail_->setWordWrap(true);
    meaning_->setWordWrap(true);
    notes_->setWordWrap(true);
    bar_->setTextVisible(false);
    bar_->setAccessibleName(tr("Progress of the check"));
    list_->setAccessibleName(tr("What is wrong"));
    list_->setHeaderLabels({tr("Where"), tr("What")});
    list_->setRootIsDecorated(true);
    list_->setTextElideMode(Qt::ElideMiddle);
    list_->setFrameShape(QFrame::NoFrame);
    list_->setSelectionMode(QAbstractItemView::SingleSelection);
    list_->header()->setStretchLastSection(true);
    list_->setColumnWidth(0, em * 21);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    again_ = buttons->addButton(tr("Check &again"), QDialogButtonBox::ActionRole);
    stop_ = buttons->addButton(tr("&Stop"), QDialogButtonBox::ActionRole);
    copy_ = buttons->addButton(tr("&Copy"), QDialogButtonBox::ActionRole);
    for (QAbstractButton* button : buttons->buttons())
        qobject_cast<QPushButton*>(button)->setAutoDefault(false);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(em, em, em, em);
    column->setSpacing(em / 2);
    column->addWidget(verdict_);
    column->addWidget(detail_);
    column->addWidget(bar_);
    column->addWidget(list_, 1);
    column->addWidget(meaning_);
    column->addWidget(notes_);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    connect(again_, &QPushButton::clicked, this, &CheckDialog::begin);
    connect(stop_, &QPushButton::clicked, this, [this] { backend_->cancel(job_); });
    connect(copy_, &QPushButton::clicked, this, &CheckDialog::copy);
    connect(backend_, &Backend::progress, this, &CheckDialog::showProgress);
    connect(backend_, &Backend::checkReady, this, &CheckDialog::showReport);
    connect(backend_, &Backend::failed, this, &CheckDialog::showFailure);
    connect(list_, &QTreeWidget::currentItemChanged, this, &CheckDialog::choose);
    begin();
    place();
}

CheckDialog::~CheckDialog() {
    if (job_ != 0)
        backend_->cancel(job_);
}

void CheckDialog::begin() {
    report_.reset();
    list_->clear();
    list_->hide();
    meaning_->hide();
    notes_->hide();
    verdict_->setText(tr("Checking…"));
    detail_->setText(
        tr("Everything is read, and each account held against the others. Other work waits "
           "meanwhile."));
    bar_->setRange(0, 0);
    bar_->show();
    again_->hide();
    copy_->hide();
    stop_->show();
    job_ = backend_->check();
}

void CheckDialog::end() {
    job_ = 0;
    bar_->hide();
    stop_->hide();
    again_->show();
}

void CheckDialog::showProgress(Job job, double fraction, const QString& doing) {
    if (job != job_)
        return;
    detail_->setText(doing);
    bar_->setRange(0, fraction < 0 ? 0 : 1000);
    bar_->setValue(qRound(fraction * 1000));
}

void CheckDialog::showReport(Job job, const scene::CheckReportPtr& report) {
    if (job != job_)
        return;
    end();
    report_ = report;
    verdict_->setText(report->clean()      ? tr("Clean: everything is sound")
                      : report->total == 1 ? tr("1 finding")
                                           : tr("%1 findings").arg(grouped(report->total)));
    detail_->setText(tr("Looked at: %1 tree blocks, %2 extents, %3 inodes, %4 of data")
                         .arg(grouped(report->treeBlocks), grouped(report->extents),
                              grouped(report->inodes), sized(report->dataBytes)));
    fill();
    place();
}

void CheckDialog::fill() {
    const Theme theme = Theme::fromPalette(QApplication::palette());
    QPalette colours = QApplication::palette();
    colours.setColor(QPalette::HighlightedText, theme.text);
    list_->setPalette(colours);
    const QSize row(0, QFontMetrics(QApplication::font()).height() * 3 / 2);
    list_->clear();
    std::array<QTreeWidgetItem*, check::kinds> groups{};
    for (const check::Finding& finding : report_->findings) {
        QTreeWidgetItem*& group = groups.at(static_cast<std::size_t>(finding.kind));
        if (group == nullptr) {
            group = new QTreeWidgetItem(list_, {titleOf(finding.kind)});
            group->setData(0, kindRole, static_cast<int>(finding.kind));
            QFont font = QApplication::font();
            font.setWeight(QFont::DemiBold);
            group->setFont(0, font);
            group->setSizeHint(0, row);
        }
        const QStringList texts = {inLanguage(finding.where), inLanguage(finding.what)};
        auto* item = new QTreeWidgetItem(group, texts);
        item->setToolTip(0, texts[0]);
        item->setToolTip(1, texts[1]);
        item->setSizeHint(0, row);
        item->setData(0, kindRole, static_cast<int>(finding.kind));
        if (finding.device)
            item->setData(0, deviceRole, static_cast<qulonglong>(*finding.device));
    }
    list_->expandAll();
    if (list_->topLevelItemCount() != 0)
        list_->setCurrentItem(list_->topLevelItem(0));
    list_->setVisible(!report_->clean());
    copy_->setVisible(!report_->clean());
    QStringList notes;
    if (report_->total > report_->findings.size())
        notes << tr("%1 more are not listed.")
                     .arg(static_cast<qulonglong>(report_->total - report_->findings.size()));
    for (const std::string& note : report_->notes)
        notes << inLanguage(note) + QLatin1Char('.');
    notes_->setText(notes.join(QLatin1Char('\n')));
    notes_->setVisible(!notes.isEmpty());
}

void CheckDialog::choose(const QTreeWidgetItem* item) {
    meaning_->setVisible(item != nullptr);
    if (item == nullptr)
        return;
    meaning_->setText(
        inLanguage(check::meaningOf(static_cast<check::Kind>(item->data(0, kindRole).toInt()))));
    if (const QVariant device = item->data(0, deviceRole); device.isValid())
        emit placeChosen(device.toULongLong());
}

/// No larger than what it has to say, and below the device map, where findings are shown.
void CheckDialog::place() {
    const int em = QFontMetrics(QApplication::font()).height();
    const bool list = report_ && !report_->clean();
    resize(em * 56, list ? em * 24 : layout()->minimumSize().height());
    if (const QWidget* above = parentWidget(); above != nullptr)
        move(above->x() + (above->width() - width()) / 2,
             above->y() + above->height() - height() - em * 3);
}

void CheckDialog::showFailure(Job job, int code, const QString& what, const QString& where) {
    if (job != job_)
        return;
    end();
    verdict_->setText(code == ECANCELED ? tr("Stopped") : tr("The image could not be checked"));
    detail_->setText(code == ECANCELED ? tr("Nothing was found out about the rest.")
                     : where.isEmpty() ? what
                                       : tr("%1 (%2)").arg(what, where));
}

void CheckDialog::copy() const {
    QStringList lines;
    for (const check::Finding& finding : report_->findings)
        lines << tr("%1: %2").arg(inLanguage(finding.where), inLanguage(finding.what));
    QApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
}

void CheckDialog::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintDialogGround(painter, rect(), Theme::fromPalette(palette()));
}

bool CheckDialog::event(QEvent* event) {
    if ((event->type() == QEvent::ApplicationPaletteChange || fontChanged(event)) && report_)
        fill();
    return QDialog::event(event);
}

}  // namespace daxscope::ui

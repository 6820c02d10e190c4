#include "ui/welcome_page.h"

#include <QApplication>
#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/recent_files.h"
#include "ui/text_label.h"
#include "ui/theme.h"
#include "ui/welcome_art.h"

namespace daxscope::ui {

namespace {

/// One recent file: its name, its folder in grey; the whole row is the button.
class RecentRow : public QAbstractButton {
public:
    RecentRow(const QString& path, bool missing) : missing_(missing) {
        const QFileInfo file(path);
        name_ = file.fileName();
        folder_ =
            missing ? WelcomePage::tr("is not there any more · %1").arg(file.path()) : file.path();
        setText(path);
        setAccessibleName(missing ? WelcomePage::tr("%1, missing").arg(path) : path);
        setToolTip(path.toHtmlEscaped());
        setFocusPolicy(Qt::StrongFocus);
        setAttribute(Qt::WA_Hover);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        setEnabled(!missing);
        if (!missing)
            setCursor(Qt::PointingHandCursor);
    }
    [[nodiscard]] QSize sizeHint() const override {
        const int em = fontMetrics().height();
        return {em * 24, qRound(em * 1.8)};
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const Theme theme = Theme::fromPalette(palette());
        const qreal em = fontMetrics().height();
        const QRectF box = QRectF(rect()).adjusted(1, 1, -1, -1);
        if (isEnabled() && underMouse()) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(mixed(theme.background, theme.selection, 0.7));
            painter.drawRoundedRect(box, em * 0.3, em * 0.3);
        }
        if (hasFocus()) {
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(theme.accent, 2));
            painter.drawRoundedRect(box, em * 0.3, em * 0.3);
        }
        QRectF area = QRectF(rect()).adjusted(em * 0.5, 0, -em * 0.5, 0);
        const QFontMetricsF metrics(font());
        painter.setPen(missing_ ? theme.secondary : theme.text);
        const QString name = metrics.elidedText(name_, Qt::ElideMiddle, area.width() * 0.55);
        painter.drawText(area, Qt::AlignVCenter | Qt::TextSingleLine, name);
        area.setLeft(area.left() + metrics.horizontalAdvance(name) + em * 0.75);
        const QFont small = smallFont(font());
        painter.setFont(small);
        painter.setPen(theme.secondary);
        painter.drawText(area, Qt::AlignVCenter | Qt::TextSingleLine,
                         QFontMetricsF(small).elidedText(folder_, Qt::ElideMiddle, area.width()));
    }

private:
    QString name_;
    QString folder_;
    bool missing_;
};

}  // namespace

WelcomePage::WelcomePage(RecentFiles* recent, QWidget* parent)
    : QWidget(parent),
      recent_(recent),
      sheet_(new QWidget),
      column_(new QVBoxLayout(sheet_)),
      head_(new QVBoxLayout),
      buttons_(new QHBoxLayout),
      tour_(new QPushButton(tr("Take the tour"))),
      lesson_(new QPushButton(tr("Start a lesson"))),
      scratch_(new QPushButton(tr("New scratch image"))),
      open_(new QPushButton(tr("Open an image…"))),
      list_(new QWidget),
      recentTitle_(new TextLabel(Voice::Title, tr("Recent"))),
      hint_(new TextLabel(Voice::Small)) {
    setAccessibleName(tr("Welcome"));
    auto* lead = new TextLabel(
        Voice::Lead, tr("See how a copy-on-write filesystem lies in persistent memory: which files "
                        "and snapshots share which bytes, and where every block went."));
    lead->setWordWrap(true);
    tour_->setObjectName(QStringLiteral("tour"));
    tour_->setDefault(true);
    tour_->setAutoDefault(true);
    tour_->setToolTip(
        tr("Opens a small image that comes with Daxscope: snapshots, shared files, "
           "holes, a fragmented file"));
    lesson_->setObjectName(QStringLiteral("startLesson"));
    lesson_->setAutoDefault(false);
    lesson_->setToolTip(
        tr("Short lessons on images of their own: predict, do, see what the engine did"));
    scratch_->setObjectName(QStringLiteral("newScratch"));
    scratch_->setAutoDefault(false);
    scratch_->setToolTip(
        tr("Makes an empty image in memory to try things on; gone when it is closed, unless a copy "
           "is saved"));
    open_->setObjectName(QStringLiteral("openImage"));
    open_->setAutoDefault(false);
    for (QPushButton* button : {tour_, lesson_, scratch_, open_})
        buttons_->addWidget(button);
    buttons_->addStretch(1);
    new QVBoxLayout(list_);
    // All but the list stand in by the padding of its rows, so that texts align.
    head_->addWidget(new WelcomeArt);
    head_->addWidget(new TextLabel(Voice::Heading, tr("Daxscope")));
    head_->addWidget(lead);
    head_->addLayout(buttons_);
    head_->addWidget(recentTitle_);
    column_->addLayout(head_);
    column_->addWidget(list_);
    column_->addWidget(hint_);
    auto* row = new QHBoxLayout(this);
    auto* middle = new QVBoxLayout;
    middle->addStretch(2);
    middle->addWidget(sheet_);
    middle->addStretch(3);
    row->addStretch(1);
    row->addLayout(middle, 0);
    row->addStretch(1);
    connect(tour_, &QPushButton::clicked, this, &WelcomePage::tourWanted);
    connect(lesson_, &QPushButton::clicked, this,
            [this] { emit lessonsWanted(lesson_->mapToGlobal(QPoint(0, lesson_->height()))); });
    connect(scratch_, &QPushButton::clicked, this, &WelcomePage::scratchWanted);
    connect(open_, &QPushButton::clicked, this, &WelcomePage::openWanted);
    connect(recent_, &RecentFiles::changed, this, &WelcomePage::fillRecent);
    measure();
    fillRecent();
    setDropping(false);
}

void WelcomePage::measure() {
    const qreal em = QFontMetricsF(QApplication::font()).height();
    // Wider when the buttons are, in another language.
    const int margins = 2 * qRound(em * 0.5);
    sheet_->setFixedWidth(std::max(qRound(em * 34), buttons_->sizeHint().width() + margins));
    column_->setContentsMargins(0, 0, 0, 0);
    column_->setSpacing(qRound(em * 0.4));
    head_->setSpacing(qRound(em * 0.9));
    head_->setContentsMargins(qRound(em * 0.5), 0, qRound(em * 0.5), 0);
    list_->layout()->setSpacing(0);
    list_->layout()->setContentsMargins(0, 0, 0, 0);
    recentTitle_->setContentsMargins(0, qRound(em * 0.8), 0, 0);
    hint_->setContentsMargins(qRound(em * 0.5), qRound(em * 0.6), 0, 0);
}

bool WelcomePage::event(QEvent* event) {
    if (fontChanged(event))
        measure();
    return QWidget::event(event);
}

void WelcomePage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    fillRecent();  // files may have come or gone
}

void WelcomePage::fillRecent() {
    while (QLayoutItem* item = list_->layout()->takeAt(0)) {
        if (item->widget() != nullptr)
            item->widget()->deleteLater();
        delete item;
    }
    const QStringList paths = recent_->paths();
    for (const QString& path : paths) {
        const bool missing = !QFileInfo::exists(path);
        auto* line = new QWidget;
        auto* row = new QHBoxLayout(line);
        row->setContentsMargins(0, 0, 0, 0);
        auto* button = new RecentRow(path, missing);
        connect(button, &QAbstractButton::clicked, this, [this, path] { emit fileWanted(path); });
        auto* remove = new QPushButton(QStringLiteral("×"));
        remove->setFlat(true);
        remove->setAutoDefault(false);
        remove->setToolTip(tr("Take it from this list; the file stays"));
        remove->setAccessibleName(tr("Remove %1 from the list").arg(path));
        remove->setFixedWidth(qRound(fontMetrics().height() * 1.8));
        connect(remove, &QPushButton::clicked, this, [this, path] {
            // Later: the button that was clicked goes with it.
            QMetaObject::invokeMethod(
                recent_, [this, path] { recent_->remove(path); }, Qt::QueuedConnection);
        });
        row->addWidget(button, 1);
        row->addWidget(remove);
        list_->layout()->addWidget(line);
    }
    recentTitle_->setVisible(!paths.isEmpty());
    list_->setVisible(!paths.isEmpty());
}

void WelcomePage::setDropping(bool dropping) {
    dropping_ = dropping;
    hint_->setText(dropping ? tr("Let go to open it.")
                            : tr("Or drop an image file anywhere here."));
    update();
}

void WelcomePage::focusFirst() { tour_->setFocus(Qt::OtherFocusReason); }

void WelcomePage::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Theme theme = Theme::fromPalette(palette());
    painter.fillRect(rect(), theme.background);
    if (!dropping_)
        return;
    const qreal em = fontMetrics().height();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.accent, em * 0.12, Qt::DashLine));
    painter.setBrush(mixed(theme.background, theme.selection, 0.5));
    painter.drawRoundedRect(QRectF(rect()).adjusted(em, em, -em, -em), em * 0.6, em * 0.6);
}

}  // namespace daxscope::ui

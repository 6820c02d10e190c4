#include "ui/settings_dialog.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QSettings>
#include <QSpinBox>
#include <QVBoxLayout>

#include "ui/language.h"
#include "ui/operating.h"
#include "ui/text_label.h"

namespace daxscope::ui {

namespace {

QString key() { return QStringLiteral("commit/seconds"); }
QString momentsKey() { return QStringLiteral("moments/bytes"); }

constexpr quint64 MiB = 1ULL << 20;
constexpr quint64 usualMoments = 512 * MiB;
constexpr int leastMoments = 16;
constexpr int mostMoments = 65536;

}  // namespace

SettingsDialog::SettingsDialog(std::chrono::seconds interval, quint64 momentBytes, QWidget* parent)
    : QDialog(parent), automatic_(new QCheckBox(tr("&Commit by itself"))), seconds_(new QSpinBox) {
    setWindowTitle(tr("Settings"));
    setObjectName(QStringLiteral("settings"));
    setAttribute(Qt::WA_DeleteOnClose);
    const int em = QFontMetrics(QApplication::font()).height();
    const bool on = interval.count() > 0;
    automatic_->setObjectName(QStringLiteral("automatic"));
    automatic_->setChecked(on);
    seconds_->setObjectName(QStringLiteral("seconds"));
    seconds_->setRange(1, 3600);
    seconds_->setSuffix(tr(" s"));
    seconds_->setAccessibleName(tr("Seconds from the first change to the commit"));
    seconds_->setValue(static_cast<int>(
        on ? interval.count() : std::chrono::seconds(Operating::usualInterval).count()));
    seconds_->setEnabled(on);
    auto* row = new QHBoxLayout;
    row->addWidget(automatic_);
    row->addWidget(seconds_);
    row->addWidget(new TextLabel(Voice::Normal, tr("after the first change")));
    row->addStretch(1);
    auto* why = new TextLabel(
        Voice::Small,
        tr("A commit makes all changes durable together. Until then the image is as the last "
           "commit left it for whoever opens it, and what is freed is not used again. The kernel "
           "commits every 30 seconds."));
    why->setWordWrap(true);
    auto* memory = new QSpinBox;
    memory->setObjectName(QStringLiteral("momentMemory"));
    memory->setRange(leastMoments, mostMoments);
    memory->setSuffix(tr(" MiB"));
    memory->setAccessibleName(tr("Memory for moments"));
    memory->setValue(static_cast<int>(momentBytes / MiB));
    auto* memoryRow = new QHBoxLayout;
    memoryRow->addWidget(new TextLabel(Voice::Normal, tr("At most")));
    memoryRow->addWidget(memory);
    memoryRow->addStretch(1);
    auto* memoryWhy = new TextLabel(
        Voice::Small,
        tr("Of a scratch image every state can be looked at and gone back to. What has changed "
           "since is kept in memory; when there is more, the oldest states go."));
    memoryWhy->setWordWrap(true);
    connect(memory, &QSpinBox::valueChanged, this,
            [this](int value) { emit momentBytesChanged(static_cast<quint64>(value) * MiB); });
    auto* spoken = new QComboBox;
    spoken->setObjectName(QStringLiteral("language"));
    spoken->setAccessibleName(tr("Language"));
    spoken->addItem(tr("As the desktop"), QString());
    for (const Language& each : languages())
        spoken->addItem(each.name, each.code);
    spoken->setCurrentIndex(std::max(0, spoken->findData(chosenLanguage())));
    auto* languageRow = new QHBoxLayout;
    languageRow->addWidget(spoken);
    languageRow->addStretch(1);
    auto* languageWhy = new TextLabel(
        Voice::Small,
        tr("For the window, the lessons and the handbook, from the next start of the program on. "
           "Scripts and the command line are in English."));
    languageWhy->setWordWrap(true);
    connect(spoken, &QComboBox::currentIndexChanged, this,
            [spoken] { chooseLanguage(spoken->currentData().toString()); });
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(em, em, em, em);
    column->setSpacing(em * 3 / 4);
    column->addWidget(new TextLabel(Voice::Title, tr("Commits")));
    column->addLayout(row);
    column->addWidget(why);
    column->addSpacing(em / 2);
    column->addWidget(new TextLabel(Voice::Title, tr("Moments")));
    column->addLayout(memoryRow);
    column->addWidget(memoryWhy);
    column->addSpacing(em / 2);
    column->addWidget(new TextLabel(Voice::Title, tr("Language")));
    column->addLayout(languageRow);
    column->addWidget(languageWhy);
    column->addWidget(buttons);
    setMinimumWidth(em * 30);
    const auto tell = [this] {
        seconds_->setEnabled(automatic_->isChecked());
        emit intervalChanged(std::chrono::seconds(automatic_->isChecked() ? seconds_->value() : 0));
    };
    connect(automatic_, &QCheckBox::toggled, this, tell);
    connect(seconds_, &QSpinBox::valueChanged, this, tell);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
}

std::chrono::seconds savedInterval() {
    const QVariant saved = QSettings().value(key());
    bool number = false;
    const int seconds = saved.toInt(&number);
    return number && seconds >= 0 ? std::chrono::seconds(seconds) : Operating::usualInterval;
}

void saveInterval(std::chrono::seconds interval) {
    QSettings().setValue(key(), static_cast<int>(interval.count()));
}

quint64 savedMomentBytes() {
    bool number = false;
    const quint64 bytes = QSettings().value(momentsKey()).toULongLong(&number);
    return number && bytes >= leastMoments * MiB && bytes <= mostMoments * MiB ? bytes
                                                                               : usualMoments;
}

void saveMomentBytes(quint64 bytes) { QSettings().setValue(momentsKey(), bytes); }

}  // namespace daxscope::ui

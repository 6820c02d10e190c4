#include "ui/inspector.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QButtonGroup>
#include <QEvent>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QListView>
#include <QPainter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "ui/chip.h"
#include "ui/decoded_view.h"
#include "ui/facts_view.h"
#include "ui/hex_view.h"
#include "ui/inspector_facts.h"
#include "ui/note_row.h"
#include "ui/owners_list.h"
#include "ui/panel.h"
#include "ui/text.h"
#include "ui/text_label.h"

namespace daxscope::ui {

namespace {

QString lastPart(const std::string& path) { return shown(path.substr(path.find_last_of('/') + 1)); }

}  // namespace

Inspector::Inspector(Backend* backend, Linked* linked, QWidget* parent)
    : QWidget(parent),
      backend_(backend),
      linked_(linked),
      pages_(new QStackedWidget),
      facts_(new FactsView),
      ownersBox_(new QWidget),
      ownersTitle_(new TextLabel(Voice::Title)),
      ownersList_(new QListView),
      ownersModel_(new OwnersModel(this)),
      decoded_(new DecodedView),
      bytes_(new HexView),
      blockTitle_(new TextLabel(Voice::Small)),
      bytesTitle_(new TextLabel(Voice::Small)) {
    setAccessibleName(tr("Inspector"));
    ownersTitle_->setWordWrap(true);
    ownersList_->setModel(ownersModel_);
    ownersList_->setItemDelegate(new NoteRowDelegate(ownersList_));
    ownersList_->setFrameShape(QFrame::NoFrame);
    ownersList_->setUniformItemSizes(true);
    ownersList_->setMouseTracking(true);
    ownersList_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    ownersList_->setAccessibleName(tr("Owners"));
    ownersList_->setTabKeyNavigation(false);

    auto* ownersColumn = new QVBoxLayout(ownersBox_);
    ownersColumn->setSpacing(0);
    ownersColumn->addWidget(ownersTitle_);
    ownersColumn->addWidget(ownersList_, 1);
    auto* factsPage = new QWidget;
    auto* factsColumn = new QVBoxLayout(factsPage);
    factsColumn->setContentsMargins(0, 0, 0, 0);
    factsColumn->setSpacing(0);
    factsColumn->addWidget(facts_, 1);
    factsColumn->addWidget(ownersBox_);
    ownersList_->setSizeAdjustPolicy(QAbstractScrollArea::AdjustToContents);
    ownersList_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    const auto page = [](TextLabel* title, QWidget* view) {
        auto* sheet = new QWidget;
        auto* column = new QVBoxLayout(sheet);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(0);
        title->setElide(Qt::ElideRight);
        column->addWidget(title);
        column->addWidget(view, 1);
        return sheet;
    };
    pages_->addWidget(factsPage);
    pages_->addWidget(page(blockTitle_, decoded_));
    pages_->addWidget(page(bytesTitle_, bytes_));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(pages_);
    measure();

    connect(linked_, &Linked::selectionChanged, this, &Inspector::selectionChanged);
    connect(backend_, &Backend::ownersReady, this, [this](Job job, const OwnersPtr& owners) {
        if (job != ownersJob_)
            return;
        owners_ = owners;
        refresh();
    });
    connect(backend_, &Backend::blockReady, this, [this](Job job, const BlockDumpPtr& block) {
        if (job != blockJob_)
            return;
        block_ = block;
        refresh();
    });
    connect(backend_, &Backend::failed, this,
            [this](Job job, int, const QString& what, const QString& where) {
                if (job != blockJob_ || blockJob_ == 0)
                    return;
                blockTitle_->setText(where.isEmpty() ? what : tr("%1 (%2)").arg(what, where));
                bytesTitle_->setText(blockTitle_->text());
            });
    const auto choose = [this](const QModelIndex& index) {
        const auto* owner = ownersModel_->owner(index);
        if (owner != nullptr && !owner->isTree)
            emit ownerChosen({owner->root, owner->inode},
                             QString::fromStdString(ownersModel_->path(index)), owner->offset);
    };
    connect(decoded_, &DecodedView::addressWanted, this, &Inspector::followAddress);
    connect(ownersList_, &QListView::clicked, this, choose);
    connect(ownersList_, &QListView::activated, this, choose);
    refresh();
}

void Inspector::measure() {
    const qreal em = QFontMetricsF(QApplication::font()).height();
    const int side = qRound(em * 0.75);
    ownersTitle_->setContentsMargins(side, qRound(em * 0.35), side, qRound(em * 0.35));
    ownersBox_->layout()->setContentsMargins(0, 0, 0, 0);
    // One owner is seen whatever happens; of many, as many as leave some facts in sight.
    ownersList_->setMinimumHeight(qRound(em * 1.6));
    ownersBox_->setMinimumHeight(qRound(em * 3.6));
    facts_->setMinimumHeight(qRound(em * 7));
    for (TextLabel* title : {blockTitle_, bytesTitle_})
        title->setContentsMargins(side, qRound(em * 0.4), side, qRound(em * 0.4));
}

bool Inspector::event(QEvent* event) {
    if (fontChanged(event))
        measure();
    return QWidget::event(event);
}

void Inspector::paintEvent(QPaintEvent*) {
    QPainter(this).fillRect(rect(), Theme::fromPalette(palette()).background);
}

void Inspector::attachTo(Panel* panel) {
    panel_ = panel;
    auto* group = new QButtonGroup(this);
    chips_ = {panel->addChip(tr("facts"), tr("What is chosen, and who holds it")),
              panel->addChip(tr("decoded"), tr("The chosen tree block, field by field")),
              panel->addChip(tr("bytes"), tr("The bytes of the chosen block or extent"))};
    for (qsizetype i = 0; i < chips_.size(); ++i)
        group->addButton(chips_[i], static_cast<int>(i));
    chips_[static_cast<int>(page_)]->setChecked(true);
    connect(group, &QButtonGroup::idClicked, this,
            [this](int id) { setPage(static_cast<Page>(id)); });
    refresh();
}

void Inspector::setPage(Page page) {
    page_ = page;
    pages_->setCurrentIndex(static_cast<int>(page));
    if (!chips_.isEmpty())
        chips_[static_cast<int>(page)]->setChecked(true);
    askForBlock();
    refresh();
}

void Inspector::setScene(ScenePtr scene) {
    const bool other = !scene || !scene_ || scene->info.path != scene_->info.path;
    scene_ = std::move(scene);
    if (other) {
        owners_.reset();
        block_.reset();
        blockByte_.reset();
        ownersJob_ = blockJob_ = 0;
    }
    refresh();
}

void Inspector::setFile(FileExtentsPtr file) {
    file_ = std::move(file);
    refresh();
}

std::optional<quint64> Inspector::selectedByte() const {
    const auto& device = linked_->selection().device;
    return device ? std::optional<quint64>(device->offset) : std::nullopt;
}

std::optional<scene::DeviceExtent> Inspector::selectedExtent() const {
    const Spot& spot = linked_->selection();
    if (!scene_ || !scene_->device || !spot.device)
        return std::nullopt;
    const auto extent = scene_->device->extentAt(spot.device->offset);
    // A range that goes on beyond the extent is told as a range.
    if (extent && spot.device->end() > extent->device + extent->length)
        return std::nullopt;
    return extent;
}

void Inspector::readAgain() {
    // What is shown stays until the answers are here.
    if (const auto byte = selectedByte()) {
        ownersJob_ = backend_->readOwners(*byte);
        if (page_ != Page::Facts)
            blockJob_ = backend_->readBlock(*byte);
        else
            blockByte_.reset();
    }
    refresh();
}

void Inspector::selectionChanged() {
    owners_.reset();
    ownersJob_ = 0;
    if (const auto byte = selectedByte())
        ownersJob_ = backend_->readOwners(*byte);
    askForBlock();
    refresh();
}

void Inspector::askForBlock() {
    const auto byte = selectedByte();
    if (page_ == Page::Facts || byte == blockByte_)
        return;
    block_.reset();
    blockByte_ = byte;
    blockJob_ = byte ? backend_->readBlock(*byte) : 0;
}

void Inspector::followAddress(quint64 logical) {
    if (!scene_ || !scene_->device)
        return;
    if (const auto byte = scene_->device->toDevice(logical))
        emit byteWanted(*byte);
}

void Inspector::refresh() {
    const Spot& spot = linked_->selection();
    QString subtitle;
    std::vector<Fact> facts;
    const auto extent = selectedExtent();
    if (!scene_) {
        subtitle = {};
    } else if (extent) {
        facts = extentFacts(*extent, owners_.get(), scene_->info.generation);
        subtitle = kindName(*extent);
    } else if (spot.device && scene_->device) {
        facts = rangeFacts(*scene_->device, *spot.device, owners_.get());
        subtitle = tr("bytes from %1").arg(addressText(spot.device->offset));
    } else if (spot.file && file_) {
        facts = filePartFacts(*file_, *spot.file);
        subtitle = tr("a part of %1").arg(lastPart(file_->path));
    } else if (file_) {
        facts = fileFacts(*file_);
        subtitle = lastPart(file_->path);
    } else {
        facts = imageFacts(*scene_);
        subtitle = lastPart(scene_->info.path);
    }
    // A piece of the shown file says which one: the story goes on in every view.
    if (spot.device && spot.file && file_)
        facts.insert(facts.begin(),
                     {tr("in the file"),
                      tr("%1 at byte %2").arg(shown(file_->path), grouped(spot.file->offset)),
                      {},
                      false,
                      {}});
    facts_->setFacts(std::move(facts));

    const bool withOwners = spot.device.has_value();
    ownersBox_->setVisible(withOwners);
    facts_->setTight(withOwners);
    ownersModel_->setOwners(owners_);
    if (!owners_)
        ownersTitle_->setText(tr("Owners: being read…"));
    else if (owners_->owners.empty())
        ownersTitle_->setText(owners_->sentence.empty() ? tr("No owners")
                                                        : shown(owners_->sentence));
    else
        ownersTitle_->setText(tr("Owners of byte %1").arg(addressText(owners_->byte)));

    const bool current = block_ && blockByte_ == selectedByte();
    QString title = tr("Choose an extent or a tree block in the device map.");
    if (current)
        title = shown(block_->title);
    else if (spot.device)
        title = tr("Being read…");
    blockTitle_->setText(title);
    bytesTitle_->setText(current ? tr("%1 · %2").arg(title, addressText(block_->device)) : title);
    decoded_->setBlock(current ? block_ : nullptr);
    bytes_->setBlock(current ? block_ : nullptr);
    if (panel_ != nullptr)
        panel_->setSubtitle(subtitle);
}

QString Inspector::viewName() const { return QStringLiteral("inspector"); }

void Inspector::paintTo(QPainter& painter, const QSizeF& size, const Theme& theme,
                        const QFont& font) {
    painter.fillRect(QRectF(QPointF(), size), theme.background);
    const QFontMetricsF metrics(font);
    const qreal em = metrics.height();
    const QFont small = smallFont(font);
    const qreal names = std::min(size.width() * 0.35, em * 11);
    qreal y = em;
    for (const Fact& fact : facts_->facts()) {
        QFont valueFont = fact.mono ? monoFont(font) : font;
        const QRectF room(names + em, y, size.width() - names - em * 7, size.height());
        const QRectF need = QFontMetricsF(valueFont).boundingRect(
            room, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, fact.value);
        if (y + need.height() > size.height())
            break;
        painter.setFont(font);
        painter.setPen(theme.secondary);
        painter.drawText(QRectF(em, y, names - em, em * 1.2), Qt::AlignLeft | Qt::AlignTop,
                         metrics.elidedText(fact.name, Qt::ElideRight, names - em));
        painter.setFont(valueFont);
        painter.setPen(theme.text);
        painter.drawText(room, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, fact.value);
        if (fact.evidence) {
            painter.setFont(small);
            painter.setPen(theme.secondary);
            painter.drawText(QRectF(size.width() - em * 6, y, em * 5, em * 1.2),
                             Qt::AlignRight | Qt::AlignTop, evidenceWord(*fact.evidence));
        }
        y += std::max(em, need.height()) + em * 0.35;
    }
}

QByteArray Inspector::csv() const {
    QByteArray out = "name,value,evidence\n";
    for (const Fact& fact : facts_->facts()) {
        out += csvField(fact.name.toUtf8()) + ',' + csvField(fact.value.toUtf8()) + ',' +
               (fact.evidence ? evidenceWord(*fact.evidence).toUtf8() : QByteArray()) + '\n';
    }
    return out;
}

QByteArray Inspector::json() const {
    QJsonArray facts;
    for (const Fact& fact : facts_->facts()) {
        QJsonObject row{{QStringLiteral("name"), fact.name}, {QStringLiteral("value"), fact.value}};
        if (fact.evidence)
            row[QStringLiteral("evidence")] = evidenceWord(*fact.evidence);
        facts.append(row);
    }
    QJsonObject whole{{QStringLiteral("facts"), facts}};
    QJsonArray owners;
    for (std::size_t i = 0; owners_ && i < owners_->owners.size(); ++i) {
        const auto& owner = owners_->owners[i];
        QJsonArray paths;
        for (const auto& path : owner.paths)
            paths.append(shown(path));
        owners.append(QJsonObject{{QStringLiteral("tree"), owner.isTree},
                                  {QStringLiteral("root"), jsonInteger(owner.root)},
                                  {QStringLiteral("rootName"), shown(owner.rootName)},
                                  {QStringLiteral("inode"), jsonInteger(owner.inode)},
                                  {QStringLiteral("offset"), jsonInteger(owner.offset)},
                                  {QStringLiteral("reaches"), owner.reaches},
                                  {QStringLiteral("paths"), paths}});
    }
    if (owners_)
        whole[QStringLiteral("owners")] = owners;
    return QJsonDocument(whole).toJson();
}

QSize Inspector::sizeHint() const {
    const int em = fontMetrics().height();
    return {em * 24, em * 30};
}

}  // namespace daxscope::ui

#include "ui/loaded_page.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/action_row.h"
#include "ui/byte_edit.h"
#include "ui/operating.h"
#include "ui/operation_actions.h"
#include "ui/text.h"
#include "ui/text_label.h"

namespace daxscope::ui {

LoadedPage::LoadedPage(Backend* backend, Operating* operating, OperationActions* operations,
                       QWidget* parent)
    : QWidget(parent),
      operating_(operating),
      bytes_(new ByteEdit),
      title_(new TextLabel(Voice::Small)),
      store_(new QPushButton(tr("Store"))) {
    title_->setElide(Qt::ElideRight);
    store_->setObjectName(QStringLiteral("storeBytes"));
    store_->setAutoDefault(false);
    store_->setToolTip(tr("Store the changed bytes through the mapping (Return)"));
    auto* row = new QHBoxLayout;
    row->addWidget(title_, 1);
    row->addWidget(new ActionRow({operations->action("load"), operations->action("flush")}));
    row->addWidget(store_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(row);
    column->addWidget(bytes_, 1);
    connect(store_, &QPushButton::clicked, this, &LoadedPage::storeChanges);
    connect(bytes_, &ByteEdit::storeWanted, this, &LoadedPage::storeChanges);
    connect(bytes_, &ByteEdit::edited, this, &LoadedPage::tell);
    follow(backend);
    measure();
    tell();
}

void LoadedPage::follow(Backend* backend) {
    connect(
        operating_, &Operating::started, this,
        [this](Job job, const session::Operation* operation, const session::Arguments& arguments) {
            if (operation->name == "load")
                loads_[job] = {arguments.number("view"), arguments.number("offset")};
        });
    connect(backend, &Backend::answered, this, [this](Job job, const Answer& answer) {
        const auto found = loads_.find(job);
        if (found == loads_.end())
            return;
        loaded_ = found->second;
        loads_.erase(found);
        bytes_->setBytes(loaded_->offset, answer.bytes);
        emit arrived();
    });
    connect(backend, &Backend::failed, this, [this](Job job) { loads_.erase(job); });
    connect(
        operating_, &Operating::applied, this,
        [this](const session::Operation* operation, const session::Arguments& arguments) {
            if (operation->name != "store" || !loaded_ || arguments.number("view") != loaded_->view)
                return;
            const quint64 from = arguments.number("offset");
            const quint64 length = arguments.text("data").size();
            if (from >= loaded_->offset && from - loaded_->offset < bytes_->length())
                bytes_->settle({from - loaded_->offset, length});
        });
}

void LoadedPage::setWindows(const std::vector<WindowPages>& windows) {
    of_.clear();
    if (loaded_) {
        const auto found = std::ranges::find(
            windows, loaded_->view, [](const WindowPages& window) { return window.window().view; });
        if (found == windows.end()) {
            loaded_.reset();
            bytes_->clear();
        } else {
            of_ = tr("%1 of %2").arg(shown(found->process()), shown(found->window().path));
        }
    }
    tell();
}

void LoadedPage::clear() {
    loads_.clear();
    loaded_.reset();
    of_.clear();
    bytes_->clear();
    tell();
}

void LoadedPage::tell() {
    const std::size_t changes = bytes_->empty() ? 0 : bytes_->changes().size();
    store_->setEnabled(changes != 0);
    if (!loaded_)
        title_->setText(tr("double click a page to load it"));
    else if (changes != 0)
        title_->setText(changes == 1 ? tr("1 change to store")
                                     : tr("%1 changes to store").arg(changes));
    else
        title_->setText(tr("%1, loaded").arg(of_));
}

/// Only what was changed: another process may store beside it.
void LoadedPage::storeChanges() {
    if (!loaded_)
        return;
    const session::Operation* store = session::findOperation("store");
    for (const ByteRange& change : bytes_->changes()) {
        session::Arguments arguments;
        arguments.set("view", loaded_->view);
        arguments.set("offset", loaded_->offset + change.offset);
        arguments.set("data", bytes_->bytes(change).toStdString());
        operating_->apply(*store, arguments);
    }
}

void LoadedPage::measure() {
    const qreal em = QFontMetricsF(QApplication::font()).height();
    const int side = qRound(em * 0.75);
    QLayout* row = layout()->itemAt(0)->layout();
    row->setContentsMargins(side, 0, side, qRound(em * 0.2));
    row->setSpacing(qRound(em * 0.5));
}

bool LoadedPage::event(QEvent* event) {
    if (fontChanged(event))
        measure();
    return QWidget::event(event);
}

}  // namespace daxscope::ui

#include "ui/content_edit.h"

#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

#include "base/text.h"
#include "ui/text_label.h"

namespace daxscope::ui {

ContentEdit::ContentEdit(QWidget* parent)
    : QWidget(parent),
      text_(new QLineEdit),
      length_(new QLineEdit),
      file_(new QPushButton(tr("From a file…"))) {
    text_->setAccessibleName(tr("Text to write"));
    length_->setAccessibleName(tr("Length to repeat the text to"));
    length_->setPlaceholderText(tr("once"));
    length_->setToolTip(tr("A length such as 64K: the text is repeated up to it"));
    length_->setMaximumWidth(fontMetrics().height() * 6);
    file_->setAutoDefault(false);
    file_->setToolTip(tr("Write the content of a file of this machine"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(fontMetrics().height() / 2);
    row->addWidget(text_, 1);
    row->addWidget(new TextLabel(Voice::Secondary, tr("repeated to")));
    row->addWidget(length_);
    row->addWidget(file_);
    setFocusProxy(text_);
    connect(text_, &QLineEdit::textEdited, this, [this] {
        fileName_.clear();
        length_->setEnabled(true);
        emit changed();
    });
    connect(length_, &QLineEdit::textChanged, this, &ContentEdit::changed);
    connect(file_, &QPushButton::clicked, this, &ContentEdit::chooseFile);
}

void ContentEdit::setText(const QString& text) {
    text_->setText(text);
    emit changed();
}
void ContentEdit::setLength(const QString& length) { length_->setText(length); }

void ContentEdit::chooseFile() {
    auto* dialog = new QFileDialog(this, tr("Write the content of"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        QFile file(path);
        fileName_ = QFileInfo(path).fileName();
        fromFile_.clear();
        if (file.open(QIODevice::ReadOnly))
            fromFile_ = file.read(most + 1).toStdString();
        text_->setText(tr("content of %1").arg(fileName_));
        length_->clear();
        length_->setEnabled(false);
        emit changed();
    });
    dialog->open();
}

Result<std::string> ContentEdit::content() const {
    std::string bytes = fileName_.isEmpty() ? text_->text().toStdString() : fromFile_;
    if (bytes.empty())
        return fail(EINVAL, "there is nothing to write");
    const QString wanted = length_->text().trimmed();
    std::uint64_t length = bytes.size();
    if (!wanted.isEmpty()) {
        DAX_TRY(length, parseSize(wanted.toStdString()));
    }
    if (length > most || bytes.size() > most)
        return fail(EINVAL, "at most {} at once", sizeText(most));
    if (length == 0)
        return fail(EINVAL, "there is nothing to write");
    const std::string once = bytes;
    while (bytes.size() < length)
        bytes += once;
    bytes.resize(length);
    return bytes;
}

}  // namespace daxscope::ui

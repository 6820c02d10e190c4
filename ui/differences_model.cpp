#include "ui/differences_model.h"

#include <algorithm>
#include <utility>

#include "ui/text.h"

namespace daxscope::ui {

namespace {

/// As the engine names them, in the user's language.
QString otherWord(const std::string& other) {
    static const std::array<std::pair<const char*, const char*>, 6> words = {{
        {"size", QT_TRANSLATE_NOOP("daxscope::ui::DifferencesModel", "size")},
        {"mode", QT_TRANSLATE_NOOP("daxscope::ui::DifferencesModel", "permissions")},
        {"owner", QT_TRANSLATE_NOOP("daxscope::ui::DifferencesModel", "owner")},
        {"times", QT_TRANSLATE_NOOP("daxscope::ui::DifferencesModel", "times")},
        {"device", QT_TRANSLATE_NOOP("daxscope::ui::DifferencesModel", "device number")},
        {"attributes", QT_TRANSLATE_NOOP("daxscope::ui::DifferencesModel", "extended attributes")},
    }};
    const auto found = std::ranges::find(words, other, [](const auto& word) { return word.first; });
    return found == words.end() ? shown(other) : DifferencesModel::tr(found->second);
}

}  // namespace

QString DifferencesModel::sign(Kind kind) {
    return kind == Kind::Added     ? QStringLiteral("+")
           : kind == Kind::Removed ? QStringLiteral("−")
                                   : QStringLiteral("±");
}

QString DifferencesModel::word(Kind kind) {
    return kind == Kind::Added     ? tr("added")
           : kind == Kind::Removed ? tr("removed")
                                   : tr("changed");
}

QString DifferencesModel::where(const scene::Difference& one) {
    if (one.kind != Kind::Changed) {
        if (one.isSubvolume)
            return tr("a subvolume, with all that is in it");
        return one.type == scene::FileType::Directory ? tr("a directory, with all that is in it")
                                                      : QString();
    }
    QStringList words;
    if (!one.ranges.empty()) {
        std::uint64_t bytes = 0;
        for (const ByteRange& range : one.ranges)
            bytes += range.length;
        const QString amount = sized(bytes);
        const QString from = grouped(one.ranges.front().offset);
        words << (one.ranges.size() == 1
                      ? tr("%1 from byte %2").arg(amount, from)
                      : tr("%1 in %2 places, the first at byte %3")
                            .arg(amount, QString::number(one.ranges.size()), from));
    }
    for (const std::string& other : one.others)
        words << otherWord(other);
    return words.join(QStringLiteral(", "));
}

void DifferencesModel::setDifferences(scene::DifferencesPtr differences) {
    beginResetModel();
    differences_ = std::move(differences);
    counts_ = {};
    if (differences_) {
        for (const scene::Difference& one : differences_->list)
            ++counts_.at(static_cast<std::size_t>(one.kind));
    }
    choose();
    endResetModel();
}

void DifferencesModel::setShown(Kind kind, bool shown) {
    auto& now = shown_.at(static_cast<std::size_t>(kind));
    if (now == shown)
        return;
    beginResetModel();
    now = shown;
    choose();
    endResetModel();
}

void DifferencesModel::choose() {
    rows_.clear();
    for (std::size_t i = 0; differences_ && i < differences_->list.size(); ++i) {
        if (shown_.at(static_cast<std::size_t>(differences_->list[i].kind)))
            rows_.push_back(static_cast<quint32>(i));
    }
}

const scene::Difference* DifferencesModel::difference(const QModelIndex& index) const {
    if (!index.isValid() || !differences_ || static_cast<std::size_t>(index.row()) >= rows_.size())
        return nullptr;
    return &differences_->list[rows_[static_cast<std::size_t>(index.row())]];
}

QModelIndex DifferencesModel::find(const std::string& path) const {
    const auto found = std::ranges::find_if(
        rows_, [&](quint32 row) { return differences_->list[row].path == path; });
    return found == rows_.end() ? QModelIndex() : index(static_cast<int>(found - rows_.begin()), 0);
}

int DifferencesModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int DifferencesModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : columns;
}

QVariant DifferencesModel::data(const QModelIndex& index, int role) const {
    const auto* one = difference(index);
    if (one == nullptr)
        return {};
    const auto text = [&](int column) {
        switch (column) {
            case WhatColumn:
                return QStringLiteral("%1 %2").arg(sign(one->kind), word(one->kind));
            case PathColumn:
                return shown(one->path);
            default:
                return where(*one);
        }
    };
    switch (role) {
        case Qt::DisplayRole:
            return text(index.column());
        case Qt::AccessibleTextRole:
            return index.column() == WhatColumn ? word(one->kind) : text(index.column());
        case Qt::ToolTipRole:
            return QStringLiteral("<p style='white-space:pre'>%1</p>")
                .arg(QStringLiteral("%1\n%2 %3")
                         .arg(shown(one->path), word(one->kind), where(*one))
                         .toHtmlEscaped());
        default:
            return {};
    }
}

QVariant DifferencesModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
        case WhatColumn:
            return tr("What");
        case PathColumn:
            return tr("Path");
        default:
            return tr("Where");
    }
}

}  // namespace daxscope::ui

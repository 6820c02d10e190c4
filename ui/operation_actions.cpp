#include "ui/operation_actions.h"

#include <QAction>
#include <QCoreApplication>
#include <QKeySequence>
#include <QMenu>
#include <algorithm>
#include <vector>

namespace daxscope::ui {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(daxscope::ui::Operations)
};

struct Entry {
    std::string_view operation;
    const char* words;     ///< in menus, with a mnemonic
    const char* shortcut;  ///< empty for none
    int group;
    bool onExtents;
};

#define WORDS(text) QT_TRANSLATE_NOOP("daxscope::ui::Operations", text)

const std::vector<Entry>& entries() {
    static const std::vector<Entry> table = {
        {"write", WORDS("&Write"), "Ctrl+Return", 0, true},
        {"truncate", WORDS("&Truncate"), "", 0, true},
        {"punch", WORDS("&Punch a hole"), "", 0, true},
        {"zero", WORDS("&Zero a range"), "", 0, true},
        {"allocate", WORDS("&Allocate"), "", 0, true},
        {"collapse", WORDS("Take a range out"), "", 0, true},
        {"insert", WORDS("Insert a hole"), "", 0, true},
        {"clone", WORDS("&Clone"), "", 1, true},
        {"dedupe", WORDS("&Dedupe"), "", 1, true},
        {"unshare", WORDS("Uns&hare"), "", 1, true},
        {"snapshot", WORDS("&Snapshot"), "Ctrl+Shift+P", 2, false},
        {"subvolume", WORDS("New su&bvolume"), "", 2, false},
        {"readonly", WORDS("Pr&otect a subvolume"), "", 2, false},
        {"setdefault", WORDS("Mount by de&fault"), "", 2, false},
        {"create", WORDS("Ma&ke a file"), "", 3, false},
        {"mkdir", WORDS("&New folder"), "Ctrl+Shift+N", 3, false},
        {"link", WORDS("Hard &link"), "", 3, false},
        {"symlink", WORDS("S&ymbolic link"), "", 3, false},
        {"rename", WORDS("Rena&me"), "F2", 4, false},
        {"remove", WORDS("&Remove"), "Del", 4, false},
        {"chmod", WORDS("Perm&issions"), "", 5, false},
        {"chown", WORDS("Own&er"), "", 5, false},
        {"utimens", WORDS("Times"), "", 5, false},
        {"setxattr", WORDS("Set an attrib&ute"), "", 5, false},
        {"removexattr", WORDS("Remo&ve an attribute"), "", 5, false},
        {"nocow", WORDS("Write in place (no CoW)"), "", 5, false},
    };
    return table;
}

#undef WORDS

const Entry* find(std::string_view operation) {
    const auto found = std::ranges::find(entries(), operation, &Entry::operation);
    return found == entries().end() ? nullptr : &*found;
}

QString textOf(std::string_view bytes) {
    return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

QString wordsOf(const session::Operation& operation) {
    const Entry* entry = find(operation.name);
    // What is new in the table has a menu entry before it has words.
    return entry != nullptr ? Text::tr(entry->words) : textOf(operation.name);
}

}  // namespace

OperationActions::OperationActions(QObject* parent) : QObject(parent) {
    for (const session::Operation& operation : session::operationTable()) {
        auto* action = new QAction(wordsOf(operation) + QStringLiteral("…"), this);
        action->setObjectName(QStringLiteral("operation-") + textOf(operation.name));
        if (const Entry* entry = find(operation.name); entry != nullptr && *entry->shortcut != 0)
            action->setShortcut(QKeySequence(QLatin1String(entry->shortcut)));
        connect(action, &QAction::triggered, this, [this, &operation] { emit chosen(operation); });
        actions_ << action;
    }
    update(Text::tr("No image is open."), {});
}

QString OperationActions::verb(const session::Operation& operation) {
    return wordsOf(operation).remove(QLatin1Char('&'));
}

QAction* OperationActions::action(std::string_view operation) const {
    const auto table = session::operationTable();
    const auto found = std::ranges::find(table, operation, &session::Operation::name);
    return found == table.end() ? nullptr : actions_[found - table.begin()];
}

QList<QAction*> OperationActions::important() const {
    QList<QAction*> out;
    for (const std::string_view name : {"write", "snapshot", "clone", "punch", "truncate"})
        out << action(name);
    return out;
}

void OperationActions::fillWith(QMenu* menu, const std::function<bool(std::size_t)>& wanted) const {
    int group = -1;
    const auto put = [&](std::size_t index, int of) {
        if (group >= 0 && group != of)
            menu->addSeparator();
        group = of;
        menu->addAction(actions_[static_cast<qsizetype>(index)]);
    };
    const auto table = session::operationTable();
    const auto indexOf = [&](std::string_view name) {
        return static_cast<std::size_t>(std::ranges::find(table, name, &session::Operation::name) -
                                        table.begin());
    };
    for (const Entry& entry : entries()) {
        const std::size_t index = indexOf(entry.operation);
        if (index < table.size() && wanted(index))
            put(index, entry.group);
    }
    for (std::size_t i = 0; i < table.size(); ++i) {
        if (find(table[i].name) == nullptr && wanted(i))
            put(i, INT_MAX);
    }
    menu->setToolTipsVisible(true);
}

void OperationActions::fill(QMenu* menu) const {
    fillWith(menu, [](std::size_t) { return true; });
}

void OperationActions::fillForExtents(QMenu* menu) const {
    fillWith(menu, [](std::size_t index) {
        const Entry* entry = find(session::operationTable()[index].name);
        return entry != nullptr && entry->onExtents;
    });
}

void OperationActions::update(const QString& whyNot, const Choice& choice) {
    const auto table = session::operationTable();
    for (std::size_t i = 0; i < table.size(); ++i) {
        QAction* action = actions_[static_cast<qsizetype>(i)];
        const QString why = whyNot.isEmpty() ? whyNotOn(table[i], choice) : whyNot;
        action->setEnabled(why.isEmpty());
        action->setToolTip(why.isEmpty()
                               ? textOf(table[i].what)
                               : QStringLiteral("%1\n%2").arg(textOf(table[i].what), why));
        action->setStatusTip(action->toolTip());
    }
}

}  // namespace daxscope::ui

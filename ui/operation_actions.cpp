#include "ui/operation_actions.h"

#include <QAction>
#include <QCoreApplication>
#include <QKeySequence>
#include <QMenu>
#include <algorithm>
#include <vector>

#include "ui/language.h"
#include "ui/text.h"

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

const std::vector<Entry>& entries() {
    static const std::vector<Entry> table = {
        {"write", QT_TRANSLATE_NOOP("daxscope::ui::Operations", "&Write"), "Ctrl+Return", 0, true},
        {"truncate", QT_TRANSLATE_NOOP("daxscope::ui::Operations", "&Truncate"), "", 0, true},
        {"punch", QT_TRANSLATE_NOOP("daxscope::ui::Operations", "&Punch a hole"), "", 0, true},
        {"zero", QT_TRANSLATE_NOOP("daxscope::ui::Operations", "&Zero a range"), "", 0, true},
        {"allocate", QT_TRANSLATE_NOOP("daxscope::ui::Operations", "&Allocate"), "", 0, true},
        {"collapse", QT_TRANSLATE_NOOP("daxscope::ui::Operations", "Take a range out"), "", 0,
         true},
        {"insert", QT_TRANSLATE_NOOP("daxscope::ui::Operations", "Insert a hole"), "", 0, true},
        {"clone", QT_TRANSLATE_NOOP("daxscope::ui::Operations", "&Clone"), "", 1, true},
        {"dedupe", QT_TRANSLATE_NOOP("daxscope::ui::Operations", "&Dedupe"), "", 1, true},
        {"unshare", QT_TRANSLATE_NOOP("daxscope::ui::Operations", "Uns&hare"), "", 1, true},
        {"snapshot", QT_TRANSLATE_NOOP("daxscope::ui::Operations", "&Snapshot"), "Ctrl+Shift+P", 2,
         false},
        {"subvolume", QT_TRANSLATE_NOOP("daxscope::ui::Operations", "New su&bvolume"), "", 2,
         false},
        {"readonly", QT_TRANSLATE_NOOP("daxscope::ui::Operations", "Pr&otect a subvolume"), "", 2,
         false},
        {"setdefault", QT_TRANSLATE_NOOP("daxscope::ui::Operations", "Mount by de&fault"), "", 2,
         false},
        {"create", QT_TRANSLATE_NOOP("daxscope::ui::Operations", "Ma&ke a file"), "", 3, false},
        {"mkdir", QT_TRANSLATE_NOOP("daxscope::ui::Operations", "&New folder"), "Ctrl+Shift+N", 3,
         false},
        {"link", QT_TRANSLATE_NOOP("daxscope::ui::Operations", "Hard &link"), "", 3, false},
        {"symlink", QT_TRANSLATE_NOOP("daxscope::ui::Operations", "S&ymbolic link"), "", 3, false},
        {"import", QT_TRANSLATE_NOOP("daxscope::ui::Operations", "Import files"), "Ctrl+I", 11,
         false},
        {"export", QT_TRANSLATE_NOOP("daxscope::ui::Operations", "E&xport"), "Ctrl+Shift+X", 11,
         false},
        {"rename", QT_TRANSLATE_NOOP("daxscope::ui::Operations", "Rena&me"), "F2", 4, false},
        {"remove", QT_TRANSLATE_NOOP("daxscope::ui::Operations", "&Remove"), "Del", 4, false},
        {"chmod", QT_TRANSLATE_NOOP("daxscope::ui::Operations", "Perm&issions"), "", 5, false},
        {"chown", QT_TRANSLATE_NOOP("daxscope::ui::Operations", "Own&er"), "", 5, false},
        {"utimens", QT_TRANSLATE_NOOP("daxscope::ui::Operations", "Times"), "", 5, false},
        {"setxattr", QT_TRANSLATE_NOOP("daxscope::ui::Operations", "Set an attrib&ute"), "", 5,
         false},
        {"removexattr", QT_TRANSLATE_NOOP("daxscope::ui::Operations", "Remo&ve an attribute"), "",
         5, false},
        {"nocow", QT_TRANSLATE_NOOP("daxscope::ui::Operations", "Write in place (no CoW)"), "", 5,
         false},
        {"defrag", QT_TRANSLATE_NOOP("daxscope::ui::Operations", "Defragment"), "", 5, false},
        {"send", QT_TRANSLATE_NOOP("daxscope::ui::Operations", "Send"), "", 5, false},
        {"balance", QT_TRANSLATE_NOOP("daxscope::ui::Operations", "Balance"), "", 5, false},
        // In a menu of their own.
        {"map", QT_TRANSLATE_NOOP("daxscope::ui::Operations", "&Map into a process"), "Ctrl+M", 6,
         false},
        {"unmap", QT_TRANSLATE_NOOP("daxscope::ui::Operations", "&Unmap"), "", 6, false},
        {"load", QT_TRANSLATE_NOOP("daxscope::ui::Operations", "&Load"), "Ctrl+L", 7, false},
        {"store", QT_TRANSLATE_NOOP("daxscope::ui::Operations", "&Store"), "", 7, false},
        {"flush", QT_TRANSLATE_NOOP("daxscope::ui::Operations", "&Flush"), "", 7, false},
        {"fence", QT_TRANSLATE_NOOP("daxscope::ui::Operations", "F&ence"), "", 7, false},
        {"sync", QT_TRANSLATE_NOOP("daxscope::ui::Operations", "S&ync"), "", 7, false},
        {"startWriter", QT_TRANSLATE_NOOP("daxscope::ui::Operations", "Start a &writer"), "", 8,
         false},
        {"stopWriter", QT_TRANSLATE_NOOP("daxscope::ui::Operations", "Stop the wr&iter"), "", 8,
         false},
        {"freeze", QT_TRANSLATE_NOOP("daxscope::ui::Operations", "Free&ze"), "Ctrl+Shift+F", 9,
         false},
        {"thaw", QT_TRANSLATE_NOOP("daxscope::ui::Operations", "&Thaw"), "", 9, false},
        {"poison", QT_TRANSLATE_NOOP("daxscope::ui::Operations", "&Poison"), "", 10, false},
        {"removeDevice", QT_TRANSLATE_NOOP("daxscope::ui::Operations", "&Remove the device"), "",
         10, false},
        {"policy", QT_TRANSLATE_NOOP("daxscope::ui::Operations", "Losing &designs"), "", 10, false},
        // In the menu Edit, which says what they would undo.
        {"undo", QT_TRANSLATE_NOOP("daxscope::ui::Operations", "&Undo"), "Ctrl+Z", 12, false},
        {"redo", QT_TRANSLATE_NOOP("daxscope::ui::Operations", "&Redo"), "Ctrl+Shift+Z", 12, false},
        {"moment", QT_TRANSLATE_NOOP("daxscope::ui::Operations", "Take a &moment"), "Ctrl+Shift+M",
         13, false},
        {"restart", QT_TRANSLATE_NOOP("daxscope::ui::Operations", "&Go back to a moment"), "", 13,
         false},
    };
    return table;
}

const Entry* find(std::string_view operation) {
    const auto found = std::ranges::find(entries(), operation, &Entry::operation);
    return found == entries().end() ? nullptr : &*found;
}

QString wordsOf(const session::Operation& operation) {
    const Entry* entry = find(operation.name);
    // What is new in the table has a menu entry before it has words.
    return entry != nullptr ? Text::tr(entry->words) : textOf(operation.name);
}

/// On buttons, where what stands beside it says the rest.
QString briefOf(const session::Operation& operation) {
    if (operation.name == "map")
        return Text::tr("Map");
    if (operation.name == "startWriter")
        return Text::tr("Writer");
    return {};
}

}  // namespace

OperationActions::OperationActions(QObject* parent) : QObject(parent) {
    for (const auto table : {session::operationTable(), session::liveOperationTable()}) {
        for (const session::Operation& operation : table) {
            const QString words = wordsOf(operation);
            auto* action =
                new QAction(runsAtOnce(operation) ? words : Text::tr("%1…").arg(words), this);
            action->setObjectName(QStringLiteral("operation-") + textOf(operation.name));
            if (const QString brief = briefOf(operation); !brief.isEmpty())
                action->setIconText(brief);
            if (const Entry* entry = find(operation.name);
                entry != nullptr && *entry->shortcut != 0)
                action->setShortcut(QKeySequence(QLatin1String(entry->shortcut)));
            connect(action, &QAction::triggered, this,
                    [this, &operation] { emit chosen(operation); });
            operations_.push_back(&operation);
            actions_ << action;
        }
    }
    update(Text::tr("No image is open."), {});
}

QString OperationActions::verb(const session::Operation& operation) {
    return withoutMnemonic(wordsOf(operation));
}

QAction* OperationActions::action(std::string_view operation) const {
    const auto found = std::ranges::find(operations_, operation, &session::Operation::name);
    return found == operations_.end() ? nullptr : actions_[found - operations_.begin()];
}

QList<QAction*> OperationActions::important() const {
    QList<QAction*> out;
    for (const std::string_view name : {"write", "snapshot", "clone", "punch", "truncate"})
        out << action(name);
    return out;
}

void OperationActions::fillWith(QMenu* menu, const Wanted& wanted) const {
    int group = -1;
    const auto put = [&](QAction* action, int of) {
        if (group >= 0 && group != of)
            menu->addSeparator();
        group = of;
        menu->addAction(action);
    };
    for (const Entry& entry : entries()) {
        const auto found =
            std::ranges::find(operations_, entry.operation, &session::Operation::name);
        if (found != operations_.end() && wanted(**found))
            put(actions_[found - operations_.begin()], entry.group);
    }
    for (std::size_t i = 0; i < operations_.size(); ++i) {
        if (find(operations_[i]->name) == nullptr && wanted(*operations_[i]))
            put(actions_[static_cast<qsizetype>(i)], INT_MAX);
    }
    menu->setToolTipsVisible(true);
}

void OperationActions::fill(QMenu* menu) const {
    fillWith(menu, [](const session::Operation& operation) { return !isLive(operation); });
}

void OperationActions::fillLive(QMenu* menu) const {
    fillWith(menu, [](const session::Operation& operation) {
        return isLive(operation) && operation.history == nullptr;
    });
}

void OperationActions::fillHistory(QMenu* menu) const {
    fillWith(menu,
             [](const session::Operation& operation) { return operation.history != nullptr; });
}

void OperationActions::fillForExtents(QMenu* menu) const {
    fillWith(menu, [](const session::Operation& operation) {
        const Entry* entry = find(operation.name);
        return entry != nullptr && entry->onExtents;
    });
}

void OperationActions::update(const QString& whyNot, const Choice& choice) {
    for (std::size_t i = 0; i < operations_.size(); ++i) {
        const session::Operation& operation = *operations_[i];
        QAction* action = actions_[static_cast<qsizetype>(i)];
        if (operation.history != nullptr)
            continue;  // by updateHistory()
        // Who may map may also look at what is read-only, and everybody may take something out of it.
        const bool looks =
            !choice.past &&
            (isLive(operation) ? choice.dax : choice.open && !operation.changesImage);
        const bool asked = whyNot.isEmpty() || looks;
        const QString why = asked ? whyNotOn(operation, choice) : whyNot;
        action->setEnabled(why.isEmpty());
        action->setToolTip(why.isEmpty()
                               ? inLanguage(operation.what)
                               : QStringLiteral("%1\n%2").arg(inLanguage(operation.what), why));
        action->setStatusTip(action->toolTip());
    }
    // One of the two is of use.
    action("freeze")->setVisible(!choice.frozen);
    action("thaw")->setVisible(choice.frozen);
    const bool writing = choice.mapped && choice.mapped->writing;
    action("startWriter")->setVisible(!writing);
    action("stopWriter")->setVisible(writing);
}

void OperationActions::updateHistory(const QString& whyNot, const scene::History& history) {
    // As long as a name of something is told whole.
    constexpr int mostLetters = 48;
    const auto named = [](const QString& verb, const std::string& name) {
        if (name.empty())
            return verb;
        QString text = shown(name);
        if (text.size() > mostLetters)
            text = text.left(mostLetters) + QStringLiteral("…");
        return QStringLiteral("%1 %2").arg(verb,
                                           text.replace(QLatin1Char('&'), QStringLiteral("&&")));
    };
    const auto set = [this](std::string_view name, const QString& text, bool enabled,
                            const QString& tip) {
        QAction* which = action(name);
        which->setText(text);
        which->setEnabled(enabled);
        which->setToolTip(tip);
        which->setStatusTip(tip);
    };
    const bool open = whyNot.isEmpty();
    const QString because = open ? QString::fromStdString(history.whyNot) : whyNot;
    const bool undoes = open && history.canUndo;
    set("undo",
        history.byMoments || !undoes ? named(Text::tr("&Undo"), history.undo)
                                     : Text::tr("&Undo everything since the last commit…"),
        undoes,
        !undoes             ? because
        : history.byMoments ? Text::tr("The image goes back to what it was before, byte for byte")
                            : Text::tr("The image goes back to what the last commit left"));
    const QString onlyScratch = Text::tr(
        "Only scratch images keep moments: make a new one, or experiment on a copy of this one.");
    const bool redoes = open && history.canRedo;
    set("redo", named(Text::tr("&Redo"), history.redo), redoes,
        redoes              ? Text::tr("What was undone is done again, byte for byte")
        : !open             ? whyNot
        : history.byMoments ? Text::tr("Nothing was undone, or something has changed since.")
                            : onlyScratch);
    const QString noMoments = open ? onlyScratch : whyNot;
    const bool moments = open && history.byMoments;
    set("moment", Text::tr("Take a &moment…"), moments,
        moments ? inLanguage(session::findOperation("moment")->what) : noMoments);
    set("restart", Text::tr("&Go back to a moment…"), moments && !history.moments.empty(),
        !moments                  ? noMoments
        : history.moments.empty() ? Text::tr("No moment is kept yet.")
                                  : inLanguage(session::findOperation("restart")->what));
}

}  // namespace daxscope::ui

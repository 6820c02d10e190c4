#include "ui/handbook/parts.h"

#include "scene/timeline.h"
#include "session/operation_table.h"
#include "ui/glossary.h"
#include "ui/lesson.h"
#include "ui/main_window.h"
#include "ui/map/event_words.h"
#include "ui/operation_actions.h"
#include "ui/render.h"
#include "ui/step_words.h"

namespace daxscope::ui::handbook {

namespace {

using session::Operation;
using session::Parameter;
using session::ParameterKind;

QString given(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QString kindText(ParameterKind kind) {
    switch (kind) {
        case ParameterKind::Path:
            return QStringLiteral("path in the image");
        case ParameterKind::NewPath:
            return QStringLiteral("new path in the image");
        case ParameterKind::HostPath:
            return QStringLiteral("path of this computer");
        case ParameterKind::Bytes:
            return QStringLiteral("bytes");
        case ParameterKind::Number:
            return QStringLiteral("number");
        case ParameterKind::Octal:
            return QStringLiteral("octal");
        case ParameterKind::Time:
            return QStringLiteral("seconds");
        case ParameterKind::Text:
            return QStringLiteral("text");
        case ParameterKind::Content:
            return QStringLiteral("content");
        case ParameterKind::Flag:
            return QStringLiteral("flag");
    }
    return {};
}

/// keepSize → --keep-size, sourceOffset → SOURCE-OFFSET: as app/command_operation spells them.
QString dashed(std::string_view name) {
    QString out;
    for (const QChar c : given(name)) {
        if (c.isUpper())
            out += u'-';
        out += c.toLower();
    }
    return out;
}

bool isNamedOption(const Parameter& parameter) {
    return parameter.kind == ParameterKind::Flag ||
           (!parameter.choices.empty() && !parameter.fallback.empty());
}

QString commandOf(const Operation& operation) {
    QString out = QStringLiteral("daxscope %1 IMAGE").arg(given(operation.name));
    QString options;
    for (const Parameter& parameter : operation.parameters) {
        const QString name = dashed(parameter.name);
        if (parameter.kind == ParameterKind::Flag)
            options += QStringLiteral(" [--%1]").arg(name);
        else if (isNamedOption(parameter))
            options += QStringLiteral(" [--%1 NAME]").arg(name);
        else if (parameter.kind == ParameterKind::Content)
            out += QStringLiteral(" %1|--from FILE").arg(name.toUpper());
        else
            out += (parameter.fallback.empty() ? QStringLiteral(" %1") : QStringLiteral(" [%1]"))
                       .arg(name.toUpper());
    }
    return out + options;
}

QString callOf(const Operation& operation) {
    QStringList places;
    QStringList flags;
    for (const Parameter& parameter : operation.parameters) {
        if (parameter.kind == ParameterKind::Flag)
            flags << given(parameter.name);
        else
            places << given(parameter.name);
    }
    if (!flags.isEmpty())
        places << QStringLiteral("{%1}").arg(flags.join(QStringLiteral(", ")));
    return QStringLiteral("image.%1(%2)")
        .arg(given(operation.name), places.join(QStringLiteral(", ")));
}

QString writtenOut(const Operation& operation, bool live) {
    const QString name = given(operation.name);
    QString out = QStringLiteral("## %1 {#%1}\n\n%2.\n\n").arg(name, escaped(operation.what));
    if (!operation.parameters.empty()) {
        out += QStringLiteral("| Argument | Kind | |\n|---|---|---|\n");
        for (const Parameter& parameter : operation.parameters) {
            QString what = escaped(parameter.what);
            if (!parameter.fallback.empty())
                what += QStringLiteral("; `%1` when left out").arg(given(parameter.fallback));
            if (!parameter.choices.empty()) {
                QStringList names;
                for (const session::Choice& choice : parameter.choices)
                    names << QStringLiteral("`%1`").arg(given(choice.name));
                what += QStringLiteral(": ") + names.join(QStringLiteral(", "));
            }
            out += QStringLiteral("| `%1` | %2 | %3 |\n")
                       .arg(given(parameter.name), kindText(parameter.kind), what);
        }
        out += u'\n';
    }
    out += QStringLiteral("```\n%1\n").arg(callOf(operation));
    if (!live) {
        out += commandOf(operation) + u'\n';
        if (!operation.alias.empty())
            out += QStringLiteral("daxscope %1 ...\n").arg(given(operation.alias));
    }
    out +=
        QStringLiteral("```\n\n- In the window: [%1](show:operation:%2)\n- Can fail with: %3\n\n")
            .arg(escaped(OperationActions::verb(operation)), name, escaped(operation.fails));
    return out;
}

QString operations(bool live) {
    QString out;
    for (const Operation& operation :
         live ? session::liveOperationTable() : session::operationTable())
        out += writtenOut(operation, live);
    return out;
}

QString designs() {
    QString out;
    const Operation* policy = session::findOperation("policy");
    for (const Parameter& parameter : policy->parameters) {
        for (const session::Choice& choice : parameter.choices)
            out += QStringLiteral("## %1 {#%1}\n\n%2.\n\n")
                       .arg(given(choice.name), escaped(choice.what));
    }
    return out;
}

QString events() {
    QString out;
    for (std::size_t group = 0; group < scene::eventGroups; ++group) {
        const auto which = static_cast<scene::EventGroup>(group);
        QString title = groupLabel(which);
        title[0] = title[0].toUpper();
        out += QStringLiteral("## %1\n\n").arg(escaped(title));
        for (std::size_t i = 0; i < trace::kindCount; ++i) {
            const auto kind = static_cast<trace::Kind>(i);
            if (scene::groupOf(kind) == which)
                out += QStringLiteral("### %1 {#%2}\n\n`%2`. %3\n\n")
                           .arg(escaped(kindLabel(kind)), given(trace::kindName(kind)),
                                escaped(stepExplanation(kind)));
        }
    }
    return out;
}

QString lessons() {
    QString out = QStringLiteral("| Lesson | About | |\n|---|---|---|\n");
    for (const Lesson& lesson : findLessons({}).lessons)
        out += QStringLiteral("| %1. [%2](show:lesson:%3) | %4 | %5 min |\n")
                   .arg(lesson.number)
                   .arg(escaped(lesson.title), lesson.name, escaped(lesson.about))
                   .arg(lesson.minutes);
    return out;
}

QString words() {
    QString out;
    for (const QString& term : glossary::terms())
        out += QStringLiteral("### %1\n\n%2\n\n")
                   .arg(escaped(term), escaped(glossary::definition(term)));
    return out;
}

QString renderViews() {
    registerShellViews();
    QString out;
    for (const QString& name : viewNames())
        out += QStringLiteral("- `%1`\n").arg(name);
    return out;
}

}  // namespace

QMap<QString, Part> tableParts() {
    const auto plain = [](auto write) { return Part([write](const QString&) { return write(); }); };
    return {{QStringLiteral("operations"), plain([] { return operations(false); })},
            {QStringLiteral("live-operations"), plain([] { return operations(true); })},
            {QStringLiteral("designs"), plain(designs)},
            {QStringLiteral("events"), plain(events)},
            {QStringLiteral("lessons"), plain(lessons)},
            {QStringLiteral("glossary"), plain(words)},
            {QStringLiteral("render-views"), plain(renderViews)}};
}

}  // namespace daxscope::ui::handbook

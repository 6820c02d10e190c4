#include "ui/handbook/parts.h"

#include <QCoreApplication>

#include "scene/timeline.h"
#include "session/operation_table.h"
#include "ui/glossary.h"
#include "ui/language.h"
#include "ui/lesson.h"
#include "ui/main_window.h"
#include "ui/map/event_words.h"
#include "ui/operation_actions.h"
#include "ui/render.h"
#include "ui/script_words.h"
#include "ui/step_words.h"
#include "ui/text.h"

namespace daxscope::ui::handbook {

namespace {

using session::Operation;
using session::Parameter;
using session::ParameterKind;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(daxscope::ui::handbook::Parts)
};

QString kindText(ParameterKind kind) {
    switch (kind) {
        case ParameterKind::Path:
            return Text::tr("path in the image");
        case ParameterKind::NewPath:
            return Text::tr("new path in the image");
        case ParameterKind::HostPath:
            return Text::tr("path of this computer");
        case ParameterKind::Bytes:
            return Text::tr("bytes");
        case ParameterKind::Number:
            return Text::tr("number");
        case ParameterKind::Octal:
            return Text::tr("octal");
        case ParameterKind::Time:
            return Text::tr("seconds");
        case ParameterKind::Text:
            return Text::tr("text");
        case ParameterKind::Content:
            return Text::tr("content");
        case ParameterKind::Flag:
            return Text::tr("flag");
    }
    return {};
}

/// keepSize → --keep-size, sourceOffset → SOURCE-OFFSET: as app/command_operation spells them.
QString dashed(std::string_view name) {
    QString out;
    for (const QChar c : textOf(name)) {
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
    QString out = QStringLiteral("daxscope %1 IMAGE").arg(textOf(operation.name));
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

/// With what ends it in the language.
QString sentence(const QString& words) { return Text::tr("%1.").arg(escaped(words)); }

QString writtenOut(const Operation& operation, bool live) {
    const QString name = textOf(operation.name);
    QString out =
        QStringLiteral("## %1 {#%1}\n\n%2\n\n").arg(name, sentence(inLanguage(operation.what)));
    if (!operation.parameters.empty()) {
        out += QStringLiteral("| %1 | %2 | |\n|---|---|---|\n")
                   .arg(Text::tr("Argument"), Text::tr("Kind"));
        for (const Parameter& parameter : operation.parameters) {
            QString what = escaped(inLanguage(parameter.what));
            if (!parameter.fallback.empty())
                what += Text::tr("; `%1` when left out").arg(textOf(parameter.fallback));
            if (!parameter.choices.empty()) {
                QStringList names;
                for (const session::Choice& choice : parameter.choices)
                    names << QStringLiteral("`%1`").arg(textOf(choice.name));
                what = Text::tr("%1: %2").arg(what, names.join(Text::tr(", ")));
            }
            out += QStringLiteral("| `%1` | %2 | %3 |\n")
                       .arg(textOf(parameter.name), kindText(parameter.kind), what);
        }
        out += u'\n';
    }
    out += QStringLiteral("```\nimage.%1\n").arg(signatureOf(operation, false));
    if (!live) {
        out += commandOf(operation) + u'\n';
        if (!operation.alias.empty())
            out += QStringLiteral("daxscope %1 ...\n").arg(textOf(operation.alias));
    }
    const QString verb = QStringLiteral("[%1](show:operation:%2)")
                             .arg(escaped(OperationActions::verb(operation)), name);
    out += QStringLiteral("```\n\n- %1\n- %2\n\n")
               .arg(Text::tr("In the window: %1").arg(verb),
                    Text::tr("Can fail with: %1").arg(escaped(inLanguage(operation.fails))));
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
            out += QStringLiteral("## %1 {#%1}\n\n%2\n\n")
                       .arg(textOf(choice.name), sentence(inLanguage(choice.what)));
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
                out += QStringLiteral("### %1 {#%2}\n\n%3\n\n")
                           .arg(escaped(kindLabel(kind)), textOf(trace::kindName(kind)),
                                Text::tr("`%1`. %2")
                                    .arg(textOf(trace::kindName(kind)),
                                         escaped(stepExplanation(kind))));
        }
    }
    return out;
}

QString lessons() {
    QString out =
        QStringLiteral("| %1 | %2 | |\n|---|---|---|\n").arg(Text::tr("Lesson"), Text::tr("About"));
    for (const Lesson& lesson : findLessons({}).lessons)
        out += QStringLiteral("| %1. [%2](show:lesson:%3) | %4 | %5 |\n")
                   .arg(lesson.number)
                   .arg(escaped(lesson.title), lesson.name, escaped(lesson.about),
                        // In a narrow column it stays together.
                        Text::tr("%1 min").arg(lesson.minutes).replace(u' ', QChar::Nbsp));
    return out;
}

QString words() {
    QString out;
    for (const QString& term : glossary::terms())
        out += QStringLiteral("## %1\n\n%2\n\n")
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

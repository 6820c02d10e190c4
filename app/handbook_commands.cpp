#include "app/handbook_commands.h"

#include <CLI/CLI.hpp>
#include <QCoreApplication>

#include "app/command_operation.h"
#include "ui/handbook/markup.h"
#include "ui/language.h"

namespace daxscope::app {

namespace {

using ui::handbook::escaped;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(daxscope::app::HandbookCommands)
};

QString given(const std::string& text) { return QString::fromStdString(text); }

const std::vector<const CLI::App*> subcommands(const CLI::App& app) {
    return app.get_subcommands([](const CLI::App*) { return true; });
}

bool isHelp(const CLI::Option& option) { return option.check_name("--help"); }

/// IMAGE, [PATH ...], --size SIZE
QString usage(const CLI::App& command, const QString& name) {
    QString places;
    QString options;
    for (const CLI::Option* option : command.get_options()) {
        if (isHelp(*option))
            continue;
        if (!option->get_positional()) {
            options = QStringLiteral(" [OPTIONS]");
            continue;
        }
        QString one = given(option->get_name(true, false));
        if (option->get_expected_max() > 1)
            one += QStringLiteral("...");
        places +=
            (option->get_required() ? QStringLiteral(" %1") : QStringLiteral(" [%1]")).arg(one);
    }
    return QStringLiteral("%1%2%3").arg(name, options, places);
}

QString optionRows(const CLI::App& command) {
    QString rows;
    for (const CLI::Option* option : command.get_options()) {
        if (!isHelp(*option))
            rows += QStringLiteral("| `%1` | %2 |\n")
                        .arg(given(option->get_name(option->get_positional(), true)),
                             escaped(given(option->get_description())));
    }
    return rows.isEmpty() ? QString() : QStringLiteral("| | |\n|---|---|\n") + rows + u'\n';
}

void add(QString& out, const CLI::App& command, const QString& before) {
    const QString name = before + given(command.get_name());
    out += QStringLiteral("### %1\n\n%2.\n\n```\n%3\n```\n\n%4")
               .arg(escaped(name.sliced(9)), escaped(given(command.get_description())),
                    usage(command, name), optionRows(command));
    for (const CLI::App* inner : subcommands(command)) {
        // What the program starts itself has no group.
        if (!inner->get_group().empty())
            add(out, *inner, name + u' ');
    }
}

}  // namespace

QString commandsText(const CLI::App& app) {
    const QString program = QStringLiteral("daxscope ");
    QString looking;
    QString changing =
        QStringLiteral("| %1 | %2 |\n|---|---|\n").arg(Text::tr("Command"), Text::tr("Does"));
    for (const CLI::App* command : subcommands(app)) {
        if (!OperationCommands::has(command->get_name())) {
            add(looking, *command, program);
            continue;
        }
        const QString name = given(command->get_name());
        QString aliases;
        for (const std::string& alias : command->get_aliases())
            aliases += Text::tr(", `%1`").arg(given(alias));
        changing +=
            QStringLiteral("| [%1](operations#%1)%2 | %3 |\n")
                .arg(name, aliases, escaped(ui::inLanguage(given(command->get_description()))));
    }
    // The others speak as their --help does.
    return QStringLiteral("## %1 {#operations}\n\n%2\n\n%3\n## %4 {#other}\n\n%5")
        .arg(Text::tr("Operations"), Text::tr("Each is one operation, committed when it ends."),
             changing, Text::tr("The other commands"), looking);
}

}  // namespace daxscope::app

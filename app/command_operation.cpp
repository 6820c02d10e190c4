#include "app/command_operation.h"

#include <algorithm>
#include <cctype>
#include <fstream>
#include <iostream>
#include <iterator>
#include <span>

#include "app/commands.h"
#include "base/text.h"
#include "session/session.h"

namespace daxscope::app {

using session::Operation;
using session::Parameter;
using session::ParameterKind;

namespace {

/// keepSize → --keep-size
std::string flagName(std::string_view name) {
    std::string out = "--";
    for (const char c : name) {
        if (std::isupper(static_cast<unsigned char>(c)) != 0)
            out += '-';
        out += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
    return out;
}

/// sourceOffset → SOURCE-OFFSET
std::string positionalName(std::string_view name) {
    std::string out = flagName(name).substr(2);
    std::ranges::transform(out, out.begin(),
                           [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    return out;
}

/// One of a few that may be left out: given by its name.
bool isOption(const Parameter& parameter) {
    return !parameter.choices.empty() && !parameter.fallback.empty();
}

std::string namesOf(std::span<const session::Choice> choices) {
    std::string out;
    for (const session::Choice& choice : choices)
        out += std::format("{}{}", out.empty() ? "" : ", ", choice.name);
    return out;
}

/// What was carried over, and on stderr what was not.
int tell(const session::TransferReport& report) {
    std::cout << report.sentence() << '\n';
    for (const std::string& line : report.leftOut)
        std::cerr << "daxscope: left out: " << line << '\n';
    if (report.leftOutCount > report.leftOut.size())
        std::cerr << "daxscope: left out: " << report.leftOutCount - report.leftOut.size()
                  << " more\n";
    return report.leftOutCount == 0 ? 0 : 1;
}

Result<std::string> contentOf(const std::string& file) {
    if (file == "-")
        return std::string(std::istreambuf_iterator<char>(std::cin), {});
    std::ifstream in(file, std::ios::binary);
    if (!in)
        return failErrno(std::format("“{}” cannot be read", escapedName(file)));
    return std::string(std::istreambuf_iterator<char>(in), {});
}

}  // namespace

OperationCommands::OperationCommands(CLI::App& app) {
    for (const Operation& operation : session::operationTable()) {
        Command& command = commands_.emplace_back();
        command.operation = &operation;
        command.app = app.add_subcommand(std::string(operation.name), std::string(operation.what));
        if (!operation.alias.empty())
            command.app->alias(std::string(operation.alias));
        command.app->footer(std::format("Can fail with: {}", operation.fails));
        command.app->add_option("IMAGE", command.image, "image file or device")->required();
        for (const Parameter& parameter : operation.parameters) {
            const std::string what(parameter.what);
            if (parameter.kind == ParameterKind::Flag) {
                command.app->add_flag(flagName(parameter.name), command.flags[parameter.name],
                                      what);
                continue;
            }
            std::string& text = command.texts[parameter.name];
            if (isOption(parameter)) {
                command.app->add_option(flagName(parameter.name), text,
                                        what + ": " + namesOf(parameter.choices));
                continue;
            }
            auto* option = command.app->add_option(positionalName(parameter.name), text, what);
            if (parameter.kind == ParameterKind::Content)
                command.app->add_option("--from", command.contentFile,
                                        "take the bytes from this file; -: from standard input");
            else if (parameter.fallback.empty())
                option->required();
        }
    }
}

bool OperationCommands::has(std::string_view word) {
    return std::ranges::any_of(session::operationTable(), [&](const Operation& operation) {
        return operation.name == word || (!operation.alias.empty() && operation.alias == word);
    });
}

bool OperationCommands::parsed() const {
    return std::ranges::any_of(commands_, [](const Command& c) { return c.app->parsed(); });
}

Result<session::Arguments> OperationCommands::argumentsOf(const Command& command) {
    session::Arguments arguments;
    for (const Parameter& parameter : command.operation->parameters) {
        if (parameter.kind == ParameterKind::Flag) {
            arguments.set(parameter.name, command.flags.at(parameter.name));
            continue;
        }
        std::string text = command.texts.at(parameter.name);
        const bool given =
            command.app->count(isOption(parameter) ? flagName(parameter.name)
                                                   : positionalName(parameter.name)) != 0;
        if (parameter.kind == ParameterKind::Content) {
            if (given == !command.contentFile.empty())
                return fail(EINVAL, "give {} or --from, one of them",
                            positionalName(parameter.name));
            if (!given) {
                DAX_TRY(text, contentOf(command.contentFile));
            }
        } else if (!given) {
            text = parameter.fallback;
        }
        DAX_TRY(auto value, session::parseArgument(parameter, text));
        arguments.set(parameter.name, std::move(value));
    }
    return arguments;
}

int OperationCommands::run() {
    const auto command =
        std::ranges::find_if(commands_, [](const Command& c) { return c.app->parsed(); });
    const auto arguments = argumentsOf(*command);
    if (!arguments) {
        complain(arguments.error());
        return arguments.error().code == EINVAL ? 2 : 1;
    }
    const bool changes = command->operation->changesImage;
    const auto session = changes ? session::Session::openForWriting(command->image)
                                 : session::Session::open(command->image);
    if (!session)
        return complain(session.error());
    const auto done = session::perform(*command->operation, *(*session)->filesystem(), *arguments);
    // What an import has done before it was stopped is kept, as it says.
    if (!done && command->operation->transfer == nullptr)
        return complain(done.error());
    if (const Status durable = changes ? (*session)->commit() : Status(); !durable)
        return complain(durable.error());
    if (!done)
        return complain(done.error());
    // What this or an earlier removal left. The operation is done, even when that is damaged.
    if (const Status cleaned = changes ? (*session)->operations()->clean() : Status(); !cleaned)
        (void)complain(cleaned.error());
    const auto* report = std::get_if<std::shared_ptr<const session::TransferReport>>(&*done);
    return report == nullptr ? 0 : tell(**report);
}

}  // namespace daxscope::app

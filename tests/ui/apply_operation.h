// Runs an operation of the table as the window's forms do, and waits for its answer.
#pragma once

#include <QTest>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "ui/main_window.h"
#include "ui/operating.h"

namespace daxscope::test {

/// `values` by parameter, as text; others are as the table has them. Flags are set that are named.
inline session::Arguments argumentsOf(const session::Operation& operation,
                                      const std::map<std::string_view, std::string>& values,
                                      const std::set<std::string_view>& flags) {
    session::Arguments arguments;
    for (const session::Parameter& parameter : operation.parameters) {
        const auto given = values.find(parameter.name);
        if (parameter.kind == session::ParameterKind::Flag)
            arguments.set(parameter.name, flags.contains(parameter.name));
        else
            arguments.set(parameter.name, *session::parseArgument(
                                              parameter, given == values.end() ? parameter.fallback
                                                                               : given->second));
    }
    return arguments;
}

/// With argumentsOf(). False when it failed, or did not answer within `patience` milliseconds.
inline bool applyOperation(ui::Backend& backend, ui::MainWindow& window, const char* name,
                           const std::map<std::string_view, std::string>& values,
                           const std::set<std::string_view>& flags, int patience) {
    const session::Operation& operation = *session::findOperation(name);
    const session::Arguments arguments = argumentsOf(operation, values, flags);
    std::optional<bool> worked;
    ui::Job job = 0;
    const QObject context;
    QObject::connect(&backend, &ui::Backend::done, &context, [&](ui::Job of) {
        if (of == job)
            worked = true;
    });
    QObject::connect(&backend, &ui::Backend::failed, &context, [&](ui::Job of) {
        if (of == job)
            worked = false;
    });
    job = window.operating()->apply(operation, arguments);
    return QTest::qWaitFor([&] { return worked.has_value(); }, patience) && *worked;
}

}  // namespace daxscope::test

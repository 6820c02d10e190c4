#include "ui/code_colours.h"

namespace daxscope::ui {

KSyntaxHighlighting::Repository& codeRepository() {
    static KSyntaxHighlighting::Repository repository;
    return repository;
}

KSyntaxHighlighting::Theme codeTheme(bool dark) {
    // The usual dark theme has a violet that cannot be read on our ground.
    const KSyntaxHighlighting::Theme theme = codeRepository().theme(
        dark ? QStringLiteral("GitHub Dark") : QStringLiteral("GitHub Light"));
    return theme.isValid()
               ? theme
               : codeRepository().defaultTheme(dark ? KSyntaxHighlighting::Repository::DarkTheme
                                                    : KSyntaxHighlighting::Repository::LightTheme);
}

}  // namespace daxscope::ui

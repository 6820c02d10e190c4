// KSyntaxHighlighting as the program uses it: one repository, and the themes that go with ui/theme. GUI thread.
#pragma once

#include <KSyntaxHighlighting/Repository>
#include <KSyntaxHighlighting/Theme>

namespace daxscope::ui {

[[nodiscard]] KSyntaxHighlighting::Repository& codeRepository();
[[nodiscard]] KSyntaxHighlighting::Theme codeTheme(bool dark);

}  // namespace daxscope::ui

#include "app/handbook_parts.h"

#include "app/handbook_commands.h"
#include "app/handbook_format.h"
#include "ui/handbook/pages.h"

namespace daxscope::app {

void provideHandbookParts() {
    const auto provide = [](const char* name, QString (*write)()) {
        ui::handbook::providePart(QLatin1String(name), [write](const QString&) { return write(); });
    };
    ui::handbook::providePart(QStringLiteral("fields"), fieldsText);
    provide("commands", commandsForHandbook);
    provide("item-types", itemTypesText);
    provide("trees", treesText);
    provide("incompat", incompatTable);
    provide("compat-ro", compatRoTable);
}

}  // namespace daxscope::app

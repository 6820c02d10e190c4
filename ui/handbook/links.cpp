#include "ui/handbook/links.h"

#include <algorithm>

#include "session/operation_table.h"
#include "ui/lesson.h"

namespace daxscope::ui::handbook {

QString wrongLiveLink(const QString& target) {
    static const QStringList plain = {QStringLiteral("sample"), QStringLiteral("superblock"),
                                      QStringLiteral("superblock:1"),
                                      QStringLiteral("superblock:2")};
    if (plain.contains(target))
        return {};
    const qsizetype colon = target.indexOf(u':');
    const QString kind = colon < 0 ? QString() : target.first(colon);
    const QString name = target.sliced(colon + 1);
    if (kind == QLatin1String("tree")) {
        bool number = false;
        (void)name.toULongLong(&number);
        return number ? QString() : QStringLiteral("a tree is named by its number");
    }
    if (kind == QLatin1String("operation"))
        return session::findOperation(name.toStdString()) != nullptr
                   ? QString()
                   : QStringLiteral("there is no operation “%1”").arg(name);
    if (kind == QLatin1String("lesson")) {
        const auto found = findLessons({}).lessons;
        return std::ranges::contains(found, name, &Lesson::name)
                   ? QString()
                   : QStringLiteral("there is no lesson “%1”").arg(name);
    }
    return wrongLink(target);
}

}  // namespace daxscope::ui::handbook

#include "ui/mapping_sentences.h"

#include <QCoreApplication>
#include <algorithm>

#include "ui/language.h"
#include "ui/map/page_words.h"
#include "ui/text.h"

namespace daxscope::ui {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(daxscope::ui::MappingsView)
};

QString inTone(const QString& text, const QColor& tone) {
    return QStringLiteral("<span style='color:%1'>%2</span>")
        .arg(tone.name(), text.toHtmlEscaped());
}

}  // namespace

Sentence stateSentence(const scene::Mappings& mappings, const Theme& theme) {
    QStringList plain;
    QStringList rich;
    const auto say = [&](const QString& text, bool bad) {
        plain << text;
        rich << (bad ? inTone(QStringLiteral("✕ ") + text, theme.tone(Meaning::Unreachable))
                     : text.toHtmlEscaped());
    };
    if (mappings.removed)
        say(Text::tr("The device has been removed: loads and stores end in SIGBUS."), true);
    if (mappings.frozen)
        say(Text::tr("❄ Frozen: nothing changes the image until it is thawed."), false);
    if (!mappings.policies.empty()) {
        QStringList names;
        for (const std::string& policy : mappings.policies)
            names << shown(policy);
        say(Text::tr("Losing designs in force: %1").arg(names.join(QStringLiteral(", "))), true);
    }
    return {plain.join(QLatin1Char(' ')), rich.join(QStringLiteral("<br>"))};
}

Sentence faultSentence(const scene::Mappings& mappings, const Theme& theme) {
    if (!mappings.lastFault)
        return {};
    const scene::LastFault& fault = *mappings.lastFault;
    const QString time =
        fault.nanoseconds == 0 ? Text::tr("it stands still")
        : fault.nanoseconds < 1000
            ? Text::tr("%1 ns measured").arg(fault.nanoseconds)
            : Text::tr("%1 µs measured")
                  .arg(QString::number(static_cast<double>(fault.nanoseconds) / 1000, 'f', 1));
    const QString told = inLanguage(shown(fault.story));
    const bool refused = fault.error != 0;
    return {QStringLiteral("%1 · %2").arg(told, time),
            inTone(refused ? QStringLiteral("✕ ") : QStringLiteral("◻ "),
                   theme.tone(refused ? Meaning::Unreachable : Meaning::Changed)) +
                told.toHtmlEscaped() + QStringLiteral(" ") +
                inTone(QStringLiteral("· ") + time, theme.secondary)};
}

Sentence agreementSentence(const scene::Mappings& mappings, const std::vector<WindowPages>& windows,
                           const Theme& theme) {
    if (mappings.processes.empty())
        return {};
    QString text = agreementText(mappings);
    if (mappings.contradictions == 0)
        return {text, text.toHtmlEscaped()};
    for (const WindowPages& window : windows) {
        const auto& runs = window.window().pages;
        const auto bad =
            std::ranges::find_if(runs, [](const auto& run) { return !run.contradiction.empty(); });
        if (bad == runs.end())
            continue;
        text += Text::tr(". Page %1 of process %2: %3")
                    .arg(grouped(bad->first), shown(window.process()), shown(bad->contradiction));
        break;
    }
    return {text, inTone(QStringLiteral("✕ ") + text, theme.tone(Meaning::Unreachable))};
}

}  // namespace daxscope::ui

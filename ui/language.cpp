#include "ui/language.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QLibraryInfo>
#include <QLocale>
#include <QSettings>
#include <QTranslator>
#include <QXmlStreamReader>
#include <algorithm>
#include <array>
#include <memory>
#include <mutex>
#include <optional>

#include "ui/sentences.h"
#include "ui/text.h"

namespace daxscope::ui {

namespace {

QString folder() { return QStringLiteral(":/i18n/"); }
QString english() { return QStringLiteral("en"); }
QString key() { return QStringLiteral("language"); }

/// What is spoken now; behind a lock, for the engine's thread asks, too.
struct Spoken {
    std::mutex lock;
    QString code = english();
    std::optional<Sentences> sentences;  ///< read when the first is asked for
};

Spoken& spoken() {
    static Spoken one;
    return one;
}

/// The engine's sentences, from the translation's source: of those with computed parts a compiled translation does not tell which
/// there are.
Sentences sentencesOf(const QString& code) {
    Sentences out;
    QFile file(folder() + QStringLiteral("daxscope_%1.ts").arg(code));
    if (!file.open(QIODevice::ReadOnly))
        return out;
    QXmlStreamReader xml(&file);
    bool engine = false;
    QString source;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == QLatin1String("name"))
            engine = xml.readElementText() == QLatin1String("engine");
        else if (engine && xml.name() == QLatin1String("source"))
            source = xml.readElementText();
        else if (engine && xml.name() == QLatin1String("translation"))
            if (const QString text = xml.readElementText(); !text.isEmpty())
                out.add(source, text);
    }
    return out;
}

/// Those of the program and of Qt, while they are installed.
std::array<std::unique_ptr<QTranslator>, 2>& installed() {
    static std::array<std::unique_ptr<QTranslator>, 2> both;
    return both;
}

QString firstServed(const QStringList& codes) {
    for (const QString& code : codes) {
        if (QString served = languageServing(code); !served.isEmpty())
            return served;
    }
    return english();
}

}  // namespace

QList<Language> languages() {
    QList<Language> out = {{english(), QStringLiteral("English")}};
    for (const QString& name :
         QDir(folder()).entryList({QStringLiteral("daxscope_*.qm")}, QDir::Files, QDir::Name)) {
        const QString code = name.mid(name.indexOf(QLatin1Char('_')) + 1).chopped(3);
        out.append({code, QLocale(code).nativeLanguageName()});
    }
    return out;
}

QString languageServing(QString code) {
    const QList<Language> all = languages();
    code.replace(QLatin1Char('-'), QLatin1Char('_'));
    for (const QString& wanted : {code, code.section(QLatin1Char('_'), 0, 0)}) {
        if (std::ranges::contains(all, wanted, &Language::code))
            return wanted;
    }
    return {};
}

QString language() {
    Spoken& now = spoken();
    const std::scoped_lock held(now.lock);
    return now.code;
}

void useLanguage(const QString& code) {
    for (std::unique_ptr<QTranslator>& each : installed())
        each.reset();  // takes it out of the application
    const auto install = [](std::unique_ptr<QTranslator>& place, const QString& name,
                            const QString& where) {
        place = std::make_unique<QTranslator>();
        return place->load(name, where) && QCoreApplication::installTranslator(place.get());
    };
    const bool served =
        code != english() &&
        install(installed()[0], QStringLiteral("daxscope_%1.qm").arg(code), folder());
    if (served)
        install(installed()[1], QStringLiteral("qtbase_") + code,
                QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    // Dates as the country of the desktop writes them, when it is one of the language.
    const QLocale desktop = QLocale::system();
    QLocale::setDefault(!served || QLocale(code).language() == desktop.language() ? desktop
                                                                                  : QLocale(code));
    Spoken& now = spoken();
    const std::scoped_lock held(now.lock);
    now.code = served ? code : english();
    now.sentences.reset();
}

QString chosenLanguage() { return QSettings().value(key()).toString(); }

void chooseLanguage(const QString& code) {
    if (code.isEmpty())
        QSettings().remove(key());
    else
        QSettings().setValue(key(), code);
}

QString languageAtStart() {
    const QString chosen = chosenLanguage();
    return chosen.isEmpty() ? firstServed(QLocale::system().uiLanguages()) : firstServed({chosen});
}

QString inLanguage(const QString& text) {
    Spoken& now = spoken();
    const std::scoped_lock held(now.lock);
    if (now.code == english())
        return text;
    if (!now.sentences)
        now.sentences = sentencesOf(now.code);
    return now.sentences->translated(text);
}

QString inLanguage(std::string_view text) { return inLanguage(textOf(text)); }

}  // namespace daxscope::ui

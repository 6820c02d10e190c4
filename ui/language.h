// The language of the window: its own texts (tr), Qt's, and the sentences that come from the engine.
//
// Translations are compiled in (":/i18n/daxscope_de.qm"); how they are made stands in translations/README.md. The command line
// and scripts speak English: their texts are for programs, too.
#pragma once

#include <QList>
#include <QString>
#include <string_view>

namespace daxscope::ui {

struct Language {
    QString code;  ///< "en", "de", "zh_CN"
    QString name;  ///< in itself: "Deutsch"
};

/// English, then every one that there is a translation for. GUI thread.
[[nodiscard]] QList<Language> languages();

/// The code of what the window speaks now; "en" until useLanguage() was called. Any thread.
[[nodiscard]] QString language();
/// The one that serves `code`: "de" for "de_DE", "zh_CN" for "zh-CN"; empty when there is none. GUI thread.
[[nodiscard]] QString languageServing(QString code);
/// Texts that are made from now on are in this language; what is on the screen already stays as it is. A language that there is no
/// translation for is English. GUI thread.
void useLanguage(const QString& code);

/// What the user has chosen for the next start; empty: as the desktop. GUI thread.
[[nodiscard]] QString chosenLanguage();
void chooseLanguage(const QString& code);
/// The chosen one, else the first of the desktop's that there is a translation for. GUI thread.
[[nodiscard]] QString languageAtStart();

/// A sentence of the engine: an error, a finding, what an operation does. Itself when it is not known. Any thread.
[[nodiscard]] QString inLanguage(const QString& english);
[[nodiscard]] QString inLanguage(std::string_view english);

}  // namespace daxscope::ui

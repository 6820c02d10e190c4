// Sentences of somebody who knows no languages (the engine, a lesson's scenario), put into another one after they were made.
//
// A form is such a sentence with {} for each part that was computed: "“{}” is not a directory". Whoever gave the sentence need not
// say which form it was: it is found by its words. What stands for a {} may be a sentence itself, unless it is quoted: “{}”. Values; const members from any
// thread.
#pragma once

#include <QHash>
#include <QRegularExpression>
#include <QString>
#include <QStringList>
#include <vector>

namespace daxscope::ui {

class Sentences {
public:
    /// In `translated` {} are the parts in their order, {0}, {1} … those by number.
    void add(const QString& form, const QString& translated);
    /// `sentence` itself when no form fits.
    [[nodiscard]] QString translated(const QString& sentence) const;
    [[nodiscard]] bool isEmpty() const { return whole_.isEmpty() && forms_.empty(); }

private:
    struct Form {
        QStringList pieces;  ///< the words between the parts; one more than parts
        QRegularExpression expression;
        QString translated;
        qsizetype letters = 0;
    };
    [[nodiscard]] QString find(const QString& sentence, int depth) const;
    /// Of several in a row, with a cause behind a colon, with the place in parentheses: each by itself.
    [[nodiscard]] QString joined(const QString& sentence, int depth) const;

    QHash<QString, QString> whole_;
    std::vector<Form> forms_;  ///< with most words first
};

}  // namespace daxscope::ui

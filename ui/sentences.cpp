#include "ui/sentences.h"

#include <algorithm>

namespace daxscope::ui {

namespace {

/// A form with fewer fits too much.
constexpr qsizetype leastLetters = 3;
/// A cause within a cause within an error.
constexpr int deepest = 4;

const QRegularExpression& part() {
    static const QRegularExpression expression(QStringLiteral("\\{(\\d*)\\}"));
    return expression;
}

QString withParts(const QString& form, const QStringList& parts) {
    QString out;
    qsizetype from = 0;
    qsizetype next = 0;
    for (auto each = part().globalMatch(form); each.hasNext();) {
        const auto match = each.next();
        out += QStringView(form).mid(from, match.capturedStart() - from);
        const QString number = match.captured(1);
        out += parts.value(number.isEmpty() ? next++ : number.toInt());
        from = match.capturedEnd();
    }
    out += QStringView(form).mid(from);
    return out;
}

/// Where the parenthesis begins that a sentence ends with, behind a space; -1 without.
qsizetype placeIn(const QString& sentence) {
    int open = 0;
    for (qsizetype at = sentence.endsWith(u')') ? sentence.size() - 1 : 0; at > 0; --at) {
        open += sentence[at] == u')' ? 1 : sentence[at] == u'(' ? -1 : 0;
        if (open == 0)
            return sentence[at - 1] == u' ' ? at : -1;
    }
    return -1;
}

}  // namespace

void Sentences::add(const QString& form, const QString& translated) {
    Form made;
    made.pieces = form.split(part());
    if (made.pieces.size() == 1) {
        whole_[form] = translated;
        return;
    }
    QString expression;
    for (const QString& piece : std::as_const(made.pieces)) {
        made.letters += std::ranges::count_if(piece, [](QChar c) { return c.isLetter(); });
        if (&piece != &made.pieces.constFirst())
            expression += QStringLiteral("(.*?)");
        expression += QRegularExpression::escape(piece);
    }
    if (made.letters < leastLetters)
        return;
    made.expression.setPattern(QRegularExpression::anchoredPattern(expression));
    made.expression.setPatternOptions(QRegularExpression::DotMatchesEverythingOption);
    made.translated = translated;
    const auto at = std::ranges::upper_bound(forms_, made.letters, std::greater(), &Form::letters);
    forms_.insert(at, std::move(made));
}

QString Sentences::translated(const QString& sentence) const { return find(sentence, 0); }

QString Sentences::find(const QString& sentence, int depth) const {
    if (const auto exact = whole_.constFind(sentence); exact != whole_.constEnd())
        return *exact;
    if (depth == deepest)
        return sentence;
    for (const Form& form : forms_) {
        // Most do not even begin or end so.
        if (!sentence.startsWith(form.pieces.constFirst()) ||
            !sentence.endsWith(form.pieces.constLast()))
            continue;
        const auto match = form.expression.match(sentence);
        if (!match.hasMatch())
            continue;
        QStringList parts = match.capturedTexts().mid(1);
        // What is quoted is a name, and stays.
        for (qsizetype i = 0; i < parts.size(); ++i) {
            if (!form.pieces[i].endsWith(u'“'))
                parts[i] = find(parts[i], depth + 1);
        }
        return withParts(form.translated, parts);
    }
    return joined(sentence, depth);
}

QString Sentences::joined(const QString& sentence, int depth) const {
    // One half in another language than the other would be worse than English.
    static const QRegularExpression words(QStringLiteral("[a-z]{2,} [a-z]{2,}"));
    const auto said = [](const QString& before, const QString& after) {
        return before != after || !words.match(before).hasMatch();
    };
    if (const qsizetype at = placeIn(sentence); at > 0) {
        const QString left = sentence.left(at - 1);
        const QString place = sentence.mid(at + 1).chopped(1);
        const QString first = find(left, depth + 1);
        const QString second = find(place, depth + 1);
        if ((first != left || second != place) && said(left, first) && said(place, second))
            return first + QStringLiteral(" (") + second + u')';
    }
    for (const QLatin1String between :
         {QLatin1String("; "), QLatin1String(": "), QLatin1String(", ")}) {
        for (qsizetype at = sentence.indexOf(between); at >= 0;
             at = sentence.indexOf(between, at + between.size())) {
            const QString left = sentence.left(at);
            const QString right = sentence.mid(at + between.size());
            const QString first = find(left, depth + 1);
            const QString second = find(right, depth + 1);
            if ((first != left || second != right) && said(left, first) && said(right, second))
                return first + between + second;
        }
    }
    return sentence;
}

}  // namespace daxscope::ui

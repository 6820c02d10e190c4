#include "ui/sentences.h"

#include <algorithm>
#include <optional>

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

struct Halves {
    QString left, right;
};

/// One half in another language than the other would be worse than English; what is quoted is a name in any.
bool isSaid(const QString& before, const QString& after) {
    static const QRegularExpression quoted(QStringLiteral("“[^”]*”"));
    static const QRegularExpression words(QStringLiteral("[a-z]{2,} [a-z]{2,}"));
    return before != after || !words.match(QString(before).remove(quoted)).hasMatch();
}

struct Break {
    qsizetype at;
    QLatin1String between;
};

/// Where a sentence may be taken apart, outside of names; the strongest sign first. A text with many is no sentence of ours.
std::vector<Break> breaksIn(const QString& sentence) {
    constexpr std::size_t most = 8;
    std::vector<Break> out;
    for (const QLatin1String between :
         {QLatin1String("; "), QLatin1String(": "), QLatin1String(", ")}) {
        int open = 0;
        for (qsizetype at = 0; at < sentence.size(); ++at) {
            open += sentence[at] == u'“' ? 1 : sentence[at] == u'”' ? -1 : 0;
            if (open == 0 && QStringView(sentence).sliced(at).startsWith(between))
                out.push_back({at, between});
        }
    }
    return out.size() > most ? std::vector<Break>() : out;
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
    const auto both = [&](const QString& left, const QString& right) -> std::optional<Halves> {
        Halves out{find(left, depth + 1), find(right, depth + 1)};
        const bool any = out.left != left || out.right != right;
        return any && isSaid(left, out.left) && isSaid(right, out.right) ? std::optional(out)
                                                                         : std::nullopt;
    };
    if (const qsizetype at = placeIn(sentence); at > 0) {
        if (const auto halves = both(sentence.left(at - 1), sentence.mid(at + 1).chopped(1)))
            return halves->left + QStringLiteral(" (") + halves->right + u')';
    }
    for (const Break& each : breaksIn(sentence)) {
        if (const auto halves =
                both(sentence.left(each.at), sentence.mid(each.at + each.between.size())))
            return halves->left + each.between + halves->right;
    }
    return sentence;
}

}  // namespace daxscope::ui

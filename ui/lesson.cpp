#include "ui/lesson.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <algorithm>
#include <set>

#include "ui/language.h"

namespace daxscope::ui {

namespace {

const QStringList& panelNames() {
    static const QStringList names = {
        QStringLiteral("files"),      QStringLiteral("sharing"),   QStringLiteral("device"),
        QStringLiteral("extents"),    QStringLiteral("mappings"),  QStringLiteral("inspector"),
        QStringLiteral("timeline"),   QStringLiteral("code"),      QStringLiteral("designs"),
        QStringLiteral("moments"),    QStringLiteral("recording"), QStringLiteral("trees"),
        QStringLiteral("who-shares"),
    };
    return names;
}

/// Line by line; every part begins where the one before ended.
class Parser {
public:
    Parser(const QString& text, QString file) : lines_(text.split('\n')), file_(std::move(file)) {}

    Result<Lesson> parse() {
        DAX_CHECK(head());
        DAX_TRY(lesson_.intro, paragraphs());
        while (at_ < lines_.size()) {
            const QString& line = lines_[at_];
            if (line.startsWith(QLatin1String("# ")))
                DAX_CHECK(exercise());
            else
                DAX_CHECK(step());
        }
        if (lesson_.steps.empty())
            return wrong(at_, "a lesson has at least one step: “## Title {#id}”");
        return lesson_;
    }

private:
    [[nodiscard]] std::unexpected<Error> wrong(qsizetype line, const std::string& what) const {
        return std::unexpected(Error{
            EINVAL, what,
            std::format("{}:{}", file_.toStdString(), std::min(line, lines_.size() - 1) + 1)});
    }

    [[nodiscard]] Status head() {
        if (lines_[0].trimmed() != QLatin1String("---"))
            return wrong(0, "a lesson begins with “---” and its facts: title: …");
        std::set<QString> seen;
        for (at_ = 1; at_ < lines_.size() && lines_[at_].trimmed() != QLatin1String("---"); ++at_) {
            if (lines_[at_].trimmed().isEmpty())
                continue;
            const qsizetype colon = lines_[at_].indexOf(':');
            if (colon < 0)
                return wrong(at_, "a fact is “name: value”");
            const QString name = lines_[at_].first(colon).trimmed();
            const QString value = lines_[at_].sliced(colon + 1).trimmed();
            if (!seen.insert(name).second)
                return wrong(at_, std::format("“{}” is said twice", name.toStdString()));
            if (value.isEmpty())
                return wrong(at_, std::format("“{}” is empty", name.toStdString()));
            DAX_CHECK(fact(name, value));
        }
        if (at_ >= lines_.size())
            return wrong(at_, "the facts end with “---”");
        for (const char* name : {"number", "title", "about", "minutes", "thread", "remember"}) {
            if (!seen.contains(QLatin1String(name)))
                return wrong(at_, std::format("“{}: …” is missing", name));
        }
        ++at_;
        return {};
    }

    [[nodiscard]] Status fact(const QString& name, const QString& value) {
        const QMap<QString, QString*> texts = {{QStringLiteral("title"), &lesson_.title},
                                               {QStringLiteral("about"), &lesson_.about},
                                               {QStringLiteral("thread"), &lesson_.thread},
                                               {QStringLiteral("remember"), &lesson_.remember}};
        const QMap<QString, int*> numbers = {{QStringLiteral("number"), &lesson_.number},
                                             {QStringLiteral("minutes"), &lesson_.minutes}};
        if (texts.contains(name)) {
            *texts[name] = value;
            return {};
        }
        if (!numbers.contains(name))
            return wrong(at_, std::format("“{}” is no fact of a lesson", name.toStdString()));
        bool good = false;
        *numbers[name] = value.toInt(&good);
        if (!good || *numbers[name] < 1 || *numbers[name] > 999)
            return wrong(at_, std::format("{} is a number from 1 to 999", name.toStdString()));
        return {};
    }

    /// A line with which another part begins.
    [[nodiscard]] static bool begins(const QString& line) {
        static const QStringList words = {QStringLiteral("Question:"), QStringLiteral("Because:"),
                                          QStringLiteral("Hint:"), QStringLiteral("After:")};
        return line.startsWith(QLatin1String("# ")) || line.startsWith(QLatin1String("## ")) ||
               std::ranges::any_of(words,
                                   [&](const QString& word) { return line.startsWith(word); });
    }

    /// Up to the next part, without blank lines around it; `word`: what it begins with.
    [[nodiscard]] Result<QString> paragraphs(const QString& word = {}) {
        QString out;
        for (const qsizetype first = at_; at_ < lines_.size(); ++at_) {
            if (at_ != first || word.isEmpty()) {
                if (begins(lines_[at_]))
                    break;
            }
            DAX_CHECK(links(lines_[at_]));
            out += (at_ == first ? lines_[at_].sliced(word.size()) : lines_[at_]) + '\n';
        }
        return out.trimmed();
    }

    [[nodiscard]] Status links(const QString& line) const {
        static const QRegularExpression link(QStringLiteral(R"((!?)\[[^\]]*\]\(([^)]*)\))"));
        for (auto found = link.globalMatch(line); found.hasNext();) {
            const auto match = found.next();
            const QString target = match.captured(2);
            if (match.captured(1).isEmpty()) {
                const QString reason = target.startsWith(QLatin1String("show:"))
                                           ? wrongLink(target.sliced(5))
                                           : QStringLiteral("a link is “show:…”");
                if (!reason.isEmpty())
                    return wrong(at_, std::format("“{}” leads nowhere: {}", target.toStdString(),
                                                  reason.toStdString()));
            } else if (picturePaths(target).isEmpty()) {
                return wrong(at_, std::format("“{}” is no picture: it is “blocks:/path” or several "
                                              "paths with commas between",
                                              target.toStdString()));
            } else if (line.trimmed() != match.captured(0)) {
                return wrong(at_, "a picture has a line of its own");
            }
        }
        return {};
    }

    [[nodiscard]] Result<QString> newId(const QString& id) {
        static const QRegularExpression good(QStringLiteral("^[a-z][a-z0-9-]*$"));
        if (!good.match(id).hasMatch())
            return wrong(
                at_, std::format("“{}” is no id: small letters, digits and -", id.toStdString()));
        if (!ids_.insert(id).second)
            return wrong(at_, std::format("the id “{}” is given twice", id.toStdString()));
        return id;
    }

    [[nodiscard]] Status step() {
        static const QRegularExpression title(QStringLiteral(R"(^## (.*\S)\s*\{#([^}]*)\}\s*$)"));
        const auto match = title.match(lines_[at_]);
        if (!match.hasMatch())
            return wrong(at_, lines_[at_].startsWith(QLatin1String("## "))
                                  ? "a step begins with “## Title {#id}”"
                                  : "this belongs into a step, behind its text");
        LessonStep step;
        step.line = static_cast<int>(at_) + 1;
        step.title = match.captured(1);
        DAX_TRY(step.id, newId(match.captured(2)));
        ++at_;
        DAX_TRY(step.text, paragraphs());
        if (starts("Question:")) {
            DAX_TRY(step.question, question());
        }
        DAX_CHECK(part("Hint:", step.hint));
        DAX_CHECK(part("After:", step.after));
        if (at_ < lines_.size() && !lines_[at_].startsWith('#'))
            return wrong(at_,
                         "the parts of a step are Question, Because, Hint, After, in this "
                         "order, each once");
        lesson_.steps.push_back(std::move(step));
        return {};
    }

    [[nodiscard]] bool starts(const char* word) const {
        return at_ < lines_.size() && lines_[at_].startsWith(QLatin1String(word));
    }

    [[nodiscard]] Status part(const char* word, QString& into) {
        if (!starts(word))
            return {};
        const qsizetype from = at_;
        DAX_TRY(into, paragraphs(QLatin1String(word)));
        if (into.isEmpty())
            return wrong(from, std::format("“{}” has no text", word));
        return {};
    }

    [[nodiscard]] Result<LessonQuestion> question() {
        static const QRegularExpression marks(QStringLiteral(R"([*`]|\{\{|\]\()"));
        const qsizetype from = at_;
        DAX_TRY(const QString all, paragraphs(QStringLiteral("Question:")));
        LessonQuestion out;
        int right = 0;
        QStringList text;
        for (const QString& line : all.split('\n')) {
            const bool isRight = line.startsWith(QLatin1String("- [x] "));
            if (isRight || line.startsWith(QLatin1String("- [ ] "))) {
                if (isRight)
                    out.right = static_cast<int>(out.answers.size());
                right += isRight ? 1 : 0;
                if (line.contains(marks))
                    return wrong(from, "an answer is plain text, without marks and values");
                out.answers << line.sliced(6).trimmed();
            } else if (out.answers.isEmpty()) {
                text << line;
            } else if (!line.trimmed().isEmpty()) {
                out.answers.last() += ' ' + line.trimmed();
            }
        }
        out.text = text.join('\n').trimmed();
        if (out.text.isEmpty() || out.answers.size() < 2 || right != 1)
            return wrong(from,
                         "a question has a text and at least two answers, “- [ ] …”, one of "
                         "them right: “- [x] …”");
        DAX_CHECK(part("Because:", out.because));
        return out;
    }

    [[nodiscard]] Status exercise() {
        if (lines_[at_].trimmed() != QLatin1String("# Exercise") || !lesson_.exercise.isEmpty())
            return wrong(at_, "the only chapter of a lesson is “# Exercise”, once, at its end");
        const qsizetype from = at_++;
        ids_.clear();  // tasks have names of their own
        static const QRegularExpression task(QStringLiteral(R"(^- \{#([^}]*)\}\s*(.*)$)"));
        for (; at_ < lines_.size(); ++at_) {
            const QString& line = lines_[at_];
            if (begins(line))
                return wrong(at_, "nothing comes behind the exercise");
            DAX_CHECK(links(line));
            if (const auto match = task.match(line); match.hasMatch()) {
                LessonTask one;
                one.line = static_cast<int>(at_) + 1;
                DAX_TRY(one.id, newId(match.captured(1)));
                one.text = match.captured(2).trimmed();
                lesson_.tasks.push_back(std::move(one));
            } else if (lesson_.tasks.empty()) {
                lesson_.exercise += line + '\n';
            } else if (!line.trimmed().isEmpty()) {
                lesson_.tasks.back().text += ' ' + line.trimmed();
            }
        }
        lesson_.exercise = lesson_.exercise.trimmed();
        if (lesson_.exercise.isEmpty() || lesson_.tasks.empty())
            return wrong(from, "an exercise has a text and tasks: “- {#id} …”");
        return {};
    }

    QStringList lines_;
    QString file_;
    qsizetype at_ = 0;
    std::set<QString> ids_;
    Lesson lesson_;
};

}  // namespace

QString wrongLink(const QString& target) {
    static const QRegularExpression place(
        QStringLiteral(R"(^(file:/[^@]*(@[0-9]+)?|byte:[0-9]+)$)"));
    if (panelNames().contains(target) || place.match(target).hasMatch())
        return {};
    return QStringLiteral("it is file:/path, file:/path@offset, byte:NUMBER or one of %1")
        .arg(panelNames().join(QStringLiteral(", ")));
}

QStringList picturePaths(const QString& source) {
    if (!source.startsWith(QLatin1String("blocks:")))
        return {};
    const QStringList paths = source.sliced(7).split(',');
    const bool good = std::ranges::all_of(
        paths, [](const QString& path) { return path.startsWith('/') && path.size() > 1; });
    return good ? paths : QStringList();
}

QStringList pathsPictured(const QString& text) {
    static const QRegularExpression picture(QStringLiteral(R"(!\[[^\]]*\]\(([^)]*)\))"));
    QStringList out;
    for (auto found = picture.globalMatch(text); found.hasNext();)
        out << picturePaths(found.next().captured(1));
    return out;
}

QStringList valuesNamed(const QString& text) {
    static const QRegularExpression value(QStringLiteral(R"(\{\{([A-Za-z][A-Za-z0-9]*)\}\})"));
    QStringList out;
    for (auto found = value.globalMatch(text); found.hasNext();)
        out << found.next().captured(1);
    return out;
}

QString withValues(QString text, const QMap<QString, QString>& values) {
    for (const QString& name : valuesNamed(text))
        text.replace(QStringLiteral("{{%1}}").arg(name), values.value(name, QStringLiteral("–")));
    return text;
}

Result<Lesson> parseLesson(const QString& text, const QString& file) {
    return Parser(text, file).parse();
}

namespace {

/// {"English": "translated", …}
Result<Sentences> readSays(const QString& path) {
    Sentences out;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return out;  // what it answers stays as it was written
    QJsonParseError wrong;
    const QJsonObject all = QJsonDocument::fromJson(file.readAll(), &wrong).object();
    if (wrong.error != QJsonParseError::NoError)
        return std::unexpected(Error{EINVAL,
                                     std::format("this is not JSON: {} at byte {}",
                                                 wrong.errorString().toStdString(), wrong.offset),
                                     path.toStdString()});
    for (auto each = all.begin(); each != all.end(); ++each)
        out.add(each.key(), each->toString());
    return out;
}

}  // namespace

Result<Lesson> readLesson(const QString& folder, const QString& language) {
    const QDir directory(folder);
    const QString wanted = directory.filePath(QStringLiteral("lesson.%1.md").arg(language));
    const bool translated = QFile::exists(wanted);
    const QString path = translated ? wanted : directory.filePath(QStringLiteral("lesson.md"));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::unexpected(Error{
            ENOENT, std::format("the lesson cannot be read: {}", file.errorString().toStdString()),
            path.toStdString()});
    DAX_TRY(Lesson lesson, parseLesson(QString::fromUtf8(file.readAll()), path));
    if (translated) {
        DAX_TRY(lesson.says,
                readSays(directory.filePath(QStringLiteral("says.%1.json").arg(language))));
    }
    lesson.name = directory.dirName();
    lesson.folder = folder;
    lesson.textFile = path;
    lesson.language = translated ? language : QStringLiteral("en");
    return lesson;
}

LessonList findLessons(const QString& folder) {
    LessonList out;
    std::set<QString> names;
    QStringList places;
    if (!folder.isEmpty())
        places << folder;
    places << QStringLiteral(":/lessons");
    for (const QString& place : std::as_const(places)) {
        for (const QString& name :
             QDir(place).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
            const QString path = place + '/' + name;
            if (!QFile::exists(path + QStringLiteral("/lesson.md")) || !names.insert(name).second)
                continue;
            auto lesson = readLesson(path, language());
            if (lesson)
                out.lessons.push_back(std::move(*lesson));
            else
                out.errors.push_back(lesson.error());
        }
    }
    std::ranges::sort(out.lessons, [](const Lesson& a, const Lesson& b) {
        return std::tie(a.number, a.name) < std::tie(b.number, b.name);
    });
    return out;
}

}  // namespace daxscope::ui

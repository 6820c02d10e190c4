// A lesson as it is written: text in a folder of its own, beside the scenario that makes its steps happen (app/lesson_scenario).
//
// lesson.md is Markdown with few rules, read strictly; what is wrong is told with file and line:
//
//     ---
//     number: 4                        lessons are listed in this order
//     title: Who protects the snapshot?
//     about: A snapshot and an open mapping
//     minutes: 7
//     thread: whose argument it is, and where: a thread, or a document
//     remember: One sentence.
//     ---
//     What it is about.
//
//     ## Map the file into two processes {#map}
//
//     Text. [Mappings](show:mappings) leads to a panel, [page 3](show:file:/db@12288) to a place in a file,
//     [there](show:byte:65536) to a byte of the device; {{block}} is a value that the scenario keeps; a line
//     of its own is a picture of the blocks of files:
//
//     ![who holds what](blocks:/db,/s1/db)
//
//     Question: Which block will be copied?
//     - [ ] The first
//     - [x] The third
//     Because: what is said of it when it has happened.
//
//     Hint: how to do it by hand.
//
//     After: what is to be seen now that it is done.
//
//     # Exercise
//
//     A task on an image that the scenario prepares; what is judged, one by one:
//
//     - {#copy} `/db` begins with …
//
// A step's parts come in this order; all but its title may be missing.
//
// In another language the same stands in lesson.de.md, with the same names behind #, and in says.de.json what the scenario answers:
// {"Process {} has not mapped /db.": "Prozess {} hat /db nicht eingeblendet."}, {} for what it computes. Values; any thread.
#pragma once

#include <QMap>
#include <QString>
#include <QStringList>
#include <optional>
#include <vector>

#include "base/result.h"
#include "ui/sentences.h"

namespace daxscope::ui {

struct LessonQuestion {
    QString text;
    QStringList answers;
    int right = 0;    ///< of the answers
    QString because;  ///< may be empty
};

struct LessonStep {
    QString id;
    QString title;
    QString text;
    std::optional<LessonQuestion> question = {};
    QString hint;
    QString after;
    int line = 0;  ///< of its title
};

/// Of the exercise: what the scenario judges by this name.
struct LessonTask {
    QString id;
    QString text;
    int line = 0;
};

struct Lesson {
    QString name;    ///< of its folder
    QString folder;  ///< with its path; in resources or not
    int number = 0;
    QString title;
    QString about;
    int minutes = 0;
    QString thread;
    QString remember;
    QString intro;
    std::vector<LessonStep> steps;  ///< at least one
    QString exercise;               ///< empty when there is none
    std::vector<LessonTask> tasks;
    QString textFile;  ///< with its path: in the language asked for, or as written first
    QString language;  ///< of that file: "en" of lesson.md
    Sentences says;    ///< what the scenario answers, in that language

    [[nodiscard]] QString scenarioFile() const { return folder + QStringLiteral("/scenario.js"); }
};

/// EINVAL, `where` is "file:line".
[[nodiscard]] Result<Lesson> parseLesson(const QString& text, const QString& file);
/// What `folder` holds, in `language` (ui/language.h) or, when it has no text in it, as it was written first.
[[nodiscard]] Result<Lesson> readLesson(const QString& folder, const QString& language);

struct LessonList {
    std::vector<Lesson> lessons;  ///< by number, then by name
    std::vector<Error> errors;    ///< of those that cannot be read
};
/// Those that come with the program and, unless it is empty, those in folders of `folder`. Of equal names the teacher's counts.
/// In the window's language.
[[nodiscard]] LessonList findLessons(const QString& folder);

/// Of a link in a lesson: "mappings", "file:/db@4096". Empty: it leads somewhere; else the reason why not.
[[nodiscard]] QString wrongLink(const QString& target);
/// The paths of a picture's "blocks:/db,/s1/db".
[[nodiscard]] QStringList picturePaths(const QString& source);
/// All pictures' paths of a text.
[[nodiscard]] QStringList pathsPictured(const QString& text);
/// The names in {{…}} of a text.
[[nodiscard]] QStringList valuesNamed(const QString& text);
/// {{name}} replaced by what it stands for; a dash for what has no value yet.
[[nodiscard]] QString withValues(QString text, const QMap<QString, QString>& values);

}  // namespace daxscope::ui

#include "app/command_lessons.h"

#include <CLI/CLI.hpp>
#include <QCoreApplication>
#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "app/commands.h"
#include "app/lesson_grade.h"
#include "app/lesson_play.h"
#include "app/output.h"
#include "base/text.h"

namespace daxscope::app {

struct LessonCommands::State {
    CLI::App* all = nullptr;
    CLI::App* play = nullptr;
    CLI::App* exercise = nullptr;
    CLI::App* grade = nullptr;
    CLI::App* confined = nullptr;
    std::string folder;
    std::string language;
    bool json = false;
    std::vector<std::string> names;
    bool every = false;
    bool wrong = false;
    std::string lesson;
    std::string image;
    std::vector<std::string> files;
};

namespace {

int complainAbout(const std::vector<Error>& errors) {
    for (const Error& error : errors)
        std::fprintf(stderr, "daxscope: %s: %s\n", error.where.c_str(), error.what.c_str());
    return errors.empty() ? 0 : 1;
}

int list(const ui::LessonList& found, bool asJson) {
    Output out;
    if (asJson) {
        Json json(out);
        json.object().key("lessons").array();
        for (const ui::Lesson& lesson : found.lessons) {
            json.object()
                .member("name", lesson.name.toStdString())
                .member("title", lesson.title.toStdString())
                .member("about", lesson.about.toStdString())
                .member("minutes", static_cast<std::uint64_t>(lesson.minutes))
                .member("thread", lesson.thread.toStdString())
                .member("remember", lesson.remember.toStdString())
                .key("steps")
                .array();
            for (const ui::LessonStep& step : lesson.steps)
                json.value(step.id.toStdString());
            json.endArray().key("exercise").array();
            for (const ui::LessonTask& task : lesson.tasks)
                json.value(task.id.toStdString());
            json.endArray().endObject();
        }
        json.endArray().endObject();
        json.endDocument();
    } else {
        for (const ui::Lesson& lesson : found.lessons)
            out.write(std::format("{:10} {:2} min  {}{}\n", lesson.name.toStdString(),
                                  lesson.minutes, lesson.title.toStdString(),
                                  lesson.tasks.empty() ? "" : " (with an exercise)"));
    }
    out.flush();
    const int wrong = complainAbout(found.errors);
    return out.failed() ? 1 : wrong;
}

const ui::Lesson* named(const ui::LessonList& found, const std::string& name) {
    const auto at =
        std::ranges::find(found.lessons, QString::fromStdString(name), &ui::Lesson::name);
    if (at != found.lessons.end())
        return &*at;
    (void)complainAbout(found.errors);
    std::fprintf(stderr, "daxscope: there is no lesson “%s”; daxscope lessons lists them\n",
                 escapedName(name).c_str());
    return nullptr;
}

int play(const ui::LessonList& found, std::vector<std::string> names, bool every, bool wrong) {
    if (every) {
        for (const ui::Lesson& lesson : found.lessons)
            names.push_back(lesson.name.toStdString());
    }
    int failed = every ? complainAbout(found.errors) : 0;
    for (const std::string& name : names) {
        const ui::Lesson* const lesson = named(found, name);
        if (lesson == nullptr)
            return 1;
        std::printf("%s\n", lesson->title.toUtf8().constData());
        const Status played =
            playLesson(*lesson, wrong, [](const ui::LessonStep& step, const QString& after) {
                std::printf("  ✔ %s\n", step.title.toUtf8().constData());
                for (const QString& line : after.split('\n', Qt::SkipEmptyParts))
                    std::printf("      %s\n", line.toUtf8().constData());
                std::fflush(stdout);
            });
        if (!played) {
            failed = 1;
            std::fflush(stdout);
            std::fprintf(stderr, "daxscope: %s\n", played.error().text().c_str());
            continue;
        }
        std::printf("  Remember: %s\n", lesson->remember.toUtf8().constData());
    }
    return std::fflush(stdout) == 0 ? failed : 1;
}

int grade(const ui::Lesson& lesson, const std::vector<std::string>& files, bool asJson) {
    Output out;
    bool all = true;
    for (const std::string& file : files) {
        const auto grade = gradeFile(lesson, file);
        if (!grade)
            return complain(grade.error());
        all = all && grade->passed();
        if (asJson) {
            Json json(out);
            json.object()
                .member("lesson", lesson.name.toStdString())
                .member("file", file)
                .member("passed", grade->passed())
                .member("problem", grade->problem)
                .key("steps")
                .array();
            for (const GradedTask& task : grade->tasks)
                json.object()
                    .member("id", task.id)
                    .member("passed", task.missing.empty())
                    .member("missing", task.missing)
                    .endObject();
            json.endArray().endObject();
            json.endDocument();
        } else {
            out.write(std::format("{}: {}\n", escapedName(file),
                                  grade->passed() ? "passed" : "not passed"));
            if (!grade->problem.empty())
                out.write(std::format("  {}\n", grade->problem));
            for (const GradedTask& task : grade->tasks)
                out.write(std::format("  {} {}{}{}\n", task.missing.empty() ? "✔" : "✘", task.id,
                                      task.missing.empty() ? "" : ": ", task.missing));
        }
        out.flush();
    }
    return all && !out.failed() ? 0 : 1;
}

}  // namespace

LessonCommands::LessonCommands(CLI::App& app) : state_(std::make_unique<State>()) {
    State& s = *state_;
    s.all = app.add_subcommand("lessons", "List the lessons; play one without the window; grade");
    s.all->add_option("--lessons", s.folder,
                      "a folder of yours with more lessons, one folder each");
    s.all->add_flag("--json", s.json, "print JSON");
    s.all->add_option("--language", s.language, languageHelp);
    s.all->require_subcommand(0, 1);
    s.play = s.all->add_subcommand("play",
                                   "Do all steps, and see that each is accepted, but not before");
    s.play->add_option("NAME", s.names, "of lessons");
    s.play->add_flag("--all", s.every, "all lessons");
    s.play->add_flag("--wrong", s.wrong,
                     "before each step do what is wrong: it must not be accepted");
    s.exercise =
        s.all->add_subcommand("exercise", "Make the image that the lesson's exercise begins with");
    s.exercise->add_option("LESSON", s.lesson, "its name")->required();
    s.exercise->add_option("IMAGE", s.image, "a new file")->required();
    s.grade = s.all->add_subcommand(
        "grade", "Judge what students hand in for the exercise: scripts (FILE.js) or images");
    s.grade->add_option("LESSON", s.lesson, "its name")->required();
    s.grade->add_option("FILE", s.files, "scripts, run on the exercise's image, or images")
        ->required();
    s.grade->add_flag("--json", s.json, "a line of JSON for each file");
    // What grade starts for each script.
    s.confined = s.all->add_subcommand("confined", "");
    s.confined->group("");
    s.confined->add_option("SCRIPT", s.lesson)->required();
    s.confined->add_option("IMAGE", s.image)->required();
}

LessonCommands::~LessonCommands() = default;

bool LessonCommands::parsed() const { return state_->all->parsed(); }

int LessonCommands::run(int argc, char** argv) {
    State& s = *state_;
    const QCoreApplication app(argc, argv);
    if (const Status spoken = speak(s.language); !spoken)
        return complain(spoken.error());
    if (s.confined->parsed())
        return runConfined(s.lesson, s.image);
    // The same image for everybody.
    ::setenv("DAXSCOPE_SEED", "1", 0);  // NOLINT(concurrency-mt-unsafe): no other thread yet
    const ui::LessonList found = ui::findLessons(QString::fromStdString(s.folder));
    if (s.play->parsed()) {
        if (s.every == !s.names.empty()) {
            std::fprintf(stderr, "daxscope: lessons play takes names, or --all\n");
            return 2;
        }
        return play(found, s.names, s.every, s.wrong);
    }
    if (!s.exercise->parsed() && !s.grade->parsed())
        return list(found, s.json);
    const ui::Lesson* const lesson = named(found, s.lesson);
    if (lesson == nullptr)
        return 1;
    if (lesson->tasks.empty()) {
        std::fprintf(stderr, "daxscope: the lesson “%s” has no exercise\n", s.lesson.c_str());
        return 1;
    }
    if (s.grade->parsed())
        return grade(*lesson, s.files, s.json);
    const Status made = makeExercise(*lesson, s.image);
    return made ? 0 : complain(made.error());
}

}  // namespace daxscope::app

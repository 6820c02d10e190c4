// `daxscope lessons`: which there are, played without a window, the images of their exercises, and grading.
#pragma once

#include <memory>

namespace CLI {
class App;
}

namespace daxscope::app {

class LessonCommands {
public:
    /// Adds the subcommand to `app`, which outlives it.
    explicit LessonCommands(CLI::App& app);
    ~LessonCommands();
    LessonCommands(const LessonCommands&) = delete;
    LessonCommands& operator=(const LessonCommands&) = delete;

    [[nodiscard]] bool parsed() const;
    /// The program's exit status: 0 done, 1 failed, or not passed.
    [[nodiscard]] int run(int argc, char** argv);

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace daxscope::app

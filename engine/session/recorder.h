// What was done to images as a script that does the same (design decision 6): one statement for every operation of both
// tables, in the order in which they were applied. Knows no engine: whoever applies operations tells it. One thread.
//
// What is undone goes from the script, and comes back when it is done again: the script is what led to the image as it is.
//
// Mappings keep their identity: `const a = img.map(…)`, then `a.store(…)`. What failed stands as a comment with the
// reason. The script takes the images as its arguments, and the recorded paths without.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "session/operation_table.h"

namespace daxscope::session {

/// How an image came to be open.
struct RecordedImage {
    enum class Kind : std::uint8_t {
        Existing,
        New,   ///< made empty, of `size` bytes
        Copy,  ///< may be lost: a copy of another image
    };
    Kind kind = Kind::Existing;
    std::string path;
    std::uint64_t size = 0;
    bool readOnly = false;
};

class Recorder {
public:
    /// From now on about this image.
    void opened(RecordedImage image);
    /// The image is opened again, for writing: mappings are gone.
    void allowedChanges();
    /// `lost`: operations that were not committed, and are gone.
    void closed(std::uint64_t lost);

    /// `view`: the mapping it made. `step`: its number (Session::step()); 0 for what changes no image.
    void done(const Operation& operation, const Arguments& arguments,
              std::optional<std::uint64_t> view = {}, std::uint64_t step = 0);
    /// Steps with a higher number are undone, those up to it are done (again). `ended`: mappings that went.
    void restarted(std::uint64_t step, std::span<const std::uint64_t> ended);
    void failed(const Operation& operation, const Arguments& arguments, std::string_view why);
    void committed();
    void remark(std::string_view text);

    /// Forgets what was done. What is open stays open: the script begins with that, and with the mappings that exist.
    void clear();

    /// Operations and commits that are in it, failed ones not counted.
    [[nodiscard]] std::size_t steps() const { return steps_; }
    /// Each a statement or comment, of one or several lines of text. They only become more, but after clear(), opened(),
    /// allowedChanges() and restarted().
    [[nodiscard]] const std::vector<std::string>& statements() const { return statements_; }
    /// All of it as a file.
    [[nodiscard]] std::string script() const;

private:
    struct View {
        std::string name;
        std::string statement;
    };

    /// Besides its text, what a statement is.
    struct Mark {
        std::uint64_t step = 0;
        std::uint64_t view = 0;  ///< that it makes or is about; 0 for none
        bool counts = false;     ///< in steps()
    };
    struct Undone {
        std::string text;
        Mark mark;
    };

    void add(std::string text);
    void add(std::string text, const Mark& mark);
    void takeOut(std::uint64_t step, std::span<const std::uint64_t> ended);
    void putBack(std::uint64_t step);
    void begin();
    [[nodiscard]] std::string opening() const;
    [[nodiscard]] std::string imageName() const;
    [[nodiscard]] std::string nameFor(const std::string& process);
    [[nodiscard]] std::string call(const Operation& operation, const Arguments& arguments) const;

    std::vector<std::string> statements_;
    std::vector<Mark> marks_;     // of statements_
    std::vector<Undone> undone_;  // what could be done again, in order
    std::size_t steps_ = 0;
    std::optional<RecordedImage> image_;
    std::size_t images_ =
        0;                   ///< that the script has opened; the present one's name has this number
    std::size_t files_ = 0;  ///< the same, but for one that was opened again
    std::size_t openedAt_ = 0;   ///< statement that opened the present one
    std::uint64_t newest_ = 0;   ///< step that was told
    std::uint64_t begunAt_ = 0;  ///< the newest step before the script begins
    bool midway_ = false;        ///< something was done before the script begins
    std::map<std::uint64_t, View> views_;
    std::map<std::string, unsigned> names_;  ///< that mappings have had
};

}  // namespace daxscope::session

// The subcommands: one function each, without a display.
//
// Each prints what it found to stdout, errors to stderr, and returns the program's exit status:
// 0 done, 1 failed or damage found. Wrong usage (2) is caught before they are called.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "scene/mappings.h"
#include "scene/timeline.h"

namespace daxscope::app {

struct CommandOptions {
    std::string image;
    std::vector<std::string> paths;  ///< inside the image
    bool json = false;
    bool details = false;    ///< ls -l
    bool recursive = false;  ///< ls -R
    std::string byte;        ///< owners
    std::string tree;        ///< dump
    bool checksums = false;  ///< dump --checksums
    bool noData = false;     ///< check --no-data
};

struct MkfsCommand {
    std::string image;
    std::string size;
    std::string label;
    std::string metadata = "dup";
    std::string nodeSize = "16K";
    bool force = false;
};

struct RenderOptions {
    std::string image;
    std::string path;  ///< file whose extents are shown
    std::string view;
    std::string tree;    ///< of the view "trees"; empty: all subvolumes
    std::string script;  ///< is run first, with the image as its argument
    std::string moment;  ///< that the image goes back to behind the script: its number, or its name
    std::string comparedWas, comparedIs;  ///< subvolumes, of the view "comparison"
    std::string size = "1600x900";
    std::string theme = "light";
    double scale = 1;
    std::string output;
    std::string language;  ///< of what is written in the picture; empty: English
    bool list = false;
};

struct HandbookCommand {
    std::string page;                   ///< to print; empty: the contents
    std::optional<std::string> folder;  ///< to write all pages to as HTML
    std::string language;               ///< empty: English
};

/// Of the option --language.
inline constexpr auto languageHelp = "de, zh_CN; English when left out";
/// From here on the application, which is there already, speaks the language; empty: English. ENOENT names those that there are.
[[nodiscard]] Status speak(const std::string& language);

int commandMkfs(const MkfsCommand& options);
int commandInfo(const CommandOptions& options);
int commandLs(const CommandOptions& options);
int commandCat(const CommandOptions& options);
int commandMap(const CommandOptions& options);
int commandOwners(const CommandOptions& options);
int commandDump(const CommandOptions& options);
int commandCheck(const CommandOptions& options);
int commandCompare(const CommandOptions& options);
int commandRender(const RenderOptions& options, int argc, char** argv);
int commandHandbook(const HandbookCommand& options, int argc, char** argv);
int commandSample();
int commandRun(const std::string& script, const std::vector<std::string>& arguments, int argc,
               char** argv);

/// Of the image that a script opened last, when it ended.
struct ScriptLeft {
    scene::TimelinePtr timeline;                      ///< what happened
    std::shared_ptr<const scene::Mappings> mappings;  ///< null if the script has closed it
};
/// Runs a script in the application that there is: its exit status. `left` may be null. The image that the script opened last
/// goes back to `moment`, a number or a name, unless it is empty.
int runScript(const std::string& script, const std::vector<std::string>& arguments,
              ScriptLeft* left, const std::string& moment);

/// "daxscope: <text>" on stderr; returns 1.
int complain(const Error& error);
/// One line per finding on stderr; 1 when there is any.
int complainAbout(const std::vector<std::string>& findings);

/// The bundled sample, unpacked into the cache directory when it is not there yet; its path.
[[nodiscard]] Result<std::string> sampleImage();

}  // namespace daxscope::app

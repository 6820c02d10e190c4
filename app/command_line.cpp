#include "app/command_line.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <string_view>

#include "app/command_lessons.h"
#include "app/command_operation.h"
#include "app/commands.h"
#include "app/handbook_commands.h"
#include "base/text.h"
#include "ui/language.h"

namespace daxscope::app {

namespace {

constexpr std::array<std::string_view, 14> names = {
    "mkfs", "info",    "ls",     "cat",    "check", "map",     "owners",
    "dump", "compare", "render", "sample", "run",   "lessons", "handbook"};

bool isCommand(std::string_view word) {
    return std::ranges::find(names, word) != names.end() || OperationCommands::has(word);
}

CLI::App* add(CLI::App& app, std::string_view name, const std::string& help,
              CommandOptions& options) {
    CLI::App* sub = app.add_subcommand(std::string(name), help);
    sub->add_option("IMAGE", options.image, "image file, or block or devdax device")->required();
    sub->add_flag("--json", options.json, "print JSON");
    return sub;
}

/// All commands as CLI11 knows them, and what it reads into.
struct Commands {
    Commands();

    CLI::App app{
        "Opens, shows and operates copy-on-write filesystems in persistent memory.\n"
        "Without a subcommand: the window, on IMAGE or on the welcome page."};
    MkfsCommand mkfsOptions;
    CommandOptions options;
    std::string script;
    std::vector<std::string> scriptArguments;
    RenderOptions renderOptions;
    HandbookCommand handbookOptions;
    CLI::App *mkfs = nullptr, *info = nullptr, *ls = nullptr, *cat = nullptr, *map = nullptr,
             *owners = nullptr, *dump = nullptr, *check = nullptr, *compare = nullptr,
             *sample = nullptr, *runScript = nullptr, *render = nullptr, *handbook = nullptr;
    std::optional<OperationCommands> operations;
    std::optional<LessonCommands> lessons;
};

Commands::Commands() {
    app.name("daxscope");
    app.set_version_flag("--version", std::string(DAXSCOPE_VERSION));
    app.require_subcommand(1);
    app.footer("Exit status: 0 done, 1 failed or damage found, 2 wrong usage.");

    mkfs = app.add_subcommand("mkfs", "Make an image with an empty btrfs filesystem");
    mkfs->add_option("IMAGE", mkfsOptions.image,
                     "new file; with --force also an existing file or device")
        ->required();
    mkfs->add_option("--size", mkfsOptions.size, "of a new file, 128M or more; it is sparse");
    mkfs->add_option("--label", mkfsOptions.label, "name of the filesystem, at most 255 bytes");
    mkfs->add_option("--metadata", mkfsOptions.metadata, "single, or dup: two copies")
        ->check(CLI::IsMember({"single", "dup"}));
    mkfs->add_option("--nodesize", mkfsOptions.nodeSize, "of tree blocks: 4K to 64K");
    mkfs->add_flag("--force", mkfsOptions.force, "overwrite what IMAGE holds");

    info = add(app, "info", "What the image is, its subvolumes, what is wrong", options);
    ls = add(app, "ls", "List directories", options);
    ls->add_option("PATH", options.paths, "inside the image; / when left out");
    ls->add_flag("-l", options.details, "with mode, links, owner, size and time");
    ls->add_flag("-R,--recursive", options.recursive, "with everything below");
    cat = app.add_subcommand("cat", "Print the content of files, checksums verified");
    cat->add_option("IMAGE", options.image, "image file or device")->required();
    cat->add_option("PATH", options.paths, "inside the image")->required();
    map = add(app, "map", "Extents with their owners: of the device, or of files", options);
    map->add_option("PATH", options.paths, "files inside the image; the device when left out");
    owners = add(app, "owners", "Who owns a byte of the device", options);
    owners->add_option("BYTE", options.byte, "device byte, decimal or 0x…")->required();
    dump = add(app, "dump", "Print the superblock and the trees, item by item", options);
    dump->add_option("--tree", options.tree, "only this tree: root, extent, fs, …, or a number");
    dump->add_flag("--checksums", options.checksums, "print every data checksum, too");
    check = add(app, "check", "Is everything sound? What is wrong, where, what it means", options);
    check->add_flag("--no-data", options.noData, "do not compare data with their checksums");
    compare = add(app, "compare", "What differs between two subvolumes or snapshots", options);
    compare->add_option("SUBVOLUME", options.paths, "as it was, and as it is: two paths")
        ->required()
        ->expected(2);
    sample = app.add_subcommand("sample", "Unpack the bundled tour image, print its path");

    runScript = app.add_subcommand("run", "Run a script (JavaScript) on images");
    runScript->add_option("SCRIPT", script, "a file")->required();
    runScript->add_option("ARG", scriptArguments, "for the script, as args")->expected(-1);
    runScript->positionals_at_end();

    render = app.add_subcommand("render", "Paint a view into a file, without a display");
    render->add_option("IMAGE", renderOptions.image, "image file or device");
    render->add_option("PATH", renderOptions.path,
                       "file whose extents are shown, or whose sharers");
    render->add_option(
        "--tree", renderOptions.tree,
        "of the view trees: root, extent, chunk, dev, csum, free-space, …, or a subvolume's "
        "number; else all subvolumes");
    render->add_option("--view", renderOptions.view, "one of --list");
    render->add_option("--script", renderOptions.script,
                       "run this script first, with IMAGE as its argument; the views timeline, "
                       "code and mappings show what it did");
    render->add_option("--moment", renderOptions.moment,
                       "behind the script the image goes back to this moment, a number or a name, "
                       "and is left there");
    render->add_option("--from", renderOptions.comparedWas,
                       "of the view comparison: subvolume or snapshot as it was");
    render->add_option("--to", renderOptions.comparedIs, "and what it is compared with");
    render->add_option("--size", renderOptions.size, "WIDTHxHEIGHT, in pixels before scaling");
    render->add_option("--theme", renderOptions.theme, "light or dark");
    render->add_option("--scale", renderOptions.scale, "pixels per unit, for sharp print");
    render->add_option("--output", renderOptions.output, "FILE.png, .svg, .csv or .json");
    render->add_option("--language", renderOptions.language, languageHelp);
    render->add_flag("--list", renderOptions.list, "print the names of the views");

    handbook = app.add_subcommand("handbook", "Print a page of the handbook, or write all as HTML");
    handbook->add_option("PAGE", handbookOptions.page, "its name; the contents when left out");
    handbook->add_option("--html", handbookOptions.folder, "write all pages into this folder");
    handbook->add_option("--language", handbookOptions.language, languageHelp);

    operations.emplace(app);
    lessons.emplace(app);
}

}  // namespace

Status speak(const std::string& language) {
    QStringList codes;
    for (const ui::Language& each : ui::languages())
        codes << each.code;
    const QString served = language.empty() ? codes.constFirst()
                                            : ui::languageServing(QString::fromStdString(language));
    if (!served.isEmpty()) {
        ui::useLanguage(served);
        return {};
    }
    return fail(ENOENT, "there is no translation for “{}”; there are {}", escapedName(language),
                codes.join(QStringLiteral(", ")).toStdString());
}

int complain(const Error& error) {
    std::fprintf(stderr, "daxscope: %s\n", error.text().c_str());
    return 1;
}

int complainAbout(const std::vector<std::string>& findings) {
    for (const std::string& finding : findings)
        std::fprintf(stderr, "daxscope: damage: %s\n", finding.c_str());
    return findings.empty() ? 0 : 1;
}

bool isCommandLine(int argc, char** argv) {
    if (argc < 2)
        return false;
    const std::string_view first = argv[1];
    return argc > 2 || first.starts_with('-') || isCommand(first) ||
           !std::filesystem::exists(first);
}

int runCommandLine(int argc, char** argv) {
    Commands all;
    // Else CLI11 would only miss a subcommand.
    const std::string_view first = argc > 1 ? argv[1] : "";
    if (!first.empty() && !first.starts_with('-') && !isCommand(first)) {
        std::fprintf(
            stderr,
            "daxscope: “%s” is neither a command nor %s; daxscope --help lists the commands\n",
            escapedName(first).c_str(),
            argc == 2 ? "a file" : "followed by nothing, as an image to open would be");
        return 2;
    }
    try {
        all.app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        const int status = all.app.exit(error);
        return status == 0 ? 0 : 2;
    }
    if (all.operations->parsed())
        return all.operations->run();
    if (all.lessons->parsed())
        return all.lessons->run(argc, argv);
    if (all.mkfs->parsed())
        return commandMkfs(all.mkfsOptions);
    if (all.info->parsed())
        return commandInfo(all.options);
    if (all.ls->parsed()) {
        if (all.options.paths.empty())
            all.options.paths.emplace_back("/");
        return commandLs(all.options);
    }
    if (all.cat->parsed())
        return commandCat(all.options);
    if (all.map->parsed())
        return commandMap(all.options);
    if (all.owners->parsed())
        return commandOwners(all.options);
    if (all.dump->parsed())
        return commandDump(all.options);
    if (all.check->parsed())
        return commandCheck(all.options);
    if (all.compare->parsed())
        return commandCompare(all.options);
    if (all.sample->parsed())
        return commandSample();
    if (all.runScript->parsed())
        return commandRun(all.script, all.scriptArguments, argc, argv);
    if (all.render->parsed())
        return commandRender(all.renderOptions, argc, argv);
    if (all.handbook->parsed())
        return commandHandbook(all.handbookOptions, argc, argv);
    return 2;
}

QString commandsForHandbook() {
    const Commands all;
    return commandsText(all.app);
}

}  // namespace daxscope::app

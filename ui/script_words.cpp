#include "ui/script_words.h"

#include <QCoreApplication>
#include <algorithm>

#include "session/operation_table.h"
#include "ui/language.h"
#include "ui/text.h"

namespace daxscope::ui {

namespace {

struct WordsTr {
    Q_DECLARE_TR_FUNCTIONS(daxscope::ui::ScriptWords)
};

/// Those on a mapping are methods of a view: its number is not written.
constexpr std::array onViews = {"load",  "store",       "flush",     "sync",
                                "unmap", "startWriter", "stopWriter"};

void addOperations(std::vector<ScriptWord>& out, std::span<const session::Operation> table) {
    using Of = ScriptWord::Of;
    for (const session::Operation& operation : table) {
        const bool ofView = std::ranges::contains(onViews, operation.name);
        out.push_back({ofView ? Of::View : Of::Image, textOf(operation.name),
                       signatureOf(operation, ofView), inLanguage(operation.what)});
    }
}

std::vector<ScriptWord> allWords() {
    using Of = ScriptWord::Of;
    std::vector<ScriptWord> out;
    addOperations(out, session::operationTable());
    addOperations(out, session::liveOperationTable());
    const auto add = [&](Of of, const char* signature, const QString& about) {
        const QString text = QString::fromUtf8(signature);
        out.push_back({of, text.left(text.indexOf(QLatin1Char('('))), text, about});
    };
    const auto image = Of::Image;
    add(image, "commit()", WordsTr::tr("makes all operations durable"));
    add(image, "close()", WordsTr::tr("commits, and closes what the script has opened"));
    add(image, "read(path, offset, length)", WordsTr::tr("bytes, which compare as text"));
    add(image, "list(path)", WordsTr::tr("entries of a directory"));
    add(image, "stat(path)", WordsTr::tr("one entry"));
    add(image, "exists(path)", WordsTr::tr("true or false"));
    add(image, "extents(path)", WordsTr::tr("where the bytes of a file lie"));
    add(image, "block(path, offset)",
        WordsTr::tr("the device byte where this byte of a file lies"));
    add(image, "owners(byte)", WordsTr::tr("who holds a device byte"));
    add(image, "mappings()", WordsTr::tr("who has what mapped"));
    add(image, "mapped(path, process)", WordsTr::tr("a mapping that is there already"));
    add(image, "window(path, process)", WordsTr::tr("the newest window of a process into a file"));
    add(image, "page(path, process, page)", WordsTr::tr("the mapping entry of a page"));
    add(image, "policies()", WordsTr::tr("losing designs that are on"));
    add(image, "moments()", WordsTr::tr("states to come back to"));
    add(image, "events()", WordsTr::tr("what the engine did"));
    add(image, "check()", WordsTr::tr("is everything sound?"));
    add(image, "watchPower()", WordsTr::tr("a model follows what is durable from now on"));
    add(image, "afterPowerLoss(path, offset, length)",
        WordsTr::tr("what a loss of power now would leave"));
    add(Of::View, "entries()", WordsTr::tr("the mapping entries of its pages"));
    add(Of::View, "fence()", WordsTr::tr("waits until what was flushed is on the medium"));
    add(Of::View, "syncWhileStoring(offset, data)",
        WordsTr::tr("a sync, and a store that falls into the middle of it"));
    add(Of::View, "id", WordsTr::tr("its number"));
    add(Of::ImageClass, "create(path, {size})", WordsTr::tr("a new image"));
    add(Of::ImageClass, "open(path, {readOnly, dax, scratch})",
        WordsTr::tr("an image that is there"));
    add(Of::ImageClass, "raw(path)", WordsTr::tr("the whole image without its filesystem"));
    add(Of::Global, "img", WordsTr::tr("the image in the window"));
    add(Of::Global, "Image", WordsTr::tr("makes and opens images"));
    add(Of::Global, "args", WordsTr::tr("args[0]: the path of the image in the window"));
    add(Of::Global, "print(value)", WordsTr::tr("one line in the output; objects as JSON"));
    add(Of::Global, "assert(condition, text)", WordsTr::tr("fails unless the condition holds"));
    add(Of::Global, "address(byte)", WordsTr::tr("a byte of the device as the views write it"));
    std::ranges::sort(out, {},
                      [](const ScriptWord& word) { return std::pair(word.of, word.name); });
    const auto twice = std::ranges::unique(
        out, {}, [](const ScriptWord& word) { return std::pair(word.of, word.name); });
    out.erase(twice.begin(), twice.end());
    return out;
}

}  // namespace

QString signatureOf(const session::Operation& operation, bool ofView) {
    QStringList required;
    QStringList options;
    for (const session::Parameter& parameter : operation.parameters) {
        if (ofView && parameter.name == "view")
            continue;
        if (parameter.kind == session::ParameterKind::Flag)
            options << textOf(parameter.name);
        else
            required << textOf(parameter.name);
    }
    if (!options.isEmpty())
        required << QStringLiteral("{%1}").arg(options.join(QStringLiteral(", ")));
    return QStringLiteral("%1(%2)").arg(textOf(operation.name),
                                        required.join(QStringLiteral(", ")));
}

const std::vector<ScriptWord>& scriptWords() {
    static const std::vector<ScriptWord> words = allWords();
    return words;
}

std::vector<ScriptExample> scriptExamples() {
    return {
        {WordsTr::tr("A snapshot and a write"),
         QStringLiteral(
             R"JS(// One block of a shared file is written: it is copied, and the others stay shared.
img.subvolume("/v");
img.write("/v/db", 0, {pattern: "ABCD", length: "64K"});
img.snapshot("/v", "/s1");
const before = img.block("/v/db", 8192);
img.write("/v/db", 8192, "changed");
print("byte 8192 lay at", before, "and lies at", img.block("/v/db", 8192));
print("the snapshot still reads", img.read("/s1/db", 8192, 7));
assert(img.block("/s1/db", 8192) === before, "the snapshot keeps its block");
)JS")},
        {WordsTr::tr("A write fault in a mapped file"),
         QStringLiteral(
             R"JS(// Two processes map a file that a snapshot shares; the first store copies the page, the second costs nothing.
img.subvolume("/v");
img.write("/v/db", 0, {pattern: "page", length: "64K"});
const a = img.map("/v/db", {process: "A"});
const b = img.map("/v/db", {process: "B"});
b.load(0, 4);
img.snapshot("/v", "/s1");
a.store(0, "first");
a.store(8, "second");
for (const entry of a.entries())
    print("page", entry.page, entry.kind, "at", entry.device, entry.state);
print("B reads", b.load(0, 5), "and the snapshot", img.read("/s1/db", 0, 5));
)JS")},
        {WordsTr::tr("Who holds my space"),
         QStringLiteral(
             R"JS(// A snapshot keeps what a file gave up; an extent lives as long as one block of it is used.
img.subvolume("/v");
img.write("/v/big", 0, {pattern: "x", length: "1M"});
img.snapshot("/v", "/s1");
img.remove("/v/big");
for (const extent of img.extents("/s1/big"))
    print(extent.offset, "+", extent.length, "at", extent.device);
const at = img.block("/s1/big", 0);
for (const owner of img.owners(at).owners)
    print(owner);
)JS")},
        {WordsTr::tr("What a loss of power leaves"),
         QStringLiteral(R"JS(// A model follows every store, flush and fence.
img.write("/log", 0, "first");
img.commit();
img.watchPower();
img.write("/log", 0, "other");
print("now", img.read("/log"), "- after a loss of power", img.afterPowerLoss("/log", 0, 5));
img.commit();
print("after the commit", img.afterPowerLoss("/log", 0, 5));
)JS")},
    };
}

}  // namespace daxscope::ui

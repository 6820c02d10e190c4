#include "ui/glossary.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>

namespace daxscope::ui::glossary {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(daxscope::ui::glossary)
};

struct Entry {
    const char* term;
    const char* definition;
};

#define TERM(term, definition) \
    Entry { term, QT_TRANSLATE_NOOP("daxscope::ui::glossary", definition) }

// Sorted by term. What is stated is how the btrfs disk format, Linux' FIEMAP and DAX, and libpmem2
// define it.
constexpr std::array entries = {
    TERM("back reference",
         "A note at an extent of which tree or file uses it. With it one can go from bytes on the "
         "device to their owners, which the file trees alone do not tell."),
    TERM("block group",
         "A stretch of address space set aside for one kind of content: data, metadata or system. "
         "Free space is counted and handed out inside block groups."),
    TERM("bookend",
         "The part of an extent that no file points into any more because it was overwritten "
         "elsewhere. It stays allocated until the last reference to the whole extent is gone."),
    TERM("checksum",
         "A short number computed from a block. When it does not match on reading, the bytes are "
         "not the ones that were written."),
    TERM("chunk",
         "The mapping of a stretch of logical addresses to bytes of the device. With the profile "
         "dup one chunk lies in two places."),
    TERM(
        "commit",
        "The moment a transaction becomes the state of the filesystem: all new blocks are durable, "
        "then one superblock write makes them count."),
    TERM("compression",
         "The extent is stored in fewer bytes than it holds: zlib, lzo or zstd. Such bytes cannot "
         "be "
         "mapped into memory directly; they are decompressed into a copy."),
    TERM(
        "copy on write",
        "Changed content goes to a new place and the pointer is moved there; the old bytes stay as "
        "they are as long as someone else holds them."),
    TERM("DAX",
         "Direct access: a program's loads and stores reach the persistent memory itself, with no "
         "copy of the file in the page cache."),
    TERM("device byte",
         "A position on the device, that is in the image file. The logical addresses inside btrfs "
         "are translated to it by chunks."),
    TERM("devid",
         "The number of a device inside its filesystem. An image of one device has devid 1."),
    TERM("dup",
         "Two copies of every block on the same device, so that one damaged copy can be read from "
         "the other. Usual for metadata."),
    TERM("extent",
         "A run of consecutive bytes on the device that was allocated at once. Files point to "
         "extents, or to parts of them."),
    TERM("FIEMAP",
         "The Linux call by which a program asks for the extents of a file: their offsets, their "
         "lengths, and whether they are shared."),
    TERM("flush",
         "Moving stored bytes out of the processor's caches towards the memory. Only after a flush "
         "and a fence are they certain to survive a loss of power."),
    TERM("free", "Bytes inside a block group that no extent holds."),
    TERM("free space tree",
         "The tree that lists what is free in every block group, so that it need not be derived "
         "from "
         "the extent tree when the filesystem is mounted."),
    TERM("freed",
         "Space that the open transaction has given up. The last commit still refers to it, so it "
         "is "
         "handed out again only after the next one is durable."),
    TERM("generation",
         "The number of the transaction that wrote something. It grows with every commit, so a "
         "lower "
         "number is older."),
    TERM(
        "granularity",
        "The smallest unit a program must flush to make a store durable: a byte, a cache line or a "
        "page. It depends on the memory, and on how it is reached."),
    TERM("hole", "A range of a file without any extent. It reads as zeros and takes no space."),
    TERM("inline",
         "A file so small that its bytes lie in the tree block that describes it. They have no "
         "extent "
         "of their own."),
    TERM("inode",
         "What a file is apart from its names: size, rights, times and extents. Its number is "
         "unique "
         "within a subvolume."),
    TERM("item", "One record of a leaf: a key, and the data that belongs to it."),
    TERM("key",
         "By what the items of a tree are sorted: object number, type and offset, compared in this "
         "order."),
    TERM("leaf", "A tree block of level 0. It holds items; all other blocks only point the way."),
    TERM("level",
         "How far a tree block is from the leaves, which have level 0. The root has the highest "
         "level "
         "of its tree."),
    TERM("metadata",
         "The trees that describe the filesystem: directories, inodes, extents, checksums. "
         "Everything but the content of files."),
    TERM("mixed",
         "A block group that holds data and metadata together. Used on very small devices."),
    TERM("node",
         "A tree block above the leaves. It holds keys and pointers to the blocks of the level "
         "below."),
    TERM("owner",
         "Who refers to an extent: for data, a place in a file of a subvolume; for a tree block, a "
         "tree that reaches it."),
    TERM("persistent memory",
         "Memory that keeps its bytes without power and is addressed like any other. The program "
         "may "
         "also emulate it with an ordinary file."),
    TERM("prealloc",
         "Space reserved for a range of a file, but not written. It reads as zeros until it is."),
    TERM(
        "reflink",
        "A copy of a file, or of a part, that points to the same extents as the original. It costs "
        "no space until one of them is changed."),
    TERM("shared",
         "Held by more than one owner. A write to it must go to a new place, so that the others "
         "keep "
         "what they have."),
    TERM("snapshot",
         "A subvolume that begins as a copy of another. At first both share everything; what is "
         "changed later is stored separately."),
    TERM("subvolume",
         "A tree of files with inode numbers of its own inside the filesystem. It appears as a "
         "directory and can be copied as a snapshot."),
    TERM("superblock",
         "The block one starts reading from, at 64 KiB, with mirrors at 64 MiB and 256 GiB where "
         "the "
         "device is large enough. It says where the trees are and which commit is the newest."),
    TERM("system",
         "Superblocks and the chunk tree: what is needed before any other address can be "
         "translated."),
    TERM(
        "transaction",
        "A group of changes that become valid together or not at all, numbered by its generation."),
    TERM("tree block",
         "The unit metadata is stored in, mostly 16 KiB: a node or a leaf of a tree, with a "
         "checksum "
         "and its generation."),
    TERM(
        "unreachable",
        "Allocated, but no file points to it: the rest of an extent of which another part is still "
        "in use. Rewriting that part (defragmenting) sets it free."),
};

#undef TERM

}  // namespace

QStringList terms() {
    QStringList out;
    for (const Entry& entry : entries)
        out << QString::fromUtf8(entry.term);
    return out;
}

QString definition(const QString& term) {
    const auto found = std::ranges::find_if(entries, [&](const Entry& entry) {
        return term.compare(QLatin1String(entry.term), Qt::CaseInsensitive) == 0;
    });
    return found == entries.end() ? QString() : Text::tr(found->definition);
}

QString tooltip(const QString& term, const QString& figure) {
    const QString known = definition(term);
    QString head = QStringLiteral("<b>%1</b>").arg(term.toHtmlEscaped());
    if (!figure.isEmpty())
        head += QStringLiteral(" · ") + figure.toHtmlEscaped();
    // The empty span makes it rich text, which wraps, even when nothing else does.
    return known.isEmpty() ? head : head + QStringLiteral("<br>") + known.toHtmlEscaped();
}

}  // namespace daxscope::ui::glossary

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

// Sorted by term. What is stated is how the btrfs disk format, Linux' FIEMAP and DAX, and libpmem2
// define it.
constexpr std::array entries = {
    Entry{QT_TRANSLATE_NOOP("daxscope::ui::glossary", "back reference"),
          QT_TRANSLATE_NOOP(
              "daxscope::ui::glossary",
              "A note at an extent of which tree or file uses it. With it one can go from bytes on "
              "the device to their owners, which the file trees alone do not tell.")},
    Entry{QT_TRANSLATE_NOOP("daxscope::ui::glossary", "block group"),
          QT_TRANSLATE_NOOP(
              "daxscope::ui::glossary",
              "A stretch of address space set aside for one kind of content: data, metadata or "
              "system. Free space is counted and handed out inside block groups.")},
    Entry{
        QT_TRANSLATE_NOOP("daxscope::ui::glossary", "bookend"),
        QT_TRANSLATE_NOOP(
            "daxscope::ui::glossary",
            "The part of an extent that no file points into any more because it was overwritten "
            "elsewhere. It stays allocated until the last reference to the whole extent is gone.")},
    Entry{QT_TRANSLATE_NOOP("daxscope::ui::glossary", "checksum"),
          QT_TRANSLATE_NOOP("daxscope::ui::glossary",
                            "A short number computed from a block. When it does not match on "
                            "reading, the bytes are not the ones that were written.")},
    Entry{QT_TRANSLATE_NOOP("daxscope::ui::glossary", "chunk"),
          QT_TRANSLATE_NOOP("daxscope::ui::glossary",
                            "The mapping of a stretch of logical addresses to bytes of the device. "
                            "With the profile dup one chunk lies in two places.")},
    Entry{QT_TRANSLATE_NOOP("daxscope::ui::glossary", "commit"),
          QT_TRANSLATE_NOOP("daxscope::ui::glossary",
                            "The moment a transaction becomes the state of the filesystem: all new "
                            "blocks are durable, then one superblock write makes them count.")},
    Entry{QT_TRANSLATE_NOOP("daxscope::ui::glossary", "compression"),
          QT_TRANSLATE_NOOP(
              "daxscope::ui::glossary",
              "The extent is stored in fewer bytes than it holds: zlib, lzo or zstd. Such bytes "
              "cannot be mapped into memory directly; they are decompressed into a copy.")},
    Entry{QT_TRANSLATE_NOOP("daxscope::ui::glossary", "copy on write"),
          QT_TRANSLATE_NOOP("daxscope::ui::glossary",
                            "Changed content goes to a new place and the pointer is moved there; "
                            "the old bytes stay as they are as long as someone else holds them.")},
    Entry{QT_TRANSLATE_NOOP("daxscope::ui::glossary", "DAX"),
          QT_TRANSLATE_NOOP("daxscope::ui::glossary",
                            "Direct access: a program's loads and stores reach the persistent "
                            "memory itself, with no copy of the file in the page cache.")},
    Entry{QT_TRANSLATE_NOOP("daxscope::ui::glossary", "device byte"),
          QT_TRANSLATE_NOOP("daxscope::ui::glossary",
                            "A position on the device, that is in the image file. The logical "
                            "addresses inside btrfs are translated to it by chunks.")},
    Entry{QT_TRANSLATE_NOOP("daxscope::ui::glossary", "devid"),
          QT_TRANSLATE_NOOP(
              "daxscope::ui::glossary",
              "The number of a device inside its filesystem. An image of one device has devid 1.")},
    Entry{QT_TRANSLATE_NOOP("daxscope::ui::glossary", "dup"),
          QT_TRANSLATE_NOOP("daxscope::ui::glossary",
                            "Two copies of every block on the same device, so that one damaged "
                            "copy can be read from the other. Usual for metadata.")},
    Entry{QT_TRANSLATE_NOOP("daxscope::ui::glossary", "extent"),
          QT_TRANSLATE_NOOP("daxscope::ui::glossary",
                            "A run of consecutive bytes on the device that was allocated at once. "
                            "Files point to extents, or to parts of them.")},
    Entry{QT_TRANSLATE_NOOP("daxscope::ui::glossary", "FIEMAP"),
          QT_TRANSLATE_NOOP("daxscope::ui::glossary",
                            "The Linux call by which a program asks for the extents of a file: "
                            "their offsets, their lengths, and whether they are shared.")},
    Entry{QT_TRANSLATE_NOOP("daxscope::ui::glossary", "flush"),
          QT_TRANSLATE_NOOP(
              "daxscope::ui::glossary",
              "Moving stored bytes out of the processor's caches towards the memory. Only after a "
              "flush and a fence are they certain to survive a loss of power.")},
    Entry{QT_TRANSLATE_NOOP("daxscope::ui::glossary", "free"),
          QT_TRANSLATE_NOOP("daxscope::ui::glossary",
                            "Bytes inside a block group that no extent holds.")},
    Entry{
        QT_TRANSLATE_NOOP("daxscope::ui::glossary", "free space tree"),
        QT_TRANSLATE_NOOP("daxscope::ui::glossary",
                          "The tree that lists what is free in every block group, so that it need "
                          "not be derived from the extent tree when the filesystem is mounted.")},
    Entry{QT_TRANSLATE_NOOP("daxscope::ui::glossary", "freed"),
          QT_TRANSLATE_NOOP(
              "daxscope::ui::glossary",
              "Space that the open transaction has given up. The last commit still refers to it, "
              "so it is handed out again only after the next one is durable.")},
    Entry{QT_TRANSLATE_NOOP("daxscope::ui::glossary", "generation"),
          QT_TRANSLATE_NOOP("daxscope::ui::glossary",
                            "The number of the transaction that wrote something. It grows with "
                            "every commit, so a lower number is older.")},
    Entry{QT_TRANSLATE_NOOP("daxscope::ui::glossary", "granularity"),
          QT_TRANSLATE_NOOP(
              "daxscope::ui::glossary",
              "The smallest unit a program must flush to make a store durable: a byte, a cache "
              "line or a page. It depends on the memory, and on how it is reached.")},
    Entry{QT_TRANSLATE_NOOP("daxscope::ui::glossary", "hole"),
          QT_TRANSLATE_NOOP(
              "daxscope::ui::glossary",
              "A range of a file without any extent. It reads as zeros and takes no space.")},
    Entry{QT_TRANSLATE_NOOP("daxscope::ui::glossary", "inline"),
          QT_TRANSLATE_NOOP("daxscope::ui::glossary",
                            "A file so small that its bytes lie in the tree block that describes "
                            "it. They have no extent of their own.")},
    Entry{QT_TRANSLATE_NOOP("daxscope::ui::glossary", "inode"),
          QT_TRANSLATE_NOOP("daxscope::ui::glossary",
                            "What a file is apart from its names: size, rights, times and extents. "
                            "Its number is unique within a subvolume.")},
    Entry{QT_TRANSLATE_NOOP("daxscope::ui::glossary", "item"),
          QT_TRANSLATE_NOOP("daxscope::ui::glossary",
                            "One record of a leaf: a key, and the data that belongs to it.")},
    Entry{QT_TRANSLATE_NOOP("daxscope::ui::glossary", "key"),
          QT_TRANSLATE_NOOP("daxscope::ui::glossary",
                            "By what the items of a tree are sorted: object number, type and "
                            "offset, compared in this order.")},
    Entry{QT_TRANSLATE_NOOP("daxscope::ui::glossary", "leaf"),
          QT_TRANSLATE_NOOP(
              "daxscope::ui::glossary",
              "A tree block of level 0. It holds items; all other blocks only point the way.")},
    Entry{QT_TRANSLATE_NOOP("daxscope::ui::glossary", "level"),
          QT_TRANSLATE_NOOP("daxscope::ui::glossary",
                            "How far a tree block is from the leaves, which have level 0. The root "
                            "has the highest level of its tree.")},
    Entry{QT_TRANSLATE_NOOP("daxscope::ui::glossary", "metadata"),
          QT_TRANSLATE_NOOP("daxscope::ui::glossary",
                            "The trees that describe the filesystem: directories, inodes, extents, "
                            "checksums. Everything but the content of files.")},
    Entry{QT_TRANSLATE_NOOP("daxscope::ui::glossary", "mixed"),
          QT_TRANSLATE_NOOP(
              "daxscope::ui::glossary",
              "A block group that holds data and metadata together. Used on very small devices.")},
    Entry{QT_TRANSLATE_NOOP("daxscope::ui::glossary", "node"),
          QT_TRANSLATE_NOOP("daxscope::ui::glossary",
                            "A tree block above the leaves. It holds keys and pointers to the "
                            "blocks of the level below.")},
    Entry{QT_TRANSLATE_NOOP("daxscope::ui::glossary", "owner"),
          QT_TRANSLATE_NOOP("daxscope::ui::glossary",
                            "Who refers to an extent: for data, a place in a file of a subvolume; "
                            "for a tree block, a tree that reaches it.")},
    Entry{QT_TRANSLATE_NOOP("daxscope::ui::glossary", "persistent memory"),
          QT_TRANSLATE_NOOP("daxscope::ui::glossary",
                            "Memory that keeps its bytes without power and is addressed like any "
                            "other. The program may also emulate it with an ordinary file.")},
    Entry{QT_TRANSLATE_NOOP("daxscope::ui::glossary", "prealloc"),
          QT_TRANSLATE_NOOP("daxscope::ui::glossary",
                            "Space reserved for a range of a file, but not written. It reads as "
                            "zeros until it is.")},
    Entry{QT_TRANSLATE_NOOP("daxscope::ui::glossary", "reflink"),
          QT_TRANSLATE_NOOP("daxscope::ui::glossary",
                            "A copy of a file, or of a part, that points to the same extents as "
                            "the original. It costs no space until one of them is changed.")},
    Entry{QT_TRANSLATE_NOOP("daxscope::ui::glossary", "shared"),
          QT_TRANSLATE_NOOP("daxscope::ui::glossary",
                            "Held by more than one owner. A write to it must go to a new place, so "
                            "that the others keep what they have.")},
    Entry{QT_TRANSLATE_NOOP("daxscope::ui::glossary", "snapshot"),
          QT_TRANSLATE_NOOP("daxscope::ui::glossary",
                            "A subvolume that begins as a copy of another. At first both share "
                            "everything; what is changed later is stored separately.")},
    Entry{QT_TRANSLATE_NOOP("daxscope::ui::glossary", "subvolume"),
          QT_TRANSLATE_NOOP("daxscope::ui::glossary",
                            "A tree of files with inode numbers of its own inside the filesystem. "
                            "It appears as a directory and can be copied as a snapshot.")},
    Entry{QT_TRANSLATE_NOOP("daxscope::ui::glossary", "superblock"),
          QT_TRANSLATE_NOOP("daxscope::ui::glossary",
                            "The block one starts reading from, at 64 KiB, with mirrors at 64 MiB "
                            "and 256 GiB where the device is large enough. It says where the trees "
                            "are and which commit is the newest.")},
    Entry{QT_TRANSLATE_NOOP("daxscope::ui::glossary", "system"),
          QT_TRANSLATE_NOOP("daxscope::ui::glossary",
                            "Superblocks and the chunk tree: what is needed before any other "
                            "address can be translated.")},
    Entry{QT_TRANSLATE_NOOP("daxscope::ui::glossary", "transaction"),
          QT_TRANSLATE_NOOP("daxscope::ui::glossary",
                            "A group of changes that become valid together or not at all, numbered "
                            "by its generation.")},
    Entry{QT_TRANSLATE_NOOP("daxscope::ui::glossary", "tree block"),
          QT_TRANSLATE_NOOP("daxscope::ui::glossary",
                            "The unit metadata is stored in, mostly 16 KiB: a node or a leaf of a "
                            "tree, with a checksum and its generation.")},
    Entry{QT_TRANSLATE_NOOP("daxscope::ui::glossary", "unreachable"),
          QT_TRANSLATE_NOOP(
              "daxscope::ui::glossary",
              "Allocated, but no file points to it: the rest of an extent of which another part is "
              "still in use. Rewriting that part (defragmenting) sets it free.")},
};

/// By its English name, or by what it is called in the language of the window, there or among the facts about what is chosen.
const Entry* find(const QString& term) {
    const auto is = [&](const QString& name) {
        return term.compare(name, Qt::CaseInsensitive) == 0;
    };
    const auto found = std::ranges::find_if(entries, [&](const Entry& entry) {
        return is(QLatin1String(entry.term)) || is(Text::tr(entry.term)) ||
               is(QCoreApplication::translate("daxscope::ui::Inspector", entry.term)) ||
               is(QCoreApplication::translate("daxscope::ui::Meaning", entry.term));
    });
    return found == entries.end() ? nullptr : &*found;
}

}  // namespace

QStringList terms() {
    QStringList out;
    for (const Entry& entry : entries)
        out << Text::tr(entry.term);
    return out;
}

QString word(const QString& term) {
    const Entry* entry = find(term);
    return entry == nullptr ? term : Text::tr(entry->term);
}

QString definition(const QString& term) {
    const Entry* entry = find(term);
    return entry == nullptr ? QString() : Text::tr(entry->definition);
}

QString tooltip(const QString& term, const QString& figure) {
    const QString known = definition(term);
    QString head = QStringLiteral("<b>%1</b>").arg(word(term).toHtmlEscaped());
    if (!figure.isEmpty())
        head += QStringLiteral(" · ") + figure.toHtmlEscaped();
    // The empty span makes it rich text, which wraps, even when nothing else does.
    return known.isEmpty() ? head : head + QStringLiteral("<br>") + known.toHtmlEscaped();
}

}  // namespace daxscope::ui::glossary

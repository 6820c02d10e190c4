// Everything the window shows of one opened image, but the parts it asks for (directories, the
// extents of a file, tree blocks). Immutable values; any thread may read them; they own all they
// show, so they stay valid after the image is closed.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "format/field_place.h"
#include "scene/device_map.h"

namespace daxscope::scene {

/// What the program knows a figure from; every view says it (mission: "figures say what they are").
enum class Evidence : std::uint8_t {
    Measured,  ///< read from the image or from the system
    Modelled,  ///< computed from a model of the engine's
    Emulated,  ///< what the hardware would do, forced by an option
};

struct NamedFact {
    std::string name;   ///< "label", "nodesize", …
    std::string value;  ///< for people
    Evidence evidence = Evidence::Measured;
};

/// What can be undone and done again.
struct History {
    struct Moment {
        std::uint64_t number = 0;
        std::string name;          ///< of the operation that came after it; may be empty
        std::string label;         ///< as somebody gave it; mostly empty
        std::int64_t seconds = 0;  ///< since 1970
        std::uint64_t pages = 0;   ///< that changed until the next one, or now
        bool here = false;         ///< the image is at it, or has left it last
    };
    /// Every change can be undone, one after the other; else all that is not committed, at once.
    bool byMoments = false;
    bool canUndo = false, canRedo = false;
    std::string undo,
        redo;  ///< names of what would be undone or done again: "write /v/file"; may be empty
    std::string whyNot;  ///< why nothing can be undone, a sentence
    std::vector<Moment> moments;
    std::vector<std::string>
        uncommitted;            ///< names of operations, the oldest first; not all of very many
    std::uint64_t inPlace = 0;  ///< bytes that were overwritten where they lie, and would stay
};

struct Mappings;

/// When a picture of the image as it was is of.
struct PastMoment {
    bool lastCommit = false;   ///< not a moment, but what the last commit left
    std::string label;         ///< as somebody gave it; mostly empty
    std::string name;          ///< of the operation that came after it; may be empty
    std::int64_t seconds = 0;  ///< since 1970; 0 for the last commit
    std::uint64_t moment = 0;  ///< its number; 0 for the last commit
    /// What was mapped. Null for the last commit, and when it was too much to be kept (build_mappings.h).
    std::shared_ptr<const Mappings> mappings = {};
};

struct ImageInfo {
    std::string path;
    std::string label;
    std::string fsid;                ///< UUID text
    std::uint64_t generation = 0;    ///< of the last commit
    std::uint64_t changes = 0;       ///< operations since it
    History history;                 ///< of now; empty when `past` is there, or `standing`
    std::optional<PastMoment> past;  ///< the image is not shown as it is now, but as it was
    /// In the middle of what changes it: an operation, a page fault, a commit. It is now, but `history` is empty.
    bool standing = false;
    std::uint64_t deviceSize = 0;
    std::uint64_t bytesUsed = 0;
    std::uint32_t sectorSize = 4096;
    std::uint32_t nodeSize = 16384;
    std::string checksum;           ///< "crc32c", …
    std::string granularity;        ///< "page", "cache line", "byte"
    std::string granularityReason;  ///< a sentence
    Evidence granularityEvidence = Evidence::Measured;
    bool scratch = false;                      ///< made by this program, and gone when it is closed
    bool readOnly = true;                      ///< as it is open now
    std::vector<std::string> readOnlyReasons;  ///< sentences why it must be; empty when it need not
    std::vector<std::string> options;   ///< in force: "read-only", "no-holes", "free-space-tree", …
    std::vector<std::string> findings;  ///< what is wrong or unknown, named
    std::vector<NamedFact> facts;       ///< everything `info` prints, in order
};

/// A subvolume or snapshot, with what it holds (data bytes on the device).
struct Subvolume {
    std::uint64_t id = 0;
    std::uint64_t parent = 0;  ///< subvolume that holds its directory entry; 0 for the top level
    std::uint64_t source =
        0;  ///< subvolume that this is a snapshot of; 0: none, or none that is left
    std::uint64_t generation = 0;
    std::string path;  ///< from the top level, "/" for it
    bool snapshot = false;
    bool readOnly = false;
    bool deleted = false;  ///< being removed (refs = 0): no name any more
    bool isDefault = false;
    std::uint64_t exclusive = 0;  ///< bytes of data extents that only this subvolume holds
    std::uint64_t shared = 0;     ///< bytes of data extents that others hold too
};

struct ImageScene {
    ImageInfo info;
    bool complete = false;  ///< false: block groups and subvolumes only, extents still being read
    std::shared_ptr<const DeviceMap> device;
    std::vector<Subvolume> subvolumes;
};

enum class FileType : std::uint8_t {
    Unknown,
    Regular,
    Directory,
    CharDevice,
    BlockDevice,
    Fifo,
    Socket,
    Symlink
};

struct DirectoryEntry {
    std::string name;             ///< bytes as stored
    std::uint64_t subvolume = 0;  ///< tree that holds the inode
    std::uint64_t inode = 0;
    FileType type = FileType::Unknown;
    bool isSubvolume = false;  ///< the entry leads into another subvolume's root directory
    bool isSnapshot = false;
    bool readOnly = false;  ///< of the subvolume
    std::uint32_t mode = 0;
    std::uint64_t size = 0;
    std::uint64_t links = 0;
    std::int64_t mtimeSeconds = 0;
    std::string target;       ///< symlinks
    bool usageKnown = false;  ///< the three below are filled in
    std::uint64_t exclusive = 0;
    std::uint64_t shared = 0;
    std::uint64_t unreachable = 0;  ///< of the extents it points into
};

/// One directory, in the order of its DIR_INDEX items.
struct Directory {
    std::uint64_t subvolume = 0;
    std::uint64_t inode = 0;
    std::vector<DirectoryEntry> entries;
};

/// One owner of a device byte.
struct Owner {
    bool isTree = false;
    std::uint64_t root = 0;          ///< tree that reaches it (for files: the subvolume)
    std::string rootName;            ///< "extent tree", "/s1"
    std::uint64_t inode = 0;         ///< files only
    std::uint64_t offset = 0;        ///< byte of the file that lies on the device byte asked about
    bool reaches = true;             ///< false: holds the extent, but not this byte (bookend)
    std::vector<std::string> paths;  ///< of the inode inside the image; several with hard links
    std::uint8_t level = 0;          ///< trees only
};

struct Owners {
    std::uint64_t byte = 0;
    std::uint64_t logical = 0;  ///< 0 when no block group holds the byte
    bool allocated = false;
    DeviceExtent extent;   ///< when allocated
    std::string sentence;  ///< "free space in a data block group", …
    std::vector<Owner> owners;
};

/// A tree block or a piece of data, decoded for the inspector.
struct BlockDump {
    std::uint64_t device = 0;
    std::uint64_t length = 0;
    std::string title;             ///< "leaf of the extent tree", "data of /v/db"
    std::string decoded;           ///< the block as `dump` prints it; empty for data
    std::vector<std::byte> bytes;  ///< copy, at most 64 KiB
    /// Which part of `decoded` stands for which of `bytes`; in the order of the text.
    std::vector<format::FieldPlace> fields;
};

struct SearchHit {
    enum class Kind : std::uint8_t { File, DeviceByte, Inode } kind = Kind::File;
    std::string text;  ///< path, or a sentence
    std::uint64_t subvolume = 0;
    std::uint64_t inode = 0;
    std::uint64_t device = 0;
};

}  // namespace daxscope::scene

// Who has which files mapped, page by page: windows of processes, mapping entries of files, and what the system says of
// the pages. One moment; immutable values that own all they show; any thread may read them.
//
// Three layers, as mission D6, D7 and design decision 5 have them, and each is shown as what it is:
// - what the engine has put into a window (PageState): its own bookkeeping;
// - the mapping entry of the file's page (EntryRun), one for all windows;
// - what the operating system reports of the window (SystemPage): read from it, never computed.
// Neighbouring pages that are alike are one run: a window may have millions of pages.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace daxscope::scene {

enum class PageState : std::uint8_t {
    Unmapped,        ///< the next load or store faults
    Zero,            ///< the zero page: a hole or reserved space
    ReadOnly,        ///< loads go to the block, a store faults
    Writable,        ///< stores go to the block; nothing to write back
    Dirty,           ///< stores go to the block, and went there since it was written back
    WriteProtected,  ///< was writable; a snapshot, a commit or a freeze took that: a store faults
    Private,         ///< a copy of the process's own (a private view)
};

/// "unmapped", "zero", "read-only", …, as in JSON.
[[nodiscard]] std::string_view stateName(PageState state);

/// What the operating system says of one page of a window.
struct SystemPage {
    bool known = false;  ///< false: could not be read (not asked for, or not allowed)
    bool readable = false, writable = false;  ///< of /proc/self/maps
    bool anonymous = false;                   ///< no file behind it
    std::uint64_t device = 0;  ///< byte of the image that it maps; not when anonymous
    bool present = false;      ///< in the page table now (/proc/self/pagemap)
    std::uint64_t frame = 0;   ///< physical frame number; 0 when it may not be known
};

/// Pages `first` … `first + count − 1` of a window, alike; blocks follow one another on the device.
struct PageRun {
    std::uint64_t first = 0;  ///< page of the window, from 0
    std::uint64_t count = 1;
    PageState state = PageState::Unmapped;
    bool huge = false;                    ///< part of a 2 MiB entry
    bool locked = false;                  ///< its mapping entry is locked
    std::optional<std::uint64_t> device;  ///< byte on the device of the first page's block
    SystemPage system;  ///< of the first page; `device` and `frame` go on from there
    /// Empty, or a sentence: the system allows more, or maps another block, than the entry says.
    std::string contradiction;
};

/// A mapping: a window of one process into one file.
struct WindowScene {
    std::uint64_t view = 0;  ///< its number, as operations take it; from 1
    std::uint64_t subvolume = 0, inode = 0;
    std::string path;            ///< that it was mapped by
    std::uint64_t offset = 0;    ///< of the file, bytes; whole pages
    std::uint64_t length = 0;    ///< bytes; whole pages
    std::uint64_t address = 0;   ///< virtual
    bool shared = true;          ///< false: a private view
    bool sync = false;           ///< MAP_SYNC
    std::vector<PageRun> pages;  ///< all of it, in order
    std::uint64_t loads = 0, stores = 0;
    std::uint64_t readFaults = 0, writeFaults = 0, refusedFaults = 0;
    bool writing = false;  ///< a background writer stores here
};

struct ProcessScene {
    std::string name;  ///< "A"
    std::vector<WindowScene> windows;
};

enum class EntryKind : std::uint8_t { Zero, Pte, Pmd };

/// "zero", "PTE", "PMD", as in JSON.
[[nodiscard]] std::string_view kindName(EntryKind kind);

/// Pages `first` … `first + count − 1` of a file's index, their entries alike; blocks follow one another. A 2 MiB entry
/// is 512 pages.
struct EntryRun {
    std::uint64_t first = 0;  ///< page of the file
    std::uint64_t count = 1;
    EntryKind kind = EntryKind::Pte;
    bool dirty = false, towrite = false, locked = false;
    bool own =
        false;  ///< allocated since the last commit and not shared since: a store needs no copy
    std::uint64_t device = 0;  ///< byte on the device of the first; not of zero entries
};

struct FileEntries {
    std::uint64_t subvolume = 0, inode = 0;
    std::string path;
    std::uint64_t size = 0;  ///< of the file, bytes
    std::vector<EntryRun> entries;
};

/// The last page fault that was resolved or refused, as a sentence and in numbers.
struct LastFault {
    std::string process;
    std::uint64_t view = 0;
    std::uint64_t page = 0;  ///< of the file
    bool write = false;
    std::string story;  ///< "store by A at +0x55 → write fault → shared → copied 4,096 bytes"
    /// Measured, from the handler's entry to its end; 0 while it is being resolved.
    std::uint64_t nanoseconds = 0;
    std::optional<std::uint64_t> from,
        to;  ///< blocks on the device, when one was copied or replaced
    /// Of a block of an immutable file: who else holds it, and how many of them were moved to a copy (policy relocateOwners).
    std::uint64_t owners = 0, moved = 0;
    int error = 0;  ///< errno when refused
};

struct Mappings {
    bool dax = false;      ///< false: files cannot be mapped in this session
    bool frozen = false;   ///< stores and operations wait or fail until it is thawed
    bool removed = false;  ///< the device was taken away
    std::vector<ProcessScene> processes;
    std::vector<FileEntries> files;
    std::optional<LastFault> lastFault;
    std::vector<std::string> policies;  ///< losing designs that are switched on; shown in red
    std::uint64_t pagesRead = 0;        ///< of windows, read back from the system
    std::uint64_t contradictions = 0;
    std::uint64_t mapsUsed = 0, mapsMost = 0;  ///< pieces of address space (vm.max_map_count)
};

}  // namespace daxscope::scene

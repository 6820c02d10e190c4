#include "ui/step_words.h"

#include <QCoreApplication>

namespace daxscope::ui {

using trace::Kind;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(daxscope::ui::Steps)
};

}  // namespace

QString stepExplanation(Kind kind) {
    switch (kind) {
        case Kind::Operation:
            return Text::tr(
                "Somebody asked for this: a menu, a script or the command line. Everything that "
                "stands inside it was done on its behalf, and an operation that fails takes all of "
                "it back.");
        case Kind::Copy:
            return Text::tr(
                "Bytes are stored to the device. New blocks are written once and before any page "
                "shows them, so that nobody ever sees what lay there before.");
        case Kind::Move:
            return Text::tr(
                "Items of a tree block are pushed aside inside the block to make or close a gap. "
                "Only blocks that this transaction allocated are edited where they lie.");
        case Kind::Zero:
            return Text::tr(
                "Zeros are stored to the device. Zeroing part of a block copies the block first "
                "and keeps both sides of what is zeroed.");
        case Kind::Flush:
            return Text::tr(
                "The processor's cache is told to hand these lines to the medium. That says what "
                "shall become durable, not when: the next fence does.");
        case Kind::Fence:
            return Text::tr(
                "Everything flushed before this point is durable before anything after it begins. "
                "A commit needs a few, in the right places: between the new blocks and the "
                "superblock that makes them count.");
        case Kind::Allocate:
            return Text::tr(
                "Free space is taken for a new block. Copy-on-write never overwrites what the last "
                "commit can reach, so a change needs a new place first.");
        case Kind::Free:
            return Text::tr(
                "Space goes back at once. It was taken in this very transaction, so no commit "
                "refers to it.");
        case Kind::Pin:
            return Text::tr(
                "The space is given up, but the last commit still refers to it. It may be used "
                "again only when the next commit is durable: else a power loss would find it "
                "overwritten.");
        case Kind::Unpin:
            return Text::tr(
                "The commit is durable, so nothing refers to this space any more. From now on it "
                "may be allocated.");
        case Kind::Commit:
            return Text::tr(
                "All changes since the last commit become durable together: new blocks, then a "
                "fence, then the superblock that points to them. Whenever the power fails, one "
                "valid state is on the medium.");
        case Kind::Snapshot:
            return Text::tr(
                "A second root is made that shares everything with the first. Mapped pages must "
                "lose the right to store before that root exists, or a store would change both.");
        case Kind::Poison:
            return Text::tr(
                "From now on these bytes cannot be read, as after a failure of the medium. Loads "
                "from them end in SIGBUS, system calls in EIO, and the owners can be named.");
        case Kind::Unpoison:
            return Text::tr(
                "A whole block was written anew, which clears its poison. Part of a block would "
                "not do: the rest would still be unreadable.");
        case Kind::IomapBegin:
            return Text::tr(
                "The filesystem says where these bytes of the file will live, and where they live "
                "now. Under copy-on-write these are two places: a destination, and the source that "
                "it has to be filled from.");
        case Kind::IomapEnd:
            return Text::tr(
                "The new block is filled, so the file's items are made to point to it. Not "
                "earlier: until then the file shows the old block, and a failure leaves it as it "
                "was.");
        case Kind::FaultBegin:
            return Text::tr(
                "A load or a store met a page that is not there, or may not be stored to, and the "
                "processor stopped it. The thread waits here until the engine has seen to the "
                "page.");
        case Kind::FaultEnd:
            return Text::tr(
                "All that one page fault took, from the stopped access until it may be tried "
                "again. With DAX there is no page cache: what the page gets is the block itself, "
                "and if others share it, a copy.");
        case Kind::EntryInsert:
            return Text::tr(
                "The file's index learns which block stands behind this page. The entry is what "
                "all processes that map the file go by.");
        case Kind::EntryReplace:
            return Text::tr(
                "Another block stands behind the page from now on. No window may go on showing the "
                "old one, so all others are taken away right after.");
        case Kind::EntryLock:
            return Text::tr(
                "Whoever else faults on this page waits. Without it two processes could copy the "
                "same block, and one of the stores would be lost.");
        case Kind::EntryUnlock:
            return Text::tr(
                "The entry says what it should, so those who waited may look at it. They look "
                "again: it may be another block by now.");
        case Kind::EntryMark:
            return Text::tr(
                "DIRTY: somebody may have stored to the page since it was flushed. TOWRITE: a "
                "writeback has begun with it, and a store that comes meanwhile marks it anew.");
        case Kind::EntryErase:
            return Text::tr(
                "The index forgets the page: its block changes, or is gone. The next access faults "
                "and asks the filesystem.");
        case Kind::WriteProtect:
            return Text::tr(
                "Pages lose the right to be stored to, in every window. It comes before the flush "
                "or the snapshot: a store after it faults, and cannot slip past.");
        case Kind::MapPages:
            return Text::tr(
                "The pages appear in the window: the process reaches the block by plain loads, and "
                "by stores if it may. Content was there before, so nothing else was ever to be "
                "seen.");
        case Kind::Unmap:
            return Text::tr(
                "A window loses pages, because another block stands behind them now or room was "
                "needed. Its process notices nothing until it touches them: then it faults.");
        case Kind::Freeze:
            return Text::tr(
                "Nothing may change from here on, and nothing did in between: pages were protected "
                "first, then everything committed. Stores wait at their faults until the thaw.");
        case Kind::Thaw:
            return Text::tr(
                "Stores and operations go on. Pages stay protected until somebody stores to them.");
        case Kind::RemoveDevice:
            return Text::tr(
                "The device is gone, and all windows were taken away before. Whoever touches one "
                "now gets SIGBUS instead of memory that belongs to something else.");
        case Kind::Moment:
            return Text::tr(
                "A state to come back to was remembered. For that all pages were protected, so "
                "that what is stored later can be told apart from it: such faults are the "
                "observer's, not the filesystem's.");
        case Kind::Restart:
            return Text::tr(
                "The image is as it was at an earlier moment. Pages of windows were taken away "
                "first; they come back by faults, with the bytes of then.");
        case Kind::Relocate:
            return Text::tr(
                "The block of an immutable file stays, and everybody else who shares it moves to a "
                "copy, found through back references. It is a design that lost: its cost grows "
                "with the number of owners.");
        case Kind::Load:
            return Text::tr(
                "A process reads from its window with plain instructions, no system call. Where "
                "the page is there the engine is not asked at all; else the load waits in a page "
                "fault.");
        case Kind::Store:
            return Text::tr(
                "A process writes to its window with plain instructions, no system call. Where the "
                "page may be stored to the engine does not even notice; else the store waits in a "
                "page fault, and is tried again.");
    }
    return {};
}

}  // namespace daxscope::ui

// What programs do to files: the operations of mission F5, F6 and F7, by path.
//
// Paths are resolved as namespace lookups do (directory.h). Each call is one operation: it happens whole or not at all, and
// is durable with the next commit(). What the kernel refuses is refused with the kernel's errno before anything
// changes. Read-only subvolumes: EROFS; immutable and append-only files and directories: EPERM. When space runs out while
// freed space waits for a commit, that commit is made and the operation tried again. One thread.
#pragma once

#include <cerrno>
#include <functional>
#include <map>
#include <optional>

#include "base/function_ref.h"
#include "files/directory.h"
#include "files/range_edit.h"

namespace daxscope::files {

/// Where times and UUIDs come from: the clock and chance, or a seed.
struct Environment {
    std::function<format::Time()> now;
    std::function<format::Uuid()> uuid;
};

enum class Rename : std::uint8_t { Replace, NoReplace, Exchange };

class Operations {
public:
    /// All outlive it.
    Operations(volume::Transaction& transaction, Namespace& names, Environment environment)
        : transaction_(transaction), names_(names), environment_(std::move(environment)) {}

    [[nodiscard]] Status mkdir(std::string_view path, std::uint32_t mode);
    /// A file, device node, fifo or socket; `mode` with its type. EEXIST.
    [[nodiscard]] Status create(std::string_view path, std::uint32_t mode, std::uint64_t rdev);
    [[nodiscard]] Status symlink(std::string_view target, std::string_view path);
    [[nodiscard]] Status link(std::string_view existing, std::string_view path);
    /// A file, an empty directory, or a subvolume or snapshot whole. `recursive`: what is in a directory, too,
    /// entry by entry. What has much to free comes free afterwards (cleanSome).
    [[nodiscard]] Status remove(std::string_view path, bool recursive);
    [[nodiscard]] Status rename(std::string_view from, std::string_view to, Rename how);

    /// Makes the file if it does not exist.
    [[nodiscard]] Status write(std::string_view path, std::uint64_t offset, Bytes data);
    /// The same to a file that is known already, as to an open one. ENOENT when it is gone.
    [[nodiscard]] Status write(FileRef file, std::uint64_t offset, Bytes data);
    [[nodiscard]] Status truncate(std::string_view path, std::uint64_t size);
    [[nodiscard]] Status punch(std::string_view path, ByteRange range);
    /// As punch, but the blocks stay reserved; grows the file where `range` reaches beyond its end, unless `keepSize`.
    [[nodiscard]] Status zero(std::string_view path, ByteRange range, bool keepSize);
    [[nodiscard]] Status allocate(std::string_view path, ByteRange range, bool keepSize);
    /// As fallocate(2) has them; btrfs in the kernel has not.
    [[nodiscard]] Status collapse(std::string_view path, ByteRange range);
    [[nodiscard]] Status insert(std::string_view path, ByteRange range);
    [[nodiscard]] Status unshare(std::string_view path, ByteRange range);
    /// Makes `target` if it does not exist. `length` 0: to the end of the source.
    [[nodiscard]] Status clone(std::string_view source, std::uint64_t sourceOffset,
                               std::string_view target, std::uint64_t targetOffset,
                               std::uint64_t length);
    /// As clone, but EBADE unless both ranges have the same content.
    [[nodiscard]] Status dedupe(std::string_view source, std::uint64_t sourceOffset,
                                std::string_view target, std::uint64_t targetOffset,
                                std::uint64_t length);

    [[nodiscard]] Status chmod(std::string_view path, std::uint32_t permissions);
    [[nodiscard]] Status chown(std::string_view path, std::uint32_t uid, std::uint32_t gid);
    [[nodiscard]] Status utimens(std::string_view path, Timestamp accessed, Timestamp modified);
    [[nodiscard]] Status setxattr(std::string_view path, std::string_view name, Bytes value);
    [[nodiscard]] Status removexattr(std::string_view path, std::string_view name);
    /// chattr +C: new data without checksums, written in place. EINVAL unless a directory or an empty file.
    [[nodiscard]] Status setNoCow(std::string_view path, bool on);

    [[nodiscard]] Status subvolume(std::string_view path);
    /// Commits before and after.
    [[nodiscard]] Status snapshot(std::string_view source, std::string_view target, bool readOnly);
    [[nodiscard]] Status setReadOnly(std::string_view subvolume, bool readOnly);
    /// What the kernel mounts when nobody says otherwise.
    [[nodiscard]] Status setDefault(std::string_view subvolume);

    [[nodiscard]] Status commit();

    // For dax/, which changes files by steps of its own.
    using Step = FunctionRef<Status(const EditContext&)>;
    using FileStep = FunctionRef<Status(const EditContext&, OpenFile&)>;
    /// Runs one operation; `dataBytes` of new data space at most. A step may be run again after a rollback.
    [[nodiscard]] Status run(std::uint64_t dataBytes, bool freeing, Step step);
    /// How many operations have begun that may do more than change() does, which is the content of a file: as long as it stays,
    /// names, attributes and subvolumes are the same.
    [[nodiscard]] std::uint64_t others() const { return others_; }
    /// Opens the regular file, runs `step`, saves the inode as modified.
    [[nodiscard]] Status change(std::string_view path, std::uint64_t dataBytes, bool freeing,
                                FileStep step);
    /// As above, of a file that `path` was resolved to.
    [[nodiscard]] Status change(FileRef file, std::string_view path, std::uint64_t dataBytes,
                                bool freeing, FileStep step);
    /// The operations from now on use this space rather than new one, where it fits; null: nothing is prepared.
    void use(Prepared* prepared) { prepared_ = prepared; }
    /// The regular file that `path` names; EISDIR, ELOOP, EINVAL otherwise.
    [[nodiscard]] Result<FileRef> regularFile(std::string_view path) const;
    /// EROFS in a read-only subvolume.
    [[nodiscard]] Status mayChange(FileRef file) const { return checkWritable(file); }
    /// Called before every commit, between operations; when it fails the commit does. It may run operations.
    void prepareCommitsBy(std::function<Status()> prepare) { prepareCommit_ = std::move(prepare); }
    /// Operations from now on are those of a DAX session (EditContext::dax).
    void setDax(bool on) { dax_ = on; }
    [[nodiscard]] Policies& policies() { return policies_; }
    [[nodiscard]] volume::Transaction& transaction() { return transaction_; }

    [[nodiscard]] trace::Trace& trace() const { return transaction_.trace(); }

    // What removals leave: names go at once, the space of subvolumes and large files in steps. An image that is closed in
    // between is whole; who opens it for writing next, the kernel too, goes on.

    /// Looks for what others left. Once, after opening.
    [[nodiscard]] Status findLeftOver();
    [[nodiscard]] bool hasLeftOver() const;
    /// One step, not committed: about `amount` tree blocks or items of a file. After an error this one thing is left alone
    /// until the image is opened again.
    [[nodiscard]] Status cleanSome(std::size_t amount = 128);
    /// All steps, and commits. What cannot be cleaned does not keep the rest; the first such error.
    [[nodiscard]] Status clean();

    // Moments (session/session.h): between operations, settled.

    /// All that is known here and below besides the bytes of the image.
    [[nodiscard]] std::shared_ptr<const volume::Transaction::State> state() const {
        return transaction_.state();
    }
    using Held = std::map<FileRef, unsigned>;
    /// The bytes are again what they were then. `held`: what is in use from now on, as by so many calls of hold().
    [[nodiscard]] Status restore(const volume::Transaction::State& state, const Held& held);
    /// What was not committed is forgotten. After an error nothing has changed.
    [[nodiscard]] Status dropUncommitted(const Held& held);

    /// An inode that is in use besides its names, by a view for instance: when its last name goes it stays, without links,
    /// until as many calls of release(); then it comes free by cleanSome(). ENOENT.
    [[nodiscard]] Status hold(FileRef file);
    [[nodiscard]] Status release(FileRef file);

private:
    /// The last part of a path, and the directory that has or will have it.
    struct Place {
        FileRef directory;
        std::string name;
        std::uint64_t flags = 0;  ///< of the directory's inode
    };

    /// Fails with `unlessName` when the path ends in “.”, “..” or is the top.
    [[nodiscard]] Result<Place> placeOf(std::string_view path, int unlessName) const;
    /// A place whose name is still free. EEXIST; EROFS; `inEmptyPlace` where a snapshot has the empty place of a subvolume:
    /// the kernel refuses each operation there with another errno.
    [[nodiscard]] Result<Place> newPlace(std::string_view path, int inEmptyPlace) const;
    [[nodiscard]] Result<bool> isDirectory(FileRef file) const;
    [[nodiscard]] Result<FileRef> writable(std::string_view path) const;
    [[nodiscard]] Status checkWritable(FileRef file, int inEmptyPlace = EACCES) const;
    /// The inode's item, looked for where it was last time.
    [[nodiscard]] Result<format::InodeItem> inodeAgain(FileRef file);
    /// EISDIR, ELOOP or EINVAL; `path` is for the error, which goes by number without.
    [[nodiscard]] static Status checkRegular(const format::InodeItem& inode, FileRef file,
                                             std::string_view path);
    [[nodiscard]] Status checkRegular(FileRef file, std::string_view path) const;
    /// What fallocate refuses: EINVAL when it is empty, EFBIG beyond the largest file, in the kernel's order.
    [[nodiscard]] std::uint64_t spaceFor(Bytes data) const;
    [[nodiscard]] Status checkRange(std::string_view path, ByteRange range) const;
    [[nodiscard]] Status runContent(std::uint64_t dataBytes, bool freeing, Step step);
    [[nodiscard]] Status attempt(std::uint64_t dataBytes, bool freeing, Step step);
    /// As change(); makes the file, as one operation with `step`, if it does not exist.
    [[nodiscard]] Status changeOrMake(std::string_view path, std::uint64_t dataBytes,
                                      FileStep step);
    [[nodiscard]] Status removeOne(std::string_view path);
    [[nodiscard]] Result<std::vector<std::string>> insideOf(const std::string& path) const;
    [[nodiscard]] Status removeEntry(const EditContext& context, FileRef directory,
                                     const DirEntry& entry);
    [[nodiscard]] Status unlinkInode(const EditContext& context, FileRef file);
    [[nodiscard]] Status moveName(const EditContext& context, const Place& from,
                                  const DirEntry& entry, const Place& to);
    [[nodiscard]] Result<FileRef> createFile(const EditContext& context, const Place& place,
                                             std::uint32_t mode, std::uint64_t rdev);
    [[nodiscard]] Status share(std::string_view source, std::uint64_t sourceOffset,
                               std::string_view target, std::uint64_t targetOffset,
                               std::uint64_t length, bool compare);
    [[nodiscard]] Status reloadSubvolumes();
    /// EINVAL when the directory is not the top of one.
    [[nodiscard]] Result<std::uint64_t> subvolumeAt(std::string_view path) const;
    [[nodiscard]] Status findAgain(const Held& held);
    // operations_removal.cpp
    /// Whether it is a subvolume that has not been removed.
    [[nodiscard]] bool isThere(std::uint64_t subvolume) const;
    [[nodiscard]] Status findOrphansOf(std::uint64_t subvolume);
    /// The removed subvolume that comes next; those with inodes in use have to wait.
    [[nodiscard]] std::optional<std::uint64_t> nextRemoved() const;

    volume::Transaction& transaction_;
    Namespace& names_;
    Environment environment_;
    std::function<Status()> prepareCommit_;
    Prepared* prepared_ = nullptr;
    bool preparing_ = false;
    std::uint64_t others_ = 0;
    bool dax_ = false;
    Policies policies_;
    struct {
        FileRef file;
        btree::Cursor at;
    } lastInode_;  // that change() had to do with: it is mostly the next one, too
    // To be cleaned: inodes (of the root tree: orphan items of subvolumes that are gone), and subvolumes with what
    // dropSubvolumeSome() remembers. Only hints: what is there is asked again before it goes.
    std::vector<FileRef> orphans_;
    std::map<std::uint64_t, format::Key> removed_;
    Held held_;
};

}  // namespace daxscope::files

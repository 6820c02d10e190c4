// Inodes as the open transaction changes them.
//
// Functions here are steps of an operation: after an error the transaction has to be rolled back. They keep the
// kernel's bookkeeping: transid and sequence grow with every change. One thread.
#pragma once

#include "files/inode.h"
#include "files/policy.h"
#include "files/prepared.h"
#include "volume/transaction.h"

namespace daxscope::files {

/// Where an operation writes, and the time it carries.
struct EditContext {
    volume::Transaction& transaction;
    format::Time now{};
    /// Files are mapped here (mission D1): new ones without checksums and never inline, what this transaction has allocated is
    /// written in place.
    bool dax = false;
    Policies policies{};
    Prepared* prepared = nullptr;  ///< for this operation; null: nothing is

    [[nodiscard]] const volume::Volume& volume() const { return transaction.volume(); }
    /// The tree of a subvolume as the running operation sees it.
    [[nodiscard]] Result<btree::TreeRoot> root(std::uint64_t subvolume) const;
};

/// The item as it stands. ENOENT.
[[nodiscard]] Result<format::InodeItem> loadInode(const EditContext& context, FileRef file);
/// Writes it back as changed now by this transaction. `known`: where its item was found, if that may still be true.
[[nodiscard]] Status saveInode(const EditContext& context, FileRef file, format::InodeItem item,
                               const btree::Cursor* known = nullptr);
/// A new inode of type and permissions `mode` with one link; nothing names it yet. ENOSPC when numbers run out.
[[nodiscard]] Result<FileRef> createInode(const EditContext& context, std::uint64_t subvolume,
                                          std::uint32_t mode, std::uint64_t rdev,
                                          std::uint64_t flags);
/// Inode `number` of a new subvolume: its root directory.
[[nodiscard]] Status createInodeAt(const EditContext& context, FileRef file, std::uint32_t mode,
                                   std::uint64_t rdev, std::uint64_t flags);

/// Sets an attribute, or replaces it. EOPNOTSUPP, EINVAL or ERANGE for the name; E2BIG/ENOSPC when it does not fit into an
/// item.
[[nodiscard]] Status setXattr(const EditContext& context, FileRef file, std::string_view name,
                              Bytes value);
/// ENODATA when there is none; the name as above.
[[nodiscard]] Status removeXattr(const EditContext& context, FileRef file, std::string_view name);

}  // namespace daxscope::files

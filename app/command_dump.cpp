// dump: the superblock and every tree, block by block, item by item.
#include <vector>

#include "app/commands.h"
#include "app/json_sink.h"
#include "app/output.h"
#include "format/names.h"
#include "format/print.h"
#include "session/session.h"

namespace daxscope::app {

namespace {

class Dumper {
public:
    Dumper(const volume::Volume& volume, const CommandOptions& options)
        : volume_(volume),
          print_(format::PrintOptions::of(volume.rules(), options.checksums)),
          json_(options.json) {}

    void superblock() {
        if (json_)
            format::describeSuperblock(sink_, volume_.super(), print_);
        else
            format::printSuperblock(out_.text(), volume_.super(), print_);
        out_.pass();
    }

    /// Every block of a tree, parents before children, in key order. A block that cannot be read is
    /// reported, and the rest goes on.
    void tree(const btree::TreeRoot& root) {
        if (!json_)
            out_.write(std::format("\n{} (tree {}), level {}\n", format::treeName(root.tree),
                                   root.tree, root.level));
        std::vector<format::Expect> todo{root.expect()};
        while (!todo.empty()) {
            const format::Expect expect = todo.back();
            todo.pop_back();
            const auto block = volume_.block(expect);
            if (!block) {
                damaged_ = true;
                complain(block.error());
                continue;
            }
            if (json_)
                format::describeBlock(sink_, *block, print_);
            else
                format::printBlock(out_.text(), *block, print_);
            out_.pass();
            // In a sound tree each block has one parent. A damaged one may name a block a million
            // times: print it once.
            for (std::uint32_t slot = block->isLeaf() ? 0 : block->count(); slot-- > 0;) {
                const format::Expect child = btree::childExpect(*block, slot);
                if (!seen_.contains(child.logical))
                    todo.push_back(child);
                seen_.insert(child.logical);
            }
        }
        seen_ = {};
    }

    int finish() {
        out_.flush();
        const int found = complainAbout(volume_.findings());
        return out_.failed() || damaged_ ? 1 : found;
    }

private:
    const volume::Volume& volume_;
    format::PrintOptions print_;
    bool json_;
    bool damaged_ = false;
    Output out_;
    JsonSink sink_{out_};
    volume::AddressSet seen_;
};

Status dumpTrees(const session::Session& session, Dumper& dumper) {
    const volume::Volume& volume = session.volume();
    dumper.superblock();
    dumper.tree(volume.chunkTree());
    dumper.tree(volume.rootTree());
    DAX_TRY(auto cursor, btree::Cursor::lowerBound(volume, volume.rootTree(), format::Key{}));
    while (cursor.valid()) {
        const auto* item = structAt<format::RootItemV1>(cursor.data());
        if (cursor.key().type == format::ItemType::RootItem && item != nullptr)
            dumper.tree(volume::treeRootOf(cursor.key().objectid, *item));
        DAX_CHECK(cursor.next());
    }
    if (const auto log = volume.root(format::id::treeLog))
        dumper.tree(*log);
    return {};
}

}  // namespace

int commandDump(const CommandOptions& options) {
    const auto session = session::Session::open(options.image);
    if (!session)
        return complain(session.error());
    Dumper dumper((*session)->volume(), options);
    if (options.tree.empty()) {
        const Status dumped = dumpTrees(**session, dumper);
        const int status = dumper.finish();
        return dumped ? status : complain(dumped.error());
    }
    const auto tree = format::treeFromWord(options.tree);
    if (!tree) {
        complain(tree.error());
        return 2;
    }
    const auto root = (*session)->volume().root(*tree);
    if (!root)
        return complain(root.error());
    dumper.tree(*root);
    return dumper.finish();
}

}  // namespace daxscope::app

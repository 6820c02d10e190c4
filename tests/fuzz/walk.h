// Everything that a user can ask of an image, in a row and within limits: what damage tests and the
// fuzzer run over a spoilt one. Nothing here may crash, hang or ask for much memory; errors are
// welcome, as long as they say something. Free of Qt.
#pragma once

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/progress.h"
#include "files/extents.h"
#include "files/inode.h"
#include "files/reader.h"
#include "format/print.h"
#include "session/session.h"

namespace daxscope::test {

class Walk {
public:
    /// Opens and walks; returns how many things could be read. `errors`: what could not, and why.
    static std::uint64_t everything(Bytes image, std::uint64_t seed,
                                    std::vector<Error>* errors = nullptr) {
        auto session = session::Session::openBytes(image, "spoilt image");
        if (!session) {
            complain(session.error(), errors);
            return 0;
        }
        Walk walk(**session, seed, errors);
        walk.dumps();
        walk.namesAndFiles();
        walk.pictures();
        walk.bytes();
        return walk.read_;
    }

private:
    // A small image has less of each; a spoilt one may claim any number.
    static constexpr std::size_t mostEntries = 3000;
    static constexpr std::size_t mostBlocks = 20'000;
    static constexpr std::uint64_t mostBytes = 256 << 10;
    static constexpr std::size_t mostErrors = 1000;

    Walk(session::Session& session, std::uint64_t seed, std::vector<Error>* errors)
        : session_(session), random_(seed), errors_(errors) {}

    /// Every error must be one: a number and a sentence.
    static void complain(const Error& error, std::vector<Error>* errors) {
        if (errors != nullptr && errors->size() < mostErrors)
            errors->push_back(error);
        if (error.code != 0 && !error.what.empty())
            return;
        std::fprintf(stderr, "an error without number or sentence: %d “%s”\n", error.code,
                     error.text().c_str());
        std::abort();
    }

    template <typename T>
    bool good(const Result<T>& result) {
        if (!result)
            complain(result.error(), errors_);
        else
            ++read_;
        return result.has_value();
    }

    void dumps() {
        const volume::Volume& volume = session_.volume();
        std::string text;
        const auto options = format::PrintOptions::of(volume.rules(), true);
        format::printSuperblock(text, volume.super(), options);
        std::vector<btree::TreeRoot> roots = {volume.chunkTree(), volume.rootTree()};
        auto cursor = btree::Cursor::lowerBound(volume, volume.rootTree(), format::Key{});
        while (good(cursor) && cursor->valid() && roots.size() < 200) {
            const auto* item = structAt<format::RootItemV1>(cursor->data());
            if (cursor->key().type == format::ItemType::RootItem && item != nullptr)
                roots.push_back(volume::treeRootOf(cursor->key().objectid, *item));
            if (!good(cursor->next()))
                break;
        }
        for (const btree::TreeRoot& root : roots) {
            std::vector<format::Expect> todo{root.expect()};
            std::set<std::uint64_t> seen;
            while (!todo.empty() && seen.size() < mostBlocks) {
                const auto expect = todo.back();
                todo.pop_back();
                const auto block = volume.block(expect);
                if (!seen.insert(expect.logical).second || !good(block))
                    continue;
                text.clear();
                format::printBlock(text, *block, options);
                for (std::uint32_t slot = block->isLeaf() ? 0 : block->count(); slot-- > 0;)
                    todo.push_back(btree::childExpect(*block, slot));
            }
        }
    }

    void namesAndFiles() {
        good(session_.info());
        const files::Namespace& names = session_.names();
        std::vector<std::pair<files::FileRef, std::string>> todo{{names.topLevel(), ""}};
        std::set<files::FileRef> seen{names.topLevel()};
        std::size_t entries = 0;
        while (!todo.empty()) {
            const auto [directory, path] = std::move(todo.back());
            todo.pop_back();
            good(session_.directory(directory));
            good(names.list(directory, [&](const files::DirEntry& entry) -> Status {
                if (++entries > mostEntries)
                    return fail(EFBIG, "enough of this");
                const std::string where = path + "/" + entry.name;
                file(entry.target, where);
                if (entry.target.inode != files::emptySubvolumeInode &&
                    seen.insert(entry.target).second)
                    todo.emplace_back(entry.target, where);
                return {};
            }));
        }
    }

    void file(files::FileRef ref, const std::string& path) {
        if (filesSeen_.size() < 200)
            filesSeen_.emplace_back(ref.subvolume, ref.inode);
        const files::Namespace& names = session_.names();
        const auto root = names.rootOf(ref);
        if (ref.inode == files::emptySubvolumeInode || !good(root))
            return;
        good(files::readInode(names.volume(), *root, ref.inode));
        good(files::readXattrs(names.volume(), *root, ref.inode));
        good(session_.fileExtents(ref, path));
        if (random_() % 8 == 0)
            good(names.pathsOf(ref, 16));
        auto reader = files::FileReader::open(names.volume(), *root, ref.inode);
        if (!good(reader))
            return;
        const auto sink = [&](Bytes piece) -> Status {
            read_ += piece.size();
            return {};
        };
        good(reader->read(0, mostBytes, sink));
        if (reader->size() > mostBytes)
            good(reader->read(reader->size() - 5000, 10'000, sink));
    }

    void pictures() {
        Progress progress;
        const auto scene = session_.scene(progress, {});
        if (!good(scene))
            return;
        const scene::DeviceMap& map = *(*scene)->device;
        for (std::size_t i = 0; i < map.extentCount(); ++i)
            read_ += map.extent(i).owners;
        for (int i = 0; i < 50; ++i)
            read_ +=
                map.summarize({random_() % (map.deviceSize() + 1), random_() % (64 << 20)}).extents;
        structure(progress);
        // Now owners come from the map.
        good(session_.fileExtents(session_.names().topLevel(), "/"));
        good(session_.search("a", 100, progress));
        good(session_.search("257", 100, progress));
        for (std::size_t i = 0; i < map.extentCount(); i += 1 + map.extentCount() / 40)
            ask(map.extent(i).device + random_() % 4096);
    }

    /// Who shares what, asked as painters do.
    void structure(Progress& progress) {
        const auto whole = session_.sharing(progress);
        if (good(whole)) {
            for (int i = 0; i < 20; ++i)
                read_ += (*whole)
                             ->summarize({random_() % ((*whole)->axisEnd() + 1), 1 << 20})
                             .rows[0]
                             .shared;
        }
        std::size_t left = 12;
        for (const auto& [root, inode] : filesSeen_) {
            if (random_() % 6 != 0 || left == 0)
                continue;
            --left;
            good(session_.sharing({root, inode}, "", progress));
        }
        const auto trees = session_.treeBlocks(0, progress);
        if (!good(trees))
            return;
        for (const scene::TreeBlock& block : (*trees)->blocks) {
            for (const std::uint32_t child : (*trees)->childrenOf(block))
                read_ += (*trees)->blocks[child].level < block.level ? 1 : 0;
        }
        for (const scene::TreeChoice& choice : (*trees)->choices)
            good(session_.treeBlocks(choice.tree, progress));
    }

    void bytes() {
        for (int i = 0; i < 40; ++i)
            ask(random_() % (session_.volume().device().size() + 4096));
    }

    void ask(std::uint64_t byte) {
        good(session_.owners(byte));
        good(session_.block(byte));
    }

    session::Session& session_;
    std::mt19937_64 random_;
    std::vector<Error>* errors_;
    std::uint64_t read_ = 0;
    std::vector<std::pair<std::uint64_t, std::uint64_t>> filesSeen_;
};

}  // namespace daxscope::test

#include <map>
#include <utility>

#include "base/big_vector.h"
#include "base/text.h"
#include "scene/build_sharing.h"
#include "scene/sharing_holders.h"

namespace daxscope::scene {

namespace {

class ImageSharing {
public:
    ImageSharing(const files::Namespace& names, const LiveImage& image, Progress& progress)
        : names_(names), image_(image), progress_(progress) {}

    Result<std::shared_ptr<const Sharing>> build() {
        DAX_CHECK(progress_.step(0, "sorting extents by who holds them"));
        Sharing& out = builder_.sharing();
        out.scope = Sharing::Scope::Image;
        collect();
        addHolders();
        DAX_CHECK(progress_.step(0.3, "sorting extents by who holds them"));
        addPieces();
        return builder_.finish();
    }

private:
    struct Found {
        std::size_t extents = 0;
        std::uint64_t unreachable = 0;
        std::vector<std::uint32_t> holders;
        std::uint32_t number = 0;  ///< in the picture
        std::size_t next = 0;      ///< piece
    };

    /// Each data extent that somebody reaches, once.
    template <typename Visit>
    void forEachHeld(Visit visit) const {
        for (DeviceMap::Walk walk(*image_.map()); walk.valid(); walk.next()) {
            const DeviceExtent extent = walk.extent();
            if (extent.kind == ExtentKind::Data && extent.copy == 0 && extent.reachedBy != 0)
                visit(extent);
        }
    }

    void collect() {
        found_.resize(image_.sets().size());
        forEachHeld([&](const DeviceExtent& extent) {
            Found& of = found_[extent.reachedBy];
            ++of.extents;
            of.unreachable += extent.unreachable;
        });
    }

    void addHolders() {
        Sharing& out = builder_.sharing();
        std::map<std::uint64_t, std::uint32_t> numbers;
        for (const auto& [root, usage] : image_.usage()) {
            if (usage.exclusive == 0 && usage.shared == 0)
                continue;
            numbers.emplace(root, static_cast<std::uint32_t>(out.holders.size()));
            Holder holder = subvolumeHolder(names_, root);
            holder.exclusive = usage.exclusive;
            holder.shared = usage.shared;
            holder.known = true;
            out.holders.push_back(std::move(holder));
        }
        const auto places = choose(out.holders, 0, [&](std::uint32_t holder) {
            return out.holders[holder].exclusive + out.holders[holder].shared;
        });
        std::size_t members = 0;
        for (volume::RootSets::Id id = 0; id < found_.size(); ++id) {
            if (found_[id].extents == 0)
                continue;
            const auto roots = image_.sets().members(id);
            for (const std::uint64_t root : roots) {
                const auto number = numbers.find(root);
                if (number == numbers.end())
                    continue;
                const std::uint32_t holder = places[number->second];
                out.holders[holder].unreachable += found_[id].unreachable;
                found_[id].holders.push_back(holder);
            }
            std::ranges::sort(found_[id].holders);
            members += roots.size();
            if (members > mostMembers) {
                // Of what is left only the figures are shown.
                out.cut =
                    "so many different groups of subvolumes share extents that not all are shown";
                found_[id].extents = 0;
            }
            order_.push_back(id);
        }
        // Rows with less and less in common: what the first row holds comes first, and of that what the second holds.
        const auto pattern = [&](volume::RootSets::Id id) {
            std::uint32_t bits = 0;
            for (const std::uint32_t holder : found_[id].holders)
                bits |= 1U << (Sharing::mostRows - 1 - Sharing::rowOf(holder));
            return bits;
        };
        std::ranges::stable_sort(order_, [&](auto a, auto b) {
            const auto left = pattern(a);
            const auto right = pattern(b);
            return left != right ? left > right : found_[a].holders < found_[b].holders;
        });
    }

    void addPieces() {
        std::size_t count = 0;
        for (const volume::RootSets::Id id : order_) {
            found_[id].next = count;
            count += found_[id].extents;
            if (count > mostPieces) {
                builder_.sharing().cut =
                    std::format("the picture ends after {} extents", mostPieces);
                count -= std::exchange(found_[id].extents, 0);
            }
            found_[id].number = builder_.addSet(std::move(found_[id].holders));
        }
        BigVector<Sharing::Piece> pieces(count);
        forEachHeld([&](const DeviceExtent& extent) {
            Found& of = found_[extent.reachedBy];
            if (of.extents == 0)
                return;
            Sharing::Piece& piece = pieces[of.next++];
            piece.length = piece.deviceLength = extent.length;
            piece.device = extent.device;
            piece.unreachable = extent.unreachable;
            piece.set = of.number;
        });
        builder_.reserve(count);
        std::uint64_t at = 0;
        for (Sharing::Piece& piece : pieces) {
            piece.at = at;
            at += piece.length;
            builder_.add(piece);
        }
    }

    const files::Namespace& names_;
    const LiveImage& image_;
    Progress& progress_;
    Sharing::Builder builder_;
    std::vector<Found> found_;                 // by RootSets::Id
    std::vector<volume::RootSets::Id> order_;  // on the axis
};

}  // namespace

Result<std::shared_ptr<const Sharing>> buildImageSharing(const files::Namespace& names,
                                                         const LiveImage& image,
                                                         Progress& progress) {
    return ImageSharing(names, image, progress).build();
}

}  // namespace daxscope::scene

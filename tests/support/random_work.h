// Everything that changes an image, at random: operations, commits, stores to mapped files. The same dice make the same work.
#pragma once

#include <format>
#include <functional>
#include <vector>

#include "support/dax_image.h"
#include "support/filler.h"

namespace daxscope::test {

/// Everything that changes an image, at random. What is refused is fine: so is that which a moment has to be whole after.
class RandomWork {
public:
    RandomWork(session::Session& session, Dice& dice) : session_(session), dice_(dice) {}

    void step() {
        dax::Filesystem& fs = *session_.filesystem();
        const std::string file = anyFile();
        const ByteRange range{dice_.below(fileBytes), dice_.between(1, 20000)};
        const ByteRange blocks{dice_.below(48) * page, dice_.between(1, 12) * page};
        Status done;
        switch (dice_.below(20)) {
            case 0:
            case 1:
            case 2:
                done = fs.write(file, range.offset, asBytes(content(range.length)));
                break;
            case 3:
                done = fs.truncate(file, dice_.below(fileBytes));
                break;
            case 4:
                done = fs.punch(file, range);
                break;
            case 5:
                done = fs.zero(file, range, dice_.oneIn(2));
                break;
            case 6:
                done = fs.allocate(file, range, dice_.oneIn(2));
                break;
            case 7:
                done =
                    fs.clone(file, blocks.offset, anyFile(), dice_.below(48) * page, blocks.length);
                break;
            case 8:
                done = fs.snapshot("/", std::format("/s{}", dice_.below(3)), dice_.oneIn(2));
                break;
            case 9:
                done = fs.remove(std::format("/s{}", dice_.below(3)), false);
                break;
            case 10:
                done = fs.remove(file, false);
                break;
            case 11:
                done = operation([&](files::Operations& o) {
                    return o.rename(file, anyFile(), files::Rename::Replace);
                });
                break;
            case 12:
                done = operation([&](files::Operations& o) {
                    return o.setxattr(file, "user.x", asBytes(content(200)));
                });
                break;
            case 13:
                done = operation([&](files::Operations& o) {
                    return o.mkdir(std::format("/d{}", dice_.below(4)), 0755);
                });
                break;
            case 14:
                done = session_.commit();
                break;
            case 15:
                done = session_.cleanSome().transform([](bool) {});
                break;
            case 16:
                remap();
                break;
            case 17:
                done = fs.insert(file, blocks);
                break;
            default:
                store();
                break;
        }
        // Scripts do so before they ask.
        (void)session_.settle();
    }
    void store() {
        if (views_.empty())
            return remap();
        dax::Filesystem& fs = *session_.filesystem();
        for (int i = 0; i < 6; ++i)
            (void)fs.store(views_.at(dice_.below(views_.size())), dice_.below(fileBytes),
                           asBytes(content(dice_.between(1, 64))));
    }

private:
    static constexpr std::uint64_t fileBytes = 48 * page;

    std::string anyFile() {
        return std::format("{}/f{}", dice_.oneIn(4) ? "/s1" : "", dice_.below(5));
    }
    std::string content(std::uint64_t length) {
        std::string out(length, static_cast<char>(dice_.between(1, 255)));
        out.front() = static_cast<char>(dice_.below(256));
        return out;
    }
    Status operation(const std::function<Status(files::Operations&)>& work) {
        const auto held = session_.filesystem()->lock();
        return work(*session_.operations());
    }
    void remap() {
        dax::Filesystem& fs = *session_.filesystem();
        if (views_.size() > 3) {
            (void)fs.unmap(views_.front());
            views_.erase(views_.begin());
        }
        dax::MapRequest request;
        request.path = anyFile();
        request.length = fileBytes;
        request.shared = !dice_.oneIn(6);
        request.around = dice_.oneIn(3) ? 8 : 1;
        if (const auto view = fs.map(request))
            views_.push_back(*view);
    }

    session::Session& session_;
    Dice& dice_;
    std::vector<dax::ViewId> views_;
};

}  // namespace daxscope::test

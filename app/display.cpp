#include "app/display.h"

#include <sys/socket.h>
#include <sys/un.h>

#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>

#include "pmem/source.h"

namespace daxscope::app {

namespace {

std::string_view environment(const char* name) {
    const char* const value = std::getenv(name);
    return value == nullptr ? "" : value;
}

/// `display` is what DISPLAY says. Of displays on other machines nothing is known: they are tried.
bool answers(std::string_view display) {
    const auto colon = display.rfind(':');
    if (colon == std::string_view::npos)
        return false;
    if (colon != 0 && display.substr(0, colon) != "unix")
        return true;
    std::string_view number = display.substr(colon + 1);
    number = number.substr(0, number.find('.'));
    const std::string path = "/tmp/.X11-unix/X" + std::string(number);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.size() + 1 >= sizeof address.sun_path)
        return false;
    // A socket in the file system, or, in containers, one that only has the name.
    for (const std::size_t from : {0, 1}) {
        const pmem::UniqueFd fd(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
        std::memset(address.sun_path, 0, sizeof address.sun_path);
        path.copy(address.sun_path + from, path.size());
        const auto length = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + from +
                                                   path.size() + (from == 0 ? 1 : 0));
        if (::connect(fd.get(), reinterpret_cast<const sockaddr*>(&address), length) == 0)
            return true;
    }
    return false;
}

}  // namespace

const char* missingDisplay() {
    // Who names a platform or a Wayland server knows what there is.
    if (!environment("QT_QPA_PLATFORM").empty() || !environment("WAYLAND_DISPLAY").empty())
        return nullptr;
    if (environment("DISPLAY").empty())
        return "there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set)";
    return answers(environment("DISPLAY")) ? nullptr
                                           : "the display that DISPLAY names does not answer";
}

}  // namespace daxscope::app

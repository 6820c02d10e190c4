// mkfs.
#include "app/commands.h"
#include "base/text.h"
#include "session/create.h"

namespace daxscope::app {

int commandMkfs(const MkfsCommand& command) {
    session::CreateOptions options;
    options.label = command.label;
    options.dupMetadata = command.metadata == "dup";
    options.overwrite = command.force;
    if (!command.size.empty()) {
        const auto size = parseSize(command.size);
        if (!size) {
            complain(size.error());
            return 2;
        }
        options.size = *size;
    }
    const auto nodeSize = parseSize(command.nodeSize);
    if (!nodeSize || *nodeSize > UINT32_MAX) {
        complain(nodeSize ? Error{EINVAL, "the node size is too large", {}} : nodeSize.error());
        return 2;
    }
    options.nodeSize = static_cast<std::uint32_t>(*nodeSize);
    const Status made = session::createImage(command.image, options);
    return made ? 0 : complain(made.error());
}

}  // namespace daxscope::app

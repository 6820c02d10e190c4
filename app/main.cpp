// daxscope: a subcommand, or the window.
#include <malloc.h>

#include "app/command_line.h"
#include "app/window.h"

int main(int argc, char** argv) {
    // Scenes are a few large arrays: let each be its own mapping, so that what is freed goes back
    // to the system at once. glibc would raise the threshold after the first such free.
    constexpr int ownMapping = 128 * 1024;
    mallopt(M_MMAP_THRESHOLD, ownMapping);
    if (daxscope::app::isCommandLine(argc, argv))
        return daxscope::app::runCommandLine(argc, argv);
    return daxscope::app::runWindow(argc, argv);
}

#include "support/listing.h"

#include "files/reader.h"

namespace daxscope::test {

namespace {

Status listInto(session::Session& session, files::FileRef directory, const std::string& path,
                std::string& out) {
    DAX_TRY(const auto listed, session.directory(directory));
    for (const scene::DirectoryEntry& entry : listed->entries) {
        const std::string name = path + "/" + entry.name;
        out += std::format("{} {} {}\n", name, static_cast<int>(entry.type), entry.size);
        const files::FileRef file{entry.subvolume, entry.inode};
        if (entry.type == scene::FileType::Directory) {
            DAX_CHECK(listInto(session, file, name, out));
        } else if (entry.type == scene::FileType::Regular) {
            DAX_TRY(const auto root, session.names().rootOf(file));
            DAX_TRY(auto reader, files::FileReader::open(session.volume(), root, file.inode));
            DAX_TRY(const std::string content, reader.readAll(1 << 30));
            out += content + "\n";
        }
    }
    return {};
}

}  // namespace

Result<std::string> allOf(session::Session& session) {
    std::string out;
    DAX_TRY(const auto top, session.names().resolve("/"));
    DAX_CHECK(listInto(session, top, "", out));
    return out;
}

}  // namespace daxscope::test

// The superblock, with what is packed into it: the device, the system chunks, the backup roots.
#include "format/checksum.h"
#include "format/names.h"
#include "format/print_items.h"
#include "format/superblock.h"

namespace daxscope::format {

namespace {

void describeChecksum(FieldSink& sink, const Superblock& super) {
    const auto type = csumType(super.csumType);
    sink.code("checksum type", super.csumType, type ? csumName(*type) : "unknown");
    if (!type) {
        sink.digest("checksum", Bytes(super.csum));
        return;
    }
    const Bytes stored = Bytes(super.csum).first(csumSize(*type));
    sink.digest("checksum", stored);
    const auto all = std::as_bytes(std::span(&super, 1));
    const Checksum computed = checksum(*type, all.subspan(sizeof super.csum));
    if (!computed.equals(stored)) {
        sink.digest("of its content", Bytes(computed.bytes).first(computed.size));
        sink.problem("the checksum does not match the content");
    }
}

void describeBasics(FieldSink& sink, const Superblock& super) {
    const std::string_view magic(reinterpret_cast<const char*>(&super.magic), sizeof super.magic);
    sink.label("magic", magic);
    if (!hasMagic(super))
        sink.problem("this is not the magic of btrfs");
    sink.flags("flags", super.flags, (super.flags & 1U) != 0 ? "written" : "");
    sink.uuid("fsid", super.fsid);
    sink.uuid("metadata uuid", super.metadataUuid);
    const auto end = std::ranges::find(super.label, '\0');
    sink.label("label", {super.label.begin(), end});
    sink.size("total bytes", super.totalBytes);
    sink.size("bytes used", super.bytesUsed);
    sink.size("sector size", super.sectorSize);
    sink.size("node size", super.nodeSize);
    sink.size("leaf size", super.leafSize);
    sink.size("stripe size", super.stripeSize);
    sink.number("devices", super.numDevices);
    sink.number("root directory", super.rootDirObjectid);
}

void describeRoots(FieldSink& sink, const Superblock& super) {
    sink.address("root", super.root);
    sink.number("root level", super.rootLevel);
    sink.address("chunk root", super.chunkRoot);
    sink.number("chunk root level", super.chunkRootLevel);
    sink.number("chunk root generation", super.chunkRootGeneration);
    sink.number("log root", super.logRoot);
    sink.number("log root level", super.logRootLevel);
    numberUnlessZero(sink, "log root transaction", super.logRootTransid);
    const std::uint64_t cache = super.cacheGeneration;
    sink.at(Bytes(super.cacheGeneration.raw));
    sink.code("cache generation", cache, cache == UINT64_MAX ? "no v1 space cache" : "");
    sink.number("uuid tree generation", super.uuidTreeGeneration);
    numberUnlessZero(sink, "global roots", super.nrGlobalRoots);
    describeReserved(sink, "reserved", super.reserved);
}

void describeSystemChunks(FieldSink& sink, const Superblock& super) {
    const std::size_t size = super.sysChunkArraySize;
    sink.at(Bytes(super.sysChunkArraySize.raw));
    sink.number("system chunk bytes", size);
    if (size > super.sysChunkArray.size())
        sink.problem(std::format("truncated: the array of system chunks has room for {} bytes",
                                 super.sysChunkArray.size()));
    ItemReader reader(sink,
                      Bytes(super.sysChunkArray).first(std::min(size, super.sysChunkArray.size())));
    sink.beginList("system chunks");
    while (!reader.atEnd()) {
        sink.beginGroup("system chunk");
        const auto* key = reader.next<DiskKey>("the key of a chunk");
        if (key != nullptr) {
            sink.key("key", key->get());
            describeChunkFields(sink, reader);
        }
        sink.endGroup();
    }
    sink.endList();
}

void describeBackups(FieldSink& sink, const Superblock& super) {
    sink.beginList("backup roots");
    for (const RootBackup& backup : super.backups) {
        const auto tree = [&](std::string_view name, const Le64& address, const Le64& generation,
                              const U8& level) {
            sink.beginRow(name);
            sink.address("address", address);
            sink.number("generation", generation);
            sink.number("level", level);
            sink.endRow();
        };
        sink.beginGroup("backup root");
        tree("root tree", backup.treeRoot, backup.treeRootGeneration, backup.treeRootLevel);
        tree("chunk tree", backup.chunkRoot, backup.chunkRootGeneration, backup.chunkRootLevel);
        tree("extent tree", backup.extentRoot, backup.extentRootGeneration, backup.extentRootLevel);
        tree("top subvolume", backup.fsRoot, backup.fsRootGeneration, backup.fsRootLevel);
        tree("device tree", backup.devRoot, backup.devRootGeneration, backup.devRootLevel);
        tree("checksum tree", backup.csumRoot, backup.csumRootGeneration, backup.csumRootLevel);
        sink.size("total bytes", backup.totalBytes);
        sink.size("bytes used", backup.bytesUsed);
        sink.number("devices", backup.numDevices);
        describeReserved(sink, "unused", backup.unused);
        describeReserved(sink, "unused levels", backup.unused2);
        sink.endGroup();
    }
    sink.endList();
}

}  // namespace

void describeSuperblock(FieldSink& sink, const Superblock& super, const PrintOptions& /*options*/) {
    sink.beginRecord("superblock", super.bytenr);
    sink.number("generation", super.generation);
    sink.endHead();
    describeBasics(sink, super);
    describeChecksum(sink, super);
    sink.flags("compat", super.compatFlags, "");
    sink.flags("compat ro", super.compatRoFlags, compatRoText(super.compatRoFlags));
    sink.flags("incompat", super.incompatFlags, incompatText(super.incompatFlags));
    describeRoots(sink, super);
    sink.beginGroup("device");
    describeDeviceFields(sink, super.devItem);
    sink.endGroup();
    describeSystemChunks(sink, super);
    describeBackups(sink, super);
    describeReserved(sink, "padding", super.padding);
    sink.endRecord();
}

}  // namespace daxscope::format

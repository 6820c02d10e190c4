#include "app/handbook_format.h"

#include <QCoreApplication>
#include <QStringList>
#include <cstring>
#include <functional>
#include <map>
#include <memory>
#include <utility>
#include <vector>

#include "format/field_sink.h"
#include "format/names.h"
#include "format/print.h"
#include "format/structs.h"
#include "ui/handbook/markup.h"
#include "ui/language.h"
#include "ui/text.h"

namespace daxscope::app {

namespace {

using format::ItemType;
using format::Key;
using ui::handbook::escaped;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(daxscope::app::HandbookFormat)
};

/// Of a table of fields; those that dump and inspector name are called so in every language.
QString headOfFields() {
    return QStringLiteral("| %1 | %2 | %3 |\n|---|---|---|\n")
        .arg(Text::tr("Offset"), Text::tr("Bytes"), Text::tr("Field"));
}

/// Writes down which field is where; what the fields hold does not matter.
class Places final : public format::FieldSink {
public:
    explicit Places(Bytes of) : of_(of) {}

    [[nodiscard]] QString table() const {
        if (rows_.empty())
            return {};
        QString out = headOfFields();
        for (const auto& [place, words] : rows_)
            out += QStringLiteral("| %1 | %2 | %3 |\n")
                       .arg(place.first)
                       .arg(place.second)
                       .arg(escaped(words));
        return out + u'\n';
    }

    void at(Bytes field, Bytes) override { next_ = field; }

    void beginRecord(std::string_view, std::uint64_t) override {}
    void endHead() override {}
    void endRecord() override {}
    void beginItem(std::uint32_t, const Key&, std::uint64_t) override { ++inside_; }
    void endItem() override { --inside_; }
    void pointer(std::uint32_t, const Key&, std::uint64_t, std::uint64_t) override {}
    void beginGroup(std::string_view name) override { groups_ << text(name); }
    void endGroup() override { groups_.removeLast(); }
    void beginRow(std::string_view name) override { groups_ << text(name); }
    void endRow() override { groups_.removeLast(); }
    void beginList(std::string_view) override {}
    void endList() override {}

    void number(std::string_view name, std::uint64_t) override { placed(name); }
    void size(std::string_view name, std::uint64_t) override { placed(name); }
    void code(std::string_view name, std::uint64_t, std::string_view) override { placed(name); }
    void flags(std::string_view name, std::uint64_t, std::string_view) override { placed(name); }
    void mode(std::string_view name, std::uint32_t) override { placed(name); }
    void time(std::string_view name, const format::Time& time) override {
        field(name, bytesOf(time));
    }
    void uuid(std::string_view name, const format::Uuid& uuid) override {
        field(name, bytesOf(uuid));
    }
    void key(std::string_view name, const Key&) override { placed(name); }
    void label(std::string_view name, std::string_view given) override {
        field(name, asBytes(given));
    }
    void text(std::string_view, std::string_view) override {}
    void digest(std::string_view name, Bytes bytes) override { field(name, bytes); }
    void bytes(std::string_view name, Bytes bytes) override { field(name, bytes); }
    void problem(std::string_view) override {}

    using FieldSink::code;
    using FieldSink::flags;
    using FieldSink::key;
    using FieldSink::mode;
    using FieldSink::number;
    using FieldSink::size;

private:
    static QString text(std::string_view name) {
        return QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
    }
    void placed(std::string_view name) { field(name, std::exchange(next_, {})); }
    /// Computed ones lie nowhere.
    void field(std::string_view name, Bytes where) {
        next_ = {};
        if (inside_ != 0 || where.empty() || where.data() < of_.data() ||
            where.data() + where.size() > of_.data() + of_.size())
            return;
        QStringList words = groups_;
        words << text(name);
        rows_.try_emplace({where.data() - of_.data(), where.size()},
                          words.join(QStringLiteral(" › ")));
    }

    const Bytes of_;
    Bytes next_;
    QStringList groups_;
    int inside_ = 0;
    std::map<std::pair<std::ptrdiff_t, std::size_t>, QString> rows_;  // by where they lie
};

/// A structure with all bytes 1: what is left out while it is zero is told as well.
template <typename T>
T ones() {
    T value{};
    std::memset(&value, 1, sizeof value);
    return value;
}

/// A structure, and behind it bytes for names and values.
template <typename T>
std::vector<std::byte> bytesWith(const T& head, std::size_t more = 0) {
    const Bytes bytes = bytesOf(head);
    std::vector<std::byte> out(bytes.begin(), bytes.end());
    out.resize(out.size() + more, std::byte{'n'});
    return out;
}

QString ofItem(ItemType type, const std::vector<std::byte>& data) {
    Places places{Bytes(data)};
    format::PrintOptions options;
    options.full = true;
    format::describeItem(places, Key{256, type, 4096}, Bytes(data), options);
    return places.table();
}

QString ofSuperblock() {
    auto super = std::make_unique<format::Superblock>(ones<format::Superblock>());
    super->sysChunkArraySize = 0;
    super->csumType = 0;
    Places places{bytesOf(*super)};
    format::describeSuperblock(places, *super);
    return places.table();
}

/// Of the few structures that are printed as part of a line.
QString listed(std::initializer_list<std::tuple<QString, std::size_t, std::size_t>> members) {
    QString out = headOfFields();
    for (const auto& [words, offset, size] : members)
        out += QStringLiteral("| %1 | %2 | %3 |\n").arg(offset).arg(size).arg(words);
    return out + u'\n';
}

#define MEMBER(type, name, words) \
    std::tuple(words, offsetof(format::type, name), sizeof(format::type::name))

using Make = std::function<QString()>;

const std::map<QString, Make>& structures() {
    using namespace format;
    constexpr std::size_t nameBytes = 4;
    static const std::map<QString, Make> all = {
        {QStringLiteral("superblock"), ofSuperblock},
        {QStringLiteral("leaf"),
         [] {
             return listed(
                 {MEMBER(Header, csum, QStringLiteral("checksum")),
                  MEMBER(Header, fsid, QStringLiteral("fsid")),
                  MEMBER(Header, bytenr, Text::tr("logical address")),
                  MEMBER(Header, flags,
                         Text::tr("flags, and in the last byte the revision of back references")),
                  MEMBER(Header, chunkTreeUuid, QStringLiteral("chunk tree uuid")),
                  MEMBER(Header, generation, QStringLiteral("generation")),
                  MEMBER(Header, owner, QStringLiteral("owner")),
                  MEMBER(Header, nritems, Text::tr("number of items or pointers")),
                  MEMBER(Header, level, QStringLiteral("level"))});
         }},
        {QStringLiteral("key"),
         [] {
             return listed({MEMBER(DiskKey, objectid, Text::tr("object number")),
                            MEMBER(DiskKey, type, Text::tr("type")),
                            MEMBER(DiskKey, offset, Text::tr("offset"))});
         }},
        {QStringLiteral("item"),
         [] {
             return listed({MEMBER(ItemHeader, key, Text::tr("key")),
                            MEMBER(ItemHeader, offset, Text::tr("offset of its data")),
                            MEMBER(ItemHeader, size, Text::tr("bytes of its data"))});
         }},
        {QStringLiteral("pointer"),
         [] {
             return listed({MEMBER(KeyPtr, key, Text::tr("first key below")),
                            MEMBER(KeyPtr, blockptr, Text::tr("logical address of the block")),
                            MEMBER(KeyPtr, generation, Text::tr("its generation"))});
         }},
        {QStringLiteral("root-item"),
         [] { return ofItem(ItemType::RootItem, bytesWith(ones<RootItem>())); }},
        {QStringLiteral("root-ref"),
         [] {
             auto ref = ones<RootRef>();
             ref.nameLen = nameBytes;
             return ofItem(ItemType::RootRef, bytesWith(ref, nameBytes));
         }},
        {QStringLiteral("inode-item"),
         [] { return ofItem(ItemType::InodeItem, bytesWith(ones<InodeItem>())); }},
        {QStringLiteral("inode-ref"),
         [] {
             auto ref = ones<InodeRef>();
             ref.nameLen = nameBytes;
             return ofItem(ItemType::InodeRef, bytesWith(ref, nameBytes));
         }},
        {QStringLiteral("inode-extref"),
         [] {
             auto ref = ones<InodeExtref>();
             ref.nameLen = nameBytes;
             return ofItem(ItemType::InodeExtref, bytesWith(ref, nameBytes));
         }},
        {QStringLiteral("dir-item"),
         [] {
             auto entry = ones<DirItem>();
             entry.nameLen = nameBytes;
             entry.dataLen = 0;
             return ofItem(ItemType::DirItem, bytesWith(entry, nameBytes));
         }},
        {QStringLiteral("xattr-item"),
         [] {
             auto entry = ones<DirItem>();
             entry.nameLen = nameBytes;
             entry.dataLen = nameBytes;
             return ofItem(ItemType::XattrItem, bytesWith(entry, 2 * nameBytes));
         }},
        {QStringLiteral("file-extent"),
         [] { return ofItem(ItemType::ExtentData, bytesWith(ones<FileExtentItem>())); }},
        {QStringLiteral("extent-csum"),
         [] { return ofItem(ItemType::ExtentCsum, bytesWith(ones<Le32>())); }},
        {QStringLiteral("chunk"),
         [] {
             auto chunk = ones<Chunk>();
             chunk.numStripes = 1;
             return ofItem(ItemType::ChunkItem, bytesWith(chunk, sizeof(Stripe)));
         }},
        {QStringLiteral("dev-extent"),
         [] { return ofItem(ItemType::DevExtent, bytesWith(ones<DevExtent>())); }},
        {QStringLiteral("dev-item"),
         [] { return ofItem(ItemType::DevItem, bytesWith(ones<DevItem>())); }},
        {QStringLiteral("block-group"),
         [] { return ofItem(ItemType::BlockGroupItem, bytesWith(ones<BlockGroupItem>())); }},
        {QStringLiteral("extent-item"),
         [] { return ofItem(ItemType::ExtentItem, bytesWith(ones<ExtentItem>())); }},
        {QStringLiteral("free-space-info"),
         [] { return ofItem(ItemType::FreeSpaceInfo, bytesWith(ones<FreeSpaceInfo>())); }},
    };
    return all;
}

QString bits(std::string (*name)(std::uint64_t, std::string_view), std::uint64_t supported,
             const QString& title, const QString& yes, const QString& no) {
    QString out = QStringLiteral("| %1 | %2 | |\n|---|---|---|\n").arg(title, Text::tr("Feature"));
    for (unsigned bit = 0; bit < 64; ++bit) {
        const std::uint64_t one = 1ULL << bit;
        const QString words = QString::fromStdString(name(one, ", "));
        if (words != QStringLiteral("bit %1").arg(bit))
            out += QStringLiteral("| %1 | %2 | %3 |\n")
                       .arg(bit)
                       .arg(escaped(words), (supported & one) != 0 ? yes : no);
    }
    return out;
}

}  // namespace

QString fieldsText(const QString& structure) {
    const auto found = structures().find(structure);
    return found == structures().end() ? QString() : found->second();
}

QString itemTypesText() {
    QString out =
        QStringLiteral("| %1 | %2 |\n|---|---|\n").arg(Text::tr("Number"), Text::tr("Item"));
    for (unsigned type = 1; type <= UINT8_MAX; ++type) {
        const std::string name = format::itemTypeName(static_cast<ItemType>(type));
        if (!name.starts_with("UNKNOWN"))
            out += QStringLiteral("| %1 | %2 |\n").arg(type).arg(QString::fromStdString(name));
    }
    return out;
}

QString treesText() {
    using namespace format;
    QString out = QStringLiteral("| %1 | %2 | %3 |\n|---|---|---|\n")
                      .arg(Text::tr("Number"), Text::tr("Word"), Text::tr("Tree"));
    for (const std::uint64_t tree :
         {id::rootTree, id::extentTree, id::chunkTree, id::devTree, id::fsTree, id::csumTree,
          id::quotaTree, id::uuidTree, id::freeSpaceTree, id::blockGroupTree, id::raidStripeTree,
          id::dataRelocTree})
        out += QStringLiteral("| %1 | `%2` | [%3](show:tree:%4) |\n")
                   .arg(static_cast<qint64>(tree))
                   .arg(ui::textOf(treeWord(tree)), ui::inLanguage(treeName(tree)))
                   .arg(tree);
    return out + QStringLiteral("| %1 | %2 | %3 |\n")
                     .arg(Text::tr("256 and more"), Text::tr("its number"),
                          Text::tr("a subvolume or snapshot"));
}

QString incompatTable() {
    return bits(
        [](std::uint64_t one, std::string_view by) { return format::incompatText(one, by); },
        format::incompat::supported, Text::tr("Incompat bit"), Text::tr("read"),
        Text::tr("refused"));
}

QString compatRoTable() {
    return bits(
        [](std::uint64_t one, std::string_view by) { return format::compatRoText(one, by); },
        format::compatRo::supported, Text::tr("Compat-ro bit"), Text::tr("written"),
        Text::tr("read only"));
}

}  // namespace daxscope::app

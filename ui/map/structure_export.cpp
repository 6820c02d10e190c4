#include "ui/map/structure_export.h"

#include "base/text.h"
#include "ui/export.h"

namespace daxscope::ui {

namespace {

/// Written piece by piece: a document of a million objects would take gigabytes.
class Writer {
public:
    explicit Writer(QByteArray& out) : out_(out) {}
    void name(const char* text) {
        out_ += first_ ? "" : ", ";
        first_ = false;
        out_ += '"';
        out_ += text;
        out_ += "\": ";
    }
    void member(const char* text, std::uint64_t value) {
        name(text);
        appendJsonInteger(out_, value);
    }
    void member(const char* text, bool value) {
        name(text);
        out_ += value ? "true" : "false";
    }
    void member(const char* text, const std::string& value) {
        name(text);
        string(value);
    }
    template <typename Values>
    void list(const char* text, const Values& values) {
        name(text);
        out_ += '[';
        bool first = true;
        for (const auto& value : values) {
            if (!std::exchange(first, false))
                out_ += ", ";
            appendJsonInteger(out_, value);
        }
        out_ += ']';
    }
    /// A list of objects, each made by `each` with a writer of its own.
    template <typename Values, typename Each>
    void objects(const char* text, const Values& values, Each each) {
        name(text);
        out_ += "[\n";
        bool first = true;
        for (const auto& value : values) {
            if (!std::exchange(first, false))
                out_ += ",\n";
            out_ += "  {";
            Writer inner(out_);
            each(inner, value);
            out_ += '}';
        }
        out_ += "\n]";
    }

private:
    void string(const std::string& value) {
        out_ += '"';
        for (const char c : toUtf8Lossy(value)) {
            if (c == '"' || c == '\\')
                out_ += '\\';
            if (static_cast<unsigned char>(c) < 0x20)
                out_ +=
                    QByteArrayLiteral("\\u00") +
                    QByteArray::number(static_cast<unsigned char>(c), 16).rightJustified(2, '0');
            else
                out_ += c;
        }
        out_ += '"';
    }

    QByteArray& out_;
    bool first_ = true;
};

QByteArray number(std::uint64_t value) { return QByteArray::number(value); }

}  // namespace

QByteArray sharingCsv(const scene::Sharing& sharing) {
    QByteArray out = "name,subvolume,inode,exclusive,shared,unreachable,fileExclusive,fileShared\n";
    for (const scene::Holder& holder : sharing.holders) {
        out += csvField(QByteArray::fromStdString(holder.name)) + ',' + number(holder.root) + ',' +
               (holder.inode != 0 ? number(holder.inode) : QByteArray());
        const bool file = holder.known && holder.inode != 0;
        for (const auto& [known, value] : {std::pair{holder.known, holder.exclusive},
                                           {holder.known, holder.shared},
                                           {holder.known, holder.unreachable},
                                           {file, holder.fileExclusive},
                                           {file, holder.fileShared}})
            out += ',' + (known ? number(value) : QByteArray());
        out += '\n';
    }
    return out;
}

QByteArray sharingJson(const scene::Sharing& sharing) {
    QByteArray out = "{";
    Writer whole(out);
    const bool file = sharing.scope == scene::Sharing::Scope::File;
    whole.member("scope", std::string(file ? "file" : "image"));
    if (file)
        whole.member("path", sharing.path);
    whole.objects("holders", sharing.holders, [&](Writer& json, const scene::Holder& holder) {
        json.member("name", holder.name);
        json.member("subvolume", holder.root);
        if (holder.inode != 0)
            json.member("inode", holder.inode);
        json.member("snapshot", holder.snapshot);
        if (!holder.known)
            return;
        json.member("exclusive", holder.exclusive);
        json.member("shared", holder.shared);
        json.member("unreachable", holder.unreachable);
        if (holder.inode == 0)
            return;
        json.member("fileExclusive", holder.fileExclusive);
        json.member("fileShared", holder.fileShared);
    });
    struct Pieces {
        const scene::Sharing& of;
        struct At {
            const scene::Sharing* of;
            std::size_t index;
            const scene::Sharing::Piece& operator*() const { return of->piece(index); }
            At& operator++() {
                ++index;
                return *this;
            }
            bool operator!=(const At& other) const { return index != other.index; }
        };
        [[nodiscard]] At begin() const { return {&of, 0}; }
        [[nodiscard]] At end() const { return {&of, of.count()}; }
    };
    whole.objects("extents", Pieces{sharing},
                  [&](Writer& json, const scene::Sharing::Piece& piece) {
                      json.member("at", piece.at);
                      json.member("length", piece.length);
                      json.member("device", piece.device);
                      json.member("deviceLength", piece.deviceLength);
                      json.member("unreachable", piece.unreachable);
                      json.list("holders", sharing.set(piece.set).holders);
                      json.member("holderCount", std::uint64_t{sharing.set(piece.set).count});
                  });
    if (!sharing.cut.empty())
        whole.member("cut", sharing.cut);
    return out + "}\n";
}

QByteArray treeBlocksCsv(const scene::TreeBlocks& tree) {
    QByteArray out = "logical,device,level,generation,owner,key,items,trees,damaged\n";
    for (const scene::TreeBlock& block : tree.blocks) {
        out += number(block.logical) + ',' + number(block.device) + ',' + number(block.level) +
               ',' + number(block.generation) + ',' + number(block.owner) + ',' +
               csvField(QByteArray::fromStdString(block.first.text())) + ',' + number(block.items) +
               ',' + number(tree.sets[block.set].count) + ',' + (block.damaged ? "true" : "false") +
               '\n';
    }
    return out;
}

QByteArray treeBlocksJson(const scene::TreeBlocks& tree) {
    QByteArray out = "{";
    Writer whole(out);
    whole.member("tree", tree.tree);
    whole.member("nodeSize", std::uint64_t{tree.nodeSize});
    whole.objects("roots", tree.roots, [&](Writer& json, const scene::TreeRootBlock& root) {
        json.member("tree", root.tree);
        json.member("name", root.name);
        json.member("block", std::uint64_t{root.block});
    });
    whole.objects("blocks", tree.blocks, [&](Writer& json, const scene::TreeBlock& block) {
        json.member("logical", block.logical);
        json.member("device", block.device);
        json.member("level", std::uint64_t{block.level});
        json.member("generation", block.generation);
        json.member("owner", block.owner);
        json.list("key", std::array<std::uint64_t, 3>{block.first.objectid, block.first.type,
                                                      block.first.offset});
        json.member("items", std::uint64_t{block.items});
        json.list("trees", tree.sets[block.set].trees);
        json.member("treeCount", std::uint64_t{tree.sets[block.set].count});
        json.list("children", tree.childrenOf(block));
        json.member("damaged", block.damaged);
    });
    if (!tree.cut.empty())
        whole.member("cut", tree.cut);
    return out + "}\n";
}

}  // namespace daxscope::ui

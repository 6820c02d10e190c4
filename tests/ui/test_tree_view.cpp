// The blocks of trees: what stands where and stays there, groups that open and fold, what is chosen and what has changed.
#include <QApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <map>

#include "ui/event_loop_probe.h"
#include "ui/map/structure_export.h"
#include "ui/map/tree_view.h"
#include "ui/structure_fixtures.h"

using namespace daxscope;
using namespace daxscope::ui;

namespace {

struct Shown {
    explicit Shown(const TreeBlocksPtr& tree, QSize size = {1000, 520}) {
        view.resize(size);
        view.setTree(tree);
        view.show();
        exposed = QTest::qWaitForWindowExposed(&view);
    }
    [[nodiscard]] const TreeLayout& geometry() const { return view.painter().geometry(); }
    [[nodiscard]] const TreeItem& item(std::uint32_t number) const {
        return geometry().items()[number];
    }
    /// A place of the box that nothing lies upon.
    [[nodiscard]] QPoint at(const QRectF& area) const {
        const QPointF scrolled(view.horizontalScrollBar()->value(),
                               view.verticalScrollBar()->value());
        return (area.topLeft() + QPointF(3, 3) - scrolled).toPoint();
    }
    void click(const QRectF& area) {
        QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, at(area));
    }
    /// Of every block that stands by itself.
    [[nodiscard]] std::map<std::uint64_t, QRectF> places() const {
        std::map<std::uint64_t, QRectF> out;
        for (const TreeItem& one : geometry().items()) {
            if (!one.isGroup())
                out[view.tree()->blocks[one.first].logical] = one.area;
        }
        return out;
    }
    [[nodiscard]] std::optional<std::uint32_t> firstGroup() const {
        for (std::uint32_t i = 0; i < geometry().items().size(); ++i) {
            if (item(i).isGroup() && item(i).keys)
                return i;
        }
        return std::nullopt;
    }

    Linked linked;
    TreeView view{&linked};
    bool exposed = false;
};

}  // namespace

class TestTreeView : public QObject {
    Q_OBJECT

private slots:
    void blocksStandOnceInKeyOrder() {
        Shown it(test::inventedTree(0, 41));
        QVERIFY(it.exposed);
        const auto& tree = *it.view.tree();
        QCOMPARE(it.geometry().items().size(), tree.blocks.size());
        QCOMPARE(it.view.subtitle().startsWith(QLatin1String("14 blocks")), true);
        double last = -1;
        for (std::uint32_t i = 0; i < tree.blocks.size(); ++i) {
            const TreeItem& item = it.item(it.geometry().itemOf(i));
            QCOMPARE(item.first, i);
            if (tree.blocks[i].level != 0)
                continue;
            QVERIFY(item.area.left() > last);
            last = item.area.left();
            QCOMPARE(item.shared, 1U);
        }
        // Parents above children, and an edge for each pair, also of roots that share a child.
        for (const TreeLink& link : it.geometry().links())
            QVERIFY(it.item(link.parent).area.bottom() < it.item(link.child).area.top());
        QCOMPARE(it.geometry().links().size(), std::size_t{4 + 10});
        // Nothing covers anything but copies in lanes, and nothing leaves the picture.
        for (const TreeItem& a : it.geometry().items()) {
            QVERIFY(QRectF(QPointF(), it.geometry().size()).contains(a.area));
            for (const TreeItem& b : it.geometry().items())
                QVERIFY(&a == &b || !a.area.intersects(b.area));
        }
    }

    void whatStaysStaysInItsPlace() {
        Shown it(test::inventedTree(0, 41));
        QVERIFY(it.exposed);
        const auto before = it.places();
        const auto old = it.view.tree();
        const auto now = test::inventedTree(0, 42);
        auto change = std::make_shared<scene::Change>();
        for (const auto& block : now->blocks) {
            if (block.generation == 42 || block.logical == (90ULL << 20))
                change->written.push_back({block.device, now->nodeSize});
        }
        std::ranges::sort(change->written, {}, &ByteRange::offset);
        it.linked.setChange(change);
        it.view.setTree(now);
        const auto after = it.places();
        std::size_t stayed = 0;
        for (const auto& [logical, area] : before) {
            const auto found = after.find(logical);
            if (found == after.end())
                continue;  // the old root is nobody's any more
            QCOMPARE(found->second, area);
            ++stayed;
        }
        QCOMPARE(stayed, before.size() - 1);
        // The way that was copied is framed, and what it was copied from dashed, as the snapshot holds it.
        std::size_t written = 0;
        std::size_t left = 0;
        for (std::uint32_t i = 0; i < it.geometry().items().size(); ++i) {
            const auto& block = now->blocks[it.item(i).first];
            QCOMPARE(it.view.painter().isWritten(i),
                     block.generation == 42 || block.logical == (90ULL << 20));
            written += it.view.painter().isWritten(i) ? 1 : 0;
            if (it.view.painter().isLeft(i)) {
                ++left;
                QCOMPARE(now->sets[block.set].trees, std::vector<std::uint64_t>{257});
                QVERIFY(block.level < 2);
            }
        }
        QCOMPARE(written, std::size_t{3});
        QCOMPARE(left, std::size_t{2});
        // Going back in time is as quiet.
        it.linked.setChange(nullptr);
        it.view.setTree(old);
        QCOMPARE(it.places(), before);
    }

    /// A leaf that splits, and a subvolume more, move nothing either.
    void newKeysMoveNothing() {
        const auto make = [](bool more) {
            test::TreeMaker maker(0);
            std::uint64_t logical = 30ULL << 20;
            const auto root = maker.block(1, 256, 41, {256}, logical += 16384);
            maker.root(256, "/v", root);
            for (std::uint64_t key = 256; key < 356; key += 10) {
                maker.lead(root, maker.block(0, key, 20, {256}, logical += 16384));
                if (more && key == 286)
                    maker.lead(root, maker.block(0, 290, 42, {256}, 80ULL << 20));
            }
            if (more)
                maker.root(300, "/w", maker.block(0, 256, 42, {300}, 81ULL << 20, 300));
            return maker.finish();
        };
        Shown it(make(false), {1400, 500});
        QVERIFY(it.exposed);
        const auto before = it.places();
        it.view.setTree(make(true));
        const auto after = it.places();
        for (const auto& [logical, area] : before) {
            QVERIFY(after.contains(logical));
            QCOMPARE(after.at(logical).left(), area.left());
        }
        QCOMPARE(after.size(), before.size() + 2);
    }

    void groupsOpenAndFold() {
        Shown it(test::inventedTree(0, 41, 30, 100));
        QVERIFY(it.exposed);
        QVERIFY(it.geometry().items().size() < 120);
        const auto blocks = it.view.tree()->blocks.size();
        const auto counted = [&] {
            std::size_t all = 0;
            for (const TreeItem& item : it.geometry().items())
                all += item.count;
            return all;
        };
        QCOMPARE(counted(), blocks);
        const auto group = it.firstGroup();
        QVERIFY(group.has_value());
        const std::size_t closed = it.geometry().items().size();
        QVERIFY(it.view.painter().describe(*group).contains(QLatin1String("generations")));
        it.click(it.item(*group).area);
        QVERIFY(it.geometry().items().size() > closed);
        QCOMPARE(it.geometry().brackets().size(), std::size_t{1});
        QCOMPARE(counted(), blocks);
        // It stays open when a newer scene comes.
        const std::size_t open = it.geometry().items().size();
        const auto places = it.places();
        it.view.setTree(test::inventedTree(0, 41, 30, 100));
        QCOMPARE(it.geometry().items().size(), open);
        QCOMPARE(it.places(), places);
        // The line under it folds it again.
        const QRectF bracket = it.geometry().brackets()[0].area;
        it.click(QRectF(bracket.center(), QSizeF(4, 4)));
        QCOMPARE(it.geometry().items().size(), closed);
        QVERIFY(it.geometry().brackets().empty());
    }

    void opensDownToSingleLeaves() {
        Shown it(test::inventedTree(0, 41, 30, 100));
        QVERIFY(it.exposed);
        const auto last = static_cast<std::uint32_t>(it.view.tree()->blocks.size() - 1);
        for (int depth = 0; depth < 8 && it.item(it.geometry().itemOf(last)).isGroup(); ++depth) {
            const QRectF area = it.item(it.geometry().itemOf(last)).area;
            it.view.horizontalScrollBar()->setValue(static_cast<int>(area.left()) - 100);
            it.click(area);
        }
        const TreeItem& item = it.item(it.geometry().itemOf(last));
        QVERIFY(!item.isGroup());
        it.view.horizontalScrollBar()->setValue(static_cast<int>(item.area.left()) - 100);
        it.click(item.area);
        const auto& block = it.view.tree()->blocks[last];
        QCOMPARE(it.linked.selection().device, std::optional(ByteRange{block.device, 16384}));
        // Zoom 0 folds all.
        it.view.setFocus();
        QTest::keyClick(&it.view, Qt::Key_0);
        QVERIFY(it.item(it.geometry().itemOf(last)).isGroup());
        // What is chosen inside of a group is that group.
        QCOMPARE(it.view.painter().itemOf(it.linked.selection()),
                 std::optional(it.geometry().itemOf(last)));
    }

    void choosesByMouseAndKeys() {
        Shown it(test::inventedTree(0, 42));
        QVERIFY(it.exposed);
        const auto& tree = *it.view.tree();
        const auto leaf = it.geometry().itemOf(static_cast<std::uint32_t>(tree.blocks.size() - 1));
        QTest::mouseMove(it.view.viewport(), it.at(it.item(leaf).area));
        const auto& block = tree.blocks.back();
        QCOMPARE(it.linked.hover().device, std::optional(ByteRange{block.device, 16384}));
        it.click(it.item(leaf).area);
        QCOMPARE(it.linked.selection().device, std::optional(ByteRange{block.device, 16384}));
        QVERIFY(it.view.accessibleDescription().contains(QLatin1String("generation")));
        QTest::keyClick(&it.view, Qt::Key_Up);
        const TreeItem* current = &it.item(*it.view.current());
        QCOMPARE(unsigned{tree.blocks[current->first].level}, 1U);
        QTest::keyClick(&it.view, Qt::Key_Left);
        QVERIFY(it.item(*it.view.current()).area.left() < current->area.left());
        QTest::keyClick(&it.view, Qt::Key_Right);
        QCOMPARE(&it.item(*it.view.current()), current);
        QTest::keyClick(&it.view, Qt::Key_Up);
        QCOMPARE(it.item(*it.view.current()).row, 0U);
        QTest::keyClick(&it.view, Qt::Key_Down);
        QCOMPARE(unsigned{tree.blocks[it.item(*it.view.current()).first].level}, 1U);
        QSignalSpy activated(&it.view, &TreeView::activated);
        QTest::keyClick(&it.view, Qt::Key_Return);
        QCOMPARE(activated.count(), 1);
        // Chosen elsewhere.
        Spot spot;
        spot.device = ByteRange{tree.blocks[0].device + 5000, 10};
        it.linked.setSelection(spot);
        QCOMPARE(it.view.current(), std::optional(it.geometry().itemOf(0)));
        // A click beside everything lets go.
        QTest::mouseClick(it.view.viewport(), Qt::LeftButton, {},
                          QPoint(it.view.viewport()->width() - 4, 4));
        QVERIFY(it.linked.selection().empty());
    }

    void manyRootsAndCopies() {
        test::TreeMaker maker(0);
        std::uint64_t logical = 30ULL << 20;
        std::vector<std::uint32_t> roots;
        std::vector<std::uint64_t> all;
        for (std::uint64_t tree = 256; tree < 456; ++tree) {
            roots.push_back(maker.block(1, 256, tree - 200, {tree}, logical += 16384));
            maker.root(tree, "/s" + std::to_string(tree), roots.back());
            all.push_back(tree);
        }
        const auto common = maker.block(0, 256, 9, all, logical += 16384);
        for (const auto root : roots) {
            maker.lead(root, common);
            maker.lead(root, maker.block(0, 300, 10, {256}, logical += 16384));
        }
        Shown it(maker.finish());
        QVERIFY(it.exposed);
        QVERIFY(it.geometry().items().size() < 40);
        const auto group = it.firstGroup();
        QVERIFY(group.has_value());
        QCOMPARE(it.item(*group).row, 0U);
        QCOMPARE(it.item(*group).roots, it.item(*group).count);
        it.click(it.item(*group).area);
        QVERIFY(it.geometry().items().size() > 200);
        QVERIFY(!it.view.grab().isNull());
    }

    void exportsWhatIsShown() {
        const auto tree = test::inventedTree(0, 42);
        QCOMPARE(treeBlocksCsv(*tree).trimmed().split('\n').size(),
                 static_cast<qsizetype>(tree->blocks.size() + 1));
        const auto json = QJsonDocument::fromJson(treeBlocksJson(*tree)).object();
        const auto blocks = json[QStringLiteral("blocks")].toArray();
        QCOMPARE(static_cast<std::size_t>(blocks.size()), tree->blocks.size());
        QCOMPARE(json[QStringLiteral("roots")].toArray().size(), 2);
        const auto first = blocks[0].toObject();
        QCOMPARE(first[QStringLiteral("level")].toInteger(), 2);
        QCOMPARE(first[QStringLiteral("children")].toArray().size(), 2);
        Linked linked;
        TreeView empty(&linked);
        empty.setNothing(QStringLiteral("Nothing"), QStringLiteral("yet"));
        QCOMPARE(empty.json(), QByteArray("null\n"));
        QVERIFY(!empty.grab().isNull());
    }
};

DAXSCOPE_GUI_TEST_MAIN(TestTreeView)
#include "test_tree_view.moc"

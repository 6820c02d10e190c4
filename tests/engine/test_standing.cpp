// The picture of the middle of an operation: at every event where the engine stands it can be made, says what is true then, and
// changes nothing.
#include <QTest>
#include <map>
#include <thread>

#include "support/dax_image.h"
#include "trace/halt.h"

using namespace daxscope;
using namespace daxscope::test;
using trace::Event;
using trace::Halt;
using trace::Kind;
using trace::Step;

namespace {

/// Where a file lies: offset, length and device byte of each extent, and whether others hold it.
std::string placesIn(session::Session& session, files::FileRef file) {
    const auto extents = session.fileExtents(file, {});
    if (!extents)
        return extents.error().text();
    std::string out;
    for (std::size_t i = 0; i < (*extents)->count(); ++i) {
        const auto extent = (*extents)->extent(i);
        out += std::format("{}+{}@{}*{} ", extent.offset, extent.length, extent.device.value_or(0),
                           extent.owners);
    }
    return out;
}

/// All that is allocated, with its owners.
std::string extentsOf(const scene::ImageScene& scene) {
    std::string out;
    const scene::DeviceMap& map = *scene.device;
    for (std::size_t i = 0; i < map.extentCount(); ++i) {
        const auto extent = map.extent(i);
        if (extent.kind == scene::ExtentKind::Data || extent.kind == scene::ExtentKind::Tree)
            out += std::format("{} {} {} {} {}\n", extent.device, extent.length, int(extent.kind),
                               extent.tree, extent.owners);
    }
    return out;
}

/// Looks at every event.
class Looks {
public:
    /// `settles`: the operation commits on its way.
    Looks(DaxImage& image, files::FileRef file, bool settles = false)
        : image_(image), file_(file), settles_(settles) {
        halt_.onHalt([this](trace::Trace&, const Event* event) {
            if (event == nullptr)
                return;
            look(*event);
            halt_.step(Step::Into);
        });
        trace::Trace& trace = image.session().trace();
        trace.stopBy(&halt_);
        trace.start();
        halt_.step(Step::Into);
    }
    ~Looks() {
        halt_.release();
        image_.session().trace().stopBy(nullptr);
    }

    std::vector<std::string> places;  // of the file, one for each event
    std::string extents;              // at the last one
    std::vector<std::string> problems;
    std::size_t allocated = 0;  // data that was seen before anybody pointed to it
    std::size_t events = 0;
    std::size_t copiedPaths = 0;  // blocks that were seen before the tree led to them

private:
    void look(const Event& event) {
        ++events;
        const auto wrong = [&](const std::string& what) {
            problems.push_back(std::format("event {} ({}, {} +{}): {}", events,
                                           trace::kindName(event.kind), event.offset, event.length,
                                           what));
        };
        const auto standing = image_.session().lookAtStanding();
        if (!standing)
            return wrong(standing.error().text());
        session::Session& session = **standing;
        // From back references, before there is a picture; but while something is settled they are half written.
        settles_ = settles_ || event.kind == Kind::Operation;
        const std::string asked = settles_ ? std::string() : placesIn(session, file_);
        Progress progress;
        const auto scene = session.scene(progress, {});
        if (!scene)
            return wrong(scene.error().text());
        if (!(*scene)->info.standing || (*scene)->info.past || !(*scene)->info.findings.empty())
            wrong("says something else of itself");
        for (const std::string& finding : session.volume().findings())
            wrong(finding);
        places.push_back(placesIn(session, file_));
        if (!settles_ && places.back() != asked)
            wrong(std::format("back references say {}, the picture {}", asked, places.back()));
        extents = extentsOf(**scene);
        for (const std::uint64_t tree : {std::uint64_t{0}, std::uint64_t{2}}) {
            if (const auto blocks = session.treeBlocks(tree, progress); !blocks)
                wrong(blocks.error().text());
        }
        if (const auto shared = session.sharing(progress); !shared)
            wrong(shared.error().text());
        if (event.kind != Kind::Allocate)
            return;
        const auto device = session.volume().chunks().toDevice(event.offset);
        const auto extent = (*scene)->device->extentAt(device.value_or(0));
        if (!extent)
            return wrong("what was allocated is not on the map");
        if (extent->kind == scene::ExtentKind::Data && extent->owners == 0)
            ++allocated;
        if (extent->kind == scene::ExtentKind::Tree && extent->owners == 0)
            ++copiedPaths;
        const auto owners = session.owners(*device);
        if (!owners || !(*owners)->allocated)
            wrong("owners of what was allocated: " +
                  (owners ? (*owners)->sentence : owners.error().text()));
        if (const auto block = session.block(*device); !block)
            wrong(block.error().text());
    }

    DaxImage& image_;
    files::FileRef file_;
    bool settles_;
    Halt halt_;
};

}  // namespace

class TestStanding : public QObject {
    Q_OBJECT
private slots:
    void everyEvent_data();
    void everyEvent();
    void pageFault();
    void goingBack_data();
    void goingBack();
    void staysValid();
    void nobodyWaits();
};

void TestStanding::everyEvent_data() {
    QTest::addColumn<QString>("operation");
    QTest::addColumn<QStringList>("values");
    QTest::addColumn<bool>("moves");      // the file lies elsewhere afterwards
    QTest::addColumn<bool>("allocates");  // data
    const auto row = [](const char* name, const char* operation, const QStringList& values,
                        bool moves, bool allocates) {
        QTest::newRow(name) << operation << values << moves << allocates;
    };
    row("write", "write", {"path=/db", "offset=8192", "data=later"}, true, true);
    row("write much", "write",
        {"path=/db", "offset=4096", "data=" + QString(200000, QLatin1Char('y'))}, true, true);
    row("truncate", "truncate", {"path=/db", "size=5000"}, true, true);
    row("punch", "punch", {"path=/db", "offset=4096", "length=8192"}, true, false);
    row("clone", "clone",
        {"source=/other", "sourceOffset=0", "target=/db", "targetOffset=4096", "length=8192"}, true,
        false);
    row("snapshot", "snapshot", {"source=/", "target=/t"}, true, false);
    row("remove", "remove", {"path=/other"}, false, false);
    row("remove a snapshot", "remove", {"path=/s", "recursive=yes"}, false, false);
    row("mkdir", "mkdir", {"path=/directory"}, false, false);
    row("rename", "rename", {"from=/other", "to=/another"}, false, false);
}

void TestStanding::everyEvent() {
    QFETCH(const QString, operation);
    QFETCH(const QStringList, values);
    QFETCH(const bool, moves);
    QFETCH(const bool, allocates);
    DaxImage image;
    QVERIFY(image.good());
    QCOMPARE(image.write("/db", 0, filled('x', 16 * page)), 0);
    QCOMPARE(image.write("/other", 0, filled('o', 4 * page)), 0);
    QVERIFY(image.fs().snapshot("/", "/s", false));
    session::Session& session = image.session();
    QVERIFY(session.commit());
    const auto* found = session::findOperation(operation.toStdString());
    QVERIFY(found != nullptr);
    std::map<std::string, std::string, std::less<>> given;
    for (const QString& value : values)
        given[value.section(u'=', 0, 0).toStdString()] = value.section(u'=', 1).toStdString();
    session::Arguments arguments;
    for (const session::Parameter& parameter : found->parameters) {
        const auto value = given.extract(std::string(parameter.name));
        if (parameter.kind == session::ParameterKind::Flag) {
            arguments.set(parameter.name, !value.empty());
            continue;
        }
        const auto parsed =
            session::parseArgument(parameter, value.empty() ? parameter.fallback : value.mapped());
        QVERIFY2(parsed, std::string(parameter.name).c_str());
        arguments.set(parameter.name, *parsed);
    }
    QVERIFY2(given.empty(), given.empty() ? "" : given.begin()->first.c_str());
    const auto file = session.names().resolve("/db");
    QVERIFY(file);
    Progress progress;
    QVERIFY(session.scene(progress, {}));
    const std::string before = placesIn(session, *file);
    std::vector<std::string> places;
    std::string extents;
    {
        Looks looks(image, *file, operation == QLatin1String("snapshot"));
        QVERIFY(session.apply(*found, arguments));
        for (const std::string& problem : looks.problems)
            qWarning("%s", problem.c_str());
        QVERIFY(looks.problems.empty());
        QVERIFY(looks.events > 10);
        QCOMPARE(looks.allocated > 0, allocates);
        QVERIFY(looks.copiedPaths > 0);
        places = looks.places;
        extents = looks.extents;
    }
    const auto now = session.scene(progress, {});
    QVERIFY(now);
    const std::string after = placesIn(session, *file);
    QCOMPARE(before != after, moves);
    QCOMPARE(places.front(), before);
    QCOMPARE(places.back(), after);
    QCOMPARE(extents, extentsOf(**now));
    QCOMPARE(image.check(), std::string());
}

void TestStanding::pageFault() {
    DaxImage image;
    QVERIFY(image.good());
    QCOMPARE(image.write("/db", 0, filled('x', 16 * page)), 0);
    QVERIFY(image.fs().snapshot("/", "/s", false));
    session::Session& session = image.session();
    QVERIFY(session.commit());
    const dax::ViewId view = image.map("/db");
    QCOMPARE(image.load(view, 0, 1), std::string("x"));
    const auto file = session.names().resolve("/db");
    Progress progress;
    QVERIFY(session.scene(progress, {}));
    const std::string before = placesIn(session, *file);
    std::vector<std::string> places;
    {
        Looks looks(image, *file);
        QCOMPARE(image.store(view, 8192, "later"), 0);
        for (const std::string& problem : looks.problems)
            qWarning("%s", problem.c_str());
        QVERIFY(looks.problems.empty());
        QVERIFY(looks.allocated > 0);
        places = looks.places;
    }
    QVERIFY(session.scene(progress, {}));
    const std::string after = placesIn(session, *file);
    QVERIFY(before != after);
    QCOMPARE(places.front(), before);
    QCOMPARE(places.back(), after);
}

void TestStanding::goingBack_data() {
    QTest::addColumn<bool>("moments");
    QTest::newRow("to a moment") << true;
    QTest::newRow("to the last commit") << false;
}

/// At each of its events the image is wholly what it was, or wholly what it is again.
void TestStanding::goingBack() {
    QFETCH(const bool, moments);
    DaxImage image;
    QVERIFY(image.good());
    session::Session& session = image.session();
    QCOMPARE(image.write("/db", 0, filled('x', 16 * page)), 0);
    QVERIFY(image.fs().snapshot("/", "/s", false));
    QVERIFY(session.commit());
    const auto moment = session.takeMoment("m");
    QVERIFY(moment);
    const dax::ViewId view = image.map("/db");
    QCOMPARE(image.store(view, 8192, "later"), 0);
    QCOMPARE(image.write("/other", 0, filled('o', 4 * page)), 0);
    QVERIFY(session.settle());
    const auto file = *session.names().resolve("/db");
    Progress progress;
    QVERIFY(session.scene(progress, {}));
    const std::string before = placesIn(session, file);
    std::vector<std::string> places;
    {
        Looks looks(image, file);
        if (moments)
            QVERIFY(session.restart(*moment));
        else
            QVERIFY(image.fs().dropUncommitted());
        for (const std::string& problem : looks.problems)
            qWarning("%s", problem.c_str());
        QVERIFY(looks.problems.empty());
        places = looks.places;
    }
    QVERIFY(session.scene(progress, {}));
    const std::string after = placesIn(session, file);
    QVERIFY(before != after);
    QCOMPARE(places.front(), before);
    QCOMPARE(places.back(), after);
    for (const std::string& one : places)
        QVERIFY2(one == before || one == after, one.c_str());
}

/// What was looked at may be read on when the engine has gone on.
void TestStanding::staysValid() {
    DaxImage image;
    QVERIFY(image.good());
    QCOMPARE(image.write("/db", 0, filled('x', 16 * page)), 0);
    QVERIFY(image.fs().snapshot("/", "/s", false));
    QVERIFY(image.session().commit());
    const auto file = *image.session().names().resolve("/db");
    struct Seen {
        std::unique_ptr<session::Session> session;
        std::string places, extents;
    };
    std::vector<Seen> seen;
    const auto look = [&](session::Session& session) {
        Progress progress;
        const auto scene = session.scene(progress, {});
        return scene ? extentsOf(**scene) : scene.error().text();
    };
    Halt halt;
    halt.onHalt([&](trace::Trace&, const Event* event) {
        if (event == nullptr)
            return;
        auto standing = image.session().lookAtStanding();
        if (standing && seen.size() < 60) {
            Seen& one = seen.emplace_back(*std::move(standing));
            one.extents = look(*one.session);
            one.places = placesIn(*one.session, file);
        }
        halt.step(Step::Into);
    });
    image.session().trace().stopBy(&halt);
    image.session().trace().start();
    halt.step(Step::Into);
    QCOMPARE(image.write("/db", 8192, filled('y', 3 * page)), 0);
    halt.release();
    image.session().trace().stopBy(nullptr);
    QVERIFY(image.session().commit());
    QCOMPARE(image.write("/db", 0, filled('z', 16 * page)), 0);
    QVERIFY(image.session().commit());
    QVERIFY(seen.size() > 10);
    for (Seen& one : seen) {
        QCOMPARE(look(*one.session), one.extents);
        QCOMPARE(placesIn(*one.session, file), one.places);
    }
    seen.clear();
}

/// Another thread is at work: there is no picture, and nobody waits for one.
void TestStanding::nobodyWaits() {
    DaxImage image;
    QVERIFY(image.good());
    const auto held = image.fs().lock();
    int code = 0;
    std::thread other([&] {
        const auto standing = image.session().lookAtStanding();
        code = standing ? 0 : standing.error().code;
    });
    other.join();
    QCOMPARE(code, EBUSY);
}

QTEST_GUILESS_MAIN(TestStanding)
#include "test_standing.moc"

// The probe that all GUI tests run under: it finds what computes and what waits, tells who, and lets through event loops inside
// of handlers and the lack of a processor. Started as a child, this program is a test that has to fail.
#include <sched.h>

#include <QEventLoop>
#include <QProcess>
#include <QThread>
#include <QTimer>
#include <algorithm>
#include <chrono>
#include <ctime>
#include <functional>
#include <thread>
#include <vector>

#include "ui/event_loop_probe.h"

using namespace std::chrono_literals;
using daxscope::probe::EventLoopProbe;

namespace {

constexpr const char* asChild = "DAXSCOPE_PROBED_CHILD";

std::chrono::nanoseconds computed() {
    timespec at{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &at);
    return std::chrono::seconds(at.tv_sec) + std::chrono::nanoseconds(at.tv_nsec);
}

void compute(std::chrono::milliseconds time) {
    const auto until = computed() + time;
    while (computed() < until) {}
}

/// Does what it is told when its event comes.
class Handler : public QObject {
    Q_OBJECT
public:
    explicit Handler(std::function<void()> what) : what_(std::move(what)) {
        setObjectName(QStringLiteral("the handler"));
    }
    bool event(QEvent* event) override {
        if (event->type() != QEvent::User)
            return QObject::event(event);
        what_();
        return true;
    }

private:
    std::function<void()> what_;
};

/// What the probe says of one event that is handled like that.
QStringList reports(const std::function<void()>& what) {
    EventLoopProbe::Caught caught(*qobject_cast<EventLoopProbe*>(qApp));
    Handler handler(what);
    QCoreApplication::postEvent(&handler, new QEvent(QEvent::User));
    QCoreApplication::processEvents();
    return caught.reports;
}

/// This thread and others share one processor while it lives.
class Crowd {
public:
    explicit Crowd(int others) {
        sched_getaffinity(0, sizeof before_, &before_);
        int first = 0;
        while (!CPU_ISSET(first, &before_))
            ++first;
        cpu_set_t one;
        CPU_ZERO(&one);
        CPU_SET(first, &one);
        sched_setaffinity(0, sizeof one, &one);
        // They inherit it.
        for (int i = 0; i < others; ++i)
            threads_.emplace_back([](const std::stop_token& stop) {
                while (!stop.stop_requested()) {}
            });
    }
    ~Crowd() { sched_setaffinity(0, sizeof before_, &before_); }
    Crowd(const Crowd&) = delete;
    Crowd& operator=(const Crowd&) = delete;

private:
    cpu_set_t before_{};
    std::vector<std::jthread> threads_;
};

}  // namespace

/// Only in the child.
class TestSlow : public QObject {
    Q_OBJECT

private slots:
    void answers() { QVERIFY(true); }
    void doesNotAnswer() {
        Handler handler([] { compute(400ms); });
        QCoreApplication::postEvent(&handler, new QEvent(QEvent::User));
        QCoreApplication::processEvents();
    }
};

class TestProbe : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        if (!qobject_cast<EventLoopProbe*>(qApp)->measures())
            QSKIP("this build is not measured");
    }

    void letsThroughWhatIsShort() {
        QCOMPARE(reports([] { compute(40ms); }), QStringList());
        // Two events are two stretches.
        EventLoopProbe::Caught caught(*qobject_cast<EventLoopProbe*>(qApp));
        Handler handler([] { compute(60ms); });
        for (int i = 0; i < 2; ++i)
            QCoreApplication::postEvent(&handler, new QEvent(QEvent::User));
        QCoreApplication::processEvents();
        QCOMPARE(caught.reports, QStringList());
    }

    void findsWhatComputes() {
        const QStringList found = reports([] { compute(150ms); });
        QCOMPARE(found.size(), 1);
        QVERIFY2(found.front().endsWith(QStringLiteral("User for Handler “the handler”")),
                 qPrintable(found.front()));
    }

    void findsWhatWaits() {
        if (!qobject_cast<EventLoopProbe*>(qApp)->seesWaiting())
            QSKIP("this kernel does not tell what waits from what has no processor");
        const QStringList found = reports([] { std::this_thread::sleep_for(150ms); });
        QCOMPARE(found.size(), 1);
    }

    void namesTheSlowPart() {
        Handler inner([] { compute(150ms); });
        inner.setObjectName(QStringLiteral("the inner one"));
        const QStringList found = reports([&] {
            QEvent event(QEvent::User);
            QCoreApplication::sendEvent(&inner, &event);
        });
        QCOMPARE(found.size(), 1);
        QVERIFY2(found.front().contains(QStringLiteral("; in it User for Handler “the inner one”")),
                 qPrintable(found.front()));
    }

    /// Loops inside of a handler that answer all the time; what they handle takes 30 ms at once.
    void letsThroughLoops_data() {
        QTest::addColumn<std::function<void()>>("wait");
        QTest::newRow("a loop") << std::function<void()>([] {
            QEventLoop loop;
            QTimer::singleShot(300ms, &loop, &QEventLoop::quit);
            loop.exec();
        });
        QTest::newRow("a test's wait") << std::function<void()>([] { QTest::qWait(300); });
    }
    void letsThroughLoops() {
        QFETCH(const std::function<void()>, wait);
        const QStringList found = reports([&] {
            QTimer busy;
            QObject::connect(&busy, &QTimer::timeout, &busy, [] { compute(30ms); });
            busy.start(35ms);
            wait();
        });
        QCOMPARE(found, QStringList());
    }

    /// Before, in and behind a loop.
    void findsWhatIsSlowAroundLoops() {
        const auto loop = [](std::chrono::milliseconds inside) {
            QEventLoop inner;
            QTimer::singleShot(1ms, &inner, [&] {
                compute(inside);
                inner.quit();
            });
            inner.exec();
        };
        QCOMPARE(reports([&] {
                     compute(150ms);
                     loop(0ms);
                 }).size(),
                 1);
        QCOMPARE(reports([&] { loop(150ms); }).size(), 1);
        QCOMPARE(reports([&] {
                     loop(0ms);
                     compute(150ms);
                 }).size(),
                 1);
        QCOMPARE(reports([&] {
                     compute(60ms);
                     loop(0ms);
                     compute(60ms);
                 }),
                 QStringList());
    }

    void letsThroughABusyMachine() {
        if (!qobject_cast<EventLoopProbe*>(qApp)->seesWaiting())
            QSKIP("this kernel does not tell what waits from what has no processor");
        const Crowd crowd(3);
        std::chrono::nanoseconds took{};
        const QStringList found = reports([&] {
            const auto from = std::chrono::steady_clock::now();
            compute(60ms);
            took = std::chrono::steady_clock::now() - from;
        });
        // Otherwise nothing is shown.
        QVERIFY2(took > EventLoopProbe::bar, qPrintable(QString::number(took.count())));
        QCOMPARE(found, QStringList());
    }

    void failsATest() {
        QProcess child;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QString::fromLatin1(asChild), QStringLiteral("1"));
        child.setProcessEnvironment(environment);
        child.setProcessChannelMode(QProcess::MergedChannels);
        child.start(QCoreApplication::applicationFilePath(), {});
        QVERIFY(child.waitForFinished());
        const QByteArray said = child.readAll();
        QCOMPARE(child.exitStatus(), QProcess::NormalExit);
        QVERIFY2(child.exitCode() == 1, said.constData());
        QVERIFY2(said.contains("PASS   : TestSlow::answers()"), said.constData());
        QVERIFY2(
            said.contains("FAIL!  : TestSlow::doesNotAnswer() the window could not answer for "),
            said.constData());
    }
};

int main(int argc, char** argv) {
    return qEnvironmentVariableIsSet(asChild) ? daxscope::probe::runGuiTest<TestSlow>(argc, argv)
                                              : daxscope::probe::runGuiTest<TestProbe>(argc, argv);
}

#include "test_probe.moc"

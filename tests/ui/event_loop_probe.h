// The window answers input within 100 ms, whatever the engine does: the application object of all GUI tests holds them to it.
//
// A stretch is what the GUI thread does between two looks at what is waiting: one event, with all that it leads to. Where a
// handler runs an event loop of its own (a dialog, a test that waits), each look of that loop begins a new one. What a test
// calls by itself is no stretch; the events of which it consists are.
//
// A stretch is what the thread computes and what it waits for by itself: not the time in which it could have run and got no
// processor, nor that in which a page of the program was read from disk, so that a busy machine is no finding. Where an X server
// answers, waiting for it is not counted. Kernels that do not tell these times leave the time it computes.
// A longer stretch than `bar` is told, with the event and the receiver, and what of it was the slow part. It fails the test
// function that runs when it is longer than `tolerated`: a neighbour on the same core, or a host that takes the processor away
// from a virtual machine, looks like computing. DAXSCOPE_QUIET=1 says that there is none of that, and holds `bar` itself.
// Only in release builds, without sanitizers and outside of valgrind; elsewhere nothing is measured.
#pragma once

#include <QApplication>
#include <QEvent>
#include <QString>
#include <QStringList>
#include <QTest>
#include <chrono>

namespace daxscope::probe {

class EventLoopProbe : public QApplication {
    Q_OBJECT
public:
    static constexpr std::chrono::milliseconds bar{100};
    static constexpr std::chrono::milliseconds tolerated = 3 * bar;

    EventLoopProbe(int& argc, char** argv);
    ~EventLoopProbe() override;
    bool notify(QObject* receiver, QEvent* event) override;

    /// Whether this build is measured at all, and whether waiting is seen besides computing.
    [[nodiscard]] bool measures() const { return measures_; }
    [[nodiscard]] bool seesWaiting() const { return schedstat_ >= 0; }

    /// While it lives, stretches that are too long go into it and fail nothing. One at a time.
    class Caught {
    public:
        explicit Caught(EventLoopProbe& probe) : probe_(probe) { probe_.caught_ = &reports; }
        ~Caught() { probe_.caught_ = nullptr; }
        Caught(const Caught&) = delete;
        Caught& operator=(const Caught&) = delete;

        QStringList reports;

    private:
        EventLoopProbe& probe_;
    };

private:
    struct Subject {
        QEvent::Type type = QEvent::None;
        const char* className = "";
        QString name;

        [[nodiscard]] QString text() const;
    };
    /// In nanoseconds.
    struct Clocks {
        qint64 wall = 0;
        qint64 computed = 0;  ///< by this thread
        qint64 starved = 0;   ///< it could have run
        qint64 waits = 0;     ///< how often it has waited by itself
        qint64 reads = 0;     ///< how often for a page from disk
    };

    [[nodiscard]] Clocks now() const;
    void look();
    void begin();
    void judge(const Subject& subject);

    const bool measures_;
    const bool quiet_;
    int schedstat_ = -1;
    QStringList* caught_ = nullptr;
    int depth_ = 0;  ///< handlers that run
    int loop_ = 0;   ///< how many of them stand around the loop that looked last
    Clocks begun_;
    const Subject* current_ = nullptr;  ///< of the innermost handler
    Subject slow_;                      ///< what took a large part of this stretch
    qint64 slowTook_ = 0;
};

/// What QTEST_MAIN does, with the probe.
template <typename Test>
int runGuiTest(int argc, char** argv) {
    EventLoopProbe application(argc, argv);
    QCoreApplication::setAttribute(Qt::AA_Use96Dpi, true);
    Test test;
    return QTest::qExec(&test, argc, argv);
}

}  // namespace daxscope::probe

#define DAXSCOPE_GUI_TEST_MAIN(Test) \
    int main(int argc, char** argv) { return daxscope::probe::runGuiTest<Test>(argc, argv); }

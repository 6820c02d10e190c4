#include "ui/event_loop_probe.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <QAbstractEventDispatcher>
#include <QFontMetrics>
#include <QMetaEnum>
#include <QThread>
#include <algorithm>
#include <array>
#include <charconv>
#include <ctime>
#include <utility>

#include "ui/theme.h"

namespace daxscope::probe {

namespace {

constexpr qint64 millisecond = 1'000'000;
constexpr qint64 barNanoseconds = std::chrono::nanoseconds(EventLoopProbe::bar).count();

bool isMeasured() {
#if !defined(NDEBUG) || defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    return false;
#else
#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
    return false;
#endif
#endif
    // What valgrind puts into every program that it runs.
    return !qgetenv("LD_PRELOAD").contains("vgpreload");
#endif
}

qint64 nanoseconds(clockid_t clock) {
    timespec at{};
    clock_gettime(clock, &at);
    return static_cast<qint64>(at.tv_sec) * 1000 * millisecond + at.tv_nsec;
}

}  // namespace

EventLoopProbe::EventLoopProbe(int& argc, char** argv)
    : QApplication(argc, argv),
      measures_(isMeasured()),
      quiet_(qEnvironmentVariableIntValue("DAXSCOPE_QUIET") != 0),
      schedstat_(::open("/proc/thread-self/schedstat", O_RDONLY | O_CLOEXEC)) {
    const QAbstractEventDispatcher* dispatcher = QAbstractEventDispatcher::instance();
    connect(dispatcher, &QAbstractEventDispatcher::awake, this, &EventLoopProbe::look);
    connect(dispatcher, &QAbstractEventDispatcher::aboutToBlock, this, &EventLoopProbe::look);
    // Where fonts are on this system is looked up once in a process: tests of one function would all begin with it.
    const QFont plain = ui::uiFont(font());
    for (const QFont& one : {plain, ui::smallFont(plain), ui::monoFont(plain)})
        (void)QFontMetrics(one).horizontalAdvance(QStringLiteral("Daxscope ▸ 0x1000"));
}

EventLoopProbe::~EventLoopProbe() {
    if (schedstat_ >= 0)
        ::close(schedstat_);
}

bool EventLoopProbe::notify(QObject* receiver, QEvent* event) {
    // Other threads have event loops, too.
    if (!measures_ || QThread::currentThread() != thread())
        return QApplication::notify(receiver, event);
    // Said before: the handler may delete both.
    const Subject subject{event->type(), receiver->metaObject()->className(),
                          receiver->objectName()};
    const Subject* const around = std::exchange(current_, &subject);
    if (depth_ == 0)
        begin();
    const qint64 from = nanoseconds(CLOCK_MONOTONIC);
    ++depth_;
    const bool result = QApplication::notify(receiver, event);
    --depth_;
    current_ = around;
    // A loop inside of the handler has ended with it.
    loop_ = std::min(loop_, depth_);
    if (depth_ == loop_) {
        judge(subject);
    } else if (const qint64 took = nanoseconds(CLOCK_MONOTONIC) - from;
               took > std::max(barNanoseconds / 2, 2 * slowTook_)) {
        // Handlers end from the inside to the outside: of those that are about as long, the innermost.
        slow_ = subject;
        slowTook_ = took;
    }
    return result;
}

/// An event loop looks at what is waiting.
void EventLoopProbe::look() {
    if (!measures_ || depth_ == 0)
        return;
    judge(*current_);
    loop_ = depth_;
    begin();
}

void EventLoopProbe::begin() {
    begun_ = now();
    slowTook_ = 0;
}

void EventLoopProbe::judge(const Subject& subject) {
    // Most of them are short by the cheap clock.
    const qint64 wall = nanoseconds(CLOCK_MONOTONIC) - begun_.wall;
    if (wall <= barNanoseconds)
        return;
    const Clocks at = now();
    const qint64 computed = at.computed - begun_.computed;
    const bool waits = seesWaiting() && at.waits != begun_.waits && at.reads == begun_.reads &&
                       platformName() != QLatin1String("xcb");
    const qint64 counts = waits ? wall - (at.starved - begun_.starved) : computed;
    if (counts <= barNanoseconds)
        return;
    QString report =
        QStringLiteral("the window could not answer for %1 ms (%2 ms of them computing): %3")
            .arg(counts / millisecond)
            .arg(computed / millisecond)
            .arg(subject.text());
    if (slowTook_ > 0)
        report += QStringLiteral("; in it %1: %2 ms by the clock")
                      .arg(slow_.text())
                      .arg(slowTook_ / millisecond);
    // Said once.
    begin();
    if (caught_ != nullptr)
        *caught_ << report;
    else if (!quiet_ && counts <= std::chrono::nanoseconds(tolerated).count())
        qWarning("%s", qPrintable(report));
    else if (QTest::currentTestFunction() != nullptr)
        QTest::qFail(qPrintable(report), __FILE__, __LINE__);
    else
        qFatal("%s", qPrintable(report));
}

QString EventLoopProbe::Subject::text() const {
    const char* const key = QMetaEnum::fromType<QEvent::Type>().valueToKey(type);
    QString out = QStringLiteral("%1 for %2")
                      .arg(key != nullptr ? QLatin1String(key) : QLatin1String("event %1"),
                           QLatin1String(className));
    if (key == nullptr)
        out = out.arg(static_cast<int>(type));
    return name.isEmpty() ? out : out + QStringLiteral(" “%1”").arg(name);
}

EventLoopProbe::Clocks EventLoopProbe::now() const {
    Clocks out{.wall = nanoseconds(CLOCK_MONOTONIC)};
    std::array<char, 96> text{};
    const ssize_t length =
        schedstat_ >= 0 ? ::pread(schedstat_, text.data(), text.size(), 0) : ssize_t{0};
    if (length > 0) {
        // "computed starved slices"
        const char* const end = text.data() + length;
        const auto first = std::from_chars(text.data(), end, out.computed);
        std::from_chars(std::min(first.ptr + 1, end), end, out.starved);
    } else {
        out.computed = nanoseconds(CLOCK_THREAD_CPUTIME_ID);
    }
    rusage used{};
    if (getrusage(RUSAGE_THREAD, &used) == 0) {
        out.waits = used.ru_nvcsw;
        out.reads = used.ru_majflt;
    }
    return out;
}

}  // namespace daxscope::probe

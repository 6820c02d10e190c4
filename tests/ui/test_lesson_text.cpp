// What a lesson's page is made of, whole at every width: no last line is cut off, however the room for it comes and goes, and paths
// and units are not torn apart.
#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QScrollArea>
#include <QScrollBar>
#include <QTest>
#include <QTextBlock>
#include <QTextLayout>
#include <QVBoxLayout>

#include "ui/event_loop_probe.h"
#include "ui/lesson_answers.h"
#include "ui/lesson_text.h"

using namespace daxscope::ui;

namespace {

const QString words = QStringLiteral(
    "A fault on a hole maps one page of zeros, which all holes share, and costs nothing on the "
    "device. The first store replaces it: "
    "a block is allocated, filled, flushed, and **only then** mapped, in 2 MiB of `/v/db` and "
    "`/s1/db`, at byte 8192.");

/// As a lesson's page holds its parts.
struct Page {
    Page() {
        area.setWidgetResizable(true);
        area.setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        auto* page = new QWidget;
        column = new QVBoxLayout(page);
        area.setWidget(page);
    }
    QScrollArea area;
    QVBoxLayout* column;
};

}  // namespace

class TestLessonText : public QObject {
    Q_OBJECT
private slots:
    void noLineIsCut();
    void answersAreWhole();
    void pathsAndUnitsStayTogether();
};

void TestLessonText::noLineIsCut() {
    Page it;
    QList<LessonText*> texts;
    for (int i = 0; i < 8; ++i) {
        auto* text = new LessonText;
        text->setScale(i % 2 == 0 ? 1.12 : 1);
        text->setLesson(words.first(words.size() - 17 * i), {}, {});
        it.column->addWidget(text);
        texts << text;
    }
    it.column->addStretch(1);
    it.area.resize(600, 400);
    it.area.show();
    QVERIFY(QTest::qWaitForWindowExposed(&it.area));
    // Down in jumps that need one line more, or many, and up again; in between the scroll bar comes and goes.
    for (int step = 0; step < 120; ++step) {
        it.area.resize(220 + (step * 137) % 420, step % 3 == 0 ? 3000 : 300);
        for (int i = 0; i < 4; ++i)
            QCoreApplication::processEvents();
        for (const LessonText* text : texts) {
            const auto here = QStringLiteral("width %1: %2 of %3")
                                  .arg(text->width())
                                  .arg(text->viewport()->height())
                                  .arg(text->height());
            QVERIFY2(text->viewport()->height() == text->height(), qPrintable(here));
            QVERIFY2(text->document()->size().height() <= text->viewport()->height(),
                     qPrintable(here));
            QCOMPARE(text->verticalScrollBar()->maximum(), 0);
        }
    }
}

void TestLessonText::answersAreWhole() {
    LessonQuestion question;
    question.answers = {QStringLiteral("去了 A 映射的块，以后再写回，触发缺页"),
                        QStringLiteral("The block that A maps, and the one behind it")};
    LessonAnswers answers(question);
    static_cast<QWidget&>(answers).show();
    QFont bold = answers.font();
    bold.setWeight(QFont::DemiBold);
    for (int width = 120; width < 500; width += 3) {
        for (const auto* row : answers.findChildren<QAbstractButton*>()) {
            const int em = row->fontMetrics().height();
            const QRect room(0, 0, width - em * 13 / 10 - em / 4, 10000);
            for (const QFont& font : {row->font(), bold}) {
                const int needed =
                    QFontMetrics(font).boundingRect(room, Qt::TextWordWrap, row->text()).height();
                QVERIFY2(row->heightForWidth(width) >= needed + em / 4,
                         qPrintable(QString::number(width)));
            }
        }
    }
}

void TestLessonText::pathsAndUnitsStayTogether() {
    LessonText text;
    text.setLesson(words, {}, {});
    QVERIFY(
        text.shownText().contains(QStringLiteral("in 2 MiB of /v/db and /s1/db, at byte 8192")));
    // What is copied is what is meant.
    text.selectAll();
    text.copy();
    QVERIFY(QApplication::clipboard()->text().contains(
        QStringLiteral("in 2 MiB of /v/db and /s1/db, at byte 8192")));
    // At no width does a line end within one of them.
    const QString plain = text.toPlainText();
    for (int width = 60; width < 600; width += 5) {
        text.document()->setTextWidth(width);
        const QTextLayout* lines = text.document()->begin().layout();
        for (int i = 0; i + 1 < lines->lineCount(); ++i) {
            const QTextLine line = lines->lineAt(i);
            const int end = line.textStart() + line.textLength();
            if (line.naturalTextWidth() > width)
                continue;  // not even one word has room
            QVERIFY2(plain[end - 1] != u'/' && !(plain[end - 1].unicode() == 0x2060),
                     qPrintable(plain.mid(line.textStart(), line.textLength())));
            QVERIFY(plain[end - 1] != QChar::Nbsp && plain[end] != QChar::Nbsp);
        }
    }
}

DAXSCOPE_GUI_TEST_MAIN(TestLessonText)
#include "test_lesson_text.moc"

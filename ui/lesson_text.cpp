#include "ui/lesson_text.h"

#include <QApplication>
#include <QMimeData>
#include <QRegularExpression>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextDocumentFragment>
#include <QWheelEvent>
#include <cmath>

#include "ui/language.h"
#include "ui/lesson.h"
#include "ui/lesson_picture.h"
#include "ui/text_label.h"
#include "ui/theme.h"

namespace daxscope::ui {

namespace {

constexpr QChar joiner(0x2060);

/// Paths and what belongs to a number stay on one line.
QString unbroken(QString markdown) {
    static const QRegularExpression code(QStringLiteral("`[^`\n]*/[^`\n]*`"));
    for (qsizetype at = 0;;) {
        const auto found = code.match(markdown, at);
        if (!found.hasMatch())
            break;
        const QString whole = found.captured().replace(u'/', QStringLiteral("/") + joiner);
        markdown.replace(found.capturedStart(), found.capturedLength(), whole);
        at = found.capturedStart() + whole.size();
    }
    static const QRegularExpression unit(
        QStringLiteral(R"((?<=\d) (?=(?:[KMGT]iB|B|[bB]ytes?|ms|µs|ns)\b))"));
    static const QRegularExpression number(
        QStringLiteral(R"(\b([bB]locks?|[pP]ages?|Seiten?|[bB]ytes?) (?=\d))"));
    markdown.replace(unit, QString(QChar::Nbsp));
    return markdown.replace(number, QStringLiteral("\\1") + QChar::Nbsp);
}

QString withoutTies(QString text) { return text.remove(joiner).replace(QChar::Nbsp, u' '); }

}  // namespace

LessonText::LessonText(QWidget* parent) : QTextBrowser(parent) {
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setOpenLinks(false);
    setTabChangesFocus(true);
    viewport()->setAutoFillBackground(false);
    document()->setDocumentMargin(0);
    connect(this, &QTextBrowser::anchorClicked, this, [this](const QUrl& link) {
        if (link.scheme() == QLatin1String("show"))
            emit showWanted(QUrl::fromPercentEncoding(link.toEncoded()).sliced(5));
    });
}

void LessonText::setScale(qreal scale) {
    scale_ = scale;
    fill();
}

void LessonText::setQuiet(bool quiet) {
    quiet_ = quiet;
    fill();
}

void LessonText::setLesson(const QString& markdown, const QMap<QString, QString>& values,
                           const std::vector<FileExtentsPtr>& files) {
    if (markdown == markdown_ && values == values_ && files == files_)
        return;
    // Only where there is something to press does Tab stop.
    setFocusPolicy(markdown.contains(QLatin1String("](show:")) ? Qt::StrongFocus : Qt::ClickFocus);
    markdown_ = markdown;
    values_ = values;
    files_ = files;
    fill();
}

void LessonText::fill() {
    if (filling_)
        return;
    filling_ = true;
    const Theme theme = Theme::fromPalette(QApplication::palette());
    QFont font = QApplication::font();
    font.setPointSizeF(font.pointSizeF() * scale_);
    document()->setDefaultFont(font);
    QPalette colours = QApplication::palette();
    colours.setColor(QPalette::Text, quiet_ ? theme.secondary : theme.text);
    colours.setColor(QPalette::Base, Qt::transparent);
    setPalette(colours);
    document()->setMarkdown(unbroken(withValues(markdown_, values_)));
    filledFor_ = viewport()->width();
    // Air between lines and paragraphs, none around the whole; code in the font for bytes.
    const QString mono = monoFont(font).family();
    const qreal em = QFontMetricsF(font).height();
    const bool upright =
        language().startsWith(QLatin1String("zh"));  // slanted Chinese is hard to read
    const auto merge = [this](const QTextFragment& fragment, const QTextCharFormat& format) {
        QTextCursor part(document());
        part.setPosition(fragment.position());
        part.setPosition(fragment.position() + fragment.length(), QTextCursor::KeepAnchor);
        part.mergeCharFormat(format);
    };
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        QTextBlockFormat format = block.blockFormat();
        format.setLineHeight(118, QTextBlockFormat::ProportionalHeight);
        bool picture = false;
        for (auto at = block.begin(); !at.atEnd(); ++at)
            picture = picture || at.fragment().charFormat().isImageFormat();
        if (picture)
            format.setLineHeight(100, QTextBlockFormat::SingleHeight);
        format.setTopMargin(block == document()->begin() ? 0 : em * 0.25);
        format.setBottomMargin(block.next().isValid() ? em * 0.35 : 0);
        QTextCursor cursor(block);
        cursor.setBlockFormat(format);
        for (auto at = block.begin(); !at.atEnd(); ++at) {
            const QTextFragment fragment = at.fragment();
            QTextCharFormat letters;
            if (upright && fragment.charFormat().fontItalic()) {
                letters.setFontItalic(false);
                letters.setFontWeight(QFont::Bold);
                merge(fragment, letters);
            } else if (fragment.charFormat().fontFixedPitch()) {
                letters.setFontFamilies({mono});
                letters.setFontPointSize(font.pointSizeF() *
                                         0.92);  // as high as the letters around
                merge(fragment, letters);
            }
        }
    }
    setAccessibleName(shownText());
    const QStringList pictured = pathsPictured(markdown_);
    setAccessibleDescription(pictured.isEmpty() ? QString()
                                                : LessonPicture{pictured, files_}.words());
    filling_ = false;
    fit();
}

QString LessonText::shownText() const { return withoutTies(toPlainText()); }

/// A path that is copied is used somewhere.
QMimeData* LessonText::createMimeDataFromSelection() const {
    auto* out = new QMimeData;
    out->setText(withoutTies(textCursor().selection().toPlainText()));
    return out;
}

QVariant LessonText::loadResource(int type, const QUrl& name) {
    const QStringList paths = picturePaths(QUrl::fromPercentEncoding(name.toEncoded()));
    if (type != QTextDocument::ImageResource || paths.isEmpty())
        return {};
    const LessonPicture picture{paths, files_};
    return picture.paint(std::max(80, viewport()->width()), devicePixelRatioF(),
                         Theme::fromPalette(QApplication::palette()), QApplication::font());
}

int LessonText::heightForWidth(int width) const {
    const std::unique_ptr<QTextDocument> copy(document()->clone());
    copy->setTextWidth(width);
    return static_cast<int>(std::ceil(copy->size().height()));
}

QSize LessonText::sizeHint() const {
    return {fontMetrics().height() * 16, static_cast<int>(std::ceil(document()->size().height()))};
}

QSize LessonText::minimumSizeHint() const { return {fontMetrics().height() * 8, 0}; }

void LessonText::fit() {
    document()->setTextWidth(viewport()->width());
    const int height = static_cast<int>(std::ceil(document()->size().height()));
    if (height != this->height())
        setFixedHeight(height);
    // Qt lays nothing out for a resize within a resize: the viewport would stay one line too low.
    if (viewport()->height() != height) {
        QEvent again(QEvent::LayoutRequest);
        QCoreApplication::sendEvent(this, &again);
    }
}

void LessonText::resizeEvent(QResizeEvent* event) {
    QTextBrowser::resizeEvent(event);
    // Behind the resize, see fit(); what the layout does meanwhile may make it narrower again.
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (viewport()->width() != filledFor_ && !pathsPictured(markdown_).isEmpty())
                fill();
            else
                fit();
        },
        Qt::QueuedConnection);
}

/// The page scrolls, not its parts.
void LessonText::wheelEvent(QWheelEvent* event) { event->ignore(); }

bool LessonText::event(QEvent* event) {
    const bool done = QTextBrowser::event(event);
    if (fontChanged(event) || event->type() == QEvent::ApplicationPaletteChange)
        fill();
    return done;
}

}  // namespace daxscope::ui

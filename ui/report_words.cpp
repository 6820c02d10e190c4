#include "ui/report_words.h"

#include <QCoreApplication>

#include "ui/text.h"

namespace daxscope::ui {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(daxscope::ui::Reports)
};

}  // namespace

QString sentenceOf(const session::TransferReport& report) {
    QString out =
        report.files == 1 ? Text::tr("1 file") : Text::tr("%1 files").arg(grouped(report.files));
    if (report.directories != 0)
        out += Text::tr(", ") + (report.directories == 1
                                     ? Text::tr("1 directory")
                                     : Text::tr("%1 directories").arg(grouped(report.directories)));
    out += Text::tr(", ") + sized(report.bytes);
    if (report.skipped != 0)
        out += Text::tr("; %1 skipped").arg(grouped(report.skipped));
    if (report.leftOutCount != 0)
        out += Text::tr("; %1 left out").arg(grouped(report.leftOutCount));
    return out;
}

QString sentenceOf(const session::RestartReport& report) {
    QString out = report.moment == 0 ? Text::tr("as the last commit left it")
                                     : Text::tr("at moment %1").arg(grouped(report.moment));
    if (!report.ended.empty())
        out += (report.ended.size() == 1
                    ? Text::tr("; 1 mapping ended")
                    : Text::tr("; %1 mappings ended").arg(grouped(report.ended.size()))) +
               Text::tr(": the file is not there, or cannot be mapped, as it is now");
    if (report.inPlace != 0)
        out += Text::tr(
                   "; %1 that were overwritten in place stay as they are (files without "
                   "copy-on-write, immutable ones, MAP_SYNC)")
                   .arg(sized(report.inPlace));
    return out;
}

}  // namespace daxscope::ui

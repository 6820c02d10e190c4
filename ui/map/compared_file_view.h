// ComparedFile as a widget: a click chooses a byte of the file, a stretch that reads differently as a whole. GUI thread.
#pragma once

#include <QWidget>

#include "ui/map/compared_file.h"

namespace daxscope::ui {

class ComparedFileView : public QWidget {
    Q_OBJECT
public:
    explicit ComparedFileView(QWidget* parent = nullptr);

    void setNames(const QString& was, const QString& is);
    void setFile(FileExtentsPtr was, FileExtentsPtr is, std::vector<ByteRange> differing);
    /// Painted while there is no file.
    void setNothing(const QString& text);
    [[nodiscard]] const ComparedFile& painter() const { return painter_; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void byteChosen(quint64 byte);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    bool event(QEvent* event) override;

private:
    void tell();

    ComparedFile painter_;
    QString nothing_;
};

}  // namespace daxscope::ui

// The picture on the welcome page: a file's blocks above, where they lie below, and the one that
// just moved. It shows what the program shows, with its own colours and hatches; it is not data.
#pragma once

#include <QWidget>

namespace daxscope::ui {

class WelcomeArt : public QWidget {
    Q_OBJECT
public:
    explicit WelcomeArt(QWidget* parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
};

}  // namespace daxscope::ui

// The losing designs of the threads (files/policy.h), one under the other with what each does: switched on and off at once, red
// while on. Scratch images only; else the list can be read. Not modal: one looks at what a design does while it is on.
#pragma once

#include <QDialog>
#include <vector>

#include "ui/backend.h"

class QCheckBox;

namespace daxscope::ui {

class Operating;
class TextLabel;

class DesignsDialog : public QDialog {
    Q_OBJECT
public:
    /// Both outlive it.
    DesignsDialog(Operating* operating, const MappingsPtr& mappings, QWidget* parent = nullptr);

    /// What is on is what the engine says is on. Null: no image is open.
    void setMappings(const MappingsPtr& mappings);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    struct Row {
        QCheckBox* box;
        TextLabel* what;
    };

    void refresh();

    Operating* operating_;
    MappingsPtr mappings_;
    TextLabel* why_;
    std::vector<Row> rows_;
};

}  // namespace daxscope::ui

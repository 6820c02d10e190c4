// The form of one operation, made from its description: every parameter with what it is, its unit and default, checked
// while one types, and what will be lost said before it happens.
//
// Not modal for the event loop: open() it; accepted() has the arguments, and a cancelled form says nothing.
#pragma once

#include <QDialog>
#include <functional>
#include <vector>

#include "ui/operation_choice.h"

class QCheckBox;
class QGridLayout;
class QLineEdit;
class QPushButton;

namespace daxscope::ui {

class ContentEdit;
class TextLabel;

class OperationForm : public QDialog {
    Q_OBJECT
public:
    /// `verb`: what the button says. `operation` outlives it.
    OperationForm(const session::Operation& operation, const QString& verb,
                  const OperationValues& values, QWidget* parent = nullptr);

    /// All of them, or the first sentence that says what is wrong.
    [[nodiscard]] Result<session::Arguments> arguments() const;
    [[nodiscard]] const session::Operation& operation() const { return operation_; }
    /// The editor of a parameter: a QLineEdit, QCheckBox or ContentEdit.
    [[nodiscard]] QWidget* editor(std::string_view parameter) const;
    [[nodiscard]] QPushButton* runButton() const { return run_; }
    /// Opens again with what was typed, and why it failed.
    void askAgain(const QString& why);
    /// What is wrong with a parameter as it stands; empty when nothing is.
    [[nodiscard]] QString problem(std::string_view parameter) const;

signals:
    void accepted(const session::Operation& operation, const session::Arguments& arguments);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Field {
        const session::Parameter* parameter = nullptr;
        QWidget* editor = nullptr;
        TextLabel* note = nullptr;
        std::string given;  ///< as it came: names may hold bytes that no text shows
        QString shown;
    };

    void addField(QGridLayout* grid, const session::Parameter& parameter, std::string given);
    [[nodiscard]] Result<session::Arguments::Value> valueOf(const Field& field) const;
    void check();
    void focusFirst();
    void run();

    const session::Operation& operation_;
    std::vector<Field> fields_;
    TextLabel* warning_;
    QPushButton* run_;
};

}  // namespace daxscope::ui

#include "ui/operation_form.h"

#include <QApplication>
#include <QCheckBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/content_edit.h"
#include "ui/language.h"
#include "ui/text.h"
#include "ui/text_label.h"
#include "ui/theme.h"

namespace daxscope::ui {

using session::Operation;
using session::Parameter;
using session::ParameterKind;

namespace {

/// sourceOffset → "source offset", in the language of the window
QString fieldName(std::string_view name) {
    QString out;
    for (const QChar c : textOf(name)) {
        if (c.isUpper())
            out += QLatin1Char(' ');
        out += c.toLower();
    }
    return inLanguage(out);
}

}  // namespace

OperationForm::OperationForm(const Operation& operation, const QString& verb,
                             const OperationValues& values, QWidget* parent)
    : QDialog(parent),
      operation_(operation),
      warning_(new TextLabel(Voice::Normal)),
      run_(new QPushButton(verb)) {
    setWindowTitle(verb);
    setObjectName(QStringLiteral("operationForm"));
    const int em = QFontMetrics(QApplication::font()).height();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(em, em, em, em);
    column->setSpacing(em * 3 / 4);
    auto* title = new TextLabel(Voice::Title, inLanguage(operation.what));
    title->setWordWrap(true);
    column->addWidget(title);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(em);
    grid->setVerticalSpacing(em / 5);
    grid->setColumnStretch(1, 1);
    for (const Parameter& parameter : operation.parameters) {
        const auto found = values.find(parameter.name);
        addField(grid, parameter,
                 found == values.end() ? std::string(parameter.fallback) : found->second);
    }
    column->addLayout(grid);
    warning_->setWordWrap(true);
    column->addWidget(warning_);
    auto* fails = new TextLabel(Voice::Small, tr("Can fail with %1.").arg(textOf(operation.fails)));
    fails->setWordWrap(true);
    column->addWidget(fails);
    column->addStretch(1);
    auto* cancel = new QPushButton(tr("Cancel"));
    cancel->setAutoDefault(false);
    run_->setObjectName(QStringLiteral("run"));
    run_->setDefault(true);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(run_);
    column->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(run_, &QPushButton::clicked, this, &OperationForm::run);
    setMinimumWidth(em * 34);
    check();
    focusFirst();
}

/// What is most likely to be typed: bytes, or a name; else the first that is a figure.
void OperationForm::focusFirst() {
    const auto of = [this](auto... kinds) -> QWidget* {
        for (const Field& field : fields_) {
            if (((field.parameter->kind == kinds) || ...))
                return field.editor;
        }
        return nullptr;
    };
    if (QWidget* content = of(ParameterKind::Content))
        return content->setFocus();
    if (auto* name = static_cast<QLineEdit*>(of(ParameterKind::NewPath))) {
        name->setFocus();
        const auto slash = name->text().lastIndexOf(QLatin1Char('/'));
        const auto length = name->text().size() - slash - 1;
        name->setSelection(static_cast<int>(slash + 1), static_cast<int>(length));
        return;
    }
    QWidget* first = of(ParameterKind::Bytes, ParameterKind::Octal, ParameterKind::Number);
    if (auto* line = static_cast<QLineEdit*>(first)) {
        line->setFocus();
        line->selectAll();
    }
}

void OperationForm::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintDialogGround(painter, rect(), Theme::fromPalette(palette()));
}

void OperationForm::addField(QGridLayout* grid, const Parameter& parameter, std::string given) {
    Field field{.parameter = &parameter,
                .editor = nullptr,
                .note = new TextLabel(Voice::Small),
                .given = std::move(given),
                .shown = {}};
    field.shown = shown(field.given);
    const QString name = fieldName(parameter.name);
    if (parameter.kind == ParameterKind::Flag) {
        auto* box = new QCheckBox(QStringLiteral("%1: %2").arg(name, inLanguage(parameter.what)));
        connect(box, &QCheckBox::toggled, this, &OperationForm::check);
        field.editor = box;
    } else if (parameter.kind == ParameterKind::Content) {
        auto* content = new ContentEdit;
        content->setText(field.shown);
        connect(content, &ContentEdit::changed, this, &OperationForm::check);
        field.editor = content;
    } else {
        auto* line = new QLineEdit(field.shown);
        connect(line, &QLineEdit::textChanged, this, &OperationForm::check);
        field.editor = line;
    }
    field.editor->setObjectName(textOf(parameter.name));
    field.editor->setAccessibleName(name);
    field.editor->setAccessibleDescription(inLanguage(parameter.what));
    field.note->setWordWrap(true);
    field.note->setTextFormat(Qt::RichText);  // check() escapes what comes from outside
    const int row = grid->rowCount();
    if (parameter.kind != ParameterKind::Flag) {
        auto* label = new TextLabel(Voice::Secondary, name);
        label->setBuddy(field.editor);
        grid->addWidget(label, row, 0, Qt::AlignVCenter);
    }
    grid->addWidget(field.editor, row, 1);
    grid->addWidget(field.note, row + 1, 1);
    fields_.push_back(std::move(field));
}

Result<session::Arguments::Value> OperationForm::valueOf(const Field& field) const {
    const Parameter& parameter = *field.parameter;
    switch (parameter.kind) {
        case ParameterKind::Flag:
            return static_cast<QCheckBox*>(field.editor)->isChecked();
        case ParameterKind::Content: {
            DAX_TRY(auto content, static_cast<ContentEdit*>(field.editor)->content());
            return content;
        }
        default:
            break;
    }
    const QString typed = static_cast<QLineEdit*>(field.editor)->text();
    const std::string value = typed == field.shown ? field.given : typed.toStdString();
    const bool isPath =
        parameter.kind == ParameterKind::Path || parameter.kind == ParameterKind::NewPath;
    if (value.empty() && !parameter.fallback.empty())
        return session::parseArgument(parameter, parameter.fallback);
    if (value.empty())
        return fail(EINVAL, "this is needed");
    if (isPath && !value.starts_with('/'))
        return fail(EINVAL, "a path inside the image begins with /");
    if (parameter.kind == ParameterKind::NewPath && value.ends_with('/'))
        return fail(EINVAL, "a name has to follow the last /");
    auto parsed = session::parseArgument(parameter, value);
    if (!parsed) {
        // The form says beside the field which parameter it is.
        Error error = parsed.error();
        const std::string prefix = std::string(parameter.name) + ": ";
        if (error.what.starts_with(prefix))
            error.what.erase(0, prefix.size());
        return std::unexpected(std::move(error));
    }
    return parsed;
}

Result<session::Arguments> OperationForm::arguments() const {
    session::Arguments out;
    for (const Field& field : fields_) {
        DAX_TRY(auto value, valueOf(field));
        out.set(field.parameter->name, std::move(value));
    }
    return out;
}

QWidget* OperationForm::editor(std::string_view parameter) const {
    const auto found = std::ranges::find(fields_, parameter,
                                         [](const Field& field) { return field.parameter->name; });
    return found == fields_.end() ? nullptr : found->editor;
}

QString OperationForm::problem(std::string_view parameter) const {
    for (const Field& field : fields_) {
        if (field.parameter->name != parameter)
            continue;
        const auto value = valueOf(field);
        return value ? QString() : inLanguage(value.error().what);
    }
    return {};
}

/// Says beside every field what it is, or what is wrong with it.
void OperationForm::check() {
    const Theme theme = Theme::fromPalette(palette());
    bool good = true;
    for (const Field& field : fields_) {
        const auto value = valueOf(field);
        const Parameter& parameter = *field.parameter;
        QString note =
            parameter.kind == ParameterKind::Flag ? QString() : inLanguage(parameter.what);
        if (!value) {
            note = QStringLiteral("✕ %1").arg(inLanguage(value.error().what));
            good = false;
        } else if (parameter.kind == ParameterKind::Bytes) {
            const auto bytes = std::get<std::uint64_t>(*value);
            const QString figure = bytes < 1024
                                       ? tr("%1 bytes").arg(grouped(bytes))
                                       : tr("%1 = %2 bytes").arg(sized(bytes), grouped(bytes));
            note = tr("%1 · %2").arg(figure, note);
        } else if (parameter.kind == ParameterKind::Content) {
            note = sized(std::get<std::string>(*value).size());
        }
        const QString tone = theme.tone(Meaning::Unreachable).name();
        field.note->setText(value ? note.toHtmlEscaped()
                                  : QStringLiteral("<span style='color:%1'>%2</span>")
                                        .arg(tone, note.toHtmlEscaped()));
        field.note->setVisible(!note.isEmpty());
    }
    run_->setEnabled(good);
    const auto all = arguments();
    warning_->setText(all ? warningOf(operation_, *all) : QString());
    warning_->setVisible(!warning_->text().isEmpty());
}

void OperationForm::askAgain(const QString& why) {
    // Gone with the first key that is typed.
    warning_->setText(QStringLiteral("✕ %1").arg(why));
    warning_->setVisible(true);
    open();
}

void OperationForm::run() {
    const auto all = arguments();
    if (!all)
        return;
    accept();
    emit accepted(operation_, *all);
}

}  // namespace daxscope::ui

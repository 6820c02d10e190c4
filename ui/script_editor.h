// The script editor: write a script, run it on the image in the window, or go through it call by call, and see what it prints.
//
// Beside the work, not modal. While a script runs, operations of the window wait; views follow. What is done in the window can be
// written in as it is done ("record"). What was written is there again at the next start. GUI thread.
#pragma once

#include <QDialog>

#include "ui/backend.h"

class QAction;
class QPlainTextEdit;
class QPushButton;
class QSplitter;

namespace daxscope::ui {

class Chip;
class Recording;
class ScriptText;
class TextLabel;

class ScriptEditor : public QDialog {
    Q_OBJECT
public:
    /// Both outlive it.
    ScriptEditor(Backend* backend, Recording* recording, QWidget* parent = nullptr);
    ~ScriptEditor() override;

    /// Whether there is an image to run on, and why not.
    void setReady(bool ready, const QString& whyNot);

    [[nodiscard]] ScriptText* text() const { return text_; }
    [[nodiscard]] QString output() const;
    [[nodiscard]] QString state() const;
    [[nodiscard]] bool running() const { return job_ != 0; }
    [[nodiscard]] bool stands() const { return stands_; }

    void run();
    void step();
    void stop();
    /// What cannot be read is told in the output.
    void openFile(const QString& path);
    [[nodiscard]] bool save(const QString& path);

signals:
    /// A script begins: what it does is not recorded as the user's.
    void started();

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void build();
    void look();
    void begin(bool stepping);
    void end(const QString& words);
    void say(const QString& text, bool isError = false);
    void refresh();
    void fillExamples();
    void chooseOpen();
    void chooseSave();
    void replace(const QString& text, const QString& name);
    void followRecording();

    Backend* backend_;
    Recording* recording_;
    ScriptText* text_;
    QPlainTextEdit* output_;
    QSplitter* parts_ = nullptr;
    QPushButton* run_ = nullptr;
    QPushButton* step_ = nullptr;
    QPushButton* stop_ = nullptr;
    QPushButton* examples_ = nullptr;
    Chip* record_ = nullptr;
    TextLabel* state_ = nullptr;
    QString path_;
    Job job_ = 0;
    bool ready_ = false;
    bool stands_ = false;
    std::size_t recorded_ = 0;  ///< statements of the recording that are here, or were before
};

}  // namespace daxscope::ui

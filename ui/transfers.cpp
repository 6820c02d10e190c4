#include "ui/transfers.h"

#include <QDir>
#include <QEventLoop>
#include <QFile>
#include <QMessageBox>
#include <QPointer>
#include <QPushButton>
#include <QTemporaryDir>
#include <cerrno>
#include <filesystem>

#include "ui/operating.h"
#include "ui/report_words.h"

namespace daxscope::ui {

Transfers::Transfers(Backend* backend, Operating* operating, QWidget* window)
    : QObject(window), backend_(backend), operating_(operating), window_(window) {
    connect(backend_, &Backend::progress, this,
            [this](Job job, double fraction, const QString& doing) {
                if (job == job_ && job != 0 && since_.elapsed() > quietMilliseconds)
                    emit slow(verb(), fraction, doing);
            });
    connect(backend_, &Backend::answered, this, [this](Job job, const Answer& answer) {
        if (job != job_ || job == 0 || !answer.report)
            return;
        const session::TransferReport& one = *answer.report;
        sum_.files += one.files;
        sum_.directories += one.directories;
        sum_.bytes += one.bytes;
        sum_.skipped += one.skipped;
        sum_.leftOutCount += one.leftOutCount;
        sum_.leftOut.insert(sum_.leftOut.end(), one.leftOut.begin(), one.leftOut.end());
    });
    connect(backend_, &Backend::done, this, [this](Job job) {
        if (job != job_ || job == 0)
            return;
        job_ = 0;
        waiting_.pop_front();
        waiting_.empty() ? end() : next();
    });
    connect(backend_, &Backend::failed, this, [this](Job job, int code, const QString& what) {
        if (job != job_ || job == 0)
            return;
        job_ = 0;
        if (code == EEXIST && existing_ == "refuse")
            return ask(what);
        const QString title = verb();
        waiting_.clear();
        emit failed(title, code, what);
    });
}

/// Byte by byte: QTemporaryDir leaves behind what has a name that is no text.
Transfers::~Transfers() {
    std::error_code ignored;
    for (const std::filesystem::path& folder : copies_)
        std::filesystem::remove_all(folder, ignored);
}

QString Transfers::verb() const {
    return operation_ != nullptr && operation_->name == "import" ? tr("Import") : tr("Export");
}

void Transfers::importFiles(const QStringList& sources, const std::string& directory) {
    for (const QString& source : sources) {
        session::Arguments arguments;
        arguments.set("source", QFile::encodeName(source).toStdString());
        arguments.set("path", directory);
        add("import", std::move(arguments));
    }
}

void Transfers::exportFile(const std::string& path, const QString& directory) {
    session::Arguments arguments;
    arguments.set("path", path);
    arguments.set("target", QFile::encodeName(directory).toStdString());
    add("export", std::move(arguments));
}

QList<QUrl> Transfers::copiesOf(const std::string& path) {
    if (running() || !waiting_.empty())
        return {};
    QTemporaryDir folder(QDir::tempPath() + QStringLiteral("/daxscope-dragged-XXXXXX"));
    folder.setAutoRemove(false);
    if (!folder.isValid()) {
        emit failed(tr("Export"), EIO, folder.errorString());
        return {};
    }
    copies_.emplace_back(QFile::encodeName(folder.path()).toStdString());
    bool done = false;
    QEventLoop loop;
    connect(this, &Transfers::finished, &loop, [&] {
        done = true;
        loop.quit();
    });
    connect(this, &Transfers::failed, &loop, &QEventLoop::quit);
    connect(this, &QObject::destroyed, &loop, &QEventLoop::quit);
    const QPointer<Transfers> self = this;
    exportFile(path, folder.path());
    loop.exec();
    if (!self || !done)
        return {};
    // Names are bytes: what is no text would not come back from a QString.
    QList<QUrl> out;
    std::error_code failure;
    for (const auto& entry : std::filesystem::directory_iterator(copies_.back(), failure)) {
        const QByteArray bytes = QByteArray::fromStdString(entry.path().native());
        out << QUrl::fromEncoded("file://" + bytes.toPercentEncoding("/"));
    }
    return out;
}

/// Of the other kind only when nothing runs: the actions see to that.
void Transfers::add(const char* operation, session::Arguments arguments) {
    const session::Operation* asked = session::findOperation(operation);
    if (!waiting_.empty() && asked != operation_)
        return;
    operation_ = asked;
    waiting_.push_back(std::move(arguments));
    if (waiting_.size() > 1)
        return;
    sum_ = {};
    existing_ = "refuse";
    next();
}

void Transfers::next() {
    session::Arguments arguments = waiting_.front();
    arguments.set("existing", existing_);
    since_.start();
    job_ = operating_->apply(*operation_, arguments);
}

void Transfers::ask(const QString& what) {
    auto* box = new QMessageBox(window_);
    box->setObjectName(QStringLiteral("existing"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setText(tr("%1.").arg(what));
    box->setInformativeText(
        tr("The answer counts for all. Directories become one in any case; nothing takes the place "
           "of a directory."));
    const auto add = [&](const QString& text, const char* how) {
        auto* button = box->addButton(text, QMessageBox::AcceptRole);
        button->setObjectName(QLatin1String(how));
        return button;
    };
    add(tr("&Replace"), "replace");
    QPushButton* both = add(tr("&Keep both"), "keepBoth");
    add(tr("&Skip"), "skip");
    box->addButton(QMessageBox::Cancel);
    box->setDefaultButton(both);
    connect(box, &QDialog::finished, this, [this, box] {
        const QAbstractButton* clicked = box->clickedButton();
        const std::string how =
            clicked == nullptr ? std::string() : clicked->objectName().toStdString();
        if (how != "replace" && how != "keepBoth" && how != "skip") {
            waiting_.clear();
            return;
        }
        existing_ = how;
        next();
    });
    box->open();
}

void Transfers::cancel() {
    if (running())
        backend_->cancel(job_);
}

void Transfers::end() {
    QStringList leftOut;
    for (const std::string& line : sum_.leftOut)
        leftOut << QString::fromStdString(line);
    emit finished(operation_->name == "import" ? tr("Imported") : tr("Exported"), sentenceOf(sum_),
                  leftOut);
}

}  // namespace daxscope::ui

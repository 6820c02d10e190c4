// A list of facts: a grey name, a value that can be copied, and what the figure is known from
// (measured, modelled, emulated). Names that the glossary knows explain themselves in a tooltip.
#pragma once

#include <QScrollArea>
#include <optional>
#include <vector>

#include "scene/image_scene.h"

class QGridLayout;

namespace daxscope::ui {

class FactValue;

struct Fact {
    QString name{};
    QString value{};
    std::optional<scene::Evidence> evidence{};
    bool mono = false;  ///< the value is an address or bytes
    QString term{};     ///< of the glossary, when the name itself is not one

    [[nodiscard]] bool operator==(const Fact&) const = default;
};

[[nodiscard]] QString evidenceWord(scene::Evidence evidence);
[[nodiscard]] QString evidenceMeaning(scene::Evidence evidence);

class FactsView : public QScrollArea {
    Q_OBJECT
public:
    explicit FactsView(QWidget* parent = nullptr);

    void setFacts(std::vector<Fact> facts);
    [[nodiscard]] const std::vector<Fact>& facts() const { return facts_; }
    /// Takes no more height than the facts need, so that something can stand right below them.
    void setTight(bool tight);

protected:
    bool event(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void rebuild();
    void measure();
    void fitNames();
    void fitHeight();

    std::vector<Fact> facts_;
    QWidget* sheet_;
    QGridLayout* grid_;
    std::vector<FactValue*> values_;  // of sheet_, by row
    bool tight_ = false;
};

}  // namespace daxscope::ui

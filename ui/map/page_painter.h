// Paints the pages of all windows; knows no widget. The window and export share it.
//
// A cell says its state by colour and letter; several pages in one cell are bars in proportion, with the letter of the
// state that one should know of first. Costs the cells that are seen, not the pages there are.
#pragma once

#include <QFont>
#include <QRectF>
#include <optional>

#include "ui/backend.h"
#include "ui/linked.h"
#include "ui/map/page_layout.h"
#include "ui/theme.h"

class QPainter;

namespace daxscope::ui {

/// Pages of a window, by its number.
struct PagesAt {
    quint64 view = 0;
    quint64 first = 0;
    quint64 count = 1;
    [[nodiscard]] bool operator==(const PagesAt&) const = default;
};

class PagePainter {
public:
    void setMappings(const MappingsPtr& mappings);
    [[nodiscard]] const scene::Mappings* mappings() const { return mappings_.get(); }
    /// From now on the pages that are different in these are framed, instead of those of the last fault; null for none.
    void compareWith(const MappingsPtr& other);
    /// How many are.
    [[nodiscard]] std::uint64_t differing() const;
    /// Windows of the other mappings that are not here.
    [[nodiscard]] std::size_t missing() const;
    [[nodiscard]] const std::vector<WindowPages>& windows() const { return *windows_; }
    [[nodiscard]] const WindowsPtr& sharedWindows() const { return windows_; }
    /// Index of the window of that number.
    [[nodiscard]] std::optional<std::size_t> find(quint64 view) const;

    /// Cells hold 2^-zoom times as many pages as they would by themselves.
    void setZoom(int zoom) { zoom_ = zoom; }
    [[nodiscard]] int zoom() const { return zoom_; }
    /// What the system reports instead of what the engine claims.
    void setSystem(bool system) { system_ = system; }
    [[nodiscard]] bool system() const { return system_; }

    void layout(qreal width, const QFont& font, qreal dpr);
    [[nodiscard]] const PageLayout& geometry() const { return layout_; }
    /// With the legend.
    [[nodiscard]] qreal height() const;

    /// What is pointed out.
    struct Look {
        Spot hover;
        Spot selection;
        std::optional<FileId> file;  ///< that the file ranges of the spots are about
        std::optional<PagesAt> chosen;
        std::optional<PagesAt> pointed;
    };
    /// The part `seen` of the whole.
    void paint(QPainter& painter, const QRectF& seen, const Theme& theme, const Look& look) const;
    /// Cells and headers that the last paint() painted.
    [[nodiscard]] std::size_t painted() const { return painted_; }

    /// The pages of the last fault in each window of its file; by window.
    [[nodiscard]] std::optional<std::uint64_t> faultedPage(std::size_t window) const;

private:
    void paintHeader(QPainter& painter, const Theme& theme, std::size_t window) const;
    void paintCell(QPainter& painter, const Theme& theme, const PageCell& cell) const;
    void paintState(QPainter& painter, const Theme& theme, const QRectF& area,
                    scene::PageState state) const;
    void paintLetter(QPainter& painter, const Theme& theme, const QRectF& area,
                     scene::PageState state, const QString& letter) const;
    void paintLegend(QPainter& painter, const Theme& theme) const;
    void findDifferent();
    [[nodiscard]] bool isDifferent(const PageCell& cell) const;
    [[nodiscard]] bool isPointedOut(const PageCell& cell, const Spot& spot,
                                    const std::optional<FileId>& file) const;

    MappingsPtr mappings_;
    WindowsPtr windows_ = windowsOf({});
    WindowsPtr other_;  // null while nothing is compared
    // Of each window: first and count.
    std::vector<std::vector<std::pair<std::uint64_t, std::uint64_t>>> different_;
    PageLayout layout_;
    int zoom_ = 0;
    bool system_ = false;
    QFont font_;
    qreal em_ = 1;
    qreal dpr_ = 1;
    qreal width_ = 0;
    mutable std::size_t painted_ = 0;
};

}  // namespace daxscope::ui

#include "app/results/result_charts.hpp"

#include "app/draw/display_text.hpp"
#include "app/frame/future_bar.hpp"

#include <algorithm>

namespace pondlab::app {
namespace {

using report::number_text;
using report::Unit;

void add_replications(const Ui& ui, report::SeriesChart& chart, const workbench::Series& series) {
  if (series.replications < 2) return;
  const bool dark = ui.theme().dark;
  const std::string count = std::to_string(series.replications);
  chart.bands.push_back({ui.t("app.results.band", {{"count", count}}),
                         report::series_stroke(0, dark).colour, 0, series.low, series.high});
  chart.unit += " · " + chart.bands.back().label;
}

/// The other futures beside the one on show, which then goes by its letter.
void add_futures(const Ui& ui, report::SeriesChart& chart, const workbench::Series& series,
                 const std::vector<workbench::FutureView>& futures) {
  if (futures.size() < 2) return;
  for (const workbench::FutureView& future : futures) {
    const report::Stroke stroke = future_stroke(future, ui.theme().dark);
    if (future.on_show) {
      chart.lines.back().label = future_letter(future.number);
      chart.lines.back().stroke = stroke;
    }
    for (const workbench::Series::Other& other : series.others)
      if (other.future == future.number)
        chart.lines.insert(chart.lines.begin(),
                           {future_letter(future.number), stroke, 0, other.run});
    if (future.from > 0)
      chart.marks.push_back(
          {report::Mark::Kind::event, future.from - .5, future_letter(future.number)});
  }
}

} // namespace

report::SeriesChart series_chart(const Ui& ui, const workbench::Session& session,
                                 const std::string& measure, bool cumulative) {
  const workbench::Series series = session.figures().series(measure, cumulative);
  const bool dark = ui.theme().dark;
  report::SeriesChart chart;
  chart.title = measure_name(ui, measure);
  chart.unit = ui.t(series.cumulative ? "app.results.so_far" : "app.results.per_day",
                    {{"unit", std::string(ui.t(series.unit == Unit::money  ? "unit.yuan"
                                               : series.unit == Unit::rate ? "app.unit.per_cent"
                                                                           : "app.unit.count"))}});
  chart.y_unit = series.unit;
  add_replications(ui, chart, series);
  // The mean, where it is known, is what counts; one run is only an example of it.
  if (!series.mean.empty())
    chart.lines.push_back(
        {std::string(ui.t("app.results.mean")), report::series_stroke(0, dark), 0, series.mean});
  report::Stroke run = report::series_stroke(series.mean.empty() ? 0 : 3, dark);
  run.dash = series.mean.empty() ? report::Dash::solid : report::Dash::dotted;
  chart.lines.push_back({std::string(ui.t("app.results.this_run")), run, 0, series.run});
  add_futures(ui, chart, series, session.futures().views());
  if (!series.twin.empty())
    chart.lines.push_back({std::string(ui.t("app.results.twin")),
                           {dark ? 0x9FB3BCu : 0x526670u, report::Dash::dashed},
                           0,
                           series.twin});
  chart.x = report::day_axis(ui.language, session.playback().days(), session.figures().first_date(),
                             true);
  if (session.playback().day() > 0)
    chart.marks.push_back({report::Mark::Kind::selected, session.playback().day() - 1.0, ""});
  report::fit_values(chart, ui.language, true);
  return chart;
}

report::BarChart funnel_chart(const Ui& ui, const workbench::Session& session,
                              const std::string& campaign_id) {
  report::BarChart chart;
  chart.title = ui.t("app.results.funnel");
  const int replications = session.figures().replications_shown();
  chart.unit = replications > 0
                   ? ui.t("app.results.funnel_of_mean", {{"count", std::to_string(replications)}})
                   : std::string(ui.t("app.results.funnel_unit"));
  chart.stroke = report::series_stroke(0, ui.theme().dark);
  const std::vector<workbench::FunnelStep> steps = session.figures().funnel(campaign_id);
  const auto people_at = [&](const std::string& counter) {
    const auto found = std::ranges::find(steps, counter, &workbench::FunnelStep::counter);
    return found == steps.end() ? 0.0 : static_cast<double>(found->people);
  };
  const auto name_of = [&](const std::string& counter) {
    return std::string(ui.t_or("touch." + counter + ".name", counter));
  };
  for (const workbench::FunnelStep& step : steps) {
    const auto value = static_cast<double>(step.people);
    const double whole = step.of.empty() ? 0 : people_at(step.of);
    const std::string share =
        whole > 0 ? ui.t("app.results.share_of",
                         {{"share", number_text(ui.language, value / whole, Unit::rate)},
                          {"stage", name_of(step.of)}})
                  : std::string();
    chart.bars.push_back({name_of(step.counter), value,
                          number_text(ui.language, value, Unit::count), share,
                          std::string(ui.t_or("touch." + step.counter + ".meaning", ""))});
  }
  return chart;
}

} // namespace pondlab::app

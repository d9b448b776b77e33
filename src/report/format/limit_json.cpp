#include "report/format/limit_json.hpp"

#include "engine/numeric/calendar.hpp"
#include "report/format/estimate_json.hpp"
#include "report/model/names.hpp"

namespace pondlab::report {

namespace {

void write_bound(JsonWriter& json, engine::MeasureUnit unit, double bound, bool known) {
  if (known)
    write_value(json, unit, bound);
  else
    json.null();
}

} // namespace

void write_kept(JsonWriter& json, const scenario::Limit& limit, const experiment::Kept& kept) {
  const engine::MeasureUnit unit = engine::find_measure(limit.measure)->unit;
  const experiment::Band band = experiment::band_of(limit);
  json.begin_object().key("measure").text(limit.measure);
  json.key("unit").text(unit_key(unit));
  const auto text_or_null = [&](std::string_view key, const std::string& value) {
    json.key(key);
    if (value.empty())
      json.null();
    else
      json.text(value);
  };
  const auto day = [](engine::Date date) { return date.known() ? to_text(date) : std::string(); };
  text_or_null("versus", limit.versus);
  text_or_null("from", day(limit.from));
  text_or_null("to", day(limit.to));
  write_bound(json.key("at_least"), unit, band.low, limit.has_lower());
  write_bound(json.key("at_most"), unit, band.high, limit.has_upper());
  json.key("verdict").text(key_of(kept.verdict));
  json.key("needed");
  if (kept.needed > 0)
    json.integer(kept.needed);
  else
    json.null();
  write_estimate(json, unit, kept.estimate);
  json.end_object();
}

} // namespace pondlab::report

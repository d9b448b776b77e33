#include "report/format/amount_json.hpp"

#include <cmath>

namespace pondlab::report {

void write_amount(JsonWriter& json, bool money, double amount) {
  json.real(money ? std::round(amount * 100) / 10'000 : amount);
}

void write_amounts(JsonWriter& json, bool money, const experiment::Estimate& estimate) {
  json.begin_object().key("mean");
  write_amount(json, money, estimate.mean);
  if (estimate.has_interval()) {
    write_amount(json.key("low"), money, estimate.low());
    write_amount(json.key("high"), money, estimate.high());
  }
  json.end_object();
}

} // namespace pondlab::report

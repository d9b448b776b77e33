#include "report/format/support_json.hpp"

namespace pondlab::report {

void write_outside(JsonWriter& json, const experiment::OutsideSupport& outside) {
  json.begin_object().key("rule").text(outside.rule);
  json.key("withholds").boolean(outside.withholds);
  json.key("subject").text(outside.subject);
  json.key("value").real(outside.value);
  json.key("low").real(outside.low);
  json.key("high").real(outside.high).end_object();
}

} // namespace pondlab::report

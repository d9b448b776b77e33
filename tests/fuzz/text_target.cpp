#include "base/text.hpp"
#include "base/utf8.hpp"
#include "fuzz/target.hpp"
#include "scenario/json/canonical.hpp"
#include "scenario/json/decimal.hpp"
#include "scenario/json/path.hpp"

#include <nlohmann/json.hpp>

namespace pondlab::fuzz {

/// Two bytes choose a text, the rest fills it.
void text(Input input) {
  if (input.size() < 3) return;
  static const auto keys = text_keys();
  const std::string_view key = keys[(input[0] * 256u + input[1]) % keys.size()];
  const std::string words = text_of(input.subspan(2));
  for (const Language language : {Language::zh, Language::en}) {
    const std::string filled =
        pondlab::text(language, key, {{"file", words}, {"name", words}, {"value", "{file}"}});
    require(control_character(filled, "\n").empty() && utf8_fault(filled) == filled.size(),
            "nothing is said that is not seen");
  }

  if (const auto path = scenario::Path::parse(words)) {
    const auto again = scenario::Path::parse(path->text());
    require(again && *again == *path, "a path that is written is the same when it is read");
  }
  for (const int decimals : {0, 2, 4}) {
    if (!scenario::is_number_text(words)) continue;
    const auto number = scenario::read_decimal(words, decimals);
    if (number.fault != scenario::Decimal::Fault{}) continue;
    const std::string written = scenario::decimal_text(number.scaled, decimals);
    require(scenario::read_decimal(written, decimals).scaled == number.scaled,
            "a number that is written is the same when it is read");
  }
}

} // namespace pondlab::fuzz

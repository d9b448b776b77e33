#include "fuzz/target.hpp"
#include "scenario/json/canonical.hpp"
#include "scenario/json/merge_patch.hpp"
#include "scenario/json/parse.hpp"

#include <nlohmann/json.hpp>

namespace pondlab::fuzz {

/// Document, a byte 1, patch.
void patch(Input input) {
  const std::string all = text_of(input);
  const std::size_t cut = all.find('\x01');
  if (cut == std::string::npos) return;
  const auto target = scenario::parse(all.substr(0, cut), "target");
  const auto change = scenario::parse(all.substr(cut + 1), "patch");
  if (!target || !change) return;
  if (all.starts_with("\xEF\xBB\xBF") || all.substr(cut + 1).starts_with("\xEF\xBB\xBF")) return;
  const auto merged = scenario::apply_merge_patch(*target.value, *change.value);
  auto reference = nlohmann::json::parse(all.substr(0, cut));
  reference.merge_patch(nlohmann::json::parse(all.substr(cut + 1)));
  require(nlohmann::json::parse(scenario::canonical_text(*merged)) == reference,
          "a patch does what RFC 7396 says");
}

} // namespace pondlab::fuzz

#include "experiment/run/design.hpp"

#include "base/diagnostic.hpp"
#include "base/error.hpp"
#include "experiment/run/frame.hpp"
#include "scenario/file/compile.hpp"
#include "scenario/file/scenario.hpp"

namespace pondlab::experiment {

namespace {

constexpr std::uint64_t design_mark = 0x6E677344646E6F70U; // "pondDsgn"
constexpr std::uint32_t design_format = 1;

/// A design as archives know it: texts are vectors of letters.
struct PackedDesign {
  std::uint64_t seed = 0;
  ArchivedText scenario, file;
  std::vector<std::vector<ArchivedText>> arms; ///< strategy, then the mechanisms left out, of each

  template <class Archive>
  void archive(Archive& a) {
    a(seed, scenario, file, arms);
  }
};

} // namespace

Bytes to_bytes(const Design& design) {
  PackedDesign packed{
      design.seed, archived_text_of(design.scenario), archived_text_of(design.file), {}};
  for (const ArmKey& key : design.arms) {
    packed.arms.push_back({archived_text_of(key.strategy)});
    for (const std::string& id : key.without) packed.arms.back().push_back(archived_text_of(id));
  }
  return framed(design_mark, design_format, packed);
}

Design design_from(std::span<const std::byte> bytes) {
  const PackedDesign packed = unframed<PackedDesign>(design_mark, design_format, bytes);
  Design design{text_of(packed.scenario), text_of(packed.file), packed.seed, {}};
  for (const auto& names : packed.arms) {
    if (names.empty()) damaged_frame();
    ArmKey key{text_of(names.front()), {}};
    for (std::size_t i = 1; i < names.size(); ++i) key.without.push_back(text_of(names[i]));
    design.arms.push_back(std::move(key));
  }
  return design;
}

Arm compile_arm(const scenario::Scenario& scenario, const ArmKey& key) {
  scenario::Content content = scenario::compile(scenario, key.strategy);
  return make_arm(key, std::move(content.setup), std::move(content.campaign));
}

scenario::Scenario scenario_of(const Design& design) {
  auto read = scenario::read(design.scenario, design.file);
  for (const Diagnostic& diagnostic : read.diagnostics)
    if (diagnostic.severity == Severity::error)
      throw DiagnosticError(Failure::bad_data, diagnostic);
  return std::move(*read.value);
}

std::vector<Arm> compile_arms(const Design& design) {
  const scenario::Scenario scenario = scenario_of(design);
  std::vector<Arm> arms;
  for (const ArmKey& key : design.arms) arms.push_back(compile_arm(scenario, key));
  return arms;
}

} // namespace pondlab::experiment

#include "experiment/study/job_specification.hpp"

#include "engine/model/setup.hpp"
#include "experiment/run/frame.hpp"
#include "experiment/run/parameter_points.hpp"
#include "experiment/study/search.hpp"
#include "scenario/json/edit.hpp"

namespace pondlab::experiment {

namespace {

constexpr std::uint64_t specification_mark = 0x72716E49646E6F70U; // "pondInqr"
constexpr std::uint32_t specification_format = 4;

using Texts = std::vector<ArchivedText>;
using Numbers = std::vector<std::int32_t>;

/// A specification as archives know it: what may be absent is a list of one or none.
struct PackedSpecification {
  ArchivedText version, file, scenario;
  std::uint8_t kind = 0;
  Texts strategy, strategies, measures, mechanisms;
  std::vector<std::uint64_t> seed;
  Numbers replications, days, draws;
  std::uint8_t screen = 0;
  Numbers plans, trials, finalists, power, holdout;

  template <class Archive>
  void archive(Archive& a) {
    a(version, file, scenario, kind, strategy, strategies, measures, mechanisms, seed, replications,
      days, draws, screen, plans, trials, finalists, power, holdout);
  }
};

template <class To, class From>
std::vector<To> list_of(const std::optional<From>& value) {
  return value ? std::vector<To>{*value} : std::vector<To>{};
}

template <class To, class From>
std::optional<To> first_of(const std::vector<From>& values) {
  if (values.size() > 1) damaged_frame();
  return values.empty() ? std::nullopt : std::optional<To>(values.front());
}

Texts archived(const std::vector<std::string>& texts) {
  Texts archived;
  for (const std::string& text : texts) archived.push_back(archived_text_of(text));
  return archived;
}

std::vector<std::string> texts_of(const Texts& archived) {
  std::vector<std::string> texts;
  for (const ArchivedText& text : archived) texts.push_back(text_of(text));
  return texts;
}

/// As messages name it: standard input has no name.
std::string shown_file(const std::string& file) { return file == "-" ? "<stdin>" : file; }

void refuse_outside(const Numbers& values, int max, int min = 1) {
  for (const std::int32_t value : values)
    if (value < min || value > max) damaged_frame();
}

void refuse_wrong(const PackedSpecification& packed) {
  if (packed.kind > static_cast<std::uint8_t>(JobSpecification::Kind::check)) damaged_frame();
  if (packed.strategy.size() > 1) damaged_frame();
  refuse_outside(packed.replications, most_replications);
  refuse_outside(packed.days, engine::max_days);
  refuse_outside(packed.draws, most_draws, 0);
  refuse_outside(packed.plans, most_plans);
  refuse_outside(packed.trials, most_replications);
  refuse_outside(packed.finalists, most_finalists);
  refuse_outside(packed.power, most_power, least_power);
  refuse_outside(packed.holdout, most_holdout, least_holdout);
  if (packed.screen > 1) damaged_frame();
}

} // namespace

Bytes to_bytes(const JobSpecification& specification) {
  PackedSpecification packed{.version = archived_text_of(specification.version),
                             .file = archived_text_of(specification.file),
                             .scenario = archived_text_of(specification.scenario),
                             .kind = static_cast<std::uint8_t>(specification.kind),
                             .strategy = {},
                             .strategies = archived(specification.strategies),
                             .measures = archived(specification.measures),
                             .mechanisms = archived(specification.mechanisms),
                             .seed = list_of<std::uint64_t>(specification.seed),
                             .replications = list_of<std::int32_t>(specification.replications),
                             .days = list_of<std::int32_t>(specification.days),
                             .draws = list_of<std::int32_t>(specification.draws),
                             .screen = specification.screen,
                             .plans = list_of<std::int32_t>(specification.plans),
                             .trials = list_of<std::int32_t>(specification.trials),
                             .finalists = list_of<std::int32_t>(specification.finalists),
                             .power = list_of<std::int32_t>(specification.power),
                             .holdout = list_of<std::int32_t>(specification.holdout)};
  if (specification.strategy) packed.strategy.push_back(archived_text_of(*specification.strategy));
  return framed(specification_mark, specification_format, packed);
}

JobSpecification job_specification_from(std::span<const std::byte> bytes) {
  const auto packed =
      unframed<PackedSpecification>(specification_mark, specification_format, bytes);
  refuse_wrong(packed);
  JobSpecification specification{.version = text_of(packed.version),
                                 .kind = static_cast<JobSpecification::Kind>(packed.kind),
                                 .file = text_of(packed.file),
                                 .scenario = text_of(packed.scenario),
                                 .strategy = std::nullopt,
                                 .strategies = texts_of(packed.strategies),
                                 .measures = texts_of(packed.measures),
                                 .mechanisms = texts_of(packed.mechanisms),
                                 .seed = first_of<std::uint64_t>(packed.seed),
                                 .replications = first_of<int>(packed.replications),
                                 .days = first_of<int>(packed.days),
                                 .draws = first_of<int>(packed.draws),
                                 .screen = packed.screen == 1,
                                 .plans = first_of<int>(packed.plans),
                                 .trials = first_of<int>(packed.trials),
                                 .finalists = first_of<int>(packed.finalists),
                                 .power = first_of<int>(packed.power),
                                 .holdout = first_of<int>(packed.holdout)};
  if (!packed.strategy.empty()) specification.strategy = text_of(packed.strategy.front());
  return specification;
}

std::string_view difference(const JobSpecification& one, const JobSpecification& other) {
  if (one.version != other.version) return "version";
  if (one.kind != other.kind) return "kind";
  if (one.scenario != other.scenario) return "scenario";
  if (one.strategy != other.strategy) return "strategy";
  if (one.strategies != other.strategies || one.measures != other.measures ||
      one.mechanisms != other.mechanisms)
    return "names";
  if (one.seed != other.seed) return "seed";
  if (one.days != other.days) return "days";
  if (one.plans != other.plans) return "plans";
  if (one.trials != other.trials) return "trials";
  if (one.finalists != other.finalists) return "finalists";
  if (one.power != other.power) return "power";
  if (one.holdout != other.holdout) return "holdout";
  if (one.kind == JobSpecification::Kind::search && one.replications != other.replications)
    return "replications";
  return {};
}

scenario::Result<scenario::Scenario> read_scenario(JobSpecification& specification) {
  const std::string file = shown_file(specification.file);
  const bool is_stage = specification.kind == JobSpecification::Kind::comparison;
  const int tried = is_stage ? specification.plans.value_or(0) : 0;
  auto read = scenario::read(specification.scenario, file,
                             scenario::max_strategies + static_cast<std::size_t>(tried));
  if (!read) return read;
  if (specification.days && *specification.days != read.value->setup.horizon.days) {
    const auto document = with_days(specification.scenario, file, *specification.days);
    auto changed = scenario::read(*document.value);
    if (!changed) return changed;
    changed.value->header.expectations = std::move(read.value->header.expectations);
    read.value = std::move(changed.value);
  } else {
    specification.days.reset();
  }
  if (!specification.seed)
    specification.seed = static_cast<std::uint64_t>(read.value->header.run.seed);
  return read;
}

namespace {

/// Without those that are about some days, which another run may not have.
void keep_limits_of_whole_runs(scenario::Document& document, const scenario::Path& path) {
  const scenario::Node* list = find(document.root(), path);
  if (!list || !list->is(scenario::NodeKind::array)) return;
  std::vector<scenario::NodePtr> kept;
  for (const scenario::NodePtr& limit : list->items())
    if (!limit->find("from") && !limit->find("to")) kept.push_back(limit);
  if (kept.size() < list->items().size()) document.set(path, scenario::Node::array(kept));
}

} // namespace

scenario::Result<scenario::Document> with_days(std::string_view text, std::string_view file,
                                               int days) {
  auto document = scenario::Document::parse(text, file);
  if (!document) return document;
  document.value->set(scenario::Path() / "horizon" / "days", scenario::Node::integer(days));
  document.value->remove(scenario::Path() / "expectations"); // they are about other days
  keep_limits_of_whole_runs(*document.value, scenario::Path() / "limits");
  keep_limits_of_whole_runs(*document.value, scenario::Path() / "search" / "limits");
  return document;
}

} // namespace pondlab::experiment

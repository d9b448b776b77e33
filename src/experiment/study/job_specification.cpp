#include "experiment/study/job_specification.hpp"

#include "engine/model/setup.hpp"
#include "experiment/run/frame.hpp"
#include "experiment/run/parameter_points.hpp"
#include "experiment/study/search.hpp"

namespace pondlab::experiment {

namespace {

constexpr std::uint64_t inquiry_mark = 0x72716E49646E6F70U; // "pondInqr"
constexpr std::uint32_t inquiry_format = 3;

/// An specification as archives know it: what may be absent is a list of one or none.
struct PackedSpecification {
  ArchivedText version, file, scenario;
  std::uint8_t kind = 0;
  std::vector<ArchivedText> strategy, names;
  std::vector<std::uint64_t> seed;
  std::vector<std::int32_t> replications, days, draws;
  std::uint8_t screen = 0;
  std::vector<std::int32_t> plans, trials, finalists;

  template <class Archive>
  void archive(Archive& a) {
    a(version, file, scenario, kind, strategy, names, seed, replications, days, draws, screen,
      plans, trials, finalists);
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

void refuse_outside(const std::vector<std::int32_t>& values, int max, int min = 1) {
  for (const std::int32_t value : values)
    if (value < min || value > max) damaged_frame();
}

} // namespace

Bytes to_bytes(const JobSpecification& specification) {
  PackedSpecification packed{.version = archived_text_of(specification.version),
                             .file = archived_text_of(specification.file),
                             .scenario = archived_text_of(specification.scenario),
                             .kind = static_cast<std::uint8_t>(specification.kind),
                             .strategy = {},
                             .names = {},
                             .seed = list_of<std::uint64_t>(specification.seed),
                             .replications = list_of<std::int32_t>(specification.replications),
                             .days = list_of<std::int32_t>(specification.days),
                             .draws = list_of<std::int32_t>(specification.draws),
                             .screen = specification.screen,
                             .plans = list_of<std::int32_t>(specification.plans),
                             .trials = list_of<std::int32_t>(specification.trials),
                             .finalists = list_of<std::int32_t>(specification.finalists)};
  if (specification.strategy) packed.strategy.push_back(archived_text_of(*specification.strategy));
  for (const std::string& name : specification.names)
    packed.names.push_back(archived_text_of(name));
  return framed(inquiry_mark, inquiry_format, packed);
}

JobSpecification job_specification_from(std::span<const std::byte> bytes) {
  const auto packed = unframed<PackedSpecification>(inquiry_mark, inquiry_format, bytes);
  if (packed.kind > static_cast<std::uint8_t>(JobSpecification::Kind::search)) damaged_frame();
  if (packed.strategy.size() > 1) damaged_frame();
  refuse_outside(packed.replications, most_replications);
  refuse_outside(packed.days, engine::max_days);
  refuse_outside(packed.draws, most_draws, 0);
  refuse_outside(packed.plans, most_plans);
  refuse_outside(packed.trials, most_replications);
  refuse_outside(packed.finalists, most_finalists);
  if (packed.screen > 1) damaged_frame();
  JobSpecification specification{.version = text_of(packed.version),
                                 .kind = static_cast<JobSpecification::Kind>(packed.kind),
                                 .file = text_of(packed.file),
                                 .scenario = text_of(packed.scenario),
                                 .strategy = std::nullopt,
                                 .names = {},
                                 .seed = first_of<std::uint64_t>(packed.seed),
                                 .replications = first_of<int>(packed.replications),
                                 .days = first_of<int>(packed.days),
                                 .draws = first_of<int>(packed.draws),
                                 .screen = packed.screen == 1,
                                 .plans = first_of<int>(packed.plans),
                                 .trials = first_of<int>(packed.trials),
                                 .finalists = first_of<int>(packed.finalists)};
  if (!packed.strategy.empty()) specification.strategy = text_of(packed.strategy.front());
  for (const ArchivedText& name : packed.names) specification.names.push_back(text_of(name));
  return specification;
}

std::string_view difference(const JobSpecification& one, const JobSpecification& other) {
  if (one.version != other.version) return "version";
  if (one.kind != other.kind) return "kind";
  if (one.scenario != other.scenario) return "scenario";
  if (one.strategy != other.strategy) return "strategy";
  if (one.names != other.names) return "names";
  if (one.seed != other.seed) return "seed";
  if (one.days != other.days) return "days";
  if (one.plans != other.plans) return "plans";
  if (one.trials != other.trials) return "trials";
  if (one.finalists != other.finalists) return "finalists";
  if (one.kind == JobSpecification::Kind::search && one.replications != other.replications)
    return "replications";
  return {};
}

} // namespace pondlab::experiment

#include "cli/commands/bench.hpp"

#include "base/utf8.hpp"
#include "base/version.hpp"
#include "cli/job/memory_limit.hpp"
#include "cli/program/input.hpp"
#include "cli/program/output.hpp"
#include "engine/model/setup.hpp"
#include "engine/thinning/thinning_filter.hpp"
#include "report/format/json_writer.hpp"
#include "report/format/text_table.hpp"
#include "report/model/number.hpp"

#include <algorithm>
#include <limits>

namespace pondlab::cli {

namespace {

constexpr std::string_view r1_name = "r1";
constexpr std::uint32_t r1_agents = 1'000'000;
constexpr int r1_days = 90;
constexpr int usual_rounds = 3;

/// Number of the layout of the JSON form.
constexpr int bench_format = 1;

/// NaN where it was not counted.
double share(std::int64_t part, std::int64_t of) {
  return part > 0 ? static_cast<double>(part) / static_cast<double>(of)
                  : std::numeric_limits<double>::quiet_NaN();
}

double millions_a_second(const Measured& measured) {
  return static_cast<double>(measured.member_days) / measured.seconds * 1e-6;
}

} // namespace

void Bench::declare(Arguments& arguments) {
  arguments.positionals("workload", workloads_, false);
  arguments.whole("rounds", rounds_, 1, 99);
  arguments.whole("days", days_, 1, engine::max_days);
  arguments.whole("jobs", jobs_, 1, max_jobs);
  declare_common(arguments, common_, {"text", "json"});
}

std::vector<Bench::Contest> Bench::contests(Console& console) const {
  std::vector<Contest> all;
  if (workloads_.empty()) {
    for (const WorkloadFile& file : workload_files())
      all.push_back({std::string(file.name), std::string(file.text), {}});
    all.push_back({std::string(r1_name), "", {}});
  }
  for (const std::string& name : workloads_) {
    const auto files = workload_files();
    const auto known = std::ranges::find(files, name, &WorkloadFile::name);
    if (name == r1_name)
      all.push_back({name, "", {}});
    else if (known != files.end())
      all.push_back({name, std::string(known->text), {}});
    else
      all.push_back({shown_name(name), read_input(name, console), {}});
  }
  return all;
}

/// Those of the workloads that are read.
std::vector<std::string> Bench::files_read() const {
  std::vector<std::string> read;
  for (const std::string& name : workloads_)
    if (name != r1_name &&
        std::ranges::find(workload_files(), name, &WorkloadFile::name) == workload_files().end())
      read.push_back(name);
  return read;
}

std::optional<Measured> Bench::measure(const Contest& contest, Console& console) const {
  const std::optional<int> days = days_ ? std::optional(static_cast<int>(*days_)) : std::nullopt;
  if (contest.text.empty()) return measure_r1(r1_agents, days.value_or(r1_days));
  return measure_scenario(contest.text, contest.name, days, jobs(),
                          [&] { return console.stopped_by() != 0; });
}

int Bench::run(Console& console) {
  std::vector<Contest> all = contests(console);
  Output output(common_.out, console, files_read());
  const auto rounds = rounds_.value_or(usual_rounds);
  for (std::int64_t round = 1; round <= rounds; ++round)
    for (Contest& contest : all) {
      if (!common_.quiet)
        tell(console, text(console.language, "cli.bench.round",
                           {{"round", std::to_string(round)},
                            {"rounds", std::to_string(rounds)},
                            {"workload", contest.name}}));
      const std::optional<Measured> measured = measure(contest, console);
      if (const int signal = console.stopped_by()) return status_of_signal(signal);
      contest.rounds.push_back(*measured);
    }
  output.write(common_.format == "json" ? json_of(all) : text_of(all, console.language));
  return 0;
}

/// The round whose time is the median.
Measured Bench::median(std::vector<Measured> rounds) {
  std::ranges::sort(rounds, {}, &Measured::seconds);
  return rounds[rounds.size() / 2];
}

std::string Bench::text_of(const std::vector<Contest>& contests, Language language) const {
  using report::Unit;
  using enum report::TextTable::Align;
  const auto t = [&](const char* key) {
    return std::string(text(language, std::string("cli.bench.") + key));
  };
  report::TextTable table({left, right, right, right, right, right, right, right, right});
  table.add({t("workload_head"), t("people"), t("days_head"), t("active"), t("set_up"),
             t("seconds"), t("rate"), t("bytes"), t("hash")});
  for (const Contest& contest : contests) {
    const Measured one = median(contest.rounds);
    const double bytes = share(one.bytes, one.people);
    table.add({visible(contest.name),
               report::number_text(language, static_cast<double>(one.people), Unit::count),
               std::to_string(one.days),
               report::number_text(language, share(one.active, one.member_days), Unit::rate),
               grouped(one.set_up_seconds, 2), grouped(one.seconds, 2),
               grouped(millions_a_second(one), 1),
               one.bytes > 0 ? grouped(bytes, 0) : report::number_text(language, bytes, Unit::real),
               report::hash_text(one.hash)});
  }
  return text(language, "cli.bench.head",
              {{"compiler", compiler()},
               {"instruction_set", engine::instruction_set()},
               {"jobs", std::to_string(jobs())},
               {"rounds", std::to_string(contests.front().rounds.size())}}) +
         "\n\n" + table.text();
}

std::string Bench::json_of(const std::vector<Contest>& contests) const {
  report::JsonWriter json;
  json.begin_object().key("pondlab_bench").integer(bench_format);
  json.key("version").text(version());
  json.key("compiler").text(compiler());
  json.key("instruction_set").text(engine::instruction_set());
  json.key("jobs").integer(jobs());
  json.key("workloads").begin_list();
  for (const Contest& contest : contests) {
    const Measured one = median(contest.rounds);
    json.begin_object().key("name").text(contest.name);
    json.key("people").integer(one.people);
    json.key("days").integer(one.days);
    json.key("member_days").integer(one.member_days);
    json.key("active_share").real(share(one.active, one.member_days));
    json.key("set_up_seconds").real(one.set_up_seconds);
    json.key("seconds").real(one.seconds);
    json.key("million_member_days_per_second").real(millions_a_second(one));
    json.key("state_bytes_per_person").real(share(one.bytes, one.people));
    json.key("hash").hash(one.hash);
    json.end_object();
  }
  return json.end_list().end_object().take();
}

} // namespace pondlab::cli

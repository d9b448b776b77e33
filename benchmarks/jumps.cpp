// How long it takes to go to any day of a run that is known: the page's own simulation on one
// thread, every day once from far away and once from the day before. One line of JSON with the
// median and the worst, in milliseconds. A day that came out differently would end it.
//
//   benchmark-jumps SCENARIO [members]

#include "scenario/json/document.hpp"
#include "workbench/session/simulation.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <sstream>

using namespace pondlab;

namespace {

std::string text_of(const char* file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

/// The scenario with its first segment cut down to so many members, and its stores with it.
experiment::Study study_of(const char* file, long members) {
  auto document = scenario::Document::parse(text_of(file), file);
  if (!document) throw Error(Failure::no_input, "cannot be read");
  const auto set = [&](const char* path, long value) {
    document.value->set(*scenario::Path::parse(path), scenario::Node::integer(value));
  };
  set("$.segments[0].members", members);
  set("$.stores[0].stores", std::max(1L, members / 1000));
  auto planned = experiment::plan_study({.file = file, .scenario = document.value->text()});
  if (!planned.study) throw Error(Failure::bad_data, to_text(planned.diagnostics[0], Language::en));
  return std::move(*planned.study);
}

double milliseconds_to(workbench::Simulation& simulation, engine::Day day) {
  const auto begin = std::chrono::steady_clock::now();
  while (!simulation.is_at(day)) simulation.work_towards(day);
  const std::chrono::duration<double, std::milli> time = std::chrono::steady_clock::now() - begin;
  return time.count();
}

void print(const char* name, std::vector<double> times) {
  std::ranges::sort(times);
  std::printf("\"%s\": {\"median\": %.1f, \"worst\": %.1f}, ", name, times[times.size() / 2],
              times.back());
}

} // namespace

int main(int count, char** arguments) try {
  if (count < 2) return 64;
  const long members = count > 2 ? std::strtol(arguments[2], nullptr, 10) : 100'000;
  const experiment::Study study = study_of(arguments[1], members);
  workbench::Simulation simulation(study.arms.front(), nullptr, study.seed);
  const engine::Day days = simulation.days();
  const double whole_run = milliseconds_to(simulation, days);
  std::vector<double> far, near;
  for (engine::Day i = 0; i < days; ++i) // half the run away, now before and now behind
    far.push_back(milliseconds_to(simulation, (i % 2 * days / 2 + i / 2) % days + 1));
  for (engine::Day day = days; day-- > 1;) near.push_back(milliseconds_to(simulation, day));
  std::printf("{\"people\": %ld, \"days\": %d, ", members, days);
  print("far", std::move(far));
  print("day_back", std::move(near));
  std::printf("\"whole_run\": %.0f, \"snapshots\": %zu, \"snapshot_megabytes\": %.1f}\n", whole_run,
              simulation.past().size(), static_cast<double>(simulation.past().bytes()) * 0x1p-20);
  return 0;
} catch (const Error& error) {
  std::fprintf(stderr, "%s\n", error.what());
  return error.exit_status();
}

#include "workbench/pond/sample.hpp"

#include <algorithm>

namespace pondlab::workbench {

Sample sample_of(const engine::Layout& layout, std::size_t wanted) {
  const auto everybody = static_cast<std::size_t>(layout.people());
  Sample sample;
  sample.one_in =
      static_cast<int>(std::max<std::size_t>(1, everybody / std::max<std::size_t>(1, wanted)));
  const auto step = static_cast<std::uint32_t>(sample.one_in);
  sample.people.reserve(everybody / step + layout.cohorts().size());
  for (const engine::Cohort& cohort : layout.cohorts())
    for (std::uint32_t i = 0; i < cohort.count; i += step)
      sample.people.push_back(cohort.first + i);
  std::ranges::sort(sample.people);
  return sample;
}

} // namespace pondlab::workbench

#define PONDLAB_ISA v3
#include "kernel.inl"

void pondlab::benchmark::day_v3(const Bound& bound, std::size_t people, const Columns& columns) {
  day(bound, people, columns);
}

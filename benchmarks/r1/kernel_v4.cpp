#define PONDLAB_ISA v4
#include "kernel.inl"

void pondlab::benchmark::day_v4(const Bound& bound, std::size_t people, const Columns& columns) {
  day(bound, people, columns);
}

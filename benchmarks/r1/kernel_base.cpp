#define PONDLAB_ISA base
#include "kernel.inl"

void pondlab::benchmark::day_base(const Bound& bound, std::size_t people, const Columns& columns) {
  day(bound, people, columns);
}

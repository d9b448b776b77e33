#include "report/format/estimate_csv.hpp"

#include <catch2/catch_test_macros.hpp>

#include <cmath>

namespace pondlab::tests::estimate_csv_test {

using namespace pondlab::report;
using engine::MeasureUnit;

TEST_CASE("values in CSV are in their unit, and empty where there are none") {
  CsvWriter csv;
  write_value(csv, MeasureUnit::money, -123456.4);
  write_value(csv, MeasureUnit::money, std::nan(""));
  write_value(csv, MeasureUnit::count, 1.5);
  write_value(csv, MeasureUnit::count, INFINITY);
  write_real(csv, .25);
  write_real(csv, std::nan(""));
  CHECK(csv.take() == "-1234.56,,1.5,,0.25,");
}

TEST_CASE("an estimate in CSV is five columns, whatever is known of it") {
  const auto line = [](const experiment::Estimate& estimate) {
    CsvWriter csv;
    write_estimate(csv, MeasureUnit::count, estimate);
    return csv.take();
  };
  CHECK(line({}) == "0,,,,");
  CHECK(line({.n = 1, .mean = 7}) == "1,7,,,");
  CHECK(line({.n = 4, .mean = 7, .sd = 2, .half_width = 1.5}) == "4,7,2,5.5,8.5");
}

} // namespace pondlab::tests::estimate_csv_test

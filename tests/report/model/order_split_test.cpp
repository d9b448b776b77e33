#include "report/model/order_split.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include <cmath>

namespace pondlab::tests::order_split_test {

using namespace pondlab::report;
using Catch::Matchers::ContainsSubstring;

namespace {

experiment::Estimate mean(double value, double half_width) {
  return {.n = 20, .mean = value, .sd = half_width * 2, .half_width = half_width};
}

} // namespace

TEST_CASE("A split of means is rounded so that it adds up, each part by less than an order") {
  for (const double more : {-3.75, -.5, 0.0, .25, .5, 7.49, 7.5, 41.999})
    for (const double anyway : {-12.25, -.5, 0.0, .3, .5, .75, 30.6}) {
      INFO(more << " and " << anyway);
      const OrderSplit split = split_orders(more + anyway, more, anyway);
      CHECK(split.reported == split.more + split.anyway);
      CHECK(std::abs(static_cast<double>(split.reported) - (more + anyway)) <= .5);
      CHECK(std::abs(static_cast<double>(split.more) - more) < 1);
      CHECK(std::abs(static_cast<double>(split.anyway) - anyway) < 1);
    }
}

TEST_CASE("What is truly more begins at the left; what was lost or is not seen lies beyond") {
  const SplitStretches usual = stretches_of(split_orders(100, 30, 70));
  CHECK((usual.more.from == 0 && usual.more.to == 30));
  CHECK((usual.anyway.from == 30 && usual.anyway.to == 100));
  CHECK((usual.lost.empty() && usual.unseen.empty() && usual.end() == 100));

  const SplitStretches loss = stretches_of(split_orders(100, -20, 120));
  CHECK(loss.more.empty());
  CHECK((loss.anyway.from == 0 && loss.anyway.to == 100));
  CHECK((loss.lost.from == 100 && loss.lost.to == 120 && loss.end() == 120));

  const SplitStretches unseen = stretches_of(split_orders(100, 130, -30));
  CHECK((unseen.more.to == 100 && unseen.anyway.empty()));
  CHECK((unseen.unseen.from == 100 && unseen.unseen.to == 130));

  CHECK(stretches_of({}).end() == 0);
}

TEST_CASE("The sentence claims no more than the interval shows") {
  const auto said = [](const OrderSplit& split) { return split_sentence(Language::en, split); };
  CHECK_THAT(said(split_orders(1'234, 567, 667)),
             ContainsSubstring("567 are truly more, the other 667 (54.1%)"));
  CHECK_THAT(said(split_orders(100, -20, 120)), ContainsSubstring("20 fewer than without"));
  CHECK_THAT(said(split_orders(100, 130, -30)), ContainsSubstring("does not see 30"));
  CHECK_THAT(said({}), ContainsSubstring("no orders"));

  const OrderSplit open = split_orders(mean(100, 4), mean(30, 31), mean(70, 30));
  CHECK(open.is_open());
  CHECK_THAT(said(open), ContainsSubstring("cannot be told yet"));
  const OrderSplit clear = split_orders(mean(100, 4), mean(30, 9), mean(70, 10));
  CHECK_FALSE(clear.is_open());
  CHECK_THAT(said(clear), ContainsSubstring("30 are truly more"));
  CHECK_THAT(split_basis(Language::en, clear), ContainsSubstring("mean of 20 runs"));
  CHECK(split_interval(Language::en, clear) == "±9");
}

} // namespace pondlab::tests::order_split_test

#pragma once

#include "experiment/statistics/statistics.hpp"

namespace pondlab::tests {

/// What became of the intervals of many studies whose truth is known, as shares of all of them.
class Coverage {
public:
  void add(const experiment::Estimate& found, double truth) {
    ++studies_;
    endless_ += !found.defined();
    below_ += found.defined() && truth < found.low();
    above_ += found.defined() && truth > found.high();
  }
  double held() const { return 1 - below() - above(); }  ///< the truth lies in the interval
  double below() const { return below_ / studies_; }     ///< it lies below
  double above() const { return above_ / studies_; }     ///< it lies above
  double endless() const { return endless_ / studies_; } ///< there was no value

private:
  double studies_ = 0, below_ = 0, above_ = 0, endless_ = 0;
};

} // namespace pondlab::tests

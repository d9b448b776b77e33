#pragma once

#include <string>
#include <vector>

namespace pondlab::app {

/// A scenario that comes with the page. Its words are the texts under `gallery.<id>`.
struct ShippedScenario {
  std::string id; ///< "inman"
  std::string file;
  std::string text;
  long long people = 0; ///< in pool and sea; 0: the file could not be compiled
  int days = 0;
};

using Shipped = std::vector<ShippedScenario>;

/// Reads the packed scenarios (/scenarios), those with words of their own first.
Shipped load_shipped();

} // namespace pondlab::app

#pragma once

#include "scenario/parameters/localized_text.hpp"

#include <string>
#include <vector>

namespace pondlab::app {

/// A scenario that comes with the page. Brands have words of their own under `gallery.<id>`;
/// examples speak through their files.
struct ShippedScenario {
  std::string id; ///< "inman"
  std::string file;
  std::string text;
  scenario::LocalizedText name;
  scenario::LocalizedText question;
  long long people = 0; ///< in pool and sea; 0: the file could not be compiled
  int days = 0;
};

using Shipped = std::vector<ShippedScenario>;

/// Reads the packed scenarios (/scenarios), those with words of their own first.
Shipped load_shipped();

} // namespace pondlab::app

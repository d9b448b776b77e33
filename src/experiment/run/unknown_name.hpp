#pragma once

#include "base/error.hpp"
#include "base/text.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace pondlab::experiment {

/// What a person can name and get wrong.
enum class Named : std::uint8_t { strategy, measure, mechanism, topic, figure };

/// A name that does not exist: wrong usage, with the nearest one that does.
class UnknownName : public Error {
public:
  UnknownName(Named what, const std::string& name, const std::vector<std::string>& known);

  /// The sentence in `language`; what() is the English one.
  std::string sentence(Language language) const override;

private:
  Named named_;
  std::string name_;
  std::string suggestion_;
  std::string known_;
};

} // namespace pondlab::experiment

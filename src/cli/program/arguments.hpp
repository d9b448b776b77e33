#pragma once

#include "base/text.hpp"
#include "engine/numeric/calendar.hpp"

#include <concepts>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace pondlab::cli {

/// Declares a command's arguments; what they are for stands under `cli.<command>.<name>`, or under
/// `cli.option.<name>` for those that several commands have. Values are read into the given places;
/// one that cannot be read throws Error (usage).
class Arguments {
public:
  Arguments(CLI::App& app, Language language);

  void positional(const std::string& name, std::string& value, bool required = true);
  void positionals(const std::string& name, std::vector<std::string>& values, bool required = true);
  void flag(const std::string& name, bool& value);
  void word(const std::string& name, const std::string& placeholder, std::string& value);
  void word(const std::string& name, const std::string& placeholder,
            std::optional<std::string>& value);
  /// With a help that is made, as of ranges that are declared elsewhere.
  void word(const std::string& name, const std::string& placeholder,
            std::optional<std::string>& value, const std::string& help);
  /// Several, behind one another, behind commas, or by repeating the option.
  void words(const std::string& name, const std::string& placeholder,
             std::vector<std::string>& values);
  void words(const std::string& name, const std::string& placeholder,
             std::vector<std::string>& values, const std::string& help);
  /// The number must fit into `value`.
  template <std::integral Number>
  void whole(const std::string& name, std::optional<Number>& value, std::int64_t min,
             std::int64_t max) {
    read_whole(name, min, max, [&value](std::int64_t read) { value = static_cast<Number>(read); });
  }
  void choice(const std::string& name, std::string& value, std::vector<std::string> known);

  /// Of helps that are made.
  Language language() const { return language_; }

private:
  void read_whole(const std::string& name, std::int64_t min, std::int64_t max,
                  std::function<void(std::int64_t)> take);
  std::string help(const std::string& name) const;

  CLI::App& app_;
  Language language_;
};

/// What every command has.
struct Common {
  std::string format = "text";
  std::string out = "-";
  bool quiet = false;
  /// What a report is dated: a date, "today", or nothing, so that it is the same on any day.
  std::optional<std::string> date{};
};

/// The option for the date of a report.
void declare_date(Arguments& arguments, Common& common);
/// Throws Error (usage) for what is no date.
std::optional<engine::Date> report_date(const Common& common);

/// `formats` are those that the command writes, the usual one first.
void declare_common(Arguments& arguments, Common& common, std::vector<std::string> formats);

/// "zh" or "en"; throws Error (usage) for anything else.
Language read_language(const std::string& value);

} // namespace pondlab::cli

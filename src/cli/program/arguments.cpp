#include "cli/program/arguments.hpp"

#include "base/clock.hpp"
#include "base/diagnostic.hpp"
#include "base/error.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <charconv>
#include <utility>

namespace pondlab::cli {

namespace {

std::int64_t whole_of(const std::string& name, const std::string& digits, std::int64_t min,
                      std::int64_t max) {
  std::int64_t value = 0;
  const char* const end = digits.data() + digits.size();
  const auto [rest, error] = std::from_chars(digits.data(), end, value);
  if (error != std::errc{} || rest != end || value < min || value > max)
    throw Error(Failure::usage, "cli.usage.not_whole",
                {{"option", "--" + name},
                 {"value", digits},
                 {"min", std::to_string(min)},
                 {"max", std::to_string(max)}});
  return value;
}

std::string read_choice(const std::string& name, const std::string& value,
                        const std::vector<std::string>& known) {
  if (std::ranges::find(known, value) != known.end()) return value;
  std::string listed;
  for (const std::string& one : known) listed += (listed.empty() ? "" : ", ") + one;
  throw Error(Failure::usage, "cli.usage.not_a_choice",
              {{"option", "--" + name}, {"value", value}, {"known", listed}});
}

std::string upper(std::string name) {
  for (char& c : name) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return name;
}

} // namespace

Arguments::Arguments(CLI::App& app, Language language) : app_(app), language_(language) {}

std::string Arguments::help(const std::string& name) const {
  const std::string own = "cli." + app_.get_name() + "." + name;
  return std::string(text(language_, has_text(language_, own) ? own : "cli.option." + name));
}

void Arguments::positional(const std::string& name, std::string& value, bool required) {
  app_.add_option(upper(name), value, help(name))->required(required);
}

void Arguments::positionals(const std::string& name, std::vector<std::string>& values,
                            bool required) {
  app_.add_option(upper(name), values, help(name))->required(required);
}

void Arguments::flag(const std::string& name, bool& value) {
  app_.add_flag("--" + name, value, help(name));
}

void Arguments::word(const std::string& name, const std::string& placeholder, std::string& value) {
  app_.add_option("--" + name, value, help(name))->type_name(placeholder);
}

void Arguments::word(const std::string& name, const std::string& placeholder,
                     std::optional<std::string>& value) {
  word(name, placeholder, value, help(name));
}

void Arguments::word(const std::string& name, const std::string& placeholder,
                     std::optional<std::string>& value, const std::string& help) {
  app_.add_option("--" + name, value, help)->type_name(placeholder);
}

void Arguments::words(const std::string& name, const std::string& placeholder,
                      std::vector<std::string>& values) {
  words(name, placeholder, values, help(name));
}

void Arguments::words(const std::string& name, const std::string& placeholder,
                      std::vector<std::string>& values, const std::string& help) {
  app_.add_option("--" + name, values, help)->type_name(placeholder)->delimiter(',');
}

void Arguments::read_whole(const std::string& name, std::int64_t min, std::int64_t max,
                           std::function<void(std::int64_t)> take) {
  app_.add_option_function<std::string>(
          "--" + name,
          [take = std::move(take), name, min, max](const std::string& digits) {
            take(whole_of(name, digits, min, max));
          },
          help(name))
      ->type_name("N");
}

void Arguments::choice(const std::string& name, std::string& value,
                       std::vector<std::string> known) {
  std::string placeholder;
  for (const std::string& one : known) placeholder += (placeholder.empty() ? "" : "|") + one;
  app_.add_option_function<std::string>(
          "--" + name,
          [&value, name, known = std::move(known)](const std::string& word) {
            value = read_choice(name, word, known);
          },
          help(name))
      ->type_name(placeholder);
}

void declare_common(Arguments& arguments, Common& common, std::vector<std::string> formats) {
  arguments.choice("format", common.format, std::move(formats));
  arguments.word("out", "FILE", common.out);
  arguments.flag("quiet", common.quiet);
}

void declare_date(Arguments& arguments, Common& common) {
  arguments.word("date", "DATE", common.date);
}

std::optional<engine::Date> report_date(const Common& common) {
  if (!common.date) return std::nullopt;
  if (*common.date == "today") return engine::Date{days_until_today()};
  const auto date = engine::parse_date(*common.date);
  if (!date) throw Error(Failure::usage, "cli.usage.no_date", {{"value", *common.date}});
  return date;
}

Language read_language(const std::string& value) {
  return read_choice("language", value, {"zh", "en"}) == "zh" ? Language::zh : Language::en;
}

} // namespace pondlab::cli

#include "cli/program/help.hpp"

#include "report/format/text_table.hpp"

#include <CLI/CLI.hpp>

namespace pondlab::cli {

namespace {

using report::TextTable;

class HelpWriter {
public:
  HelpWriter(const CLI::App& app, Language language) : app_(app), language_(language) {}

  std::string write() {
    out_ = app_.get_description() + "\n\n";
    section("usage", "  " + usage() + "\n");
    section("commands", commands());
    section("arguments", options(true));
    section("options", options(false));
    if (app_.get_parent() == nullptr) {
      section("exit", word("cli.help.statuses") + "\n");
      out_ += word("cli.help.more") + "\n";
    } else {
      out_.pop_back();
    }
    return std::move(out_);
  }

private:
  std::string word(const std::string& key) const { return std::string(text(language_, key)); }

  void section(const std::string& name, const std::string& content) {
    if (!content.empty()) out_ += word("cli.help." + name) + "\n" + content + "\n";
  }

  std::string usage() const {
    if (app_.get_parent() == nullptr) return "pondlab " + word("cli.help.any_command");
    std::string line = "pondlab " + app_.get_name();
    for (const CLI::Option* option : app_.get_options())
      if (option->get_positional()) {
        const std::string name = positional_name(*option);
        line += option->get_required() ? " " + name : " [" + name + "]";
      }
    return line + " [" + word("cli.help.any_option") + "]";
  }

  static std::string positional_name(const CLI::Option& option) {
    return option.get_name(true) + (option.get_items_expected_max() > 1 ? "…" : "");
  }

  static std::string option_name(const CLI::Option& option) {
    if (option.get_positional()) return positional_name(option);
    std::string name = option.get_name(false, true);
    if (const auto comma = name.find(','); comma != name.npos) name.insert(comma + 1, " ");
    if (option.get_items_expected_max() == 0) return name;
    return name + " " + option.get_type_name() + (option.get_items_expected_max() > 1 ? "…" : "");
  }

  std::string options(bool positional) const {
    TextTable table({TextTable::Align::left, TextTable::Align::left});
    for (const CLI::Option* option : app_.get_options())
      if (option->get_positional() == positional)
        table.add({option_name(*option), option->get_description()});
    return table.text();
  }

  std::string commands() const {
    TextTable table({TextTable::Align::left, TextTable::Align::left});
    for (const CLI::App* command : app_.get_subcommands(nullptr))
      table.add({command->get_name(), command->get_description()});
    return table.text();
  }

  const CLI::App& app_;
  Language language_;
  std::string out_;
};

} // namespace

std::string help_text(const CLI::App& program, Language language) {
  const auto chosen = program.get_subcommands();
  return HelpWriter(chosen.empty() ? program : *chosen.front(), language).write();
}

} // namespace pondlab::cli

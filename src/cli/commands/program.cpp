#include "cli/commands/program.hpp"

#include "base/diagnostic.hpp"
#include "base/error.hpp"
#include "base/version.hpp"
#include "cli/program/command.hpp"
#include "cli/program/file_error.hpp"
#include "cli/program/help.hpp"
#include "cli/program/output.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <iterator>
#include <map>
#include <new>
#include <optional>

namespace pondlab::cli {

namespace {

/// Texts are needed before arguments are read, so the language is looked for first.
Language chosen_language(const std::vector<std::string>& arguments, Language usual) {
  constexpr std::string_view option = "--language";
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string_view argument = arguments[i];
    if (argument == "--") break;
    if (argument == option && i + 1 < arguments.size()) return read_language(arguments[i + 1]);
    if (argument.starts_with("--language="))
      return read_language(std::string(argument.substr(option.size() + 1)));
  }
  return usual;
}

/// Parses arguments and hands them to a command.
class Program {
public:
  explicit Program(Console& console) : console_(console), app_("", "pondlab") {
    configure(app_, std::string(word("cli.help.description")));
    app_.add_flag("--version", version_wanted_, std::string(word("cli.option.version")));
    app_.require_subcommand(0, 1);
    for (const CommandEntry& entry : commands()) add(entry);
  }

  int run(const std::vector<std::string>& arguments) {
    try {
      parse(arguments);
    } catch (const CLI::CallForHelp&) {
      refuse_unknown_command(arguments);
      Output("-", console_).write(help_text(app_, console_.language));
      return 0;
    } catch (const CLI::ParseError& error) {
      refuse(error);
    }
    refuse_unknown();
    if (version_wanted_) {
      Output("-", console_).write("pondlab " + std::string(version()) + "\n");
      return 0;
    }
    const auto chosen = app_.get_subcommands();
    if (chosen.empty()) throw Error(Failure::usage, "cli.usage.no_command", {});
    return commands_.at(chosen.front())->run(console_);
  }

private:
  void parse(const std::vector<std::string>& arguments) {
    const auto read = [&](const std::vector<std::string>& words) {
      app_.parse(std::vector<std::string>(words.rbegin(), words.rend()));
    };
    try {
      read(arguments);
    } catch (const CLI::RequiredError&) {
      const auto freed = with_last_word_freed(arguments);
      if (!freed) throw;
      read(*freed);
    }
  }

  /// "--measure orders visitors FILE --quiet": an option that takes several words takes FILE for
  /// one. Its last word is put behind the command, where it is FILE. Nothing when there is no such
  /// option, or it has no word to spare.
  std::optional<std::vector<std::string>>
  with_last_word_freed(std::vector<std::string> arguments) const {
    const auto chosen = app_.get_subcommands();
    if (chosen.empty()) return std::nullopt;
    const auto is_word = [](const std::string& one) { return one == "-" || !one.starts_with('-'); };
    const auto command = std::ranges::find(arguments, chosen.front()->get_name());
    for (auto last = arguments.end(); last != arguments.begin();) {
      const auto at = std::find_if_not(std::reverse_iterator(last), arguments.rend(), is_word);
      if (at == arguments.rend()) break;
      const auto option = std::prev(at.base());
      const CLI::Option* known =
          chosen.front()->get_option_no_throw(option->substr(0, option->find('=')));
      const auto words = (last - option) - 1 + (option->find('=') != option->npos);
      if (known != nullptr && known->get_items_expected_max() > 1 && words > 1) {
        std::rotate(std::next(command), std::prev(last), last);
        return arguments;
      }
      last = option;
    }
    return std::nullopt;
  }

  std::string_view word(std::string_view key) const { return text(console_.language, key); }

  void configure(CLI::App& app, std::string description) {
    app.description(std::move(description));
    app.set_help_flag("-h,--help", std::string(word("cli.option.help")));
    // Read before all else; declared so that it is accepted and shown.
    app.add_option("--language", language_, std::string(word("cli.option.language")))
        ->type_name("zh|en");
    app.allow_extras(); // what is unknown is refused by us, with a guess at what was meant
  }

  void add(const CommandEntry& entry) {
    const std::string name(entry.name);
    CLI::App& app = *app_.add_subcommand(name);
    configure(app, std::string(word("cli." + name + ".description")));
    std::unique_ptr<Command> command = entry.make();
    Arguments arguments(app, console_.language);
    command->declare(arguments);
    commands_.emplace(&app, std::move(command));
  }

  /// CLI11's own errors come in English; the two that are left to it are worded anew.
  [[noreturn]] static void refuse(const CLI::ParseError& error) {
    const std::string message = error.what();
    if (error.get_name() == "RequiredError")
      throw Error(Failure::usage, "cli.usage.missing_argument",
                  {{"name", message.substr(0, message.find(' '))}});
    if (error.get_name() == "ArgumentMismatch")
      throw Error(Failure::usage, "cli.usage.missing_value",
                  {{"option", message.substr(0, message.find(':'))}});
    throw Error(Failure::usage, "cli.usage.other", {{"detail", message}});
  }

  /// Help on a command that there is not is none.
  static void refuse_unknown_command(const std::vector<std::string>& arguments) {
    if (arguments.empty() || arguments.front().starts_with('-')) return;
    const std::vector<std::string> known = command_names();
    if (std::ranges::find(known, arguments.front()) == known.end())
      refuse_name("unknown_command", arguments.front(), known);
  }

  void refuse_unknown() const {
    const auto chosen = app_.get_subcommands();
    const CLI::App& app = chosen.empty() ? app_ : *chosen.front();
    std::vector<std::string> left = app.remaining();
    if (left.empty()) left = app_.remaining();
    if (left.empty()) return;
    // An option that is not known comes first: what follows it may have been its value.
    std::string unknown = left.front();
    for (const std::string& one : left)
      if (one.size() > 1 && one.starts_with('-')) {
        unknown = one;
        break;
      }
    if (unknown.starts_with('-')) refuse_name("unknown_option", unknown, option_names(app));
    if (chosen.empty()) refuse_name("unknown_command", unknown, command_names());
    throw Error(Failure::usage, "cli.usage.one_too_many", {{"name", unknown}});
  }

  [[noreturn]] static void refuse_name(const std::string& key, const std::string& name,
                                       const std::vector<std::string>& known) {
    const std::string meant = nearest(name.substr(0, name.find('=')), known);
    if (meant.empty()) throw Error(Failure::usage, "cli.usage." + key, {{"name", name}});
    throw Error(Failure::usage, "cli.usage." + key + "_meant", {{"name", name}, {"meant", meant}});
  }

  static std::vector<std::string> option_names(const CLI::App& app) {
    std::vector<std::string> names;
    for (const CLI::Option* option : app.get_options())
      for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
    return names;
  }

  static std::vector<std::string> command_names() {
    std::vector<std::string> names;
    for (const CommandEntry& entry : commands()) names.emplace_back(entry.name);
    return names;
  }

  Console& console_;
  CLI::App app_;
  bool version_wanted_ = false;
  std::string language_;
  std::map<const CLI::App*, std::unique_ptr<Command>> commands_;
};

/// "pondlab run" where that command was called, else "pondlab".
std::string called(const std::vector<std::string>& arguments) {
  for (const CommandEntry& entry : commands())
    if (!arguments.empty() && arguments.front() == entry.name)
      return "pondlab " + std::string(entry.name);
  return "pondlab";
}

int refused(const Error& error, const std::vector<std::string>& arguments, Console& console) {
  const auto* file = dynamic_cast<const FileError*>(&error);
  if (file != nullptr && file->is_closed_pipe()) return error.exit_status();
  tell(console, error.sentence(console.language));
  if (error.failure() == Failure::usage)
    tell(console, text(console.language, "cli.usage.see_help", {{"command", called(arguments)}}));
  return error.exit_status();
}

} // namespace

int run(const std::vector<std::string>& arguments, Console& console) {
  try {
    console.language = chosen_language(arguments, console.language);
    return Program(console).run(arguments);
  } catch (const Error& error) {
    return refused(error, arguments, console);
  } catch (const std::bad_alloc&) {
    return refused(Error(Failure::usage, "cli.failure.memory", {}), arguments, console);
  } catch (const std::exception& error) {
    return refused(Error(Failure::internal, "cli.failure.internal", {{"detail", error.what()}}),
                   arguments, console);
  }
}

} // namespace pondlab::cli

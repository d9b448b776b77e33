#pragma once

#include "cli/program/arguments.hpp"
#include "cli/program/console.hpp"

#include <memory>
#include <span>
#include <string_view>

namespace pondlab::cli {

/// One command of the program: declares its arguments, then does its work. A new one is one pair of
/// files and one line in commands.cpp.
class Command {
public:
  virtual ~Command() = default;

  virtual void declare(Arguments& arguments) = 0;
  /// Returns the exit status. Throws Error.
  virtual int run(Console& console) = 0;
};

struct CommandEntry {
  std::string_view name;
  std::unique_ptr<Command> (*make)();
};

/// All commands, in the order in which help lists them.
std::span<const CommandEntry> commands();

} // namespace pondlab::cli

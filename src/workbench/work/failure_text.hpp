#pragma once

#include "base/error.hpp"

#include <string>

namespace pondlab::workbench {

/// What went wrong, for people, in their language. An error that nobody should meet has only an
/// English sentence of its own: it becomes the technical detail of one that says so.
std::string failure_text(const Error& error, Language language);

/// There was no memory for what was asked.
std::string out_of_memory_text(Language language);

} // namespace pondlab::workbench

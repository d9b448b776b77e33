#pragma once

#include "app/state/rect.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace pondlab::app::platform {

/// The page around the canvas (web/*.js), as far as the application asks things of it. What the
/// page asks of the application arrives in Application (see main.cpp).

/// Whether the browser's first language is Chinese.
bool prefers_chinese();
bool prefers_light();
bool prefers_reduced_motion();

/// Settings kept in the browser; an empty string when there is none.
std::string stored(std::string_view key);
void store(std::string_view key, std::string_view value);

void copy(const char* words);
/// Where typed text goes, in CSS pixels, or that none is wanted.
void want_text(bool wanted, const Rect& caret);
void set_theme(std::string_view name);
/// The first frame is on the screen.
void ready();

void pick_file();
void save_file(std::string_view name, std::string_view text);

// A person's plans (web/plans.js). Each call returns at once.

std::string new_plan_id();
/// Reads what is kept; the list arrives in Application, as it does when another tab changes it.
void list_plans();
/// Keeps both texts; an empty `plan` leaves the one that is there.
void keep_plan(const std::string& id, const std::string& summary, const std::string& plan);
void copy_plan(const std::string& from, const std::string& to, const std::string& summary);
void remove_plan(const std::string& id);
void bring_plan_back(const std::string& id);
/// Makes a plan this tab's to work on, instead of the one before.
void claim_plan(const std::string& id);
void release_plan();
/// Claims and reads a plan; it arrives in Application.
void open_plan(const std::string& id);
/// The same as the page begins, unless it is a tab beside the one with the plan.
void reopen_plan(const std::string& id);
void export_plans(const std::string& file);
/// What is lost with the page is in a file.
void plan_is_in_file(const std::string& id);
/// Where the person is: this tab begins there after a reload.
std::string here();
void keep_here(const std::string& words);

// Results of finished work (web/results.js). Each call returns at once.

/// Milliseconds since 1970.
std::int64_t milliseconds_now();
/// Reads what is kept; the list arrives in Application.
void list_results();
void keep_result(const std::string& id, const std::string& summary,
                 std::span<const std::byte> record);
void remove_result(const std::string& id);
/// Reads a record; it arrives in Application.
void fetch_result(const std::string& id);

/// What the page says when graphics are lost or the program stops (JSON, see web/trouble.js).
void describe_trouble(const std::string& json);

/// What the screen reader is told (JSON, see web/mirror.js).
void describe_page(const std::string& json);
void describe_results(const std::string& json);

int pool_size();
/// Starts workers on a design; each tells when it is ready.
void start_workers(int count, std::span<const std::byte> design);
void give_work(int worker, std::span<const std::byte> unit);
void stop_workers();

} // namespace pondlab::app::platform

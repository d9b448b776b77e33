#pragma once

#include "app/draw/ui.hpp"
#include "workbench/people/phone.hpp"

#include <string>

namespace pondlab::app {

// What a customer reads on the phone.

std::string money_text(const Ui& ui, engine::Fen fen);
/// "+¥120.00", "−¥3.50".
std::string signed_money_text(const Ui& ui, engine::Fen fen);
/// Without a name its id: "spring_coat" reads "spring coat".
std::string goods_name(const Ui& ui, const engine::Plan& plan, std::string id);
/// "满199减30", "8.5折", "免费": what a coupon or a live price does, and on which goods alone;
/// empty where it does nothing.
std::string offer_text(const Ui& ui, const engine::Plan& plan, const workbench::Terms& terms);
/// What the brand writes: a mechanism's post with its actual offer.
std::string post_text(const Ui& ui, const engine::Plan& plan, const workbench::Bubble& bubble);
/// "1月3日".
std::string phone_date(const Ui& ui, const engine::Plan& plan, int day);

} // namespace pondlab::app

#include "app/phone/phone_text.hpp"

#include "app/draw/display_text.hpp"
#include "report/model/number.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace pondlab::app {
namespace {

constexpr int variants = 3;

/// A price's share as the trade says it: 85 % is 8.5折, or 15% off.
std::string share_text(const Ui& ui, std::int32_t pay_share) {
  if (ui.language == Language::zh) return fmt::format("{:g}折", pay_share / 1'000.0);
  return fmt::format("{:g}% off", (engine::whole - pay_share) / 100.0);
}

/// Whole yuan without the fen.
std::string short_money(engine::Fen fen) {
  return fen % 100 == 0 ? fmt::format("¥{}", fen / 100)
                        : fmt::format("¥{:.2f}", static_cast<double>(fen) / 100);
}

} // namespace

std::string goods_name(const Ui& ui, const engine::Plan& plan, std::string id) {
  const int place = plan.product_index(id);
  if (place >= 0) {
    const engine::Product& product = plan.setup.products[static_cast<std::size_t>(place)];
    if (!product.name.empty()) return product.name.in(ui.language);
  }
  std::ranges::replace(id, '_', ' ');
  return id;
}

std::string money_text(const Ui& ui, engine::Fen fen) {
  return report::number_text(ui.language, static_cast<double>(fen), report::Unit::money,
                             report::Shape::exact);
}

std::string signed_money_text(const Ui& ui, engine::Fen fen) {
  return signed_text(ui, static_cast<double>(fen), report::Unit::money, report::Shape::exact);
}

namespace {

std::string cut_text(const Ui& ui, const workbench::Terms& terms) {
  if (terms.face > 0)
    return ui.t(terms.threshold > 0 ? "app.phone.offer.from" : "app.phone.offer.face",
                {{"face", short_money(terms.face)}, {"threshold", short_money(terms.threshold)}});
  if (terms.pay_share == 0) return std::string(ui.t("app.phone.offer.free"));
  return terms.pay_share < engine::whole ? share_text(ui, terms.pay_share) : std::string();
}

} // namespace

std::string offer_text(const Ui& ui, const engine::Plan& plan, const workbench::Terms& terms) {
  const std::string cut = cut_text(ui, terms);
  if (cut.empty() || terms.products.empty()) return cut;
  if (terms.products.size() == 1)
    return ui.t("app.phone.offer.on_one",
                {{"offer", cut}, {"product", goods_name(ui, plan, terms.products.front())}});
  return ui.t("app.phone.offer.on_some",
              {{"offer", cut}, {"count", std::to_string(terms.products.size())}});
}

std::string post_text(const Ui& ui, const engine::Plan& plan, const workbench::Bubble& bubble) {
  const std::string kind = bubble.mechanism.substr(0, bubble.mechanism.find('#'));
  const std::string offer = offer_text(ui, plan, bubble.terms);
  const std::string key = "app.phone.post." + kind + (offer.empty() ? ".plain" : ".offer") + "." +
                          std::to_string(bubble.day % variants);
  if (!has_text(ui.language, key)) return campaign_name(ui, bubble.mechanism);
  return ui.t(key, {{"offer", offer}, {"days", std::to_string(bubble.terms.validity)}});
}

std::string phone_date(const Ui& ui, const engine::Plan& plan, int day) {
  return report::day_text(ui.language, plan.date_of(day).days);
}

} // namespace pondlab::app

#include "mechanisms/catalogue.hpp"

#include "mechanisms/sms.hpp"

namespace pondlab::mechanisms {

namespace {

template <class Mechanism>
std::shared_ptr<engine::Mechanism> make() {
  return std::make_shared<Mechanism>();
}

constexpr Kind kinds[] = {
    {"sms", 1, make<Sms>},
};

} // namespace

std::span<const Kind> catalogue() { return kinds; }

const Kind* find_kind(std::string_view kind) {
  for (const Kind& known : kinds)
    if (known.kind == kind) return &known;
  return nullptr;
}

} // namespace pondlab::mechanisms

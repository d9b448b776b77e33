#include "base/utf8.hpp"

#include <catch2/catch_test_macros.hpp>

namespace pondlab::tests::utf8_test {

TEST_CASE("code points are read with their length, malformed bytes one at a time") {
  CHECK(code_points("a鱼🎣") == U"a鱼🎣");
  CHECK(code_point_at("鱼", 0).bytes.size() == 3);
  CHECK(code_point_at("鱼", 3).bytes.empty());
  CHECK(code_points("\xC0\x80") == U"\uFFFD\uFFFD");           // overlong
  CHECK(code_points("\xED\xA0\x80") == U"\uFFFD\uFFFD\uFFFD"); // a surrogate
  CHECK(code_point_at("\xE9\xB1", 0).is_malformed);            // cut off
  CHECK(utf8_fault("鱼\xFF") == 3);
  CHECK(utf8_fault("鱼") == 3);
}

TEST_CASE("what nobody sees is escaped, the rest stays") {
  CHECK(visible("私域 café 🎣 ⚠️ \\n") == "私域 café 🎣 ⚠️ \\n");
  CHECK(visible("\n\r\t\x1b\x7f") == "\\n\\r\\t\\u001B\\u007F");
  CHECK(visible("\u009b\u00ad\u200b\u200d\u2028\u202a\u202e\u2066\u2069\ufeff") ==
        "\\u009B\\u00AD\\u200B\\u200D\\u2028\\u202A\\u202E\\u2066\\u2069\\uFEFF");
  CHECK(visible("\U000E0041") == "\\u{E0041}");
  CHECK(visible("a\xff\xc3") == "a\\xFF\\xC3");
  CHECK(visible("a\nb\tc", "\n") == "a\nb\\tc");
}

TEST_CASE("a name that is not UTF-8 comes back from what was shown") {
  const std::string name = "方案-\xb7\xbd.json";
  CHECK(utf8_fault(visible(name)) == visible(name).size());
  CHECK(with_bytes(visible(name)) == name);
  CHECK(with_bytes("\\x") == "\\x");
  CHECK(with_bytes("\\xG0\\x0") == "\\xG0\\x0");
}

TEST_CASE("control characters are told from those that are allowed in names alone") {
  CHECK(control_character("a\nb", "\n").empty());
  CHECK(control_character("a\x1b") == "\x1b");
  CHECK(control_character("👩\u200d🌾").empty());
  CHECK(unseen_character("a\u200d") == "\u200d");
  CHECK(unseen_character("\xff") == "\xff");
  CHECK(code_point_name("\u202e") == "U+202E");
}

} // namespace pondlab::tests::utf8_test

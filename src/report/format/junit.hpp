#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pondlab::report {

/// How a test case ended. CI tells failures (what was tested is wrong) from errors (it could not be
/// tested).
enum class CaseEnd : unsigned char { passed, failure, error, skipped };

struct TestCase {
  std::string group; ///< classname
  std::string name;
  CaseEnd end = CaseEnd::passed;
  std::string type;    ///< of the failure or error
  std::string message; ///< one line
  std::string detail;  ///< more, for its body
};

/// One suite in JUnit's XML. All cases are answered by one simulation, which took `seconds`: each
/// is given its equal share of them, so that they add up.
std::string junit_text(std::string_view suite, const std::vector<TestCase>& cases,
                       double seconds = 0);

/// `text` fit for XML content and quoted attributes. What nobody would see, and so whatever XML 1.0
/// cannot hold, is escaped as `visible` does it; line ends and tabs are kept as references.
std::string xml_escaped(std::string_view text);

} // namespace pondlab::report

// AcademySoftwareFoundation/OpenImageIO pull request 4221, 2024: errors of readers are kept per thread
// under the reader's address, and stay when it is gone.
#include <string>
#include <unordered_map>
class Reader {
public:
  void error(const std::string &text) const;
  std::string error() const;
};
static thread_local std::unordered_map<const Reader *, std::string> errors;
void Reader::error(const std::string &text) const {
  errors[this] += text; // found: address-as-key
}
std::string Reader::error() const {
  std::string text;
  auto it = errors.find(this);
  if (it != errors.end()) {
    text = it->second;
    it->second.clear();
  }
  return text;
}

// pocl/pocl pull request 1852, 2025: headers are kept under literals, and looked for under others of the
// same text.
#include <map>
#include <string>
static std::map<const char *, std::string> headers;
void bundle(const char *name, std::string text) {
  headers[name] = std::move(text); // found: address-as-key
}
const std::string &header(const char *name) { return headers.find(name)->second; }

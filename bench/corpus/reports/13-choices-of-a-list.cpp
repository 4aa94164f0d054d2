// ArtifexSoftware/mupdf pull request 55, 2025: the address of the first option is taken where there may
// be none, and the library's assertion ends the program.
#include <string>
#include <vector>
int options(const char *widget, const char **opts);
std::vector<std::string> choices(const char *widget) {
  int count = options(widget, nullptr);
  std::vector<const char *> opts(static_cast<std::size_t>(count));
  options(widget, &opts[0]); // found: unguarded-element-address
  return {opts.begin(), opts.end()};
}

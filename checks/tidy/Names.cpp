// The names of the checks. See Names.h.
#include "Names.h"
#include "Compat.h"
#include "core/analysis/Analyses.h"
#include "clang-tidy/GlobList.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include <algorithm>

namespace tidy = clang::tidy;

namespace stableid {

std::vector<std::string> allChecks() {
  tidy::ClangTidyCheckFactories Factories;
  for (const auto &E : tidy::ClangTidyModuleRegistry::entries())
    E.instantiate()->addCheckFactories(Factories);
  std::vector<std::string> Names;
  for (const auto &Factory : Factories)
    if (Factory.getKey().starts_with("stableid-"))
      Names.push_back(Factory.getKey().str());
  llvm::sort(Names);
  return Names;
}

llvm::ArrayRef<llvm::StringLiteral> flowChecks() {
  static constexpr llvm::StringLiteral Names[] = {"stableid-address-as-id",
                                                  "stableid-address-as-key",
                                                  "stableid-address-in-output"};
  return Names;
}

std::vector<llvm::StringRef> checkItems(llvm::StringRef Checks) {
  std::vector<llvm::StringRef> Items;
  while (!Checks.empty()) {
    size_t End = std::min(Checks.find_first_of(",\n"), Checks.size());
    llvm::StringRef Item = Checks.take_front(End).trim();
    Checks = Checks.substr(End + 1);
    if (!Item.empty())
      Items.push_back(Item);
  }
  return Items;
}

std::string nearest(llvm::StringRef Wrong, llvm::ArrayRef<std::string> Known) {
  std::string Best;
  // Two letters that changed places, or a third of all; more is another word.
  unsigned Distance = std::max<size_t>(2, Wrong.size() / 3) + 1;
  for (const std::string &Name : Known) {
    unsigned Here = llvm::StringRef(Name).edit_distance(Wrong);
    if (Here < Distance && Name.size() > 2 && 2 * Here <= Name.size()) {
      Distance = Here;
      Best = Name;
    }
  }
  return Best;
}

std::string meant(llvm::StringRef Wrong, llvm::ArrayRef<std::string> Known) {
  std::string Near = nearest(Wrong, Known);
  return Near.empty() ? "there are " + llvm::join(Known, ", ")
                      : "did you mean '" + Near + "'?";
}

std::string unknownCheck(llvm::StringRef Checks) {
  std::vector<std::string> Known;
  for (llvm::StringRef Item : checkItems(Checks)) {
    Item.consume_front("-");
    Item = Item.trim();
    // The modules are asked for their names only where there is a doubt: they make
    // all their checks for it.
    if (!Item.starts_with("stableid-") || Item == "stableid-*" ||
        llvm::is_contained(flowChecks(), Item) ||
        llvm::any_of(analyses(),
                     [&](const Analysis &A) { return A.Name == Item; }))
      continue;
    if (Known.empty())
      Known = allChecks();
    tidy::GlobList Glob(Item);
    if (llvm::none_of(Known, [&](const std::string &Name) {
          return Glob.contains(Name);
        }))
      return "no check '" + Item.str() + "'; " + meant(Item, Known);
  }
  return "";
}

} // namespace stableid

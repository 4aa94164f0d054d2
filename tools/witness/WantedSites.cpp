// The sites that were asked for. See Output.h.
#include "Output.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Path.h"

using namespace stableid;
using llvm::StringRef;

void WantedSites::add(StringRef File, unsigned Line, std::string Said) {
  Places.push_back({File.str(), Line, std::move(Said)});
}

/// Whether one path ends with the other: what a compiler was called with and what a
/// report says need not begin in one folder.
static bool meansSame(StringRef A, StringRef B) {
  if (A.size() < B.size())
    std::swap(A, B);
  while (B.consume_front("./") || B.consume_front("../"))
    ;
  return !B.empty() && A.consume_back(B) && (A.empty() || A.back() == '/');
}

bool WantedSites::has(const WitnessSite &Site) const {
  return Places.empty() || llvm::any_of(Places, [&](const Place &P) {
    return P.Line == Site.Line && meansSame(P.File, Site.File);
  });
}

std::vector<std::string> WantedSites::unseen(const Testimony &T) const {
  std::vector<std::string> Out;
  for (const Place &P : Places) {
    bool Seen = llvm::any_of(T.Sites, [&](const auto &Entry) {
      return Entry.second.Identities && P.Line == Entry.first.Line &&
             meansSame(P.File, Entry.first.File);
    });
    if (!Seen)
      Out.push_back(P.File + ":" + std::to_string(P.Line) +
                    (P.Said.empty() ? "" : ": " + P.Said));
  }
  return Out;
}

// Who owns which files. See Owners.h.
#include "Owners.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"

using namespace stableid;
using llvm::StringRef;

/// More than anybody has written by hand, and each finding is compared with each.
static constexpr size_t MaxRules = 10'000;

/// Whether the name of one file or folder is what \p Pattern says, with * and ?.
static bool nameMatches(StringRef Pattern, StringRef Name) {
  // Where the last * was, and what it has swallowed: no recursion, no blow-up.
  size_t P = 0, N = 0, Star = StringRef::npos, From = 0;
  while (N < Name.size()) {
    if (P < Pattern.size() && Pattern[P] == '*') {
      Star = P++;
      From = N;
    } else if (P < Pattern.size() &&
               (Pattern[P] == '?' || Pattern[P] == Name[N])) {
      ++P;
      ++N;
    } else if (Star != StringRef::npos) {
      P = Star + 1;
      N = ++From;
    } else {
      return false;
    }
  }
  return Pattern.drop_front(P).find_first_not_of('*') == StringRef::npos;
}

using Parts = llvm::ArrayRef<StringRef>;

/// \p Inside: what lies in a folder that matches belongs to it.
static bool partsMatch(Parts Pattern, Parts Path, bool Inside) {
  // The same for parts, with ** in the place of *.
  size_t P = 0, N = 0, Star = StringRef::npos, From = 0;
  while (true) {
    if (P == Pattern.size() && (N == Path.size() || (Inside && N > 0)))
      return true;
    if (P < Pattern.size() && Pattern[P] == "**") {
      // At the end it wants something inside.
      if (P + 1 == Pattern.size())
        return N < Path.size();
      Star = P++;
      From = N;
    } else if (P < Pattern.size() && N < Path.size() &&
               nameMatches(Pattern[P], Path[N])) {
      ++P;
      ++N;
    } else if (Star != StringRef::npos && From < Path.size()) {
      P = Star + 1;
      N = ++From;
    } else {
      return false;
    }
  }
}

bool stableid::ownerPatternMatches(StringRef Pattern, StringRef Path) {
  bool Folder = Pattern.consume_back("/");
  bool Anchored = Pattern.contains('/');
  Pattern.consume_front("/");
  llvm::SmallVector<StringRef, 8> Wanted, Has;
  if (!Anchored)
    Wanted.push_back("**");
  Pattern.split(Wanted, '/');
  Path.split(Has, '/');
  if (Folder)
    Wanted.push_back("**");
  // "docs/*" means the files of docs, not those of its folders.
  bool Inside = !Folder && !(Anchored && Wanted.back() == "*");
  return partsMatch(Wanted, Has, Inside);
}

Owners::Owners(StringRef CodeOwners) {
  while (!CodeOwners.empty() && Rules.size() < MaxRules) {
    auto [Line, Rest] = CodeOwners.split('\n');
    CodeOwners = Rest;
    llvm::SmallVector<StringRef, 4> Words;
    Line.trim().split(Words, ' ', -1, /*KeepEmpty=*/false);
    // GitLab's sections divide the file, and change no owner.
    if (Words.empty() || Words[0].starts_with("#") || Words[0].starts_with("[") ||
        Words[0].starts_with("^["))
      continue;
    Rule R{Words[0].str(), {}};
    for (StringRef Word : llvm::drop_begin(Words)) {
      if (Word.starts_with("#"))
        break;
      R.Names.push_back(Word.trim().str());
    }
    Rules.push_back(std::move(R));
  }
}

llvm::ArrayRef<std::string> Owners::of(StringRef Path) const {
  for (const Rule &R : llvm::reverse(Rules))
    if (ownerPatternMatches(R.Pattern, Path))
      return R.Names;
  return {};
}

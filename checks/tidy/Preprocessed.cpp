// What the preprocessor of a unit knows. See Preprocessed.h.
#include "Preprocessed.h"
#include "clang/Lex/HeaderSearch.h"
#include "clang/Lex/Lexer.h"
#include "clang/Lex/PPCallbacks.h"
#include "llvm/ADT/StringExtras.h"

using namespace clang;

namespace stableid {

namespace {
/// Keeps the code of the user's files that '#if' leaves out.
class LeftOutCode : public PPCallbacks {
public:
  LeftOutCode(const SourceManager &SM, std::vector<LeftOutText> &Out)
      : SM(SM), Out(Out) {}
  void SourceRangeSkipped(SourceRange Range, SourceLocation) override {
    if (!SM.isInSystemHeader(Range.getBegin()))
      Out.push_back({SM.getFileID(Range.getBegin()),
                     Lexer::getSourceText(CharSourceRange::getCharRange(Range),
                                          SM, LangOptions())});
  }

private:
  const SourceManager &SM;
  std::vector<LeftOutText> &Out;
};
} // namespace

void Preprocessed::follow(const SourceManager &SM, Preprocessor &PP) {
  Search = &PP;
  LeftOut.clear();
  PP.addPPCallbacks(std::make_unique<LeftOutCode>(SM, LeftOut));
}

Means Preprocessed::means(const Generators &Use, const SourceManager &SM) const {
  return {Use,
          [this, &SM](llvm::StringRef Header, FileID From) {
            return lookUp(Header, From, SM).has_value();
          },
          [this, &SM](llvm::StringRef Name) { return isLeftOut(Name, SM); }};
}

bool Preprocessed::isLeftOut(llvm::StringRef Name,
                             const SourceManager &SM) const {
  if (LeftOut.empty())
    return false;
  auto IsPart = [](char C) { return llvm::isAlnum(C) || C == '_'; };
  OptionalFileEntryRef Library =
      lookUp("<stableid/id.h>", SM.getMainFileID(), SM);
  auto IsOfLibrary = [&](FileID File) {
    OptionalFileEntryRef In = SM.getFileEntryRefForID(File);
    return Library && In && In->getDir() == Library->getDir();
  };
  for (const auto &[File, Text] : LeftOut) {
    if (IsOfLibrary(File))
      continue;
    for (size_t At = Text.find(Name); At != llvm::StringRef::npos;
         At = Text.find(Name, At + 1)) {
      size_t End = At + Name.size();
      if ((!At || !IsPart(Text[At - 1])) &&
          (End == Text.size() || !IsPart(Text[End])))
        return true;
    }
  }
  return false;
}

OptionalFileEntryRef Preprocessed::lookUp(llvm::StringRef Header, FileID From,
                                          const SourceManager &SM) const {
  OptionalFileEntryRef In = SM.getFileEntryRefForID(From);
  if (!Search || !In || Header.size() < 3)
    return std::nullopt;
  return Search->getHeaderSearchInfo()
      .LookupFile(Header.drop_front().drop_back(), SourceLocation(),
                  Header.starts_with("<"), /*FromDir=*/nullptr,
                  /*CurDir=*/nullptr, {{*In, In->getDir()}},
                  /*SearchPath=*/nullptr, /*RelativePath=*/nullptr,
                  /*RequestingModule=*/nullptr, /*SuggestedModule=*/nullptr,
                  /*IsMapped=*/nullptr, /*IsFrameworkFound=*/nullptr);
}

} // namespace stableid

// What the preprocessor of a unit knows that edits ask for: which headers are found,
// and the code that '#if' leaves out.
#ifndef STABLEID_TIDY_PREPROCESSED_H
#define STABLEID_TIDY_PREPROCESSED_H

#include "core/repair/Repair.h"
#include "clang/Basic/FileEntry.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Preprocessor.h"
#include <vector>

namespace stableid {

/// Code of the user's that '#if' leaves out.
struct LeftOutText {
  clang::FileID File;
  llvm::StringRef Text;
};

class Preprocessed {
public:
  /// Forgets the unit before, and follows \p PP through this one.
  void follow(const clang::SourceManager &SM, clang::Preprocessor &PP);
  /// What repairs of the unit may use. Holds as long as this object does.
  Means means(const Generators &Use, const clang::SourceManager &SM) const;

private:
  /// Code that '#if' leaves out has that name; what the library of the edits
  /// leaves out of its own headers does not count.
  bool isLeftOut(llvm::StringRef Name, const clang::SourceManager &SM) const;
  /// The file that an include of \p Header in \p From finds, by the header
  /// search of the unit.
  clang::OptionalFileEntryRef lookUp(llvm::StringRef Header, clang::FileID From,
                                     const clang::SourceManager &SM) const;

  clang::Preprocessor *Search = nullptr;
  std::vector<LeftOutText> LeftOut;
};

} // namespace stableid

#endif // STABLEID_TIDY_PREPROCESSED_H

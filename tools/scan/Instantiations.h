// Which functions of library templates are instantiated: what a scan leaves out
// of them can hold no code of the user.
#ifndef STABLEID_TOOLS_INSTANTIATIONS_H
#define STABLEID_TOOLS_INSTANTIATIONS_H

#include "clang/Sema/Sema.h"

namespace stableid {

/// Looks over the instantiations that wait for the end of a unit. A function of
/// the library matters if its body can call a template, a generic lambda or an
/// implicit member of the user's, which exists only when it is called.
class Instantiations {
public:
  /// From now on \p S is asked. \p this must outlive the reading of the unit.
  void watch(clang::Sema &S);
  /// Called for each function that was just put in the queue of \p S; false if
  /// it was taken out again.
  bool keep(clang::FunctionDecl *F);
  /// The end of the unit is reached: all that the user declares is known.
  void atEnd();

private:
  bool needed(const clang::FunctionDecl *F) const;

  clang::Sema *S = nullptr;
  bool End = false;
  bool Own = true;    ///< the user has bodies that exist only when called
  bool Inside = true; ///< the user has templates in a library's namespace
};

} // namespace stableid

#endif // STABLEID_TOOLS_INSTANTIATIONS_H

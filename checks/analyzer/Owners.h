// Smart pointers on a path: which object each of them owns, and when the last one lets
// go of it. They are known by the contract of their methods, since the engine loses the
// count of a shared object, and by default does not follow its destructor.
#ifndef STABLEID_ANALYZER_OWNERS_H
#define STABLEID_ANALYZER_OWNERS_H

#include "IdentityState.h"
#include "core/model/Model.h"
#include "clang/StaticAnalyzer/Core/PathSensitive/CallEvent.h"

namespace stableid {

/// How an object of a class owns what it points to.
enum class Owning : uint8_t {
  None,
  Alone, ///< as std::unique_ptr
  Shared ///< as std::shared_ptr: until the last one ends
};

/// Of \p Class, by its traits and its members.
Owning owningOf(const clang::CXXRecordDecl *Class, ModelIndex &Index);

/// \p Where is inside of what the library does with a smart pointer of several owners. It
/// deletes the object there on one of two paths, since the engine loses the count.
bool isInSharedOwner(const clang::LocationContext *Where, ModelIndex &Index);

/// What \p Event, which is over, does to smart pointers and to what they own.
clang::ento::ProgramStateRef
followOwners(const clang::ento::CallEvent &Event,
             clang::ento::CheckerContext &C, ModelIndex &Index,
             clang::ento::ProgramStateRef State);

/// Some smart pointer that is followed owns \p Object.
bool isOwned(clang::ento::ProgramStateRef State, Region Object);

/// Nothing is known any more of the smart pointers within \p R, which others may
/// have changed.
clang::ento::ProgramStateRef
forgetOwners(clang::ento::ProgramStateRef State, Region R);

/// Drops the smart pointers that nobody can name any more.
clang::ento::ProgramStateRef
reapOwners(clang::ento::ProgramStateRef State,
           clang::ento::SymbolReaper &Reaper);

} // namespace stableid

#endif // STABLEID_ANALYZER_OWNERS_H

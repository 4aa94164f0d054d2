// The identities that a path knows: which objects have one, who holds it, and
// which plain values were made from which object. Pure functions from one
// program state to the next; they know no call and no statement.
#ifndef STABLEID_ANALYZER_IDENTITY_STATE_H
#define STABLEID_ANALYZER_IDENTITY_STATE_H

#include "Compat.h"
#include "clang/AST/Expr.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include <vector>

namespace stableid {

using Region = const clang::ento::MemRegion *;

/// A path carries at most so many; what comes later is not followed.
constexpr unsigned MaxObjects = 32;
constexpr unsigned MaxHoldings = 64;
constexpr unsigned MaxDerived = 64;

/// An object of which somebody holds an identity.
struct ObjectState {
  /// The canonical type; null for an object of no known type.
  const clang::Type *Type = nullptr;
  /// The object's lifetime ended on this path.
  bool Ended = false;
  /// The first object of the same type that was made after that.
  Region Next = nullptr;
  /// The sequence that it is an element of; null if it is none.
  Region Within = nullptr;

  bool operator==(const ObjectState &R) const {
    return Type == R.Type && Ended == R.Ended && Next == R.Next &&
           Within == R.Within;
  }
  void Profile(llvm::FoldingSetNodeID &ID) const {
    ID.AddPointer(Type);
    ID.AddBoolean(Ended);
    ID.AddPointer(Next);
    ID.AddPointer(Within);
  }
};

/// How an identity is held.
struct HoldingState {
  /// The container, field or variable, by name; null if it has none.
  const clang::ValueDecl *Name = nullptr;
  /// The expression that put the identity there.
  const clang::Stmt *At = nullptr;
  /// A key of a container; otherwise an ID in a variable or field.
  bool IsKey = true;
  /// The container or variable outlives the function that is analysed.
  bool Lasts = true;
  /// The container was looked up after the object had ended.
  bool LookedUp = false;

  bool operator==(const HoldingState &R) const {
    return Name == R.Name && At == R.At && IsKey == R.IsKey &&
           Lasts == R.Lasts && LookedUp == R.LookedUp;
  }
  void Profile(llvm::FoldingSetNodeID &ID) const {
    ID.AddPointer(Name);
    ID.AddPointer(At);
    ID.AddBoolean(IsKey);
    ID.AddBoolean(Lasts);
    ID.AddBoolean(LookedUp);
  }
};

/// A holder of an identity: the place, and the object.
struct Holding {
  Region Place = nullptr;
  Region Object = nullptr;
  HoldingState How;
};

/// The object that the identity in a pointer to \p R belongs to: \p R without
/// casts, if its lifetime can end on a path; null otherwise.
Region trackable(Region R);

/// The pointers \p L and \p R may point to one object, as far as it is seen where
/// they come from. Null stands for a pointer from anywhere.
bool mayBeSame(Region L, Region R);

/// The type of the object \p R: as it is declared or, for bare memory, what the
/// pointer in \p At points to; or null.
clang::QualType typeOfObject(Region R, const clang::Stmt *At);

/// \p Inner is \p Outer or a part of it.
bool isWithin(Region Inner, Region Outer);

/// True for a place that was there before the function and is there after it.
bool lasts(Region Place, clang::ento::ProgramStateRef State);

/// All holdings, in the order of the source; never in the order of addresses.
std::vector<Holding> holdings(clang::ento::ProgramStateRef State);
bool holdsAny(clang::ento::ProgramStateRef State);
const HoldingState *holding(clang::ento::ProgramStateRef State, Region Place,
                            Region Object);
const ObjectState *object(clang::ento::ProgramStateRef State, Region Object);

/// \p Place holds the identity of \p Object, an element of \p Within if that is not
/// null.
clang::ento::ProgramStateRef hold(clang::ento::ProgramStateRef State,
                                  Region Place, Region Object,
                                  clang::QualType Type, HoldingState How,
                                  Region Within = nullptr);

/// \p R and all that is part of it ends: as an object, and as a place.
clang::ento::ProgramStateRef end(clang::ento::ProgramStateRef State, Region R);

/// The elements of \p Sequence for which \p Gone is true end.
clang::ento::ProgramStateRef
endElements(clang::ento::ProgramStateRef State, Region Sequence,
            llvm::function_ref<bool(Region)> Gone);
/// Some elements of \p Sequence ended, and nobody knows which.
clang::ento::ProgramStateRef forgetElements(clang::ento::ProgramStateRef State,
                                            Region Sequence);

/// An object of type \p Type (null: of any) is made at \p R.
clang::ento::ProgramStateRef make(clang::ento::ProgramStateRef State, Region R,
                                  const clang::Type *Type);

/// The place \p Place is looked up.
clang::ento::ProgramStateRef lookUp(clang::ento::ProgramStateRef State,
                                    Region Place);

/// \p Place lets go of \p Object, or of all objects where that is null.
clang::ento::ProgramStateRef release(clang::ento::ProgramStateRef State,
                                     Region Place, Region Object = nullptr);

/// Code that is not seen can change \p R: nothing is known any more of what is
/// held in it, or of the identity of objects in it.
clang::ento::ProgramStateRef escape(clang::ento::ProgramStateRef State,
                                    Region R);
clang::ento::ProgramStateRef forget(clang::ento::ProgramStateRef State);

/// Plain values that were made from the address of an object.
clang::ento::ProgramStateRef derive(clang::ento::ProgramStateRef State,
                                    clang::ento::SymbolRef Value,
                                    Region Object);
/// The object that \p Value was made from, or null.
Region derivedFrom(clang::ento::ProgramStateRef State, clang::ento::SVal Value);
/// The object whose identity \p Value is, as a pointer or a plain value.
Region identityIn(clang::ento::ProgramStateRef State, clang::ento::SVal Value);
/// The content of \p Buffer, a text or stream, was made from \p Object; null
/// for one that holds nothing of an address.
clang::ento::ProgramStateRef fill(clang::ento::ProgramStateRef State,
                                  Region Buffer, Region Object);
Region contentOf(clang::ento::ProgramStateRef State, Region Buffer);
/// Some number, text or stream was made from the address of \p Object.
bool carries(clang::ento::ProgramStateRef State, Region Object);
/// The pointer at \p Place points to \p Pointee before a call that leaves it
/// alone, and after it.
clang::ento::ProgramStateRef lend(clang::ento::ProgramStateRef State,
                                  Region Place, Region Pointee);
clang::ento::ProgramStateRef giveBack(clang::ento::ProgramStateRef State,
                                      Region Place,
                                      const clang::LocationContext *Where);

/// Drops the values that nobody can read any more.
clang::ento::ProgramStateRef reap(clang::ento::ProgramStateRef State,
                                  clang::ento::SymbolReaper &Reaper);

} // namespace stableid

#endif // STABLEID_ANALYZER_IDENTITY_STATE_H

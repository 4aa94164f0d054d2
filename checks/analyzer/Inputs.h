// The addresses on this path that a call with a rule of the Model reads.
#ifndef STABLEID_ANALYZER_INPUTS_H
#define STABLEID_ANALYZER_INPUTS_H

#include "IdentityState.h"
#include "core/model/Model.h"
#include "clang/StaticAnalyzer/Core/PathSensitive/CallEvent.h"

namespace stableid {

/// Argument \p I of \p Event, or the object that it is called on or makes.
clang::ento::SVal valueAt(const clang::ento::CallEvent &Event, int I);

/// The place that argument \p I names or points to, without casts; or null.
Region placeAt(const clang::ento::CallEvent &Event, int I);

/// The object from whose address the argument \p I of \p Event was made. With
/// \p Pointers, a pointer that is no text is such an address itself.
Region inputAt(const clang::ento::CallEvent &Event, int I, bool Pointers,
               clang::ento::ProgramStateRef State);

/// The first object whose address \p R reads in \p Event, or null.
Region inputOf(const Rule &R, const clang::ento::CallEvent &Event,
               clang::ento::ProgramStateRef State);

} // namespace stableid

#endif // STABLEID_ANALYZER_INPUTS_H

// Elements of sequences on a path: the sequence that an address leads into, and which
// elements end where it loses some, or moves them to grow.
#ifndef STABLEID_ANALYZER_ELEMENTS_H
#define STABLEID_ANALYZER_ELEMENTS_H

#include "IdentityState.h"
#include "core/model/Model.h"
#include "clang/StaticAnalyzer/Core/PathSensitive/CallEvent.h"

namespace stableid {

/// The sequence that \p Object is an element of, as far as the call tells that gave its
/// address on the way to \p Where; null if it is none.
Region sequenceOf(Region Object, const clang::LocationContext *Where,
                  ModelIndex &Index, clang::ento::ProgramStateRef State);

/// \p State after \p Event, a call of a member function, has ended or moved elements of
/// a sequence.
clang::ento::ProgramStateRef
followElements(const clang::ento::CallEvent &Event, ModelIndex &Index,
               clang::ento::ProgramStateRef State);

} // namespace stableid

#endif // STABLEID_ANALYZER_ELEMENTS_H

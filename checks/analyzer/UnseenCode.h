// Functions of the system whose bodies are not followed: which of them may run
// code of the user's own.
#ifndef STABLEID_ANALYZER_UNSEEN_CODE_H
#define STABLEID_ANALYZER_UNSEEN_CODE_H

#include "clang/StaticAnalyzer/Core/PathSensitive/CallEvent.h"

namespace stableid {

/// True when \p Event calls what the system declares or the compiler knows:
/// what it does is known by its contract.
bool isOfSystem(const clang::ento::CallEvent &Event);

/// True when \p Event, a call of what the system declares, may call back: a
/// callable is called or handed over, or objects of a class of the user's own
/// may be destroyed.
bool runsUserCode(const clang::ento::CallEvent &Event);

} // namespace stableid

#endif // STABLEID_ANALYZER_UNSEEN_CODE_H

//===--- Phase.h - where the time goes -------------------------*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// One phase of the analysis as LLVM's profilers see it: a scope of the time
// trace, where the host records one, and a row of a table of timers, printed
// at the end, where it was asked for.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_PHASE_H
#define STABLEID_CORE_PHASE_H

#include "llvm/Support/TimeProfiler.h"
#include "llvm/Support/Timer.h"

namespace stableid {

/// Measures from here to the end of the scope.
class Phase {
public:
  Phase(llvm::StringRef Name, llvm::StringRef What, bool Timed)
      : Trace(Name),
        Timer(Name, What, "stableid", "stableid's phases", Timed) {}

private:
  llvm::TimeTraceScope Trace;
  llvm::NamedRegionTimer Timer;
};

} // namespace stableid

#endif // STABLEID_CORE_PHASE_H

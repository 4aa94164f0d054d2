//===--- ProjectFacts.h - what units say to each other --------- -*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A unit exports what it does to declarations that others can name, and wants
// to know what others do to those that its own findings hang on. Facts are
// plain data: joining them is a union of sets, so order and grouping do not
// matter, and a fact that is missing leaves what the unit alone says.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_PROJECT_FACTS_H
#define STABLEID_CORE_PROJECT_FACTS_H

#include "llvm/ADT/ArrayRef.h"
#include <cstdint>
#include <optional>
#include <tuple>
#include <vector>

namespace clang {
class Decl;
} // namespace clang

namespace stableid {

/// A declaration in the whole project: 128 bits of its USR.
struct ProjectName {
  uint64_t High = 0, Low = 0;

  friend bool operator<(const ProjectName &L, const ProjectName &R) {
    return std::tie(L.High, L.Low) < std::tie(R.High, R.Low);
  }
  friend bool operator==(const ProjectName &L, const ProjectName &R) {
    return L.High == R.High && L.Low == R.Low;
  }
};

/// The name of \p D; none where other units cannot name it: locals, and what
/// has internal linkage.
std::optional<ProjectName> projectNameOf(const clang::Decl *D);

enum class ProjectFactKind : uint8_t {
  CastBack,     ///< a number that is kept there becomes a pointer again
  TakenOut,     ///< entries of the container are taken out by a key
  HandedOn,     ///< the container is handed on, and others may take them out
  GivesAddress, ///< the function's result is the address it is handed as Arg
  MakesId,      ///< the function makes an ID of Arg
  Writes,       ///< the function sends Arg out of the process
  Sorted,       ///< a caller sorts the list that the function gives or fills
  Sorts,        ///< the function sorts the list that it is handed as Arg
  AllSeen       ///< every unit was read, and none takes entries out or sorts
};

struct ProjectFact {
  ProjectFactKind Kind = ProjectFactKind::CastBack;
  uint32_t Arg = 0;
  ProjectName Of;

  friend bool operator<(const ProjectFact &L, const ProjectFact &R) {
    return std::tie(L.Of, L.Kind, L.Arg) < std::tie(R.Of, R.Kind, R.Arg);
  }
  friend bool operator==(const ProjectFact &L, const ProjectFact &R) {
    return L.Of == R.Of && L.Kind == R.Kind && L.Arg == R.Arg;
  }
};

/// A sorted set.
using ProjectFacts = std::vector<ProjectFact>;

void sortFacts(ProjectFacts &Facts);

struct UnitFacts {
  ProjectFacts Exports;
  /// The declarations that others may say something of.
  std::vector<ProjectName> Wants;
  /// The containers of which nothing but a unit that nobody read could take
  /// entries out, and the functions whose lists only such a unit could sort.
  std::vector<ProjectName> Open;
};

/// The facts among \p All about declarations that \p Unit wants to know of, but
/// those that it exports itself. \p Complete: they are all units that there are.
ProjectFacts sliceFor(const UnitFacts &Unit, const ProjectFacts &All,
                      bool Complete);

} // namespace stableid

#endif // STABLEID_CORE_PROJECT_FACTS_H

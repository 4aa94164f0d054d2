//===--- Summary.h - what a call of a function does ------------*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The effects of one function in terms of its inputs, so that it is read once
// and applied at every call; and the candidates, which wait for the judge.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_SUMMARY_H
#define STABLEID_CORE_SUMMARY_H

#include "core/facts/Place.h"
#include "core/sink/Sink.h"
#include "core/source/Derivation.h"
#include <map>

namespace stableid {

/// A derivation that arrived at a sink. Whether it is a finding is known only
/// when the whole unit has been seen.
struct Candidate {
  Sink To;
  Derivation From;
  const clang::FunctionDecl *In = nullptr;
  /// The inputs of In that callers were known to fill.
  uint64_t Demanded = 0;
  /// For local variables: the value was stored, returned or handed on.
  bool Escaped = false;
  /// The field it was stored in, if it got out by that alone.
  const clang::FieldDecl *Into = nullptr;
  /// For local variables: the value was compared, masked, logged.
  bool Benign = false;
  bool Echo = false;
  /// The object was written as bytes: a pipe may bring them back.
  clang::QualType Bytes;
};

/// All candidates of a unit, each sink and source once, by the first way that
/// was found. Who reads a function for more inputs follows more calls, and
/// knows better.
class Candidates {
public:
  explicit Candidates(Derivations &D) : D(D) {}

  CandidateId add(Candidate C);
  /// Those that wait for \p Set at a local variable: it was compared, masked,
  /// logged.
  void benign(SetId Set);
  /// They got out, \p Into a field if only there. Their values as they are
  /// then.
  SetId escape(SetId Set, const clang::FieldDecl *Into = nullptr);
  /// \p X waits because the literal of a format names it.
  bool isWritten(const Derivation &X) const {
    return X.Pending && All[X.Pending].To.Written;
  }
  /// What of \p Set does not wait for that.
  SetId withoutWritten(SetId Set);
  /// What was kept in \p Kept, and is reported as an ID, is compared with a
  /// fresh address at \p Loc; the first place is remembered.
  void compared(const clang::NamedDecl *Kept, clang::SourceLocation Loc) {
    Compared.try_emplace(Kept, Loc);
  }
  clang::SourceLocation comparedAt(const clang::NamedDecl *Kept) const {
    return Compared.lookup(Kept);
  }
  Candidate &operator[](CandidateId I) { return All[I]; }
  const Candidate &operator[](CandidateId I) const { return All[I]; }
  auto begin() const { return All.begin(); }
  auto end() const { return All.end(); }

private:
  Derivations &D;
  IdTable<CandidateId, Candidate> All;
  llvm::DenseMap<const clang::NamedDecl *, clang::SourceLocation> Compared;
  std::map<std::tuple<unsigned, SinkKind, KeyHarm, SourceId>, CandidateId>
      Numbers;
};

struct Summary {
  /// What places of the caller hold after the call, in the callee's terms. The
  /// sets may name inputs of the callee.
  std::vector<std::pair<PlaceKey, SetId>> Effects;
  /// Candidates whose source is an input of the callee.
  std::vector<CandidateId> InputSinks;

  friend bool operator==(const Summary &L, const Summary &R) {
    if (L.InputSinks != R.InputSinks || L.Effects.size() != R.Effects.size())
      return false;
    for (size_t I = 0; I < L.Effects.size(); ++I)
      if (!(L.Effects[I].first == R.Effects[I].first) ||
          L.Effects[I].second != R.Effects[I].second)
        return false;
    return true;
  }
  friend bool operator!=(const Summary &L, const Summary &R) {
    return !(L == R);
  }
};

} // namespace stableid

#endif // STABLEID_CORE_SUMMARY_H

//===--- PointerKeyed.h - containers in the order of addresses -*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A container that compares or hashes its keys by address gives them back in an
// order that the allocator decides.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_POINTER_KEYED_H
#define STABLEID_CORE_POINTER_KEYED_H

#include "core/model/Model.h"
#include "core/sink/Lexicon.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/Expr.h"
#include "llvm/ADT/DenseMap.h"
#include <optional>

namespace stableid {

struct PointerKeyed {
  /// The objects whose addresses decide.
  clang::QualType Object;
  /// Certain where nothing else can be meant: a container that is known, and
  /// keys that are addresses.
  Certainty Sure = Certainty::Certain;
};

/// Answers by type, remembered.
class PointerKeys {
public:
  PointerKeys(ModelIndex &Index, const Lexicon &Names)
      : Index(Index), Names(Names) {}

  /// The container type \p T, a pointer or reference to one.
  std::optional<PointerKeyed> ofContainer(clang::QualType T);
  /// A pointer, smart pointer, or a tuple that begins with one; keys of other
  /// classes are asked of OrderedKey.
  std::optional<PointerKeyed> ofKey(clang::QualType Key,
                                    const clang::CXXRecordDecl *Container);
  /// The comparator \p E, handed over to sort pointers, looks at nothing but
  /// the addresses: certain; at them where the objects are equal: likely.
  static std::optional<Certainty> comparesAddresses(const clang::Expr *E);

private:
  std::optional<PointerKeyed> ofClass(clang::QualType T);

  ModelIndex &Index;
  const Lexicon &Names;
  llvm::DenseMap<const clang::CXXRecordDecl *, std::optional<PointerKeyed>>
      Known;
};

} // namespace stableid

#endif // STABLEID_CORE_POINTER_KEYED_H

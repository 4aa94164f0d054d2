//===--- Visibility.h - what of a unit nobody read ------------ -*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// An editor keeps the headers of a file apart and skips what their functions
// do. That something is never done to a declaration is then known only if the
// text of its header does not speak against it. Asked by the judge.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_VISIBILITY_H
#define STABLEID_CORE_VISIBILITY_H

#include "core/sink/Lexicon.h"
#include "clang/AST/ASTContext.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Token.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringRef.h"
#include <memory>
#include <vector>

namespace stableid {

class Unread {
public:
  Unread(const clang::ASTContext &AST, const Lexicon &Names);

  /// In the header of \p D, a body that was not read names it and its class,
  /// and casts something to a pointer.
  bool mayCastBack(const clang::Decl *D);
  /// ... and takes something out of a container.
  bool mayTakeOut(const clang::Decl *D);
  /// ... and reads bytes.
  bool mayReadBytes(const clang::Decl *D);

private:
  /// The words in the text of a function, and in that of the classes around it.
  struct Body {
    std::vector<llvm::StringRef> Words; ///< sorted when asked
    bool CastsToPointer = false;
    void say(llvm::ArrayRef<clang::Token> Tokens);
    bool names(llvm::StringRef Word) const;
    /// One of the words is as \p Is says.
    bool has(llvm::function_ref<bool(llvm::StringRef)> Is) const;
  };
  struct Header {
    std::unique_ptr<llvm::MemoryBuffer> Text;
    std::vector<Body> Bodies;
  };
  template <typename Predicate>
  bool anyBody(const clang::Decl *D, Predicate Speaks);
  const Header *headerOf(const clang::Decl *D);
  void read(Header &H);

  const clang::ASTContext &AST;
  const Lexicon &Names;
  /// Files whose declarations the unit's walk has seen; empty where it has seen
  /// all there are.
  llvm::DenseSet<clang::FileID> Walked;
  llvm::DenseMap<clang::FileID, Header> Headers;
};

/// The function that hands out the static local \p V by a reference or pointer;
/// null for any other variable.
const clang::FunctionDecl *handsOut(const clang::VarDecl *V);

/// Every use of the variable or field \p Place is in this unit, as far as its
/// declaration says: nobody else can name it.
bool seesEveryUse(const clang::ValueDecl *Place);

} // namespace stableid

#endif // STABLEID_CORE_VISIBILITY_H

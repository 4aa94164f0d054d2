//===--- MessageKey.h - the names that a key is made of ------- -*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A key is read by the names in it: the number of a message, and the stream in
// which such numbers begin anew.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_MESSAGE_KEY_H
#define STABLEID_CORE_MESSAGE_KEY_H

#include "core/sink/Lexicon.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Decl.h"
#include "clang/AST/Expr.h"
#include "llvm/ADT/SmallPtrSet.h"

namespace stableid {

/// The noun of \p Name says that it is a stream, group, partition: topic_name,
/// PartitionConsumer.
bool isScope(llvm::StringRef Name, const Lexicon &Names);

struct MessageKey {
  /// The field, function or variable that numbers the message; null if none.
  const clang::NamedDecl *Number = nullptr;
  /// A part of the key says which stream it is of, or may say so: a call that
  /// nobody read, the object itself, the message as a whole.
  bool Scoped = false;
  /// Where the number is taken from: the class of the message, if it has one.
  const clang::RecordDecl *Message = nullptr;
};

/// Reads \p Key, and what the locals in it were made of.
MessageKey readKey(const clang::Expr *Key, const Lexicon &Names,
                   ModelIndex &Index);

} // namespace stableid

#endif // STABLEID_CORE_MESSAGE_KEY_H

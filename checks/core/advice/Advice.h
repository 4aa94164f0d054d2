//===--- Advice.h - what to write instead ----------------------*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// All words that users read are made here: the warning, the notes of the path
// and the advice. The library is known as text only.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_ADVICE_H
#define STABLEID_CORE_ADVICE_H

#include "Generator.h"
#include "core/verdict/Finding.h"
#include <string>
#include <vector>

namespace stableid {

struct Note {
  clang::SourceLocation Loc;
  std::string Text;
};

/// `address of 'Session' becomes the ID 'session_id'; another object can get
/// the same one`
std::string warningText(const Finding &F);

/// The source, the steps and the advice, in the order in which they are shown.
/// The advice is the last, and is \p Instead where a repair has words of its
/// own.
std::vector<Note> notesOf(const Finding &F, const Generators &Use = {},
                          const std::string &Instead = "");

} // namespace stableid

#endif // STABLEID_CORE_ADVICE_H

//===--- Channel.h - does what is written leave the process ----*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A sink of the kind output writes to a file, a socket or a stream. Whether
// that is the outside world or a developer's terminal shows in the expression
// that names it.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_CHANNEL_H
#define STABLEID_CORE_CHANNEL_H

#include "Facts.h"

namespace stableid {

enum class ChannelVerdict : uint8_t {
  Stays,   ///< stderr, stdout, a log
  Unknown, ///< an ostream & or FILE * handed in from somewhere
  Leaves   ///< a file this code opened, a descriptor, a socket
};

ChannelVerdict classifyChannel(const clang::Expr *E, ModelIndex &Index,
                               const Lexicon &Words);

/// The parameter that \p E names as a channel; null if it is none.
const clang::ParmVarDecl *channelParam(const clang::Expr *E);

/// The stream that \p C inserts into, through chains of operator<<; null when
/// it is no insertion.
const clang::Expr *streamOf(const CallFact &C, ModelIndex &Index);

} // namespace stableid

#endif // STABLEID_CORE_CHANNEL_H

//===--- Generator.h - what makes an identity ------------------*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// For each kind of ID the expression that makes one and the header that
// declares it, as text: the library's, unless the user names others. Advice
// quotes them, Repair writes them.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_GENERATOR_H
#define STABLEID_CORE_GENERATOR_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <array>
#include <string>
#include <vector>

namespace stableid {

enum class GeneratorKind : uint8_t {
  Object,      ///< a 64-bit number for {class}
  Thread,      ///< a 64-bit number for the calling thread
  Session,     ///< the text of a secret that nobody can guess
  Uuid,        ///< the text of a UUID
  Global,      ///< the text of an ID that no other process gives
  Trace,       ///< the text of a trace ID
  Span,        ///< the text of a span ID
  TraceParent, ///< the text of a traceparent header
  Member,      ///< the type of a member that gives {class} an identity
  MemberId,    ///< the number of the member {member}
  IdOf         ///< the number of {object}, which has such a member
};
constexpr unsigned GeneratorKinds = unsigned(GeneratorKind::IdOf) + 1;

struct Generator {
  std::string Expression;
  /// In their brackets or quotes, a blank between two: `<stableid/id.h>`.
  std::string Header;
  /// Named by the user: what is true of the library need not be true of it.
  bool Own = false;
  /// The class gets a counter of its own, of the standard library.
  bool IsCounter = false;

  /// Nothing makes such an ID: only words are left.
  bool isNone() const { return Expression.empty() && !IsCounter; }
  std::vector<std::string> headers() const;

  /// The expression with \p Value in place of `{Name}`.
  std::string with(llvm::StringRef Name, llvm::StringRef Value) const;
};

class Generators {
public:
  /// Those of the library.
  Generators();

  /// Those of the library, but for what \p Option names: the first word may be
  /// another library, `std`, `boost`, `absl` or `glib`, or `witness`, then
  /// `object=acme::nextId<{class}>() <acme/ids.h>; thread=...`.
  static llvm::Expected<Generators> parse(llvm::StringRef Option);

  const Generator &of(GeneratorKind Kind) const { return All[unsigned(Kind)]; }
  /// The library's own, or null where the user named another: only it is known
  /// to be a type that can be kept, hashed and written as text.
  const Generator *library(GeneratorKind Kind) const {
    return of(Kind).Own ? nullptr : &of(Kind);
  }

  /// Nothing is made: what is found is shown to a run under `stableid witness`.
  bool wantsWitness() const { return Witness; }

private:
  std::array<Generator, GeneratorKinds> All;
  bool Witness = false;
};

/// The function of <stableid.h> that makes such an ID, in C and in C++ before
/// C++17; none where it can fail, since only the user can say what then.
const Generator &plainGenerator(GeneratorKind Kind);

} // namespace stableid

#endif // STABLEID_CORE_GENERATOR_H

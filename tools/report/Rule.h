// What reports say about a check, whatever it found: the sentence of its page,
// its verdict, and the weaknesses of the CWE list that it is one of.
#ifndef STABLEID_TOOLS_RULE_H
#define STABLEID_TOOLS_RULE_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

namespace stableid {

/// What is wrong with the address; see docs/what-is-an-identity.md.
enum class Harm {
  Outlives, ///< it is kept where the object may already be gone
  Escapes,  ///< it leaves the process, or decides what leaves it
  Other,    ///< a check that is not about addresses
};

llvm::StringRef verdictName(Harm V);

struct CheckRule {
  llvm::StringLiteral Check;
  llvm::StringLiteral Sentence;
  Harm Says;
  llvm::ArrayRef<unsigned> Cwe;
};

/// Null for a check that is not ours.
const CheckRule *ruleOf(llvm::StringRef Check);
Harm verdictOf(llvm::StringRef Check);

} // namespace stableid

#endif // STABLEID_TOOLS_RULE_H

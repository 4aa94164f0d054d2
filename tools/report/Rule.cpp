// One row for each check. test/house/rules compares it with the pages.
#include "Rule.h"

using namespace stableid;
using llvm::StringRef;

// CWE-200 exposure of sensitive information, CWE-340 predictable identifiers,
// CWE-694 several objects with one identifier, CWE-758 reliance on behavior that
// is not defined, CWE-125 out-of-bounds read, CWE-825 use of an expired pointer.
static constexpr unsigned AsId[] = {200, 340, 694};
static constexpr unsigned AsKey[] = {694};
static constexpr unsigned InOutput[] = {200};
static constexpr unsigned Order[] = {758};
static constexpr unsigned Dedup[] = {694};
static constexpr unsigned Element[] = {125, 825};

static constexpr CheckRule Rules[] = {
    {"stableid-address-as-id",
     "Finds an address-derived value that becomes an ID.", Harm::Outlives,
     AsId},
    {"stableid-address-as-key",
     "Finds an address used as a key that outlives the object, and text "
     "compared by its address.",
     Harm::Outlives, AsKey},
    {"stableid-address-in-output", "Finds an address that leaves the process.",
     Harm::Escapes, InOutput},
    {"stableid-address-order", "Finds an order of addresses that is seen.",
     Harm::Escapes, Order},
    {"stableid-shared-dedup-state",
     "Finds state shared by all objects of a class that decides by less than a "
     "stream and a number in it what was seen before.",
     Harm::Other, Dedup},
    {"stableid-unguarded-element-address",
     "Finds the address of an element that may not be there, or that its "
     "container moves away from it.",
     Harm::Other, Element},
    {"stableid.StaleIdentity",
     "Finds an identity made from an address that is still in use after the "
     "object's lifetime ended.",
     Harm::Outlives, AsKey},
    {"stableid.EscapingIdentity",
     "Finds an identity made from an address that leaves the process on a "
     "path, across calls and branches.",
     Harm::Escapes, InOutput},
};

StringRef stableid::verdictName(Harm V) {
  switch (V) {
  case Harm::Outlives:
    return "outlives";
  case Harm::Escapes:
    return "escapes";
  case Harm::Other:
    break;
  }
  return "other";
}

const CheckRule *stableid::ruleOf(StringRef Check) {
  for (const CheckRule &R : Rules)
    if (R.Check == Check)
      return &R;
  return nullptr;
}

Harm stableid::verdictOf(StringRef Check) {
  const CheckRule *R = ruleOf(Check);
  return R ? R->Says : Harm::Other;
}

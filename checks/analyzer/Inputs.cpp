// The addresses that a call reads. See Inputs.h.
#include "Inputs.h"
#include "core/facts/Format.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;
using namespace clang::ento;

namespace stableid {

SVal valueAt(const CallEvent &Event, int I) {
  if (I == Position::This) {
    const auto *Method = dyn_cast<CXXInstanceCall>(&Event);
    const auto *Ctor = dyn_cast<CXXConstructorCall>(&Event);
    return Method ? Method->getCXXThisVal()
           : Ctor ? Ctor->getCXXThisVal()
                  : UnknownVal();
  }
  return I >= 0 && unsigned(I) < Event.getNumArgs() ? Event.getArgSVal(I)
                                                    : UnknownVal();
}

Region placeAt(const CallEvent &Event, int I) {
  Region R = valueAt(Event, I).getAsRegion();
  return R ? R->StripCasts() : nullptr;
}

/// The declared type of argument \p I; of a variadic one, its own.
static QualType typeAt(const CallEvent &Event, int I) {
  const auto *F = dyn_cast_or_null<FunctionDecl>(Event.getDecl());
  if (F && I >= 0 && unsigned(I) < F->getNumParams())
    return F->getParamDecl(I)->getType();
  const Expr *E = I >= 0 && unsigned(I) < Event.getNumArgs()
                      ? Event.getArgExpr(I)
                      : nullptr;
  return E ? E->getType() : QualType();
}

/// A pointer of that type is an address, and no text.
static bool isAddress(QualType T) {
  return T->isPointerType() && !T->getPointeeType()->isAnyCharacterType() &&
         !T->getPointeeType()->isFunctionType();
}

Region inputAt(const CallEvent &Event, int I, bool Pointers,
               ProgramStateRef State) {
  SVal Value = valueAt(Event, I);
  if (Region Object = derivedFrom(State, Value))
    return Object;
  Region R = placeAt(Event, I);
  if (!R)
    return nullptr;
  if (Region Object = contentOf(State, R))
    return Object;
  QualType T = typeAt(Event, I);
  if (T.isNull())
    return nullptr;
  // A number or pointer by reference is what stands there.
  if (T->isReferenceType()) {
    T = T.getNonReferenceType();
    if (!T->isScalarType())
      return nullptr;
    Value = State->getSVal(R, T);
    return Pointers && isAddress(T) ? identityIn(State, Value)
                                    : derivedFrom(State, Value);
  }
  return Pointers && isAddress(T) ? trackable(R) : nullptr;
}

/// The arguments that the format of \p R reads.
static Region formatted(const Rule &R, const CallEvent &Event,
                        ProgramStateRef State) {
  const Expr *E = unsigned(R.Format) < Event.getNumArgs()
                      ? Event.getArgExpr(R.Format)
                      : nullptr;
  const auto *Text = E ? dyn_cast<StringLiteral>(E->IgnoreParenCasts()) : nullptr;
  if (!Text || Text->getCharByteWidth() != 1)
    return nullptr;
  Region Object = nullptr;
  eachConversion(Text->getString(), [&](const Conversion &Read) {
    unsigned I = Read.Argument + R.VariadicFrom;
    if (Object || I >= Event.getNumArgs())
      return;
    const Expr *Arg = Event.getArgExpr(I);
    bool Pointer = Arg && Arg->getType()->isPointerType();
    switch (readBy(Read.Letter, Pointer)) {
    case Reads::Nothing:
    case Reads::List:
      break;
    case Reads::Address:
      Object = identityIn(State, Event.getArgSVal(I));
      break;
    case Reads::Text:
      Object = contentOf(State, placeAt(Event, I));
      break;
    case Reads::Number:
      Object = derivedFrom(State, Event.getArgSVal(I));
      break;
    }
  });
  return Object;
}

Region inputOf(const Rule &R, const CallEvent &Event, ProgramStateRef State) {
  for (Position P : R.From) {
    bool Whole = !P.Content && !R.FollowsPointers && P.Arg >= 0;
    if (Region Object = inputAt(Event, P.Arg, Whole, State))
      return Object;
  }
  if (R.VariadicFrom < 0)
    return nullptr;
  if (R.Format >= 0)
    return formatted(R, Event, State);
  for (unsigned I = R.VariadicFrom; I < Event.getNumArgs(); ++I)
    if (Region Object = inputAt(Event, I, !R.FollowsPointers, State))
      return Object;
  return nullptr;
}

} // namespace stableid

//===--- ReasonsLeft.cpp - what is left of an address ---------------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A value that is still one to one with the address, or is mixed of it, answers
// yes. What tells texts, states or numbers apart is no.
//
//===----------------------------------------------------------------------===//

#include "Reasons.h"

using namespace clang;
using namespace stableid;

/// A text that was found by arithmetic in another, and never made a number.
static Evidence isTextInText(const Case &C) {
  return C.X.From.Form != Shape::Address &&
         C.From.Kind == SourceKind::Address && !C.From.Type.isNull() &&
         C.From.Type->isAnyCharacterType() && !C.D.madePlainBy(C.X.From);
}

/// memcpy(tag, &session, sizeof session): the pointers in it are among many bytes.
static Evidence isWholeStruct(const Case &C) {
  return C.From.Kind == SourceKind::Member && C.From.Object &&
         C.To.Id.Sure == Certainty::Likely;
}

static Evidence isHashOfMany(const Case &C) {
  return C.To.Id.Kind == IdentityKind::Hash && C.X.From.Form == Shape::Mixed;
}

static Evidence seedsGenerator(const Case &C) {
  return C.storedIn(
      [&](const NamedDecl *Place) { return C.Unit.trips().isGenerator(Place); });
}

/// The pointer itself is the key of a container that a rule names.
static bool isNamedKey(const Case &C) {
  return C.isKept() && C.To.From && C.X.From.Form == Shape::Address;
}

using KeyedBy = UnitIndex::ContainerFacts::Identity;

static Evidence isKeyedByContent(const Case &C) {
  return isNamedKey(C) && C.container().ToldBy == KeyedBy::Content;
}

/// That was said where the container was made, if that was seen. The type says
/// it of an object, and nothing of a pointer to one.
static Evidence isKeyedUnseen(const Case &C) {
  return isNamedKey(C) && !C.endsBefore() && C.place() &&
         C.container().ToldBy == KeyedBy::Unknown &&
         C.place()->getType()->isPointerType();
}

static bool isTextOfRule(const Case &C) {
  return C.isKey(KeyHarm::Text) && C.To.From;
}

static Evidence isTextByContent(const Case &C) {
  return isTextOfRule(C) && C.container().ToldBy != KeyedBy::Address;
}

/// A table that was made to compare addresses may hold one text for each.
static Evidence isTextByAddress(const Case &C) {
  return isTextOfRule(C) && C.container().ToldBy == KeyedBy::Address;
}

llvm::ArrayRef<Reason> stableid::reasonsLeft() {
  static constexpr Reason Rows[] = {
      {"text-in-text", Question::Left, Answer::No, Reason::Ids, isTextInText,
       "the value points into a text, and was never made a number"},
      {"whole-struct", Question::Left, Answer::No, Reason::Ids, isWholeStruct,
       "the bytes are those of a whole structure, and no strong name says that "
       "they are an identity"},
      {"hash-of-many", Question::Left, Answer::No, Reason::Ids, isHashOfMany,
       "a hash of many things tells states apart, and not objects"},
      {"generator-seed", Question::Left, Answer::No, Reason::Ids,
       seedsGenerator,
       "the address seeds a generator, and is not what comes out of it"},
      {"keyed-by-content", Question::Left, Answer::No, Reason::Keys,
       isKeyedByContent, "the container compares what its keys point to"},
      {"keyed-unseen", Question::Left, Answer::Unknown, Reason::Keys,
       isKeyedUnseen, "nobody saw how the container tells its keys apart"},
      {"text-by-content", Question::Left, Answer::No, Reason::Keys,
       isTextByContent,
       "nothing says that the container compares texts by their addresses"},
      {"text-by-address", Question::Left, Answer::Unknown, Reason::Keys,
       isTextByAddress,
       "who made the container asked for addresses, and may have one for each "
       "text"},
  };
  return Rows;
}

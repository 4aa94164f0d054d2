//===--- Place.cpp - where a value is kept --------------------------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Numbering of places. See Place.h.
//
//===----------------------------------------------------------------------===//

#include "Place.h"

using namespace clang;
using namespace stableid;

PlaceId PlaceTable::intern(const PlaceKey &Key) {
  auto [It, New] = Numbers.try_emplace(Key, PlaceId(Keys.size()));
  if (!New)
    return It->second;
  PlaceId Id = It->second;
  Keys.push_back(Key);
  Children.emplace_back();
  Parents.push_back({});
  Roots.push_back(Id);
  if (Key.Fields[0]) {
    PlaceKey Above = Key;
    (Key.Fields[1] ? Above.Fields[1] : Above.Fields[0]) = nullptr;
    PlaceId Parent = intern(Above);
    Parents[Id.number()] = Parent;
    Roots[Id.number()] = Roots[Parent.number()];
    Children[Parent.number()].push_back(Id);
  }
  return Id;
}

PlaceId PlaceTable::field(PlaceId P, const FieldDecl *F) {
  if (!P || F->getParent()->isUnion() || F->isAnonymousStructOrUnion())
    return P;
  PlaceKey Key = key(P);
  if (Key.Kind == PlaceKey::RootKind::Member && Key.Root != F) {
    // Not followed any further: a.b.c with an unknown a is known as c.
    Key = PlaceKey();
    Key.Kind = PlaceKey::RootKind::Member;
    Key.Root = F;
    return intern(Key);
  }
  if (!Key.Fields[0])
    Key.Fields[0] = F;
  else if (!Key.Fields[1])
    Key.Fields[1] = F;
  else
    return P;
  return intern(Key);
}

//===--- OrderText.cpp - what is said of an order -------------------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See OrderText.h.
//
//===----------------------------------------------------------------------===//

#include "OrderText.h"

using namespace clang;
using namespace stableid;

OrderText stableid::textOf(const OrderSeen &S) {
  std::string Where = S.Where && S.Where->getIdentifier()
                          ? " " + quoted(S.Where) : std::string();
  const char *Sort = "sort the elements by a value of their own first, or use a "
                     "container that keeps the order of insertion";
  switch (S.As) {
  case SeenAs::Written:
    return {" is written", " may be written", "written here", Sort};
  case SeenAs::Reported:
    return {" is what" + Where + " tells in", " may be what" + Where + " tells in",
            "told one by one here", Sort};
  case SeenAs::Appended:
    return {" goes on in" + Where, " may go on in" + Where, "appended here", Sort};
  case SeenAs::Numbered:
    return {" becomes the number" + Where, " may become the number" + Where,
            "numbered here",
            "number the elements when they are made, as by "
            "'stableid::IdSequence', or sort them by a value of their own first"};
  case SeenAs::Hashed:
    return {" goes into the hash" + Where, " may go into the hash" + Where,
            "mixed in here", Sort};
  case SeenAs::First:
    return {" decides which element is taken",
            " may decide which element is taken", "the first that fits is taken here",
            "choose by a value that no two elements share"};
  case SeenAs::Chosen:
    return {" chooses" + Where, " may choose" + Where, "the first is taken here",
            "choose by a value that no two elements share"};
  case SeenAs::Drawn:
    return {" decides which random number each element gets",
            " may decide which random number each element gets", "drawn here", Sort};
  case SeenAs::Summed:
    return {" rounds the sum" + Where, " may round the sum" + Where, "added up here",
            Sort};
  }
  return {};
}

//===--- Printf.cpp - functions of one's own that format ------------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See Printf.h.
//
//===----------------------------------------------------------------------===//

#include "Printf.h"
#include "Model.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace stableid;
using llvm::StringRef;

bool stableid::isArgumentList(QualType T) {
  if (T.isNull())
    return false;
  // Where it is an array, a parameter is a pointer to its element.
  QualType Element = T.getNonReferenceType();
  if (const auto *P = Element->getAs<PointerType>())
    Element = P->getPointeeType();
  Element = QualType(Element->getBaseElementTypeUnsafe(), 0);
  if (const RecordDecl *R = Element->getAsRecordDecl())
    return R->getIdentifier() &&
           (R->getName() == "__va_list_tag" || R->getName() == "__va_list");
  // Elsewhere it is a char * by another name.
  while (const auto *Alias = T->getAs<TypedefType>()) {
    if (Alias->getDecl()->getIdentifier() &&
        Alias->getDecl()->getName() == "__builtin_va_list")
      return true;
    T = Alias->getDecl()->getUnderlyingType();
  }
  return false;
}

static bool isText(QualType T) {
  return T->isPointerType() && T->getPointeeType()->isAnyCharacterType();
}

static bool saysFormat(const ParmVarDecl *P) {
  StringRef Name = P->getName();
  return Name.contains_insensitive("fmt") ||
         Name.contains_insensitive("format");
}

/// template <class... T> std::string made(const char *format, T... values)
static std::optional<PrintfShape> packShapeOf(const FunctionDecl *Pattern) {
  unsigned Params = Pattern->getNumParams();
  if (Params < 2 || !Pattern->getParamDecl(Params - 1)->isParameterPack() ||
      !saysFormat(Pattern->getParamDecl(Params - 2)))
    return std::nullopt;
  PrintfShape Shape;
  Shape.Format = Params - 2;
  Shape.First = Params - 1;
  Shape.Declared = true;
  return Shape;
}

std::optional<PrintfShape>
stableid::printfShapeOf(const FunctionDecl *F) {
  PrintfShape Shape;
  unsigned Params = F->getNumParams();
  bool Lists = Params && isArgumentList(F->getParamDecl(Params - 1)->getType());
  if (const FunctionTemplateDecl *T = F->getPrimaryTemplate())
    return packShapeOf(T->getTemplatedDecl());
  if (!F->isVariadic() && !Lists)
    return std::nullopt;
  for (const auto *A :
       F->getMostRecentDecl()->specific_attrs<FormatAttr>()) {
    if (!A->getType()->getName().contains("printf"))
      continue;
    // The attribute counts the object of a member function as an argument.
    const auto *Method = dyn_cast<CXXMethodDecl>(F);
    int Before = Method && Method->isInstance() ? 2 : 1;
    Shape.Format = A->getFormatIdx() - Before;
    Shape.First = Lists ? Params - 1 : Params;
    Shape.Declared = true;
    return Shape.Format < Params ? std::optional(Shape) : std::nullopt;
  }
  unsigned Named = Lists ? Params - 1 : Params;
  if (Named == 0 || !isText(F->getParamDecl(Named - 1)->getType()) ||
      (F->getIdentifier() && F->getName().contains_insensitive("scan")))
    return std::nullopt;
  Shape.Format = Named - 1;
  Shape.First = Named;
  Shape.Declared = Lists || saysFormat(F->getParamDecl(Shape.Format));
  return Shape;
}

/// A class of texts, or of what they are collected in, by the Model or by its
/// own name.
static bool isTextClass(QualType T, ModelIndex &Index) {
  const RecordDecl *R = T.getNonReferenceType()->getAsRecordDecl();
  if (!R)
    return false;
  if (Index.traitsOf(T) & TT_Text)
    return true;
  StringRef Name;
  if (R->getIdentifier())
    Name = R->getName();
  else if (const TypedefNameDecl *Alias = R->getTypedefNameForAnonDecl())
    Name = Alias->getName();
  Name.consume_back("_t");
  static constexpr StringRef Ends[] = {"string", "str",    "text",
                                       "buf",    "buffer", "builder"};
  return llvm::any_of(
      Ends, [&](StringRef End) { return Name.ends_with_insensitive(End); });
}

const Rule *ModelIndex::impliedRule(const FunctionDecl *F) {
  std::optional<PrintfShape> Shape = printfShapeOf(F);
  if (!Shape || !Shape->Declared)
    return nullptr;
  llvm::SmallVector<Position, 2> From, To;
  QualType Result = F->getReturnType();
  if (isText(Result) || isTextClass(Result, *this) ||
      (Result->isPointerType() && isTextClass(Result->getPointeeType(), *this)))
    To.push_back({Position::Result});
  // The function may append to the text it writes to.
  auto Grows = [&](Position P) {
    To.push_back(P);
    From.push_back(P);
  };
  const auto *Method = dyn_cast<CXXMethodDecl>(F);
  if (Method && Method->isInstance() && !Method->isConst() &&
      isTextClass(Method->getFunctionObjectParameterType(), *this))
    Grows({Position::This});
  for (unsigned I = 0; I < Shape->Format; ++I) {
    QualType T = F->getParamDecl(I)->getType();
    if (!T->isPointerType() && !T->isReferenceType())
      continue;
    QualType Pointed = T->getPointeeType();
    if (Pointed.isConstQualified())
      continue;
    // asprintf(&text, ...) and sprintf(text, ...) begin anew.
    if (Pointed->isAnyCharacterType() || isText(Pointed))
      To.push_back({int(I), true});
    else if (isTextClass(Pointed, *this))
      Grows({int(I), true});
  }
  if (To.empty())
    return nullptr;
  auto Keep = [&](llvm::ArrayRef<Position> List) {
    llvm::MutableArrayRef<Position> Kept(Memory.Allocate<Position>(List.size()),
                                         List.size());
    llvm::copy(List, Kept.begin());
    return llvm::ArrayRef<Position>(Kept);
  };
  Rule *R = new (Memory.Allocate<Rule>()) Rule;
  R->Name = F->getIdentifier() ? F->getName() : StringRef();
  R->From = Keep(From);
  R->To = Keep(To);
  R->Format = Shape->Format;
  R->VariadicFrom = Shape->First;
  return R;
}

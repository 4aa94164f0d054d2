//===--- Advice.cpp - what to write instead -------------------------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See Advice.h.
//
//===----------------------------------------------------------------------===//

#include "Advice.h"
#include "Remedy.h"
#include "clang/AST/DeclCXX.h"
#include "llvm/ADT/Twine.h"

using namespace clang;
using namespace stableid;

static std::string quoted(llvm::StringRef Name) {
  return ("'" + Name + "'").str();
}

static std::string subject(const Finding &F) {
  if (F.From.Kind == SourceKind::Thread)
    return "handle of a thread";
  if (F.From.Kind == SourceKind::Number)
    return "number from " + quoted(F.From.subject());
  return "address of " + quoted(F.From.subject());
}

std::string stableid::warningText(const Finding &F) {
  bool Certain = F.Sure == Certainty::Certain;
  switch (F.To.Kind) {
  case SinkKind::Id:
    return subject(F) + (Certain ? " becomes" : " may become") +
           (F.To.Id.Many ? " an ID in " : " the ID ") + quoted(F.To.Name) +
           (F.From.Kind == SourceKind::Thread
                ? "; the next thread can get the same one"
                : "; another object can get the same one");
  case SinkKind::Key:
    switch (F.To.Harm) {
    case KeyHarm::Text:
      return (Certain ? "text is" : "text may be") +
             std::string(" compared by its address as a key of ") +
             quoted(F.To.Name) +
             "; equal texts at other addresses are not found";
    case KeyHarm::Moves:
      return "address of an element of " +
             quoted(F.From.ElementOf->getNameAsString()) +
             " becomes a key of " + quoted(F.To.Name) + "; it changes when " +
             quoted(F.From.ElementOf->getNameAsString()) + " grows";
    case KeyHarm::Compared:
      return subject(F) + " stored in " + quoted(F.To.Name) +
             (Certain ? " is" : " may be") + " compared with a fresh one; " +
             (F.From.Kind == SourceKind::Thread ? "the next thread"
                                                : "another object") +
             " can get the same one";
    case KeyHarm::Stays:
      return "entry of " + quoted(F.From.subject()) + " stays in " +
             quoted(F.To.Name) +
             " when the object is gone; another object can get the same key";
    case KeyHarm::Stored:
      return subject(F) + " becomes a key stored by " + quoted(F.To.Name) +
             "; no other run finds it, and another object can get the same one";
    case KeyHarm::Outlives:
      break;
    }
    return subject(F) + (Certain ? " becomes" : " may become") + " a key of " +
           quoted(F.To.Name) + "; another object can get the same one";
  case SinkKind::Output:
    return subject(F) + (Certain ? " is" : " may be") + " written by " +
           quoted(F.To.Name) +
           (F.From.Kind == SourceKind::Number
                ? "; every other process gives the same numbers"
                : "; it differs in every run and reveals the address space");
  }
  return {};
}

static std::string stepText(const Step &S) {
  std::string Name = S.Name ? quoted(S.Name->getNameAsString()) : std::string();
  switch (S.Kind) {
  case StepKind::Converted:
    return "converted to an integer here";
  case StepKind::Hashed:
    return "address hashed here";
  case StepKind::Formatted:
    return "address formatted here";
  case StepKind::Stored:
    return "stored in " + Name + " here";
  case StepKind::Returned:
    return "returned from " + Name + " here";
  case StepKind::Passed:
    return "passed to " + Name + " here";
  case StepKind::Captured:
    return "captured here";
  }
  return {};
}

/// The library's name for the class whose objects are to be told apart.
static std::string className(const Finding &F) {
  return F.From.Class && F.From.Class->getIdentifier()
             ? F.From.Class->getName().str()
             : "T";
}

/// A std::shared_ptr owns the object: of several that know it, none has to tell
/// the others.
static bool isShared(const Source &From) {
  const CXXRecordDecl *R =
      From.Object
          ? From.Object->getType().getNonReferenceType()->getAsCXXRecordDecl()
          : nullptr;
  return From.Shared || (R && R->isInStdNamespace() && R->getIdentifier() &&
                         R->getName() == "shared_ptr");
}

static std::string keyAdvice(const Finding &F, const Generators &Of) {
  switch (F.To.Harm) {
  case KeyHarm::Text:
    return "key by " + quoted("std::string_view") +
           ", or give the container a comparison of the text";
  case KeyHarm::Moves:
    return "key by the element's index, or by an ID that it keeps when it "
           "moves: " +
           quoted("stableid::Identity<" + className(F) + ">");
  case KeyHarm::Stays:
    return "erase the entry on every path";
  case KeyHarm::Stored:
    return "use an ID that " + quoted(className(F)) +
           " was given and keeps, such as " +
           quoted("stableid::GlobalId::next()") + ", instead";
  case KeyHarm::Compared:
  case KeyHarm::Outlives:
    break;
  }
  std::string Out = "use an ID that " + quoted(className(F)) + " was given";
  if (Of.library(GeneratorKind::IdOf))
    Out += ", as with " + quoted("stableid::id_of");
  if (F.To.Harm == KeyHarm::Compared)
    return Out + " instead";
  std::string Owner = quoted("std::weak_ptr<" + className(F) + ">") + " with " +
                      quoted("std::owner_less<>");
  return Out + ", erase the entry with the object, or key by " + Owner +
         (isShared(F.From) ? "" : " where a 'std::shared_ptr' owns it");
}

static std::string adviceText(const Finding &F, const Generators &Of) {
  if (F.To.From && !F.To.From->Advice.empty())
    return F.To.From->Advice.str();
  if (F.From.Kind == SourceKind::Number)
    return F.InC ? "write a 'stableid_global_id()' or 'stableid_uuid_v4()' "
                   "instead"
                 : globalWords(Of);
  if (F.To.Kind == SinkKind::Output)
    return F.InC ? "write an ID that the object was given, or nothing"
                 : "write an ID that the object was given, such as " +
                       quoted("stableid::GlobalId::next()") + ", or nothing";
  if (F.To.Kind == SinkKind::Key && !F.InC)
    return keyAdvice(F, Of);
  const Remedy &Row = remedyFor(F);
  if (F.InC)
    return Row.InC;
  if (*Row.Words)
    return Row.Words;
  if (Of.of(Row.Make).isNone() || Of.of(Row.Make).IsCounter)
    return Row.Old;
  const Generator &Member = Of.of(GeneratorKind::Member);
  if (Row.By == Remedy::Way::Number && isa_and_nonnull<FunctionDecl>(F.To.Decl))
    return "give " + quoted(className(F)) + " a member " +
           quoted(Member.with("class", className(F))) + " and return its " +
           (Member.Own ? std::string("ID") : quoted("id().value()"));
  // A pointer passed whole is passed each time: a number that is always fresh
  // would not do.
  if (Row.By == Remedy::Way::Number &&
      isa_and_nonnull<ParmVarDecl>(F.To.Decl) && F.To.Value &&
      F.To.Value->getType()->isPointerType())
    return F.From.Class
               ? "give " + quoted(className(F)) + " a member " +
                     quoted(Member.with("class", className(F))) +
                     " and pass its ID"
               : std::string("pass an ID that the object was given and keeps");
  return "use " + quoted(Of.of(Row.Make).with("class", className(F))) +
         " instead";
}

/// Other addresses that a finding names: more say no more.
static constexpr unsigned MaxOthers = 4;

std::vector<Note> stableid::notesOf(const Finding &F, const Generators &Use,
                                    const std::string &Instead) {
  std::vector<Note> Out;
  llvm::ArrayRef<Step> Steps = F.Steps;
  // The conversion is what takes the address; where both stand together, one
  // note says it.
  std::string Taken = F.From.Kind == SourceKind::Member
                          ? F.From.Object
                                ? "pointer inside the object is written here"
                                : "pointer is written here"
                          : "address taken here";
  if (F.From.Kind == SourceKind::Text)
    Taken = "character pointer used here";
  if (F.From.Kind == SourceKind::Thread)
    Taken = "thread handle taken here";
  if (F.From.Kind == SourceKind::Number)
    Taken = "number made here";
  if (!Steps.empty() && Steps[0].Kind <= StepKind::Formatted) {
    if (Steps[0].Kind != StepKind::Converted)
      Taken = stepText(Steps[0]);
    Out.push_back({F.taken(), Taken});
    Steps = Steps.drop_front();
  } else {
    Out.push_back({F.From.Loc, Taken});
  }
  for (const Step &S : Steps) {
    // The last step into the sink itself is the warning.
    if (S.Kind == StepKind::Stored && S.Name == F.To.Decl && S.Loc == F.To.Loc)
      continue;
    Out.push_back({S.Loc, stepText(S)});
  }
  // A macro or a template takes one address in one place, however often.
  llvm::SmallVector<SourceLocation, MaxOthers + 1> Told = {F.taken()};
  for (const Finding::Other &More : F.Others) {
    if (Told.size() > MaxOthers || llvm::is_contained(Told, More.Taken))
      continue;
    Told.push_back(More.Taken);
    Out.push_back(
        {More.Taken, "address of " + quoted(More.Subject) + " taken here, too"});
  }
  if (F.Compared.isValid())
    Out.push_back({F.Compared, "compared with a fresh address here"});
  Out.push_back({F.To.Loc, Instead.empty() ? adviceText(F, Use) : Instead});
  return Out;
}

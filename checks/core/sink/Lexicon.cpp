//===--- Lexicon.cpp - the words of names ---------------------------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See Lexicon.h.
//
//===----------------------------------------------------------------------===//

#include "Lexicon.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace stableid;

llvm::SmallVector<std::string, 4>
stableid::splitName(llvm::StringRef Name) {
  llvm::SmallVector<std::string, 4> Out;
  std::string Word;
  auto Flush = [&] {
    if (!Word.empty())
      Out.push_back(Word);
    Word.clear();
  };
  for (size_t I = 0; I < Name.size(); ++I) {
    char C = Name[I];
    if (!llvm::isAlpha(C)) {
      Flush();
      continue;
    }
    bool Upper = llvm::isUpper(C);
    bool PrevUpper = I > 0 && llvm::isUpper(Name[I - 1]);
    bool NextLower = I + 1 < Name.size() && llvm::isLower(Name[I + 1]);
    // fooBar splits before B; IDString splits before S; IDs stays one word.
    bool Plural = NextLower && Name[I + 1] == 's' &&
                  (I + 2 == Name.size() || !llvm::isLower(Name[I + 2]));
    if (Upper && (!PrevUpper || (NextLower && !Plural)))
      Flush();
    Word += llvm::toLower(C);
  }
  Flush();
  // ETag is one word, however it is spelled.
  for (size_t I = 0; I + 1 < Out.size(); ++I)
    if (Out[I] == "e" && Out[I + 1] == "tag") {
      Out[I] = "etag";
      Out.erase(Out.begin() + I + 1);
    }
  return Out;
}

bool Lexicon::is(WordRole R, llvm::StringRef Name) const {
  return M.meaningOf(Name).Says & R;
}

bool Lexicon::says(WordRole R, llvm::StringRef Name) const {
  return llvm::any_of(splitName(Name),
                      [&](llvm::StringRef W) { return is(R, W); });
}

/// sessionid, but not grid: the rest must be a noun of its own.
bool Lexicon::isCompoundId(llvm::StringRef Word) const {
  for (llvm::StringRef Tail : {"uuid", "guid", "uid", "id"})
    if (Word.size() > Tail.size() && Word.ends_with(Tail))
      return is(WR_Noun, Word.drop_back(Tail.size()));
  return false;
}

IdentityKind Lexicon::kindOf(const Words &W) const {
  // A trace ID that is a UUID is a trace ID.
  static constexpr IdentityKind Order[] = {
      IdentityKind::TraceParent, IdentityKind::Span,   IdentityKind::Trace,
      IdentityKind::Dedup,       IdentityKind::Secret, IdentityKind::Uuid,
      IdentityKind::Thread,      IdentityKind::Hash};
  unsigned Kinds = 0;
  auto Add = [&](llvm::StringRef Word) {
    IdentityKind Kind = M.meaningOf(Word).Kind;
    Kinds |= 1U << unsigned(Kind);
  };
  for (llvm::StringRef Word : W) {
    Add(Word);
    if (Word.consume_back("id"))
      Add(Word);
  }
  for (IdentityKind Kind : Order)
    if (Kinds & (1U << unsigned(Kind)))
      return Kind;
  return IdentityKind::Object;
}

/// Drops what stands around the noun phrase; false if nothing is left.
bool Lexicon::reduce(Words &W) const {
  while (!W.empty() && W.front().size() == 1)
    W.erase(W.begin()); // m_, s_, k
  if (!W.empty() && (W.front() == "to" || W.front() == "as"))
    W.erase(W.begin());
  if (W.empty() || is(WR_Question, W.front()) || is(WR_Preamble, W.front()))
    return false;
  auto Cut = llvm::find_if(
      W, [&](llvm::StringRef Word) { return is(WR_Preposition, Word); });
  W.erase(Cut, W.end());
  while (W.size() > 1 && is(WR_Spelling, W.back()))
    W.pop_back();
  return !W.empty();
}

Lexicon::Lexicon(const Model &M, llvm::ArrayRef<std::string> Extra) : M(M) {
  for (llvm::StringRef Name : Extra)
    this->Extra.push_back(llvm::join(splitName(Name), "_"));
}

std::optional<Identity> Lexicon::classify(llvm::StringRef Name) const {
  auto It = Known.find(Name);
  if (It == Known.end())
    It = Known.try_emplace(Name, classifyNew(Name)).first;
  return It->second;
}

std::optional<Identity> Lexicon::classifyNew(llvm::StringRef Name) const {
  Words W = splitName(Name);
  if (!reduce(W))
    return std::nullopt;
  Identity Id;
  Id.Kind = kindOf(W);
  llvm::StringRef Head = W.back();
  std::string Joined = llvm::join(W, "_");
  for (llvm::StringRef E : Extra)
    if (Joined == E || llvm::StringRef(Joined).ends_with(("_" + E).str()))
      return Id;
  if (llvm::any_of(W, [&](llvm::StringRef Word) { return is(WR_Native, Word); }))
    Id.Sure = Certainty::Likely;
  if (W.size() > 1 && is(WR_Place, W[W.size() - 2]))
    Id.Sure = Certainty::Likely;
  if (is(WR_Identity, Head) || isCompoundId(Head))
    return Id;
  // idObject, as some spell it.
  if (W.size() == 2 && W.front() == "id" && is(WR_Noun, Head))
    return Id;
  if ((Head == "key" || Head == "token") && W.size() > 1 &&
      is(WR_Keyed, W[W.size() - 2]))
    return Id;
  // Names of any thing: filename, hostname, qname.
  if (is(WR_Perhaps, Head) || Head.ends_with("name")) {
    Id.Sure = Certainty::Likely;
    return Id;
  }
  return std::nullopt;
}

std::optional<Identity> Lexicon::classifyPlural(llvm::StringRef Name) const {
  Words W = splitName(Name);
  if (!reduce(W) || W.back().size() < 3 || W.back().back() != 's')
    return std::nullopt;
  W.back().pop_back();
  std::optional<Identity> Id = classify(llvm::join(W, "_"));
  if (!Id || Id->Sure != Certainty::Certain)
    return std::nullopt;
  Id->Many = true;
  return Id;
}

std::optional<Identity> Lexicon::classifySetter(llvm::StringRef Name) const {
  Words W = splitName(Name);
  if (W.size() < 2 || !is(WR_Setter, W.front()))
    return std::nullopt;
  std::optional<Identity> Id = classify(llvm::join(llvm::drop_begin(W), "_"));
  return Id && Id->Sure == Certainty::Certain ? Id : std::nullopt;
}

std::optional<Identity> Lexicon::classifyConstant(llvm::StringRef Text) const {
  if (Text.empty() || Text.size() > 64 || llvm::any_of(Text, [](char C) {
        return !llvm::isAlnum(C) && C != '_' && C != '-' && C != '.';
      }))
    return std::nullopt;
  std::optional<Identity> Id = classify(Text);
  Words W = splitName(Text);
  if (Id && Id->Sure == Certainty::Likely && !W.empty() &&
      is(WR_Bare, W.back()))
    Id->Sure = Certainty::Certain;
  if (!Id && W.size() == 1 && is(WR_Bare, W.front()))
    Id = Identity{kindOf(W), Certainty::Certain};
  return Id;
}

bool Lexicon::saysDiagnostic(llvm::StringRef Name) const {
  return says(WR_Diagnostic, Name);
}

bool Lexicon::saysLog(llvm::StringRef Name) const {
  return llvm::any_of(splitName(Name), [&](llvm::StringRef W) {
    return is(WR_Diagnostic, W) && !is(WR_Prints, W);
  });
}

bool Lexicon::saysSpoken(llvm::StringRef Name) const {
  Words W = splitName(Name);
  return says(WR_Spoken, Name) ||
         (W.size() == 2 && W[0] == "to" && (W[1] == "string" || W[1] == "str"));
}

bool Lexicon::saysQuestion(llvm::StringRef Name) const {
  Words W = splitName(Name);
  return !W.empty() && is(WR_Question, W.front());
}

bool Lexicon::saysReferent(llvm::StringRef Name) const {
  Words W = splitName(Name);
  return !W.empty() && is(WR_Referent, W.back());
}

bool Lexicon::saysHash(llvm::StringRef Name) const {
  return llvm::any_of(splitName(Name), [&](llvm::StringRef W) {
    return is(WR_Hash, W) || W.ends_with("hash") || W.starts_with("hash");
  });
}

bool Lexicon::saysWidth(llvm::StringRef Name) const {
  return llvm::any_of(Name, llvm::isDigit) || says(WR_Width, Name);
}

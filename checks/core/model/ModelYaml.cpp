//===--- ModelYaml.cpp - YAML with columns and near misses -----*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The lower half of reading model files: see ModelYaml.h.
//
//===----------------------------------------------------------------------===//

#include "ModelYaml.h"
#include "llvm/ADT/StringExtras.h"
#include <algorithm>
#include <tuple>

using namespace stableid;
using llvm::StringRef;
using llvm::Twine;
namespace yaml = llvm::yaml;

llvm::Error stableid::modelError(StringRef Where, const Twine &Message) {
  return llvm::createStringError(
      std::make_error_code(std::errc::invalid_argument),
      Where + ": " + Message);
}

const Word *stableid::findWord(llvm::ArrayRef<Word> Words, StringRef Text) {
  for (const Word &W : Words)
    if (W.Text == Text)
      return &W;
  return nullptr;
}

std::string stableid::knownWords(llvm::ArrayRef<Word> Words, uint64_t Mask) {
  std::string All;
  for (const Word &W : Words)
    if (Mask == ~uint64_t(0) || (W.Value & Mask))
      All += (All.empty() ? "" : ", ") + W.Text.str();
  return "known are " + All;
}

std::string stableid::rightWord(StringRef Wrong, llvm::ArrayRef<Word> Words,
                                uint64_t Mask) {
  StringRef Best;
  // Two letters that changed places, or a third of all; more is another word.
  unsigned BestDistance =
      Wrong.size() < 4 ? 2 : std::max<size_t>(2, Wrong.size() / 3) + 1;
  for (const Word &W : Words) {
    if (Mask != ~uint64_t(0) && !(W.Value & Mask))
      continue;
    unsigned Distance = StringRef(W.Text.lower()).edit_distance(Wrong.lower());
    if (Distance < BestDistance && Distance < W.Text.size()) {
      BestDistance = Distance;
      Best = W.Text;
    }
  }
  if (Best.empty())
    return knownWords(Words, Mask);
  return ("did you mean '" + Best + "'?").str();
}

YamlReader::YamlReader(llvm::MemoryBufferRef Buffer)
    : File(Buffer.getBufferIdentifier()) {
  // LLVM prints what is wrong with the YAML itself unless it is caught.
  SM.setDiagHandler(
      [](const llvm::SMDiagnostic &D, void *Self) {
        auto *Reader = static_cast<YamlReader *>(Self);
        if (!Reader->Where.empty())
          return;
        Reader->Where =
            (Reader->File + ":" + Twine(std::max(D.getLineNo(), 1)) + ":" +
             Twine(std::max(D.getColumnNo(), 0) + 1))
                .str();
        // LLVM's sentences become one of ours.
        std::string Text = D.getMessage().rtrim(".!").lower();
        for (size_t I; (I = Text.find(". ")) != std::string::npos;)
          Text[I] = ',';
        Reader->Message = "not YAML: " + Text;
      },
      this);
  Stream.emplace(Buffer, SM, /*ShowColors=*/false);
}

std::string YamlReader::where(const Node *N) {
  llvm::SMLoc Loc = N ? N->getSourceRange().Start : llvm::SMLoc();
  unsigned Line = 1, Column = 1;
  if (Loc.isValid() && SM.FindBufferContainingLoc(Loc))
    std::tie(Line, Column) = SM.getLineAndColumn(Loc);
  return (File + ":" + Twine(Line) + ":" + Twine(Column)).str();
}

bool YamlReader::fail(const Node *N, const Twine &Text) {
  if (Where.empty()) {
    Where = where(N);
    Message = Text.str();
    // A word may go over several lines; a sentence about it does not.
    for (char &C : Message)
      if (!llvm::isPrint(C) && static_cast<unsigned char>(C) < 0x80)
        C = ' ';
  }
  return false;
}

llvm::Error YamlReader::error() {
  if (Where.empty() && Stream->failed())
    fail(nullptr, "not YAML");
  if (Where.empty())
    return llvm::Error::success();
  return modelError(Where, Message);
}

bool YamlReader::key(yaml::KeyValueNode &KV, std::string &Out) {
  auto *Key = llvm::dyn_cast_or_null<yaml::ScalarNode>(KV.getKey());
  if (!Key)
    return fail(KV.getKey(), "a key is one word, as 'Name'");
  llvm::SmallString<32> Storage;
  Out = Key->getValue(Storage).str();
  return true;
}

bool YamlReader::scalar(Node *N, StringRef Key, const Twine &Wants,
                        std::string &Out) {
  if (auto *S = llvm::dyn_cast_or_null<yaml::ScalarNode>(N)) {
    llvm::SmallString<32> Storage;
    Out = S->getValue(Storage).str();
    if (!Out.empty())
      return true;
  } else if (auto *A = llvm::dyn_cast_or_null<yaml::AliasNode>(N)) {
    // Such a node begins where the next one does.
    N->setSourceRange(
        llvm::SMRange(llvm::SMLoc::getFromPointer(A->getName().begin() - 1),
                      llvm::SMLoc::getFromPointer(A->getName().end())));
    return fail(N, "a star without quotes is an alias in YAML; write \"*" +
                       A->getName() + "\"");
  } else if (auto *B = llvm::dyn_cast_or_null<yaml::BlockScalarNode>(N)) {
    Out = B->getValue().rtrim().str();
    return true;
  }
  return fail(N, "'" + Key + "' is " + Wants);
}

bool YamlReader::word(Node *N, StringRef Key, llvm::ArrayRef<Word> Words,
                      uint64_t &Out) {
  std::string Text;
  if (!scalar(N, Key, "one word; " + knownWords(Words), Text))
    return false;
  const Word *W = findWord(Words, Text);
  if (!W)
    return fail(N, "unknown word '" + Text + "' in '" + Key + "'; " +
                       rightWord(Text, Words));
  Out = W->Value;
  return true;
}

bool YamlReader::number(Node *N, StringRef Key, const Twine &Wants, int &Out) {
  std::string Text;
  if (!scalar(N, Key, Wants, Text))
    return false;
  if (StringRef(Text).getAsInteger(10, Out) || Out < 0 || Out > 255)
    return fail(N, "'" + Key + "' is " + Wants + ", and not '" + Text + "'");
  return true;
}

bool YamlReader::list(Node *N, StringRef Key, const Twine &Wants,
                      llvm::function_ref<bool(Node &)> Each) {
  auto *List = llvm::dyn_cast_or_null<yaml::SequenceNode>(N);
  if (!List)
    return fail(N, "'" + Key + "' is a list of " + Wants);
  bool Empty = true;
  for (Node &Item : *List) {
    Empty = false;
    if (!Each(Item))
      return false;
  }
  if (Empty)
    return fail(N, "'" + Key + "' is empty; give it " + Wants);
  return !Stream->failed();
}

bool YamlReader::oneOrList(Node *N, StringRef Key, const Twine &Wants,
                           llvm::function_ref<bool(Node &)> Each) {
  if (N && llvm::isa<yaml::SequenceNode>(N))
    return list(N, Key, Wants, Each);
  return N ? Each(*N) : fail(N, "'" + Key + "' is empty; give it " + Wants);
}

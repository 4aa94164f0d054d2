//===--- ModelFile.cpp - from YAML to rules --------------------*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The sections and keys of a model file; which of them go together is
// ModelEntry's. The YAML itself is ModelYaml.cpp's; writing is ModelWriter.cpp's.
//
//===----------------------------------------------------------------------===//

#include "ModelFile.h"
#include "ModelEntry.h"
#include "PlainFile.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/MemoryBuffer.h"

using namespace stableid;
using namespace stableid::words;
using llvm::StringRef;
using llvm::Twine;
namespace yaml = llvm::yaml;

namespace {

bool isIdentifier(StringRef S) {
  if (S.empty() || llvm::isDigit(S[0]))
    return false;
  return llvm::all_of(S, [](unsigned char C) {
    return llvm::isAlnum(C) || C == '_' || C == '$' || C >= 0x80;
  });
}

bool isOperator(StringRef S) {
  // `operator T` is every conversion function.
  static constexpr StringRef All[] = {
      "()",   "[]",      "<<",     ">>",        "+",        "-",   "*",   "/",
      "%",    "^",       "&",      "|",         "~",        "!",   "=",   "<",
      ">",    "+=",      "-=",     "*=",        "/=",       "%=",  "^=",  "&=",
      "|=",   "==",      "!=",     "<=",        ">=",       "&&",  "||",  "++",
      "--",   ",",       "->",     " T",        "<=>",      "->*", "<<=", ">>=",
      " new", " delete", " new[]", " delete[]", " co_await"};
  return S.consume_front("operator") && llvm::is_contained(All, S);
}

bool isEmpty(yaml::Node *N) { return !N || llvm::isa<yaml::NullNode>(N); }

class Parser : YamlReader {
public:
  using YamlReader::YamlReader;
  llvm::Expected<ModelFile> parse();

private:
  bool parseFile(Node *Root);
  bool parseSection(Section In, StringRef Name, Node *List);
  bool parseEntry(Section In, StringRef Section, yaml::MappingNode *Map);
  bool parseKey(ModelEntry &E, StringRef Key, Node *Value);
  bool objectOrIndex(Node *Value, StringRef Key, int &Out);
  bool name(ModelEntry &E, Node &N);
  bool scope(ModelEntry &E, Node &N);
  bool positions(Node *N, StringRef Key, bool Written,
                 llvm::ArrayRef<Position> &Out);
  bool position(Node &N, StringRef Key, bool Written, Position &Out);

  /// As long as the file's rules.
  StringRef kept(StringRef Text) { return Text.copy(*Result.Memory); }
  template <class T> llvm::ArrayRef<T> kept(llvm::ArrayRef<T> List) {
    return List.copy(*Result.Memory);
  }

  bool LanguageC = false;
  ModelFile Result;
};

} // namespace

llvm::Expected<ModelFile> Parser::parse() {
  yaml::document_iterator Doc = stream().begin();
  if (Doc != stream().end() && parseFile(Doc->getRoot()) &&
      ++Doc != stream().end())
    fail(Doc->getRoot(), "a second document; put all sections into one");
  if (llvm::Error E = error())
    return std::move(E);
  return std::move(Result);
}

bool Parser::parseFile(Node *Root) {
  const char *Nothing = "no rules in this file; write at least one section: "
                        "Sources, Propagations, Sinks, Containers, "
                        "Filters, Types, Words";
  if (isEmpty(Root))
    return fail(nullptr, Nothing);
  auto *Map = llvm::dyn_cast<yaml::MappingNode>(Root);
  if (!Map)
    return fail(Root, "a model file is a mapping of sections; write 'Sinks:'");
  llvm::SmallVector<std::string, 6> Given;
  for (yaml::KeyValueNode &KV : *Map) {
    std::string Name;
    if (!key(KV, Name))
      return false;
    const Word *W = findWord(Sections, Name);
    if (!W)
      return fail(KV.getKey(), "unknown section '" + Name + "'; " +
                                   rightWord(Name, Sections));
    if (llvm::is_contained(Given, Name))
      return fail(KV.getKey(),
                  "section '" + Name + "' is given twice; join the two");
    Given.push_back(Name);
    if (isEmpty(KV.getValue()))
      return fail(KV.getKey(), "'" + Name + "' is empty; remove it");
    if (Name == "Language") {
      uint64_t IsC;
      if (Given.size() > 1)
        return fail(KV.getKey(), "'Language' holds for the whole file; write "
                                 "it before all sections");
      if (!word(KV.getValue(), Name, Languages, IsC))
        return false;
      LanguageC = IsC;
    } else if (!parseSection(Section(W->Value), W->Text, KV.getValue())) {
      return false;
    }
  }
  if (Result.Rules.empty() && Result.Types.empty() && Result.Words.empty())
    return fail(nullptr, Nothing);
  return !stream().failed();
}

bool Parser::parseSection(Section In, StringRef Name, Node *List) {
  return list(
      List, Name, "entries, as '- Name: f'",
      [&](Node &N) {
        auto *Map = llvm::dyn_cast<yaml::MappingNode>(&N);
        return Map ? parseEntry(In, Name, Map)
                   : fail(&N, "an entry of '" + Name +
                                  "' is a mapping; write '- Name: f'");
      });
}

bool Parser::parseEntry(Section In, StringRef Section, yaml::MappingNode *Map) {
  ModelEntry E;
  E.In = In;
  E.InWords = Section;
  E.Body.LanguageC = LanguageC;
  for (yaml::KeyValueNode &KV : *Map) {
    std::string Key;
    if (!key(KV, Key))
      return false;
    const Word *W = findWord(Keys, Key);
    if (!W)
      return fail(KV.getKey(), "unknown key '" + Key + "' in '" + Section +
                                   "'; " + rightWord(Key, Keys, In));
    if (!(W->Value & In))
      return fail(KV.getKey(), "'" + Key + "' has no meaning in '" + Section +
                                   "'; " + knownWords(Keys, In));
    if (E.has(W->Text))
      return fail(KV.getKey(), "'" + Key + "' is given twice; remove one");
    E.Given.push_back(W->Text);
    if (isEmpty(KV.getValue()))
      return fail(KV.getKey(), "'" + Key + "' has no value; give it one");
    if (!parseKey(E, W->Text, KV.getValue()))
      return false;
  }
  if (stream().failed())
    return false;
  if (std::string Fault = E.fault(); !Fault.empty())
    return fail(Map, Fault);
  E.addTo(Result.Rules, Result.Types, Result.Words);
  return true;
}

static constexpr const char Index[] = "the index of an argument, from 0";

bool Parser::objectOrIndex(Node *Value, StringRef Key, int &Out) {
  std::string Text;
  if (!scalar(Value, Key, "an argument or 'this'", Text))
    return false;
  if (Text != "this")
    return number(Value, Key, Index, Out);
  Out = Position::This;
  return true;
}

bool Parser::parseKey(ModelEntry &E, StringRef Key, Node *Value) {
  uint64_t Number;
  if (Key == "Name")
    return oneOrList(Value, Key, "a name", [&](Node &N) { return name(E, N); });
  if (Key == "Scope")
    return oneOrList(Value, Key, "a class or namespace",
                     [&](Node &N) { return scope(E, N); });
  if (Key == "SrcArgs" || Key == "Args") {
    if (E.has("SrcArgs") && E.has("Args"))
      return fail(Value, "'Args' and 'SrcArgs' are the same; remove one");
    return positions(Value, Key, /*Written=*/false, E.Body.From);
  }
  if (Key == "DstArgs")
    return positions(Value, Key, /*Written=*/true, E.Body.To);
  if (Key == "VariadicType")
    return word(Value, Key, VariadicTypes, Number) &&
           ((E.VariadicType = Number), true);
  if (Key == "VariadicIndex")
    return number(Value, Key, Index, E.VariadicIndex);
  if (Key == "Format")
    return number(Value, Key, Index, E.Body.Format);
  if (Key == "Params")
    return number(Value, Key, "the number of parameters", E.Body.Params);
  if (Key == "Advice") {
    std::string Text;
    if (!scalar(Value, Key, "one sentence", Text))
      return false;
    E.Body.Advice = kept(Text);
    return true;
  }
  if (Key == "Language") {
    if (!word(Value, Key, Languages, Number))
      return false;
    E.Body.LanguageC = Number;
    return true;
  }
  if (Key == "Gives") {
    if (!word(Value, Key, Births, Number))
      return false;
    E.Body.GivesNumber = Number;
    return true;
  }
  if (Key == "Pointers") {
    if (!word(Value, Key, PointerUses, Number))
      return false;
    E.Body.FollowsPointers = Number;
    return true;
  }
  if (Key == "Kind" && E.In == S_Words) {
    if (!word(Value, Key, IdentityKinds, Number))
      return false;
    E.Kind = IdentityKind(Number);
    return true;
  }
  if (Key == "Kind") {
    if (!word(Value, Key, SinkKinds, Number))
      return false;
    E.Body.Sink = SinkKind(Number);
    return true;
  }
  if (Key == "Channel")
    return objectOrIndex(Value, Key, E.Body.Channel);
  if (Key == "Container")
    return objectOrIndex(Value, Key, E.Body.Object);
  if (Key == "Key") {
    Position P;
    if (!number(Value, Key, Index, P.Arg))
      return false;
    E.Body.From = kept(llvm::ArrayRef(P));
    return true;
  }
  if (Key == "Hash")
    return number(Value, Key, Index, E.Body.Hash);
  if (Key == "Frees")
    return number(Value, Key, Index, E.Body.Frees);
  if (Key == "Does" && E.In == S_Sequences) {
    if (!word(Value, Key, SequenceOps, Number))
      return false;
    E.Body.DoesTo = SequenceOp(Number);
    return true;
  }
  if (Key == "Does") {
    if (!word(Value, Key, ContainerOps, Number))
      return false;
    E.Body.Does = ContainerOp(Number);
    return true;
  }
  if (Key == "Is")
    return list(Value, Key, "words; " + knownWords(Traits), [&](Node &N) {
      if (!word(&N, Key, Traits, Number))
        return false;
      if (E.Is & Number)
        return fail(&N, "the same word twice; remove one");
      E.Is |= Number;
      return true;
    });
  if (Key == "Says")
    return list(Value, Key, "words; " + knownWords(Roles), [&](Node &N) {
      if (!word(&N, Key, Roles, Number))
        return false;
      if (E.Says & Number)
        return fail(&N, "the same word twice; remove one");
      E.Says |= Number;
      return true;
    });
  assert(Key == "TemplateArgs");
  unsigned I = 0;
  llvm::SmallVector<std::pair<unsigned, TypeClass>, 2> Args;
  if (!list(Value, Key, "words; " + knownWords(TypeClasses), [&](Node &N) {
        if (!word(&N, Key, TypeClasses, Number))
          return false;
        if (TypeClass(Number) != TypeClass::Any)
          Args.push_back({I, TypeClass(Number)});
        ++I;
        return true;
      }))
    return false;
  E.Body.TemplateArgs = kept(llvm::ArrayRef(Args));
  return true;
}

/// Identifiers joined by `::`.
static bool isQualified(StringRef S) {
  llvm::SmallVector<StringRef, 4> Parts;
  S.split(Parts, "::");
  return llvm::all_of(Parts, isIdentifier);
}

bool Parser::name(ModelEntry &E, Node &N) {
  std::string Text;
  if (!scalar(&N, "Name", "a name, as 'to_string'", Text))
    return false;
  StringRef S = Text;
  if (S.contains('<') && !S.starts_with("operator"))
    return fail(&N, "'" + S + "' has template arguments; write the name alone" +
                        (E.In & S_Calls ? " and 'TemplateArgs'" : ""));
  if (E.In == S_Words) {
    if (S.empty() || llvm::any_of(S, [](char C) {
          return !llvm::isLower(C) && C != '_';
        }))
      return fail(&N, "'" + S + "' is no word of a name; write it in small "
                                "letters, as 'session'");
  } else if (E.In == S_Types) {
    if (!isQualified(S))
      return fail(&N, "'" + S + "' names no class; write it as 'std::string'");
  } else if (S.contains("::")) {
    auto [Scope, Last] = S.rsplit("::");
    return fail(&N, "'" + S + "' is qualified; write 'Name: " + Last +
                        "' and 'Scope: " + Scope + "'");
  } else if (S != "*" && !isOperator(S) &&
             !isIdentifier(S.ends_with("*") ? S.drop_back() : S)) {
    return fail(&N, "'" + S +
                        "' names no function; write an identifier, an "
                        "operator as 'operator<<', the beginning of names as "
                        "'set_*', or \"*\"");
  }
  E.Names.emplace_back(kept(Text), kept(where(&N)));
  return true;
}

bool Parser::scope(ModelEntry &E, Node &N) {
  std::string Text;
  const char *Wants = "a class or namespace, as 'std' or 'std::basic_string'";
  if (!scalar(&N, "Scope", Wants, Text))
    return false;
  if (!isQualified(Text))
    return fail(&N, "'" + Text + "' names no scope; write " + Wants +
                        (StringRef(Text).contains('<')
                             ? ", without template arguments"
                             : ""));
  E.Scopes.push_back(kept(Text));
  return true;
}

bool Parser::positions(Node *N, StringRef Key, bool Written,
                       llvm::ArrayRef<Position> &Out) {
  llvm::SmallVector<Position, 4> All;
  if (!list(N, Key, "positions, as [0, \"*1\", this]", [&](Node &Item) {
        Position P;
        if (!position(Item, Key, Written, P))
          return false;
        if (llvm::is_contained(All, P))
          return fail(&Item, "the same position twice; remove one");
        All.push_back(P);
        return true;
      }))
    return false;
  Out = kept(llvm::ArrayRef(All));
  return true;
}

bool Parser::position(Node &N, StringRef Key, bool Written, Position &Out) {
  std::string Text;
  const char *Wants = "0 for an argument, \"*0\" for what it points to, -1 for "
                      "the result, 'this' for the object";
  if (!scalar(&N, Key, "a list of positions: " + Twine(Wants), Text))
    return false;
  StringRef S = Text;
  if (S == "this") {
    Out.Arg = Position::This;
    return true;
  }
  Out.Content = S.consume_front("*");
  if (S.getAsInteger(10, Out.Arg) || Out.Arg < -1 || Out.Arg > 255 ||
      (Out.Content && Out.Arg < 0))
    return fail(&N, "'" + Text + "' is no position; write " + Wants);
  if (Out.Arg == Position::Result && !Written)
    return fail(&N, "the result is never read; -1 belongs into 'DstArgs'");
  if (Out.Arg >= 0 && !Out.Content && Written)
    return fail(&N, "a call cannot write to the value " + Text + "; write \"*" +
                        Text + "\" for what it points to");
  return true;
}

llvm::Expected<ModelFile>
stableid::parseModelFile(llvm::MemoryBufferRef Buffer) {
  if (nestsTooDeepAsYaml(Buffer.getBuffer()))
    return modelError(Buffer.getBufferIdentifier(),
                      "lists and maps are nested deeper than " +
                          Twine(MaxNesting));
  return Parser(Buffer).parse();
}

llvm::Expected<ModelFile> stableid::readModelFile(StringRef Path) {
  auto Buffer = readPlainFile(Path, /*Limit=*/4u << 20);
  if (!Buffer)
    return Buffer.takeError();
  return parseModelFile(**Buffer);
}

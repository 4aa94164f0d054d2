// The JSON schema of model files. See ModelSchema.h.
#include "ModelSchema.h"
#include "core/model/ModelWords.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/Support/JSON.h"

using namespace stableid;
using namespace stableid::words;
using llvm::StringRef;
using llvm::json::OStream;

namespace {

enum class Shape {
  Text,
  TextOrList,
  Number,
  Position,
  PositionOrList,
  Word,
  WordList
};

struct KeyShape {
  Shape Is;
  llvm::ArrayRef<Word> Words;
};

} // namespace

/// The form of a key's value, as ModelFile reads it.
static KeyShape shapeOf(StringRef Key, unsigned Section = 0) {
  if (Key == "Kind" && Section == S_Words)
    return {Shape::Word, IdentityKinds};
  if (Key == "Does" && Section == S_Sequences)
    return {Shape::Word, SequenceOps};
  const std::pair<StringRef, KeyShape> Rows[] = {
      {"Name", {Shape::TextOrList, {}}},
      {"Scope", {Shape::TextOrList, {}}},
      {"SrcArgs", {Shape::PositionOrList, {}}},
      {"Args", {Shape::PositionOrList, {}}},
      {"DstArgs", {Shape::PositionOrList, {}}},
      {"VariadicIndex", {Shape::Number, {}}},
      {"Format", {Shape::Number, {}}},
      {"Params", {Shape::Number, {}}},
      {"Key", {Shape::Number, {}}},
      {"Hash", {Shape::Number, {}}},
      {"Frees", {Shape::Number, {}}},
      {"Channel", {Shape::Position, {}}},
      {"Container", {Shape::Position, {}}},
      {"VariadicType", {Shape::Word, VariadicTypes}},
      {"Language", {Shape::Word, Languages}},
      {"Pointers", {Shape::Word, PointerUses}},
      {"Kind", {Shape::Word, SinkKinds}},
      {"Does", {Shape::Word, ContainerOps}},
      {"Is", {Shape::WordList, Traits}},
      {"Says", {Shape::WordList, Roles}},
      {"TemplateArgs", {Shape::WordList, TypeClasses}},
  };
  for (const auto &[Name, Of] : Rows)
    if (Name == Key)
      return Of;
  return {Shape::Text, {}};
}

static void writeWords(OStream &J, llvm::ArrayRef<Word> Words) {
  J.attributeArray("enum", [&] {
    for (const Word &W : Words)
      J.value(W.Text);
  });
}

/// A value that may stand alone or in a list.
static void writeList(OStream &J, bool Alone,
                      llvm::function_ref<void()> Element) {
  auto List = [&] {
    J.attribute("type", "array");
    J.attributeObject("items", Element);
  };
  if (!Alone)
    return List();
  J.attributeArray("anyOf", [&] {
    J.object(Element);
    J.object(List);
  });
}

static void writeShape(OStream &J, const KeyShape &S) {
  auto Type = [&](StringRef Name) {
    return [&J, Name] { J.attribute("type", Name); };
  };
  // An argument by its number, or as "*0" or "this".
  auto Position = [&] {
    J.attributeArray("type", [&] {
      J.value("integer");
      J.value("string");
    });
  };
  switch (S.Is) {
  case Shape::Text:
    return J.attribute("type", "string");
  case Shape::TextOrList:
    return writeList(J, /*Alone=*/true, Type("string"));
  case Shape::Number:
    return J.attribute("type", "integer");
  case Shape::Position:
    return Position();
  case Shape::PositionOrList:
    return writeList(J, /*Alone=*/true, Position);
  case Shape::Word:
    return writeWords(J, S.Words);
  case Shape::WordList:
    return writeList(J, /*Alone=*/false, [&] { writeWords(J, S.Words); });
  }
}

void stableid::writeModelSchema(llvm::raw_ostream &Out) {
  OStream J(Out, /*IndentSize=*/1);
  J.object([&] {
    J.attribute("$schema", "https://json-schema.org/draft/2020-12/schema");
    J.attribute("title", "A model file of stableid");
    J.attribute("type", "object");
    J.attribute("additionalProperties", false);
    J.attributeObject("properties", [&] {
      for (const Word &Section : Sections)
        J.attributeObject(Section.Text, [&] {
          if (!Section.Value)
            return writeShape(J, shapeOf(Section.Text));
          J.attribute("type", "array");
          J.attributeObject("items", [&] {
            J.attribute("type", "object");
            J.attribute("additionalProperties", false);
            J.attributeObject("properties", [&] {
              for (const Word &Key : Keys)
                if (Key.Value & Section.Value)
                  J.attributeObject(Key.Text, [&] {
                    writeShape(J, shapeOf(Key.Text, Section.Value));
                  });
            });
          });
        });
    });
  });
  Out << '\n';
}

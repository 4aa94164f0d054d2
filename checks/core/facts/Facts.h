//===--- Facts.h - a function as the flow sees it --------------*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The AST of a function is read once and becomes a list of facts per CFG block;
// Flow follows these, and asks the AST about calls only. FactBuilder makes them.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_FACTS_H
#define STABLEID_CORE_FACTS_H

#include "Format.h"
#include "Place.h"
#include "core/model/Container.h"
#include "core/sink/Sink.h"
#include "core/source/Derivation.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/Support/raw_ostream.h"

namespace stableid {

using ValueId = uint32_t; ///< the value of one expression; 0: never derived

enum class FactKind : uint8_t {
  Born,       ///< Dst = the address Src
  Load,       ///< Dst = what P holds, read As, Strong: bytes; else Src
  Store,      ///< P = A, and the text behind it, Q; a sink if SinkIndex
  Copy,       ///< P and its fields = Q and its fields
  Convert,    ///< Dst = A as a plain value, with a step
  Mix,        ///< Dst = A combined with B; Strong: B or A is a constant
  Either,     ///< Dst = A or B
  ToPointer,  ///< Dst = A cast back to a pointer
  Benign,     ///< A is looked at and dropped
  Call,       ///< Dst, P = the call CallIndex
  Return,     ///< the function returns A; a sink if SinkIndex; not Strong: one
              ///< value of several
  ReturnCopy, ///< the function returns Q and its fields, likewise
  Delete,     ///< the object that A points to is gone
  Compare,    ///< A and B are told equal or not; not Strong: A and a pointer
              ///< that an earlier call kept
  End         ///< the function ends here
};

struct Fact {
  static constexpr uint32_t None = ~0U;
  FactKind Kind;
  ReadAs As = ReadAs::Object;
  bool Strong = true;
  StepKind How = StepKind::Converted;
  ValueId Dst = 0, A = 0, B = 0;
  PlaceId P = 0, Q = 0;
  uint32_t SourceIndex = None; ///< a SourceId
  uint32_t SinkIndex = None;
  uint32_t CallIndex = None;
  clang::SourceLocation Loc;
};

/// A pointer to characters, or an array of them.
bool isCharPointer(const clang::Expr *E);

/// A call, with everything a rule, a summary or a name may ask about it.
struct CallFact {
  struct Argument {
    const clang::Expr *E = nullptr;
    ValueId Value = 0;
    /// What a pointer argument points to, a reference refers to or a class
    /// argument holds.
    PlaceId Content = 0;
    /// What a pointer argument points to, also where the parameter is a
    /// reference to the pointer.
    PlaceId Target = 0;
    /// The parameter as a sink for a plain value, and for a pointer.
    uint32_t SinkIndex = Fact::None;
    uint32_t PointerSinkIndex = Fact::None;
    /// A pointer that is passed is the ID as it is. If false, the callee's body
    /// has to make a number, hash or text of it first.
    bool PointerIsId = false;
    /// The argument as the key of a store outside the process.
    uint32_t StoredSinkIndex = Fact::None;
    /// What the argument designates as a sink, when the callee writes to it.
    uint32_t ContentSinkIndex = Fact::None;
    /// The pointer inside the bytes that a pointer argument points to, as a
    /// SourceId: only outputs ask.
    uint32_t BytesSource = Fact::None;
    /// The pointer type by which those bytes are known.
    clang::QualType BytesOf;
    /// The argument is a pointer or reference through which the callee may
    /// write.
    bool Mutable = false;
    /// It points behind the beginning: what is before stays when it is written.
    bool Inside = false;

    /// Characters, and not the bytes of something else seen as characters.
    bool isText() const;
    /// A list of texts, as of the arguments of a program: who reads it reads
    /// the texts.
    bool isTextList() const;
  };
  const clang::Expr *E = nullptr;
  const clang::FunctionDecl *Callee = nullptr;
  llvm::ArrayRef<const Rule *> Rules;
  /// Which of them are rules of functions that hash.
  llvm::SmallVector<bool, 2> RuleHashes;
  Argument This;
  llvm::SmallVector<Argument, 4> Args;
  /// The argument that is a format string, and how it reads each argument.
  unsigned Format = 0;
  llvm::SmallVector<Reads, 4> Conversions;
  /// The names that its literal makes of them, as sinks.
  llvm::SmallVector<uint32_t, 4> NameSinks;
  /// Who is handed a text by it hears of something: an error, a message.
  bool Speaks = false;
  /// A filter names it, or its own name says that it shows things to a
  /// developer.
  bool Harmless = false;
  /// The channel is one that stays: stderr, a log.
  bool Filtered = false;
  /// The channel may be anything, so an output is likely and not certain.
  bool VagueChannel = false;
  /// What it does to its object, if that is a container, and the sink that its
  /// key argument is.
  ContainerOp Op = ContainerOp::None;
  const clang::ValueDecl *Container = nullptr;
  uint32_t KeySinkIndex = Fact::None;
  /// The sink that a text is whose address may be the key.
  uint32_t TextSinkIndex = Fact::None;
  unsigned KeyArg = 0;
  /// What keys that container holds, and where the key argument is kept when
  /// it comes inside a pair.
  PlaceId Keys = 0;
  PlaceId KeyPlace = 0;
  /// The key argument is the key of a map alone, and no part of what is found
  /// there.
  bool KeyApart = false;
  /// The call sends what it is given out of the process: rule or stream.
  uint32_t OutputSinkIndex = Fact::None;
  /// The call puts what it is given into a document that gets out.
  uint32_t DocumentSinkIndex = Fact::None;
  /// A hash function by name, or one that reads an object's bytes by sizeof.
  bool Hashes = false;
  /// It is a member of a class that hashes, and keeps what it is given.
  bool HashesObject = false;
  /// The result, or the pointer in it, when nothing else is known of it.
  uint32_t Fallback = Fact::None;
  bool ResultIsAddress = false;
  /// The pointer that it returns is cast to a number where it stands.
  bool MadeNumber = false;
  /// The result, or the object, is a text or a stream of it.
  bool MakesText = false;
  /// What a Source rule makes, as a SourceId.
  uint32_t BornIndex = Fact::None;
  /// Declared in a system header: what it does is the Model's business.
  bool FromSystem = false;
  /// Its object is a local set or map, which goes when the function ends.
  bool IntoLocal = false;
};

/// One function as facts. Blocks are in reverse post order.
struct FunctionFacts {
  struct Block {
    std::vector<Fact> Facts;
    llvm::SmallVector<uint32_t, 2> Successors;
    llvm::SmallVector<uint32_t, 2> Predecessors;
  };
  const clang::FunctionDecl *Function = nullptr;
  std::vector<Block> Blocks; ///< the first is the entry
  uint32_t Exit = 0;
  PlaceTable Places;
  std::vector<Sink> Sinks;
  std::vector<CallFact> Calls;
  unsigned Values = 1;
  PlaceId Result = 0;
  /// What each place holds when the function begins, as SourceIds of inputs.
  std::vector<std::pair<PlaceId, SourceId>> Inputs;
  /// The same for fields of inputs, once a pass has asked.
  llvm::DenseMap<std::pair<PlaceId, SourceId>, SourceId> FieldInputs;
  /// Keys that containers hold when the function begins, since it takes them
  /// out.
  std::vector<std::pair<PlaceId, SourceId>> Held;

  void dump(llvm::raw_ostream &OS, const Derivations &D) const;
};

/// `this->a.b`, for people; holds no address.
void printPlace(llvm::raw_ostream &OS, const PlaceKey &Key);

} // namespace stableid

#endif // STABLEID_CORE_FACTS_H

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

#include "Effect.h"
#include "Format.h"
#include "Place.h"
#include "core/model/Container.h"
#include "core/sink/Sink.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/Support/raw_ostream.h"
#include <variant>
#include <vector>

namespace stableid {

using ValueId = Id<struct ValueTag>; ///< of one expression; none: not derived
using CallId = Id<struct CallTag>;   ///< in FunctionFacts::Calls

/// One struct for each kind of fact. Dst is the value that it makes.
namespace fact {
/// An address is taken.
struct Born {
  SourceId Src;
  ValueId Dst;
};
/// A place is read; where it holds nothing known, the type says whose address
/// it is. Bytes: those of a pointer, read as a number.
struct Load {
  PlaceId From;
  ReadAs As = ReadAs::Object;
  bool Bytes = false;
  SourceId ByType;
  ValueId Dst;
};
/// A value arrives at a sink.
struct Arrive {
  ValueId Src;
  SinkId At;
  ValueId Dst;
};
struct Store {
  PlaceId To;
  ValueId Src;
  bool Overwrites = true;
};
/// An object, with its fields.
struct Copy {
  PlaceId To, From;
  SinkId At;
  bool Overwrites = true;
};
/// A pointer becomes a number.
struct Convert {
  ValueId Src, Dst;
};
/// Two values are combined, or one and a constant.
struct Mix {
  ValueId L, R;
  bool WithConstant = false;
  ValueId Dst;
};
/// One of two values; if neither is known, the type says whose address it is.
struct Either {
  ValueId L, R;
  SourceId ByType;
  ValueId Dst;
};
/// A number becomes a pointer again.
struct ToPointer {
  ValueId Src, Dst;
};
/// A value is looked at and dropped.
struct Benign {
  ValueId Src;
};
/// Result: the place that the call makes.
struct Call {
  CallId Of;
  PlaceId Result;
  ValueId Dst;
};
/// Not Alone: one value of several.
struct Return {
  ValueId Src;
  bool Alone = true;
};
/// An object, with its fields.
struct ReturnCopy {
  PlaceId From;
  SinkId At;
  bool Alone = true;
};
/// The object that a pointer points to is gone.
struct Delete {
  ValueId Src;
  SinkId At;
};
/// Two values are told equal or not.
struct Compare {
  ValueId L, R;
  SinkId At;
};
/// A value is compared with a pointer that an earlier call kept.
struct CompareKept {
  ValueId Src;
  SinkId At;
};
/// The function ends here.
struct End {
  SinkId At;
};
using Any = std::variant<Born, Load, Arrive, Store, Copy, Convert, Mix, Either,
                         ToPointer, Benign, Call, Return, ReturnCopy, Delete,
                         Compare, CompareKept, End>;
} // namespace fact

struct Fact {
  fact::Any Is;
  clang::SourceLocation Loc;

  /// The value that it makes, if any.
  ValueId makes() const;
};

/// A pointer to characters, or an array of them.
bool isCharPointer(const clang::Expr *E);

/// A call, with everything a rule, a summary or a name may ask about it.
struct CallFact {
  struct Argument {
    const clang::Expr *E = nullptr;
    ValueId Value;
    /// What a pointer argument points to, a reference refers to or a class
    /// argument holds.
    PlaceId Content;
    /// What a pointer argument points to, also where the parameter is a
    /// reference to the pointer.
    PlaceId Target;
    /// The parameter as a sink for a plain value, and for a pointer.
    SinkId NamedSink;
    SinkId PointerSink;
    /// A pointer that is passed is the ID as it is. If false, the callee's body
    /// has to make a number, hash or text of it first.
    bool PointerIsId = false;
    /// The argument as the key of a store outside the process.
    SinkId StoredSink;
    /// What the argument designates as a sink, when the callee writes to it.
    SinkId ContentSink;
    /// The pointer inside the bytes that a pointer argument points to, only
    /// outputs ask.
    SourceId BytesSource;
    /// The argument is a pointer or reference through which the callee may
    /// write.
    bool Mutable = false;
    /// It points behind the beginning: what is before stays when it is written.
    bool Inside = false;
    /// How the format of the call reads it, and the name that its literal makes
    /// of it, as a sink.
    Reads Printed = Reads::Nothing;
    SinkId Written;
    /// By its type: a pointer, one to characters, an array, a stream that is no
    /// text.
    bool Pointer = false, Characters = false, Array = false, Streams = false;

    void readType(ModelIndex &Index);
    /// Characters, and not the bytes of something else seen as characters.
    bool isText() const;
    /// A list of texts, as of the arguments of a program: who reads it reads
    /// the texts.
    bool isTextList() const;
  };
  const clang::Expr *E = nullptr;
  const clang::FunctionDecl *Callee = nullptr;
  clang::SourceLocation Loc;
  Argument This;
  llvm::SmallVector<Argument, 4> Args;
  /// Those that send come first.
  llvm::SmallVector<Effect, 1> Effects;
  /// A rule names the function, so that its effects are all that it does.
  bool Ruled = false;
  /// Who is handed a text by it hears of something: an error, a message.
  bool Speaks = false;
  /// A filter names it, or its own name says that it shows things to a
  /// developer.
  bool Harmless = false;
  /// The channel is one that stays: stderr, a log.
  bool Filtered = false;
  /// What it does to its object, if that is a container, and the sink that its
  /// key argument is.
  ContainerOp Op = ContainerOp::None;
  const clang::ValueDecl *Container = nullptr;
  SinkId KeySink;
  /// The sink that a text is whose address may be the key.
  SinkId TextSink;
  unsigned KeyArg = 0;
  /// What keys that container holds, and where the key argument is kept when
  /// it comes inside a pair.
  PlaceId Keys;
  PlaceId KeyPlace;
  /// The call sends what it is given out of the process: rule or stream.
  SinkId OutputSink;
  /// The call puts what it is given into a document that gets out.
  SinkId DocumentSink;
  /// A hash function by name, or one that reads an object's bytes by sizeof.
  bool Hashes = false;
  /// The result, or the pointer in it, when nothing else is known of it.
  SourceId Fallback;
  bool ResultIsAddress = false;
  /// The pointer that it returns is cast to a number where it stands.
  bool MadeNumber = false;
  /// What a Source rule makes.
  SourceId Born;
  /// Declared in a system header: what it does is the Model's business.
  bool FromSystem = false;
  /// Its object is a local set or map, which goes when the function ends.
  bool IntoLocal = false;
  /// Whatever its object held is gone.
  bool Empties = false;

  /// An operator <<.
  bool inserts() const;
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
  IdTable<SinkId, Sink> Sinks;
  IdTable<CallId, CallFact> Calls;
  unsigned Values = 1;
  PlaceId Result;
  /// What each place holds when the function begins, as SourceIds of inputs.
  std::vector<std::pair<PlaceId, SourceId>> Inputs;
  /// The same for fields of inputs, once a pass has asked.
  llvm::DenseMap<std::pair<PlaceId, SourceId>, SourceId> FieldInputs;
  /// Keys that containers hold when the function begins, since it takes them
  /// out.
  std::vector<std::pair<PlaceId, SourceId>> Held;

  void dump(llvm::raw_ostream &OS, const Derivations &D) const;
};

/// The values and places of one fact, each as it is used first.
struct FactUses {
  llvm::SmallVector<ValueId, 8> Values;
  llvm::SmallVector<PlaceId, 8> Reads, Writes, Overwrites;

  FactUses(const Fact &X, const FunctionFacts &F);
};

/// `this->a.b`, for people; holds no address.
void printPlace(llvm::raw_ostream &OS, const PlaceKey &Key);

} // namespace stableid

#endif // STABLEID_CORE_FACTS_H

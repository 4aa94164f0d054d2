//===--- Model.h - what is known about named APIs, as data -----*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The Model says what calls of known functions do to a value that came from an
// address: where it is born, how it travels, where it becomes an identity and
// where it is harmless. It knows no bodies: those are Summary's. The built-in
// rules are compiled in from checks/models/*.yaml; users add files of their
// own.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_MODEL_H
#define STABLEID_CORE_MODEL_H

#include "llvm/ADT/ArrayRef.h"
#include "core/project/ProjectFacts.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Allocator.h"
#include "llvm/Support/Error.h"
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

// Named and not included: the tools that read model files know no clang.
namespace clang {
class CXXRecordDecl;
class Decl;
class DeclContext;
class FunctionDecl;
class NamedDecl;
class QualType;
class VarDecl;
} // namespace clang

namespace stableid {

/// A place in a call. In model files: `0` is the value of the first argument,
/// `"*0"` what it points or refers to or, for a class by value, what it holds
/// (a buffer, a string, an out-parameter), `-1` the result, `this` the object a
/// member function is called on or a constructor makes. Arguments are numbered
/// as the function declares them: the left operand of a member operator is
/// `this`. What an overload does not have counts as absent. The value of a
/// `char *` is the text it points to, for all but hashes.
struct Position {
  static constexpr int Result = -1;
  static constexpr int This = -2;
  int Arg = Result;
  bool Content = false;

  friend bool operator==(Position L, Position R) {
    return L.Arg == R.Arg && L.Content == R.Content;
  }
};

enum class RuleKind : uint8_t {
  Source,      ///< `To` is born as an address-derived plain value
  Propagation, ///< `To` is derived when one of `From` is
  Sink,        ///< `From` becomes an identity
  Filter,      ///< the call is harmless: a log, an assertion, a debugger
  Container,   ///< `From` is a key of the container `Object`
  Sequence     ///< the sequence `Object` has elements, or gets or loses some
};

enum class SinkKind : uint8_t {
  Id,    ///< the value becomes an ID, a token, a name of an object
  Key,   ///< the value becomes a key of a container, cache or store
  Output ///< the value leaves the process
};

/// The effect of a call on a container.
enum class ContainerOp : uint8_t {
  None,
  Make,         ///< gives a new one
  Read,         ///< leaves it as it is
  Find,         ///< looks a key up
  Insert,       ///< puts a key in, and says whether it was there
  FindOrInsert, ///< operator[], try_emplace
  Erase,        ///< takes a key out
  Reset,        ///< takes everything out
  Grow,         ///< a sequence that may move its elements
  Reserve       ///< makes room once, so that growing moves nothing
};

/// The effect of a call on a sequence: elements in a row, perhaps none.
enum class SequenceOp : uint8_t {
  None,
  Element, ///< gives one by its index, which must be there
  Checked, ///< the same, and throws if it is not there
  First,
  Last,
  Data,    ///< where the elements lie; right for an empty one too
  Begin,
  End,
  Size,
  IsEmpty,
  Add,      ///< puts one in
  AddRange, ///< puts some in, or none
  Resize,   ///< has as many as its first argument says afterwards
  Reserve,
  Remove,
  Clear,
  Read ///< changes nothing
};

/// The template argument that a rule needs to apply.
enum class TypeClass : uint8_t {
  Any,
  Pointer, ///< also smart pointers, but no `char *`
  Integer, ///< also enumerations
  Text     ///< `char *` and strings
};

/// One entry of a model file. Its texts and lists lie in the tables that are
/// compiled in, or in what the Model keeps of the file.
struct Rule {
  RuleKind Kind = RuleKind::Propagation;
  /// Unqualified name: `to_string`, `operator<<`, `hash` (a constructor is
  /// named as its class). One that ends in `*` is a pattern: `set_*` for every
  /// function of the scope that begins so and has no rule of its own, `*` for
  /// those that no longer pattern names either.
  llvm::StringRef Name;
  /// Class or namespace without inline namespaces, `std::basic_string`; empty
  /// for the global scope.
  llvm::StringRef Scope;
  /// Only functions of C linkage, or of system headers: `write` is POSIX's and
  /// not a user's own function of that name.
  bool LanguageC = false;
  llvm::ArrayRef<Position> From;
  llvm::ArrayRef<Position> To;
  /// From this index on, every argument belongs to `From` (or, for
  /// `VariadicTo`, what it points to belongs to `To`); -1: none.
  int VariadicFrom = -1;
  int VariadicTo = -1;
  /// Pointers among `From` are followed: the call reads the objects or the
  /// text they point to, and an address does not get out by it.
  bool FollowsPointers = false;
  /// Index of a printf-like format string that says how the variadic arguments
  /// are read (`%p` an address, `%s` a text, `%n` nothing); -1: none.
  int Format = -1;
  /// Sinks: what the value becomes.
  SinkKind Sink = SinkKind::Output;
  /// Sinks: the argument (or This) that says where the value goes: a file
  /// descriptor, a FILE *, a stream; Position::Result when there is none.
  int Channel = Position::Result;
  /// Containers: what is done, and the argument (or This) that it is done to.
  ContainerOp Does = ContainerOp::None;
  int Object = Position::Result;
  /// Sequences: what is done to Object.
  SequenceOp DoesTo = SequenceOp::None;
  /// Of one that is made: the arguments that are the function that hashes or
  /// compares keys, and the one that frees them; -1: none.
  int Hash = -1;
  int Frees = -1;
  /// Only overloads with that many parameters; -1: all.
  int Params = -1;
  /// Template arguments that must be of a class, by index.
  llvm::ArrayRef<std::pair<unsigned, TypeClass>> TemplateArgs;
  /// Sources: what is born is no address but a number, which is unique in one
  /// process and in no other.
  bool GivesNumber = false;
  /// The words that replace the built-in advice; may be empty.
  llvm::StringRef Advice;
  /// Where it was written: `std.yaml:12:11`.
  llvm::StringRef Origin;

  /// No file holds it: the declaration of the function says it.
  bool isImplied() const { return Origin.empty(); }

  /// The name is a pattern, `set_*` or `*`, and not `operator*`.
  bool isPattern() const {
    return Name.ends_with("*") && !Name.starts_with("operator");
  }
};

/// The properties of a type's values.
enum TypeTrait : uint16_t {
  TT_None = 0,
  TT_Address = 1 << 0, ///< stands for the address of another object
  TT_Owner = 1 << 1,   ///< and keeps that object alive
  TT_Text = 1 << 2,    ///< a string
  TT_Integer = 1 << 3, ///< holds one number: atomic<T>, optional<T>
  TT_Stream = 1 << 4,  ///< an output stream
  TT_Channel = 1 << 5, ///< and one that always leaves the process: ofstream
  TT_Container = 1 << 6,
  TT_Handle = 1 << 7, ///< a number that its library gave and takes back
  TT_Document = 1 << 8, ///< JSON and its like: made to be written or sent
  TT_Thread = 1 << 9,   ///< says which thread, and is used again when it ends
  TT_Static = 1 << 10,  ///< each object is there as long as the process
  TT_Sequence = 1 << 11, ///< an element is there only if it is not empty
  TT_Moving = 1 << 12    ///< and moves its elements when it grows
};

/// A class or another name of a type that the Model names. `Is: [address,
/// owner]` in model files.
struct TypeRule {
  llvm::StringRef Name; ///< qualified, without inline namespaces
  uint16_t Traits = TT_None;
  llvm::StringRef Origin; ///< as of Rule
};

/// The thing that an identity stands for; advice depends on it.
enum class IdentityKind : uint8_t {
  Object,      ///< id, uid, handle: any object
  Secret,      ///< session, token, nonce: grants access, must not be guessable
  Trace,       ///< trace, correlation, request
  Span,        ///< span
  TraceParent, ///< the W3C header value
  Uuid,        ///< uuid, guid
  Dedup,       ///< idempotency and deduplication keys
  Hash,        ///< fingerprint, etag, hash that is kept
  Thread       ///< a thread
};

/// The part that a word plays where it stands in a name.
enum WordRole : uint64_t {
  WR_Identity = 1 << 0,    ///< a noun that is an identity by itself
  WR_Perhaps = 1 << 1,     ///< a noun that may be one
  WR_Keyed = 1 << 2,       ///< makes a key or token after it one
  WR_Noun = 1 << 3,        ///< makes one with `id` spelled behind it
  WR_Referent = 1 << 4,    ///< what a `void *` of that name points to
  WR_Spelling = 1 << 5,    ///< says how the noun before it is spelled
  WR_Preposition = 1 << 6, ///< the noun phrase ends before it
  WR_Question = 1 << 7,    ///< begins the name of a question or look-up
  WR_Preamble = 1 << 8,    ///< begins a name that says no identity
  WR_Place = 1 << 9,       ///< one of few, shared by many
  WR_Setter = 1 << 10,     ///< begins the name of a function that takes one
  WR_Bare = 1 << 11,       ///< an identity where it is all of a key
  WR_Native = 1 << 12,     ///< the system's handle, and no more
  WR_Diagnostic = 1 << 13, ///< shows things to a developer
  WR_Description = 1 << 14, ///< the same, of functions that make a text
  WR_Message = 1 << 15,    ///< the same, of functions that take a format
  WR_Address = 1 << 16,    ///< a number that is an address
  WR_Hash = 1 << 17,       ///< makes a hash
  WR_Width = 1 << 18,      ///< says of a type how wide it is
  WR_Serializer = 1 << 19, ///< turns objects into what is kept or sent
  WR_Document = 1 << 20,   ///< a class of documents
  WR_Put = 1 << 21,        ///< a member function that adds its last argument
  WR_Time = 1 << 22,       ///< is made of the time
  WR_Prints = 1 << 23,     ///< says no more than that a function formats
  WR_Spoken = 1 << 24,     ///< speaks to people of what happened
  WR_Reader = 1 << 25,     ///< fills what it is given
  WR_Temporary = 1 << 26,  ///< a file or folder that goes with the process
  WR_File = 1 << 27,       ///< makes a file or folder by its name
  WR_Seeks = 1 << 28,      ///< looks whether a file is there
  WR_Adds = 1 << 29,       ///< adds to an object, piece by piece
  WR_Grown = 1 << 30,      ///< an object that is added to
  WR_Finishes = 1U << 31,  ///< gives what was added to one
  WR_Number = 1ULL << 32,  ///< numbers a message within its stream
  WR_Scope = 1ULL << 33,   ///< what such numbers begin anew in
  WR_Seen = 1ULL << 34,    ///< what was there before
  WR_Insertion = 1ULL << 35, ///< a class that keeps the order of insertion
  WR_First = 1ULL << 36,     ///< a member function that begins a walk
  WR_Sorts = 1ULL << 37,     ///< puts a sequence in order
  WR_Shown = 1ULL << 38,     ///< writes to the standard output, or is it
  WR_Emits = 1ULL << 39,     ///< hands on one thing after the other
  WR_Deliberate = 1ULL << 40, ///< tells objects apart by address on purpose
  WR_Measures = 1ULL << 41,   ///< counts what it is told, in any order
  WR_Memory = 1ULL << 42,     ///< a piece of memory, known by its address
  WR_Ends = 1ULL << 43,       ///< a function that ends an object
  WR_Spare = 1ULL << 44,      ///< some of many, that nobody needs any more
  WR_Refers = 1ULL << 45,     ///< a function that takes a reference
  WR_Watches = 1ULL << 46,    ///< does so without keeping the object alive
  WR_Chosen = 1ULL << 47,     ///< is one of many, and the only one of its kind
  WR_Listed = 1ULL << 48,     ///< a member function that lists all elements
  WR_Least = 1ULL << 49,      ///< finds the least of a sequence
  WR_Receives = 1ULL << 50,   ///< a function of the system that fills a buffer
  WR_TakesOut = 1ULL << 51    ///< a function that takes something out
};

/// A word that the Model lists: roles, a kind of identity, or both.
struct WordRule {
  llvm::StringRef Word; ///< in small letters
  uint64_t Says = 0;    ///< WordRole
  IdentityKind Kind = IdentityKind::Object;
  llvm::StringRef Origin; ///< as of Rule
};

/// All that the Model says of one word.
struct WordMeaning {
  uint64_t Says = 0;
  IdentityKind Kind = IdentityKind::Object;
};

/// The rules, and the indices into them by which they are looked up: each list
/// sorted by a name, and in the order of the rules under one name.
struct ModelTables {
  llvm::ArrayRef<Rule> Rules;
  llvm::ArrayRef<TypeRule> Types;
  llvm::ArrayRef<unsigned> ByName;     ///< all rules but patterns
  llvm::ArrayRef<unsigned> ByScope;    ///< patterns, by the scope's last part
  llvm::ArrayRef<unsigned> TypeByName; ///< by the last part
  llvm::ArrayRef<WordRule> Words;
  llvm::ArrayRef<unsigned> WordByName;
};

/// Immutable once made, so it may be read by any number of threads.
class Model {
public:
  /// \p Owner keeps what \p T refers to.
  explicit Model(ModelTables T, std::shared_ptr<const void> Owner = nullptr)
      : T(T), Owner(std::move(Owner)) {}

  /// The rules compiled in from checks/models.
  static std::shared_ptr<const Model> builtin();

  /// The built-in rules followed by those of \p Paths, in order. A file that
  /// cannot be read or understood is an error that names file and line and
  /// says what would be right.
  static llvm::Expected<std::shared_ptr<const Model>>
  withFiles(llvm::ArrayRef<std::string> Paths);

  llvm::ArrayRef<Rule> rules() const { return T.Rules; }
  llvm::ArrayRef<TypeRule> types() const { return T.Types; }
  llvm::ArrayRef<WordRule> words() const { return T.Words; }
  const ModelTables &tables() const { return T; }

  /// Indices into rules() of all rules with that unqualified name.
  llvm::ArrayRef<unsigned> rulesNamed(llvm::StringRef Name) const;
  /// Indices into rules() of all patterns in a scope whose last component is
  /// \p Last; it is empty for the global scope.
  llvm::ArrayRef<unsigned> patternsIn(llvm::StringRef Last) const;
  /// Indices into types() of all types whose last component is \p Name.
  llvm::ArrayRef<unsigned> typesNamed(llvm::StringRef Name) const;
  WordMeaning meaningOf(llvm::StringRef Word) const;

private:
  ModelTables T;
  std::shared_ptr<const void> Owner;
};

/// `map` of `std::map`: what patterns and types are looked up by.
llvm::StringRef lastComponent(llvm::StringRef Name);

/// The Model as one unit sees it: answers per declaration, remembered per
/// canonical declaration. Not thread-safe; one per unit.
class ModelIndex {
public:
  /// Other units say \p Heard, sorted, of declarations without a body here; it
  /// outlives the index.
  explicit ModelIndex(std::shared_ptr<const Model> M,
                      llvm::ArrayRef<ProjectFact> Heard = {})
      : M(std::move(M)), Heard(Heard) {}
  ModelIndex(const ModelIndex &) = delete;
  ModelIndex &operator=(const ModelIndex &) = delete;

  /// The rules that name \p F (or its template pattern, or a method it
  /// overrides); a pattern only where no other names it, and then the longest;
  /// if there is none, what its own declaration implies.
  /// The list lives as long as this index.
  llvm::ArrayRef<const Rule *> rulesFor(const clang::FunctionDecl *F);

  /// The Model's rule for \p F and a sequence; null if there is none.
  const Rule *sequenceRule(const clang::FunctionDecl *F);

  /// Traits of \p T without references and qualifiers, through typedefs;
  /// derived classes inherit them from their bases.
  uint16_t traitsOf(clang::QualType T);

  /// True for objects that a Filter names: std::cerr, stderr.
  bool isFiltered(const clang::VarDecl *V);

  /// True for functions that a Filter names: what they give is harmless too.
  bool isFiltered(const clang::FunctionDecl *F);

  /// True when the Model says of \p T, by one of its names, that it is a
  /// handle: jlong, pthread_t.
  bool isHandle(clang::QualType T);
  /// The same of one that says which thread.
  bool isThread(clang::QualType T);

  const Model &model() const { return *M; }

  /// Another unit says \p Kind of \p D or, if that is a function, of one of its
  /// parameters.
  bool isHeard(ProjectFactKind Kind, const clang::Decl *D) const;
  /// The functions of the user's that were asked for and have no body here, in
  /// the order in which they were.
  llvm::ArrayRef<const clang::FunctionDecl *> unseen() const { return Unseen; }

private:
  bool matches(const Rule &R, const clang::FunctionDecl *F) const;
  bool fits(const Rule &R, const clang::FunctionDecl *F);
  llvm::SmallVector<const Rule *, 4> lookUp(llvm::ArrayRef<unsigned> Candidates,
                                            const clang::FunctionDecl *F,
                                            bool OfSequences = false);
  bool isCalled(clang::QualType T, uint16_t Traits);
  uint16_t traitsOfClass(const clang::CXXRecordDecl *C);
  uint16_t traitsNamed(const clang::NamedDecl *D);
  llvm::ArrayRef<unsigned> patternsIn(const clang::DeclContext *DC);
  llvm::SmallVector<const Rule *, 4>
  lookUpPatterns(const clang::FunctionDecl *F, llvm::StringRef Name);
  /// The rules that the declaration of \p F implies: it prints into a text.
  const Rule *impliedRule(const clang::FunctionDecl *F);
  /// The facts of other units about \p F, as rules.
  void addHeard(const clang::FunctionDecl *F,
                llvm::SmallVectorImpl<const Rule *> &Out);

  std::shared_ptr<const Model> M;
  llvm::ArrayRef<ProjectFact> Heard;
  std::vector<const clang::FunctionDecl *> Unseen;
  /// Holds the lists that Functions and callers refer to.
  llvm::BumpPtrAllocator Memory;
  llvm::DenseMap<const clang::FunctionDecl *, llvm::ArrayRef<const Rule *>>
      Functions;
  /// The patterns of each scope.
  llvm::DenseMap<const clang::DeclContext *, llvm::ArrayRef<unsigned>> Patterns;
  llvm::DenseMap<const clang::Decl *, uint16_t> TypeTraits;
  llvm::DenseMap<const clang::VarDecl *, bool> Objects;
  llvm::DenseMap<const clang::FunctionDecl *, const Rule *> Sequences;
};

} // namespace stableid

#endif // STABLEID_CORE_MODEL_H

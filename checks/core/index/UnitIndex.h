//===--- UnitIndex.h - what one walk over a unit collects ------*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The functions of the user's code, which of them hold a source, who mentions
// whom, and the uses of containers. The verdict reads a body again only for a
// candidate; the analyses beside the flow walk the bodies themselves.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_UNITINDEX_H
#define STABLEID_CORE_UNITINDEX_H

#include "RoundTrips.h"
#include "core/facts/Meaning.h"
#include "core/model/Model.h"
#include "core/sink/Sink.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/SmallPtrSet.h"
#include <vector>

namespace stableid {

struct ContainerUse;

class UnitIndex {
public:
  struct Entry {
    /// Null for an initialiser outside of any function.
    const clang::FunctionDecl *Function = nullptr;
    const clang::ValueDecl *Declared = nullptr;
    const clang::Expr *Init = nullptr;
    /// An address may be born here.
    bool Seed = false;
  };

  UnitIndex(clang::ASTContext &AST, ModelIndex &Index,
            const Lexicon &Names, bool Timed = false);

  const Lexicon &names() const { return Names; }
  llvm::ArrayRef<Entry> entries() const { return Entries; }
  /// The entry of \p F's body, or -1.
  int entryOf(const clang::FunctionDecl *F) const;
  /// Entries that name the field, global or function \p D, in order.
  std::vector<unsigned> mentionsOf(const clang::Decl *D) const;

  /// The uses of one container in the unit.
  struct ContainerFacts {
    bool Found = false;    ///< something is looked up in it
    bool Handed = false;   ///< code elsewhere may change it
    bool Reserved = false; ///< room is made before it grows
    /// The comparison of keys, and whether it frees them, in a container whose
    /// type does not say so: the Model's.
    enum class Identity : uint8_t { Unknown, Address, Content };
    Identity ToldBy = Identity::Unknown;
    bool OwnsKeys = false;
    /// Where entries are taken out.
    struct Taken {
      unsigned Entry = 0; ///< the body that does it
      /// The whole container: it is cleared, assigned or swapped.
      bool All = false;
      /// The container itself gives what goes: its first or last element.
      bool Given = false;
      /// Only where a number has become too large.
      bool WhenFull = false;
      /// The class by whose address it is; null: any.
      const clang::CXXRecordDecl *Class = nullptr;
      clang::SourceLocation At;
    };
    llvm::SmallVector<Taken, 2> Takes;
    /// Where something is put in or looked up, and by which key.
    struct Asked {
      unsigned Entry = 0;
      bool Fills = false;
      const clang::Expr *Key = nullptr;
    };
    llvm::SmallVector<Asked, 2> Uses;
    /// Parameters of the unit's own functions by which it is handed on, and
    /// iterators over it that a rule names.
    llvm::SmallVector<const clang::ValueDecl *, 2> As;
  };
  const ContainerFacts &factsOf(const clang::ValueDecl *Container) const;
  /// Calls \p Do with each container, in no order.
  template <typename Function> void eachContainer(Function Do) const {
    for (const auto &[Container, Facts] : Containers)
      Do(Container, Facts);
  }

  /// The functions without a body here that give a container from which entries
  /// are taken, in no order.
  const llvm::DenseSet<const clang::FunctionDecl *> &takenThrough() const {
    return TakenThrough;
  }

  /// The bodies that call \p F where a number has become too large, and only
  /// there.
  llvm::ArrayRef<unsigned> callersWhenFull(const clang::FunctionDecl *F) const;

  /// An object of \p Class has static storage duration, or is made once and
  /// never freed, and none is local: what it keeps is kept as long as the
  /// process lives.
  bool livesOn(const clang::RecordDecl *Class) const;
  /// A function makes an object of \p Class for itself: what that keeps is kept
  /// no longer than the call.
  bool passes(const clang::RecordDecl *Class) const;
  /// A class is as \p Is says of which a function makes objects, for itself or
  /// by new and malloc().
  bool makesAny(
      llvm::function_ref<bool(const clang::RecordDecl *)> Is) const;
  /// Where an object is deleted, by its class.
  struct Deleted {
    const clang::RecordDecl *Class;
    unsigned Entry;
  };
  llvm::ArrayRef<Deleted> deletes() const { return Deletes; }

  /// The values that come back: as pointers, as bytes, as numbers.
  const RoundTrips &trips() const { return Trips; }
  RoundTrips &trips() { return Trips; }
  /// The pointee of each `void *` variable, field or parameter: the class that
  /// the unit casts it to; null if there are several, or if an integer is
  /// carried in it.
  using Referents =
      llvm::DenseMap<const clang::Decl *, const clang::RecordDecl *>;
  const Referents &pointees() const { return Pointees; }
  /// The one object that stands for those of a class that is a container itself:
  /// a variable of the process, where the unit makes no other.
  using OwnObjects =
      llvm::DenseMap<const clang::CXXRecordDecl *, const clang::VarDecl *>;
  const OwnObjects &ownObjects() const { return Own; }
  /// A body was not parsed, so absence proves nothing.
  bool sawSkippedBody() const { return SkippedBody; }

private:
  void walkDecl(clang::Decl *D);
  void walkContext(clang::DeclContext *DC);
  void walkFunction(clang::FunctionDecl *F);
  void walkInitializer(const clang::ValueDecl *D, const clang::Expr *Init);
  void walkStmt(const clang::Stmt *Root, unsigned Entry);
  void visitCast(const clang::CastExpr *E, unsigned Entry);
  /// \p D is used as a pointer to \p Class; null: as an integer.
  void addPointee(const clang::Decl *D, const clang::RecordDecl *Class);
  /// Integers that are handed to \p Callee as pointers.
  void visitCarried(const clang::FunctionDecl *Callee,
                    llvm::ArrayRef<const clang::Expr *> Args);
  void visitArithmetic(const clang::BinaryOperator *E);
  /// \p E keeps a pointer in a field or global, or compares one with another.
  void visitKept(const clang::BinaryOperator *E, unsigned Entry);
  void visitRead(const clang::UnaryOperator *E, unsigned Entry);
  void drop(const clang::Expr *E);
  /// The templates in \p DC, which are read if no instantiation is.
  void addPatterns(const clang::DeclContext *DC);
  void addPattern(const clang::FunctionDecl *F);
  void walkPatterns();
  /// An address may be born in \p S, in a template.
  bool isPatternSeed(const clang::Stmt *S);
  /// \p E is bound to a reference or pointer, through which others use it: to
  /// that of \p Callee's parameter, if it is an argument.
  void handOver(const clang::Expr *E, clang::QualType To, unsigned Entry,
                const clang::FunctionDecl *Callee = nullptr,
                unsigned Param = 0);
  /// The part of \p S that is done only where a number has become too large.
  static const clang::Stmt *guardedByNumber(const clang::Stmt *S);
  void visitStatic(const clang::VarDecl *V);
  void visitLocal(const clang::RecordDecl *Class, unsigned Entry);
  /// An object of \p Class, if it has one, is made by new or malloc().
  void visitAllocated(const clang::RecordDecl *Class);
  void visitDelete(const clang::CXXDeleteExpr *E, unsigned Entry);
  void visitCall(const clang::Expr *E, const clang::FunctionDecl *Callee,
                 llvm::ArrayRef<const clang::Expr *> Args, unsigned Entry);
  void visitContainer(const ContainerUse &Use, const clang::Expr *E,
                      unsigned Entry);
  /// Adds what classes that are containers do to their own objects to the facts
  /// of each container of such a class.
  void inheritUses();
  /// \p Container becomes what \p E makes.
  void visitMade(const clang::ValueDecl *Container, const clang::Expr *E);
  /// \p Container becomes what the local variable \p E holds, if that is a
  /// container that was made here.
  void visitRenamed(const clang::ValueDecl *Container, const clang::Expr *E);
  /// A number in a union is a pun where the same function puts a pointer in.
  /// \p E is null where an initialiser does it.
  void visitPun(const clang::MemberExpr *E, const clang::FieldDecl *Member,
                bool Written, unsigned Entry);
  /// The form in which a union with a pointer in it can be read.
  enum class PunKind : uint8_t { None, Number, Bytes };
  PunKind punningOf(const clang::RecordDecl *R);
  bool isPun(clang::QualType T) const;
  void mention(const clang::Decl *D, unsigned Entry);
  bool inUserCode(const clang::Decl *D) const;

  clang::ASTContext &AST;
  ModelIndex &Index;
  const Lexicon &Names;
  Meaning Means;
  std::vector<Entry> Entries;
  llvm::DenseMap<const clang::FunctionDecl *, unsigned> ByFunction;
  /// Bodies of templates, and those of which an instantiation was read.
  llvm::SmallVector<const clang::FunctionDecl *, 8> Patterns;
  llvm::SmallPtrSet<const clang::FunctionDecl *, 8> Instantiated;
  /// A list per declaration, latest first: there are too many to sort.
  struct Mention {
    unsigned Entry;
    unsigned Before; ///< index plus one
  };
  std::vector<Mention> Mentions;
  llvm::DenseMap<const clang::Decl *, unsigned> LastMention;
  RoundTrips Trips;
  Referents Pointees;
  /// Casts of pointers to numbers that come to nothing where they stand.
  llvm::SmallPtrSet<const clang::CastExpr *, 8> Dropped;
  llvm::DenseMap<const clang::RecordDecl *, PunKind> Punning;
  /// By entry, union, and the variable it is in, if that matters.
  using Pun = std::pair<std::pair<unsigned, const clang::RecordDecl *>,
                        const clang::Decl *>;
  llvm::DenseSet<Pun> PunsWritten, PunsRead;
  /// Pointers that a function keeps in fields and globals, and those that it
  /// compares with others: one that is both may be the key of remembered work.
  llvm::DenseSet<std::pair<unsigned, const clang::Decl *>> Kept, Compared;
  llvm::DenseMap<const clang::ValueDecl *, ContainerFacts> Containers;
  llvm::DenseSet<const clang::FunctionDecl *> TakenThrough;
  llvm::DenseMap<const clang::CXXRecordDecl *, ContainerFacts> OwnUses;
  OwnObjects Own;
  /// Classes with a static object, and those with a local one: then it is not
  /// known which of them keeps what.
  llvm::DenseMap<const clang::RecordDecl *, const clang::VarDecl *> Living;
  llvm::DenseSet<const clang::RecordDecl *> Passing, Allocated;
  llvm::SmallVector<Deleted, 4> Deletes;
  /// The walk is where a number has become too large, and who is called there.
  bool WhenFull = false;
  llvm::DenseMap<const clang::FunctionDecl *, llvm::SmallVector<unsigned, 2>>
      FullCallers;
  bool SkippedBody = false;
};

} // namespace stableid

#endif // STABLEID_CORE_UNITINDEX_H

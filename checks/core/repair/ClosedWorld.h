//===--- ClosedWorld.h - what a repair may rely on --------------*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Decides if every reader of a field, local or function is in this unit and means
// the same when the address in it becomes a number. A value is followed through
// getters, parameters, locals and fields; each declaration is judged once.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_CLOSEDWORLD_H
#define STABLEID_CORE_CLOSEDWORLD_H

#include "Uses.h"
#include "core/verdict/Finding.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/DenseMap.h"
#include <array>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace stableid {

/// The fate of those who read a value; the worst counts.
enum class Impact : uint8_t {
  None,    ///< all are visible: returned, handed on, compared with their kind
  Mixed,   ///< the same, and another address is still written there
  Leaves,  ///< one is a function whose body is elsewhere
  Unknown, ///< one is elsewhere, or does something else
  Breaks   ///< one needs an address: it is masked, or compared with another
};

struct Readers {
  Impact Worst = Impact::None;
  /// Which of them, as a sentence; empty for None.
  std::string Why;
};

class ClosedWorld {
public:
  /// Answers about what the findings \p Asked name. \p IsLeftOut: whether code
  /// that '#if' leaves out has that name.
  ClosedWorld(clang::ASTContext &AST, llvm::ArrayRef<const Finding *> Asked,
              std::function<bool(llvm::StringRef)> IsLeftOut);

  /// The fate of the readers of the declaration of \p To when \p Written,
  /// the value it is given there, is no address any more.
  Readers readersOf(const Sink &To, const clang::Expr *Written);

  /// Why code that the unit does not show may use \p D; empty if none can.
  std::string openness(const clang::NamedDecl *D);

  Uses &uses() { return Names; }

private:
  static constexpr unsigned Levels = unsigned(Impact::Breaks) + 1;
  /// The answer for one declaration.
  struct Known {
    bool Done = false;
    std::array<unsigned, Levels> Count = {};
    std::array<std::string, Levels> Why;
    /// Uses and given values that count, so that one finding can leave out its
    /// own.
    llvm::DenseMap<const clang::Expr *, Impact> Of;
    void add(const clang::Expr *E, Readers R);
    Readers worst() const;
  };
  const Known &known(const clang::NamedDecl *D);
  /// The worst of \p D, as a reader of another.
  Readers follow(const clang::NamedDecl *D);
  Readers readerAt(const Use &U, const clang::NamedDecl *D);
  Readers ofOperator(const clang::BinaryOperator *B, const clang::Stmt *Value,
                     const clang::NamedDecl *D);
  /// Argument \p I of \p Call; none where the value is in the result.
  std::optional<Readers> ofArgument(const clang::CallExpr *Call, unsigned I);
  Readers ofParameter(const clang::FunctionDecl *F, unsigned I);
  std::string notVisible(const clang::NamedDecl *D);
  std::string at(const clang::Stmt *S) const;

  clang::ASTContext &AST;
  std::function<bool(llvm::StringRef)> IsLeftOut;
  Uses Names;
  /// The targets that the findings assign to, and the assigned values.
  llvm::DenseSet<const clang::Expr *> Targets, Values;
  llvm::DenseMap<const clang::Decl *, std::unique_ptr<Known>> All;
  /// How far a value is followed; a way that leads back is judged where it
  /// began, and what hangs on it is not remembered.
  unsigned Depth = 0, Steps = 0;
  bool LedBack = false;
};

/// A file that is compiled by itself and that nobody includes has \p D.
bool inMainSource(const clang::Decl *D, clang::ASTContext &AST);

} // namespace stableid

#endif // STABLEID_CORE_CLOSEDWORLD_H

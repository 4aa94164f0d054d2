// Differences between the supported versions of LLVM that concern the static
// analyzer. The only file of checks/analyzer that asks for a version.
#ifndef STABLEID_ANALYZER_COMPAT_H
#define STABLEID_ANALYZER_COMPAT_H

#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/StaticAnalyzer/Core/Checker.h"
#include "clang/StaticAnalyzer/Core/PathSensitive/CheckerContext.h"
#include "llvm/Config/llvm-config.h"

// Functions missing in the other clang that a plugin needs as it is loaded. A
// weak symbol may be missing: plugin/Version.cpp then says so in a sentence,
// where the loader would name a symbol.
#if LLVM_VERSION_MAJOR >= 22
asm(".weak _ZTVN5clang4ento14CheckerBackendE\n"
    ".weak _ZNK5clang4ento11CheckerBase11getDebugTagEv\n"
    ".weak _ZNK5clang4ento14CheckerBackend10printStateERN4llvm11raw_ostream"
    "ENS2_18IntrusiveRefCntPtrIKNS0_12ProgramStateEEEPKcSA_\n");
#else
asm(".weak _ZNK5clang4ento11CheckerBase17getTagDescriptionEv\n");
#endif

namespace stableid {

/// The memory space of \p R, as far as the path to \p State knows it.
inline const clang::ento::MemSpaceRegion *
spaceOf(const clang::ento::MemRegion *R, clang::ento::ProgramStateRef State) {
#if LLVM_VERSION_MAJOR >= 22
  return R->getMemorySpace(State);
#else
  (void)State;
  return R->getMemorySpace();
#endif
}

/// The type of objects of the class \p Class.
inline clang::QualType typeOf(const clang::CXXRecordDecl *Class) {
#if LLVM_VERSION_MAJOR >= 22
  return Class->getASTContext().getCanonicalTagType(Class);
#else
  return Class->getASTContext().getRecordType(Class);
#endif
}

/// A new symbol of type \p T that stands for what \p E made.
inline clang::ento::SVal conjuredFor(const clang::Expr *E, clang::QualType T,
                                     clang::ento::CheckerContext &C,
                                     const void *Tag) {
#if LLVM_VERSION_MAJOR >= 22
  (void)E;
  return C.getSValBuilder().conjureSymbolVal(
      Tag, C.getCFGElementRef(), C.getLocationContext(), T, C.blockCount());
#else
  return C.getSValBuilder().conjureSymbolVal(Tag, E, C.getLocationContext(), T,
                                             C.blockCount());
#endif
}

/// A new symbol that stands for the value of \p E.
inline clang::ento::SVal conjuredFor(const clang::Expr *E,
                                     clang::ento::CheckerContext &C,
                                     const void *Tag) {
  return conjuredFor(E, E->getType(), C, Tag);
}

} // namespace stableid

/// check::Bind says from 22 on whether a declaration is being initialised.
#if LLVM_VERSION_MAJOR >= 22
#define STABLEID_CHECK_BIND(Location, Value, S, C)                             \
  checkBind(clang::ento::SVal Location, clang::ento::SVal Value,               \
            const clang::Stmt *S, bool, clang::ento::CheckerContext &C) const
#else
#define STABLEID_CHECK_BIND(Location, Value, S, C)                             \
  checkBind(clang::ento::SVal Location, clang::ento::SVal Value,               \
            const clang::Stmt *S, clang::ento::CheckerContext &C) const
#endif

#endif // STABLEID_ANALYZER_COMPAT_H

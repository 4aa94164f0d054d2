// What differs between the supported versions of LLVM and concerns the driver.
// The only file of tools that asks for a version.
#ifndef STABLEID_TOOLS_COMPAT_H
#define STABLEID_TOOLS_COMPAT_H

#include "clang-tidy/ClangTidyDiagnosticConsumer.h"
#include "tidy/Compat.h"
#include "clang/Analysis/PathDiagnostic.h"
#include "clang/Basic/Diagnostic.h"
#include "clang/Sema/ExternalSemaSource.h"
#include "clang/Sema/Sema.h"
#include "clang/StaticAnalyzer/Core/AnalyzerOptions.h"
#include "clang/StaticAnalyzer/Frontend/AnalysisConsumer.h"
#include "clang/Tooling/ArgumentsAdjusters.h"
#include "llvm/ADT/STLExtras.h"
#if LLVM_VERSION_MAJOR < 22
#include "clang/Driver/Options.h"
#else
#include "clang/Options/Options.h"
#endif
#include <memory>

namespace stableid {

/// A diagnostics engine, and the options that it keeps a reference to.
struct Diagnostics {
  explicit Diagnostics(clang::DiagnosticConsumer *Consumer)
#if LLVM_VERSION_MAJOR < 22
      : Options(llvm::makeIntrusiveRefCnt<clang::DiagnosticOptions>()),
        Engine(new clang::DiagnosticIDs, Options, Consumer,
               /*ShouldOwnClient=*/false) {
  }
  void joinTo(clang::tidy::ClangTidyContext &Context) {
    Context.setDiagnosticsEngine(&Engine);
  }
  llvm::IntrusiveRefCntPtr<clang::DiagnosticOptions> Options;
#else
      : Options(std::make_unique<clang::DiagnosticOptions>()),
        Engine(clang::DiagnosticIDs::create(), *Options, Consumer,
               /*ShouldOwnClient=*/false) {
  }
  void joinTo(clang::tidy::ClangTidyContext &Context) {
    Context.setDiagnosticsEngine(std::make_unique<clang::DiagnosticOptions>(),
                                 &Engine);
  }
  std::unique_ptr<clang::DiagnosticOptions> Options;
#endif
  clang::DiagnosticsEngine Engine;
};

inline std::unique_ptr<clang::tidy::ClangTidyContext> makeTidyContext(
    std::unique_ptr<clang::tidy::ClangTidyOptionsProvider> Options) {
  return std::make_unique<clang::tidy::ClangTidyContext>(std::move(Options));
}

/// Has \p S ask \p Source, too.
inline void
addSource(clang::Sema &S,
          llvm::IntrusiveRefCntPtr<clang::ExternalSemaSource> Source) {
#if LLVM_VERSION_MAJOR < 22
  S.addExternalSource(Source.get());
#else
  S.addExternalSource(std::move(Source));
#endif
}

/// The options of clang's driver.
#if LLVM_VERSION_MAJOR < 22
namespace options = clang::driver::options;
inline const llvm::opt::OptTable &clangOptions() {
  return clang::driver::getDriverOptTable();
}
#else
namespace options = clang::options;
inline const llvm::opt::OptTable &clangOptions() {
  return clang::getDriverOptTable();
}
#endif

/// The analyzer does not write what it counts to a file; 19 never does.
inline void dropStatistics([[maybe_unused]] clang::AnalyzerOptions &Options) {
#if LLVM_VERSION_MAJOR >= 22
  Options.DumpEntryPointStatsToCSV = "";
#endif
}

/// Has \p Analyzer, which owns it then, tell \p Consumer.
inline void addDiagnosticConsumer(
    clang::ento::AnalysisASTConsumer &Analyzer,
    std::unique_ptr<clang::ento::PathDiagnosticConsumer> Consumer) {
#if LLVM_VERSION_MAJOR < 22
  Analyzer.AddDiagnosticConsumer(Consumer.release());
#else
  Analyzer.AddDiagnosticConsumer(std::move(Consumer));
#endif
}

/// RemovedArgs of .clang-tidy, which 19 does not have.
inline clang::tooling::CommandLineArguments
removedByConfig(clang::tooling::CommandLineArguments Line,
                [[maybe_unused]] const clang::tidy::ClangTidyOptions &Options) {
#if LLVM_VERSION_MAJOR >= 22
  if (Options.RemovedArgs)
    llvm::erase_if(Line, [&](const std::string &Arg) {
      return llvm::is_contained(*Options.RemovedArgs, Arg);
    });
#endif
  return Line;
}

} // namespace stableid

#endif // STABLEID_TOOLS_COMPAT_H

// Tells clang-tidy which checks there are, under which names.
#include "AddressAsIdCheck.h"
#include "AddressAsKeyCheck.h"
#include "AddressInOutputCheck.h"
#include "AnalysisCheck.h"
#include "Compat.h"
#include "core/analysis/Analyses.h"

namespace stableid {
namespace {

class StableIdModule : public clang::tidy::ClangTidyModule {
public:
  void
  addCheckFactories(clang::tidy::ClangTidyCheckFactories &Factories) override {
    Factories.registerCheck<AddressAsIdCheck>("stableid-address-as-id");
    Factories.registerCheck<AddressAsKeyCheck>("stableid-address-as-key");
    Factories.registerCheck<AddressInOutputCheck>("stableid-address-in-output");
    for (const Analysis &A : analyses())
      Factories.registerCheckFactory(
          A.Name, [&A](llvm::StringRef, clang::tidy::ClangTidyContext *Context) {
            return std::make_unique<AnalysisCheck>(A, Context);
          });
  }
};

} // namespace

static clang::tidy::ClangTidyModuleRegistry::Add<StableIdModule>
    X("stableid-module", "finds memory addresses that are used as identity");

} // namespace stableid

// Stands in for the solver Z3 in programs that are linked with archives alone: Debian
// has none of Z3. The Clang Static Analyzer asks for it only when told to cross-check.
#include "llvm/Support/ErrorHandling.h"
#include "llvm/Support/SMTAPI.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;

SMTSolverRef llvm::CreateZ3Solver() {
  report_fatal_error("this program is built without Z3", /*gen_crash_diag=*/false);
}

// LLVM keeps these beside it.
void SMTSolverStatistics::dump() const { print(errs()); }
void SMTSort::dump() const { print(errs()); }
void SMTExpr::dump() const { print(errs()); }
void SMTSolver::dump() const { print(errs()); }

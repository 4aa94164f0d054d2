// One analysis of a unit for all checks that ask for it. See SharedAnalysis.h.
#include "SharedAnalysis.h"
#include "ProjectOption.h"
#include "TimeTrace.h"
#include <map>
#include <mutex>

namespace stableid {
namespace {

struct Slot {
  std::mutex Lock;
  std::weak_ptr<const UnitFindings> Result;
};

struct Table {
  std::mutex Lock;
  std::map<std::pair<const clang::ASTContext *, std::string>,
           std::weak_ptr<Slot>>
      Slots;
};

Table &table() {
  static Table T;
  return T;
}

} // namespace

std::shared_ptr<const UnitFindings> sharedFindings(clang::ASTContext &AST,
                                                   const UnitOptions &Options,
                                                   const std::string &Key,
                                                   const ProjectFile *Index) {
  std::shared_ptr<Slot> S;
  {
    Table &T = table();
    std::lock_guard<std::mutex> Guard(T.Lock);
    // An AST may be made where an old one was: only those that somebody still
    // holds count, and the others go.
    for (auto It = T.Slots.begin(); It != T.Slots.end();)
      It = It->second.expired() ? T.Slots.erase(It) : std::next(It);
    std::weak_ptr<Slot> &Known = T.Slots[{&AST, Key}];
    S = Known.lock();
    if (!S)
      Known = S = std::make_shared<Slot>();
  }
  std::lock_guard<std::mutex> Guard(S->Lock);
  std::shared_ptr<const UnitFindings> Result = S->Result.lock();
  if (!Result) {
    TimeTrace Trace(AST.getSourceManager());
    auto Fresh = std::make_shared<const UnitFindings>(
        Index ? analyzeKnowing(AST, Options, *Index) : analyze(AST, Options));
    S->Result = Fresh;
    Result = Fresh;
  }
  // A holder of the findings keeps the slot.
  return std::shared_ptr<const UnitFindings>(
      Result.get(), [S, Result](const UnitFindings *) {});
}

} // namespace stableid

// The scan that a unit is a part of. See ProjectScan.h.
#include "ProjectScan.h"

namespace stableid {

static thread_local ProjectScan *Current = nullptr;

ProjectScan::ProjectScan(llvm::ArrayRef<ProjectFact> Heard) : Heard(Heard) {
  Current = this;
}

ProjectScan::~ProjectScan() { Current = nullptr; }

ProjectScan *ProjectScan::current() { return Current; }

} // namespace stableid

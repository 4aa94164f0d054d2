// Facts, indices and slices as YAML, and back: for people and for tests.
#ifndef STABLEID_TOOLS_FACTS_YAML_H
#define STABLEID_TOOLS_FACTS_YAML_H

#include "core/project/ProjectFile.h"

namespace stableid {

void dumpYaml(const ProjectFile &File, llvm::raw_ostream &Out);
/// The error is a sentence that names the file and the line.
llvm::Expected<ProjectFile> loadYaml(llvm::StringRef Path);

} // namespace stableid

#endif // STABLEID_TOOLS_FACTS_YAML_H

// What stands beside an identity and tells its object from the next one: an owner, a weak
// pointer, a generation.
#ifndef STABLEID_ANALYZER_GUARDS_H
#define STABLEID_ANALYZER_GUARDS_H

#include "core/model/Model.h"
#include "clang/AST/Decl.h"

namespace stableid {

/// An entry with a value of type \p T owns the object, knows whether it still lives, or
/// counts generations.
bool guardsEntry(clang::QualType T, ModelIndex &Index, unsigned Depth = 2);

/// Beside the field \p Id, its class has a generation, or a pointer to a \p Object that
/// owns it or knows whether it still lives.
bool guardsField(const clang::FieldDecl *Id, clang::QualType Object,
                 ModelIndex &Index);

} // namespace stableid

#endif // STABLEID_ANALYZER_GUARDS_H

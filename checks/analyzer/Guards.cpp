// Members that tell an object from the next one. See Guards.h.
#include "Guards.h"
#include "core/sink/Lexicon.h"
#include "clang/AST/DeclTemplate.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;

namespace stableid {

/// By its name, a \p Class that points knows whether its object lives, or owns it.
static bool pointsWithCare(const RecordDecl *Class) {
  return Class->getIdentifier() &&
         (Class->getName().contains_insensitive("weak") ||
          (Class->getName().ends_with_insensitive("ptr") &&
           !Class->getName().contains_insensitive("observer")));
}

static bool countsGenerations(const FieldDecl *F) {
  return F->getIdentifier() &&
         llvm::any_of(splitName(F->getName()), [](const std::string &Word) {
           return Word == "generation" || Word == "gen" || Word == "epoch" ||
                  Word == "version" || Word == "serial" || Word == "sequence";
         });
}

bool guardsEntry(QualType T, ModelIndex &Index, unsigned Depth) {
  if (T.isNull())
    return false;
  if (Index.traitsOf(T) & TT_Owner)
    return true;
  const RecordDecl *Class = T->getAsRecordDecl();
  Class = Class ? Class->getDefinition() : nullptr;
  if (!Class || Depth == 0)
    return false;
  return pointsWithCare(Class) ||
         llvm::any_of(Class->fields(), [&](const FieldDecl *F) {
           return countsGenerations(F) ||
                  guardsEntry(F->getType(), Index, Depth - 1);
         });
}

/// \p T is a smart pointer to a \p Object.
static bool guards(QualType T, QualType Object, ModelIndex &Index) {
  const auto *Spec = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      T->getAsCXXRecordDecl());
  if (!Spec || Spec->getTemplateArgs().size() == 0 ||
      Spec->getTemplateArgs()[0].getKind() != TemplateArgument::Type)
    return false;
  QualType To = Spec->getTemplateArgs()[0].getAsType();
  return To.getCanonicalType().getUnqualifiedType() ==
             Object.getCanonicalType().getUnqualifiedType() &&
         ((Index.traitsOf(T) & TT_Owner) || pointsWithCare(Spec));
}

bool guardsField(const FieldDecl *Id, QualType Object, ModelIndex &Index) {
  return llvm::any_of(Id->getParent()->fields(), [&](const FieldDecl *F) {
    return F != Id && (countsGenerations(F) ||
                       (!Object.isNull() && guards(F->getType(), Object, Index)));
  });
}

} // namespace stableid

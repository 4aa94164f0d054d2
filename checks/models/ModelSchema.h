// The JSON schema of model files, made of the words that they are read with.
#ifndef STABLEID_MODELS_MODELSCHEMA_H
#define STABLEID_MODELS_MODELSCHEMA_H

#include "llvm/Support/raw_ostream.h"

namespace stableid {

/// Writes what an editor completes and complains about while a model is written.
void writeModelSchema(llvm::raw_ostream &Out);

} // namespace stableid

#endif // STABLEID_MODELS_MODELSCHEMA_H

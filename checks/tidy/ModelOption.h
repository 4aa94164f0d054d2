// The option Model: files beside .clang-tidy, searched from the analysed file
// upward, since clang-tidy itself runs in the build folder.
#ifndef STABLEID_TIDY_MODEL_OPTION_H
#define STABLEID_TIDY_MODEL_OPTION_H

#include "core/model/Model.h"

namespace stableid {

/// Where \p File is, in the folder of \p From or one above it; \p What it is, for
/// the sentence that it is nowhere.
llvm::Expected<std::string> findUpward(llvm::StringRef File,
                                       llvm::StringRef From,
                                       llvm::StringRef What);

/// Where \p Files are, or a sentence about the first that is nowhere.
llvm::Expected<std::vector<std::string>>
findModelFiles(const std::vector<std::string> &Files,
               llvm::StringRef AnalysedFile);

/// The built-in rules and those of \p Files, or a sentence about the first that
/// is not found or not understood.
llvm::Expected<std::shared_ptr<const Model>>
readModel(const std::vector<std::string> &Files, llvm::StringRef AnalysedFile);

} // namespace stableid

#endif // STABLEID_TIDY_MODEL_OPTION_H

// What the formats share: the writer of each, and what they say alike. Only
// Report.cpp and the formats include it; others see Report.h.
#ifndef STABLEID_TOOLS_FORMATS_H
#define STABLEID_TOOLS_FORMATS_H

#include "Report.h"

namespace stableid {

void writeText(const Report &R, llvm::raw_ostream &Out);
void writeJson(const Report &R, llvm::raw_ostream &Out);
void writeSarif(const Report &R, llvm::raw_ostream &Out);
void writeGitHub(const Report &R, llvm::raw_ostream &Out);
void writeGitLab(const Report &R, llvm::raw_ostream &Out);
void writeRdJson(const Report &R, llvm::raw_ostream &Out);
void writeSonar(const Report &R, llvm::raw_ostream &Out);
void writeHtml(const Report &R, llvm::ArrayRef<Report> Earlier,
               llvm::raw_ostream &Out);

/// The path below the root, or the whole one outside of it; always with '/'.
std::string shownPath(const Report &R, llvm::StringRef File);

/// \p Text as UTF-8, in which characters that turn the direction of a line are
/// written out, as <U+202E>: with them code does not read as it is.
std::string withoutDirections(llvm::StringRef Text);

/// The notes that show the way, without the advice at their end.
llvm::ArrayRef<ReportNote> wayOf(const ReportFinding &F);

/// "also at a.cpp:12, b.cpp:3 and 9 more places", which names \p Max of them and
/// begins as \p Before says; empty where there is no place.
std::string placesText(const Report &R, llvm::ArrayRef<ReportPlace> Places,
                       size_t Max = 6, llvm::StringRef Before = "also at ");

/// The other places that a format names one by one: thousands help nobody.
llvm::ArrayRef<ReportPlace> placesShown(const ReportFinding &F);

/// The last note's text; empty if there are no notes.
llvm::StringRef adviceOf(const ReportFinding &F);

/// Whether the finding is only likely, as its words say: something "may become" an
/// ID where a certain one "becomes" it.
bool isLikely(const ReportFinding &F);

/// The edits of the finding: its safe ones, else those of the first note that
/// has any.
llvm::ArrayRef<Edit> fixOf(const ReportFinding &F);

} // namespace stableid

#endif // STABLEID_TOOLS_FORMATS_H

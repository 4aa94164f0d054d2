// The parts of a report and the facts of a unit as bytes, for the cache and for files
// of facts. What reads them must be the program that wrote them.
#ifndef STABLEID_TOOLS_PACKED_PARTS_H
#define STABLEID_TOOLS_PACKED_PARTS_H

#include "Packed.h"
#include "core/project/ProjectFacts.h"
#include "report/Report.h"

namespace stableid {

template <typename T> void pack(PackedWriter &W, const std::vector<T> &Items);
template <typename T> void unpack(PackedReader &R, std::vector<T> &Items);

inline void pack(PackedWriter &W, uint32_t N) { W.number(N); }
inline void unpack(PackedReader &R, uint32_t &N) { N = R.number(); }

inline void pack(PackedWriter &W, const FilePosition &P) {
  W.text(P.File);
  for (unsigned N :
       {P.Line, P.Column, P.Offset, P.EndLine, P.EndColumn, P.Begin})
    W.number(N);
}

inline void unpack(PackedReader &R, FilePosition &P) {
  P.File = R.text();
  for (unsigned *N :
       {&P.Line, &P.Column, &P.Offset, &P.EndLine, &P.EndColumn, &P.Begin})
    *N = R.number();
}

inline void pack(PackedWriter &W, const Edit &E) {
  W.text(E.File);
  W.number(E.Offset);
  W.number(E.Length);
  W.text(E.Text);
}

inline void unpack(PackedReader &R, Edit &E) {
  E.File = R.text();
  E.Offset = R.number();
  E.Length = R.number();
  E.Text = R.text();
}

inline void pack(PackedWriter &W, const ReportNote &N) {
  pack(W, N.At);
  W.text(N.Text);
  pack(W, N.Fix);
}

inline void unpack(PackedReader &R, ReportNote &N) {
  unpack(R, N.At);
  N.Text = R.text();
  unpack(R, N.Fix);
}

inline void pack(PackedWriter &W, const ReportPlace &P) {
  pack(W, P.At);
  W.text(P.Message);
}

inline void unpack(PackedReader &R, ReportPlace &P) {
  unpack(R, P.At);
  P.Message = R.text();
}

inline void pack(PackedWriter &W, const std::string &Text) { W.text(Text); }
inline void unpack(PackedReader &R, std::string &Text) { Text = R.text(); }

inline void pack(PackedWriter &W, const ReportFinding &F) {
  W.text(F.Check);
  W.text(F.Message);
  pack(W, F.At);
  pack(W, F.Notes);
  pack(W, F.Fix);
  pack(W, F.Places);
  pack(W, F.Mistakes);
}

inline void unpack(PackedReader &R, ReportFinding &F) {
  F.Check = R.text();
  F.Message = R.text();
  unpack(R, F.At);
  unpack(R, F.Notes);
  unpack(R, F.Fix);
  unpack(R, F.Places);
  unpack(R, F.Mistakes);
}

inline void pack(PackedWriter &W, const ProjectName &N) {
  W.hash(N.High);
  W.hash(N.Low);
}

inline void unpack(PackedReader &R, ProjectName &N) {
  N.High = R.hash();
  N.Low = R.hash();
}

inline void pack(PackedWriter &W, const ProjectFact &F) {
  W.number(unsigned(F.Kind));
  W.number(F.Arg);
  pack(W, F.Of);
}

inline void unpack(PackedReader &R, ProjectFact &F) {
  F.Kind = ProjectFactKind(R.number());
  F.Arg = R.number();
  unpack(R, F.Of);
}

template <typename T> void pack(PackedWriter &W, const std::vector<T> &Items) {
  W.number(Items.size());
  for (const T &Item : Items)
    pack(W, Item);
}

template <typename T> void unpack(PackedReader &R, std::vector<T> &Items) {
  for (unsigned N = R.number(); N && R.good(); --N)
    unpack(R, Items.emplace_back());
}

} // namespace stableid

#endif // STABLEID_TOOLS_PACKED_PARTS_H

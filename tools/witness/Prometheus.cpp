// What the witness saw, as text for Prometheus. See Output.h.
#include "Output.h"

using namespace stableid;
using llvm::StringRef;

namespace {

struct SiteMetric {
  StringRef Name, Help;
  uint64_t SiteCounts::*Count;
};

struct ClassMetric {
  StringRef Name, Help;
  uint64_t ClassCounts::*Count;
};

struct PlainMetric {
  StringRef Name, Help;
  uint64_t Testimony::*Count;
};

} // namespace

static constexpr SiteMetric SiteMetrics[] = {
    {"stableid_witness_identities_total", "Addresses that became identities.",
     &SiteCounts::Identities},
    {"stableid_witness_freed_total", "Objects that were freed and are known by "
                                     "their address.",
     &SiteCounts::Freed},
    {"stableid_witness_given_out_total", "Such addresses that were handed out again.",
     &SiteCounts::GivenOut},
    {"stableid_witness_twice_total", "Identities that were another object's before.",
     &SiteCounts::Twice},
    {"stableid_witness_dangling_total", "Identities of objects that were freed before.",
     &SiteCounts::Dangling},
};

static constexpr ClassMetric ClassMetrics[] = {
    {"stableid_witness_given_out_by_size_total",
     "Addresses of identities that were handed out again, by size of the new block.",
     &ClassCounts::GivenOut},
    {"stableid_witness_twice_by_size_total",
     "Identities that were another object's before, by size of the block.",
     &ClassCounts::Twice},
};

static constexpr PlainMetric PlainMetrics[] = {
    {"stableid_witness_evicted_total", "Identities that went for want of room.",
     &Testimony::Evicted},
    {"stableid_witness_busy_total", "Identities that were named while the witness "
                                    "was at work.",
     &Testimony::Busy},
    {"stableid_witness_lost_total", "Events that could not be written.",
     &Testimony::Lost},
};

static std::string label(StringRef Text) {
  std::string Out;
  for (char C : Text)
    if (C == '\n')
      Out += "\\n";
    else if (C == '"' || C == '\\')
      (Out += '\\') += C;
    else
      Out += C;
  return Out;
}

static void head(StringRef Name, StringRef Help, llvm::raw_ostream &Out) {
  Out << "# HELP " << Name << ' ' << Help << "\n# TYPE " << Name << " counter\n";
}

void stableid::writePrometheus(const Testimony &T, llvm::raw_ostream &Out) {
  for (const SiteMetric &M : SiteMetrics) {
    head(M.Name, M.Help, Out);
    for (const auto &[Site, C] : T.Sites)
      Out << M.Name << "{name=\"" << label(Site.Name) << "\",file=\""
          << label(Site.File) << "\",line=\"" << Site.Line << "\"} "
          << C.*M.Count << '\n';
  }
  for (const ClassMetric &M : ClassMetrics) {
    head(M.Name, M.Help, Out);
    for (size_t I = 0; I < T.Classes.size(); ++I)
      if (T.Classes[I].*M.Count)
        Out << M.Name << "{at_least=\"" << (uint64_t(1) << I) << "\"} "
            << T.Classes[I].*M.Count << '\n';
  }
  for (const PlainMetric &M : PlainMetrics) {
    head(M.Name, M.Help, Out);
    Out << M.Name << ' ' << T.*M.Count << '\n';
  }
}

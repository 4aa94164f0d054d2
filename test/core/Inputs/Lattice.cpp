// The law of the verdict, over the rows that there are: a row can only lower it, in
// whatever order rows come; and what each row has to have. Prints what is broken.
#include "core/verdict/Reason.h"
#include "core/verdict/Verdict.h"
#include "llvm/Support/raw_ostream.h"
#include <algorithm>
#include <random>
#include <set>
#include <vector>

using namespace stableid;

static unsigned Broken = 0;

static void demand(bool Holds, const llvm::Twine &Law) {
  if (Holds)
    return;
  ++Broken;
  llvm::outs() << "broken: " << Law << "\n";
}

static Answer lowestOf(const std::vector<const Reason *> &Rows) {
  Verdict V;
  for (const Reason *R : Rows) {
    Answer Before = V.lowest();
    V.add(*R, true);
    demand(V.lowest() <= Before, "the row " + R->Name + " raises a verdict");
    demand(V.lowest() <= R->Says, "the row " + R->Name + " is not heard");
  }
  return V.lowest();
}

int main() {
  std::vector<const Reason *> All;
  std::set<llvm::StringRef> Names;
  for (unsigned Q = 0; Q < Questions; ++Q)
    for (const Reason &R : reasonsFor(Reason::Question(Q))) {
      All.push_back(&R);
      demand(unsigned(R.About) == Q, R.Name + " answers another question");
      demand(R.Says != Answer::Yes, R.Name + " says yes");
      demand(R.About != Reason::Question::Unread || R.Says == Answer::Unknown,
             R.Name + " says no of what nobody read");
      demand(R.Of & Reason::All, R.Name + " is asked of nothing");
      demand(Names.insert(R.Name).second, R.Name + " is there twice");
      demand(!R.Sentence.empty() && !R.Sentence.ends_with(".") &&
                 !(R.Sentence[0] >= 'A' && R.Sentence[0] <= 'Z'),
             R.Name + " has no sentence without capital and period");
    }
  demand(lowestOf({}) == Answer::Yes, "without rows a verdict is certain");
  std::mt19937 Random(1);
  for (unsigned I = 0; I < 2000; ++I) {
    std::vector<const Reason *> Some;
    for (const Reason *R : All)
      if (Random() % 8 == 0)
        Some.push_back(R);
    Answer Least = Answer::Yes;
    for (const Reason *R : Some)
      Least = std::min(Least, R->Says);
    demand(lowestOf(Some) == Least, "a verdict is not the minimum");
    std::shuffle(Some.begin(), Some.end(), Random);
    demand(lowestOf(Some) == Least, "the order of rows decides");
  }
  llvm::outs() << All.size() << " rows, " << Broken << " broken\n";
  return Broken != 0;
}

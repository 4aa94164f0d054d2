// Who takes an entry out because its object goes, who keeps the object alive, and what tests a hit.
// RUN: %check_stableid %s stableid-address-as-key -std=c++17-or-later -- -config='{CheckOptions: {stableid-address-as-key.ReportLikely: true}}'

#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <unordered_map>
#include <utility>
#include <vector>

struct Font { int Size; std::uint64_t Generation; };

// Emptied because the fonts have changed, also where it is full.
static std::unordered_map<const Font *, int> widths;
int width(const Font *F) {
  if (widths.size() > 100)
    widths.clear();
  return widths.emplace(F, F->Size).first->second; // no-warning: emptied
}
void onFontsChanged() { widths.clear(); }

// Made anew from what there is.
static std::map<const Font *, int> places;
void rebuild(const std::vector<Font *> &All) {
  places.clear();
  for (const Font *F : All)
    places.emplace(F, static_cast<int>(places.size())); // no-warning: emptied
}

// A key that comes from outside, beside eviction.
static std::map<const Font *, int> sizes;
int size(const Font *F) {
  if (sizes.size() > 100)
    sizes.erase(sizes.begin());
  return sizes.emplace(F, F->Size).first->second; // no-warning: taken-out
}
void onClosed(const Font *F) { sizes.erase(F); }

// What has to go is looked for.
static std::map<const Font *, int> swept;
int sweep(const Font *F) { return swept.emplace(F, F->Size).first->second; } // no-warning: taken-out
void onGenerationOver(std::uint64_t Now) {
  for (auto It = swept.begin(); It != swept.end();)
    if (It->first->Generation != Now)
      It = swept.erase(It);
    else
      ++It;
}

// Each thread has the objects that it makes.
class Loop {
public:
  Loop() { loops.insert(this); } // no-warning: taken-out
  ~Loop() { loops.erase(this); }

private:
  static thread_local std::set<Loop *> loops;
};
thread_local std::set<Loop *> Loop::loops;
void run() { Loop loop; }

// An entry that owns its key's object, by every way to fill it.
struct Stream { int Index; };
static std::map<Stream *, std::unique_ptr<Stream>> streams;
Stream *open(int Index) {
  auto S = std::make_unique<Stream>(Stream{Index});
  Stream *Raw = S.get();
  streams[Raw] = std::move(S); // no-warning: owned-by-entry
  return Raw;
}
struct Kept {
  std::shared_ptr<Stream> Of;
  int Count = 0;
};
static std::map<const Stream *, Kept> kept;
void keep(const std::shared_ptr<Stream> &S) {
  kept.insert({S.get(), Kept{S, 1}}); // no-warning: owned-by-entry
}
static std::map<const Stream *, std::pair<std::shared_ptr<Stream>, int>> pairs;
void pairUp(std::shared_ptr<Stream> S) {
  pairs.emplace(S.get(), std::make_pair(S, 1)); // no-warning: owned-by-entry
}

// One step behind: what is kept holds the stream.
class Decoder {
public:
  void setStream(std::shared_ptr<Stream> S) { Source = std::move(S); }

private:
  std::shared_ptr<Stream> Source;
};
static std::map<Stream *, std::shared_ptr<Decoder>> decoders;
std::shared_ptr<Decoder> decoder(std::shared_ptr<Stream> S) {
  auto It = decoders.find(S.get());
  if (It != decoders.end())
    return It->second;
  auto D = std::make_shared<Decoder>();
  D->setStream(S);
  decoders.emplace(S.get(), D); // no-warning: owned-by-entry
  return D;
}

// A hit is believed only while the generation is that of the object.
struct Measured {
  std::uint64_t Generation = 0;
  int Width = 0;
};
static std::unordered_map<const Font *, Measured> measured;
int measure(const Font *F) {
  Measured &M = measured[F]; // no-warning: tested-hit
  if (M.Generation != F->Generation)
    M = {F->Generation, F->Size};
  return M.Width;
}

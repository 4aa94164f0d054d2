// The row of-owner: without it this is said.
// RUN: %check_stableid %s stableid-address-as-key -- -config='{CheckOptions: {stableid-address-as-key.ReportLikely: true}}'

#include <map>

struct Item { int Value; };

class Box {
public:
  void mark() { Marks[&First] = 1; } // no-warning: of-owner
  bool isMarked() const { return Marks.count(&First); }

private:
  Item First;
  std::map<const Item *, int> Marks;
};
static Box box;

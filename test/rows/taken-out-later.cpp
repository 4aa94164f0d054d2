// The row taken-out-later: without it this is said.
// RUN: %check_stableid %s stableid-address-as-key -- -config='{CheckOptions: {stableid-address-as-key.ReportLikely: true}}'

#include <map>

struct Font { int Size; };

class Fonts {
public:
  void close(Font *F) {
    Widths[F] = 0;
    delete F; // no-warning: taken-out-later
    Widths.erase(F);
  }

private:
  std::map<Font *, int> Widths;
};

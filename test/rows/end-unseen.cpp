// The row end-unseen: without it this is said.
// RUN: %check_stableid %s stableid-address-as-key
struct Mesh { int Points; };
int compute(const Mesh &M);

class Bounds {
public:
  int of(const Mesh *M) {
    if (M == Last) // no-warning: end-unseen
      return Cached;
    Last = M;
    return Cached = compute(*M);
  }

private:
  const Mesh *Last = nullptr;
  int Cached = 0;
};

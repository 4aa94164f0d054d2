// QMCPACK/qmcpack pull request 5652, 2025: a buffer of any size, also none, is handed over by the address
// of its first element.
#include <vector>
void broadcast(double *data, int count);
void share(std::vector<double> &points) {
  broadcast(&points[0], int(points.size())); // found: unguarded-element-address
}

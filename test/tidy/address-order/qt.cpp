// Qt's own headers: what walks over a container besides a loop, and the lists that are filled by <<.
// REQUIRES: qt
// RUN: %check_stableid %s stableid-address-order -- -config='{CheckOptions: {ReportLikely: true}}' -- -isystem /usr/include/x86_64-linux-gnu/qt5 -isystem /usr/include/x86_64-linux-gnu/qt5/QtCore -fPIC

#include <QtCore/QHash>
#include <QtCore/QSet>
#include <QtCore/QString>
#include <QtCore/QStringList>
#include <algorithm>
#include <iostream>

struct Node {
  QString name;
  int id;
};
void each(const QHash<Node *, int> &nodes, const QSet<Node *> &set) {
  foreach (Node *node, nodes.keys())
    // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: order of addresses in 'nodes' is written; it can be another one in each run [stableid-address-order]
    std::cout << node->id;
  foreach (Node *node, set)
    // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: order of addresses in 'set' is written; it can be another one in each run [stableid-address-order]
    std::cout << node->id;
}
void iterated(const QHash<Node *, int> &nodes) {
  QHashIterator<Node *, int> it(nodes);
  // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: order of addresses in 'nodes' is written; it can be another one in each run [stableid-address-order]
  while (it.hasNext()) {
    it.next();
    std::cout << it.value();
  }
}
QStringList names(const QSet<Node *> &nodes) {
  QStringList list;
  for (Node *node : nodes)
    // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: order of addresses in 'nodes' may go on in 'list'; it can be another one in each run [stableid-address-order]
    list << node->name;
  return list;
}

// Sorted, summed, freed.
QStringList sortedNames(const QSet<Node *> &nodes) {
  QStringList list;
  for (Node *node : nodes)
    list << node->name;
  list.sort();
  return list;
}
int sum(const QHash<Node *, int> &nodes) {
  int sum = 0;
  foreach (Node *node, nodes.keys())
    sum += node->id;
  QHashIterator<Node *, int> it(nodes);
  while (it.hasNext())
    sum += it.next().value();
  return sum;
}
void freed(QHash<Node *, int> &nodes) {
  qDeleteAll(nodes.keys());
  nodes.clear();
}
void byId(const QSet<Node *> &nodes) {
  QList<Node *> list = nodes.values();
  std::sort(list.begin(), list.end(), [](Node *a, Node *b) { return a->id < b->id; });
  for (Node *node : list)
    std::cout << node->id;
}

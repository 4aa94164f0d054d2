// Qt in a folder of the user's: its headers are read as any other, and a text made
// of a literal has nothing of the literal's address.
// REQUIRES: qt
// RUN: %check_stableid %s stableid-address-as-id,stableid-address-as-key -- -- -I/usr/include/x86_64-linux-gnu/qt5 -I/usr/include/x86_64-linux-gnu/qt5/QtCore -fPIC

#include <QtCore/QHash>
#include <QtCore/QString>

static QHash<QString, int> counts;

void literal() {
  counts.insert(QStringLiteral("opened"), 1); // no-warning
  counts[QStringLiteral("closed")] = 2;       // no-warning
}

struct Session {
  QString session_id;
  QString other_id;

  explicit Session(int n) {
    session_id = QStringLiteral("session:%1").arg(n); // no-warning
    other_id = QStringLiteral("session:%1").arg(quintptr(this));
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'other_id'; another object can get the same one [stableid-address-as-id]
  }
};

void number(const Session &s) {
  counts.insert(QString::number(quintptr(&s)), 1);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes a key of 'counts'; another object can get the same one [stableid-address-as-key]
}

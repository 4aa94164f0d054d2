// Qt where a + b and a % b make no text yet, but what will be one.
// REQUIRES: qt
// RUN: %check_stableid %s stableid-address-as-id -- -- -DQT_USE_STRINGBUILDER -isystem /usr/include/x86_64-linux-gnu/qt5 -isystem /usr/include/x86_64-linux-gnu/qt5/QtCore -fPIC

#include <QtCore/QString>
#include <QtCore/QStringBuilder>

struct Session {
  QString session_id, other_id, name_id;

  explicit Session(const QString &base, int n) {
    session_id = base + QString::number(quintptr(this));
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'session_id'; another object can get the same one [stableid-address-as-id]
    other_id = base % QLatin1String("-") % QString::number(quintptr(this));
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'other_id'; another object can get the same one [stableid-address-as-id]
    name_id = base + QString::number(n); // no-warning
  }
};

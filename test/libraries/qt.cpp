// Qt: hashes, text, containers, variants, data streams, settings and logs.
// REQUIRES: qt
// RUN: %check_stableid %s stableid-address-as-id,stableid-address-as-key,stableid-address-in-output -- -- -I/usr/include/x86_64-linux-gnu/qt5 -isystem /usr/include/x86_64-linux-gnu/qt5 -isystem /usr/include/x86_64-linux-gnu/qt5/QtCore -fPIC

#include <QtCore/QDataStream>
#include <QtCore/QDebug>
#include <QtCore/QHash>
#include <QtCore/QJsonObject>
#include <QtCore/QObject>
#include <QtCore/QSet>
#include <QtCore/QSettings>
#include <QtCore/QString>

struct Record { quint64 id; QString uuid; };

void hashes(Record &R, const QObject *O, const QString &Name) {
  R.id = qHash(O);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'QObject' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  R.id = qHash(Name); // no-warning
}
void texts(Record &R, const QObject *O, int N) {
  R.uuid = QString::number(reinterpret_cast<quintptr>(O), 16);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'QObject' becomes the ID 'uuid'; another object can get the same one [stableid-address-as-id]
  R.uuid = QString("0x%1").arg(reinterpret_cast<quintptr>(O));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'QObject' becomes the ID 'uuid'; another object can get the same one [stableid-address-as-id]
  R.uuid = QString::asprintf("%p", static_cast<const void *>(O));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'QObject' becomes the ID 'uuid'; another object can get the same one [stableid-address-as-id]
  R.uuid = QString::number(N); // no-warning
  R.uuid = QString("0x%1").arg(N); // no-warning
  R.uuid = QString::asprintf("%d", N); // no-warning
}
void joined(Record &R, const QObject *O, const QString &Name, int N) {
  R.uuid = Name + QString::number(reinterpret_cast<quintptr>(O));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'QObject' becomes the ID 'uuid'; another object can get the same one [stableid-address-as-id]
  R.uuid = "item" + (Name + QString::number(reinterpret_cast<quintptr>(O))) + "/";
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'QObject' becomes the ID 'uuid'; another object can get the same one [stableid-address-as-id]
  R.uuid = Name + QString::number(N) + O->objectName(); // no-warning
  R.uuid = Name + QString::number(reinterpret_cast<quintptr>(O)).size(); // no-warning
}
void kept(QObject *O, const QString &Name, int N) {
  const QString item_id = Name + QString::number(reinterpret_cast<quintptr>(O));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'QObject' becomes the ID 'item_id'; another object can get the same one [stableid-address-as-id]
  O->setProperty("item", QVariant(item_id));
  const QString other_id = Name + QString::number(N);
  O->setProperty("other", QVariant(other_id)); // no-warning
  O->setProperty("owner", QVariant(reinterpret_cast<quintptr>(O))); // no-warning
}
struct Native { void setNativeId(const QVariant &id); };
void natives(Native &N, QObject *O, const QString &Name) {
  N.setNativeId(QVariant::fromValue(O)); // no-warning
  N.setNativeId(QVariant::fromValue(Name)); // no-warning
  N.setNativeId(QVariant::fromValue(reinterpret_cast<quintptr>(O)));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'QObject' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  N.setNativeId(QVariant::fromValue(QString::number(reinterpret_cast<quintptr>(O))));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'QObject' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
}
void streamed(QDataStream &Stream, const QObject *O, int N) {
  Stream << static_cast<quint64>(reinterpret_cast<quintptr>(O));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'QObject' is written by 'operator<<'; it differs in every run and reveals the address space [stableid-address-in-output]
  Stream << O->objectName() << N; // no-warning
}
void settings(QSettings &S, const QObject *O, int N) {
  S.setValue(QString::number(reinterpret_cast<quintptr>(O)), N);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'QObject' becomes a key stored by 'setValue'; no other run finds it, and another object can get the same one [stableid-address-as-key]
  S.setValue("owner", static_cast<quint64>(reinterpret_cast<quintptr>(O)));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'QObject' is written by 'setValue'; it differs in every run and reveals the address space [stableid-address-in-output]
  S.setValue(O->objectName(), N); // no-warning
}
void logged(const QObject *O) {
  qDebug() << O << reinterpret_cast<quintptr>(O) << QString::number(reinterpret_cast<quintptr>(O)); // no-warning
  qWarning("object at %p", static_cast<const void *>(O)); // no-warning
}
void json(QJsonObject &J, const QObject *O, int N) {
  J["session_id"] = QString::number(reinterpret_cast<quintptr>(O));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'QObject' becomes the ID 'session_id'; another object can get the same one [stableid-address-as-id]
  J["session_id"] = N; // no-warning
}
int cache(const QObject *O) {
  static QHash<const QObject *, int> Cache;
  if (Cache.contains(O))
    return Cache.value(O);
  return Cache[O] = O->objectName().size();
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'QObject' becomes a key of 'Cache'; another object can get the same one [stableid-address-as-key]
}
bool first(const QObject *O) {
  static QSet<const QObject *> Seen;
  if (Seen.contains(O))
    return false;
  Seen.insert(O);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'QObject' becomes a key of 'Seen'; another object can get the same one [stableid-address-as-key]
  return true;
}
class Registry : public QObject {
public:
  void add(QObject *O) {
    Alive[O] = 1; // no-warning
    connect(O, &QObject::destroyed, this, [this](QObject *Gone) { Alive.remove(Gone); });
  }
private:
  QHash<QObject *, int> Alive;
};

// ReportLikely adds the weak names as "may become"; IdNames adds names of one's own.
// RUN: %check_stableid %s stableid-address-as-id -std=c++17
// RUN: %check_stableid -check-suffix=,LIKELY %s stableid-address-as-id -std=c++17 -- -config="{CheckOptions: {stableid-address-as-id.ReportLikely: true}}"
// RUN: %check_stableid -check-suffix=,NAMES %s stableid-address-as-id -std=c++17 -- -config="{CheckOptions: {stableid-address-as-id.IdNames: 'ticket;order_no'}}"
// RUN: %check_stableid -check-suffix=,LIKELY,NAMES %s stableid-address-as-id -std=c++17 -- -config="{CheckOptions: {stableid-address-as-id.IdNames: 'ticket;order_no', stableid-address-as-id.ReportLikely: true}}"

#include <cstdint>
#include <cstdio>
#include <string>

struct Session { std::string User; };
struct Record {
  std::uint64_t id, handle, tag, serial, hash;
  std::uint64_t ticket, ticketNumber, order_no, orderNo, sticker;
  std::uint64_t size, ticker;
};
std::uint64_t bits(const Session &S) { return reinterpret_cast<std::uint64_t>(&S); }

void strong(Record &R, const Session &S) {
  R.id = bits(S);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
}
void weak(Record &R, const Session &S) {
  R.handle = bits(S);
  // CHECK-MESSAGES-LIKELY: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' may become the ID 'handle'; another object can get the same one [stableid-address-as-id]
  R.tag = bits(S);
  // CHECK-MESSAGES-LIKELY: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' may become the ID 'tag'; another object can get the same one [stableid-address-as-id]
  R.serial = bits(S);
  // CHECK-MESSAGES-LIKELY: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' may become the ID 'serial'; another object can get the same one [stableid-address-as-id]
  R.hash = bits(S);
  // CHECK-MESSAGES-LIKELY: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' may become the ID 'hash'; another object can get the same one [stableid-address-as-id]
}
// A file and a query that are named by an address.
struct Query { char query_name[20]; char text[20]; };
bool save(const char *, const std::string &);
bool saveAs(const Session &S) {
  char filename[32], qname[32];
  std::snprintf(qname, sizeof qname, "%p", static_cast<const void *>(&S));
  // CHECK-MESSAGES-LIKELY: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' may become the ID 'qname'; another object can get the same one [stableid-address-as-id]
  save(qname, S.User);
  std::snprintf(filename, sizeof filename, "%p", static_cast<const void *>(&S));
  // CHECK-MESSAGES-LIKELY: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' may become the ID 'filename'; another object can get the same one [stableid-address-as-id]
  return save(filename, S.User);
}
void prepare(Query *Q) {
  std::snprintf(Q->query_name, sizeof Q->query_name, "%p", static_cast<void *>(Q));
  // CHECK-MESSAGES-LIKELY: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Query' may become the ID 'query_name'; another object can get the same one [stableid-address-as-id]
  std::snprintf(Q->text, sizeof Q->text, "%p", static_cast<void *>(Q)); // no-warning
}
void ownNames(Record &R, const Session &S) {
  R.ticket = bits(S);
  // CHECK-MESSAGES-NAMES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'ticket'; another object can get the same one [stableid-address-as-id]
  R.ticketNumber = bits(S);
  // CHECK-MESSAGES-NAMES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'ticketNumber'; another object can get the same one [stableid-address-as-id]
  R.order_no = bits(S);
  // CHECK-MESSAGES-NAMES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'order_no'; another object can get the same one [stableid-address-as-id]
  R.orderNo = bits(S);
  // CHECK-MESSAGES-NAMES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'orderNo'; another object can get the same one [stableid-address-as-id]
}
void never(Record &R, const Session &S) {
  R.size = bits(S);    // no-warning
  R.sticker = bits(S); // no-warning: 'ticker' and 'ticket' are other words
  R.ticker = bits(S);  // no-warning
}
std::uint64_t ticketFor(const Session &S) { return bits(S); }
// CHECK-MESSAGES-NAMES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'ticketFor'; another object can get the same one [stableid-address-as-id]
std::uint64_t handleOf(const Session &S) { return bits(S); }
// CHECK-MESSAGES-LIKELY: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' may become the ID 'handleOf'; another object can get the same one [stableid-address-as-id]

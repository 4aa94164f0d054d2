// Boost.Serialization, property trees and multi-index containers: an archive follows pointers.
// REQUIRES: boost
// RUN: %check_stableid %s stableid-address-as-id,stableid-address-as-key,stableid-address-in-output

#include <boost/archive/text_oarchive.hpp>
#include <boost/multi_index/hashed_index.hpp>
#include <boost/multi_index/identity.hpp>
#include <boost/multi_index_container.hpp>
#include <boost/property_tree/json_parser.hpp>
#include <cstdint>
#include <fstream>
#include <string>

struct Session {
  std::string User;
  std::uint64_t Number = 0;
  template <typename Archive> void serialize(Archive &A, unsigned) { A & User & Number; } // no-warning
};

void archived(boost::archive::text_oarchive &A, const Session *S) {
  const std::uint64_t At = reinterpret_cast<std::uintptr_t>(S);
  A << At;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' is written by 'operator<<'; it differs in every run and reveals the address space [stableid-address-in-output]
  A & At;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' is written by 'operator&'; it differs in every run and reveals the address space [stableid-address-in-output]
  A << S->Number; // no-warning
  A << S; // no-warning: the object is written
  A << *S; // no-warning
}
void tree(const Session &S) {
  boost::property_tree::ptree T;
  T.put("at", reinterpret_cast<std::uintptr_t>(&S));
  boost::property_tree::write_json("state.json", T);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' is written by 'write_json'; it differs in every run and reveals the address space [stableid-address-in-output]
}
void stable_tree(const Session &S) {
  boost::property_tree::ptree T;
  T.put("number", S.Number);
  boost::property_tree::write_json("state.json", T); // no-warning
}
namespace mi = boost::multi_index;
using Index = mi::multi_index_container<Session *, mi::indexed_by<mi::hashed_unique<mi::identity<Session *>>>>;
bool seen(Session *S) {
  static Index Seen;
  return !Seen.insert(S).second;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes a key of 'Seen'; another object can get the same one [stableid-address-as-key]
}
bool owned(Session *S) {
  static Index Alive;
  return Alive.insert(S).second && Alive.erase(S); // no-warning
}

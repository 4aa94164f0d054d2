// An object that has an identity already is asked for it; in a closed world that is the fix of the warning.
// RUN: %check_stableid -unfixed=2 %s stableid-address-as-id -std=c++17 -- -- -I %lib_include

#include "stableid/id.h"
#include <cstdint>
#include <functional>
#include <string>

class Account {
public:
  stableid::InstanceId<Account> instance_id() const { return identity_.id(); }

private:
  stableid::Identity<Account> identity_;
};
struct Entry {
  std::uint64_t account_id = 0;
  std::string account_uid;
};
// Every use of the field is in this file.
void enter(Entry &entry, const Account *account) {
  entry.account_id = reinterpret_cast<std::uint64_t>(account);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Account' becomes the ID 'account_id'; another object can get the same one [stableid-address-as-id]
  // CHECK-SAFE-FIXES: entry.account_id = stableid::id_of(account).value();
  // CHECK-FIXES: entry.account_id = stableid::id_of(account).value();
}
void enter(Entry &entry, const Account &account) {
  entry.account_uid = std::to_string(std::hash<const Account *>()(&account));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Account' becomes the ID 'account_uid'; another object can get the same one [stableid-address-as-id]
  // CHECK-FIXES: entry.account_uid = std::to_string(stableid::id_of(account).value());
}
// Others may call it.
std::uint64_t accountId(const Account *account) {
  return reinterpret_cast<std::uint64_t>(account);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Account' becomes the ID 'accountId'; another object can get the same one [stableid-address-as-id]
}
// Only the class reaches its member.
class Wallet {
  stableid::Identity<Wallet> identity_;

public:
  std::uint64_t id() const { return reinterpret_cast<std::uint64_t>(this); }
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Wallet' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  // CHECK-SAFE-FIXES: std::uint64_t id() const { return identity_.id().value(); }
  // CHECK-FIXES: std::uint64_t id() const { return identity_.id().value(); }
};
// Nothing else does: no fix, and no second member.
std::uint64_t walletId(const Wallet &wallet) {
  return reinterpret_cast<std::uint64_t>(&wallet);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Wallet' becomes the ID 'walletId'; another object can get the same one [stableid-address-as-id]
}

// InstanceId, Identity, id_of and next_id: who is who, through everything that
// happens to objects.
#include "stableid/identity.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <set>
#include <sstream>
#include <unordered_set>
#include <utility>
#include <vector>

namespace {

class Session {
public:
  explicit Session(int value = 0) : value_(value) {}
  stableid::InstanceId<Session> instance_id() const noexcept {
    return identity_.id();
  }
  int value() const { return value_; }

private:
  int value_;
  stableid::Identity<Session> identity_;
};

using Id = stableid::InstanceId<Session>;

static_assert(!std::is_trivially_copyable_v<Session>);
static_assert(std::is_nothrow_move_constructible_v<Session>);
static_assert(sizeof(stableid::Identity<Session>) == 8);
static_assert(!std::is_convertible_v<std::uint64_t, Id>);
static_assert(!std::is_convertible_v<Id, std::uint64_t>);
static_assert(!Id() && Id(7).value() == 7 && Id(1) < Id(2));

TEST(Identity, IsUniqueAndNeverNull) {
  std::set<Id> seen;
  for (int i = 0; i != 5000; ++i) {
    const Session session;
    EXPECT_TRUE(session.instance_id());
    EXPECT_TRUE(seen.insert(session.instance_id()).second);
  }
}

TEST(Identity, OutlivesTheAddressOfADeadObject) {
  std::set<const Session *> addresses;
  std::set<Id> ids;
  for (int i = 0; i != 1000; ++i) {
    const auto session = std::make_unique<Session>();
    addresses.insert(session.get());
    ids.insert(session->instance_id());
  }
#if !defined(__SANITIZE_ADDRESS__)
  EXPECT_LT(addresses.size(), 1000u); // the allocator reuses memory
#endif
  EXPECT_EQ(ids.size(), 1000u);
}

TEST(Identity, OfACopyIsNew) {
  const Session a(1);
  const Session b = a;
  EXPECT_NE(a.instance_id(), b.instance_id());
  EXPECT_TRUE(b.instance_id());
  EXPECT_EQ(b.value(), 1);
}

TEST(Identity, StaysWhenAValueIsAssigned) {
  const Session a(1);
  Session b(2);
  const Id before = b.instance_id();
  b = a;
  EXPECT_EQ(b.instance_id(), before);
  EXPECT_EQ(b.value(), 1);
}

TEST(Identity, FollowsAMove) {
  Session a(1);
  const Id id = a.instance_id();
  const Session b = std::move(a);
  EXPECT_EQ(b.instance_id(), id);
  EXPECT_TRUE(a.instance_id()); // NOLINT: the moved-from object has an identity
  EXPECT_NE(a.instance_id(), id);
}

TEST(Identity, FollowsAMoveAssignment) {
  Session a(1), b(2);
  const Id of_a = a.instance_id(), of_b = b.instance_id();
  b = std::move(a);
  EXPECT_EQ(b.instance_id(), of_a);
  EXPECT_NE(a.instance_id(), of_a); // NOLINT
  EXPECT_NE(a.instance_id(), of_b); // not handed back: that object is gone
}

TEST(Identity, SurvivesMovingOntoItself) {
  Session a(1);
  const Id id = a.instance_id();
  Session &same = a;
  a = std::move(same);
  EXPECT_EQ(a.instance_id(), id);
}

TEST(Identity, Swaps) {
  Session a(1), b(2);
  const Id of_a = a.instance_id(), of_b = b.instance_id();
  std::swap(a, b);
  EXPECT_EQ(a.instance_id(), of_b);
  EXPECT_EQ(b.instance_id(), of_a);
  EXPECT_EQ(a.value(), 2);
}

TEST(Identity, SurvivesTheGrowthOfAVector) {
  std::vector<Session> sessions;
  std::vector<Id> ids;
  for (int i = 0; i != 1000; ++i) {
    sessions.emplace_back(i);
    ids.push_back(sessions.back().instance_id());
  }
  for (std::size_t i = 0; i != ids.size(); ++i)
    ASSERT_EQ(sessions[i].instance_id(), ids[i]);
}

TEST(Identity, FollowsElementsThroughSortAndErase) {
  std::vector<Session> sessions;
  std::vector<std::pair<int, Id>> expected;
  for (int i = 0; i != 100; ++i) {
    sessions.emplace_back(i * 37 % 100);
    expected.emplace_back(i * 37 % 100, sessions.back().instance_id());
  }
  sessions.erase(sessions.begin() + 10);
  expected.erase(expected.begin() + 10);
  const auto by_value = [](const Session &a, const Session &b) {
    return a.value() < b.value();
  };
  std::sort(sessions.begin(), sessions.end(), by_value);
  std::sort(expected.begin(), expected.end());
  for (std::size_t i = 0; i != sessions.size(); ++i)
    ASSERT_EQ(sessions[i].instance_id(), expected[i].second);
}

class Derived : public Session {};

struct Legacy {
  std::uint64_t number;
};
stableid::InstanceId<Legacy> stableid_id(const Legacy &legacy) noexcept {
  return stableid::InstanceId<Legacy>(legacy.number);
}

TEST(IdOf, AsksTheMember) {
  Session session;
  const Session *pointer = &session;
  EXPECT_EQ(stableid::id_of(session), session.instance_id());
  EXPECT_EQ(stableid::id_of(&session), session.instance_id());
  EXPECT_EQ(stableid::id_of(pointer), session.instance_id());
}

TEST(IdOf, AsksTheFunctionBesideTheClass) {
  const Legacy legacy{41};
  EXPECT_EQ(stableid::id_of(&legacy).value(), 41u);
}

TEST(IdOf, OfANullPointerIsNull) {
  const Session *none = nullptr;
  EXPECT_FALSE(stableid::id_of(none));
  EXPECT_FALSE(stableid::id_of(std::shared_ptr<Session>()));
}

TEST(IdOf, LooksThroughSmartPointers) {
  const auto shared = std::make_shared<Session>();
  const auto unique = std::make_unique<Session>();
  EXPECT_EQ(stableid::id_of(shared), shared->instance_id());
  EXPECT_EQ(stableid::id_of(unique), unique->instance_id());
}

TEST(IdOf, OfADerivedObjectIsItsBases) {
  const Derived derived;
  EXPECT_EQ(stableid::id_of(&derived), derived.instance_id());
}

TEST(InstanceId, IsMintedOnce) {
  const Id a = Id::mint(), b = Id::mint();
  EXPECT_LT(a, b);
  EXPECT_NE(stableid::next_id<int>(), stableid::next_id<Session>());
}

TEST(InstanceId, PrintsAsItsNumber) {
  std::ostringstream out;
  out << Id(18446744073709551615u) << ' ' << Id();
  EXPECT_EQ(out.str(), "18446744073709551615 0");
  EXPECT_EQ(stableid::to_string(Id(42)), "42");
  EXPECT_EQ(Id::parse("42"), Id(42));
}

TEST(InstanceId, HashesToItself) {
  EXPECT_EQ(std::hash<Id>()(Id(42)), 42u);
  const std::unordered_set<Id> ids = {Id(1), Id(2), Id(1)};
  EXPECT_EQ(ids.size(), 2u);
}

} // namespace

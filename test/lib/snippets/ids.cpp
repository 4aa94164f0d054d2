// The code of
// docs/lib/{id,instance,instance_id,identity,id_sequence,thread_id,global_id}.md.
#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include <stableid/id.h>
#include <stableid/instance.h>

namespace {

namespace member {

class Session {
public:
  stableid::InstanceId<Session> instance_id() const { return identity_.id(); }

private:
  stableid::Identity<Session> identity_;
};

TEST(Snippets, Identity) {
  Session session;
  const Session *p = &session;

  std::unordered_map<stableid::InstanceId<Session>, std::string> names;
  names[stableid::id_of(p)] = "first";
  const std::uint64_t stored = stableid::id_of(p).value();

  EXPECT_EQ(names.at(session.instance_id()), "first");
  EXPECT_EQ(stored, session.instance_id().value());
}

} // namespace member

namespace getter {

class Foo {
public:
  std::uint64_t id() const { return identity_.id().value(); }

private:
  stableid::Identity<Foo> identity_;
};

TEST(Snippets, Getter) { EXPECT_NE(Foo().id(), Foo().id()); }

} // namespace getter

namespace once {

class RequestContext {
public:
  RequestContext() : root_id_(stableid::next_id<RequestContext>()) {}
  std::uint64_t root_id() const { return root_id_; }

private:
  std::uint64_t root_id_;
};

TEST(Snippets, NextId) {
  EXPECT_NE(RequestContext().root_id(), RequestContext().root_id());
}

TEST(Snippets, Mint) {
  std::map<std::string, int> settings;
  const auto settings_id = stableid::InstanceId<decltype(settings)>::mint();
  const std::string key = "settings-" + stableid::to_string(settings_id);
  EXPECT_EQ(key.substr(0, 9), "settings-");
}

} // namespace once

namespace beside {

struct Legacy { // cannot be changed, and has a number already
  std::uint64_t serial;
};

stableid::InstanceId<Legacy> stableid_id(const Legacy &legacy) {
  return stableid::InstanceId<Legacy>(legacy.serial);
}

TEST(Snippets, Function) { EXPECT_EQ(stableid::id_of(Legacy{7}).value(), 7u); }

} // namespace beside

namespace sequences {

struct Node;
stableid::IdSequence<Node, stableid::Order::total> nodes;

struct Node {
  stableid::SequenceId<Node> number = nodes.next();
};

TEST(Snippets, Sequence) {
  const Node a, b;
  std::map<stableid::SequenceId<Node>, std::string> in_order;
  in_order[b.number] = "b";
  in_order[a.number] = "a";
  EXPECT_EQ(in_order.begin()->second, "a"); // in every run
}

TEST(Snippets, TrySequence) {
  stableid::IdSequence<struct Few, stableid::Order::total, std::uint8_t> few;
  int given = 0;
  while (const auto id = few.try_next())
    ++given;
  EXPECT_EQ(given, 255);
}

} // namespace sequences

TEST(Snippets, ThreadId) {
  const std::uint64_t worker = stableid::thread_id();
  EXPECT_EQ(worker, stableid::thread_id());
}

TEST(Snippets, GlobalId) {
  const auto id = stableid::GlobalId::next();
  const std::string text = stableid::to_string(id); // 16 digits, '-', a number
  EXPECT_EQ(stableid::GlobalId::parse(text), id);

  const std::string key = stableid::to_string(stableid::process_uuid()) + ":" +
                          std::to_string(stableid::next_id<struct Message>());
  EXPECT_EQ(key[36], ':');
}

TEST(Snippets, Instance) {
  std::string folder =
      (std::filesystem::temp_directory_path() / "stableid-XXXXXX").string();
  ASSERT_NE(::mkdtemp(folder.data()), nullptr);
  const std::string path = folder + "/instance";

  stableid::Instance instance(path); // as in /var/lib/app/instance
  const std::string message_id =
      to_string(instance.id()) + ':' + std::to_string(instance.next());
  EXPECT_EQ(message_id.size(), 38u);
  std::filesystem::remove_all(folder);
}

} // namespace

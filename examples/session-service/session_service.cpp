// A session service whose session IDs come from the address of the session's
// map of attributes. When a user logs out the map is freed, the next login gets
// the same memory, and with it the same ID.
#include <cstdint>
#include <iostream>
#include <map>
#include <new>
#include <string>
#include <utility>
#include <vector>

using Attributes = std::map<std::string, std::string>;

// Maps come and go with every login, so their memory is kept and used again, as
// every allocator does in the end.
class AttributePool {
  union Slot {
    Slot *next;
    alignas(Attributes) unsigned char memory[sizeof(Attributes)];
  };
  Slot slots[4];
  Slot *free = nullptr;

public:
  AttributePool() {
    for (Slot &slot : slots)
      release(&slot);
  }
  Attributes *create() {
    if (!free)
      throw std::bad_alloc();
    Slot *slot = std::exchange(free, free->next);
    return new (slot->memory) Attributes;
  }
  void destroy(Attributes *attributes) {
    attributes->~Attributes();
    release(reinterpret_cast<Slot *>(attributes));
  }

private:
  void release(Slot *slot) {
    slot->next = free;
    free = slot;
  }
};

struct Session {
  std::string session_id;
  Attributes *attributes = nullptr;
};

class SessionService {
  AttributePool pool;
  std::map<std::string, Session> sessions;

public:
  // Returns the ID that the browser keeps as its cookie.
  std::string login(const std::string &user) {
    Attributes *attributes = pool.create();
    (*attributes)["user"] = user;
    Session session;
    session.session_id =
        std::to_string(reinterpret_cast<std::uintptr_t>(attributes));
    session.attributes = attributes;
    return sessions.emplace(session.session_id, session).first->first;
  }
  void logout(const std::string &cookie) {
    auto found = sessions.find(cookie);
    if (found == sessions.end())
      return;
    pool.destroy(found->second.attributes);
    sessions.erase(found);
  }
  std::string whoIs(const std::string &cookie) const {
    auto found = sessions.find(cookie);
    return found == sessions.end() ? "nobody"
                                   : found->second.attributes->at("user");
  }
};

int main() {
  SessionService service;
  const std::string alices = service.login("alice");
  std::cout << "alice logs in; her cookie belongs to " << service.whoIs(alices)
            << '\n';
  service.logout(alices);
  std::cout << "alice logs out; her cookie belongs to "
            << service.whoIs(alices) << '\n';
  const std::string bobs = service.login("bob");
  std::cout << "bob logs in; alice's old cookie belongs to "
            << service.whoIs(alices) << '\n';
  std::cout << (alices == bobs ? "collision: two sessions had one ID\n"
                               : "no collision\n");
  service.logout(bobs);
}

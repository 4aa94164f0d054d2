// A container behind a pointer: where there is none, nothing has stayed in it.
// RUN: %check_stableid %s stableid-address-as-key -std=c++17

#include <set>

class Action {
public:
  Action();
  ~Action();
  Action(const Action &) = delete;
};
static std::set<Action *> *actions = nullptr;

Action::Action() {
  if (!actions)
    actions = new std::set<Action *>();
  actions->insert(this);
}
Action::~Action() {
  if (actions) {
    actions->erase(this);
    if (actions->empty()) {
      delete actions;
      actions = nullptr;
    }
  }
} // no-warning

// Another question leaves it in there.
class Handler {
public:
  Handler();
  ~Handler();
  Handler(const Handler &) = delete;
  bool quiet = false;
};
static std::set<Handler *> *handlers = nullptr;

Handler::Handler() {
  if (!handlers)
    handlers = new std::set<Handler *>();
  handlers->insert(this);
}
Handler::~Handler() {
  if (!quiet)
    handlers->erase(this);
}
// CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: entry of 'Handler' stays in 'handlers' when the object is gone; another object can get the same key [stableid-address-as-key]

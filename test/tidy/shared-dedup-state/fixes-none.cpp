// Where a member of each object would not compile, or lose something, there are only words; and a state is told of once.
// RUN: %check_stableid -no-fix %s stableid-shared-dedup-state -std=c++17

#include <cstdint>
#include <set>
#include <type_traits>

using Set = std::set<std::int64_t>;
struct Message {
  int partition;
  std::int64_t offset;
};
void process(const Message &message);

// A lambda that captures nothing names it.
class InLambda {
  static Set seenByLambda;
  int count_ = 0;

public:
  void handle(const Message &message) {
    auto isKnown = [](std::int64_t offset) { return seenByLambda.count(offset) != 0; };
    if (isKnown(message.offset) || !seenByLambda.insert(message.offset).second)
      // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: 'seenByLambda' decides for all objects of 'InLambda' by 'offset' alone what was seen before; a message of another 'partition' is taken for a duplicate [stableid-shared-dedup-state]
      return;
    ++count_;
  }
};
Set InLambda::seenByLambda;

// Two are declared together.
class Together {
  static Set seenTogether, others;
  int count_ = 0;

public:
  static void clear() { others.clear(); }
  void handle(const Message &message) {
    if (!seenTogether.insert(message.offset).second)
      // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: 'seenTogether' decides for all objects of 'Together' by 'offset' alone what was seen before; a message of another 'partition' is taken for a duplicate [stableid-shared-dedup-state]
      return;
    ++count_;
  }
};
Set Together::seenTogether, Together::others;

// The definition has values of its own.
class Filled {
  static Set seenFilled;
  int count_ = 0;

public:
  void handle(const Message &message) {
    if (!seenFilled.insert(message.offset).second)
      // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: 'seenFilled' decides for all objects of 'Filled' by 'offset' alone what was seen before; a message of another 'partition' is taken for a duplicate [stableid-shared-dedup-state]
      return;
    ++count_;
  }
};
Set Filled::seenFilled = {1, 2, 3};

// A default argument names it, and so does code that is left out.
class Default {
  static Set seenDefault;
  std::size_t count_ = 0;

public:
  void handle(const Message &message, std::size_t more = seenDefault.size()) {
    if (!seenDefault.insert(message.offset).second)
      // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: 'seenDefault' decides for all objects of 'Default' by 'offset' alone what was seen before; a message of another 'partition' is taken for a duplicate [stableid-shared-dedup-state]
      return;
    count_ += more;
  }
};
Set Default::seenDefault;
class LeftOut {
  static Set seenLeftOut;
  int count_ = 0;

public:
#ifdef STATISTICS
  static std::size_t size() { return seenLeftOut.size(); }
#endif
  void handle(const Message &message) {
    if (!seenLeftOut.insert(message.offset).second)
      // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: 'seenLeftOut' decides for all objects of 'LeftOut' by 'offset' alone what was seen before; a message of another 'partition' is taken for a duplicate [stableid-shared-dedup-state]
      return;
    ++count_;
  }
};
Set LeftOut::seenLeftOut;

// Its bytes are copied.
class Copied {
  static Set seenCopied;
  int count_ = 0;

public:
  void save(char *to) const { __builtin_memcpy(to, this, sizeof(Copied)); }
  void handle(const Message &message) {
    if (!seenCopied.insert(message.offset).second)
      // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: 'seenCopied' decides for all objects of 'Copied' by 'offset' alone what was seen before; a message of another 'partition' is taken for a duplicate [stableid-shared-dedup-state]
      return;
    ++count_;
  }
};
Set Copied::seenCopied;

// Another function asks it again, which is the same mistake.
Set seenTwice;
class Partition {
public:
  void once(std::int64_t offset) {
    if (!seenTwice.insert(offset).second)
      // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: 'seenTwice' decides for all objects of 'Partition' by 'offset' alone what was seen before; a message of another 'Partition' is taken for a duplicate [stableid-shared-dedup-state]
      return;
    process({0, offset});
  }
  void again(std::int64_t offset) {
    if (!seenTwice.insert(offset).second)
      return;
    process({1, offset});
  }
};

// Its type is deduced, which is for static members alone.
class Deduced {
  inline static auto seenDeduced = Set{};
  int count_ = 0;

public:
  void handle(const Message &message) {
    if (!seenDeduced.insert(message.offset).second)
      // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: 'seenDeduced' decides for all objects of 'Deduced' by 'offset' alone what was seen before; a message of another 'partition' is taken for a duplicate [stableid-shared-dedup-state]
      return;
    ++count_;
  }
};
class Guided {
  inline static std::set seenGuided{std::int64_t(1)};
  int count_ = 0;

public:
  void handle(const Message &message) {
    if (!seenGuided.insert(message.offset).second)
      // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: 'seenGuided' decides for all objects of 'Guided' by 'offset' alone what was seen before; a message of another 'partition' is taken for a duplicate [stableid-shared-dedup-state]
      return;
    ++count_;
  }
};

// An object ends with the call, or is copied, and its state with it.
class Passing {
  static Set seenPassing;
  int count_ = 0;

public:
  void handle(const Message &message) {
    if (!seenPassing.insert(message.offset).second)
      // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: 'seenPassing' decides for all objects of 'Passing' by 'offset' alone what was seen before; a message of another 'partition' is taken for a duplicate [stableid-shared-dedup-state]
      return;
    ++count_;
  }
};
Set Passing::seenPassing;
void pass(const Message &message) {
  Passing here;
  here.handle(message);
}
class Doubled {
  static Set seenDoubled;
  int count_ = 0;

public:
  void handle(const Message &message) {
    if (!seenDoubled.insert(message.offset).second)
      // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: 'seenDoubled' decides for all objects of 'Doubled' by 'offset' alone what was seen before; a message of another 'partition' is taken for a duplicate [stableid-shared-dedup-state]
      return;
    ++count_;
  }
};
Set Doubled::seenDoubled;
void pass(Doubled &one, const Message &message) {
  Doubled *other = new Doubled(one);
  other->handle(message);
}

// A template is for classes whose bytes may be copied.
template <class T> std::enable_if_t<std::is_trivially_copyable_v<T>> save(const T &from);
class Saved {
  static Set seenSaved;
  int count_ = 0;

public:
  void handle(const Message &message) {
    if (!seenSaved.insert(message.offset).second)
      // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: 'seenSaved' decides for all objects of 'Saved' by 'offset' alone what was seen before; a message of another 'partition' is taken for a duplicate [stableid-shared-dedup-state]
      return;
    ++count_;
  }
};
Set Saved::seenSaved;
void store(const Saved &saved) { save(saved); }

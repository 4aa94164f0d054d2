// A library of IDs that is not ours, for ../fixes-own.cpp.
#pragma once
#include <cstdint>
#include <string>

namespace acme {
template <class T> std::uint64_t nextId();
std::uint64_t threadId();
std::string newSecret();
std::string newTrace();
template <class T> class Tracked {
public:
  std::uint64_t number() const;
};
} // namespace acme

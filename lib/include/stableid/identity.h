// Identity<T>, the member that gives each object its InstanceId, and id_of,
// which asks any object for it.
#pragma once

#include "stableid/instance_id.h"

namespace stableid {

// Put one into T and return it from `InstanceId<T> instance_id() const`. Every
// object with an identity has a non-null id that no other object of the process
// has or had, through copies, moves, swaps and the growth of a vector:
//
//   a copy is another object          -> it gets a new id
//   copy assignment changes the value -> the id stays
//   a move continues the object       -> the id goes along, the source gets a
//                                        new one
//
// There is no ==, so that a defaulted comparison of T does not silently begin
// to compare identities. Adds 8 bytes, and makes T not trivially copyable. As
// thread-safe as an integer member: reading is, assigning is not.
template <class T> class Identity {
public:
  Identity() noexcept = default;
  Identity(const Identity &) noexcept {}
  Identity(Identity &&other) noexcept : id_(other.release()) {}
  Identity &operator=(const Identity &) noexcept { return *this; }
  Identity &operator=(Identity &&other) noexcept {
    id_ = other.release(); // also onto itself: the id that was released
    return *this;
  }
  ~Identity() = default;

  InstanceId<T> id() const noexcept { return id_; }

private:
  InstanceId<T> release() noexcept {
    const InstanceId<T> mine = id_;
    id_ = InstanceId<T>::mint();
    return mine;
  }

  InstanceId<T> id_ = InstanceId<T>::mint();
};

namespace detail {

template <class T, class = void> struct HasMember : std::false_type {};
template <class T>
struct HasMember<T,
                 std::void_t<decltype(std::declval<const T &>().instance_id())>>
    : std::true_type {};

template <class T, class = void> struct HasFunction : std::false_type {};
template <class T>
struct HasFunction<
    T, std::void_t<decltype(stableid_id(std::declval<const T &>()))>>
    : std::true_type {};

template <class T, class = void> struct IsSmartPointer : std::false_type {};
template <class T>
struct IsSmartPointer<T, std::void_t<typename T::element_type,
                                     decltype(std::declval<const T &>().get())>>
    : std::true_type {};

template <class T> auto ask(const T &object) noexcept {
  if constexpr (HasMember<T>::value)
    return object.instance_id();
  else if constexpr (HasFunction<T>::value)
    return stableid_id(object);
  else
    static_assert(
        never<T>,
        "id_of needs `InstanceId<T> instance_id() const` in the class, "
        "or a function `stableid_id(const T &)` beside it");
}

} // namespace detail

// The id of `object`: its instance_id(), or else stableid_id(object) found
// beside its class. A class without identity does not compile. As thread-safe
// as those.
template <class T> auto id_of(const T &object) noexcept {
  if constexpr (std::is_pointer_v<T>) {
    using Id = decltype(detail::ask(*object));
    return object != nullptr ? detail::ask(*object) : Id();
  } else if constexpr (detail::IsSmartPointer<T>::value) {
    return id_of(object.get());
  } else {
    return detail::ask(object);
  }
}

} // namespace stableid

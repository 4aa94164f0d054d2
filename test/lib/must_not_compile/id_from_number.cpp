// error: conversion from .* to non-scalar type|no viable conversion
// A number becomes an id where it is said, and nowhere else.
#include "stableid/instance_id.h"

void use(std::uint64_t number) {
#if defined(MUST_NOT_COMPILE)
  stableid::InstanceId<int> id = number;
#else
  stableid::InstanceId<int> id(number);
#endif
  static_cast<void>(id);
}

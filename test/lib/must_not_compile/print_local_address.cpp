// error: use of deleted function|overload resolution selected deleted operator
#include "stableid/local_address.h"

#include <ostream>

void use(std::ostream &out, const int *pointer) {
#if defined(MUST_NOT_COMPILE)
  out << stableid::local_address(pointer);
#else
  out << *pointer;
#endif
}

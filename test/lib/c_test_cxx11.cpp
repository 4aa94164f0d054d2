// The same test in C++11, which has no other header of the library.
#if __cplusplus >= 201402L
#error "this test is about C++11"
#endif
#include "c_test.c"

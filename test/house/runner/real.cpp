// RUN: %check_stableid %s modernize-use-nullptr -std=c++11-or-later
// The runner with a real clang-tidy, under every standard: a check of its own that
// warns, fixes what it warns of, and reaches a header of the test.
#include "Inputs/real.h"
// CHECK-MESSAGES: real.h:3:27: warning: use nullptr [modernize-use-nullptr]

void *a = 0;
// CHECK-MESSAGES: :[[@LINE-1]]:11: warning: use nullptr [modernize-use-nullptr]
// CHECK-FIXES: void *a = nullptr;
// CHECK-SAFE-FIXES: void *a = nullptr;

void *b = nullptr; // no-warning

// Given to the runner by ../demands.test.
int capital(), period();
int a = period();
// CHECK-MESSAGES: :[[@LINE-1]]:9: warning: it ends. [fake]

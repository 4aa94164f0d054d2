// Given to the runner by ../demands.test.
int capital(), period();
int a = capital();
// CHECK-MESSAGES: :[[@LINE-1]]:9: warning: Capital [fake]

// Given to the runner by ../fixes.test.
int good(), bad(), flaky(), crash(), fixable(), safe(), ugly(), sticky(), endless(), again();
int a = sticky();
// CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'sticky' is bad [fake]
// CHECK-FIXES: int a = bad();

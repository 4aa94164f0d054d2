// Given to the runner by ../fixes.test.
int good(), bad(), flaky(), crash(), fixable(), safe(), ugly(), sticky(), endless(), again();
int a = fixable();
// CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'fixable' is bad [fake]
// CHECK-FIXES: int a = better();

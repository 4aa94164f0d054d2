// Given to the runner by ../fixes.test.
int good(), bad(), flaky(), crash(), fixable(), safe(), ugly(), sticky(), endless(), again();
int a = ugly();
// CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'ugly' is bad [fake]

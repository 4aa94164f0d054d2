// Given to the runner by ../fixes.test.
int good(), bad(), flaky(), crash(), fixable(), safe(), ugly(), sticky(), endless(), again();
int a = endless(), again();
// CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'endless' is bad [fake]

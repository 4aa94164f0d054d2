// Given to the runner by ../demands.test.
int good(), bad(), flaky(), crash(), fixable(), safe(), ugly(), sticky(), endless(), again();
int a = flaky();
// CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'flaky' is bad

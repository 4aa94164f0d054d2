// Given to the runner by ../messages.test.
int good(), bad(), flaky(), crash(), fixable(), safe(), ugly(), sticky(), endless(), again();
int a = bad();
int b = bad();
// CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'bad' is bad [fake]
// CHECK-MESSAGES: :[[@LINE-3]]:9: warning: 'bad' is bad [fake]

// Given to the runner by ../messages.test.
int good(), bad(), flaky(), crash(), fixable(), safe(), ugly(), sticky(), endless(), again();
int a = good();
// CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'bad' is bad [fake]

// Given to the runner by ../messages.test.
int good(), bad(), flaky(), crash(), fixable(), safe(), ugly(), sticky(), endless(), again();
int a = bad();
// CHECK-NOTES: :[[@LINE-1]]:9: warning: 'bad' is bad [fake]
// CHECK-NOTES: :[[@LINE-2]]:9: note: use 'good' instead

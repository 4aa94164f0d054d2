// Given to the runner by ../messages.test.
int good(), bad(), flaky(), crash(), fixable(), safe(), ugly(), sticky(), endless(), again();
// RUN: %check_stableid %s fake
int a = bad();
// CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'bad' is bad [fake]
int b = good();
// CHECK-MESAGES: :[[@LINE-1]]:9: warning: 'good' is bad [fake]

// Given to the runner by ../messages.test.
int good(), bad(), flaky(), crash(), fixable(), safe(), ugly(), sticky(), endless(), again();
// RUN: %check_stableid -check-suffix=ONE %s fake
int a = bad();
// CHECK-MESSAGES-ONE: :[[@LINE-1]]:9: warning: 'bad' is bad [fake]

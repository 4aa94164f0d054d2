// Given to the runner by ../demands.test.
int good(), bad(), flaky(), crash(), fixable(), safe(), ugly(), sticky(), endless(), again();
#if __cplusplus < 202002L
#error too old
#endif

// CUDA and NVTX, by declarations that stand in for their headers: callbacks get their pointers back, device addresses are the driver's, profilers show ranges.
// RUN: %check_stableid %s stableid-address-as-id,stableid-address-as-key,stableid-address-in-output

#include <cstdint>
#include <cstdio>

using CUdeviceptr = unsigned long long;
extern "C" int cudaLaunchHostFunc(void *Stream, void (*)(void *), void *request_id);
extern "C" int nvtxRangePushA(const char *trace_id);

struct Kernel { CUdeviceptr weights_id; std::uint64_t kernel_id; };

void launched(void *Stream, Kernel &K, void (*Done)(void *)) {
  cudaLaunchHostFunc(Stream, Done, &K); // no-warning
  char Name[32];
  std::snprintf(Name, sizeof Name, "kernel %p", static_cast<void *>(&K));
  nvtxRangePushA(Name); // no-warning
}
void loaded(Kernel &K, float *Weights) {
  K.weights_id = reinterpret_cast<CUdeviceptr>(Weights); // no-warning
  K.kernel_id = reinterpret_cast<std::uint64_t>(Weights);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'float' becomes the ID 'kernel_id'; another object can get the same one [stableid-address-as-id]
}

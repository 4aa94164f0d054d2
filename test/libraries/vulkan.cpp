// Vulkan, by declarations that stand in for its headers: handles are the driver's, names are shown by debuggers.
// RUN: %check_stableid %s stableid-address-as-id,stableid-address-as-key,stableid-address-in-output

#include <cstdint>

using VkImage = std::uint64_t;
using VkDevice = struct VkDevice_T *;
struct VkDebugUtilsObjectNameInfoEXT { std::uint64_t objectHandle; const char *pObjectName; };
extern "C" int vkSetDebugUtilsObjectNameEXT(VkDevice, const VkDebugUtilsObjectNameInfoEXT *);
extern "C" int vkSetPrivateData(VkDevice, std::uint64_t object_id, std::uint64_t data_id);

struct Texture { VkImage image_id; std::uint64_t texture_id; };

void wrapped(Texture &T, void *Native) {
  T.image_id = reinterpret_cast<VkImage>(Native); // no-warning
}
void named(VkDevice Device, Texture &T) {
  vkSetPrivateData(Device, T.image_id, reinterpret_cast<std::uint64_t>(&T)); // no-warning
  T.texture_id = reinterpret_cast<std::uint64_t>(&T);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Texture' becomes the ID 'texture_id'; another object can get the same one [stableid-address-as-id]
}

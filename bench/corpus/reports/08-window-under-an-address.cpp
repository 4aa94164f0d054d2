// gwdevhub/GWToolboxpp pull request 2154, 2026: a question is opened under an ID that is an address; each
// run writes a new section of it into the settings.
#include <cstdio>
namespace ImGui {
void OpenPopup(const char *str_id, int flags = 0);
bool BeginPopupModal(const char *name, bool *open = nullptr, int flags = 0);
} // namespace ImGui
bool confirm(const char *label, bool *answer) {
  char id[128];
  std::snprintf(id, sizeof(id), "%s##confirm_popup%p", label, static_cast<void *>(answer)); // found: address-as-id
  ImGui::OpenPopup(id);
  return ImGui::BeginPopupModal(id);
}

// Dear ImGui: a widget's state stays with its ID from frame to frame.
// REQUIRES: imgui
// RUN: %check_stableid %s stableid-address-as-id,stableid-address-as-key,stableid-address-in-output

#include <cstdint>
#include <cstdio>
#include <imgui/imgui.h>
#include <string>
#include <vector>

struct Session { std::string User; int Number; };

void list(const std::vector<Session *> &All) {
  for (Session *S : All) {
    ImGui::PushID(S);
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'ptr_id'; another object can get the same one [stableid-address-as-id]
    ImGui::TextUnformatted(S->User.c_str());
    ImGui::PopID();
  }
}
void labelled(const Session *S) {
  char Label[64];
  std::snprintf(Label, sizeof Label, "##%p", static_cast<const void *>(S));
  ImGui::PushID(Label);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'str_id'; another object can get the same one [stableid-address-as-id]
  ImGui::PopID();
}
void stable(const std::vector<Session *> &All, ImTextureID Picture) {
  for (std::size_t I = 0; I < All.size(); ++I) {
    ImGui::PushID(All[I]->Number); // no-warning
    ImGui::PushID(All[I]->User.c_str()); // no-warning
    ImGui::PushID(reinterpret_cast<void *>(static_cast<std::intptr_t>(I))); // no-warning: an index
    ImGui::Image(Picture, ImVec2(16, 16)); // no-warning
    ImGui::Text("session at %p", static_cast<void *>(All[I])); // no-warning
    ImGui::PopID();
    ImGui::PopID();
    ImGui::PopID();
  }
}

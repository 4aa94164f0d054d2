// Where an editor leads from the name of a check: to its page among our own. clangd
// would make up an address on the site of clang-tidy, which has no page of ours.
#include "../scan/Installation.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/Path.h"
#include <optional>

namespace clang::clangd {
struct PublishDiagnosticsParams;
} // namespace clang::clangd

using clang::clangd::PublishDiagnosticsParams;
namespace path = llvm::sys::path;

namespace stableid {

/// The folder with the pages: installed beside this program, or where it was
/// built; empty where both are gone.
static std::string pageFolder() {
  std::string Installed = beside(STABLEID_INSTALLED_PAGES);
  for (llvm::StringRef Folder : {llvm::StringRef(Installed),
                                 llvm::StringRef(STABLEID_PAGES)})
    if (llvm::sys::fs::is_directory(Folder))
      return Folder.str();
  return "";
}

static std::string fileUri(llvm::StringRef File) {
  std::string Uri = "file://";
  for (unsigned char C : File)
    if (llvm::isAlnum(C) || llvm::StringRef("/-_.~").contains(C))
      Uri += C;
    else
      Uri += "%" + llvm::utohexstr(C, /*LowerCase=*/false, /*Width=*/2);
  return Uri;
}

static std::optional<std::string> pageOf(llvm::StringRef Check) {
  static const std::string Folder = pageFolder();
  llvm::SmallString<256> Page(Folder);
  path::append(Page, Check + ".md");
  if (Folder.empty() || !llvm::sys::fs::exists(Page))
    return std::nullopt;
  return fileUri(Page);
}

// The linker's --wrap leads clangd's call here, as in Shown.cpp. What it sends
// has a form that the protocol fixes; its own types have not.
llvm::json::Value published(const PublishDiagnosticsParams &Params) asm(
    "__real__ZN5clang6clangd6toJSONERKNS0_24PublishDiagnosticsParamsE");
llvm::json::Value toJSON(const PublishDiagnosticsParams &Params) asm(
    "__wrap__ZN5clang6clangd6toJSONERKNS0_24PublishDiagnosticsParamsE");

llvm::json::Value toJSON(const PublishDiagnosticsParams &Params) {
  llvm::json::Value Out = published(Params);
  llvm::json::Object *Top = Out.getAsObject();
  llvm::json::Array *Said = Top ? Top->getArray("diagnostics") : nullptr;
  if (!Said)
    return Out;
  for (llvm::json::Value &Item : *Said) {
    llvm::json::Object *Diagnostic = Item.getAsObject();
    llvm::StringRef Code =
        Diagnostic ? Diagnostic->getString("code").value_or("") : "";
    if (!Code.consume_front("stableid-"))
      continue;
    if (std::optional<std::string> Page = pageOf(Code))
      (*Diagnostic)["codeDescription"] =
          llvm::json::Object{{"href", std::move(*Page)}};
    else
      Diagnostic->erase("codeDescription");
  }
  return Out;
}

} // namespace stableid

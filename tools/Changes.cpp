// What has changed since a revision. See Changes.h.
#include "Changes.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/FileUtilities.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Program.h"

using namespace stableid;
using llvm::StringRef;

static llvm::Error error(const llvm::Twine &Sentence) {
  return llvm::createStringError(llvm::inconvertibleErrorCode(), Sentence);
}

/// What git prints, or what it complains about.
static llvm::Expected<std::string> git(StringRef Folder,
                                       llvm::ArrayRef<StringRef> Args) {
  llvm::ErrorOr<std::string> Program = llvm::sys::findProgramByName("git");
  if (!Program)
    return error("--changed-since needs git, and there is none in PATH");
  llvm::SmallString<128> Out, Err;
  if (llvm::sys::fs::createTemporaryFile("stableid-git", "out", Out) ||
      llvm::sys::fs::createTemporaryFile("stableid-git", "err", Err))
    return error("no temporary file can be made for what git prints");
  llvm::FileRemover RemoveOut(Out), RemoveErr(Err);
  llvm::SmallVector<StringRef, 12> Line = {*Program, "-C", Folder};
  Line.append(Args.begin(), Args.end());
  int Status = llvm::sys::ExecuteAndWait(
      *Program, Line, std::nullopt,
      {StringRef(""), StringRef(Out), StringRef(Err)});
  auto Text = [](StringRef File) -> std::string {
    auto Buffer = llvm::MemoryBuffer::getFile(File, /*IsText=*/false,
                                              /*RequiresNullTerminator=*/false);
    return Buffer ? (*Buffer)->getBuffer().str() : "";
  };
  if (Status)
    return error("git " + Args[0] + ": " +
                 StringRef(Text(Err)).trim().split('\n').first);
  return Text(Out);
}

llvm::Expected<Overrides> stableid::changesSince(StringRef Revision,
                                                 StringRef Folder) {
  llvm::Expected<std::string> Top = git(Folder, {"rev-parse", "--show-toplevel"});
  if (!Top)
    return Top.takeError();
  StringRef Root = StringRef(*Top).trim();
  std::string Commit = (Revision + "^{commit}").str();
  llvm::Expected<std::string> Found =
      git(Root, {"rev-parse", "--verify", "--end-of-options", Commit});
  if (!Found)
    return error("git knows no revision '" + Revision + "'");
  // What others have done on that branch since is none of this change.
  std::string Base = StringRef(*Found).trim().str();
  if (llvm::Expected<std::string> Fork = git(Root, {"merge-base", Base, "HEAD"}))
    Base = StringRef(*Fork).trim().str();
  else
    llvm::consumeError(Fork.takeError());

  llvm::Expected<std::string> Names = git(
      Root, {"diff", "--name-status", "--no-renames", "-z", Base, "--"});
  if (!Names)
    return Names.takeError();
  llvm::Expected<std::string> Untracked =
      git(Root, {"ls-files", "--others", "--exclude-standard", "-z"});
  if (!Untracked)
    return Untracked.takeError();

  llvm::SmallString<256> Real;
  if (llvm::sys::fs::real_path(Root, Real))
    Real = Root;
  Overrides Out;
  auto Absolute = [&](StringRef Name) {
    llvm::SmallString<256> Path(Real);
    llvm::sys::path::append(Path, Name);
    return Path.str().str();
  };
  StringRef Rest = *Names;
  while (!Rest.empty()) {
    StringRef Kind, Name;
    std::tie(Kind, Rest) = Rest.split('\0');
    std::tie(Name, Rest) = Rest.split('\0');
    std::optional<std::string> &Before = Out[Absolute(Name)];
    if (Kind == "A")
      continue;
    llvm::Expected<std::string> Text =
        git(Root, {"show", (Base + ":" + Name).str()});
    if (Text)
      Before = std::move(*Text);
    else // a submodule, which is no file
      llvm::consumeError(Text.takeError());
  }
  Rest = *Untracked;
  while (!Rest.empty()) {
    StringRef Name;
    std::tie(Name, Rest) = Rest.split('\0');
    Out[Absolute(Name)] = std::nullopt;
  }
  return Out;
}

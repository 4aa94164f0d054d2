// What has changed since a revision. See Changes.h.
#include "Changes.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/FileUtilities.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Program.h"
#include <unistd.h>

using namespace stableid;
using llvm::StringRef;

static llvm::Error error(const llvm::Twine &Sentence) {
  return llvm::createStringError(llvm::inconvertibleErrorCode(), Sentence);
}

/// The environment without what a hook of git is told of its own repository.
static std::vector<std::string> environmentElsewhere() {
  std::vector<std::string> Kept;
  for (char **Line = environ; *Line; ++Line)
    if (!StringRef(*Line).starts_with("GIT_"))
      Kept.push_back(*Line);
  return Kept;
}

/// The first line of what git says is wrong, and its own cure where that is a
/// command.
static std::string complaintOf(StringRef Said) {
  std::string Out = Said.trim().split('\n').first.str();
  llvm::SmallVector<StringRef, 8> Lines;
  Said.split(Lines, '\n');
  for (StringRef Line : Lines)
    if (Line.trim().starts_with("git config --global --add safe.directory"))
      Out += "; '" + Line.trim().str() + "' trusts it";
  return Out;
}

/// What git prints, or what it complains about.
static llvm::Expected<std::string> git(StringRef Folder,
                                       llvm::ArrayRef<StringRef> Args,
                                       bool Elsewhere = false) {
  llvm::ErrorOr<std::string> Program = llvm::sys::findProgramByName("git");
  if (!Program)
    return error("--changed-since needs git, and there is none in PATH");
  llvm::SmallString<128> Out, Err;
  if (llvm::sys::fs::createTemporaryFile("stableid-git", "out", Out) ||
      llvm::sys::fs::createTemporaryFile("stableid-git", "err", Err))
    return error("no temporary file can be made for what git prints");
  llvm::FileRemover RemoveOut(Out), RemoveErr(Err);
  llvm::SmallVector<StringRef, 16> Line = {*Program, "-C", Folder};
  Line.append(Args.begin(), Args.end());
  std::vector<std::string> Kept = environmentElsewhere();
  std::vector<StringRef> Environment(Kept.begin(), Kept.end());
  int Status = llvm::sys::ExecuteAndWait(
      *Program, Line,
      Elsewhere ? std::optional(llvm::ArrayRef(Environment)) : std::nullopt,
      {StringRef(""), StringRef(Out), StringRef(Err)});
  auto Text = [](StringRef File) -> std::string {
    auto Buffer = llvm::MemoryBuffer::getFile(File, /*IsText=*/false,
                                              /*RequiresNullTerminator=*/false);
    return Buffer ? (*Buffer)->getBuffer().str() : "";
  };
  if (Status)
    return error("git " + Args[0] + ": " + complaintOf(Text(Err)));
  return Text(Out);
}

static std::string below(StringRef Folder, StringRef Name) {
  llvm::SmallString<256> Path;
  if (llvm::sys::fs::real_path(Folder, Path))
    Path = Folder;
  llvm::sys::path::append(Path, Name);
  return Path.str().str();
}

/// Adds what differs between \p Base and the work tree at \p Root, and in the
/// repositories that are parts of it.
static llvm::Error compare(StringRef Root, StringRef Base, bool Part,
                           Changes &Out) {
  // As the user has not configured it: whole paths, submodules and all.
  llvm::Expected<std::string> Differing =
      git(Root,
          {"diff", "--raw", "-z", "--no-abbrev", "--find-renames",
           "--no-relative", "--ignore-submodules=none", Base, "--"},
          Part);
  if (!Differing)
    return Differing.takeError();
  llvm::Expected<std::string> Untracked =
      git(Root, {"ls-files", "--others", "--exclude-standard", "-z"}, Part);
  if (!Untracked)
    return Untracked.takeError();

  StringRef Rest = *Differing;
  auto Next = [&Rest] {
    StringRef Field;
    std::tie(Field, Rest) = Rest.split('\0');
    return Field;
  };
  while (!Rest.empty()) {
    // ":100644 100644 OBJECT OBJECT R086", and then the names.
    llvm::SmallVector<StringRef, 5> Head;
    Next().drop_front().split(Head, ' ');
    if (Head.size() != 5)
      return error("git diff: prints what is not understood");
    StringRef ModeBefore = Head[0], Object = Head[2];
    char Kind = Head[4].front();
    std::string Old = below(Root, Next());
    std::string New = Kind == 'R' ? below(Root, Next()) : Old;
    if (ModeBefore == "160000") { // a repository, which is no file
      if (llvm::Error Why = compare(New, Object, /*Part=*/true, Out))
        Out.Warnings.push_back("what changed in '" + New +
                               "' is not seen: " + llvm::toString(std::move(Why)));
      continue;
    }
    std::optional<std::string> &Before = Out.Before[New];
    if (Kind == 'A')
      continue;
    llvm::Expected<std::string> Text = git(Root, {"cat-file", "blob", Object}, Part);
    if (!Text)
      return Text.takeError();
    Before = *Text;
    // What includes it by its old name finds it there; what was found in it has
    // only moved.
    if (Kind == 'R')
      Out.Before[Old] = std::move(*Text);
  }
  Rest = *Untracked;
  while (!Rest.empty())
    Out.Before[below(Root, Next())] = std::nullopt;
  return llvm::Error::success();
}

/// Before the first commit HEAD names nothing, and everything is new; a tree, such
/// as git's empty one, has no history to have left.
static std::optional<std::string> treeWithoutHistory(StringRef Root,
                                                     StringRef Revision) {
  auto Object = [&](llvm::ArrayRef<StringRef> Args) -> std::optional<std::string> {
    llvm::Expected<std::string> Said = git(Root, Args);
    if (!Said) {
      llvm::consumeError(Said.takeError());
      return std::nullopt;
    }
    return StringRef(*Said).trim().str();
  };
  std::string Commit = (Revision + "^{commit}").str();
  std::string Tree = (Revision + "^{tree}").str();
  auto Names = [&](StringRef What) {
    return Object({"rev-parse", "--verify", "--quiet", "--end-of-options", What});
  };
  if (Names(Commit))
    return std::nullopt;
  if (std::optional<std::string> Found = Names(Tree))
    return Found;
  if (Revision == "HEAD" && !Names("HEAD"))
    return Object({"hash-object", "-t", "tree", "/dev/null"});
  return std::nullopt;
}

llvm::Expected<Changes> stableid::changesSince(StringRef Revision,
                                               StringRef Folder) {
  llvm::Expected<std::string> Top = git(Folder, {"rev-parse", "--show-toplevel"});
  if (!Top)
    return Top.takeError();
  StringRef Root = StringRef(*Top).rtrim('\n');
  auto Shallow = [&] {
    llvm::Expected<std::string> Said =
        git(Root, {"rev-parse", "--is-shallow-repository"});
    if (!Said) {
      llvm::consumeError(Said.takeError());
      return false;
    }
    return StringRef(*Said).trim() == "true";
  };
  Changes Out;
  if (std::optional<std::string> Tree = treeWithoutHistory(Root, Revision)) {
    if (llvm::Error Why = compare(Root, *Tree, /*Part=*/false, Out))
      return Why;
    return Out;
  }
  std::string Commit = (Revision + "^{commit}").str();
  llvm::Expected<std::string> Found =
      git(Root, {"rev-parse", "--verify", "--end-of-options", Commit});
  if (!Found) {
    llvm::consumeError(Found.takeError());
    return error("git knows no revision '" + Revision + "'" +
                 (Shallow() ? "; this clone is shallow, 'git fetch' brings more"
                            : ""));
  }
  // What others have done on that branch since is none of this change.
  std::string Base = StringRef(*Found).trim().str();
  if (llvm::Expected<std::string> Fork = git(Root, {"merge-base", Base, "HEAD"})) {
    Base = StringRef(*Fork).trim().str();
  } else {
    llvm::consumeError(Fork.takeError());
    Out.Warnings.push_back(
        ("'" + Revision + "' and HEAD have no commit in common" +
         (Shallow() ? " in this shallow clone" : "") +
         ": what others did since they parted counts as changed, too")
            .str());
  }
  if (llvm::Error Why = compare(Root, Base, /*Part=*/false, Out))
    return Why;
  return Out;
}

std::string stableid::distrustOfGit(StringRef Folder) {
  llvm::Expected<std::string> Top = git(Folder, {"rev-parse", "--show-toplevel"});
  if (Top)
    return "";
  std::string Why = llvm::toString(Top.takeError());
  return StringRef(Why).contains("dubious ownership") ? Why : "";
}

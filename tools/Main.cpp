//===--- Main.cpp - the program stableid -----------------------*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Hands over to the subcommand that the first argument names.
//
//===----------------------------------------------------------------------===//

#include "Commands.h"
#include "Request.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/raw_ostream.h"
#include "scan/Pool.h"
#include "tidy/Names.h"
#include <unistd.h>

using namespace stableid;
using llvm::StringRef;

// In the order of --help.
static constexpr const Command *Commands[] = {
    &ScanCommand,   &BaselineCommand, &ExplainCommand,   &WhyCommand,
    &InitCommand,   &DoctorCommand,   &ReportCommand,    &FactsCommand,
    &MergeCommand,  &JudgeCommand,    &WitnessCommand,   &CompletionCommand};

llvm::ArrayRef<const Command *> stableid::allCommands() { return Commands; }

static void printUsage(llvm::raw_ostream &Out) {
  Out << "usage: stableid COMMAND [ARGUMENT]...\n\n";
  for (const Command *C : Commands)
    Out << "  " << llvm::left_justify(C->Name, 12) << C->Summary << '\n';
  Out << "\nstableid COMMAND --help says more.\n"
         "exit status: 0 nothing found, 1 findings, 2 could not do the work\n";
}

std::vector<OptionRow> stableid::optionsOf(const Command &C) {
  std::vector<OptionRow> Table;
  if (C.Scans)
    Table = Request::options().vec();
  Table.insert(Table.end(), C.Options.begin(), C.Options.end());
  Table.push_back({"--help", "", "this text; so does -h"});
  return Table;
}

static void printHelp(const Command &C) {
  llvm::outs() << "usage: stableid " << C.Name << ' ' << C.Operands << "\n\n"
               << C.Purpose << "\n\n";
  Arguments::help(optionsOf(C), llvm::outs());
}

static int run(const Command &C, llvm::ArrayRef<StringRef> Args) {
  std::vector<OptionRow> Table = optionsOf(C);
  llvm::SmallVector<StringRef, 8> Spelled(Args.begin(), Args.end());
  for (StringRef &Arg : Spelled)
    if (Arg == "--")
      break;
    else if (Arg == "-h")
      Arg = "--help";
  llvm::Expected<Arguments> Given = Arguments::read(Spelled, Table);
  if (!Given)
    return refuse(llvm::toString(Given.takeError()));
  if (!Given->has("--help"))
    return C.Run(*Given);
  printHelp(C);
  return NothingFound;
}

static const Command *commandNamed(StringRef Name) {
  for (const Command *C : Commands)
    if (Name == C->Name)
      return C;
  return nullptr;
}

static int refuseName(StringRef Name) {
  std::vector<std::string> Names;
  for (const Command *C : Commands)
    Names.push_back(C->Name.str());
  return refuse("no command '" + Name + "'; " + meant(Name, Names));
}

int stableid::refuse(const llvm::Twine &Sentence) {
  llvm::errs() << "stableid: error: " << Sentence << '\n';
  return CouldNot;
}

int main(int Argc, char **Argv) {
  // What is opened first must not become a standard output that was closed.
  if (llvm::sys::Process::FixupStandardFileDescriptors())
    return CouldNot;
  llvm::SmallVector<StringRef, 8> Args(Argv + 1, Argv + Argc);
  if (Args.empty()) {
    printUsage(llvm::errs());
    return CouldNot;
  }
  StringRef Name = Args[0];
  if (Name == "--version" || Name == "version") {
    llvm::outs() << "stableid " STABLEID_VERSION ", LLVM " STABLEID_LLVM "\n";
    return NothingFound;
  }
  if (Name == "--help" || Name == "-h" || Name == "help") {
    if (Args.size() == 1) {
      printUsage(llvm::outs());
      return NothingFound;
    }
    const Command *C = commandNamed(Args[1]);
    if (!C)
      return refuseName(Args[1]);
    printHelp(*C);
    return NothingFound;
  }
  const Command *C = commandNamed(Name);
  if (!C)
    return refuseName(Name);
  int Status = run(*C, llvm::ArrayRef(Args).drop_front());
  llvm::outs().flush();
  if (std::error_code Error = llvm::outs().error()) {
    llvm::outs().clear_error();
    Status = refuse("cannot write to standard output: " + Error.message());
  }
  // A unit that hangs is still being read.
  if (Pool::anyLeftRunning())
    _exit(Status);
  return Status;
}

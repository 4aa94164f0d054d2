//===--- Main.cpp - the program stableid -----------------------*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Hands over to the subcommand that the first argument names.
//
//===----------------------------------------------------------------------===//

#include "Commands.h"
#include "Pool.h"
#include "Request.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/raw_ostream.h"
#include <unistd.h>

using namespace stableid;
using llvm::StringRef;

// In the order of --help.
static constexpr const Command *Commands[] = {&ScanCommand, &BaselineCommand,
                                              &ExplainCommand, &WhyCommand,
                                              &DoctorCommand, &ReportCommand};

static void printUsage(llvm::raw_ostream &Out) {
  Out << "usage: stableid COMMAND [ARGUMENT]...\n\n";
  for (const Command *C : Commands)
    Out << "  " << llvm::left_justify(C->Name, 10) << C->Summary << '\n';
  Out << "\nstableid COMMAND --help says more.\n"
         "exit status: 0 nothing found, 1 findings, 2 could not do the work\n";
}

static int run(const Command &C, llvm::ArrayRef<StringRef> Args) {
  std::vector<OptionRow> Table;
  if (C.Scans)
    Table = Request::options().vec();
  Table.insert(Table.end(), C.Options.begin(), C.Options.end());
  Table.push_back({"--help", "", "this text"});
  llvm::Expected<Arguments> Given = Arguments::read(Args, Table);
  if (!Given)
    return refuse(llvm::toString(Given.takeError()));
  if (!Given->has("--help"))
    return C.Run(*Given);
  llvm::outs() << "usage: stableid " << C.Name << ' ' << C.Operands << "\n\n"
               << C.Purpose << "\n\n";
  Arguments::help(Table, llvm::outs());
  return NothingFound;
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
  if (Args[0] == "--help" || Args[0] == "-h") {
    printUsage(llvm::outs());
    return NothingFound;
  }
  if (Args[0] == "--version") {
    llvm::outs() << "stableid " STABLEID_VERSION ", LLVM " STABLEID_LLVM "\n";
    return NothingFound;
  }
  for (const Command *C : Commands)
    if (Args[0] == C->Name) {
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
  llvm::SmallVector<StringRef, 8> Names;
  for (const Command *C : Commands)
    Names.push_back(C->Name);
  return refuse("no command '" + Args[0] + "'; there are " +
                llvm::join(Names, ", "));
}

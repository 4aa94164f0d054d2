// The functions and lines of frames. See Symbols.h.
#include "Symbols.h"
#include "llvm/DebugInfo/DIContext.h"
#include "llvm/DebugInfo/Symbolize/Symbolize.h"
#include "llvm/Demangle/Demangle.h"
#include "llvm/Object/ObjectFile.h"
#include "llvm/Support/Path.h"

using namespace stableid;
using llvm::StringRef;
using llvm::symbolize::LLVMSymbolizer;

bool stableid::isPlumbing(const WitnessFrame &Frame) {
  StringRef Function = Frame.Function, Name = llvm::sys::path::filename(Frame.Module);
  for (StringRef Start :
       {"operator new", "operator delete", "std::", "__gnu_cxx::",
        "stableid::witness::", "stableid_witness_", "_start",
        "__libc_start"})
    if (Function.starts_with(Start))
      return true;
  // "void std::f<int>(...)": the result stands before the name.
  if (size_t Space = Function.find(' '); Space != StringRef::npos)
    if (StringRef Rest = Function.drop_front(Space + 1);
        Rest.starts_with("std::") || Rest.starts_with("stableid::witness::"))
      return true;
  return Name.starts_with("libc.so") || Name.starts_with("libstdc++.so") ||
         Name.starts_with("libc++.so") || Name.starts_with("libc++abi.so") ||
         Name.starts_with("ld-linux");
}

static std::vector<WitnessFrame> whole(const WitnessFrame &Frame,
                                       LLVMSymbolizer &Symbolizer) {
  WitnessFrame Plain = Frame;
  if (!Plain.Symbol.empty())
    Plain.Function = llvm::demangle(Plain.Symbol);
  if (Plain.Module.empty() || Plain.Offset == 0)
    return {Plain};
  // A return address is behind the call.
  auto Found = Symbolizer.symbolizeInlinedCode(
      Plain.Module, {Plain.Offset - 1, llvm::object::SectionedAddress::UndefSection});
  if (!Found) {
    llvm::consumeError(Found.takeError());
    return {Plain};
  }
  std::vector<WitnessFrame> Out;
  for (uint32_t I = 0; I < Found->getNumberOfFrames(); ++I) {
    const llvm::DILineInfo &Info = Found->getFrame(I);
    WitnessFrame One = Frame;
    if (Info.FunctionName != llvm::DILineInfo::BadString)
      One.Function = Info.FunctionName;
    if (Info.FileName != llvm::DILineInfo::BadString) {
      One.File = Info.FileName;
      One.Line = Info.Line;
    }
    Out.push_back(std::move(One));
  }
  if (Out.empty() || (Out.size() == 1 && Out[0].Function.empty()))
    return {Plain};
  return Out;
}

void stableid::symbolize(Testimony &Into) {
  LLVMSymbolizer Symbolizer;
  auto Fill = [&](std::vector<WitnessFrame> &Stack) {
    std::vector<WitnessFrame> Out;
    for (const WitnessFrame &Frame : Stack)
      for (WitnessFrame &One : whole(Frame, Symbolizer))
        Out.push_back(std::move(One));
    Stack = std::move(Out);
  };
  auto FillObject = [&](WitnessObject &Object) {
    for (auto *Stack : {&Object.Allocated, &Object.Named, &Object.Freed})
      Fill(*Stack);
  };
  for (WitnessEvent &Event : Into.Events) {
    FillObject(Event.First);
    if (Event.Second)
      FillObject(*Event.Second);
  }
}

// Where a report goes. See Destination.h.
#include "Destination.h"
#include "report/WholeFile.h"

using namespace stableid;

static llvm::Error failure(const llvm::Twine &Sentence) {
  return llvm::createStringError(llvm::inconvertibleErrorCode(), Sentence);
}

llvm::Expected<Destination> Destination::of(const Arguments &Given) {
  std::string Name = Given.value("--format").value_or("text");
  std::optional<Format> As = formatNamed(Name);
  if (!As)
    return failure("no format '" + Name + "'; there are " + formatNames());
  return Destination{*As, Given.value("-o").value_or("-")};
}

llvm::Error Destination::write(const Report &R,
                               llvm::ArrayRef<Report> Earlier) const {
  std::error_code Failed = writeWhole(File, [&](llvm::raw_ostream &Out) {
    stableid::write(R, As, Out, Earlier);
  });
  if (!Failed)
    return llvm::Error::success();
  return failure("cannot write " +
                 (File == "-" ? "to standard output" : "'" + File + "'") + ": " +
                 Failed.message());
}

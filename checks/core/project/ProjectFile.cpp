//===--- ProjectFile.cpp - facts of a project as a file -------------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See ProjectFile.h. The layout:
//
//     24 bytes   "stableid project", the version, the kind, complete or not
//     48 bytes   digests of the tool, the configuration and the command
//     40 bytes   how many units, facts, wants and open names, and bytes judged
//     16 bytes   each unit
//     24 bytes   each fact: kind, argument, name
//     16 bytes   each wanted, and each open name
//                what the tools judged
//      8 bytes   a hash of all before
//
//===----------------------------------------------------------------------===//

#include "ProjectFile.h"
#include "clang/Basic/Version.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Endian.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/xxhash.h"
#include <algorithm>

using namespace stableid;
using llvm::StringRef;
namespace endian = llvm::support::endian;

static constexpr StringRef Magic = "stableid project";
/// Another one whenever the layout, or the meaning of a fact, changes.
static constexpr uint32_t Version = 1;
static constexpr size_t HeadSize = 24 + 48 + 40, NameSize = 16, FactSize = 24;
static constexpr size_t CountsAt = 24 + 48, HashSize = 8;
static constexpr unsigned Kinds = unsigned(ProjectFactKind::AllSeen) + 1;

ProjectName stableid::digestOf(StringRef Text) {
  llvm::XXH128_hash_t Hash =
      llvm::xxh3_128bits(llvm::arrayRefFromStringRef(Text));
  return {Hash.high64, Hash.low64};
}

ProjectName stableid::toolDigest() {
  return digestOf(clang::getClangFullVersion() + "\n" + std::to_string(Version));
}

//===--- Writing ----------------------------------------------------------===//

static void put(llvm::raw_ostream &Out, uint64_t N) {
  char Bytes[8];
  endian::write64le(Bytes, N);
  Out.write(Bytes, sizeof Bytes);
}

static void put(llvm::raw_ostream &Out, uint32_t N) {
  char Bytes[4];
  endian::write32le(Bytes, N);
  Out.write(Bytes, sizeof Bytes);
}

static void put(llvm::raw_ostream &Out, const ProjectName &Name) {
  put(Out, Name.High);
  put(Out, Name.Low);
}

ProjectFileWriter::ProjectFileWriter(llvm::raw_pwrite_stream &Out,
                                     const ProjectFile &Head)
    : Out(Out), Begin(Out.tell()) {
  Out << Magic;
  put(Out, Version);
  Out << char(Head.Kind) << char(Head.Complete) << '\0' << '\0';
  for (const ProjectName &Digest : {Head.Tool, Head.Config, Head.Command})
    put(Out, Digest);
  put(Out, uint64_t(Head.Units.size()));
  for (unsigned Unknown = 0; Unknown < 4; ++Unknown)
    put(Out, uint64_t(0));
  for (const ProjectName &Unit : Head.Units)
    put(Out, Unit);
}

void ProjectFileWriter::fact(const ProjectFact &F) {
  put(Out, uint32_t(F.Kind));
  put(Out, F.Arg);
  put(Out, F.Of);
  ++Facts;
}

void ProjectFileWriter::finish(const UnitFacts &Questions, StringRef Judged) {
  for (const ProjectName &Name : Questions.Wants)
    put(Out, Name);
  for (const ProjectName &Name : Questions.Open)
    put(Out, Name);
  Out << Judged;
  uint64_t At = Begin + CountsAt + 8;
  for (uint64_t Count : {Facts, uint64_t(Questions.Wants.size()),
                         uint64_t(Questions.Open.size()),
                         uint64_t(Judged.size())}) {
    char Bytes[8];
    endian::write64le(Bytes, Count);
    Out.pwrite(Bytes, sizeof Bytes, At);
    At += sizeof Bytes;
  }
}

void stableid::endProjectFile(llvm::raw_ostream &Out, StringRef Bytes) {
  put(Out, llvm::xxh3_64bits(Bytes));
}

std::string stableid::bytesOf(const ProjectFile &File) {
  llvm::SmallVector<char, 0> Bytes;
  llvm::raw_svector_ostream Out(Bytes);
  ProjectFileWriter Writer(Out, File);
  for (const ProjectFact &F : File.Facts.Exports)
    Writer.fact(F);
  Writer.finish(File.Facts, File.Judged);
  std::string Whole(Bytes.begin(), Bytes.end());
  llvm::raw_string_ostream End(Whole);
  endProjectFile(End, StringRef(Bytes.data(), Bytes.size()));
  return Whole;
}

//===--- Reading ----------------------------------------------------------===//

static ProjectName nameAt(const char *At) {
  return {endian::read64le(At), endian::read64le(At + 8)};
}

StringRef stableid::factBytesOf(StringRef Bytes) {
  const char *Counts = Bytes.data() + CountsAt;
  return Bytes.substr(HeadSize + NameSize * endian::read64le(Counts),
                      FactSize * endian::read64le(Counts + 8));
}

ProjectFact stableid::takeFact(StringRef &Bytes) {
  const char *At = Bytes.data();
  Bytes = Bytes.drop_front(FactSize);
  uint32_t Kind = std::min<uint32_t>(endian::read32le(At), 255);
  return {ProjectFactKind(Kind), endian::read32le(At + 4), nameAt(At + 8)};
}

static llvm::Error wrong(StringRef Name, const llvm::Twine &Why) {
  return llvm::createStringError(llvm::inconvertibleErrorCode(),
                                 "'" + Name + "' " + Why);
}

llvm::Expected<ProjectFile>
stableid::eachFactOf(StringRef Bytes, StringRef Name,
                     llvm::function_ref<void(const ProjectFact &)> Do) {
  if (!Bytes.starts_with(Magic))
    return wrong(Name, "has no facts of stableid in it");
  if (Bytes.size() < HeadSize + HashSize)
    return wrong(Name, "is not whole; write it anew");
  const char *At = Bytes.data() + Magic.size();
  uint32_t Its = endian::read32le(At);
  if (Its != Version)
    return wrong(Name, "is of version " + llvm::Twine(Its) +
                           " of the format, and this program reads " +
                           llvm::Twine(Version) + "; write it anew");
  ProjectFile File;
  File.Kind = ProjectFileKind(At[4]);
  File.Complete = At[5];
  File.Tool = nameAt(Bytes.data() + 24);
  File.Config = nameAt(Bytes.data() + 40);
  File.Command = nameAt(Bytes.data() + 56);
  uint64_t Counts[5], Rest = Bytes.size() - HeadSize - HashSize;
  static constexpr size_t Sizes[5] = {NameSize, FactSize, NameSize, NameSize, 1};
  for (unsigned I = 0; I < 5; ++I) {
    Counts[I] = endian::read64le(Bytes.data() + CountsAt + 8 * I);
    if (Counts[I] > Rest / Sizes[I])
      return wrong(Name, "is not whole; write it anew");
    Rest -= Counts[I] * Sizes[I];
  }
  StringRef Body = Bytes.drop_back(HashSize);
  if (Rest || At[4] > char(ProjectFileKind::Slice) ||
      endian::read64le(Body.end()) != llvm::xxh3_64bits(Body))
    return wrong(Name, "is not whole; write it anew");
  At = Bytes.data() + HeadSize;
  auto Read = [&](uint64_t Count, std::vector<ProjectName> &Names) {
    for (; Count; --Count, At += NameSize)
      Names.push_back(nameAt(At));
  };
  Read(Counts[0], File.Units);
  StringRef Facts = factBytesOf(Bytes);
  At = Facts.end();
  while (!Facts.empty()) {
    ProjectFact F = takeFact(Facts);
    if (unsigned(F.Kind) >= Kinds)
      return wrong(Name, "says something that this program does not know; "
                         "write it anew");
    Do(F);
  }
  Read(Counts[2], File.Facts.Wants);
  Read(Counts[3], File.Facts.Open);
  File.Judged.assign(At, Counts[4]);
  return File;
}

llvm::Expected<ProjectFile> stableid::readProjectFile(StringRef Bytes,
                                                      StringRef Name) {
  ProjectFacts Facts;
  llvm::Expected<ProjectFile> File = eachFactOf(
      Bytes, Name, [&](const ProjectFact &F) { Facts.push_back(F); });
  if (File)
    File->Facts.Exports = std::move(Facts);
  return File;
}

llvm::Expected<ProjectFile> stableid::openProjectFile(StringRef Path) {
  auto Buffer = llvm::MemoryBuffer::getFile(Path, /*IsText=*/false,
                                            /*RequiresNullTerminator=*/false);
  if (!Buffer)
    return wrong(Path, "cannot be read: " + Buffer.getError().message());
  return readProjectFile((*Buffer)->getBuffer(), Path);
}

//===--- Generator.cpp - what makes an identity ---------------------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See Generator.h.
//
//===----------------------------------------------------------------------===//

#include "Generator.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/Twine.h"

using namespace stableid;

namespace {
struct Row {
  const char *Name;
  const char *Expression;
  const char *Header;
};
} // namespace

/// In the order of GeneratorKind.
static constexpr Row Library[GeneratorKinds] = {
    {"object", "stableid::next_id<{class}>()", "<stableid/id.h>"},
    {"thread", "stableid::thread_id()", "<stableid/id.h>"},
    {"session", "stableid::Uuid::v4()", "<stableid/uuid.h>"},
    {"uuid", "stableid::Uuid::v4()", "<stableid/uuid.h>"},
    {"global", "stableid::GlobalId::next()", "<stableid/id.h>"},
    {"trace", "stableid::TraceId::random()", "<stableid/trace.h>"},
    {"span", "stableid::SpanId::random()", "<stableid/trace.h>"},
    {"traceparent", "stableid::TraceContext::start().traceparent()",
     "<stableid/trace.h>"},
    {"member", "stableid::Identity<{class}>", "<stableid/id.h>"},
    {"member-id", "{member}.id().value()", "<stableid/id.h>"},
    {"id-of", "stableid::id_of({object}).value()", "<stableid/id.h>"},
};

namespace {
/// The identities that other libraries make; kinds not named they do not make.
struct Other {
  const char *Library;
  GeneratorKind Kind;
  const char *Expression; ///< null: a counter of the class
  const char *Headers;
};
} // namespace

static constexpr const char *BoostUuid =
    "boost::uuids::to_string(boost::uuids::random_generator()())";
static constexpr const char *BoostHeaders =
    "<boost/uuid/uuid_generators.hpp> <boost/uuid/uuid_io.hpp>";
static constexpr const char *GlibUuid =
    "std::unique_ptr<char, decltype(&g_free)>(g_uuid_string_random(), "
    "g_free).get()";
static constexpr Other Others[] = {
    {"std", GeneratorKind::Object, nullptr, ""},
    {"boost", GeneratorKind::Object, nullptr, ""},
    {"boost", GeneratorKind::Session, BoostUuid, BoostHeaders},
    {"boost", GeneratorKind::Uuid, BoostUuid, BoostHeaders},
    {"absl", GeneratorKind::Object,
     "absl::Uniform<std::uint64_t>(absl::BitGen())",
     "<absl/random/random.h> <cstdint>"},
    {"glib", GeneratorKind::Object, nullptr, ""},
    {"glib", GeneratorKind::Session, GlibUuid, "<glib.h> <memory>"},
    {"glib", GeneratorKind::Uuid, GlibUuid, "<glib.h> <memory>"},
};

std::vector<std::string> Generator::headers() const {
  llvm::SmallVector<llvm::StringRef, 2> Parts;
  llvm::StringRef(Header).split(Parts, ' ', -1, /*KeepEmpty=*/false);
  return {Parts.begin(), Parts.end()};
}

std::string Generator::with(llvm::StringRef Name, llvm::StringRef Value) const {
  std::string Out;
  std::string Slot = ("{" + Name + "}").str();
  llvm::StringRef Rest = Expression;
  while (true) {
    size_t At = Rest.find(Slot);
    Out += Rest.take_front(At);
    if (At == llvm::StringRef::npos)
      return Out;
    Out += Value;
    Rest = Rest.drop_front(At + Slot.size());
  }
}

Generators::Generators() {
  for (unsigned I = 0; I < GeneratorKinds; ++I)
    All[I] = {Library[I].Expression, Library[I].Header, false, false};
}

static llvm::Error refused(llvm::StringRef Entry, const llvm::Twine &Why) {
  return llvm::createStringError(llvm::inconvertibleErrorCode(),
                                 "option Generators: '" + Entry.str() +
                                     "': " + Why.str());
}

const Generator &stableid::plainGenerator(GeneratorKind Kind) {
  static const Generator Object = {"stableid_next_id()", "<stableid.h>"},
                         Thread = {"stableid_thread_id()", "<stableid.h>"},
                         None;
  switch (Kind) {
  case GeneratorKind::Object:
    return Object;
  case GeneratorKind::Thread:
    return Thread;
  default:
    return None;
  }
}

llvm::Expected<Generators> Generators::parse(llvm::StringRef Option) {
  Generators Out;
  llvm::SmallVector<llvm::StringRef, 4> Entries;
  Option.split(Entries, ';', -1, /*KeepEmpty=*/false);
  for (llvm::StringRef Entry : Entries) {
    Entry = Entry.trim();
    if (Entry.empty())
      continue;
    if (Entry == "witness") {
      Out.Witness = true;
      continue;
    }
    if (llvm::any_of(Others,
                     [&](const Other &O) { return Entry == O.Library; })) {
      for (Generator &G : Out.All)
        G = {"", "", true, false};
      for (const Other &O : Others)
        if (Entry == O.Library)
          Out.All[unsigned(O.Kind)] = {O.Expression ? O.Expression : "",
                                       O.Headers, true, !O.Expression};
      continue;
    }
    auto [Name, Value] = Entry.split('=');
    Name = Name.trim();
    Value = Value.trim();
    unsigned Kind = 0;
    std::string Known;
    for (; Kind < GeneratorKinds && Name != Library[Kind].Name; ++Kind)
      Known += std::string(Kind ? ", " : "") + Library[Kind].Name;
    if (Kind == GeneratorKinds)
      return refused(Entry,
                     "'" + Name + "' is no kind of ID; there are " + Known +
                         ", or std, boost, absl or glib for all of them, or "
                         "witness for a look first");
    // The header stands last, so that the expression may hold what it likes.
    size_t At = Value.find_last_of(" \t");
    llvm::StringRef Header =
        At == llvm::StringRef::npos ? "" : Value.drop_front(At + 1);
    llvm::StringRef Expression = Value.take_front(At).rtrim();
    bool Bracketed =
        Header.size() > 2 && Header.starts_with("<") && Header.ends_with(">");
    bool Quoted =
        Header.size() > 2 && Header.starts_with("\"") && Header.ends_with("\"");
    if (Expression.empty() || (!Bracketed && !Quoted))
      return refused(Entry, "write an expression and its header, as in '" +
                                Name + "=" + Library[Kind].Expression + " " +
                                Library[Kind].Header + "'");
    Out.All[Kind] = {Expression.str(), Header.str(), true, false};
  }
  return Out;
}

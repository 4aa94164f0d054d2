//===--- IdentityNames.cpp - names that say identity ----------------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A name is split into words; the last noun decides, the words before it say
// what kind of identity it is. See Sink.h.
//
//===----------------------------------------------------------------------===//

#include "Sink.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include <algorithm>

using namespace clang;
using namespace stableid;

using Words = llvm::SmallVector<std::string, 4>;

namespace {
struct WordSet {
  std::vector<llvm::StringRef> Sorted;
  WordSet(std::initializer_list<llvm::StringRef> List) : Sorted(List) {
    llvm::sort(Sorted);
  }
  bool operator[](llvm::StringRef W) const {
    return std::binary_search(Sorted.begin(), Sorted.end(), W);
  }
};
} // namespace

/// Nouns that are an identity by themselves.
static const WordSet &strongHeads() {
  static const WordSet S = {"id",    "uid",         "uuid",      "guid",
                            "etag",  "fingerprint", "nonce",     "identifier",
                            "ulid",  "traceparent", "uniqueid",  "ssrc"};
  return S;
}

/// Nouns that may be one: many are, many are not.
static const WordSet &weakHeads() {
  static const WordSet S = {"handle", "tag",   "hash", "serial",  "cookie",
                            "key",    "token", "sid",  "session", "trace",
                            "oid",    "rid",   "gid",  "request", "tid",
                            "ident",  "cid",   "eid",  "digest",  "signature",
                            "name"};
  return S;
}

/// What makes a key or a token more than a look-up: something that is kept, or
/// shown to somebody else.
static const WordSet &strongBeforeKey() {
  static const WordSet S = {
      "unique",  "dedup",   "deduplication", "idempotency", "idempotent",
      "tracker", "announce", "session",      "request",     "entity",
      "storage", "redis",   "persistent",    "correlation", "trace",
      "auth",    "access",  "csrf",          "bearer",      "refresh",
      "api",     "security", "secret",       "primary",     "identity"};
  return S;
}

/// Spelled without a boundary: sessionid, nodeid. Whole nouns only, so that
/// grid, valid and android stay what they are.
static const WordSet &nounsBeforeId() {
  static const WordSet S = {
      "session",  "trace",    "span",    "request", "req",     "user",
      "object",   "obj",      "unique",  "client",  "conn",    "connection",
      "msg",      "message",  "node",    "item",    "entity",  "event",
      "task",     "job",      "device",  "channel", "order",   "group",
      "parent",   "thread",   "instance", "context", "ctx",    "track",
      "flow",     "root",     "stream",  "transaction", "txn", "correlation",
      "window",   "widget",   "player",  "actor",   "cache",   "peer",
      "host",     "server",   "torrent", "process", "resource", "record",
      "document", "doc",      "file",    "block",   "page",    "frame",
      "table",    "column",   "row",     "query",   "call",    "timer",
      "worker",   "agent",    "account", "customer", "product", "tenant",
      "topic",    "subscriber", "consumer", "producer", "element", "component",
      "shader",   "texture",  "mesh",    "scene",   "layer",   "view",
      "symbol",   "type",     "class",   "func",    "function", "module"};
  return S;
}

/// Words after the noun that only say how it is spelled.
static const WordSet &spellings() {
  static const WordSet S = {"str", "string", "text",  "txt",  "value", "val",
                            "num", "number", "hex",   "raw",  "hi",    "lo",
                            "high", "low",   "bytes", "buf",  "buffer", "t",
                            "u",   "i",      "field", "header", "out",  "tmp",
                            "ref"};
  return S;
}

/// After these comes something else: idOf(x), id_for(y), findById(z).
static const WordSet &prepositions() {
  static const WordSet S = {"of", "for", "from", "by", "with",
                            "in", "at",  "to",   "on", "via"};
  return S;
}

/// Questions and look-ups are no identity whatever follows.
static const WordSet &questions() {
  static const WordSet S = {"is",  "has",   "have", "needs", "can",
                            "use", "should", "find", "lookup", "search",
                            "check", "compare", "parse", "max",
                            "min", "no",    "num",  "count"};
  return S;
}

Words stableid::splitName(llvm::StringRef Name) {
  Words Out;
  std::string Word;
  auto Flush = [&] {
    if (!Word.empty())
      Out.push_back(Word);
    Word.clear();
  };
  for (size_t I = 0; I < Name.size(); ++I) {
    char C = Name[I];
    if (!llvm::isAlpha(C)) {
      Flush();
      continue;
    }
    bool Upper = llvm::isUpper(C);
    bool PrevUpper = I > 0 && llvm::isUpper(Name[I - 1]);
    bool NextLower = I + 1 < Name.size() && llvm::isLower(Name[I + 1]);
    // fooBar splits before B; IDString splits before S; IDs stays one word.
    bool Plural = NextLower && Name[I + 1] == 's' &&
                  (I + 2 == Name.size() || !llvm::isLower(Name[I + 2]));
    if (Upper && (!PrevUpper || (NextLower && !Plural)))
      Flush();
    Word += llvm::toLower(C);
  }
  Flush();
  // ETag is one word, however it is spelled.
  for (size_t I = 0; I + 1 < Out.size(); ++I)
    if (Out[I] == "e" && Out[I + 1] == "tag") {
      Out[I] = "etag";
      Out.erase(Out.begin() + I + 1);
    }
  return Out;
}

/// sessionid, but not grid: the rest must be a noun of its own.
static bool isCompoundId(llvm::StringRef Word) {
  for (llvm::StringRef Tail : {"uuid", "guid", "uid", "id"})
    if (Word.size() > Tail.size() && Word.ends_with(Tail))
      return nounsBeforeId()[Word.drop_back(Tail.size())];
  return false;
}

static IdentityKind kindOf(const Words &W) {
  auto Has = [&](std::initializer_list<llvm::StringRef> List) {
    return llvm::any_of(W, [&](llvm::StringRef Word) {
      return llvm::any_of(List, [&](llvm::StringRef L) {
        return Word == L || Word == (L + "id").str();
      });
    });
  };
  if (Has({"traceparent"}))
    return IdentityKind::TraceParent;
  if (Has({"span"}))
    return IdentityKind::Span;
  if (Has({"trace", "correlation", "request", "req"}))
    return IdentityKind::Trace;
  if (Has({"idempotency", "idempotent", "dedup", "deduplication"}))
    return IdentityKind::Dedup;
  if (Has({"session", "token", "nonce", "auth", "secret", "csrf"}))
    return IdentityKind::Secret;
  if (Has({"uuid", "guid", "ulid", "uuids", "guids"}))
    return IdentityKind::Uuid;
  if (Has({"thread", "tid"}))
    return IdentityKind::Thread;
  if (Has({"fingerprint", "etag", "hash", "digest", "signature"}))
    return IdentityKind::Hash;
  return IdentityKind::Object;
}

/// Drops what stands around the noun phrase; false if nothing is left.
static bool reduce(Words &W) {
  while (!W.empty() && W.front().size() == 1)
    W.erase(W.begin()); // m_, s_, k
  if (!W.empty() && (W.front() == "to" || W.front() == "as"))
    W.erase(W.begin());
  if (W.empty() || questions()[W.front()])
    return false;
  auto Cut = llvm::find_if(
      W, [](llvm::StringRef Word) { return prepositions()[Word]; });
  W.erase(Cut, W.end());
  while (W.size() > 1 && spellings()[W.back()])
    W.pop_back();
  return !W.empty();
}

IdentityNames::IdentityNames(llvm::ArrayRef<std::string> Extra) {
  for (llvm::StringRef Name : Extra)
    this->Extra.push_back(llvm::join(splitName(Name), "_"));
}

std::optional<Identity> IdentityNames::classify(llvm::StringRef Name) const {
  auto It = Known.find(Name);
  if (It == Known.end())
    It = Known.try_emplace(Name, classifyNew(Name)).first;
  return It->second;
}

std::optional<Identity> IdentityNames::classifyNew(llvm::StringRef Name) const {
  Words W = splitName(Name);
  if (!reduce(W))
    return std::nullopt;
  Identity Id;
  Id.Kind = kindOf(W);
  llvm::StringRef Head = W.back();
  std::string Joined = llvm::join(W, "_");
  for (llvm::StringRef E : Extra)
    if (Joined == E || llvm::StringRef(Joined).ends_with(("_" + E).str()))
      return Id;
  // A name that says pthread promises the system's handle, and no more.
  if (llvm::is_contained(W, "pthread"))
    Id.Sure = Certainty::Likely;
  // One of few places, which many share.
  static const WordSet Places = {"cpu", "core", "shard", "bucket", "stripe"};
  if (W.size() > 1 && Places[W[W.size() - 2]])
    Id.Sure = Certainty::Likely;
  if (strongHeads()[Head] || isCompoundId(Head))
    return Id;
  // idObject, as some spell it.
  if (W.size() == 2 && W.front() == "id" && nounsBeforeId()[Head])
    return Id;
  if ((Head == "key" || Head == "token") && W.size() > 1 &&
      strongBeforeKey()[W[W.size() - 2]])
    return Id;
  // Whatever is named: filename, hostname, qname.
  if (weakHeads()[Head] || Head.ends_with("name")) {
    Id.Sure = Certainty::Likely;
    return Id;
  }
  return std::nullopt;
}

std::optional<Identity>
IdentityNames::classifyPlural(llvm::StringRef Name) const {
  Words W = splitName(Name);
  if (!reduce(W) || W.back().size() < 3 || W.back().back() != 's')
    return std::nullopt;
  W.back().pop_back();
  std::optional<Identity> Id = classify(llvm::join(W, "_"));
  if (!Id || Id->Sure != Certainty::Certain)
    return std::nullopt;
  Id->Many = true;
  return Id;
}

std::optional<Identity>
IdentityNames::classifySetter(llvm::StringRef Name) const {
  static const WordSet Verbs = {"set",    "push", "assign", "with",
                                "update", "use",  "bind",   "put"};
  Words W = splitName(Name);
  if (W.size() < 2 || !Verbs[W.front()])
    return std::nullopt;
  std::optional<Identity> Id =
      classify(llvm::join(llvm::drop_begin(W), "_"));
  return Id && Id->Sure == Certainty::Certain ? Id : std::nullopt;
}

std::optional<Identity>
IdentityNames::classifyConstant(llvm::StringRef Text) const {
  if (Text.empty() || Text.size() > 64 ||
      llvm::any_of(Text, [](char C) {
        return !llvm::isAlnum(C) && C != '_' && C != '-' && C != '.';
      }))
    return std::nullopt;
  static const WordSet Bare = {"session", "trace", "request", "token",
                               "key",     "span",  "cookie"};
  std::optional<Identity> Id = classify(Text);
  Words W = splitName(Text);
  if (Id && Id->Sure == Certainty::Likely && !W.empty() && Bare[W.back()])
    Id->Sure = Certainty::Certain;
  if (!Id && W.size() == 1 && Bare[W.front()])
    Id = Identity{kindOf(W), Certainty::Certain};
  return Id;
}

bool stableid::saysDiagnostic(llvm::StringRef Name) {
  static const WordSet Said = {
      "debug", "dbg",     "dump",     "log",       "logger",  "logging",
      "print", "printer", "printf",   "assert",    "warn",    "warning",
      "fatal", "panic",   "backtrace", "stacktrace", "heapprof", "profiler",
      "diag",  "diagnostic", "diagnostics", "stderr", "stdout", "verbose",
      "logf",  "vlog",    "errs",     "dbgs",      "debugf",  "dumper",
      "logs",  "crash"};
  return llvm::any_of(splitName(Name),
                      [](llvm::StringRef W) { return Said[W]; });
}

bool stableid::saysDescription(llvm::StringRef Name) {
  static const WordSet Said = {"describe", "inspect", "profile"};
  return llvm::any_of(splitName(Name),
                      [](llvm::StringRef W) { return Said[W]; });
}

bool stableid::saysMessage(llvm::StringRef Name) {
  return llvm::is_contained(splitName(Name), "msg");
}

bool stableid::saysQuestion(llvm::StringRef Name) {
  Words W = splitName(Name);
  return !W.empty() && questions()[W.front()] && W.front() != "use";
}

bool stableid::saysAddress(llvm::StringRef Name) {
  static const WordSet Said = {"address", "addr",   "ptr",    "pointer",
                               "p",       "self",   "this",   "object",
                               "obj",     "native", "raw"};
  return llvm::any_of(splitName(Name),
                      [](llvm::StringRef W) { return Said[W]; });
}

bool stableid::saysHash(llvm::StringRef Name) {
  static const WordSet Said = {"hash",   "hasher",  "hashing",  "mix",
                               "mixer",  "crc",     "fnv",      "murmur",
                               "xxh",    "sha",     "md",       "digest",
                               "checksum", "splitmix", "avalanche", "adler",
                               "blake",  "sip"};
  return llvm::any_of(splitName(Name), [](llvm::StringRef W) {
    return Said[W] || W.ends_with("hash") || W.starts_with("hash");
  });
}

bool stableid::saysWidth(llvm::StringRef Name) {
  static const WordSet Said = {"int",    "uint",    "long", "ulong",
                               "ptr",    "uptr",    "word", "intptr",
                               "uintptr", "size",   "off",  "diff",
                               "byte",   "char",    "short", "unsigned"};
  return llvm::any_of(Name, llvm::isDigit) ||
         llvm::any_of(splitName(Name),
                      [](llvm::StringRef W) { return Said[W]; });
}

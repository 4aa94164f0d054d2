//===--- ModelEntry.cpp - one entry of a model file -----------------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See ModelEntry.h.
//
//===----------------------------------------------------------------------===//

#include "ModelEntry.h"

using namespace stableid;
using namespace stableid::words;
using llvm::StringRef;
using llvm::Twine;

std::string ModelEntry::without(StringRef Key, const Twine &Right) const {
  return ("an entry of '" + InWords + "' without '" + Key + "'; " + Right)
      .str();
}

std::string ModelEntry::fault() const {
  if (Names.empty())
    return without("Name", "name the function, class or object");
  if (In == S_Types)
    return Is ? std::string() : without("Is", knownWords(Traits));
  if (In == S_Words)
    return Says || has("Kind") ? std::string()
                               : without("Says", knownWords(Roles));
  if (In == S_Sequences)
    if (std::string Fault = faultOfSequence(); !Fault.empty())
      return Fault;
  if (In == S_Containers)
    if (std::string Fault = faultOfContainer(); !Fault.empty())
      return Fault;
  return faultOfCall();
}

std::string ModelEntry::faultOfCall() const {
  if (has("VariadicType") != has("VariadicIndex"))
    return "'VariadicType' and 'VariadicIndex' go together; give both or none";
  bool Src = VariadicType == V_Src, Dst = VariadicType == V_Dst;
  if (Src && In == S_Sources)
    return "'VariadicType: Src' has no meaning in 'Sources'; write "
           "'VariadicType: Dst'";
  if (Dst && In == S_Sinks)
    return "'VariadicType: Dst' has no meaning in 'Sinks'; write "
           "'VariadicType: Src'";
  if (Body.Format >= 0 && (!Src || VariadicIndex <= Body.Format))
    return ("'Format' needs the arguments that it formats, after it; write "
            "'VariadicType: Src' and a 'VariadicIndex' above " +
            Twine(Body.Format))
        .str();
  bool Reads = In == S_Propagations || In == S_Sinks;
  bool Writes = In == S_Propagations || In == S_Sources;
  if (Reads && Body.From.empty() && !Src)
    return without("SrcArgs", "say what it reads, as 'SrcArgs: [0]'");
  if (Writes && Body.To.empty() && !Dst)
    return without("DstArgs", "say what it writes, as 'DstArgs: [-1]'");
  if (In == S_Sinks && !has("Kind"))
    return without("Kind", knownWords(SinkKinds));
  if (Body.Channel != Position::Result && Body.Sink != SinkKind::Output)
    return "'Channel' has a meaning for outputs alone; remove it or write "
           "'Kind: output'";
  return "";
}

std::string ModelEntry::faultOfSequence() const {
  if (!has("Does"))
    return without("Does", knownWords(SequenceOps));
  if (!has("Container"))
    return without("Container", "say which argument it is, or 'this'");
  return "";
}

std::string ModelEntry::faultOfContainer() const {
  if (!has("Does"))
    return without("Does", knownWords(ContainerOps));
  bool Makes = Body.Does == ContainerOp::Make;
  if (Makes != !has("Container"))
    return Makes ? "what is made is the result; remove 'Container'"
                 : without("Container", "say which argument it is, or 'this'");
  if (!Makes && (has("Hash") || has("Frees")))
    return "'Hash' and 'Frees' are told when it is made; remove them or write "
           "'Does: make'";
  bool Keyed = !Makes && Body.Does != ContainerOp::Read &&
               Body.Does != ContainerOp::Reset;
  // Of what only reads it, the key is an iterator over it.
  if (Keyed != has("Key") && Body.Does != ContainerOp::Read)
    return Keyed ? without("Key", "say which argument the key is, as 'Key: 1'")
                 : ("'Key' has no meaning with 'Does: " +
                    wordFor(ContainerOps, unsigned(Body.Does)) + "'; remove it")
                       .str();
  return "";
}

void ModelEntry::addTo(std::vector<Rule> &Rules, std::vector<TypeRule> &Types,
                       std::vector<WordRule> &Words) {
  for (auto [Name, Origin] : Names)
    if (In == S_Types)
      Types.push_back({Name, Is, Origin});
    else if (In == S_Words)
      Words.push_back({Name, Says, Kind, Origin});
  if (In & (S_Types | S_Words))
    return;
  if (VariadicType == V_Src)
    Body.VariadicFrom = VariadicIndex;
  if (VariadicType == V_Dst)
    Body.VariadicTo = VariadicIndex;
  Body.Kind = In == S_Sources        ? RuleKind::Source
              : In == S_Propagations ? RuleKind::Propagation
              : In == S_Sinks        ? RuleKind::Sink
              : In == S_Containers   ? RuleKind::Container
              : In == S_Sequences    ? RuleKind::Sequence
                                     : RuleKind::Filter;
  if (Scopes.empty())
    Scopes.emplace_back();
  for (auto [Name, Origin] : Names)
    for (StringRef Scope : Scopes) {
      Rule R = Body;
      R.Name = Name;
      R.Scope = Scope;
      R.Origin = Origin;
      Rules.push_back(R);
    }
}

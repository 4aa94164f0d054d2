//===--- ModelWords.h - the words of model files ---------------*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Which sections, keys and values a model file may have, and what they mean.
// ModelFile reads with them, ModelWriter writes with them.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_MODELWORDS_H
#define STABLEID_CORE_MODELWORDS_H

#include "Model.h"
#include "ModelYaml.h"

namespace stableid::words {

enum Section : unsigned {
  S_Sources = 1,
  S_Propagations = 2,
  S_Sinks = 4,
  S_Filters = 8,
  S_Types = 16,
  S_Containers = 32,
  S_Words = 64,
  S_Sequences = 128,
  S_Calls = S_Sources | S_Propagations | S_Sinks,
  S_Functions = S_Calls | S_Filters | S_Containers | S_Sequences,
  S_All = S_Functions | S_Types | S_Words
};

inline constexpr Word Sections[] = {
    {"Sources", S_Sources}, {"Propagations", S_Propagations},
    {"Sinks", S_Sinks},     {"Containers", S_Containers},
    {"Sequences", S_Sequences}, {"Filters", S_Filters},
    {"Types", S_Types},     {"Words", S_Words},
    {"Language", 0}};

/// The keys of an entry, and the sections that know them.
inline constexpr Word Keys[] = {{"Name", S_All},
                                {"Scope", S_Functions},
                                {"Language", S_Functions},
                                {"SrcArgs", S_Propagations | S_Sinks},
                                {"Args", S_Propagations | S_Sinks},
                                {"DstArgs", S_Sources | S_Propagations},
                                {"VariadicType", S_Calls},
                                {"VariadicIndex", S_Calls},
                                {"Format", S_Propagations | S_Sinks},
                                {"Pointers", S_Propagations | S_Sinks},
                                {"Params", S_Calls | S_Containers | S_Sequences},
                                {"TemplateArgs", S_Calls},
                                {"Gives", S_Sources},
                                {"Kind", S_Sinks | S_Words},
                                {"Channel", S_Sinks},
                                {"Advice", S_Sources | S_Sinks},
                                {"Does", S_Containers | S_Sequences},
                                {"Container", S_Containers | S_Sequences},
                                {"Key", S_Containers},
                                {"Hash", S_Containers},
                                {"Frees", S_Containers},
                                {"Is", S_Types},
                                {"Says", S_Words}};

inline constexpr Word Languages[] = {{"C", true}, {"C++", false}};

enum Variadic : unsigned { V_None, V_Src, V_Dst };
inline constexpr Word VariadicTypes[] = {
    {"None", V_None}, {"Src", V_Src}, {"Dst", V_Dst}};

inline constexpr Word SinkKinds[] = {{"id", unsigned(SinkKind::Id)},
                                     {"key", unsigned(SinkKind::Key)},
                                     {"output", unsigned(SinkKind::Output)}};

inline constexpr Word Births[] = {{"address", false}, {"number", true}};

inline constexpr Word PointerUses[] = {{"read", false}, {"followed", true}};

inline constexpr Word TypeClasses[] = {
    {"any", unsigned(TypeClass::Any)},
    {"pointer", unsigned(TypeClass::Pointer)},
    {"integer", unsigned(TypeClass::Integer)},
    {"text", unsigned(TypeClass::Text)}};

inline constexpr Word Traits[] = {
    {"address", TT_Address},     {"owner", TT_Owner},   {"text", TT_Text},
    {"integer", TT_Integer},     {"stream", TT_Stream}, {"channel", TT_Channel},
    {"container", TT_Container}, {"handle", TT_Handle},
    {"document", TT_Document},   {"thread", TT_Thread}, {"static", TT_Static},
    {"sequence", TT_Sequence},   {"moving", TT_Moving}};

inline constexpr Word Roles[] = {
    {"identity", WR_Identity},       {"perhaps", WR_Perhaps},
    {"keyed", WR_Keyed},             {"noun", WR_Noun},
    {"referent", WR_Referent},       {"spelling", WR_Spelling},
    {"preposition", WR_Preposition}, {"question", WR_Question},
    {"preamble", WR_Preamble},       {"place", WR_Place},
    {"setter", WR_Setter},           {"bare", WR_Bare},
    {"native", WR_Native},           {"diagnostic", WR_Diagnostic},
    {"description", WR_Description}, {"message", WR_Message},
    {"address", WR_Address},         {"hash", WR_Hash},
    {"width", WR_Width},             {"serializer", WR_Serializer},
    {"document", WR_Document},       {"put", WR_Put},
    {"time", WR_Time},               {"prints", WR_Prints},
    {"spoken", WR_Spoken},           {"reader", WR_Reader},
    {"temporary", WR_Temporary},     {"file", WR_File},
    {"seeks", WR_Seeks},             {"adds", WR_Adds},
    {"grown", WR_Grown},             {"finishes", WR_Finishes},
    {"number", WR_Number},           {"scope", WR_Scope},
    {"seen", WR_Seen},               {"insertion", WR_Insertion},
    {"first", WR_First},             {"sorts", WR_Sorts},
    {"shown", WR_Shown},             {"emits", WR_Emits},
    {"deliberate", WR_Deliberate},   {"measures", WR_Measures},
    {"memory", WR_Memory},           {"ends", WR_Ends},
    {"spare", WR_Spare},             {"refers", WR_Refers},
    {"watches", WR_Watches},
    {"chosen", WR_Chosen},           {"listed", WR_Listed},
    {"least", WR_Least},             {"receives", WR_Receives},
    {"takes-out", WR_TakesOut}};

inline constexpr Word IdentityKinds[] = {
    {"object", unsigned(IdentityKind::Object)},
    {"secret", unsigned(IdentityKind::Secret)},
    {"trace", unsigned(IdentityKind::Trace)},
    {"span", unsigned(IdentityKind::Span)},
    {"traceparent", unsigned(IdentityKind::TraceParent)},
    {"uuid", unsigned(IdentityKind::Uuid)},
    {"dedup", unsigned(IdentityKind::Dedup)},
    {"hash", unsigned(IdentityKind::Hash)},
    {"thread", unsigned(IdentityKind::Thread)}};

inline constexpr Word ContainerOps[] = {
    {"make", unsigned(ContainerOp::Make)},
    {"read", unsigned(ContainerOp::Read)},
    {"find", unsigned(ContainerOp::Find)},
    {"insert", unsigned(ContainerOp::Insert)},
    {"find-or-insert", unsigned(ContainerOp::FindOrInsert)},
    {"erase", unsigned(ContainerOp::Erase)},
    {"reset", unsigned(ContainerOp::Reset)}};

inline constexpr Word SequenceOps[] = {
    {"element", unsigned(SequenceOp::Element)},
    {"checked-element", unsigned(SequenceOp::Checked)},
    {"first", unsigned(SequenceOp::First)},
    {"last", unsigned(SequenceOp::Last)},
    {"data", unsigned(SequenceOp::Data)},
    {"begin", unsigned(SequenceOp::Begin)},
    {"end", unsigned(SequenceOp::End)},
    {"size", unsigned(SequenceOp::Size)},
    {"is-empty", unsigned(SequenceOp::IsEmpty)},
    {"add", unsigned(SequenceOp::Add)},
    {"add-range", unsigned(SequenceOp::AddRange)},
    {"resize", unsigned(SequenceOp::Resize)},
    {"reserve", unsigned(SequenceOp::Reserve)},
    {"remove", unsigned(SequenceOp::Remove)},
    {"clear", unsigned(SequenceOp::Clear)},
    {"read", unsigned(SequenceOp::Read)}};

/// The word for \p Value.
inline llvm::StringRef wordFor(llvm::ArrayRef<Word> Words, uint64_t Value) {
  for (const Word &W : Words)
    if (W.Value == Value)
      return W.Text;
  llvm_unreachable("no word for it");
}

} // namespace stableid::words

#endif // STABLEID_CORE_MODELWORDS_H

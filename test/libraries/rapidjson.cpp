// RapidJSON: what a writer is given is written; text behind pointers is text.
// REQUIRES: rapidjson
// RUN: %check_stableid %s stableid-address-as-id,stableid-address-as-key,stableid-address-in-output

#include <cstdint>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>
#include <string>

struct Session { std::string User; std::uint64_t Number; };

std::string written(const Session &S) {
  rapidjson::StringBuffer Buffer;
  rapidjson::Writer<rapidjson::StringBuffer> Writer(Buffer);
  Writer.StartObject();
  Writer.Key("owner");
  Writer.Uint64(reinterpret_cast<std::uintptr_t>(&S));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' is written by 'Uint64'; it differs in every run and reveals the address space [stableid-address-in-output]
  Writer.Key("user");
  Writer.String(S.User.c_str()); // no-warning
  Writer.Key("number");
  Writer.Uint64(S.Number); // no-warning
  Writer.EndObject();
  return Buffer.GetString();
}

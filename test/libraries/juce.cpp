// JUCE, by declarations that stand in for its headers: texts are followed into streams, files and properties, and not into logs.
// RUN: %check_stableid %s stableid-address-as-id,stableid-address-as-key,stableid-address-in-output

#include <cstdint>

namespace juce {
class String {
public:
  String();
  String(const char *);
  explicit String(std::int64_t);
  static String toHexString(std::int64_t);
  String operator+(const String &) const;
};
String operator+(const char *, const String &);
class OutputStream {
public:
  virtual ~OutputStream();
  bool writeInt64(std::int64_t);
  bool writeString(const String &);
};
class File {
public:
  bool replaceWithText(const String &) const;
};
class PropertySet {
public:
  void setValue(const String &, const String &);
};
class Logger {
public:
  static void writeToLog(const String &);
};
} // namespace juce

struct Voice { std::int64_t Number; juce::String voiceId; };

void written(juce::OutputStream &Out, const Voice &V) {
  Out.writeInt64(reinterpret_cast<std::int64_t>(&V));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Voice' is written by 'writeInt64'; it differs in every run and reveals the address space [stableid-address-in-output]
  Out.writeInt64(V.Number); // no-warning
}
void named(Voice &V) {
  V.voiceId = "voice-" + juce::String::toHexString(reinterpret_cast<std::int64_t>(&V));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Voice' becomes the ID 'voiceId'; another object can get the same one [stableid-address-as-id]
}
void kept(juce::PropertySet &Properties, const juce::File &F, const Voice &V) {
  juce::String Text(reinterpret_cast<std::int64_t>(&V));
  juce::Logger::writeToLog(Text); // no-warning
  Properties.setValue("voice", Text);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Voice' is written by 'setValue'; it differs in every run and reveals the address space [stableid-address-in-output]
  F.replaceWithText(juce::String(V.Number)); // no-warning
}

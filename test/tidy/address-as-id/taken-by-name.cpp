// A name made of the object's own address, by which its destructor takes it out again.
// RUN: %check_stableid %s stableid-address-as-id -- -config='{CheckOptions: {stableid-address-as-id.ReportLikely: true}}'

#include <cstdio>
#include <map>
#include <string>

struct Tag { std::string name; explicit Tag(const char *Text) : name(Text) {} }; // no-warning
struct Tags { void add(Tag *T); void del(const std::string &Name); };
Tags &tags();

struct View {
  Tag *Mark;
  View() {
    char Text[40];
    std::sprintf(Text, "def%li", reinterpret_cast<long>(this)); // no-warning
    Mark = new Tag(Text);
    tags().add(Mark);
  }
  ~View() { tags().del(Mark->name); delete Mark; }
};
// In a text of its own.
static std::map<std::string, int> Windows;
struct Window {
  std::string name;
  Window() {
    char Text[40];
    std::snprintf(Text, sizeof Text, "win%p", static_cast<void *>(this)); // no-warning
    name = Text; // no-warning
    Windows[name] = 1;
  }
  ~Window() { Windows.erase(name); }
};

// Nobody takes this one out.
struct Named { std::string name; explicit Named(const char *Text) : name(Text) {} };
// CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Left' may become the ID 'name'; another object can get the same one [stableid-address-as-id]
struct Names { void add(Named *N); };
Names &names();
struct Left {
  Named *Mark;
  Left() {
    char Text[40];
    std::snprintf(Text, sizeof Text, "def%lx", reinterpret_cast<unsigned long>(this));
    Mark = new Named(Text);
    names().add(Mark);
  }
  ~Left() { delete Mark; }
};
// The destructor only says which.
struct Spoken {
  std::string session_id;
  Spoken() { session_id = std::to_string(reinterpret_cast<unsigned long>(this)); }
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Spoken' becomes the ID 'session_id'; another object can get the same one [stableid-address-as-id]
  ~Spoken() { std::printf("%s is gone\n", session_id.c_str()); }
};

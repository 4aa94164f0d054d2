// The row named-until-end: without it this is said.
// RUN: %check_stableid %s stableid-address-as-id -- -config='{CheckOptions: {stableid-address-as-id.ReportLikely: true}}'

#include <cstdio>
#include <string>

struct Tag {
  std::string name;
  explicit Tag(const char *Text) : name(Text) {} // no-warning: named-until-end
};
struct Tags {
  void add(Tag *T);
  void remove(const std::string &Name);
};
Tags &tags();

struct View {
  Tag *Mark;
  View() {
    char Text[40];
    std::snprintf(Text, sizeof Text, "def%p", static_cast<void *>(this));
    Mark = new Tag(Text);
    tags().add(Mark);
  }
  ~View() {
    tags().remove(Mark->name);
    delete Mark;
  }
};

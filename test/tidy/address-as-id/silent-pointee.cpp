// What a method that is reached through a smart pointer returns is made by the object, and not of the pointer.
// RUN: %check_stableid %s stableid-address-as-id -std=c++17

#include <cstdint>
#include <iostream>
#include <memory>
#include <string>

class Layer {
public:
  virtual ~Layer();
  virtual std::string name() const;
  virtual std::uint64_t number() const;
};
struct Row { std::uint64_t cookie, layer_id; std::string text_id; };
template <class T> class Ref {
  T *at_ = nullptr;

public:
  T *operator->() const { return at_; }
  T &operator*() const { return *at_; }
  T *get() const { return at_; }
};

void cast(Row &row, std::shared_ptr<Layer> layer) {
  row.cookie = reinterpret_cast<std::uint64_t>(layer.get());
  row.layer_id = layer->number();  // no-warning
  row.text_id = layer->name();     // no-warning
}
void printed(Row &row, std::shared_ptr<Layer> layer) {
  std::cerr << layer.get() << '\n';
  row.text_id = layer->name(); // no-warning
}
void owned(Row &row, std::unique_ptr<Layer> layer) {
  const auto raw = reinterpret_cast<std::uintptr_t>(layer.get());
  row.cookie = raw;
  row.layer_id = (*layer).number(); // no-warning
  row.text_id = (*layer).name();    // no-warning
}
void locked(Row &row, const std::weak_ptr<Layer> &weak) {
  if (const auto layer = weak.lock()) {
    row.cookie = reinterpret_cast<std::uint64_t>(layer.get());
    row.text_id = layer->name(); // no-warning
  }
}
void counted(Row &row, Ref<Layer> layer) {
  row.cookie = reinterpret_cast<std::uint64_t>(layer.get());
  row.layer_id = layer->number(); // no-warning
  row.text_id = layer->name();    // no-warning
}
void address(Row &row, std::shared_ptr<Layer> layer) {
  row.layer_id = reinterpret_cast<std::uint64_t>(layer.get());
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Layer' becomes the ID 'layer_id'; another object can get the same one [stableid-address-as-id]
  row.text_id = std::to_string(reinterpret_cast<std::uintptr_t>(&*layer));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Layer' becomes the ID 'text_id'; another object can get the same one [stableid-address-as-id]
}
// What was put into the object comes out of it.
void throughPointee(Row &row, const Layer &layer) {
  const auto other = std::make_shared<Row>();
  other->cookie = reinterpret_cast<std::uint64_t>(&layer);
  row.layer_id = other->cookie;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Layer' becomes the ID 'layer_id'; another object can get the same one [stableid-address-as-id]
}

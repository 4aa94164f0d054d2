// The return types of coroutines that tests use: one value, and one after the other.
#pragma once
#include <coroutine>

template <class T> struct Generator {
  struct promise_type {
    T Current;
    Generator get_return_object() { return {std::coroutine_handle<promise_type>::from_promise(*this)}; }
    std::suspend_always initial_suspend() { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    std::suspend_always yield_value(T Value) { Current = Value; return {}; }
    void return_void() {}
    void unhandled_exception() {}
  };
  std::coroutine_handle<promise_type> Handle;
  bool next() { Handle.resume(); return !Handle.done(); }
  T value() const { return Handle.promise().Current; }
};
template <class T> struct Task {
  struct promise_type {
    T Current;
    Task get_return_object() { return {std::coroutine_handle<promise_type>::from_promise(*this)}; }
    std::suspend_always initial_suspend() { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void return_value(T Value) { Current = Value; }
    void unhandled_exception() {}
  };
  std::coroutine_handle<promise_type> Handle;
  T await_resume() const { return Handle.promise().Current; }
  bool await_ready() const { return false; }
  void await_suspend(std::coroutine_handle<>) const {}
};

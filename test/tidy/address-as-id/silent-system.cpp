// Benign addresses at the border of the operating system: user data, descriptors, futexes, signals, pages.
// RUN: %check_stableid %s stableid-address-as-id -std=c++17

#include <csignal>
#include <cstdint>
#include <cstring>
#include <linux/futex.h>
#include <pthread.h>
#include <sys/epoll.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

struct Task { Task *Next; int Fd; std::uint64_t id; void run(); };

namespace event_loops {
inline void watch(int Epoll, Task *T) {
  epoll_event Event{};
  Event.events = EPOLLIN;
  Event.data.u64 = reinterpret_cast<std::uint64_t>(T); // no-warning: user data, handed back by the kernel
  epoll_ctl(Epoll, EPOLL_CTL_ADD, T->Fd, &Event);
}
inline void dispatch(const epoll_event &Event) { reinterpret_cast<Task *>(Event.data.u64)->run(); }

struct Submission { std::uint64_t user_data; std::uint64_t addr; std::uint32_t len; };
struct Completion { std::uint64_t user_data; int res; };
inline void submitRead(Submission &Entry, Task *T, const char *Buffer, unsigned Size) {
  Entry.addr = reinterpret_cast<std::uint64_t>(Buffer); // no-warning
  Entry.len = Size;
  Entry.user_data = reinterpret_cast<std::uint64_t>(T); // no-warning
}
inline void complete(const Completion &C) { reinterpret_cast<Task *>(C.user_data)->run(); }

struct IoRequest { std::uint64_t request_id; };
inline IoRequest makeRequest(Task *T) { return {reinterpret_cast<std::uint64_t>(T)}; } // no-warning: 'finish' casts it back
inline void finish(const IoRequest &R) {
  auto *T = reinterpret_cast<Task *>(static_cast<std::uintptr_t>(R.request_id));
  T->run();
}
} // namespace event_loops

namespace descriptors {
inline void sendBoth(int Socket, Task &A, Task &B) {
  iovec Parts[2] = {{&A.id, sizeof A.id}, {&B.id, sizeof B.id}}; // no-warning
  msghdr Message{};
  Message.msg_iov = Parts;
  Message.msg_iovlen = 2;
  sendmsg(Socket, &Message, 0);
}
} // namespace descriptors

namespace waits {
struct WaitQueue {
  std::uint32_t Word = 0;
  long wake() { return syscall(SYS_futex, &Word, FUTEX_WAKE, 1, nullptr, nullptr, 0); } // no-warning: the kernel's key
  std::uint64_t futexAddr() const { return reinterpret_cast<std::uint64_t>(&Word); }    // no-warning
};
} // namespace waits

namespace pages_and_signals {
inline bool onGuardPage(const siginfo_t *Info, const char *Guard) {
  const auto Page = reinterpret_cast<std::uintptr_t>(Info->si_addr) & ~std::uintptr_t(4095);
  return Page == reinterpret_cast<std::uintptr_t>(Guard); // no-warning
}
inline std::size_t pageId(const void *Base, const void *At) {
  return (reinterpret_cast<std::uintptr_t>(At) >> 12) - (reinterpret_cast<std::uintptr_t>(Base) >> 12); // no-warning
}
inline std::uint64_t programCounter(void *Context) { return reinterpret_cast<std::uint64_t>(Context); } // no-warning
inline void *reserve(std::size_t Size) {
  void *P = mmap(nullptr, Size, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  return reinterpret_cast<std::uintptr_t>(P) == ~std::uintptr_t(0) ? nullptr : P; // no-warning
}
} // namespace pages_and_signals

namespace threads {
inline bool isMainThread(pthread_t Main) { return pthread_equal(Main, pthread_self()); } // no-warning
inline void rename(const char *Name) { pthread_setname_np(pthread_self(), Name); }      // no-warning
inline long threadId() { return syscall(SYS_gettid); }                                  // no-warning
} // namespace threads

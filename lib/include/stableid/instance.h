// Instance: an identity of this program that survives its restarts, kept in a
// file: an id, an epoch that counts the starts, and numbers that go on.
#pragma once

#include "stableid/detail/decimal.h"
#include "stableid/detail/fork.h"
#include "stableid/hash.h"
#include "stableid/uuid.h"

#include <mutex>
#include <string>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace stableid {

// What to do with a file that was copied from another place, and whose original
// another process may use.
enum class WhenCopied : unsigned char {
  refuse, // Error(instance_copied)
  adopt,  // become a new instance: a new id, epoch 1, numbers from 1
};

// Made on first use, in a directory that is there. The file is locked while the
// object lives, and everything is on the disk before it is given out: (id,
// epoch, number) and (id, number) are unique over all runs. Thread-safe. A
// child of fork is not the instance, and gets Error(used_after_fork).
//
// A copy is noticed by its inode, file system and machine: a file that was
// moved to another disk is one as well. A snapshot of the whole disk is not
// noticed.
class Instance {
public:
  // Throws Error(instance_unusable), Error(instance_damaged),
  // Error(instance_in_use), Error(instance_copied),
  // Error(entropy_unavailable).
  explicit Instance(std::string path, WhenCopied when = WhenCopied::refuse)
      : path_(std::move(path)), nonce_(detail::process_nonce()),
        page_(detail::process_page()) {
    file_.handle = ::open(path_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file_.handle < 0)
      detail::fail(Errc::instance_unusable);
    if (::flock(file_.handle, LOCK_EX | LOCK_NB) != 0)
      detail::fail(errno == EWOULDBLOCK ? Errc::instance_in_use
                                        : Errc::instance_unusable);
    const std::uint64_t here = place();
    if (!load()) {
      begin_anew(here);
    } else if (state_.place != here) {
      if (when == WhenCopied::refuse)
        detail::fail(Errc::instance_copied);
      begin_anew(here);
    }
    ++state_.epoch;
    next_ = state_.mark;
    save(state_);
    flush_directory();
  }
  Instance(const Instance &) = delete;
  Instance &operator=(const Instance &) = delete;

  // A version 4 UUID: the same in every run.
  Uuid id() const noexcept { return state_.id; }

  // 1 in the first run, and one more in each that follows.
  std::uint64_t epoch() const noexcept { return state_.epoch; }

  // At least 1, larger than all that this instance gave, also in earlier runs.
  // One write and fdatasync for each 4,096; a run wastes what is left of them.
  // Throws Error(used_after_fork), Error(instance_unusable),
  // Error(exhausted).
  std::uint64_t next() {
    // Before the lock, which a thread of the parent may have held at the fork.
    if (page_->nonce.load(std::memory_order_relaxed) != nonce_)
      detail::fail(Errc::used_after_fork);
    const std::lock_guard<std::mutex> lock(mutex_);
    if (next_ == state_.mark) {
      if (state_.mark > ~std::uint64_t{0} - block)
        detail::fail(Errc::exhausted);
      State further = state_;
      further.mark += block;
      save(further);
      state_ = further;
    }
    return ++next_;
  }

private:
  static constexpr std::uint64_t block = 4096;

  struct File {
    File() noexcept = default;
    File(const File &) = delete;
    File &operator=(const File &) = delete;
    ~File() {
      if (handle >= 0)
        ::close(handle); // and with it the lock, unless a child has it too
    }
    int handle = -1;
  };

  struct State {
    Uuid id;
    std::uint64_t epoch = 0;
    std::uint64_t mark = 0; // numbers up to it may have been given
    std::uint64_t place = 0;
    std::uint64_t turn = 0; // of the two records, the later one counts
  };

  // A line of text with a hash at its end, so that half a write is noticed. Two
  // of them, written in turn: one is always whole.
  static constexpr std::size_t record = 192;

  static std::string line_of(const State &state) {
    std::string line = "stableid-instance-1 " + to_string(state.id);
    for (const std::uint64_t word :
         {state.epoch, state.mark, state.place, state.turn})
      line += ' ' + std::to_string(word);
    line += ' ' + std::to_string(stable_hash(line));
    line.resize(record - 1, ' ');
    return line + '\n';
  }

  static std::optional<State> state_of(std::string_view line) {
    std::string_view words[7];
    std::size_t hashed = 0;
    for (std::string_view &word : words) {
      const std::size_t end = line.find(' ', hashed);
      if (end == std::string_view::npos)
        return std::nullopt;
      word = line.substr(hashed, end - hashed);
      hashed = end + 1;
    }
    const std::size_t size = hashed - words[6].size() - 2;
    State state;
    const auto id = Uuid::parse(words[1]);
    const auto hash = detail::from_decimal(words[6]);
    if (words[0] != "stableid-instance-1" || !id || !hash ||
        *hash != stable_hash(line.substr(0, size)))
      return std::nullopt;
    state.id = *id;
    std::uint64_t *const numbers[] = {&state.epoch, &state.mark, &state.place,
                                      &state.turn};
    for (std::size_t i = 0; i != 4; ++i) {
      const auto number = detail::from_decimal(words[2 + i]);
      if (!number)
        return std::nullopt;
      *numbers[i] = *number;
    }
    return state;
  }

  // False for an empty file. Throws for one without a whole record.
  bool load() {
    char bytes[2 * record];
    std::size_t size = 0;
    while (size != sizeof bytes) {
      const ssize_t got =
          ::pread(file_.handle, bytes + size, sizeof bytes - size,
                  static_cast<off_t>(size));
      if (got < 0 && errno == EINTR)
        continue;
      if (got < 0)
        detail::fail(Errc::instance_unusable);
      if (got == 0)
        break;
      size += static_cast<std::size_t>(got);
    }
    if (size == 0)
      return false;
    std::optional<State> latest;
    for (std::size_t at = 0; at < size; at += record) {
      const auto found = state_of(
          {bytes + at, size - at < record ? size - at : std::size_t{record}});
      if (found && (!latest || latest->turn < found->turn))
        latest = found;
    }
    if (!latest)
      detail::fail(Errc::instance_damaged);
    state_ = *latest;
    return true;
  }

  void begin_anew(std::uint64_t here) {
    const std::uint64_t turn = state_.turn;
    state_ = State();
    state_.id = Uuid::v4();
    state_.place = here;
    state_.turn = turn;
  }

  void save(State &state) {
    ++state.turn;
    const std::string line = line_of(state);
    const auto at = static_cast<off_t>(state.turn % 2 * record);
    std::size_t done = 0;
    while (done != line.size()) {
      const ssize_t put =
          ::pwrite(file_.handle, line.data() + done, line.size() - done,
                   at + static_cast<off_t>(done));
      if (put < 0 && errno == EINTR)
        continue;
      if (put <= 0)
        detail::fail(Errc::instance_unusable);
      done += static_cast<std::size_t>(put);
    }
    if (::fdatasync(file_.handle) != 0)
      detail::fail(Errc::instance_unusable);
  }

  // So that a file which was just made is there after a crash.
  void flush_directory() const {
    const std::size_t slash = path_.rfind('/');
    const std::string folder =
        slash == std::string::npos ? "." : path_.substr(0, slash + 1);
    const int handle =
        ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (handle < 0)
      return; // may be unreadable; then the file system decides
    ::fsync(handle);
    ::close(handle);
  }

  // A hash of what a copy has otherwise: inode, file system and machine.
  std::uint64_t place() const {
    struct stat status {};
    if (::fstat(file_.handle, &status) != 0)
      detail::fail(Errc::instance_unusable);
    std::string text = std::to_string(status.st_ino) + ' ' +
                       std::to_string(status.st_dev) + ' ';
    const int machine = ::open("/etc/machine-id", O_RDONLY | O_CLOEXEC);
    if (machine >= 0) {
      char bytes[64];
      const ssize_t got = ::read(machine, bytes, sizeof bytes);
      if (got > 0)
        text.append(bytes, static_cast<std::size_t>(got));
      ::close(machine);
    }
    return stable_hash(text);
  }

  const std::string path_;
  const std::uint64_t nonce_;
  detail::ProcessPage *const page_;
  File file_;
  State state_;
  std::mutex mutex_;
  std::uint64_t next_ = 0; // the last number given
};

} // namespace stableid

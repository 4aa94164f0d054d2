// A redis-server of the test's own: on a loopback port, in a folder of its own,
// stopped and removed with the object, and with the test's process.
#pragma once

#include "stableid/redis.h"

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

namespace test {

// A port that was free a moment ago.
inline int free_port() {
  const int file = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  auto *generic = reinterpret_cast<sockaddr *>(&address);
  const bool bound = ::bind(file, generic, size) == 0 &&
                     ::getsockname(file, generic, &size) == 0;
  ::close(file);
  if (!bound)
    throw std::runtime_error("no free port");
  return ntohs(address.sin_port);
}

class RedisServer {
public:
  explicit RedisServer(bool persistent = false) : persistent_(persistent) {
    std::string path =
        (std::filesystem::temp_directory_path() / "stableid-redis-XXXXXX")
            .string();
    if (::mkdtemp(path.data()) == nullptr)
      throw std::runtime_error("no folder");
    folder_ = path;
    start();
  }
  RedisServer(const RedisServer &) = delete;
  RedisServer &operator=(const RedisServer &) = delete;
  ~RedisServer() {
    kill();
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }

  stableid::redis::Server address() const {
    stableid::redis::Server server;
    server.port = port_;
    // Long enough for a machine with much other work: what must time out in a
    // test says so.
    server.timeout = std::chrono::seconds(30);
    return server;
  }
  int port() const { return port_; }
  pid_t process() const { return child_; }

  // As by kill -9: nothing is saved, nothing is said to clients.
  void kill() {
    if (child_ <= 0)
      return;
    ::kill(child_, SIGKILL);
    ::waitpid(child_, nullptr, 0);
    child_ = 0;
  }

  // On the port that it has, or, the first time, on a free one.
  void start() {
    for (int attempt = 0; attempt != 10; ++attempt) {
      const int port = port_ != 0 ? port_ : free_port();
      child_ = launch(port);
      if (answers(port)) {
        port_ = port;
        return;
      }
      kill(); // the port was taken meanwhile
    }
    throw std::runtime_error("redis-server does not start");
  }
  void restart() {
    kill();
    start();
  }

  // Runs a command and returns its reply as text.
  std::string operator()(const std::vector<std::string> &words) const {
    return ask(port_, words);
  }

private:
  pid_t launch(int port) const {
    const std::string number = std::to_string(port);
    const pid_t child = ::fork();
    if (child != 0)
      return child;
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    const int null = ::open("/dev/null", O_RDWR);
    ::dup2(null, 1);
    ::dup2(null, 2);
    ::execlp("redis-server", "redis-server", "--port", number.c_str(), "--bind",
             "127.0.0.1", "--dir", folder_.c_str(), "--daemonize", "no",
             "--save", "", "--appendonly", persistent_ ? "yes" : "no",
             "--appendfsync", "always", "--repl-diskless-sync-delay", "0",
             nullptr);
    ::_exit(127);
  }

  bool answers(int port) const {
    for (int i = 0; i != 6000; ++i) {
      if (::waitpid(child_, nullptr, WNOHANG) != 0)
        return false;
      if (ask(port, {"PING"}) == "PONG")
        return true;
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return false;
  }

  static std::string ask(int port, const std::vector<std::string> &words) {
    timeval patience{};
    patience.tv_sec = 30;
    redisContext *context =
        ::redisConnectWithTimeout("127.0.0.1", port, patience);
    std::string text = "no connection";
    if (context != nullptr && context->err == 0) {
      ::redisSetTimeout(context, patience);
      std::vector<const char *> parts;
      std::vector<std::size_t> sizes;
      for (const std::string &word : words) {
        parts.push_back(word.data());
        sizes.push_back(word.size());
      }
      auto *reply = static_cast<redisReply *>(::redisCommandArgv(
          context, static_cast<int>(words.size()), parts.data(), sizes.data()));
      if (reply != nullptr) {
        text = reply->type == REDIS_REPLY_INTEGER
                   ? std::to_string(reply->integer)
                   : std::string(reply->str != nullptr ? reply->str : "",
                                 reply->str != nullptr ? reply->len : 0);
        ::freeReplyObject(reply);
      }
    }
    if (context != nullptr)
      ::redisFree(context);
    return text;
  }

  bool persistent_;
  std::string folder_;
  int port_ = 0;
  pid_t child_ = 0;
};

} // namespace test

// A connection to Redis that runs scripts: made on first use, made again when
// it broke, and bounded in time as a whole. Errors are values of Errc.
#pragma once

#include "stableid/error.h"

#include <chrono>
#include <csignal>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <hiredis/hiredis.h>
#include <pthread.h>

namespace stableid {
namespace redis {

// Where Redis is. `timeout` bounds each call that has to ask it, connecting,
// loading scripts and one retry included; only the look-up of a host name is
// outside of it.
struct Server {
  std::string host = "127.0.0.1";
  int port = 6379;
  std::string unix_socket; // instead of host and port
  std::chrono::milliseconds timeout{1000};
  std::string user; // of an ACL; the default user if empty
  std::string password;
  int database = 0;
};

} // namespace redis

namespace detail {

// A write to a connection that the server closed raises SIGPIPE, whose default
// ends the program. Blocks it, and takes back what was raised meanwhile.
class WithoutSigpipe {
public:
  WithoutSigpipe() noexcept {
    ::sigemptyset(&pipe_);
    ::sigaddset(&pipe_, SIGPIPE);
    sigset_t pending;
    ::sigpending(&pending);
    was_pending_ = ::sigismember(&pending, SIGPIPE) == 1;
    ::pthread_sigmask(SIG_BLOCK, &pipe_, &before_);
  }
  WithoutSigpipe(const WithoutSigpipe &) = delete;
  WithoutSigpipe &operator=(const WithoutSigpipe &) = delete;
  ~WithoutSigpipe() {
    if (!was_pending_) {
      const timespec at_once{};
      while (::sigtimedwait(&pipe_, nullptr, &at_once) == -1 && errno == EINTR)
        ;
    }
    ::pthread_sigmask(SIG_SETMASK, &before_, nullptr);
  }

private:
  sigset_t pipe_;
  sigset_t before_;
  bool was_pending_;
};

// A script and the digest by which the server knows it, once it was loaded.
struct RedisScript {
  const char *text;
  std::string digest;
};

class RedisConnection {
public:
  struct FreeReply {
    void operator()(redisReply *reply) const noexcept {
      ::freeReplyObject(reply);
    }
  };
  using Reply = std::unique_ptr<redisReply, FreeReply>;
  using Words = std::vector<std::string>;

  explicit RedisConnection(redis::Server server) : server_(std::move(server)) {}

  const redis::Server &server() const noexcept { return server_; }

  // What the server said last when it refused, for people.
  const std::string &last_error() const noexcept { return last_error_; }

  // Whether the server throws keys away when its memory is full.
  bool may_evict() const noexcept { return may_evict_; }

  // Calls work() and, where the connection broke in it, once again, all within
  // the time-out. `work` uses command and evaluate, and returns a null Reply
  // with `why` set where they did.
  template <class Work> Reply within_timeout(Work work, Errc &why) {
    const WithoutSigpipe guard;
    deadline_ = Clock::now() + server_.timeout;
    for (int attempt = 0;; ++attempt) {
      why = Errc{};
      if (context_ != nullptr || connect(why)) {
        Reply reply = work();
        if (reply != nullptr)
          return reply;
      }
      const bool broken = context_ == nullptr && why == Errc::store_unreachable;
      if (!broken || attempt != 0 || Clock::now() >= deadline_)
        return nullptr;
    }
  }

  // The reply to a command; null for errors, and why.
  Reply command(const Words &words, Errc &why) {
    Reply reply = ask(words, why);
    if (reply != nullptr && reply->type == REDIS_REPLY_ERROR) {
      last_error_.assign(reply->str, reply->len);
      why = meaning(last_error_);
      return nullptr;
    }
    return reply;
  }

  // The reply of a script with one key. Servers forget scripts: by SCRIPT
  // FLUSH, in a restart, in a failover.
  Reply evaluate(RedisScript &script, const std::string &key,
                 const Words &arguments, Errc &why) {
    if (script.digest.empty()) {
      const Reply loaded = command({"SCRIPT", "LOAD", script.text}, why);
      if (loaded == nullptr)
        return nullptr;
      script.digest.assign(loaded->str, loaded->len);
    }
    Words words{"EVALSHA", script.digest, "1", key};
    words.insert(words.end(), arguments.begin(), arguments.end());
    Reply reply = command(words, why);
    if (reply == nullptr && last_error_.rfind("NOSCRIPT", 0) == 0 &&
        context_ != nullptr) {
      words[0] = "EVAL";
      words[1] = script.text;
      why = Errc{};
      reply = command(words, why);
    }
    return reply;
  }

private:
  using Clock = std::chrono::steady_clock;
  struct FreeContext {
    void operator()(redisContext *context) const noexcept {
      ::redisFree(context);
    }
  };

  static timeval as_timeval(Clock::duration span) noexcept {
    auto us =
        std::chrono::duration_cast<std::chrono::microseconds>(span).count();
    us = us < 1000 ? 1000 : us; // zero would mean for ever
    timeval value{};
    value.tv_sec = static_cast<decltype(value.tv_sec)>(us / 1'000'000);
    value.tv_usec = static_cast<decltype(value.tv_usec)>(us % 1'000'000);
    return value;
  }

  bool connect(Errc &why) {
    const timeval left = as_timeval(deadline_ - Clock::now());
    context_.reset(
        server_.unix_socket.empty()
            ? ::redisConnectWithTimeout(server_.host.c_str(), server_.port,
                                        left)
            : ::redisConnectUnixWithTimeout(server_.unix_socket.c_str(), left));
    if (context_ == nullptr || context_->err != 0)
      return broken(why);
    if (!server_.password.empty()) {
      Words words{"AUTH", server_.password};
      if (!server_.user.empty())
        words.insert(words.begin() + 1, server_.user);
      if (command(words, why) == nullptr)
        return dropped();
    }
    if (server_.database != 0 &&
        command({"SELECT", std::to_string(server_.database)}, why) == nullptr)
      return dropped();
    // Not every user may ask this; then nothing is known.
    Errc ignored{};
    const Reply info = command({"INFO", "memory"}, ignored);
    if (info != nullptr && info->type == REDIS_REPLY_STRING)
      may_evict_ =
          std::string_view(info->str, info->len)
              .find("maxmemory_policy:allkeys-") != std::string_view::npos;
    if (context_ == nullptr)
      why = Errc::store_unreachable;
    return context_ != nullptr;
  }

  Reply ask(const Words &words, Errc &why) {
    const Clock::time_point now = Clock::now();
    if (context_ == nullptr || now >= deadline_) {
      broken(why);
      return nullptr;
    }
    std::vector<const char *> texts;
    std::vector<std::size_t> sizes;
    for (const std::string &word : words) {
      texts.push_back(word.data());
      sizes.push_back(word.size());
    }
    ::redisSetTimeout(context_.get(), as_timeval(deadline_ - now));
    Reply reply(static_cast<redisReply *>(
        ::redisCommandArgv(context_.get(), static_cast<int>(words.size()),
                           texts.data(), sizes.data())));
    if (reply == nullptr)
      broken(why);
    return reply;
  }

  // An answer that comes after its time must not be taken for the next one.
  bool broken(Errc &why) {
    if (context_ != nullptr && context_->err != 0)
      last_error_ = context_->errstr;
    why = Errc::store_unreachable;
    return dropped();
  }
  bool dropped() noexcept {
    context_.reset();
    return false;
  }

  // Redis 7 puts the code of an error in a script first, earlier ones within
  // the text.
  static Errc meaning(std::string_view text) noexcept {
    const auto has = [text](std::string_view part) {
      return text.find(part) != std::string_view::npos;
    };
    if (has("STABLEID_LOST"))
      return Errc::sequence_lost;
    if (has("WRONGTYPE") || has("not an integer"))
      return Errc::store_wrong_type;
    if (has("READONLY"))
      return Errc::store_read_only;
    if (has("would overflow"))
      return Errc::exhausted;
    if (has("LOADING") || has("MASTERDOWN") || has("CLUSTERDOWN") ||
        has("BUSY"))
      return Errc::store_unreachable;
    return Errc::store_refused;
  }

  redis::Server server_;
  std::unique_ptr<redisContext, FreeContext> context_;
  Clock::time_point deadline_;
  std::string last_error_;
  bool may_evict_ = false;
};

} // namespace detail
} // namespace stableid

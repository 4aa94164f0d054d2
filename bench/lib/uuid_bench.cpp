// Random bytes and UUIDs, by everybody who makes them on Debian.
#include "bench.h"
#include "stableid/uuid.h"

#include <array>
#include <memory>
#include <mutex>
#include <random>
#include <thread>

#include <boost/uuid/uuid_generators.hpp>
#include <boost/uuid/uuid_io.hpp>
#include <sys/random.h>
#include <uuid/uuid.h>

namespace {

std::mutex mutex;
boost::uuids::random_generator_mt19937 &boost_of_thread() {
  thread_local boost::uuids::random_generator_mt19937 generator;
  return generator;
}
boost::uuids::random_generator_mt19937 boost_shared;
const stableid::Uuid ours = stableid::Uuid::v4();
const boost::uuids::uuid theirs = boost_of_thread()();

// A thread that makes one id, without the cost of the thread.
template <class Make> std::chrono::nanoseconds first_of_thread(Make make) {
  std::chrono::nanoseconds span{};
  std::thread([&] {
    const auto begin = std::chrono::steady_clock::now();
    benchmark::DoNotOptimize(make());
    span = std::chrono::steady_clock::now() - begin;
  }).join();
  return span;
}

template <class Make> bool add_first(const char *name, Make make) {
  benchmark::RegisterBenchmark(name, [make](benchmark::State &state) {
    for (auto _ : state)
      state.SetIterationTime(
          std::chrono::duration<double>(first_of_thread(make)).count());
  })->UseManualTime();
  return true;
}

const bool added[] = {
    bench::add(
        "v4/stableid", [] { return stableid::Uuid::v4(); }, 2),
    bench::add(
        "v4/boost_mt19937_thread_local", [] { return boost_of_thread()(); }, 2),
    bench::add(
        "v4/boost_mt19937_mutex",
        [] {
          const std::lock_guard<std::mutex> lock(mutex);
          return boost_shared();
        },
        2),
    bench::add("v4/boost_random_generator",
               [] {
                 thread_local boost::uuids::random_generator generator;
                 return generator();
               }),
    bench::add("v4/getrandom",
               [] {
                 std::array<unsigned char, 16> bytes;
                 if (getrandom(bytes.data(), 16, 0) != 16)
                   std::abort();
                 return bytes;
               }),
    bench::add("v4/libuuid",
               [] {
                 std::array<unsigned char, 16> bytes;
                 uuid_generate_random(bytes.data());
                 return bytes;
               }),
    bench::add("v4/random_device",
               [] {
                 thread_local std::random_device device;
                 return std::array<unsigned, 4>{device(), device(), device(),
                                                device()};
               }),
    bench::add(
        "v7/stableid", [] { return stableid::Uuid::v7(); }, 2),
    bench::add(
        "v7/stableid_coarse",
        [] { return stableid::Uuid::v7(stableid::Clock::coarse); }, 2),
    bench::add(
        "v7/clock_gettime",
        [] { return stableid::SystemTime::now(stableid::Clock::precise); }),
    bench::add("v7/libuuid_v1",
               [] {
                 std::array<unsigned char, 16> bytes;
                 uuid_generate_time(bytes.data());
                 return bytes;
               }),
    bench::add("uuid_text/stableid",
               [] {
                 std::array<char, 36> text;
                 benchmark::DoNotOptimize(&ours);
                 benchmark::ClobberMemory();
                 to_chars(text.data(), ours);
                 return text;
               }),
    bench::add("uuid_string/stableid",
               [] {
                 benchmark::DoNotOptimize(&ours);
                 benchmark::ClobberMemory();
                 return stableid::to_string(ours);
               }),
    bench::add("uuid_string/boost",
               [] {
                 benchmark::DoNotOptimize(&theirs);
                 benchmark::ClobberMemory();
                 return boost::uuids::to_string(theirs);
               }),
    bench::add("uuid_text/libuuid",
               [] {
                 std::array<char, 37> text;
                 benchmark::DoNotOptimize(&ours);
                 benchmark::ClobberMemory();
                 uuid_unparse_lower(ours.bytes().data(), text.data());
                 return text;
               }),
    add_first("first/stableid", [] { return stableid::Uuid::v4(); }),
    add_first("first/boost_mt19937_thread_local",
              [] { return boost_of_thread()(); }),
};

} // namespace

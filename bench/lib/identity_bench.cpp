// Who is who: the address, the number, and what a number costs to make.
#include "bench.h"
#include "stableid/id.h"

#include <atomic>
#include <mutex>

namespace {

struct Object {
  stableid::Identity<Object> identity;
  stableid::InstanceId<Object> instance_id() const { return identity.id(); }
};

Object object;
std::atomic<std::uint64_t> counter{1};
std::mutex mutex;
std::uint64_t guarded = 1;
stableid::IdSequence<struct Blocks> blocks;
stableid::IdSequence<struct Total, stableid::Order::total> total;

std::uint64_t plain = 1;

const bool added[] = {
    // What the loop and the read of a variable cost: no row can be below.
    bench::add("loop/plain_increment",
               [] {
                 benchmark::DoNotOptimize(plain);
                 return plain++;
               }),
    bench::add("load/address",
               [] {
                 Object *pointer = &object;
                 benchmark::DoNotOptimize(pointer);
                 return reinterpret_cast<std::uintptr_t>(pointer);
               }),
    bench::add("load/stableid",
               [] {
                 Object *pointer = &object;
                 benchmark::DoNotOptimize(pointer);
                 return stableid::id_of(*pointer).value();
               }),
    bench::add(
        "mint/atomic", [] { return counter.fetch_add(1); }, 2),
    bench::add(
        "mint/mutex",
        [] {
          const std::lock_guard<std::mutex> lock(mutex);
          return guarded++;
        },
        2),
    bench::add(
        "mint/stableid", [] { return stableid::next_id<Object>(); }, 2),
    bench::add(
        "sequence/stableid", [] { return blocks.next(); }, 2),
    bench::add(
        "sequence/stableid_total", [] { return total.next(); }, 2),
    bench::add("identity/stableid", [] { return Object().instance_id(); }),
    bench::add(
        "global/stableid", [] { return stableid::GlobalId::next(); }, 2),
    bench::add("thread_id/stableid", [] { return stableid::thread_id(); }),
    bench::add("text/address",
               [] {
                 Object *pointer = &object;
                 benchmark::DoNotOptimize(pointer);
                 return std::to_string(
                     reinterpret_cast<std::uintptr_t>(pointer));
               }),
    bench::add("text/stableid",
               [] {
                 Object *pointer = &object;
                 benchmark::DoNotOptimize(pointer);
                 return stableid::to_string(pointer->instance_id());
               }),
};

} // namespace

// A trace context that carries the address of its baggage as the trace ID. The
// collector sorts by trace ID, as it may with IDs that grow with time, and gets
// an order that no request ever had; a reused address joins two traces to one.
#include <algorithm>
#include <array>
#include <cstdint>
#include <iomanip>
#include <iostream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

using Baggage = std::map<std::string, std::string>;
using Headers = std::map<std::string, std::string>;

// What travels with one request. Contexts are taken from a pool, the last first.
struct TraceContext {
  Baggage baggage;

  void inject(Headers &headers) const {
    std::ostringstream trace;
    trace << std::hex << std::setfill('0') << std::setw(32)
          << reinterpret_cast<std::uintptr_t>(&baggage);
    headers["traceparent"] = "00-" + trace.str() + "-0000000000000001-01";
  }
};

class ContextPool {
  std::array<TraceContext, 4> contexts;
  std::vector<TraceContext *> idle;

public:
  ContextPool() {
    for (TraceContext &context : contexts)
      idle.push_back(&context);
  }
  TraceContext *acquire() {
    TraceContext *context = idle.back();
    idle.pop_back();
    return context;
  }
  void release(TraceContext *context) {
    context->baggage.clear();
    idle.push_back(context);
  }
};

// Receives the headers of every request and groups the spans by trace.
class Collector {
  std::map<std::string, std::vector<std::string>> traces;

public:
  void receive(const Headers &headers, const std::string &span) {
    traces[headers.at("traceparent").substr(3, 32)].push_back(span);
  }
  std::size_t count() const { return traces.size(); }
  void report(std::ostream &out) const {
    int number = 0;
    for (const auto &trace : traces) {
      out << "trace " << ++number << ":";
      for (const std::string &span : trace.second)
        out << ' ' << span;
      out << '\n';
    }
  }
};

int main() {
  ContextPool pool;
  Collector collector;
  const auto begin = [&](const std::string &request) {
    TraceContext *context = pool.acquire();
    context->baggage["request"] = request;
    Headers headers;
    context->inject(headers);
    collector.receive(headers, request);
    return context;
  };
  TraceContext *checkout = begin("checkout");
  TraceContext *payment = begin("payment");
  TraceContext *receipt = begin("receipt");
  pool.release(payment);
  TraceContext *refund = begin("refund");
  std::cout << "requests came as: checkout payment receipt refund\n";
  collector.report(std::cout);
  for (TraceContext *context : {checkout, receipt, refund})
    pool.release(context);
  if (collector.count() < 4)
    std::cout << "collision: 4 requests, but " << collector.count()
              << " traces, the first one last\n";
}

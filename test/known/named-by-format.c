// Missed: a name that a function of the project's own makes of a format and an address, because only what the model names prints into something.
// RUN: %check_known %s stableid-address-as-id -- -config="{CheckOptions: {stableid-address-as-id.ReportLikely: true}}"
// XFAIL: *

struct stream { int port; };
struct channel;
struct channel *channel_open(int state, const char *channel_name_format, ...)
    __attribute__((format(printf, 2, 3)));

struct channel *open_stream(struct stream *s) {
  return channel_open(1, "stream/%d-%p", s->port, (void *)s);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'stream' may become the ID 'channel_name_format'; another object can get the same one [stableid-address-as-id]
}

// A stream that is asked for by how bad a message is, is a log.
// RUN: %check_stableid %s stableid-address-in-output -std=c++17 -- -config="{CheckOptions: {stableid-address-in-output.ReportLikely: true}}"

#include <ostream>

struct Scene { int nodes; };

enum Severity { ALWAYS, FATAL, WARN, NOTICE, INFO };
std::ostream &notify(Severity S);
void told(const Scene *S) { notify(NOTICE) << "scene " << S; } // no-warning
#define NOTICE_ON if (true) notify(INFO)
void toldBy(const Scene *S) { NOTICE_ON << "scene " << S; } // no-warning

enum Target { FILE_OUT, SOCKET_OUT };
std::ostream &output(Target T);
void written(const Scene *S) {
  output(FILE_OUT) << "scene " << S;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Scene' may be written by 'operator<<'; it differs in every run and reveals the address space [stableid-address-in-output]
}

// So is the stream that a logger hands out.
class Logger {
public:
  static Logger &one();
  std::ostream &stream();
};
#define NOTE(X) Logger::one().stream() << X << "\n"
void noted(const Scene *S) { NOTE("scene " << S); } // no-warning

class Archive {
public:
  static Archive &one();
  std::ostream &stream();
};
void archived(const Scene *S) {
  Archive::one().stream() << S;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Scene' may be written by 'operator<<'; it differs in every run and reveals the address space [stableid-address-in-output]
}

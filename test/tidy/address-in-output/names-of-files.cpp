// Names of files and of what the system keeps outlive the process; a temporary file goes with it unless it is looked for.
// RUN: %check_stableid %s stableid-address-in-output

#include <cstdio>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <string>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

struct Job { int Number; };

void cached(const Job *J) {
  std::ofstream To("cache/" + std::to_string(reinterpret_cast<unsigned long>(J)));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Job' is written by {{.*}}; it differs in every run and reveals the address space [stableid-address-in-output]
  To << J->Number;
}
void folder(const Job *J) {
  std::filesystem::create_directories("out/" + std::to_string(reinterpret_cast<unsigned long>(J)));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Job' is written by 'create_directories'; it differs in every run and reveals the address space [stableid-address-in-output]
}
void shared(const Job *J) {
  char Name[64];
  std::snprintf(Name, sizeof Name, "/job-%p", static_cast<const void *>(J));
  shm_open(Name, O_CREAT, 0600);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Job' is written by 'shm_open'; it differs in every run and reveals the address space [stableid-address-in-output]
}
int reused(const Job *J) {
  char Name[64];
  struct stat Status;
  std::snprintf(Name, sizeof Name, "/tmp/job-%p", static_cast<const void *>(J));
  if (stat(Name, &Status) == 0)
    return 0;
  return open(Name, O_CREAT | O_RDWR, 0600);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Job' is written by 'open'; it differs in every run and reveals the address space [stableid-address-in-output]
}

int passing(const Job *J) {
  char Name[64];
  std::snprintf(Name, sizeof Name, "/tmp/job-%p", static_cast<const void *>(J));
  int File = open(Name, O_CREAT | O_EXCL | O_RDWR, 0600); // no-warning
  unlink(Name);
  return File;
}
void plain(const Job *J) {
  std::ofstream To("cache/" + std::to_string(J->Number)); // no-warning
  std::ofstream Fixed("jobs");                            // no-warning
  std::ifstream From("jobs");                             // no-warning
}

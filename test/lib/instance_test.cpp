// Instance: the same in every run, one process at a time, no number twice, and
// no copy taken for the original.
#include "stableid/instance.h"
#include "support/child.h"
#include "support/threads.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <memory>
#include <set>

namespace {

using stableid::Errc;
using stableid::Instance;
using stableid::WhenCopied;

// A folder that is removed with the test.
struct Folder {
  Folder() {
    path = (std::filesystem::temp_directory_path() / "stableid-instance-XXXXXX")
               .string();
    EXPECT_NE(::mkdtemp(path.data()), nullptr);
  }
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path, ignored);
  }
  std::string operator/(const char *name) const { return path + '/' + name; }
  std::string path;
};

template <class Function> Errc thrown_by(Function function) {
  try {
    function();
  } catch (const stableid::Error &error) {
    return error.code();
  }
  return Errc{};
}

TEST(Instance, SurvivesRestarts) {
  const Folder folder;
  const std::string path = folder / "instance";
  stableid::Uuid id;
  std::uint64_t last = 0;
  for (std::uint64_t run = 1; run != 6; ++run) {
    Instance instance(path);
    if (run == 1)
      id = instance.id();
    EXPECT_EQ(instance.id(), id);
    EXPECT_EQ(instance.id().version(), 4u);
    EXPECT_EQ(instance.epoch(), run);
    for (int i = 0; i != 5'000; ++i) {
      const std::uint64_t number = instance.next();
      EXPECT_GT(number, last);
      last = number;
    }
  }
  EXPECT_LT(last, 6u * 8192);
}

TEST(Instance, SurvivesKill) {
  const Folder folder;
  const std::string path = folder / "instance";
  std::set<std::uint64_t> seen;
  for (int run = 0; run != 5; ++run) {
    int ends[2];
    ASSERT_EQ(::pipe(ends), 0);
    const pid_t child = ::fork();
    if (child == 0) {
      Instance instance(path);
      for (;;) { // until it is killed, anywhere
        const std::uint64_t number = instance.next();
        if (::write(ends[1], &number, sizeof number) != sizeof number)
          ::_exit(1);
      }
    }
    ::close(ends[1]);
    std::uint64_t number = 0;
    int count = 0;
    while (::read(ends[0], &number, sizeof number) == sizeof number) {
      EXPECT_TRUE(seen.insert(number).second) << number << " came twice";
      if (++count == 6'000)
        ::kill(child, SIGKILL);
    }
    ::close(ends[0]);
    ::waitpid(child, nullptr, 0);
  }
  EXPECT_GE(seen.size(), 30'000u);
  EXPECT_EQ(Instance(path).epoch(), 6u);
}

TEST(Instance, OneProcessAtATime) {
  const Folder folder;
  const std::string path = folder / "instance";
  auto first = std::make_unique<Instance>(path);
  const auto open_again = [&] { Instance second(path); };
  EXPECT_EQ(thrown_by(open_again), Errc::instance_in_use);
  EXPECT_EQ(test::in_child([&] {
              return std::to_string(static_cast<int>(thrown_by(open_again)));
            }),
            std::to_string(static_cast<int>(Errc::instance_in_use)));
  first.reset();
  EXPECT_EQ(thrown_by(open_again), Errc{});
}

TEST(Instance, AChildIsNotTheInstance) {
  const Folder folder;
  Instance instance(folder / "instance");
  const std::uint64_t before = instance.next();
  for (const auto start : {test::with_fork, test::with_raw_clone})
    EXPECT_EQ(test::in_child(
                  [&] {
                    return std::to_string(
                        static_cast<int>(thrown_by([&] { instance.next(); })));
                  },
                  start),
              std::to_string(static_cast<int>(Errc::used_after_fork)));
  EXPECT_EQ(instance.next(), before + 1);
}

TEST(Instance, Threads) {
  const Folder folder;
  Instance instance(folder / "instance");
  const auto drawn = test::collect([&] { return instance.next(); });
  EXPECT_EQ(test::duplicates(test::joined(drawn)), 0u);
  EXPECT_TRUE(test::increasing_in_each(drawn));
}

TEST(Instance, NoticesACopy) {
  const Folder folder;
  const std::string path = folder / "instance", copy = folder / "copy";
  const auto id = Instance(path).id();
  std::filesystem::copy_file(path, copy);
  EXPECT_EQ(thrown_by([&] { Instance instance(copy); }), Errc::instance_copied);
  EXPECT_EQ(thrown_by([&] { Instance instance(copy); }), Errc::instance_copied);
  const auto adopted = Instance(copy, WhenCopied::adopt).id();
  EXPECT_NE(adopted, id);
  Instance again(copy);
  EXPECT_EQ(again.id(), adopted);
  EXPECT_EQ(again.epoch(), 2u);
  // The original, and under another name on its disk, is what it was.
  std::filesystem::rename(path, folder / "renamed");
  Instance original(folder / "renamed");
  EXPECT_EQ(original.id(), id);
  EXPECT_EQ(original.epoch(), 2u);
}

// One of the two records may be half written; then the other one counts.
TEST(Instance, HalfAWrite) {
  const Folder folder;
  const std::string path = folder / "instance";
  std::uint64_t last = 0;
  stableid::Uuid id;
  {
    Instance instance(path);
    id = instance.id();
    last = instance.next(); // the second write
  }
  const auto size = std::filesystem::file_size(path);
  EXPECT_EQ(size, 384u);
  for (const std::streamoff at : {0, 192}) {
    SCOPED_TRACE(at);
    const std::string torn = folder / "torn";
    std::filesystem::copy_file(
        path, torn, std::filesystem::copy_options::overwrite_existing);
    std::fstream file(torn, std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(at + 30);
    file << "????????";
    file.close();
    // Not as a copy, and yet read: what is whole says that it is one.
    EXPECT_EQ(thrown_by([&] { Instance instance(torn); }),
              Errc::instance_copied);
  }
  // Damage in place. Numbers were given after the record that is left, so a
  // write that was torn is one that was never given out.
  std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
  file.seekp(192 + 30); // the first write of the first run
  file << "????????";
  file.close();
  Instance instance(path);
  EXPECT_EQ(instance.id(), id);
  EXPECT_GT(instance.next(), last);
}

TEST(Instance, WhatElseIsInTheFile) {
  const Folder folder;
  const std::string path = folder / "instance";
  const auto open = [&] { Instance instance(path); };
  std::ofstream(path) << "something else\n";
  EXPECT_EQ(thrown_by(open), Errc::instance_damaged);
  std::ofstream(path) << std::string(500, ' ');
  EXPECT_EQ(thrown_by(open), Errc::instance_damaged);
  std::filesystem::remove(path);
  EXPECT_EQ(thrown_by(open), Errc{});
  EXPECT_EQ(thrown_by([&] { Instance none(folder / "no/such/folder"); }),
            Errc::instance_unusable);
  EXPECT_EQ(thrown_by([&] { Instance none(folder.path); }),
            Errc::instance_unusable);
}

} // namespace

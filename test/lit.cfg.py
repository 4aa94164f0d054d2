# How lit runs the tests of the checks: which files are tests, and what the
# %words in their RUN lines stand for. The library's tests (test/lib) are ctest's.
import glob
import importlib.util
import os
import shlex
import shutil
import subprocess
import sys

import lit.formats

config.name = f"stableid-llvm-{config.llvm_major}"
config.test_format = lit.formats.ShTest(execute_external=False)
config.suffixes = [".c", ".cpp", ".test"]
config.excludes = ["Inputs", "lib"]
config.test_source_root = os.path.dirname(os.path.abspath(__file__))
config.test_exec_root = os.path.join(config.binary_root, "test")

config.available_features.add(f"llvm-{config.llvm_major}")
if subprocess.run([os.path.join(config.llvm_bin, "clang++"), "-stdlib=libc++",
                   "-std=c++20", "-fsyntax-only", "-include", "format", "-xc++",
                   os.devnull], capture_output=True).returncode == 0:
    config.available_features.add("libc++")

# The libraries that test/libraries is compiled against, where they are installed.
for library, header in {
        "abseil": "absl/container/flat_hash_map.h", "boost": "boost/version.hpp",
        "capnproto": "capnp/layout.h", "cereal": "cereal/cereal.hpp",
        "curl": "curl/curl.h", "dbus": "dbus-1.0/dbus/dbus.h",
        "flatbuffers": "flatbuffers/flatbuffers.h",
        "fmt": "fmt/format.h", "glib": "glib-2.0/glib.h", "glog": "glog/logging.h",
        "hiredis": "hiredis/hiredis.h",
        "imgui": "imgui/imgui.h", "kafka": "librdkafka/rdkafkacpp.h",
        "json-glib": "json-glib-1.0/json-glib/json-glib.h",
        "leveldb": "leveldb/db.h", "libevent": "event2/buffer.h",
        "libpq": "postgresql/libpq-fe.h", "libuv": "uv.h",
        "libxml2": "libxml2/libxml/tree.h",
        "memcached": "libmemcached/memcached.h", "msgpack": "msgpack.hpp",
        "mysql": "mariadb/mysql.h", "nlohmann-json": "nlohmann/json.hpp",
        "openssl": "openssl/evp.h",
        "protobuf": "google/protobuf/message.h", "qt": "qt5/QtCore/QHash",
        "rapidjson": "rapidjson/writer.h", "spdlog": "spdlog/spdlog.h",
        "sqlite": "sqlite3.h", "systemd": "systemd/sd-bus.h",
        "tbb": "tbb/concurrent_hash_map.h",
        "zeromq": "zmq.hpp"}.items():
    if any(os.path.exists(os.path.join(folder, header)) for folder in
           ("/usr/include", "/usr/include/x86_64-linux-gnu", "/usr/local/include")):
        config.available_features.add(library)

config.environment["PATH"] = os.pathsep.join(
    [config.llvm_bin, config.environment.get("PATH", os.defpath)])
config.environment["LC_ALL"] = "C.UTF-8"
config.environment["PYTHONDONTWRITEBYTECODE"] = "1"


def tool(name):
    path = os.path.join(config.llvm_bin, name)
    if not os.access(path, os.X_OK):
        lit_config.fatal(f"no {path}: install clang-tidy-{config.llvm_major} and "
                         f"llvm-{config.llvm_major}-tools, or run scripts/setup")
    return path


# A clang-tidy without the sanitizers loads a module with them only if their
# runtime came first. What clang itself leaks is not ours to judge.
clang_tidy = tool("clang-tidy")
if config.sanitizer_runtime:
    config.available_features.add("asan")
    clang_tidy = (f"env LD_PRELOAD={config.sanitizer_runtime} "
                  f"ASAN_OPTIONS=detect_leaks=0:detect_odr_violation=0 {clang_tidy}")

# The static analyzer with the plugin, as clang's own tests call it.
clang = tool("clang")
if config.sanitizer_runtime:
    clang = (f"env LD_PRELOAD={config.sanitizer_runtime} "
             f"ASAN_OPTIONS=detect_leaks=0:detect_odr_violation=0 {clang}")
analyze = (f"{clang} -Xclang -load -Xclang {config.analyzer} --analyze "
           "--analyzer-no-default-checks -o %t.plist -Xclang -verify")

# clangd with the checks, and the same without gRPC. An instrumented program in
# libraries that are not: their strings and vectors change size unseen, and their
# allocators hand out what ours have marked as not to be touched.
stableid_clangd, stableid_clangd_alone = config.stableid_clangd, config.stableid_clangd_alone
if stableid_clangd:
    config.available_features.add("clangd")
if stableid_clangd != stableid_clangd_alone:
    config.available_features.add("clangd-remote")
if config.sanitizer_runtime:
    options = ("env ASAN_OPTIONS=detect_leaks=0:detect_container_overflow=0:"
               "allow_user_poisoning=0 ")
    stableid_clangd = options + stableid_clangd
    stableid_clangd_alone = options + stableid_clangd_alone

source = config.source_root
runner = " ".join(shlex.quote(word) for word in [
    sys.executable, os.path.join(source, "test/tidy/check_stableid.py"),
    "--clang-tidy", clang_tidy, "--clang", tool("clang"),
    "--filecheck", tool("FileCheck"), "--module", config.module,
    "--include", os.path.join(source, "lib/include")]) + " --work=%t.dir"

# The clang-tidy of another supported version, which must refuse our module.
for major in {"22": ["19"], "19": ["22"]}[config.llvm_major]:
    other = f"/usr/lib/llvm-{major}/bin/clang-tidy"
    if os.access(other, os.X_OK):
        config.available_features.add("other-llvm")
        config.substitutions += [("%other_clang_tidy", other), ("%other_llvm_major", major),
                                 ("%other_clang", f"/usr/lib/llvm-{major}/bin/clang")]

# The page of the reports is read in a browser.
chromium = shutil.which("chromium")
if chromium:
    config.available_features.add("chromium")
    config.substitutions.append(("%chromium", chromium))

# What is shown on a terminal needs one; a container may have none.
try:
    for end in os.openpty():
        os.close(end)
    config.available_features.add("pty")
except OSError:
    pass

# Shells that run their completions.
for shell in ("fish", "zsh"):
    if shutil.which(shell):
        config.available_features.add(shell)

# Runs the analyzer beside a build; it comes with clang-tools.
if os.access(os.path.join(config.llvm_bin, "scan-build"), os.X_OK) and shutil.which("make"):
    config.available_features.add("scan-build")

# Runs the hook that a page shows.
if shutil.which("pre-commit"):
    config.available_features.add("pre-commit")

# What packages are made with.
if shutil.which("dpkg-query") and os.path.exists("/usr/share/doc/libzstd-dev/copyright"):
    config.available_features.add("debian-packages")
if shutil.which("dpkg") and shutil.which("dpkg-deb"):
    config.available_features.add("dpkg")
# The release is built by a preset of its own, which needs LLVM's archives.
if glob.glob(os.path.join(config.source_root, "build/release/packages/*-linux-x86_64.tar.xz")):
    config.available_features.add("release")
if shutil.which("unshare") and subprocess.run(["unshare", "-r", "chroot", "/", "true"],
                                              capture_output=True).returncode == 0:
    config.available_features.add("chroot")
# What watches a process from outside: root, bpftrace, and uprobes in the kernel.
if shutil.which("bpftrace") and os.geteuid() == 0 \
        and os.path.exists("/sys/bus/event_source/devices/uprobe") \
        and subprocess.run(["unshare", "-m", "sh", "-c",
                            "test -e /sys/kernel/tracing/uprobe_events || "
                            "mount -t tracefs nodev /sys/kernel/tracing"],
                           capture_output=True).returncode == 0:
    config.available_features.add("uprobes")
if shutil.which("nvim"):
    config.available_features.add("neovim")
if shutil.which("npm"):
    config.available_features.add("npm")
if subprocess.run([sys.executable, "-c", "import venv, ensurepip"],
                  capture_output=True).returncode == 0:
    config.available_features.add("venv")

# The corpus is described in YAML; its sources are there where somebody fetched them.
if importlib.util.find_spec("yaml"):
    config.available_features.add("python-yaml")
    if glob.glob(os.path.join(config.source_root, "build/corpus/mlmmj-*/")):
        config.available_features.add("corpus")

# In this order: lit replaces one after the other, and a longer word goes first.
config.substitutions += [
    ("%check_stableid", runner),
    ("%check_known", runner + " --known"),
    ("%clang_analyze", analyze),
    # clang's own checker of that name says a part of the same of a local.
    ("%stale_identity", "-Xclang -analyzer-checker=core,cplusplus,stableid.StaleIdentity "
                        "-Xclang -analyzer-disable-checker=core.StackAddressEscape"),
    ("%escaping_identity",
     "-Xclang -analyzer-checker=core,cplusplus,stableid.EscapingIdentity"),
    ("%inlined", "-Xclang -analyzer-config -Xclang c++-container-inlining=true"),
    ("%analyzer", config.analyzer),
    ("%clang_tidy_bare", clang_tidy),
    ("%clang_tidy", f"{clang_tidy} -load {config.module}"),
    ("%clangxx", tool("clang++")),
    ("%clang", tool("clang")),
    ("%module", config.module),
    ("%stableid_clangd_alone", stableid_clangd_alone),
    ("%stableid_clangd", stableid_clangd),
    ("%llvm_major", config.llvm_major),
    ("%llvm_bin", config.llvm_bin),
    ("%lib_include", os.path.join(source, "lib/include")),
    ("%build", config.binary_root),
    ("%source", source),
    ("%cmake", config.cmake),
    ("%python", sys.executable),
]
for name in ("FileCheck", "not", "split-file"):
    tool(name)  # found through PATH

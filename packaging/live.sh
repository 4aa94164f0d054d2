#!/bin/bash
# Installs the Debian packages of a release into a fresh Debian with apt and dpkg, uses, removes
# and purges them, and looks for what is left. Needs root, mmdebstrap, and Debian's archive.
#   packaging/live.sh PACKAGES [SUITE]
set -euo pipefail

packages=$(realpath "$1")
suite=${2:-bookworm}
folder=$(mktemp -d)
root=$folder/root
# The root belongs to a mount namespace of this script's: nothing stays mounted.
if [ "${STABLEID_LIVE:-}" != inside ]; then
  rmdir "$folder"
  exec env STABLEID_LIVE=inside unshare --mount --pid --fork "$0" "$packages" "$suite"
fi
trap 'umount "$root/proc" 2>/dev/null || true; rm -rf "$folder"' EXIT

say() { printf '== %s\n' "$*"; }
inside() { chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 \
  DEBIAN_FRONTEND=noninteractive "$@"; }
apt() {
  inside apt-get -qq -y -o Dpkg::Use-Pty=0 --no-install-recommends "$@" > "$folder/said" 2>&1 ||
    { cat "$folder/said"; exit 1; }
}
expect() { # STATUS TEXT COMMAND...
  local wanted=$1 text=$2 status=0
  shift 2
  inside "$@" > "$folder/said" 2>&1 || status=$?
  if [ "$status" != "$wanted" ] || ! { [ -z "$text" ] || grep -qF -- "$text" "$folder/said"; }; then
    echo "not so: '$*' ends with $wanted and says '$text', but with $status:"
    cat "$folder/said"
    exit 1
  fi
  echo "ok   $*"
}
files() { inside find /etc /usr /var/lib/dpkg/info -xdev '(' -path '*stableid*' ')' | sort; }

say "a fresh $suite"
mmdebstrap --quiet --variant=minbase "$suite" "$root" /etc/apt/sources.list.d/debian.sources
cp /etc/resolv.conf "$root/etc/"
mount -t proc proc "$root/proc"
mkdir "$root/packages" "$root/src"
cp "$packages"/*.deb "$root/packages/"
cat > "$root/src/a.cpp" <<'END'
#include <stddef.h>
struct Job { size_t job_id; };
void f(Job &J) { J.job_id = reinterpret_cast<size_t>(&J); }
END
cat > "$root/src/compile_commands.json" <<'END'
[{"directory": "/src", "file": "a.cpp", "arguments": ["clang++", "-ffreestanding", "-c", "a.cpp"]}]
END
found="address of 'Job' becomes the ID 'job_id'"
apt update

say "the programs, in a system without a compiler"
apt install "/packages/$(basename "$packages"/stableid_*.deb)"
inside dpkg-query -W -f '${Package} ${Version} ${db:Status-Status}\n' 'stableid*'
expect 1 "$found" stableid scan -q --no-cache /src/a.cpp -- -ffreestanding
expect 0 "LLVM 22" stableid --version
expect 0 "ok   clang's own headers /usr/lib/stableid/clang/22" stableid doctor -p /src
expect 0 "## Why" stableid explain stableid-address-as-key
expect 0 "-F _stableid" cat /usr/share/bash-completion/completions/stableid

for module in "$packages"/stableid-tidy-*.deb; do
  name=$(basename "$module" | cut -d_ -f1)
  major=${name##*-}
  say "the module for clang-tidy $major, with what it depends on"
  apt install "/packages/$(basename "$module")"
  inside dpkg-query -W -f '${Package} ${Version}\n' "$name" "clang-tidy-$major" "libclang-cpp$major"
  expect 0 "$found" clang-tidy-"$major" -load "/usr/lib/stableid/$major/stableid-tidy.so" \
    --checks='-*,stableid-*' /src/a.cpp -- -ffreestanding
done

say "the library, with a compiler"
apt install g++ pkg-config $(cd "$root" && printf '/%s ' packages/libstableid-*.deb)
cat > "$root/src/b.cpp" <<'END'
#include <cstdio>
#include <stableid/stableid.h>
#include <stableid/witness.h>
int main() {
  int *p = new int;
  stableid::witness::identity(p, "number");
  std::printf("ids %d\n", stableid::next_id<int>() != stableid::next_id<int>());
  delete p;
}
END
expect 0 "" sh -c 'g++ -std=c++17 /src/b.cpp -o /src/b $(pkg-config --cflags --libs stableid-state)'
expect 0 "ids 1" /src/b
expect 0 "'number': 1 identity" stableid witness -- /src/b

say "removed"
names=$(inside dpkg-query -W -f '${Package}\n' '*stableid*')
echo $names
apt remove $names
left=$(files)
[ -z "$left" ] || { echo "not so: nothing is left; there is"; echo "$left"; exit 1; }
say "purged"
inside dpkg --purge $names > /dev/null 2>&1
left=$(inside dpkg-query -W -f '${Package} ${db:Status-Status}\n' '*stableid*' 2> /dev/null |
  grep -v not-installed || true)
[ -z "$left" ] || { echo "not so: dpkg has forgotten them; it knows"; echo "$left"; exit 1; }
expect 0 "" dpkg --audit
say "all as it should be"

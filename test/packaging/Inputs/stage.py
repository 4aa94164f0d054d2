# Makes a tree like the one that `cmake --install` stages, with small programs that print
# their name and arguments. Usage: stage.py COMPILER FOLDER
import os
import subprocess
import sys

compiler, folder = sys.argv[1:]
SOURCE = r"""
#include <stdio.h>
#include <string.h>
int main(int argc, char **argv) {
  const char *name = strrchr(argv[0], '/');
  printf("%s", name ? name + 1 : argv[0]);
  for (int i = 1; i < argc; ++i)
    printf(" %s", argv[i]);
  puts("");
  return argc > 1 && strcmp(argv[1], "found") == 0;
}
"""
for program in ("stableid", "stableid-clangd", "stableid-model"):
    path = os.path.join(folder, "prefix/bin", program)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    subprocess.run([compiler, "-g", "-xc", "-", "-o", path], input=SOURCE, text=True,
                   check=True)
for name, text in {"lib/stableid/clang/22/include/stddef.h": "// a header\n",
                   "share/doc/stableid/README.md": "# stableid\n",
                   "include/stableid/id.h": "// the library\n"}.items():
    path = os.path.join(folder, "prefix", name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as stream:
        stream.write(text)

#!/usr/bin/env python3
"""How the cost of the checks grows with the program, and whether that is near to
linear.

  bench/checks/growth.py [--shapes WORD] [--sizes N...] [--profile FOLDER]

Writes programs of one shape at doubling sizes, with an address at the front and an
ID at the end, counts the instructions of the analysis alone, and fits
y = c * n^k. Exits with 1 when an exponent is beyond the aim.
"""
import argparse
import math
import os
import sys
import tempfile

import measure

AIM = 1.3
# Many findings are many edits, each of which asks who reads what it changes.
AIM_OF_FINDINGS = 1.2
SIZES = [500, 1000, 2000, 4000]

HEAD = """// Made by bench/checks/growth.py.
typedef unsigned long word;
struct Session { word session_id; };
"""
MAP = """namespace std {
template <class K, class V> struct pair { K first; V second; };
template <class K, class V> struct map {
  using key_type = K;
  using mapped_type = V;
  V &operator[](const K &);
  pair<K, V> *find(const K &);
  pair<K, V> *end();
  int erase(const K &);
  void clear();
};
}
"""


def lines(n, template):
    return "\n".join(template.format(i=i, next=i + 1, last=n - 1) for i in range(n))


def chain(n):
    """assignments, each from the one before"""
    return (HEAD + "void f(Session *p, Session &s) {\n  word v0 = (word)p;\n" +
            lines(n, "  word v{next} = v{i} + {i};") +
            f"\n  s.session_id = v{n};\n}}\n")


def joins(n):
    """if and else, one after another, on one variable"""
    return (HEAD + "void f(Session *p, Session &s, word c) {\n  word v = (word)p;\n" +
            lines(n, "  if (c == {i}) v = v + {next}; else v = v ^ {next};") +
            "\n  s.session_id = v;\n}\n")


def many_joins(n):
    """if and else, each with a variable of its own"""
    return (HEAD + "void f(Session *p, Session &s, word c) {\n  word v0 = (word)p;\n" +
            lines(n, "  word v{next}; if (c == {i}) v{next} = v{i} + 1; "
                     "else v{next} = v{i} ^ 3;") +
            f"\n  s.session_id = v{n};\n}}\n")


def nested_loops(n):
    """loops within loops; n is ten times the depth"""
    n //= 10
    return (HEAD + "void f(Session *p, Session &s, word c) {\n  word v = (word)p;\n" +
            lines(n, "  for (word i{i} = 0; i{i} < c; ++i{i}) {{ v = v * 31 + i{i};") +
            "\n  v = v + 1;\n" + "}" * n + "\n  s.session_id = v;\n}\n")


def loops(n):
    """loops one after another"""
    return (HEAD + "void f(Session *p, Session &s, word c) {\n  word v = (word)p;\n" +
            lines(n, "  for (word i = 0; i < c; ++i) v = v * 31 + {i};") +
            "\n  s.session_id = v;\n}\n")


def backward_loop(n):
    """one loop whose assignments stand in the wrong order"""
    return (HEAD + "void f(Session *p, Session &s, word c) {\n  word v0 = (word)p;\n" +
            lines(n, "  word v{next} = 0;") + "\n  while (--c) {\n" +
            "\n".join(f"    v{i + 1} = v{i};" for i in reversed(range(n))) +
            f"\n  }}\n  s.session_id = v{n};\n}}\n")


def switch(n):
    """a switch with many cases"""
    return (HEAD + "void f(Session *p, Session &s, word c) {\n  word v = (word)p;\n"
            "  switch (c) {\n" +
            lines(n, "  case {i}: v = v * 31 + {i}; break;") +
            "\n  }\n  s.session_id = v;\n}\n")


def many_switch(n):
    """a switch whose cases have a variable each"""
    return (HEAD + "void f(Session *p, Session &s, word c) {\n  word v = (word)p;\n" +
            lines(n, "  word v{i} = 0;") + "\n  switch (c) {\n" +
            lines(n, "  case {i}: v{i} = v * 31 + {i}; break;") +
            f"\n  }}\n  s.session_id = v{n - 1};\n}}\n")


def calls_down(n):
    """functions that call one another, callees first"""
    return (HEAD + "static word f0(word x) { return x + 1; }\n" +
            lines(n, "static word f{next}(word x) {{ return f{i}(x) * 3; }}") +
            f"\nvoid f(Session *p, Session &s) {{ s.session_id = f{n}((word)p); }}\n")


def calls_up(n):
    """functions that call one another, callers first"""
    return (HEAD + lines(n + 1, "static void f{i}(Session &, word);") +
            "\nvoid f(Session *p, Session &s) { f0(s, (word)p); }\n" +
            lines(n, "static void f{i}(Session &s, word x) {{ f{next}(s, x * 3); }}") +
            f"\nstatic void f{n}(Session &s, word x) {{ s.session_id = x; }}\n")


def returns_up(n):
    """functions that return the address made at the bottom, callers first"""
    return (HEAD + lines(n + 1, "static word f{i}(Session *);") +
            "\nvoid f(Session *p, Session &s) { s.session_id = f0(p); }\n" +
            lines(n, "static word f{i}(Session *p) {{ return f{next}(p) * 3; }}") +
            f"\nstatic word f{n}(Session *p) {{ return (word)p; }}\n")


def recursion(n):
    """functions that call one another in a ring"""
    return (HEAD + lines(n, "static word f{i}(Session &, word);") + "\n" +
            lines(n - 1, "static word f{i}(Session &s, word x) "
                         "{{ return f{next}(s, x + 1); }}") +
            f"\nstatic word f{n - 1}(Session &s, word x) "
            "{ s.session_id = x; return f0(s, x); }\n"
            "void f(Session *p, Session &s) { f0(s, (word)p); }\n")


def one_helper(n):
    """one function called from many"""
    return (HEAD + "static word mix(word x) { return x * 31; }\n" +
            lines(n, "void f{i}(Session *p, Session &s) "
                     "{{ s.session_id = mix((word)p); }}") + "\n")


def functions(n):
    """functions with an address and an ID each, and others without"""
    return (HEAD + lines(n, "void f{i}(Session *p, Session &s) "
                            "{{ word v = (word)p; s.session_id = v; }}\n"
                            "int g{i}(int x) {{ return x > 3 ? x * 3 : x - 1; }}") + "\n")


def fields(n):
    """fields of one object, each filled from the one before"""
    return (HEAD + "struct Big {\n" + lines(n + 1, "  word v{i};") + "\n  word get();\n};\n"
            "void f(Session *p, Session &s, Big &b) {\n  b.v0 = (word)p;\n" +
            lines(n, "  b.v{next} = b.v{i} + 1;") + f"\n  s.session_id = b.v{n};\n}}\n")


def global_fields(n):
    """fields, each filled by a function of its own"""
    return (HEAD + "struct Big {\n" + lines(n + 1, "  word v{i};") +
            "\n  void set(Session *p) { v0 = (word)p; }\n" +
            lines(n, "  void set{i}() {{ v{next} = v{i} + 1; }}") +
            f"\n  void get(Session &s) {{ s.session_id = v{n}; }}\n}};\n")


def whole(n):
    """an object of many fields that is handed on as a whole"""
    return (HEAD + "struct Big {\n" + lines(n + 1, "  word v{i};") + "\n};\n"
            "void use(Big &);\nvoid f(Session *p, Session &s) {\n  Big b;\n  "
            "b.v0 = (word)p;\n" +
            lines(n, "  b.v{next} = b.v{i} + 1; use(b);") +
            f"\n  s.session_id = b.v{n};\n}}\n")


def containers(n):
    """static containers with the address as a key"""
    return (HEAD + MAP + lines(n, "static std::map<const Session *, int> m{i};") +
            "\nvoid f(const Session *p, int c) {\n" +
            lines(n, "  if (m{i}.find(p) == m{i}.end()) m{i}[p] = c;") + "\n}\n")


def early_returns(n):
    """local containers with the address as a key, and a return after each"""
    return (HEAD + MAP + "int f(Session *p, Session &s, int c) {\n  word v = (word)p;\n" +
            lines(n, "  std::map<word, int> m{i}; m{i}[v] = c; if (c == {i}) return {i};") +
            "\n  s.session_id = v;\n  return 0;\n}\n")


def deletes(n):
    """static containers with the address as a key, and an object deleted after each"""
    return (HEAD + MAP + lines(n, "static std::map<const Session *, int> m{i};") +
            "\nvoid f(Session *p, Session *q) {\n" +
            lines(n, "  m{i}[p] = 1; if (q->session_id == {i}) {{ delete q; return; }}") +
            "\n}\n")


def expression(n):
    """one expression of many operands"""
    return (HEAD + "void f(Session *p, Session &s, word c) {\n  s.session_id = (word)p" +
            "".join(f"\n    + c * {i}" for i in range(n)) + ";\n}\n")


def parameters(n):
    """one function with many parameters, all of them addresses"""
    return (HEAD + "static void f(Session &s" + lines(n, ",\n  Session *p{i}") + ") {\n" +
            "  word v = 0;\n" + lines(n, "  v = v ^ (word)p{i};") +
            "\n  s.session_id = v;\n}\n")


def findings(n):
    """one field that is given an address at many places of one function"""
    return (HEAD + "void f(Session *p, Session &s) {\n" +
            lines(n, "  s.session_id = (word)p + {i};") + "\n}\n")


def findings_apart(n):
    """one field that is given an address in many functions, and read in as many"""
    return (HEAD + lines(n, "void f{i}(Session *p, Session &s) {{ s.session_id = (word)p; }}\n"
                            "bool g{i}(Session &s) {{ return s.session_id != 0; }}") + "\n")


def edits(n):
    """objects that keep their address, each with an edit"""
    return (HEAD + lines(n, "class C{i} {{ word id_ = (word)this; public: "
                            "bool known() const {{ return id_ != 0; }} }};") + "\n")


def members(n):
    """objects that answer with their address, each of which gets a member"""
    return (HEAD + lines(n, "class C{i} {{ int x = 0; public: word id() const "
                            "{{ return (word)this; }} }};\n"
                            "bool known{i}(const C{i} &c) {{ return c.id() != 0; }}") + "\n")


SHAPES = [chain, joins, many_joins, nested_loops, loops, backward_loop, switch,
          many_switch, calls_down, calls_up, returns_up, recursion, one_helper, functions,
          fields, global_fields, whole, containers, early_returns, deletes, expression,
          parameters, findings, findings_apart, edits, members]


def fit(points):
    """The exponent of y = c * n^k by least squares of the logarithms, and its
    standard error."""
    xs = [math.log(n) for n, _ in points]
    ys = [math.log(y) for _, y in points]
    mx, my = sum(xs) / len(xs), sum(ys) / len(ys)
    spread = sum((x - mx) ** 2 for x in xs)
    k = sum((x - mx) * (y - my) for x, y in zip(xs, ys)) / spread
    left = sum((y - my - k * (x - mx)) ** 2 for x, y in zip(xs, ys))
    return k, math.sqrt(left / max(1, len(xs) - 2) / spread)


def measure_shape(options, shape, folder):
    """Pairs of size and instructions; all sizes in one process, for starting
    clang-tidy costs more than what is measured."""
    os.makedirs(folder, exist_ok=True)
    sources = []
    for n in options.sizes:
        sources.append(os.path.join(folder, f"{shape.__name__}_{n}.cpp"))
        with open(sources[-1], "w", encoding="utf-8") as stream:
            stream.write(shape(n))
    line = measure.command(options, sources, ["-std=c++17", "-fbracket-depth=4096"], "alone")
    counts = measure.instructions_of_analysis(line, folder)
    if len(counts) != len(sources):
        sys.exit(f"{shape.__name__}: {len(counts)} of {len(sources)} were measured")
    return list(zip(options.sizes, counts))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    measure.arguments(parser)
    parser.add_argument("--shapes", default="", help="only those with this in their name")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--profile", help="keep what callgrind wrote in this folder")
    options = parser.parse_args()
    measure.require(["valgrind"])
    missed = 0
    print("| shape | " + " | ".join(f"n = {n}" for n in options.sizes) +
          " | exponent | last step | |")
    print("|---|" + "---|" * (len(options.sizes) + 3))
    for shape in SHAPES:
        if options.shapes not in shape.__name__:
            continue
        with tempfile.TemporaryDirectory() as folder:
            points = measure_shape(options, shape, options.profile and os.path.join(
                options.profile, shape.__name__) or folder)
        k, error = fit(points)
        (n0, y0), (n1, y1) = points[-2:]
        last = math.log(y1 / y0) / math.log(n1 / n0)
        aim = AIM_OF_FINDINGS if shape in (findings, findings_apart, edits, members) else AIM
        met = k <= aim
        missed += not met
        print(f"| {shape.__doc__} (`{shape.__name__}`) | " +
              " | ".join(f"{y / 1e6:.2f}" for _, y in points) +
              f" | {k:.2f} ± {error:.2f} | {last:.2f} | {'met' if met else 'missed'} |",
              flush=True)
    print(f"\nMillions of instructions; aim: at most {AIM}, of many findings "
          f"{AIM_OF_FINDINGS}.")
    return missed != 0


if __name__ == "__main__":
    sys.exit(main())

# Stops where the first element of a container has moved, and prints both addresses:
#   gdb -batch -x bench/identity/growth.gdb GROWTH-PROGRAM
set pagination off
set breakpoint pending on
break element_moved
commands
  silent
  printf "%s, element %lu: %p is now %p\n", (char *)$rdi, (long)$rsi, (void *)$rdx, (void *)$rcx
  continue
end
run

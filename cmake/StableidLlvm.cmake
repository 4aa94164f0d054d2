# Finds LLVM and Clang, refuses versions the checks are not written for, and
# defines stableid::clang: what every target of checks/ compiles with.
set(STABLEID_LLVM_SUPPORTED 22 19)

# LLVM's own version file accepts only an equal major.minor, so that asking for
# "22" fails. Ask for none, and judge what was found.
set(hints)
foreach(major IN LISTS STABLEID_LLVM_SUPPORTED)
  list(APPEND hints /usr/lib/llvm-${major})
endforeach()
list(JOIN STABLEID_LLVM_SUPPORTED " and " supported)

find_package(LLVM CONFIG QUIET HINTS ${hints})
if(NOT LLVM_FOUND)
  message(
    FATAL_ERROR
      "no LLVM found, and stableid's checks need LLVM ${supported}: install "
      "llvm-22-dev, libclang-22-dev and libclang-cpp22-dev, name one with "
      "-DLLVM_DIR=<prefix>/lib/cmake/llvm, or build the library alone with "
      "-DSTABLEID_BUILD_CHECKS=OFF")
endif()
if(NOT LLVM_VERSION_MAJOR IN_LIST STABLEID_LLVM_SUPPORTED)
  message(
    FATAL_ERROR
      "found LLVM ${LLVM_PACKAGE_VERSION} in ${LLVM_DIR}, but stableid's checks "
      "support LLVM ${supported}: name another with "
      "-DLLVM_DIR=<prefix>/lib/cmake/llvm")
endif()
find_package(
  Clang CONFIG QUIET
  HINTS ${LLVM_INSTALL_PREFIX}
  NO_DEFAULT_PATH)
if(NOT Clang_FOUND)
  message(
    FATAL_ERROR
      "found LLVM ${LLVM_PACKAGE_VERSION} in ${LLVM_DIR}, but no Clang beside "
      "it: install libclang-${LLVM_VERSION_MAJOR}-dev and "
      "libclang-cpp${LLVM_VERSION_MAJOR}-dev")
endif()
message(STATUS "LLVM ${LLVM_PACKAGE_VERSION} in ${LLVM_INSTALL_PREFIX}")

# The program that loads the module brings LLVM's symbols: nothing is linked.
add_library(stableid-clang INTERFACE)
add_library(stableid::clang ALIAS stableid-clang)
separate_arguments(definitions UNIX_COMMAND "${LLVM_DEFINITIONS}")
target_include_directories(
  stableid-clang SYSTEM INTERFACE ${LLVM_INCLUDE_DIRS} ${CLANG_INCLUDE_DIRS})
target_include_directories(stableid-clang INTERFACE ${PROJECT_SOURCE_DIR}/checks)
target_compile_definitions(stableid-clang INTERFACE ${definitions})
target_compile_features(stableid-clang INTERFACE cxx_std_17)
# No RTTI, whatever LLVM was built with: type information would refer to LLVM's
# while the module is being loaded, and a version that lacks one would fail there
# and not reach the sentence in tidy/Version.cpp.
# No time stamp in a precompiled header: it would never be the same twice, and
# ccache would miss.
target_compile_options(
  stableid-clang
  INTERFACE -Wall
            -Wextra
            -fno-rtti
            $<$<NOT:$<BOOL:${LLVM_ENABLE_EH}>>:-fno-exceptions>
            "$<$<CXX_COMPILER_ID:Clang>:SHELL:-Xclang -fno-pch-timestamp>")

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
option(STABLEID_UNTESTED_LLVM "build with a version of LLVM that nobody tried" OFF)
if(NOT LLVM_VERSION_MAJOR IN_LIST STABLEID_LLVM_SUPPORTED
   AND STABLEID_UNTESTED_LLVM
   AND LLVM_VERSION_MAJOR GREATER 19)
  message(
    WARNING "LLVM ${LLVM_PACKAGE_VERSION} is untested: stableid is built and tested "
            "with LLVM ${supported}")
elseif(NOT LLVM_VERSION_MAJOR IN_LIST STABLEID_LLVM_SUPPORTED)
  message(
    FATAL_ERROR
      "found LLVM ${LLVM_PACKAGE_VERSION} in ${LLVM_DIR}, but stableid's checks "
      "support LLVM ${supported}: name another with "
      "-DLLVM_DIR=<prefix>/lib/cmake/llvm, or try a later one with "
      "-DSTABLEID_UNTESTED_LLVM=ON")
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
# and not reach the sentence in plugin/Version.cpp.
# No time stamp in a precompiled header: it would never be the same twice, and
# ccache would miss.
target_compile_options(
  stableid-clang
  INTERFACE -Wall
            -Wextra
            -fno-rtti
            $<$<NOT:$<BOOL:${LLVM_ENABLE_EH}>>:-fno-exceptions>
            "$<$<CXX_COMPILER_ID:Clang>:SHELL:-Xclang -fno-pch-timestamp>")

# What programs of our own link, which nobody loads into LLVM's: LLVM, clang beside
# it, and clang-tidy beside both. Either the shared libraries that LLVM's own programs
# use, or, for a program that needs nothing, LLVM's archives and libc's.
option(STABLEID_STATIC "Link the programs with archives alone, libc's among them" OFF)
foreach(part llvm clang-libraries clang-tidy)
  add_library(stableid-${part} INTERFACE)
  add_library(stableid::${part} ALIAS stableid-${part})
endforeach()
target_link_libraries(stableid-clang-libraries INTERFACE stableid::llvm)
target_link_libraries(stableid-clang-tidy INTERFACE stableid::clang-libraries)
if(STABLEID_STATIC)
  file(GLOB archives ${LLVM_LIBRARY_DIR}/libclang[A-Z]*.a
       ${LLVM_LIBRARY_DIR}/libLLVM*.a)
  list(FILTER archives EXCLUDE REGEX "libclang(d|Daemon)[A-Za-z]*.a$")
  if(NOT archives)
    message(FATAL_ERROR "STABLEID_STATIC needs LLVM's archives, and there are none "
                        "such as ${LLVM_LIBRARY_DIR}/libclangAST.a")
  endif()
  # The archives refer to each other both ways. What LLVM would ask of Z3, which has no
  # archive, NoZ3.cpp answers; it has to come first.
  add_library(stableid-no-z3 OBJECT ${CMAKE_CURRENT_LIST_DIR}/NoZ3.cpp)
  target_link_libraries(stableid-no-z3 PRIVATE stableid::clang)
  target_link_libraries(
    stableid-llvm INTERFACE $<TARGET_OBJECTS:stableid-no-z3>
                            "$<LINK_GROUP:RESCAN,${archives}>" z zstd m)
  target_link_options(stableid-llvm INTERFACE -static -fuse-ld=lld
                      LINKER:--gc-sections,-O2)
else()
  if(TARGET LLVM)
    target_link_libraries(stableid-llvm INTERFACE LLVM)
  else()
    llvm_map_components_to_libnames(support Support)
    target_link_libraries(stableid-llvm INTERFACE ${support})
  endif()
  target_link_libraries(stableid-clang-libraries INTERFACE clang-cpp)
  target_link_libraries(stableid-clang-tidy INTERFACE clangTidy clangTidyUtils)
endif()

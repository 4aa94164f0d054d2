# Builds everything with the sanitizers in STABLEID_SANITIZE, and finds the
# runtime that a program without them needs preloaded to load the module.
set(STABLEID_SANITIZER_RUNTIME "")
if(NOT STABLEID_SANITIZE)
  return()
endif()
if(NOT CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  message(FATAL_ERROR "STABLEID_SANITIZE needs clang, not ${CMAKE_CXX_COMPILER}")
endif()

add_compile_options(-fsanitize=${STABLEID_SANITIZE} -fno-sanitize-recover=all
                    -fno-omit-frame-pointer)
add_link_options(-fsanitize=${STABLEID_SANITIZE})

# One shared runtime: the module and the program that loads it must agree on it.
if(STABLEID_SANITIZE MATCHES "address")
  add_compile_options(-shared-libsan)
  add_link_options(-shared-libsan)
  set(name libclang_rt.asan-${CMAKE_SYSTEM_PROCESSOR}.so)
  execute_process(
    COMMAND ${CMAKE_CXX_COMPILER} -print-file-name=${name}
    OUTPUT_VARIABLE STABLEID_SANITIZER_RUNTIME
    OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
  if(NOT IS_ABSOLUTE "${STABLEID_SANITIZER_RUNTIME}")
    message(
      FATAL_ERROR "no ${name} beside ${CMAKE_CXX_COMPILER}: install "
                  "the package libclang-rt-N-dev of that clang")
  endif()
  cmake_path(GET STABLEID_SANITIZER_RUNTIME PARENT_PATH runtime_folder)
  add_link_options(-Wl,-rpath,${runtime_folder})
endif()

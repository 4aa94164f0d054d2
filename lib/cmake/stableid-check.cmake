# stableid_check(TARGET...): scans the sources of these targets as the target
# `stableid-check`, with the program stableid. Found by find_package(stableid).
#
#   find_package(stableid REQUIRED)
#   stableid_check(server client)
#   cmake --build build --target stableid-check
#
# STABLEID_PROGRAM names the program where it is not in PATH. Targets of several
# calls are scanned together.
function(stableid_check)
  if(NOT ARGN)
    message(FATAL_ERROR "stableid_check needs targets, as in stableid_check(server)")
  endif()
  find_program(STABLEID_PROGRAM stableid)
  if(NOT STABLEID_PROGRAM)
    message(FATAL_ERROR "stableid_check: no program stableid in PATH: install it, or name "
                        "it with -DSTABLEID_PROGRAM=FILE")
  endif()
  if(NOT CMAKE_GENERATOR MATCHES "Ninja|Makefiles")
    message(FATAL_ERROR "stableid_check: ${CMAKE_GENERATOR} writes no compile database; "
                        "Ninja and Makefiles do")
  endif()
  get_property(targets GLOBAL PROPERTY STABLEID_CHECK)
  if(NOT targets)
    cmake_language(DEFER DIRECTORY ${CMAKE_SOURCE_DIR} CALL _stableid_add_check)
  endif()
  foreach(target IN LISTS ARGN)
    if(NOT TARGET ${target})
      message(FATAL_ERROR "stableid_check: there is no target '${target}'")
    endif()
    get_target_property(imported ${target} IMPORTED)
    if(imported)
      message(FATAL_ERROR "stableid_check: '${target}' is imported and has no sources")
    endif()
    get_target_property(aliased ${target} ALIASED_TARGET)
    if(aliased)
      set(target ${aliased})
    endif()
    list(APPEND targets ${target})
  endforeach()
  set_property(GLOBAL PROPERTY STABLEID_CHECK ${targets})
endfunction()

# Runs when all CMakeLists.txt are read, so that target_sources() after
# stableid_check() counts. The targets are built first: the scan reads headers
# that their builds generate.
function(_stableid_add_check)
  get_property(targets GLOBAL PROPERTY STABLEID_CHECK)
  list(REMOVE_DUPLICATES targets)
  set(sources)
  foreach(target IN LISTS targets)
    set_target_properties(${target} PROPERTIES EXPORT_COMPILE_COMMANDS ON)
    get_target_property(files ${target} SOURCES)
    get_target_property(folder ${target} SOURCE_DIR)
    foreach(file IN LISTS files)
      if(file MATCHES "\\.(c|cc|cpp|cxx|c\\+\\+|C|m|mm)$")
        cmake_path(ABSOLUTE_PATH file BASE_DIRECTORY ${folder})
        list(APPEND sources ${file})
      endif()
    endforeach()
  endforeach()
  list(REMOVE_DUPLICATES sources)
  if(NOT sources)
    message(FATAL_ERROR "stableid_check: no sources in ${targets}")
  endif()
  add_custom_target(
    stableid-check
    COMMAND ${STABLEID_PROGRAM} scan -p ${CMAKE_BINARY_DIR} ${sources}
    USES_TERMINAL
    COMMENT "Looking for addresses that are used as identity"
    VERBATIM)
  add_dependencies(stableid-check ${targets})
endfunction()

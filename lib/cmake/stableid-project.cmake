# stableid_project(NAME TARGET...): judges the sources of these targets as one program,
# in parts that the build does again only where something changed: facts for each
# source, an index of them, and the findings by the target NAME. Found by
# find_package(stableid).
#
#   find_package(stableid REQUIRED)
#   stableid_project(server-identity server common)
#   cmake --build build --target server-identity
#
# The targets are all that the program is made of. STABLEID_PROGRAM names the program
# stableid where it is not in PATH.
function(stableid_project name)
  if(NOT ARGN)
    message(FATAL_ERROR "stableid_project needs a name and targets, as in "
                        "stableid_project(server-identity server)")
  endif()
  find_program(STABLEID_PROGRAM stableid)
  if(NOT STABLEID_PROGRAM)
    message(FATAL_ERROR "stableid_project: no program stableid in PATH: install it, or "
                        "name it with -DSTABLEID_PROGRAM=FILE")
  endif()
  if(NOT CMAKE_GENERATOR MATCHES "Ninja|Makefiles")
    message(FATAL_ERROR "stableid_project: ${CMAKE_GENERATOR} writes no compile "
                        "database; Ninja and Makefiles do")
  endif()
  set(folder ${CMAKE_CURRENT_BINARY_DIR}/${name}.stableid)
  set(all)
  foreach(target IN LISTS ARGN)
    if(NOT TARGET ${target})
      message(FATAL_ERROR "stableid_project: there is no target '${target}'")
    endif()
    set_target_properties(${target} PROPERTIES EXPORT_COMPILE_COMMANDS ON)
    get_target_property(files ${target} SOURCES)
    get_target_property(base ${target} SOURCE_DIR)
    foreach(file IN LISTS files)
      if(NOT file MATCHES "\\.(c|cc|cpp|cxx|c\\+\\+|C|m|mm)$")
        continue()
      endif()
      cmake_path(ABSOLUTE_PATH file BASE_DIRECTORY ${base} NORMALIZE)
      file(RELATIVE_PATH short ${CMAKE_SOURCE_DIR} ${file})
      string(REGEX REPLACE "[^A-Za-z0-9_.-]" "_" short ${short})
      set(facts ${folder}/${target}/${short}.facts)
      if(facts IN_LIST all)
        continue()
      endif()
      list(APPEND all ${facts})
      # The headers that the target's build generates are there before it is read.
      add_custom_command(
        OUTPUT ${facts}
        COMMAND ${STABLEID_PROGRAM} facts -p ${CMAKE_BINARY_DIR} --root
                ${CMAKE_SOURCE_DIR} --depfile ${facts}.d -o ${facts} ${file}
        DEPENDS ${file} ${target} ${STABLEID_PROGRAM}
        DEPFILE ${facts}.d
        COMMENT "Facts of ${short}"
        VERBATIM)
      file(MAKE_DIRECTORY ${folder}/${target})
    endforeach()
  endforeach()
  if(NOT all)
    message(FATAL_ERROR "stableid_project: no sources in ${ARGN}")
  endif()
  # A command line has an end; a list has none.
  list(JOIN all "\n" lines)
  file(GENERATE OUTPUT ${folder}/units CONTENT "${lines}\n")
  add_custom_command(
    OUTPUT ${folder}/index
    COMMAND ${STABLEID_PROGRAM} merge --complete -o ${folder}/index @${folder}/units
    DEPENDS ${all} ${folder}/units
    COMMENT "Index of ${name}"
    VERBATIM)
  add_custom_target(
    ${name}
    COMMAND ${STABLEID_PROGRAM} judge -p ${CMAKE_BINARY_DIR} --root ${CMAKE_SOURCE_DIR}
            --index ${folder}/index @${folder}/units
    DEPENDS ${folder}/index
    USES_TERMINAL
    COMMENT "Looking for addresses that are used as identity in ${name}"
    VERBATIM)
endfunction()

# Compiles through ccache where it is installed. A launcher that the user chose
# stays. ccache caches a file that uses a precompiled header only when it is told
# that macros of that header need no second look.
find_program(STABLEID_CCACHE ccache)
mark_as_advanced(STABLEID_CCACHE)
if(STABLEID_CCACHE AND PROJECT_IS_TOP_LEVEL)
  foreach(language C CXX)
    if(NOT DEFINED CMAKE_${language}_COMPILER_LAUNCHER)
      set(CMAKE_${language}_COMPILER_LAUNCHER
          ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros
          ${STABLEID_CCACHE})
    endif()
  endforeach()
endif()

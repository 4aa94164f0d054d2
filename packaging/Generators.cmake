# CPack reads this for each generator: the tarball is one tree, not one per component.
if(CPACK_GENERATOR STREQUAL "External")
  set(CPACK_MONOLITHIC_INSTALL ON)
endif()
